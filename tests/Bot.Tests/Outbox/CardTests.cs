using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Hosting;

namespace WorkshopBot.Tests.Outbox;

public sealed class Cards
{
    private static readonly Screen Phone = new("A phone number?") { Keys = new ReplyKeys(KeyRequest.Contact, "Share my number", ["Skip"]) };

    private static Screen Question(string text) => new(text) { Rows = [[new Button("Yes", Act.InterviewConfirm, "yes")]] };

    [Fact]
    public async Task A_card_below_collapses_the_one_before_into_one_line()
    {
        await using var bot = await TestBot.Start();
        bot.Conversation.On("ask", turn => turn.Chat.Below(Question("Governorate?")));
        bot.Conversation.On("next", turn => turn.Chat.Below(Question("Organisation?"), "Governorate: Basra"));
        bot.Conversation.On("plain", turn => turn.Chat.Below(Question("Name?")));
        var amal = bot.Person("Amal");
        await bot.Say(amal, "/ask");
        await bot.Say(amal, "/next");
        Assert.Equal(["Governorate: Basra", "Organisation?"], bot.Texts(amal));
        await bot.Say(amal, "/plain");
        Assert.Equal(["Governorate: Basra", "Organisation?", "Name?"], bot.Texts(amal));
        Assert.Equal([0, 0, 1], bot.FromBot(amal).Select(message => message.Buttons.Count));
    }

    [Fact]
    public async Task A_card_not_sent_yet_is_replaced_where_it_waits()
    {
        await using var bot = await TestBot.Start();
        await bot.Stop();
        bot.Conversation.On("ask", turn => turn.Chat.Below(Question("Governorate?")));
        bot.Conversation.On("next", turn => turn.Chat.Below(Question("Organisation?"), "Governorate: Basra"));
        bot.Conversation.On("edit", turn => turn.Chat.Edit(Question("Organisation, please?")));
        var amal = bot.Person("Amal");
        foreach (var command in (string[])["/ask", "/next", "/edit"])
            bot.World.Say(amal, command);
        var since = bot.World.LastChange;
        await bot.Run();
        await bot.Quiet();
        Assert.Equal(["Governorate: Basra", "Organisation, please?"], bot.Texts(amal));
        Assert.Equal(["sent", "sent"], bot.World.ChangesSince(since).Select(change => change.Kind).Where(kind => kind is "sent" or "edited"));
    }

