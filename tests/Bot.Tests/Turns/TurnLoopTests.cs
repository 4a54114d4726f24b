using Microsoft.Data.Sqlite;
using WorkshopBot.Chat;
using WorkshopBot.Data.Storage;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Hosting;

namespace WorkshopBot.Tests.Turns;

public sealed class Turn_loop
{
    [Fact]
    public async Task Two_hundred_queued_updates_cost_at_most_ten_commits()
    {
        await using var bot = await TestBot.Prepare();
        bot.Settings["Limits:MessagesPerSecond"] = "0";
        bot.Settings["Limits:MessagesPerSecondPerChat"] = "0";
        await bot.Run();
        await bot.Stop();
        var people = Enumerable.Range(0, 20).Select(i => bot.Person($"Person {i}")).ToList();
        for (var i = 0; i < 200; i++)
            bot.World.Say(people[i % 20], $"line {i}");
        Assert.Equal(200, bot.World.WaitingUpdates);

        await bot.Run();
        await bot.Quiet();

        Assert.Equal(200, bot.Host.Counters.Turns);
        Assert.InRange(bot.Host.Counters.TurnCommits, 1, 10);
        for (var i = 0; i < 20; i++)
            Assert.Equal(Enumerable.Range(0, 10).Select(n => $"You said: line {i + (n * 20)}"), bot.Texts(people[i]));
    }

