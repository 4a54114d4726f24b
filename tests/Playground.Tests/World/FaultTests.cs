using System.Diagnostics;
using System.Net;
using WorkshopBot.Playground;

namespace WorkshopBot.Tests;

/// <summary>Told to fail, the server fails as Telegram and the network do.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task Too_many_requests_names_the_wait_three_times_and_does_nothing()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        playing.Server.Faults.Add(new Fault { Kind = FaultKind.TooManyRequests, Method = "sendMessage", RetryAfter = 7 });
        var answer = await playing.CallAsync("sendMessage", $$"""{"chat_id":{{dia.Id}},"text":"x"}""");
        Assert.Equal((429, "Too Many Requests: retry after 7", 7, TimeSpan.FromSeconds(7)),
            ((int)answer.Status, answer.Description, (int)answer.Body["parameters"]!["retry_after"]!, answer.RetryAfter));
        Assert.Single(playing.World.Chat(dia.Id).Messages);
        await playing.SayAsync(dia.Id, "again");
    }

    [Theory]
    [InlineData(FaultKind.ResetBefore, 0)]
    [InlineData(FaultKind.ResetAfter, 1)]
    [InlineData(FaultKind.Truncated, 1)]
    public async Task A_broken_connection_leaves_open_whether_it_was_done(FaultKind kind, int sent)
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        playing.Server.Faults.Add(new Fault { Kind = kind, Method = "sendMessage" });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => playing.SayAsync(dia.Id, "x"));
        Assert.Equal(sent, playing.World.Chat(dia.Id).Messages.Count(m => m.FromBot));
    }

    [Fact]
    public async Task A_proxys_error_is_HTML()
    {
        await using var playing = await Playing.StartAsync();
        playing.Server.Faults.Add(new Fault { Kind = FaultKind.HtmlError, Status = 502, Method = "get*" });
        using var answer = await playing.Http.GetAsync($"/bot{playing.Server.Token}/getMe");
        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_file_breaks_off_half_way_and_comes_whole_the_next_time()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var film = playing.World.SendVideo(dia.Id, [0, 0, 0, 16, .. "ftypisom"u8], 21);
        var file = await playing.OkAsync("getFile", $$"""{"file_id":"{{film.File!.Id}}"}""");
        var address = $"/file/bot{playing.Server.Token}/{file["file_path"]}";
        playing.Server.Faults.Add(new Fault { Kind = FaultKind.Truncated, Method = Fault.Download });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => playing.Http.GetByteArrayAsync(address));
        Assert.Equal(12, (await playing.Http.GetByteArrayAsync(address)).Length);
    }

    [Fact]
    public async Task Telegrams_own_error_is_JSON()
    {
        await using var playing = await Playing.StartAsync();
        playing.Server.Faults.Add(new Fault { Kind = FaultKind.ServerError });
        var answer = await playing.CallAsync("getMe");
        Assert.Equal((500, "Internal Server Error"), ((int)answer.Status, answer.Description));
    }

    [Fact]
    public async Task Latency_is_waited_out_and_then_it_is_done()
    {
        await using var playing = await Playing.StartAsync();
        playing.Server.Faults.Add(new Fault { Kind = FaultKind.Latency, Latency = TimeSpan.FromMilliseconds(300) });
        var watch = Stopwatch.StartNew();
        await playing.OkAsync("getMe");
        Assert.InRange(watch.ElapsedMilliseconds, 250, 20_000);
    }

    [Fact]
    public async Task Updates_come_twice_or_in_another_order()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        for (int i = 0; i < 6; i++)
            playing.World.Say(dia.Id, $"{i}");
        playing.Server.Faults.Add(new Fault { Kind = FaultKind.DuplicateUpdates });
        Assert.Equal("012345012345", await TextsAsync());
        playing.Server.Faults.Add(new Fault { Kind = FaultKind.ReorderUpdates });
        string shuffled = await TextsAsync();
        Assert.NotEqual("012345", shuffled);
        Assert.Equal("012345", string.Concat(shuffled.Order()));
        Assert.Equal("012345", await TextsAsync());

        async Task<string> TextsAsync() => string.Concat((await playing.UpdatesAsync()).Select(u => (string)u!["message"]!["text"]!));
    }

    [Fact]
    public async Task A_fault_strikes_one_person_after_some_requests_and_so_many_times()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var farah = await playing.SomebodyAsync();
        playing.Server.Faults.Add(new Fault { Kind = FaultKind.ServerError, Person = dia.Id, After = 1, Times = 2 });
        Assert.Equal("ok500500ok", await TryAsync(dia.Id, 4));
        playing.Server.Faults.Add(new Fault { Kind = FaultKind.ServerError, Person = dia.Id, Times = null });
        Assert.Equal("okok", await TryAsync(farah.Id, 2));
        Assert.Equal("500500500", await TryAsync(dia.Id, 3));
        playing.Server.Faults.Clear();
        Assert.Equal("ok", await TryAsync(dia.Id, 1));

        async Task<string> TryAsync(long chatId, int times)
        {
            string all = "";
            for (int i = 0; i < times; i++)
            {
                var answer = await playing.CallAsync("sendMessage", $$"""{"chat_id":{{chatId}},"text":"x"}""");
                all += answer.Status == HttpStatusCode.OK ? "ok" : $"{(int)answer.Status}";
            }
            return all;
        }
    }

    [Fact]
    public async Task Chance_can_be_repeated()
    {
        Assert.Equal(await RunAsync(7), await RunAsync(7));
        Assert.NotEqual(await RunAsync(7), await RunAsync(8));

        static async Task<string> RunAsync(int seed)
        {
            await using var playing = await Playing.StartAsync();
            playing.Server.Faults.Add(new Fault { Kind = FaultKind.ServerError, Probability = 0.5, Seed = seed, Times = null });
            string all = "";
            for (int i = 0; i < 40; i++)
                all += (await playing.CallAsync("getMe")).Status == HttpStatusCode.OK ? "." : "x";
            return all;
        }
    }

    [Fact]
    public async Task Published_rates_are_kept_when_asked_for()
    {
        await using var playing = await Playing.StartAsync(o => o.EnforceRates = true);
        var dia = await playing.SomebodyAsync();
        var group = playing.World.AddGroup("g", [dia.Id]);
        Assert.Equal(5, await CountAsync(dia.Id, 8));
        Assert.Equal(20, await CountAsync(group.Id, 23));

        async Task<int> CountAsync(long chatId, int tries)
        {
            int sent = 0;
            for (int i = 0; i < tries; i++)
            {
                var answer = await playing.CallAsync("sendMessage", $$"""{"chat_id":{{chatId}},"text":"x"}""");
                sent += answer.Status == HttpStatusCode.OK ? 1 : 0;
                if (answer.Status != HttpStatusCode.OK)
                    Assert.True((int)answer.Body["parameters"]!["retry_after"]! >= 1, answer.Description);
            }
            return sent;
        }
    }
}
