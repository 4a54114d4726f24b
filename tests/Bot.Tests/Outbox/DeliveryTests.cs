using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Hosting;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Outbox;

public sealed class Delivery
{
    private const string InFlight = "select count(*) from outbox where in_flight_since is not null and done_at is null";

    [Fact]
    public async Task Order_holds_within_a_chat()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Conversation.On("list", turn =>
        {
            for (var i = 0; i < 5; i++)
                turn.Chat.Say(new Screen($"line {i}"));
        });
        bot.Server.Faults.Add(new() { Kind = FaultKind.Latency, Method = "sendMessage", Latency = TimeSpan.FromMilliseconds(100), Times = 2 });
        bot.Server.Faults.Add(new() { Kind = FaultKind.ServerError, Method = "sendMessage", Status = 502, After = 1 });
        bot.World.Say(amal, "/list");
        await bot.Until(() => bot.Texts(amal).Count == 5);
        Assert.Equal(["line 0", "line 1", "line 2", "line 3", "line 4"], bot.Texts(amal));
    }

    [Fact]
    public async Task Retry_after_holds_that_chat_and_outlives_a_restart()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        var baran = bot.Person("Baran");
        await bot.StartChat(amal);
        bot.Server.Faults.Add(new() { Kind = FaultKind.TooManyRequests, Method = "sendMessage", Person = amal, RetryAfter = 3600 });
        bot.World.Say(amal, "held");
        await bot.Until(() => bot.Read<long>("select count(*) from accounts where not_before is not null") == 1);
        Assert.Equal("You said: free", (await bot.Say(baran, "free")).Text);
        Assert.Empty(bot.Server.Faults.Active);
        Assert.Contains(bot.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("3600", StringComparison.Ordinal));

        await bot.Stop();
        await bot.Run();
        await bot.Say(baran, "still free");
        Assert.Equal(["Count 0"], bot.Texts(amal));
        await bot.Turn(turn => turn.Work.Execute("update accounts set not_before = null"));
        await bot.Quiet();
        Assert.Equal(["Count 0", "You said: held"], bot.Texts(amal));
    }

    [Fact]
    public async Task A_short_wait_is_obeyed_and_the_message_then_arrives()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Server.Faults.Add(new() { Kind = FaultKind.TooManyRequests, Method = "sendMessage", RetryAfter = 1 });
        var start = TimeProvider.System.GetTimestamp();
        bot.World.Say(amal, "hello");
        await bot.Until(() => bot.Texts(amal).Count == 1);
        Assert.True(TimeProvider.System.GetElapsedTime(start) >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Two_chats_asked_to_wait_hold_the_whole_queue()
    {
        await using var bot = await TestBot.Start();
        var people = new[] { bot.Person("Amal"), bot.Person("Baran"), bot.Person("Clare") };
        bot.Server.Faults.Add(new() { Kind = FaultKind.TooManyRequests, Method = "sendMessage", Person = people[0], RetryAfter = 3600 });
        bot.Server.Faults.Add(new() { Kind = FaultKind.TooManyRequests, Method = "sendMessage", Person = people[1], RetryAfter = 1800 });
        bot.World.Say(people[0], "one");
        bot.World.Say(people[1], "two");
        await bot.Until(() => bot.Read<long>("select count(*) from installation where name = 'outbox_not_before'") == 1);
        await bot.Send(people[2], "three");
        Assert.Empty(bot.Texts(people[2]));

        // and it outlives a restart
        await bot.Stop();
        await bot.Run();
        await bot.Quiet();
        Assert.Empty(bot.Texts(people[2]));
    }

    [Fact]
    public async Task A_person_who_blocks_the_bot_is_left_alone_until_they_return()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        await bot.StartChat(amal);
        var person = bot.Read<long>("select id from people");
        // their chat is held, so that copies wait when they leave
        await bot.Turn(turn => PeopleStore.HoldUntil(turn.Work, PeopleStore.AccountOf(turn.Work, person)!.Id, TimeProvider.System.GetUtcNow().AddHours(1)));
        await bot.Turn(turn => turn.ChatOf(person)!.Deliver(1, new Screen("waits")));
        bot.World.Block(amal);
        await bot.Quiet();
        await bot.Turn(turn => turn.ChatOf(person)!.Deliver(2, new Screen("is not even tried")));
        await bot.Turn(turn => turn.ChatOf(person)!.Say(new Screen("lost")));

        Assert.Equal([(1L, person, DeliveryResult.Blocked), (2L, person, DeliveryResult.Blocked)], bot.Conversation.Deliveries);
        Assert.Equal("blocked", bot.Read<string>("select unreachable_reason from accounts"));
        Assert.Equal(0, bot.Read<long>("select count(*) from outbox where done_at is null"));

        await bot.Turn(turn => turn.Work.Execute("update accounts set not_before = null"));
        bot.World.Unblock(amal);
        await bot.Quiet();
        Assert.Equal([false, true], bot.Conversation.Seen.OfType<Incoming.ReachableChanged>().Select(change => change.IsReachable));
        await bot.Turn(turn => turn.ChatOf(person)!.Deliver(3, new Screen("welcome back")));
        await bot.Quiet();
        Assert.Equal("welcome back", bot.Last(amal).Text);
        Assert.Equal((3L, person, DeliveryResult.Delivered), bot.Conversation.Deliveries.Last());
    }

    [Fact]
    public async Task A_deleted_account_is_noticed_by_the_refusal()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        await bot.StartChat(amal);
        var person = bot.Read<long>("select id from people");
        bot.World.DeleteAccount(amal);
        await bot.Turn(turn =>
        {
            turn.ChatOf(person)!.Deliver(1, new Screen("refused"));
            turn.ChatOf(person)!.Deliver(2, new Screen("dropped"));
        });
        await bot.Quiet();
        Assert.Equal([(1L, person, DeliveryResult.Blocked), (2L, person, DeliveryResult.Blocked)], bot.Conversation.Deliveries);
        Assert.Equal("deactivated", bot.Read<string>("select unreachable_reason from accounts"));
    }

    [Fact]
    public async Task Whoever_writes_again_can_be_reached_again()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        await bot.StartChat(amal);
        await bot.Turn(turn => PeopleStore.MarkUnreachable(turn.Work, PeopleStore.Find(turn.Work, amal)!.Id, "gone", turn.Now));
        Assert.Equal("You said: here", (await bot.Say(amal, "here")).Text);
    }

    [Fact]
    public async Task An_answer_overtakes_a_broadcast()
    {
        await using var bot = await TestBot.Prepare();
        bot.Settings["Limits:MessagesPerSecond"] = "10";
        await bot.Run();
        var people = Enumerable.Range(0, 30).Select(i => bot.Person($"Person {i}")).ToList();
        foreach (var person in people)
            bot.World.Say(person, "hello");
        await bot.Quiet();
        var known = bot.Host.Database.Read(session => session.Query<long>("select id from people order by id"));
        var since = bot.World.LastChange;
        await bot.Turn(turn => known.ForEach(id => turn.ChatOf(id)!.Deliver(1, new Screen("Agenda"))));
        bot.World.Say(people[29], "a question");
        await bot.Quiet();

        var sent = bot.World.ChangesSince(since).Where(change => change.Kind == "sent").Select(change => change.Message!.Text).ToList();
        Assert.Equal(31, sent.Count);
        Assert.InRange(sent.IndexOf("You said: a question"), 0, 20);
        Assert.Equal(30, bot.Conversation.Deliveries.Count(delivery => delivery.Result == DeliveryResult.Delivered));
    }

    [Fact]
    public async Task What_was_in_flight_when_the_program_died_is_sent_again_and_recorded()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Server.Faults.Add(new() { Kind = FaultKind.Latency, Method = "sendMessage", Latency = TimeSpan.FromSeconds(20) });
        bot.World.Say(amal, "hello");
        await bot.Until(() => bot.Read<long>(InFlight) == 1);
        await bot.Kill();
        bot.Server.Faults.Clear();

        await bot.Run();
        await bot.Quiet();
        Assert.Equal("You said: hello", bot.Last(amal).Text);
        Assert.Equal(1, bot.Host.Counters.PossiblyDoubled);
        Assert.Equal(1, bot.Read<long>("select possibly_doubled from outbox"));
        Assert.Equal(1, bot.Read<long>("select body is null from outbox"));
    }

    [Fact]
    public async Task A_crash_in_the_middle_loses_nothing_and_repeats_little()
    {
        await using var bot = await TestBot.Prepare();
        bot.Settings["Limits:MessagesPerSecond"] = "0";
        bot.Settings["Limits:MessagesPerSecondPerChat"] = "0";
        bot.Settings["Limits:InFlight"] = "8";
        await bot.Run();
        var people = Enumerable.Range(0, 10).Select(i => bot.Person($"Person {i}")).ToList();
        bot.Server.Faults.Add(new() { Kind = FaultKind.Latency, Method = "sendMessage", Latency = TimeSpan.FromMilliseconds(20), Times = null });
        var crashes = 0;
        for (var i = 0; i < 60; i++)
        {
            bot.World.Say(people[i % 10], $"line {i}");
            if (i % 20 != 19)
                continue;
            await bot.Until(() => bot.Host.Counters.Turns > 0 && bot.Read<long>(InFlight) > 0);
            await bot.Kill();
            crashes++;
            await bot.Run();
        }

        await bot.Quiet();
        for (var i = 0; i < 10; i++)
            Assert.Equal(Enumerable.Range(0, 6).Select(n => $"You said: line {i + (n * 10)}"), bot.Texts(people[i]).Distinct());
        Assert.InRange(people.Sum(person => bot.FromBot(person).Count), 60, 60 + (crashes * 8));
    }

    [Fact]
    public async Task A_failure_that_may_have_been_a_success_is_tried_again_and_recorded()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Server.Faults.Add(new() { Kind = FaultKind.ResetAfter, Method = "sendMessage" });
        bot.World.Say(amal, "hello");
        await bot.Until(() => bot.Texts(amal).Count == 2 && bot.Read<long>("select count(*) from outbox where done_at is not null") == 1);
        Assert.Equal(1, bot.Read<long>("select possibly_doubled from outbox"));
        Assert.Equal(["You said: hello", "You said: hello"], bot.Texts(amal));
    }

    [Fact]
    public async Task An_edit_may_be_tried_again_without_being_doubled()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        var card = await bot.StartChat(amal);
        bot.Server.Faults.Add(new() { Kind = FaultKind.ResetAfter, Method = "editMessageText" });
        bot.World.Tap(amal, card.Id, "More");
        await bot.Until(() => bot.Read<long>("select count(*) from outbox where done_at is null") == 0 && bot.Last(amal).Text == "Count 1");
        Assert.Equal(0, bot.Host.Counters.PossiblyDoubled);
        Assert.Single(bot.FromBot(amal));
    }

    [Fact]
    public async Task A_server_in_trouble_is_waited_for()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Server.Faults.Add(new() { Kind = FaultKind.HtmlError, Status = 502, Times = 4 });
        bot.World.Say(amal, "hello");
        await bot.Until(() => bot.Texts(amal).Count == 1);
    }

    [Fact]
    public async Task A_refused_question_is_asked_in_plain_words()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Conversation.On("ask", turn => turn.Chat.Below(new Screen("Governorate?")
        {
            Rows = [[new Button("Basra", Act.InterviewChoose, "basra"), Button.Link("Map", "no address at all")]],
            PlainForm = "Governorate? 1 Basra",
        }));
        var asked = await bot.Say(amal, "/ask");
        Assert.Equal("Governorate? 1 Basra", asked.Text);
        Assert.Empty(asked.Buttons);
        Assert.Equal(0, bot.Read<long>("select count(*) from parked"));
    }

    [Fact]
    public async Task What_is_refused_for_good_is_parked_with_its_reason_and_may_be_shown_again()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Conversation.On("ask", turn => turn.Chat.Edit(new Screen("Where?") { Rows = [[Button.Link("Map", "no address at all")]] }));
        await bot.Send(amal, "/ask");
        Assert.Empty(bot.Texts(amal));
        Assert.Contains("URL", bot.Read<string>("select reason from parked"), StringComparison.OrdinalIgnoreCase);
        await bot.Send(amal, "/ask");
        Assert.Equal(2, bot.Read<long>("select count(*) from parked"));
        Assert.Equal("You said: next", (await bot.Say(amal, "next")).Text);
    }

    [Fact]
    public async Task A_file_is_made_once_and_then_sent_by_its_id()
    {
        await using var bot = await TestBot.Start();
        bot.Conversation.On("ticket", turn => turn.Chat.Below(new Screen("Your ticket") { File = new MadeFile("ticket", 17, "ar") }, "gone"));
        var amal = bot.Person("Amal");
        var sent = await bot.Say(amal, "/ticket");
        Assert.Equal(("document", "دليل.txt", "Your ticket"), (sent.Kind, sent.File!.Name, sent.Text));
        await bot.Say(amal, "/ticket");
        Assert.Equal(1, bot.Conversation.FilesMade);
        Assert.Equal(2, bot.FromBot(amal).Count);

        // Telegram has forgotten it
        await bot.Turn(turn => SentFileStore.Keep(turn.Work, "ticket", 17, "ar", "stale", isPhoto: false));
        await bot.Say(amal, "/ticket");
        Assert.Equal(2, bot.Conversation.FilesMade);
        Assert.Equal(3, bot.FromBot(amal).Count);
        Assert.Equal("ticket 17", System.Text.Encoding.UTF8.GetString(bot.World.File(bot.Last(amal).File!.Id)!.Value.Bytes));
    }

    [Fact]
    public async Task A_pressed_chat_loses_what_only_tidies_up_first()
    {
        await using var bot = await TestBot.Start();
        bot.Conversation.On("next", turn => turn.Chat.Below(TestConversation.Counter(5), "Count: 0"));
        var amal = bot.Person("Amal");
        await bot.StartChat(amal);
        await bot.Turn(turn => PeopleStore.HoldUntil(turn.Work, PeopleStore.Find(turn.Work, amal)!.Id, TimeProvider.System.GetUtcNow().AddHours(1)));
        await bot.Send(amal, "/next");
        await bot.Turn(turn => turn.Work.Execute("update accounts set not_before = null"));
        await bot.Quiet();
        Assert.Equal(["Count 0", "Count 5"], bot.Texts(amal));
    }

    [Fact]
    public async Task Whoever_is_erased_gets_the_goodbye_and_nothing_of_them_stays()
    {
        await using var bot = await TestBot.Start();
        bot.Conversation.On("erase", turn =>
        {
            turn.Chat.Close("Everything about you is erased.");
            PeopleStore.Erase(turn.Work, turn.Person.Id);
        });
        var amal = bot.Person("Amal");
        await bot.StartChat(amal);
        await bot.Say(amal, "/erase");
        Assert.Equal(["Everything about you is erased."], bot.Texts(amal));
        foreach (var table in (string[])["people", "accounts", "cards", "buttons", "outbox"])
            Assert.Equal(0, bot.Read<long>($"select count(*) from {table}"));
        Assert.Equal("Count 0", (await bot.StartChat(amal)).Text);
    }

    [Fact]
    public async Task A_group_hears_only_what_it_asks_and_is_followed_when_it_migrates()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        await bot.StartChat(amal);
        var group = bot.World.AddGroup("Basra", [amal]).Id;
        bot.Conversation.On("agenda", turn => turn.Chat.Say(new Screen(turn.Account.IsGroup ? "For the group" : "For you")));
        bot.World.Say(amal, "just talking", chatId: group);
        bot.World.Say(amal, "/agenda@somebody_else", chatId: group);
        bot.World.Say(amal, $"/agenda@{bot.World.BotUsername}", chatId: group);
        await bot.Quiet();
        Assert.Equal(["For the group"], bot.Texts(group));
        bot.World.Say(amal, "thank you", replyTo: bot.Last(group).Id, chatId: group);
        await bot.Quiet();
        Assert.Equal(["For the group", "You said: thank you"], bot.Texts(group));

        var account = bot.Read<long>("select id from accounts where kind = 'group'");
        var supergroup = bot.World.Migrate(group).Id;
        await bot.Quiet();
        bot.World.Say(amal, $"/agenda@{bot.World.BotUsername}", chatId: supergroup);
        await bot.Quiet();
        Assert.Equal("For the group", bot.Last(supergroup).Text);
        Assert.Equal(account, bot.Read<long>("select id from accounts where kind = 'group'"));
    }
}
