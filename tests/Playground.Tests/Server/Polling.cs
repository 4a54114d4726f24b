using System.Diagnostics;
using System.Text.Json.Nodes;

namespace WorkshopBot.Tests;

/// <summary>getUpdates.</summary>
public sealed class Polling
{
    [Fact]
    public async Task Updates_come_again_until_a_higher_offset_confirms_them()
    {
        await using var playing = await Playing.StartAsync();
        var (dia, first) = await SayAsync(playing, 5);
        Assert.Equal(Ids(first, 5), Ids(await playing.UpdatesAsync()));
        Assert.Equal(Ids(first, 5), Ids(await playing.UpdatesAsync()));
        Assert.Equal(Ids(first + 2, 3), Ids(await playing.UpdatesAsync(first + 2)));
        Assert.Equal(Ids(first + 2, 3), Ids(await playing.UpdatesAsync()));
        Assert.Equal([first + 2], Ids(await GetAsync(playing, """{"limit":1}""")));
        Assert.Empty(await playing.UpdatesAsync(first + 5));
        playing.World.Say(dia, "next");
        Assert.Equal([first + 5], Ids(await playing.UpdatesAsync(first + 5)));
    }

    [Fact]
    public async Task A_negative_offset_forgets_all_but_the_last()
    {
        await using var playing = await Playing.StartAsync();
        var (_, first) = await SayAsync(playing, 5);
        Assert.Equal(Ids(first + 3, 2), Ids(await playing.UpdatesAsync(-2)));
        Assert.Equal(Ids(first + 3, 2), Ids(await playing.UpdatesAsync()));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(100, 100)]
    [InlineData(1000, 100)]
    public async Task A_limit_is_1_to_100(int asked, int got)
    {
        await using var playing = await Playing.StartAsync();
        await SayAsync(playing, 110);
        Assert.Equal(got, (await GetAsync(playing, $$"""{"limit":{{asked}}}""")).Count);
    }

    [Fact]
    public async Task A_long_poll_ends_with_the_first_update()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var poll = playing.OkAsync("getUpdates", """{"timeout":30}""");
        playing.World.Say(dia.Id, "hello");
        Assert.Equal("hello", (string)(await poll.WaitAsync(TimeSpan.FromSeconds(20)))[0]!["message"]!["text"]!);
    }

    [Fact]
    public async Task A_second_getUpdates_ends_the_first()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var first = playing.CallAsync("getUpdates", """{"timeout":30}""");
        await WaitUntilWaitingAsync(playing);
        var second = playing.OkAsync("getUpdates", """{"timeout":30}""");
        var ended = await first.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal((409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"),
            ((int)ended.Status, ended.Description));
        playing.World.Say(dia.Id, "hello");
        Assert.Single((await second).AsArray());
    }

    [Fact]
    public async Task A_webhook_ends_a_poll_and_forbids_the_next()
    {
        await using var playing = await Playing.StartAsync();
        var poll = playing.CallAsync("getUpdates", """{"timeout":30}""");
        await WaitUntilWaitingAsync(playing);
        await playing.OkAsync("setWebhook", """{"url":"http://127.0.0.1:9/"}""");
        Assert.Equal("Conflict: terminated by setWebhook request", (await poll).Description);
        var next = await playing.CallAsync("getUpdates");
        Assert.Equal((409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"),
            ((int)next.Status, next.Description));
        await playing.OkAsync("deleteWebhook");
        Assert.Empty(await playing.UpdatesAsync());
    }

    [Fact]
    public async Task Who_asks_again_with_the_same_offset_waits()
    {
        await using var playing = await Playing.StartAsync(o => o.WaitAfterSameOffset = true);
        var (_, first) = await SayAsync(playing, 3);
        Assert.Equal(Ids(first, 3), Ids(await playing.UpdatesAsync(first)));
        Assert.Equal([first], Ids(await playing.UpdatesAsync(first)));
        await playing.UpdatesAsync(first + 3);
        var watch = Stopwatch.StartNew();
        Assert.Empty(await playing.UpdatesAsync(first + 3));
        Assert.InRange(watch.Elapsed.TotalSeconds, 2.5, 10);
    }

    [Fact]
    public async Task Updates_expire_a_message_after_a_day_a_press_after_150_seconds()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        int id = await playing.SayAsync(dia.Id, "x", ""","reply_markup":{"inline_keyboard":[[{"text":"b","callback_data":"c"}]]}""");
        playing.World.Tap(dia.Id, id, "b");
        playing.World.Say(dia.Id, "hello");
        playing.Clock.Move(TimeSpan.FromSeconds(151));
        Assert.Equal("hello", (string)(await playing.UpdatesAsync()).Single()!["message"]!["text"]!);
        playing.Clock.Move(TimeSpan.FromHours(24));
        Assert.Empty(await playing.UpdatesAsync());
    }

    [Fact]
    public async Task After_a_week_of_silence_the_ids_go_on_elsewhere()
    {
        await using var playing = await Playing.StartAsync();
        var (dia, first) = await SayAsync(playing, 1);
        await playing.UpdatesAsync(first + 1);
        playing.Clock.Move(TimeSpan.FromDays(8));
        playing.World.Say(dia, "after the holidays");
        var update = (await playing.UpdatesAsync(first + 1)).Single()!;
        Assert.NotEqual(first + 1, (int)update["update_id"]!);
        Assert.Equal("after the holidays", (string)update["message"]!["text"]!);
    }

    [Fact]
    public async Task Allowed_updates_are_remembered_and_do_not_filter_what_waits()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        playing.World.Say(dia.Id, "before");
        await GetAsync(playing, """{"allowed_updates":["my_chat_member"]}""");
        playing.World.Say(dia.Id, "after");
        playing.World.Block(dia.Id);
        var kinds = (await playing.UpdatesAsync()).Select(u => u!.AsObject().Last().Key);
        Assert.Equal(["message", "my_chat_member"], kinds);
    }

    private static async Task<(long Dia, int First)> SayAsync(Playing playing, int count)
    {
        var dia = await playing.SomebodyAsync();
        for (int i = 0; i < count; i++)
            playing.World.Say(dia.Id, $"{i}");
        return (dia.Id, (int)(await GetAsync(playing, """{"limit":1}"""))[0]!["update_id"]!);
    }

    private static async Task<JsonArray> GetAsync(Playing playing, string json) => (await playing.OkAsync("getUpdates", json)).AsArray();

    private static async Task WaitUntilWaitingAsync(Playing playing)
    {
        while (!playing.World.BotIsPolling)
            await playing.OkAsync("getMe");
    }

    private static List<int> Ids(JsonArray updates) => [.. updates.Select(u => (int)u!["update_id"]!)];

    private static List<int> Ids(int first, int count) => [.. Enumerable.Range(first, count)];
}