    [Fact]
    public async Task A_repeated_update_changes_nothing()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Server.Faults.Add(new() { Kind = FaultKind.DuplicateUpdates, Method = "getUpdates", Times = null });
        // the first comes with the poll that was under way before
        await bot.Say(amal, "one");
        await bot.Say(amal, "two");
        Assert.Equal(["You said: one", "You said: two"], bot.Texts(amal));
        Assert.True(bot.Host.Counters.RepeatedUpdates >= 1);
    }

    [Fact]
    public async Task An_update_that_was_handled_but_not_confirmed_is_not_handled_again()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        await bot.Say(amal, "one");
        bot.Server.Faults.Add(new() { Kind = FaultKind.ServerError, Method = "getUpdates", Times = null });
        // the poll under way still brings this one
        bot.World.Say(amal, "two");
        // and what was sent is written down, or it would rightly be sent again
        await bot.Until(() => bot.Texts(amal).Count == 2 && bot.Read<long>("select count(*) from outbox where done_at is null") == 0);
        await bot.Kill();
        Assert.Equal(1, bot.World.WaitingUpdates);
        bot.Server.Faults.Clear();

        await bot.Run();
        await bot.Say(amal, "three");

        Assert.Equal(["You said: one", "You said: two", "You said: three"], bot.Texts(amal));
        Assert.Equal(1, bot.Host.Counters.RepeatedUpdates);
    }

    [Fact]
    public async Task A_turn_that_throws_is_rolled_back_alone_and_apologised_for()
    {
        await using var bot = await TestBot.Start();
        await bot.Stop();
        var amal = bot.Person("Amal");
        var baran = bot.Person("Baran");
        bot.World.Say(baran, "before");
        bot.World.Say(amal, "boom");
        bot.World.Say(baran, "after");
        await bot.Run();
        await bot.Quiet();

        Assert.Equal(["Sorry, that was our fault."], bot.Texts(amal));
        Assert.Equal(["You said: before", "You said: after"], bot.Texts(baran));
        Assert.Equal(1, bot.Host.Counters.FailedTurns);
        Assert.Equal("message InvalidOperationException", bot.Read<string>("select kind || ' ' || error from failed_updates"));
        Assert.DoesNotContain("boom", System.Text.Encoding.UTF8.GetString(bot.Read<byte[]>("select body from failed_updates")), StringComparison.Ordinal);
        var body = bot.Host.Database.Read(session => session.Sealer.Open(
            "failed_updates", session.Value<long>("select id from failed_updates"), "body", session.Value<byte[]>("select body from failed_updates")!));
        Assert.Contains("boom", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_apology_that_throws_stops_nothing()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Conversation.WhenApologising = _ => throw new InvalidOperationException("again");
        bot.World.Say(amal, "boom");
        Assert.Equal("You said: still there?", (await bot.Say(amal, "still there?")).Text);
        Assert.Equal(2, bot.Host.Counters.FailedTurns);
    }

    [Fact]
    public async Task A_turn_that_breaks_the_commit_itself_goes_aside_alone()
    {
        await using var bot = await TestBot.Start();
        await bot.Stop();
        var amal = bot.Person("Amal");
        // a key that is checked at the commit
        bot.Conversation.On("orphan", turn => turn.Work.Execute("pragma defer_foreign_keys = on; update accounts set person_id = -1"));
        bot.World.Say(amal, "before");
        bot.World.Say(amal, "/orphan");
        bot.World.Say(amal, "after");
        await bot.Run();
        await bot.Quiet();

        Assert.Equal(["You said: before", "You said: after"], bot.Texts(amal));
        Assert.Equal(1, bot.Read<long>("select count(*) from failed_updates"));
        Assert.Equal(0, bot.World.WaitingUpdates);
    }

    [Fact]
    public async Task A_locked_database_loses_nothing_and_is_said_once()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        await bot.Say(amal, "one");
        using var other = new SqliteConnection($"Data Source={bot.DatabasePath};Pooling=False");
        other.Open();
        using (other.BeginTransaction(deferred: false))
        {
            bot.World.Say(amal, "two");
            await bot.Until(() => bot.Host.Counters.StorageTroubles >= 2);
            Assert.Equal(1, bot.World.WaitingUpdates);
            Assert.Equal(["You said: one"], bot.Texts(amal));
        }

        await bot.Quiet();
        Assert.Equal(["You said: one", "You said: two"], bot.Texts(amal));
        Assert.Single(bot.Log.Lines, line => line.Contains("another program has locked it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_disk_loses_nothing_and_is_said()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        var isFull = true;
        bot.Conversation.Before = (turn, _) =>
        {
            turn.Work.Execute(isFull ? "pragma max_page_count = 1" : "pragma max_page_count = 100000");
            Installation.Write(turn.Work, "ballast", new string('x', 1_000_000));
        };
        bot.World.Say(amal, "one");
        await bot.Until(() => bot.Host.Counters.StorageTroubles >= 2);
        Assert.Equal(1, bot.World.WaitingUpdates);
        Assert.Empty(bot.Texts(amal));
        Assert.Equal(0, bot.Host.Counters.FailedTurns);

        isFull = false;
        await bot.Quiet();
        Assert.Equal(["You said: one"], bot.Texts(amal));
        Assert.Single(bot.Log.Lines, line => line.Contains("the disk is full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_read_only_database_loses_nothing_and_is_said()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Conversation.Before = (turn, _) => turn.Work.Execute("pragma query_only = on");
        bot.World.Say(amal, "one");
        await bot.Until(() => bot.Host.Counters.StorageTroubles >= 2);
        Assert.Contains(bot.Log.Lines, line => line.Contains("it is read-only", StringComparison.Ordinal));
        Assert.Empty(bot.Texts(amal));
        Assert.Equal(1, bot.World.WaitingUpdates);
        await bot.Kill();

        bot.Conversation.Before = null;
        await bot.Run();
        await bot.Quiet();
        Assert.Equal(["You said: one"], bot.Texts(amal));
    }

    [Fact]
    public async Task What_another_program_writes_drops_the_caches()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        await bot.Say(amal, "one");
        await bot.Say(amal, "two");
        Assert.Equal(0, bot.Conversation.CachesDropped);
        using (var other = new SqliteConnection($"Data Source={bot.DatabasePath};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "insert into installation (name, value) values ('import', '1')";
            command.ExecuteNonQuery();
        }

        await bot.Say(amal, "three");
        Assert.Equal(1, bot.Conversation.CachesDropped);
    }

    [Fact]
    public async Task Work_that_comes_back_is_a_turn_and_fails_alone()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        await bot.StartChat(amal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => bot.Turn(turn =>
        {
            Installation.Write(turn.Work, "half", "done");
            throw new InvalidOperationException();
        }));
        Assert.Null(bot.Read<string>("select value from installation where name = 'half'"));
        var person = bot.Read<long>("select id from people");
        await bot.Turn(turn => turn.ChatOf(person)!.Say(new Screen("The export is ready."), Lane.Notification));
        await bot.Quiet();
        Assert.Equal("The export is ready.", bot.Last(amal).Text);
    }
}
