using System.Text.Json.Nodes;

namespace WorkshopBot.Tests;

/// <summary>Editing, deleting, keyboards and button presses: what the tables of sizes and errors do not show.</summary>
public sealed class Editing
{
    private const string Card = ""","reply_markup":{"inline_keyboard":[[{"text":"English","callback_data":"en"}]]}""";
    private const string TooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";

    [Theory]
    [InlineData("editMessageText", "\"text\":\"new\"", 0)]
    [InlineData("editMessageText", "\"text\":\"new\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"a\",\"callback_data\":\"a\"}]]}", 1)]
    [InlineData("editMessageReplyMarkup", "\"reply_markup\":{\"inline_keyboard\":[]}", 0)]
    [InlineData("editMessageReplyMarkup", "\"disable\":true", 0)]
    public async Task An_edit_without_a_keyboard_takes_the_keyboard_away(string method, string what, int rowsLeft)
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        int id = await playing.SayAsync(dia.Id, "old", Card);
        await playing.OkAsync(method, $$"""{"chat_id":{{dia.Id}},"message_id":{{id}},{{what}}}""");
        Assert.Equal(rowsLeft, playing.World.Message(dia.Id, id)!.Buttons.Count);
    }

    [Fact]
    public async Task A_caption_edit_without_a_keyboard_takes_it_away_too()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var picture = playing.World.SendPhoto(dia.Id, Files.Png(10, 10));
        var photo = await playing.OkAsync("sendPhoto", $$"""{"chat_id":{{dia.Id}},"photo":"{{picture.File!.Id}}"{{Card}}}""");
        await playing.OkAsync("editMessageCaption", $$"""{"chat_id":{{dia.Id}},"message_id":{{photo["message_id"]}},"caption":"new"}""");
        var seen = playing.World.Message(dia.Id, (int)photo["message_id"]!)!;
        Assert.Equal(("photo", "new", 0), (seen.Kind, seen.Text, seen.Buttons.Count));
    }

    [Fact]
    public async Task A_text_can_become_a_photo_by_editing()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        int id = await playing.SayAsync(dia.Id, "soon a picture");
        var form = new MultipartFormDataContent
        {
            { new StringContent($"{dia.Id}"), "chat_id" },
            { new StringContent($"{id}"), "message_id" },
            { new StringContent("""{"type":"photo","media":"attach://qr","caption":"<b>c</b>","parse_mode":"HTML"}"""), "media" },
            { new ByteArrayContent(Files.Png(20, 10)), "qr", "qr.png" },
        };
        var answer = await playing.SendAsync("editMessageMedia", form);
        Assert.True((bool)answer.Body["ok"]!, answer.Description);
        var seen = playing.World.Message(dia.Id, id)!;
        Assert.Equal(("photo", "c", 20), (seen.Kind, seen.Text, seen.File!.Width));
    }

    [Theory]
    [InlineData(48, "ok")]
    [InlineData(49, "Bad Request: message can't be deleted")]
    public async Task Messages_can_be_deleted_for_48_hours(int hours, string expected)
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        int id = await playing.SayAsync(dia.Id, "x");
        playing.Clock.Move(TimeSpan.FromHours(hours));
        var answer = await playing.CallAsync("deleteMessage", $$"""{"chat_id":{{dia.Id}},"message_id":{{id}}}""");
        Assert.Equal(expected, (bool)answer.Body["ok"]! ? "ok" : answer.Description);
    }

    [Fact]
    public async Task Missing_ids_are_skipped_when_several_are_deleted()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        int id = await playing.SayAsync(dia.Id, "x");
        var theirs = playing.World.Say(dia.Id, "hello");
        await playing.OkAsync("deleteMessages", $$"""{"chat_id":{{dia.Id}},"message_ids":[{{id}},999999,{{theirs.Id}}]}""");
        Assert.Equal(["/start"], playing.World.Chat(dia.Id).Messages.Select(m => m.Text));
    }

    [Fact]
    public async Task A_press_is_answered_once_and_each_double_press_is_one_of_its_own()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        int id = await playing.SayAsync(dia.Id, "x", Card);
        string first = playing.World.Tap(dia.Id, id, "English")!, second = playing.World.Tap(dia.Id, id, "English")!;
        Assert.NotEqual(first, second);
        await playing.OkAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{first}}","text":"ok","show_alert":true}""");
        Assert.True(playing.World.FindTap(first) is { Answered: true, AnswerText: "ok", Alert: true });
        Assert.Equal(TooOld, (await playing.CallAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{first}}"}""")).Description);
        await playing.OkAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{second}}"}""");
    }

    [Fact]
    public async Task An_old_press_can_no_longer_be_answered()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        int id = await playing.SayAsync(dia.Id, "x", Card);
        string tap = playing.World.Tap(dia.Id, id, 0, 0)!;
        playing.Clock.Move(TimeSpan.FromSeconds(151));
        Assert.Equal(TooOld, (await playing.CallAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{tap}}"}""")).Description);
        Assert.False(playing.World.FindTap(tap)!.Answered);
    }

    [Fact]
    public async Task Data_that_no_button_carries_arrives_all_the_same()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        int id = await playing.SayAsync(dia.Id, "x", Card);
        playing.World.TapData(dia.Id, id, "forged");
        var query = (await playing.UpdatesAsync()).Single()!["callback_query"]!;
        Assert.Equal("forged", (string)query["data"]!);
        Assert.Equal(id, (int)query["message"]!["message_id"]!);
        Assert.Equal(dia.Id, (long)query["from"]!["id"]!);
    }

    [Fact]
    public async Task A_persons_edit_and_deletion_are_told_and_not_told()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var said = playing.World.Say(dia.Id, "helo");
        playing.World.EditText(dia.Id, said.Id, "hello");
        playing.World.DeleteMessages(dia.Id, said.Id);
        var updates = await playing.UpdatesAsync();
        Assert.Equal(["helo", "hello"], updates.Select(u => (string?)(u!["message"] ?? u["edited_message"])!["text"]));
        Assert.NotNull(updates[1]!["edited_message"]!["edit_date"]);
    }

    [Fact]
    public async Task Pinned_messages_come_and_go()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        int first = await playing.SayAsync(dia.Id, "1"), second = await playing.SayAsync(dia.Id, "2");
        await playing.OkAsync("pinChatMessage", $$"""{"chat_id":{{dia.Id}},"message_id":{{first}}}""");
        await playing.OkAsync("pinChatMessage", $$"""{"chat_id":{{dia.Id}},"message_id":{{second}}}""");
        Assert.Equal("2", (string)(await playing.OkAsync("getChat", $$"""{"chat_id":{{dia.Id}}}"""))["pinned_message"]!["text"]!);
        await playing.OkAsync("unpinChatMessage", $$"""{"chat_id":{{dia.Id}}}""");
        Assert.Equal([first], playing.World.Chat(dia.Id).Pinned);
    }

    [Fact]
    public async Task A_file_is_downloaded_by_the_path_of_getFile()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var sent = playing.World.SendDocument(dia.Id, [1, 2, 3], "a.bin");
        var file = await playing.OkAsync("getFile", $$"""{"file_id":"{{sent.File!.Id}}"}""");
        Assert.Equal([1, 2, 3], await playing.Http.GetByteArrayAsync($"/file/bot{playing.Server.Token}/{file["file_path"]}"));
        Assert.Equal(404, (int)(await playing.Http.GetAsync($"/file/bot1:other/{file["file_path"]}")).StatusCode);
    }

    [Fact]
    public async Task The_profile_is_kept_by_language()
    {
        await using var playing = await Playing.StartAsync();
        await playing.OkAsync("setMyName", """{"name":"Workshops"}""");
        await playing.OkAsync("setMyName", """{"name":"ورشات","language_code":"ar"}""");
        Assert.Equal("ورشات", (string)(await playing.OkAsync("getMyName", """{"language_code":"ar"}"""))["name"]!);
        Assert.Equal("Workshops", (string)(await playing.OkAsync("getMyName", """{"language_code":"ku"}"""))["name"]!);
        Assert.Equal("Workshops", (string)(await playing.OkAsync("getMe"))["first_name"]!);

        await playing.OkAsync("setChatMenuButton", """{"menu_button":{"type":"commands"}}""");
        Assert.Equal("commands", (string)(await playing.OkAsync("getChatMenuButton"))["type"]!);
        await playing.OkAsync("setMyCommands", """{"commands":[{"command":"me","description":"d"}],"scope":{"type":"all_private_chats"},"language_code":"ku"}""");
        string scope = """{"scope":{"type":"all_private_chats"},"language_code":"ku"}""";
        Assert.Single((JsonArray)await playing.OkAsync("getMyCommands", scope));
        await playing.OkAsync("deleteMyCommands", scope);
        Assert.Empty((JsonArray)await playing.OkAsync("getMyCommands", scope));
    }
}
