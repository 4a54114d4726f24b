namespace WorkshopBot.Tests.Faults;

/// <summary>What must hold whatever has gone wrong: see docs/fault-tests.md.</summary>
internal static class Audit
{
    private static readonly TimeSpan ToSettle = TimeSpan.FromSeconds(20);

    /// <summary>Messages that the bot itself says may have come twice.</summary>
    public static long PossiblyDoubled(Town town) => town.Count("select coalesce(sum(possibly_doubled), 0) from outbox");

    /// <summary>
    /// Every acknowledged answer is stored, once; everybody has one seat and one ticket; everything the bot has decided to say was said; nothing came twice
    /// but what the bot knows may have.
    /// </summary>
    /// <param name="town">Where they registered.</param>
    /// <param name="people">All who did, each to the end, and no others.</param>
    /// <param name="doubledBefore"><see cref="PossiblyDoubled"/> before.</param>
    public static async Task AllIsWell(Town town, IReadOnlyList<Registrant> people, long doubledBefore = 0)
    {
        await Settle(town);
        Assert.All(people, person => Assert.All(person.Said, said => Assert.Contains(said, person.MyAnswers, StringComparison.Ordinal)));
        Assert.Equal(people.Count, people.Select(person => person.Ticket).Distinct().Count());
        Assert.Equal(0, town.Count("select count(*) from outbox where outcome in ('parked', 'blocked')"));
        Assert.Equal(0, town.Count("select count(*) from failed_updates"));
        // a copy that came again may be tapped as well: that it is old, and what is open, are said again then
        Assert.InRange(people.Where(person => person.Restless is null).Sum(person => person.Repeats()), 0, 3 * (PossiblyDoubled(town) - doubledBefore));
    }

    /// <summary>So many are confirmed, and hold as many tickets.</summary>
    public static void Seats(Town town, int confirmed)
    {
        Assert.Equal(confirmed, town.Count("select count(*) from registrations where status = 'confirmed'"));
        Assert.Equal(confirmed, town.Count("select count(distinct person_id) from registrations"));
    }

    /// <summary>Nobody was taken back to a question they had answered, and everybody was asked the same ones.</summary>
    public static void Order(IReadOnlyList<Registrant> people)
    {
        Assert.NotEmpty(people[0].Asked);
        foreach (var person in people)
            Assert.True(people[0].Asked.Order().Distinct().SequenceEqual(person.Asked), $"{string.Join(' ', person.Asked)}\n{person.History()}");
    }

    // what is committed and not yet said may still wait for its moment
    private static async Task Settle(Town town)
    {
        var start = TimeProvider.System.GetTimestamp();
        while ((await town.World.State()).WaitingUpdates > 0 || town.Count("select count(*) from outbox where done_at is null") > 0)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < ToSettle, "Something that was committed is not said.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}