    [Fact]
    public async Task A_change_while_the_card_is_in_flight_waits_behind_it()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Conversation.On("ask", turn => turn.Chat.Edit(Question("Governorate?")));
        bot.Conversation.On("next", turn => turn.Chat.Edit(Question("Organisation?")));
        bot.Server.Faults.Add(new() { Kind = FaultKind.Latency, Method = "sendMessage", Latency = TimeSpan.FromMilliseconds(400) });
        bot.World.Say(amal, "/ask");
        await bot.Until(() => bot.Read<long>("select count(*) from outbox where in_flight_since is not null and done_at is null") == 1);
        bot.World.Say(amal, "/next");
        await bot.Quiet();
        Assert.Equal(["Organisation?"], bot.Texts(amal));
        Assert.True(bot.Last(amal).Edited);
    }

    [Fact]
    public async Task The_same_screen_again_costs_no_request()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        var card = await bot.StartChat(amal);
        var since = bot.World.LastChange;
        await bot.Tap(amal, card, "Same");
        Assert.DoesNotContain(bot.World.ChangesSince(since), change => change.Kind == "edited");
    }

    [Fact]
    public async Task A_reply_keyboard_is_taken_away_by_the_line_that_confirms()
    {
        await using var bot = await TestBot.Start();
        bot.Conversation.On("ask", turn => turn.Chat.Below(Question("Name?")));
        bot.Conversation.On("phone", turn => turn.Chat.Below(Phone, "Name: Amal"));
        bot.Conversation.On("next", turn => turn.Chat.Below(Question("Access needs?"), "Phone: 0770 123 4567"));
        var amal = bot.Person("Amal");
        await bot.Say(amal, "/ask");
        await bot.Say(amal, "/phone");
        Assert.Equal("contact", bot.World.Chat(amal).Keyboard!.Rows[0][0].Request);
        Assert.Equal("Skip", bot.World.Chat(amal).Keyboard!.Rows[1][0].Text);

        bot.World.SendContact(amal);
        await bot.Quiet();
        Assert.True(bot.Conversation.Seen.OfType<Incoming.SharedContact>().Single().IsOwn);
        await bot.Say(amal, "/next");
        Assert.Equal(["Name: Amal", "A phone number?", "Phone: 0770 123 4567", "Access needs?"], bot.Texts(amal));
        Assert.Null(bot.World.Chat(amal).Keyboard);
    }

    [Theory]
    [InlineData("/below")]
    [InlineData("/edit")]
    [InlineData("/close")]
    public async Task A_reply_keyboard_whose_successor_was_never_sent_is_taken_away_all_the_same(string end)
    {
        await using var bot = await TestBot.Start();
        bot.Conversation.On("phone", turn => turn.Chat.Below(Phone));
        bot.Conversation.On("again", turn => turn.Chat.Below(Phone with { Text = "That is one digit short." }));
        bot.Conversation.On("below", turn => turn.Chat.Below(Question("Access needs?"), "Phone: 0770 123 4567"));
        bot.Conversation.On("edit", turn => turn.Chat.Edit(Question("Access needs?")));
        bot.Conversation.On("close", turn => turn.Chat.Close("Kept."));
        var amal = bot.Person("Amal");
        await bot.Say(amal, "/phone");
        await bot.Stop();
        bot.World.Say(amal, "/again");
        bot.World.Say(amal, end);
        await bot.Run();
        await bot.Quiet();
        Assert.Null(bot.World.Chat(amal).Keyboard);
    }

    [Fact]
    public async Task An_edit_of_what_cannot_be_edited_is_sent_below()
    {
        await using var bot = await TestBot.Start();
        bot.Conversation.On("phone", turn => turn.Chat.Edit(Phone));
        bot.Conversation.On("next", turn => turn.Chat.Edit(Question("Access needs?")));
        var amal = bot.Person("Amal");
        await bot.StartChat(amal);
        await bot.Say(amal, "/phone");
        Assert.Empty(bot.FromBot(amal)[0].Buttons);
        await bot.Say(amal, "/next");
        Assert.Equal(["Count 0", "A phone number?", "✓", "Access needs?"], bot.Texts(amal));
        Assert.Null(bot.World.Chat(amal).Keyboard);
    }

    [Fact]
    public async Task A_closed_card_has_no_buttons_and_the_next_is_a_new_message()
    {
        await using var bot = await TestBot.Start();
        bot.Conversation.On("close", turn => turn.Chat.Close("Thank you."));
        bot.Conversation.On("next", turn => turn.Chat.Edit(Question("One more?")));
        var amal = bot.Person("Amal");
        await bot.StartChat(amal);
        await bot.Say(amal, "/close");
        Assert.Equal("Thank you.", bot.Last(amal).Text);
        Assert.Empty(bot.Last(amal).Buttons);
        await bot.Say(amal, "/next");
        Assert.Equal(["Thank you.", "One more?"], bot.Texts(amal));
    }

    [Fact]
    public async Task A_card_that_is_gone_is_sent_anew()
    {
        await using var bot = await TestBot.Start();
        bot.Conversation.On("more", turn => turn.Chat.Edit(TestConversation.Counter(7)));
        var amal = bot.Person("Amal");
        var card = await bot.StartChat(amal);
        bot.World.DeleteMessages(amal, card.Id);
        card = await bot.Say(amal, "/more");
        Assert.Equal("Count 7", card.Text);
        Assert.False(card.Edited);
        Assert.Equal("Count 8", (await bot.Tap(amal, card, "More")).Text);
    }

    [Fact]
    public async Task A_named_card_changes_in_place_beside_the_living_one()
    {
        await using var bot = await TestBot.Start();
        var sent = 0;
        bot.Conversation.On("progress", turn => turn.Chat.Update("broadcast:4", new Screen($"Sending… {++sent} of 3")));
        var farah = bot.Person("Farah");
        await bot.StartChat(farah);
        for (var i = 0; i < 3; i++)
            await bot.Say(farah, "/progress");
        Assert.Equal(["Count 0", "Sending… 3 of 3"], bot.Texts(farah));
        Assert.NotEmpty(bot.FromBot(farah)[0].Buttons);
    }

    [Fact]
    public async Task A_named_card_can_stand_pinned_and_stays_when_it_is_not_any_more()
    {
        await using var bot = await TestBot.Start();
        var shown = 0;
        bot.Conversation.On("figures", turn => turn.Chat.Update("status:4", new Screen($"{++shown} confirmed"), isPinned: true));
        bot.Conversation.On("enough", turn => turn.Chat.Unpin("status:4"));
        var farah = bot.Person("Farah");
        await bot.Say(farah, "/figures");
        var card = bot.FromBot(farah)[^1];
        Assert.Equal([card.Id], Pinned());

        await bot.Say(farah, "/figures");
        Assert.Equal([card.Id], Pinned());

        // taken away by its reader, it comes anew and is pinned anew
        bot.World.DeleteMessages(farah, card.Id);
        await bot.Say(farah, "/figures");
        var anew = bot.FromBot(farah)[^1];
        Assert.Equal("3 confirmed", anew.Text);
        Assert.Contains(anew.Id, Pinned());

        await bot.Send(farah, "/enough");
        Assert.DoesNotContain(anew.Id, Pinned());
        Assert.Equal("3 confirmed", bot.FromBot(farah)[^1].Text);
        await bot.Send(farah, "/enough");
        await bot.Say(farah, "/figures");
        Assert.Equal(["3 confirmed", "4 confirmed"], bot.Texts(farah));

        List<int> Pinned() => [.. bot.World.Chat(farah).Pinned];
    }

    [Fact]
    public async Task A_message_of_its_own_takes_no_action_buttons_but_links()
    {
        await using var bot = await TestBot.Start();
        Exception? refused = null;
        bot.Conversation.On("wrong", turn => refused = Record.Exception(() => turn.Chat.Say(Question("?"))));
        bot.Conversation.On("link", turn => turn.Chat.Say(new Screen("Where") { Rows = [[Button.Link("Map", "https://example.org/map")]] }));
        var amal = bot.Person("Amal");
        await bot.Send(amal, "/wrong");
        Assert.IsType<ArgumentException>(refused);
        Assert.Equal("https://example.org/map", (await bot.Say(amal, "/link")).Buttons[0][0].Url);
    }

    private static string Lines(int count) => string.Join('\n', Enumerable.Range(1, count).Select(n => $"{n} · " + new string('x', 80)));

    [Fact]
    public async Task A_text_too_long_for_one_message_is_parted_where_a_line_ends()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Conversation.On("long", turn => turn.Chat.Say(new Screen(Lines(100)) { IsProtected = true }));
        await bot.Say(amal, "/long");
        Assert.Equal(3, bot.Texts(amal).Count);
        Assert.All(bot.Texts(amal), text => Assert.InRange(text.Length, 1, 4096));
        Assert.Equal(Lines(100), string.Join('\n', bot.Texts(amal)));
    }

    [Fact]
    public async Task A_long_card_ends_with_its_buttons_also_where_a_tap_asked_for_it()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Conversation.On("ask", turn => turn.Chat.Below(Question("Governorate?")));
        bot.Conversation.On("edit", turn => turn.Chat.Edit(Question(Lines(60))));
        bot.Conversation.On("short", turn => turn.Chat.Edit(Question("Short.")));
        await bot.Say(amal, "/ask");
        await bot.Say(amal, "/edit");
        Assert.Equal("Governorate?", bot.Texts(amal)[0]);
        Assert.Equal(Lines(60), string.Join('\n', bot.Texts(amal).Skip(1)));
        Assert.Equal([0, 0, 1], bot.FromBot(amal).Select(message => message.Buttons.Count));
        await bot.Say(amal, "/edit");
        Assert.Equal(3, bot.Texts(amal).Count);
        await bot.Send(amal, "/short");
        Assert.Equal("Short.", bot.Texts(amal)[^1]);
        Assert.Equal([0, 0, 1], bot.FromBot(amal).Select(message => message.Buttons.Count));
    }

    [Fact]
    public async Task A_long_goodbye_comes_whole()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Conversation.On("ask", turn => turn.Chat.Below(Question("Governorate?")));
        bot.Conversation.On("close", turn => turn.Chat.Close(Lines(60)));
        await bot.Say(amal, "/ask");
        await bot.Say(amal, "/close");
        Assert.Equal(Lines(60), string.Join('\n', bot.Texts(amal).Skip(1)));
        Assert.All(bot.FromBot(amal), message => Assert.Empty(message.Buttons));
    }

    [Fact]
    public async Task Hostile_text_goes_both_ways_unharmed()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        foreach (var text in (string[])["<b>&amp;</b> _*[x](y)", "'; drop table people; --", "\u2067مرحبا\u2069 \u200Fabc", "👩🏽‍🚀 \"quoted\" \\", "{\"v\":2}", "%s {0}"])
            Assert.Equal($"You said: {text}", (await bot.Say(amal, text)).Text);
    }
}

