using WorkshopBot.Playground;
using WorkshopBot.Tests.Hosting;

namespace WorkshopBot.Tests.Faults;

/// <summary>The machine's clock is put right, or wrong, while the bot runs or between two runs.</summary>
public sealed class Clock_jumps
{
    [Theory]
    [InlineData(-3650)]
    [InlineData(-0.05)]
    [InlineData(0.05)]
    [InlineData(3650)]
    public async Task Neither_hold_messages_back_nor_let_them_overtake(double days)
    {
        var clock = new MovedClock();
        await using var bot = await TestBot.Prepare();
        bot.Clock = clock;
        bot.Settings["Limits:MessagesPerSecond"] = "20";
        await bot.Run();
        var people = Enumerable.Range(0, 10).Select(i => bot.Person($"Person {i}")).ToList();

        // limits are used up and a message waits for its next try
        bot.Server.Faults.Add(new() { Kind = FaultKind.ServerError, Method = "sendMessage", Person = people[0] });
        foreach (var person in people)
            bot.World.Say(person, "before");
        await bot.Until(() => bot.Server.Faults.Active.Count == 0);
        clock.Ahead = TimeSpan.FromDays(days);
        foreach (var line in Enumerable.Range(0, 3))
            people.ForEach(person => bot.World.Say(person, $"after {line}"));
        await bot.Quiet();
        await bot.Until(() => bot.Read<long>("select count(*) from outbox where done_at is null") == 0);
        Assert.All(people, person => Assert.Equal(["You said: before", "You said: after 0", "You said: after 1", "You said: after 2"], bot.Texts(person)));
    }

    [Fact]
    public async Task Leave_a_chat_waiting_as_long_as_Telegram_asked()
    {
        var clock = new MovedClock();
        await using var bot = await TestBot.Prepare();
        bot.Clock = clock;
        await bot.Run();
        var amal = bot.Person("Amal");
        bot.Server.Faults.Add(new() { Kind = FaultKind.TooManyRequests, Method = "sendMessage", RetryAfter = 3600 });
        bot.World.Say(amal, "held");
        await bot.Until(() => bot.Read<long>("select count(*) from accounts where not_before is not null") == 1);
        clock.Ahead = TimeSpan.FromHours(2);
        await bot.Say(bot.Person("Baran"), "free");
        Assert.Empty(bot.Texts(amal));
    }

    [Fact]
    public async Task Between_two_runs_leave_nothing_waiting_for_years()
    {
        var clock = new MovedClock { Ahead = TimeSpan.FromDays(3650) };
        await using var bot = await TestBot.Prepare();
        bot.Clock = clock;
        await bot.Run();
        var people = new[] { bot.Person("Amal"), bot.Person("Baran"), bot.Person("Clare") };
        bot.Server.Faults.Add(new() { Kind = FaultKind.TooManyRequests, Method = "sendMessage", Person = people[0], RetryAfter = 3600 });
        bot.Server.Faults.Add(new() { Kind = FaultKind.TooManyRequests, Method = "sendMessage", Person = people[1], RetryAfter = 3600 });
        bot.Server.Faults.Add(new() { Kind = FaultKind.ServerError, Method = "sendMessage", Person = people[2], Times = null });
        bot.World.Say(people[2], "fails");
        await bot.Until(() => bot.Read<long>("select count(*) from outbox where not_before is not null") == 1);
        bot.World.Say(people[0], "one");
        bot.World.Say(people[1], "two");
        await bot.Until(() => bot.Read<long>("select count(*) from installation where name = 'outbox_not_before'") == 1);
        await bot.Stop();
        bot.Server.Faults.Clear();

        clock.Ahead = TimeSpan.Zero;
        await bot.Run();
        await bot.Until(() => people.All(person => bot.Texts(person).Count == 1));
    }

    [Fact]
    public async Task Between_two_runs_leave_an_update_known()
    {
        var clock = new MovedClock();
        await using var bot = await TestBot.Prepare();
        bot.Clock = clock;
        await bot.Run();
        var amal = bot.Person("Amal");
        await bot.Say(amal, "one");
        bot.Server.Faults.Add(new() { Kind = FaultKind.ServerError, Method = "getUpdates", Times = null });
        bot.World.Say(amal, "two");
        await bot.Until(() => bot.Texts(amal).Count == 2 && bot.Read<long>("select count(*) from outbox where done_at is null") == 0);
        await bot.Kill();
        bot.Server.Faults.Clear();

        clock.Ahead = TimeSpan.FromDays(30);
        await bot.Run();
        await bot.Say(amal, "three");
        Assert.Equal(["You said: one", "You said: two", "You said: three"], bot.Texts(amal));
        Assert.Equal(1, bot.Host.Counters.RepeatedUpdates);
    }

    [Fact]
    public async Task Are_followed_by_the_calendar()
    {
        var clock = new MovedClock();
        await using var bot = await TestBot.Prepare();
        bot.Clock = clock;
        await bot.Run();
        var due = clock.GetUtcNow().AddHours(1);
        await bot.Turn(turn => turn.SetTimer("test", 1, due));
        await bot.Say(bot.Person("Amal"), "too early");
        Assert.Empty(bot.Conversation.Fired);
        clock.Ahead = TimeSpan.FromHours(1);
        await bot.Say(bot.Person("Baran"), "now");
        Assert.Equal("test", Assert.Single(bot.Conversation.Fired).Kind);
    }

    /// <summary>The machine's clock, put forward or back; what is measured between two moments stays true.</summary>
    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
