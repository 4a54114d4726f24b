using WorkshopBot.Tests.Hosting;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Turns;

public sealed class Timers
{
    private static readonly DateTimeOffset Morning = new(2025, 11, 14, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Fire_in_order_each_at_its_own_moment_when_the_calendar_is_moved()
    {
        await using var bot = await Standing();
        bot.Conversation.WhenDue = (turn, kind, subject) =>
        {
            if (kind == "first")
                turn.SetTimer("child", subject, turn.Now.AddMinutes(30));
        };
        await bot.Turn(turn =>
        {
            turn.SetTimer("last", 3, Morning.AddHours(3));
            turn.SetTimer("first", 1, Morning.AddHours(1));
            turn.SetTimer("second", 2, Morning.AddHours(2));
            turn.SetTimer("moved", 4, Morning.AddHours(1));
            turn.SetTimer("moved", 4, Morning.AddHours(9));
            turn.SetTimer("cancelled", 5, Morning.AddHours(1));
            turn.CancelTimer("cancelled", 5);
        });

        await bot.Host.Calendar.MoveTo(Morning.AddHours(4));

        Assert.Equal(
            [("first", 1L, 60.0), ("child", 1L, 90.0), ("second", 2L, 120.0), ("last", 3L, 180.0)],
            bot.Conversation.Fired.Select(fired => (fired.Kind, fired.SubjectId, (fired.DueAt - Morning).TotalMinutes)));
        Assert.All(bot.Conversation.Fired, fired => Assert.Equal(fired.DueAt, fired.Now));
        Assert.Equal(Morning.AddHours(4), bot.Host.Calendar.GetUtcNow());
    }

    [Fact]
    public async Task More_than_one_commit_takes_fire_all_the_same()
    {
        await using var bot = await Standing();
        await bot.Turn(turn =>
        {
            for (var i = 0; i < 600; i++)
                turn.SetTimer("many", i, Morning.AddSeconds(i));
        });
        await bot.Host.Calendar.MoveTo(Morning.AddHours(1));
        Assert.Equal(Enumerable.Range(0, 600).Select(i => (long)i), bot.Conversation.Fired.Select(fired => fired.SubjectId));
    }

    [Fact]
    public async Task Due_while_the_bot_was_down_are_handled_at_the_start_in_order()
    {
        await using var bot = await Standing();
        await bot.Turn(turn =>
        {
            turn.SetTimer("later", 1, Morning.AddHours(2));
            turn.SetTimer("sooner", 2, Morning.AddHours(1));
        });
        await bot.Stop();
        bot.Calendar = Calendar.StandingAt(Morning.AddHours(5));
        await bot.Run();
        await bot.Quiet();
        Assert.Equal(
            [("sooner", Morning.AddHours(1), Morning.AddHours(5)), ("later", Morning.AddHours(2), Morning.AddHours(5))],
            bot.Conversation.Fired.Select(fired => (fired.Kind, fired.DueAt, fired.Now)));
    }

    [Fact]
    public async Task Fire_by_themselves_while_the_calendar_runs()
    {
        await using var bot = await TestBot.Start();
        await bot.Turn(turn => turn.SetTimer("soon", 1, turn.Now.AddMilliseconds(50)));
        await bot.Until(() => !bot.Conversation.Fired.IsEmpty);
        var fired = Assert.Single(bot.Conversation.Fired);
        Assert.True(fired.Now >= fired.DueAt);
    }

    [Fact]
    public async Task One_that_throws_is_kept_aside_and_the_others_fire()
    {
        await using var bot = await Standing();
        bot.Conversation.WhenDue = (_, kind, _) =>
        {
            if (kind == "poison")
                throw new InvalidOperationException();
        };
        await bot.Turn(turn =>
        {
            turn.SetTimer("poison", 1, Morning.AddHours(1));
            turn.SetTimer("good", 2, Morning.AddHours(2));
        });
        await bot.Host.Calendar.MoveTo(Morning.AddHours(3));
        Assert.Equal("good", Assert.Single(bot.Conversation.Fired).Kind);
        Assert.Equal("timer", bot.Read<string>("select kind from failed_updates"));
        Assert.Equal(0, bot.Read<long>("select count(*) from timers"));
    }

    [Fact]
    public async Task One_that_breaks_the_commit_itself_is_kept_aside_and_the_others_fire()
    {
        await using var bot = await TestBot.Start();
        var amal = bot.Person("Amal");
        bot.Conversation.WhenDue = (turn, kind, _) =>
        {
            if (kind == "orphan")
                turn.Work.Execute("pragma defer_foreign_keys = on; insert into accounts (id, person_id, kind, telegram_id, telegram_key) values (1, -1, 'private', x'00', x'00')");
        };
        await bot.Turn(turn =>
        {
            turn.SetTimer("before", 1, turn.Now.AddMilliseconds(-3));
            turn.SetTimer("orphan", 2, turn.Now.AddMilliseconds(-2));
            turn.SetTimer("after", 3, turn.Now.AddMilliseconds(-1));
        });
        Assert.Equal("You said: hello", (await bot.Say(amal, "hello")).Text);
        Assert.Equal("orphan 2", bot.Host.Database.Read(session => session.Sealer.Open(
            "failed_updates", session.Value<long>("select id from failed_updates"), "body", session.Value<byte[]>("select body from failed_updates")!))[..8]);
        Assert.Contains(bot.Conversation.Fired, fired => fired.Kind == "before");
        Assert.Contains(bot.Conversation.Fired, fired => fired.Kind == "after");
        Assert.Equal(0, bot.Read<long>("select count(*) from timers"));
    }

    [Fact]
    public void A_calendar_without_a_loop_is_just_set()
    {
        var calendar = Calendar.StandingAt(Morning);
        Assert.True(calendar.MoveTo(Morning.AddDays(1)).IsCompletedSuccessfully);
        Assert.Equal(Morning.AddDays(1), calendar.GetUtcNow());
        Assert.Throws<ArgumentOutOfRangeException>(() => { _ = calendar.MoveTo(Morning); });
    }

    [Fact]
    public async Task A_running_calendar_runs_on_from_where_it_was_moved_to()
    {
        var calendar = new Calendar(TimeProvider.System);
        var to = calendar.GetUtcNow().AddDays(3);
        await calendar.MoveTo(to);
        Assert.InRange(calendar.GetUtcNow(), to, to.AddMinutes(1));
        Assert.True(calendar.IsRunning);
    }

    private static async Task<TestBot> Standing()
    {
        var bot = await TestBot.Prepare();
        bot.Calendar = Calendar.StandingAt(Morning);
        await bot.Run();
        return bot;
    }
}