public sealed class Taps
{
    [Fact]
    public async Task Are_answered_without_a_word()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        var card = await bot.StartChat(amal);
        var tap = bot.World.Tap(amal, card.Id, "More")!;
        await bot.Quiet();
        var answered = bot.World.FindTap(tap)!;
        Assert.True(answered.Answered);
        Assert.True(string.IsNullOrEmpty(answered.AnswerText));
        Assert.Equal(0, bot.Host.Counters.FailedAnswers);
    }

    [Fact]
    public async Task Whose_answer_fails_still_count()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        var card = await bot.StartChat(amal);
        bot.Server.Faults.Add(new() { Kind = FaultKind.ServerError, Method = "answerCallbackQuery" });
        Assert.Equal("Count 1", (await bot.Tap(amal, card, "More")).Text);
        Assert.Equal(1, bot.Host.Counters.FailedAnswers);
    }

    [Fact]
    public async Task Twice_in_a_row_are_recognised()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        var card = await bot.StartChat(amal);
        var data = card.Buttons[0][0].Data!;
        bot.World.TapData(amal, card.Id, data);
        bot.World.TapData(amal, card.Id, data);
        await bot.Quiet();
        Assert.Equal("Count 1", bot.Last(amal).Text);
        var presses = bot.Conversation.Seen.OfType<Incoming.Tapped>().Select(tap => tap.Press!).ToList();
        Assert.Equal([true, false], presses.Select(press => press.IsCurrent));
        Assert.Null(presses[0].PressedBefore);
        Assert.NotNull(presses[1].PressedBefore);
    }

    [Fact]
    public async Task On_buttons_of_long_ago_mean_nothing_any_more()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        var card = await bot.StartChat(amal);
        var old = card.Buttons[0][0].Data!;
        card = await bot.Tap(amal, card, "More");
        card = await bot.Tap(amal, card, "More");
        bot.World.TapData(amal, card.Id, old);
        await bot.Quiet();
        Assert.Equal(["Count 2", "That has moved on."], bot.Texts(amal));
        // the current version and the one before
        Assert.Equal(2, bot.Read<long>("select count(*) from buttons"));
    }

    [Fact]
    public async Task With_somebody_elses_or_a_forged_token_mean_nothing()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        var baran = bot.Person("Baran");
        var card = await bot.StartChat(amal);
        var own = await bot.StartChat(baran);
        bot.World.TapData(baran, own.Id, card.Buttons[0][0].Data!);
        bot.World.TapData(baran, own.Id, "' or 1=1 --");
        await bot.Quiet();
        Assert.All(bot.Conversation.Seen.OfType<Incoming.Tapped>(), tap => Assert.Null(tap.Press));
        Assert.Equal("Count 0", bot.Last(amal).Text);
    }

    [Fact]
    public async Task Teach_the_card_where_it_stands()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        // it arrives, and its result is lost
        bot.Server.Faults.Add(new() { Kind = FaultKind.ResetAfter, Method = "sendMessage", Person = amal });
        bot.Server.Faults.Add(new() { Kind = FaultKind.ServerError, Method = "sendMessage", Person = amal, After = 1, Times = null });
        bot.World.Start(amal);
        await bot.Until(() => bot.FromBot(amal).Count == 1);
        var card = bot.Last(amal);
        bot.World.Tap(amal, card.Id, "More");
        await bot.Until(() => bot.Last(amal).Text == "Count 1");
        Assert.Single(bot.FromBot(amal));
    }

    [Fact]
    public async Task Make_a_broadcasts_copy_the_living_card()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        var before = await bot.StartChat(amal);
        var person = bot.Read<long>("select id from people");
        await bot.Turn(turn => turn.ChatOf(person)!.Deliver(9, TestConversation.Counter(40)));
        await bot.Quiet();
        Assert.Equal((9L, person, WorkshopBot.Turns.DeliveryResult.Delivered), Assert.Single(bot.Conversation.Deliveries));

        var copy = await bot.Tap(amal, bot.Last(amal), "More");
        Assert.Equal("Count 41", copy.Text);
        Assert.Equal(["Count 0", "Count 41"], bot.Texts(amal));
        Assert.Empty(bot.World.Message(amal, before.Id)!.Buttons);
    }
}
