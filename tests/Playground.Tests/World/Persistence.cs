using WorkshopBot.Playground;

namespace WorkshopBot.Tests;

/// <summary>The world's file.</summary>
public sealed class Persistence : IDisposable
{
    private const string Card = ""","reply_markup":{"inline_keyboard":[[{"text":"English","callback_data":"en"}]]}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("playground").FullName;

    private string File => Path.Combine(_folder, "world.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task After_a_restart_everything_goes_on()
    {
        await using var playing = await Playing.StartAsync(o => o.File = File);
        var dia = await playing.SomebodyAsync("ar");
        int card = await playing.SayAsync(dia.Id, "Language?", Card);
        string tap = playing.World.Tap(dia.Id, card, "English")!;
        await playing.SayAsync(dia.Id, "Phone?", ""","reply_markup":{"keyboard":[["Skip"]]}""");
        var photo = playing.World.SendPhoto(dia.Id, Files.Png(30, 20), "caption");
        var group = playing.World.AddGroup("Group 2", [dia.Id]);
        await playing.OkAsync("setMyCommands", """{"commands":[{"command":"me","description":"d"}]}""");
        int deleted = await playing.SayAsync(dia.Id, "gone");
        await playing.OkAsync("deleteMessage", $$"""{"chat_id":{{dia.Id}},"message_id":{{deleted}}}""");
        string before = await DescribeAsync(playing, dia.Id);
        var waiting = (await playing.UpdatesAsync()).ToJsonString();

        await playing.RestartAsync();

        Assert.Equal(before, await DescribeAsync(playing, dia.Id));
        Assert.Equal(waiting, (await playing.UpdatesAsync()).ToJsonString());
        Assert.Equal(5, playing.World.People.Count);
        Assert.Equal("Group 2", playing.World.Chat(group.Id).Title);
        Assert.Equal(Files.Png(30, 20), playing.World.File(photo.File!.Id)!.Value.Bytes);
        await playing.OkAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{tap}}"}""");
        await playing.OkAsync("editMessageText", $$"""{"chat_id":{{dia.Id}},"message_id":{{card}},"text":"English it is"}""");
        Assert.True(await playing.SayAsync(dia.Id, "next") > deleted);
        playing.World.PressKey(dia.Id, "Skip");
    }

    [Fact]
    public async Task What_was_answered_is_in_the_file_even_if_the_server_never_stops_properly()
    {
        await using var playing = await Playing.StartAsync(o => o.File = File);
        var dia = await playing.SomebodyAsync();
        int id = await playing.SayAsync(dia.Id, "kept");

        // what a killed process leaves behind: the file as it is now, its last line torn
        string copy = Path.Combine(_folder, "killed.json");
        using (var source = new FileStream(File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        await using (var target = new FileStream(copy, FileMode.Create))
        {
            await source.CopyToAsync(target);
            await target.WriteAsync("{\"k\":\"message/1/2\",\"v\":{\"Cha"u8.ToArray());
        }
        await using var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", File = copy }, playing.Clock);
        Assert.Equal("kept", server.World.Message(dia.Id, id)!.Text);
        server.World.Say(dia.Id, "and on it goes");
        Assert.Equal("and on it goes", server.World.Chat(dia.Id).Messages[^1].Text);
    }

    [Fact]
    public async Task Two_servers_do_not_share_a_file()
    {
        await using var playing = await Playing.StartAsync(o => o.File = File);
        await Assert.ThrowsAnyAsync<IOException>(() => PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", File = File }));
    }

    [Fact]
    public async Task The_file_does_not_grow_with_edits()
    {
        await using var playing = await Playing.StartAsync(o => o.File = File);
        var dia = await playing.SomebodyAsync();
        int id = await playing.SayAsync(dia.Id, "0");
        await playing.OkAsync("getUpdates", """{"allowed_updates":["message"]}""");
        string text = Send.X(4000);
        for (int i = 0; i < 3000; i++)
            playing.World.EditText(dia.Id, playing.World.Chat(dia.Id).Messages[0].Id, $"{i} {text}");
        Assert.InRange(new FileInfo(File).Length, 1, 9 << 20);
        await playing.RestartAsync();
        Assert.StartsWith("2999 ", playing.World.Chat(dia.Id).Messages[0].Text);
        Assert.Equal("0", playing.World.Message(dia.Id, id)!.Text);
    }

    private static async Task<string> DescribeAsync(Playing playing, long chatId)
    {
        var chat = await playing.Http.GetStringAsync($"/playground/api/chat?id={chatId}");
        string commands = await playing.Http.GetStringAsync($"/playground/api/commands?person={chatId}");
        return System.Text.RegularExpressions.Regex.Replace(chat, "\"change\":\\d+", "") + commands;
    }
}
