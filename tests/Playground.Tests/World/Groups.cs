namespace WorkshopBot.Tests;

public sealed class Groups
{
    [Fact]
    public async Task In_a_group_the_bot_sees_commands_for_it_replies_to_it_and_service_messages()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var farah = await playing.SomebodyAsync();
        var group = playing.World.AddGroup("Group 2", [dia.Id, farah.Id]);
        int own = await playing.SayAsync(group.Id, "hello");
        await playing.DropUpdatesAsync();

        playing.World.Say(dia.Id, "just talking", chatId: group.Id);
        playing.World.Say(dia.Id, "/agenda", chatId: group.Id);
        playing.World.Say(dia.Id, $"/me@{playing.World.BotUsername}", chatId: group.Id);
        playing.World.Say(dia.Id, "/me@another_bot", chatId: group.Id);
        playing.World.Say(farah.Id, "yes", replyTo: own, chatId: group.Id);
        var clare = playing.World.AddPerson("Clare");
        playing.World.Join(group.Id, clare.Id);
        playing.World.Leave(group.Id, clare.Id);

        var messages = (await playing.UpdatesAsync()).Select(u => u!["message"]!).ToList();
        Assert.Equal(["/agenda", $"/me@{playing.World.BotUsername}", "yes"], messages.Select(m => (string?)m["text"]).OfType<string>());
        Assert.Equal(["new_chat_members", "left_chat_member"], messages.TakeLast(2).Select(m => m.AsObject().Last().Key));

        playing.World.SetBotStanding(group.Id, "administrator", dia.Id);
        await playing.DropUpdatesAsync();
        playing.World.Say(dia.Id, "just talking", chatId: group.Id);
        Assert.Single(await playing.UpdatesAsync());
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_has_another_id_and_says_so()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var group = playing.World.AddGroup("Group 2", [dia.Id]);
        await playing.DropUpdatesAsync();
        var supergroup = playing.World.Migrate(group.Id);

        var updates = await playing.UpdatesAsync();
        Assert.Equal(supergroup.Id, (long)updates[0]!["message"]!["migrate_to_chat_id"]!);
        Assert.Equal(group.Id, (long)updates[1]!["message"]!["migrate_from_chat_id"]!);
        var refused = await playing.CallAsync("sendMessage", $$"""{"chat_id":{{group.Id}},"text":"x"}""");
        Assert.Equal("Bad Request: group chat was upgraded to a supergroup chat", refused.Description);
        Assert.Equal(supergroup.Id, (long)refused.Body["parameters"]!["migrate_to_chat_id"]!);

        // a supergroup counts its messages by itself
        Assert.Equal(2, await playing.SayAsync(supergroup.Id, "x"));
    }

    [Theory]
    [InlineData("kicked", false, "Forbidden: bot was kicked from the group chat")]
    [InlineData("left", false, "Forbidden: bot is not a member of the group chat")]
    [InlineData("kicked", true, "Forbidden: bot was kicked from the supergroup chat")]
    [InlineData("left", true, "Forbidden: bot is not a member of the supergroup chat")]
    public async Task Outside_a_group_the_bot_can_do_nothing_there(string standing, bool supergroup, string refusal)
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var group = playing.World.AddGroup("Group 2", [dia.Id], supergroup);
        await playing.DropUpdatesAsync();
        playing.World.SetBotStanding(group.Id, standing, dia.Id);
        Assert.Equal(standing, (string)(await playing.UpdatesAsync()).Single()!["my_chat_member"]!["new_chat_member"]!["status"]!);
        foreach (string method in (string[])["sendMessage", "getChat", "leaveChat", "getChatMemberCount"])
            Assert.Equal(refusal, (await playing.CallAsync(method, $$"""{"chat_id":{{group.Id}},"text":"x"}""")).Description);
    }

    [Fact]
    public async Task Members_are_counted_and_known()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var farah = await playing.SomebodyAsync();
        var group = playing.World.AddGroup("Group 2", [dia.Id, farah.Id]);
        string chat = FormattableString.Invariant($$"""{"chat_id":{{group.Id}}}""");
        Assert.Equal(3, (int)await playing.OkAsync("getChatMemberCount", chat));
        Assert.Equal(["creator"], (await playing.OkAsync("getChatAdministrators", chat)).AsArray().Select(m => (string)m!["status"]!));
        foreach (var (user, status) in ((long, string)[])[(dia.Id, "creator"), (farah.Id, "member"), (playing.World.BotId, "member"), (5080000001, "left")])
        {
            var member = await playing.OkAsync("getChatMember", $$"""{"chat_id":{{group.Id}},"user_id":{{user}}}""");
            Assert.Equal(status, (string)member["status"]!);
        }
        await playing.OkAsync("leaveChat", chat);
        Assert.Equal("left", playing.World.Chat(group.Id).BotStanding);
    }

    [Fact]
    public async Task In_groups_only_administrators_delete_what_others_wrote()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var group = playing.World.AddGroup("Group 2", [dia.Id]);
        var said = playing.World.Say(dia.Id, "hello", chatId: group.Id);
        string delete = FormattableString.Invariant($$"""{"chat_id":{{group.Id}},"message_id":{{said.Id}}}""");
        Assert.Equal("Bad Request: message can't be deleted", (await playing.CallAsync("deleteMessage", delete)).Description);
        playing.World.SetBotStanding(group.Id, "administrator", dia.Id);
        await playing.OkAsync("deleteMessage", delete);
    }
}
