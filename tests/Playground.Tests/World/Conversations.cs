namespace WorkshopBot.Tests;

public sealed class Conversations
{
    [Fact]
    public async Task A_person_says_something_taps_a_button_and_sees_the_message_change()
    {
        await using var playing = await Playing.StartAsync();
        var amal = playing.World.People.Single(p => p.FirstName == "أمل");

        playing.World.Start(amal.Id, "w_basra-2025");
        var said = (await playing.UpdatesAsync()).Last()!;
        Assert.Equal("/start w_basra-2025", (string)said["message"]!["text"]!);
        Assert.Equal("bot_command", (string)said["message"]!["entities"]![0]!["type"]!);
        Assert.Equal("ar", (string)said["message"]!["from"]!["language_code"]!);

        int asked = await playing.SayAsync(amal.Id, "أي لغة؟", ""","reply_markup":{"inline_keyboard":[[{"text":"العربية","callback_data":"ar"}]]}""");
        string? tap = playing.World.Tap(amal.Id, asked, "العربية");
        var pressed = (await playing.UpdatesAsync((int)said["update_id"]! + 1)).Single()!;
        Assert.Equal("ar", (string)pressed["callback_query"]!["data"]!);
        Assert.False(playing.World.FindTap(tap!)!.Answered);

        await playing.OkAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{pressed["callback_query"]!["id"]}}"}""");
        await playing.OkAsync("editMessageText", $$"""{"chat_id":{{amal.Id}},"message_id":{{asked}},"text":"أهلاً"}""");
        Assert.True(playing.World.FindTap(tap!)!.Answered);
        var seen = playing.World.Chat(amal.Id).Messages[^1];
        Assert.Equal("أهلاً", seen.Text);
        Assert.True(seen.Edited);
        Assert.Empty(seen.Buttons);
    }

    [Fact]
    public async Task A_waiter_sees_each_state_of_a_message_in_order()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        long before = playing.World.LastChange;
        var waiting = playing.World.WaitForChangesAsync(before, TimeSpan.FromSeconds(20));

        int id = await playing.SayAsync(dia.Id, "one");
        await playing.OkAsync("editMessageText", $$"""{"chat_id":{{dia.Id}},"message_id":{{id}},"text":"two"}""");
        await playing.OkAsync("editMessageText", $$"""{"chat_id":{{dia.Id}},"message_id":{{id}},"text":"three"}""");

        Assert.NotEmpty(await waiting);
        Assert.Equal(["sent one", "edited two", "edited three"],
            playing.World.ChangesSince(before).Select(c => $"{c.Kind} {c.Message?.Text}"));
    }

    [Fact]
    public async Task A_shared_contact_carries_the_user_id_and_anybody_elses_card_does_not()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        await playing.SayAsync(dia.Id, "Your phone?",
            ""","reply_markup":{"keyboard":[[{"text":"Share my number","request_contact":true}],["Skip"]],"resize_keyboard":true}""");

        Assert.Equal(["Share my number", "Skip"], playing.World.Chat(dia.Id).Keyboard!.Rows.SelectMany(r => r).Select(k => k.Text));
        playing.World.PressKey(dia.Id, "Share my number");
        playing.World.SendContact(dia.Id, "9647700000000", "Somebody else");
        playing.World.PressKey(dia.Id, "Skip");

        var messages = (await playing.UpdatesAsync()).Select(u => u!["message"]!).ToList();
        Assert.Equal(dia.Id, (long)messages[0]["contact"]!["user_id"]!);
        Assert.Null(messages[1]["contact"]!["user_id"]);
        Assert.Equal("Skip", (string)messages[2]["text"]!);
    }

    [Fact]
    public async Task The_keyboard_stays_until_it_is_removed()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        await playing.SayAsync(dia.Id, "a", ""","reply_markup":{"keyboard":[["Skip"]]}""");
        await playing.SayAsync(dia.Id, "b");
        Assert.NotNull(playing.World.Chat(dia.Id).Keyboard);
        await playing.SayAsync(dia.Id, "c", ""","reply_markup":{"remove_keyboard":true}""");
        Assert.Null(playing.World.Chat(dia.Id).Keyboard);
    }

    [Fact]
    public async Task Blocking_and_coming_back_are_told_and_kept_apart_from_messages()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        playing.World.Block(dia.Id);
        var refused = await playing.CallAsync("sendMessage", $$"""{"chat_id":{{dia.Id}},"text":"hello"}""");
        Assert.Equal("Forbidden: bot was blocked by the user", refused.Description);

        playing.World.Start(dia.Id);
        var updates = await playing.UpdatesAsync();
        Assert.Equal(["kicked", "member"], updates.Take(2).Select(u => (string)u!["my_chat_member"]!["new_chat_member"]!["status"]!));
        Assert.Equal("/start", (string)updates[2]!["message"]!["text"]!);
    }

    [Fact]
    public async Task Commands_are_those_of_the_persons_language_then_the_general_ones()
    {
        await using var playing = await Playing.StartAsync();
        var amal = await playing.SomebodyAsync("ar");
        var clare = await playing.SomebodyAsync("en");
        await playing.OkAsync("setMyCommands", """{"commands":[{"command":"me","description":"My ticket"}]}""");
        await playing.OkAsync("setMyCommands", """{"commands":[{"command":"me","description":"تذكرتي"}],"language_code":"ar"}""");
        Assert.Equal([("me", "تذكرتي")], playing.World.CommandsFor(amal.Id));
        Assert.Equal([("me", "My ticket")], playing.World.CommandsFor(clare.Id));

        await playing.OkAsync("setMyCommands",
            $$"""{"commands":[{"command":"help","description":"Help"}],"scope":{"type":"chat","chat_id":{{amal.Id}} } }""");
        Assert.Equal([("help", "Help")], playing.World.CommandsFor(amal.Id));
    }

    [Fact]
    public async Task A_link_button_to_this_bot_starts_it_with_its_payload()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        int id = await playing.SayAsync(dia.Id, "here",
            $$""","reply_markup":{"inline_keyboard":[[{"text":"Open","url":"https://t.me/{{playing.World.BotUsername}}?start=t_KR7M2Q"}]]}""");
        Assert.Null(playing.World.Tap(dia.Id, id, 0, 0));
        Assert.Equal("/start t_KR7M2Q", (string)(await playing.UpdatesAsync()).Single()!["message"]!["text"]!);
    }

    [Fact]
    public async Task Media_copies_forwards_and_albums_arrive_as_they_were_sent()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        playing.World.SendPhoto(dia.Id, Files.Png(640, 480), "my <photo>");
        playing.World.SendDocument(dia.Id, [1, 2, 3], "قائمة.xlsx");
        playing.World.SendVoice(dia.Id, [1], 7);
        playing.World.SendLocation(dia.Id, 30.5, 47.8);
        playing.World.SendAlbum(dia.Id, [Files.Png(10, 10), Files.Png(10, 10)]);
        var got = (await playing.UpdatesAsync()).Select(u => u!["message"]!).ToList();

        var sizes = got[0]["photo"]!.AsArray();
        Assert.Equal((640, 480), ((int)sizes[^1]!["width"]!, (int)sizes[^1]!["height"]!));
        Assert.True((int)sizes[0]!["width"]! < 640);
        Assert.Equal("قائمة.xlsx", (string)got[1]["document"]!["file_name"]!);
        Assert.Equal(7, (int)got[2]["voice"]!["duration"]!);
        Assert.Equal(30.5, (double)got[3]["location"]!["latitude"]!);
        Assert.Equal((string)got[4]["media_group_id"]!, (string)got[5]["media_group_id"]!);

        var copy = await playing.OkAsync("copyMessage",
            $$"""{"chat_id":{{dia.Id}},"from_chat_id":{{dia.Id}},"message_id":{{got[0]["message_id"]}},"caption":"<b>new</b>","parse_mode":"HTML"}""");
        var copied = playing.World.Message(dia.Id, (int)copy["message_id"]!)!;
        Assert.Equal(("photo", "new", false), (copied.Kind, copied.Text, copied.Forwarded));
        var forward = await playing.OkAsync("forwardMessage",
            $$"""{"chat_id":{{dia.Id}},"from_chat_id":{{dia.Id}},"message_id":{{got[1]["message_id"]}}}""");
        Assert.Equal("user", (string)forward["forward_origin"]!["type"]!);
    }

    [Fact]
    public async Task Votes_in_an_open_poll_are_told_and_counted()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var poll = await playing.OkAsync("sendPoll",
            $$"""{"chat_id":{{dia.Id}},"question":"Pace?","options":[{"text":"slow"},{"text":"right"}],"is_anonymous":false}""");
        playing.World.Vote(dia.Id, (int)poll["message_id"]!, [1]);
        playing.World.Vote(dia.Id, (int)poll["message_id"]!, []);
        var updates = await playing.UpdatesAsync();
        Assert.Equal(["[1]", "[]"], updates.Select(u => u!["poll_answer"]?["option_ids"]?.ToJsonString()).OfType<string>());
        Assert.Equal([1, 0], updates.Select(u => (int?)u!["poll"]?["total_voter_count"]).OfType<int>());
    }

    [Fact]
    public async Task A_deleted_account_cannot_be_written_to_and_has_no_name()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        playing.World.DeleteAccount(dia.Id);
        var refused = await playing.CallAsync("sendMessage", $$"""{"chat_id":{{dia.Id}},"text":"hello"}""");
        Assert.Equal("Forbidden: user is deactivated", refused.Description);
        Assert.Equal("", (string)(await playing.OkAsync("getChat", $$"""{"chat_id":{{dia.Id}}}"""))["first_name"]!);
    }
}
