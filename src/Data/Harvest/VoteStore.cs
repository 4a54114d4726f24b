using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Harvest;

/// <summary>The vote of a workshop's plenary: rounds, who may vote, and dots. What stands where is told to nobody before it is closed.</summary>
public static class VoteStore
{
    private const string SelectRound = "select workshop_id, dots, opened_at, closed_at, voters from harvest_rounds where workshop_id = @workshopId";

    private const string UpsertRound =
        """
        insert into harvest_rounds (workshop_id, dots, opened_at) values (@workshopId, @dots, @now)
        on conflict (workshop_id) do update set dots = excluded.dots, opened_at = excluded.opened_at, closed_at = null, voters = null
        """;

    // whoever came; where nobody was checked in, whoever is confirmed
    private const string InsertBallots =
        """
        insert into harvest_ballots (workshop_id, person_id)
        select @workshopId, person_id from registrations r
        where workshop_id = @workshopId and status = 'confirmed'
          and (not exists (select 1 from check_ins where workshop_id = @workshopId) or exists (select 1 from check_ins c where c.registration_id = r.id))
        on conflict do nothing
        """;

    private static readonly string SelectUntold =
        $"""
        select person_id from harvest_ballots
        where workshop_id = @workshopId and told = 0 and ({Busy.Not("harvest_ballots.person_id")})
        order by person_id limit @limit
        """;

    private const string Count =
        """
        update harvest_items set dots = (
            select count(*) from harvest_dots d where d.item_id = harvest_items.id or d.item_id in (select id from harvest_items m where m.merged_into = harvest_items.id))
        where workshop_id = @workshopId and merged_into is null;
        update harvest_rounds set closed_at = @now, voters = (
            select count(distinct person_id) from harvest_dots where item_id in (select id from harvest_items where workshop_id = @workshopId))
        where workshop_id = @workshopId;
        delete from harvest_dots where item_id in (select id from harvest_items where workshop_id = @workshopId);
        delete from harvest_ballots where workshop_id = @workshopId;
        """;

    private const string InsertDot =
        """
        insert into harvest_dots (item_id, person_id)
        select @itemId, @personId
        where (select count(*) from harvest_dots d join harvest_items i on i.id = d.item_id where i.workshop_id = @workshopId and d.person_id = @personId)
            < (select dots from harvest_rounds where workshop_id = @workshopId and closed_at is null)
        """;

    /// <summary>The vote; null before the first.</summary>
    public static HarvestRound? Round(ReadSession session, long workshopId) => session.One<HarvestRound>(SelectRound, new { workshopId });

    /// <summary>Opens the vote, or opens it anew: an earlier count is forgotten.</summary>
    /// <returns>How many may vote.</returns>
    public static int Open(UnitOfWork work, long workshopId, int dots, DateTimeOffset now)
    {
        work.Execute(UpsertRound, new { workshopId, dots, now });
        work.Execute("update harvest_items set dots = null where workshop_id = @workshopId", new { workshopId });
        return work.Execute(InsertBallots, new { workshopId });
    }

    /// <summary>Counts and closes. Who gave which dot is forgotten with it.</summary>
    public static void Close(UnitOfWork work, long workshopId, DateTimeOffset now) => work.Execute(Count, new { workshopId, now });

    /// <summary>The next whose card has not gone, whoever is filling a form left out.</summary>
    public static List<long> Untold(ReadSession session, long workshopId, DateTimeOffset quietSince, int limit) =>
        session.Query<long>(SelectUntold, new { workshopId, quietSince, limit });

    /// <summary>True while somebody's card has not gone, busy people included.</summary>
    public static bool HasUntold(ReadSession session, long workshopId) =>
        session.Value<bool>("select exists (select 1 from harvest_ballots where workshop_id = @workshopId and told = 0)", new { workshopId });

    public static void Told(UnitOfWork work, long workshopId, long personId) =>
        work.Execute("update harvest_ballots set told = 1 where workshop_id = @workshopId and person_id = @personId", new { workshopId, personId });

    /// <summary>Another card displaced theirs: it is to go once more.</summary>
    public static void Untell(UnitOfWork work, long workshopId, long personId) =>
        work.Execute("update harvest_ballots set told = 0 where workshop_id = @workshopId and person_id = @personId", new { workshopId, personId });

    /// <summary>Whether somebody may vote.</summary>
    public static bool MayVote(ReadSession session, long workshopId, long personId) =>
        session.Value<bool>("select exists (select 1 from harvest_ballots where workshop_id = @workshopId and person_id = @personId)", new { workshopId, personId });

    /// <summary>How many may vote, and how many have given a dot: no more is known while it is open.</summary>
    public static (int May, int Have) Turnout(ReadSession session, long workshopId) => (
        session.Value<int>("select count(*) from harvest_ballots where workshop_id = @workshopId", new { workshopId }),
        session.Value<int>("select count(distinct d.person_id) from harvest_dots d join harvest_items i on i.id = d.item_id where i.workshop_id = @workshopId", new { workshopId }));

    /// <summary>The items that somebody gave a dot, each as often as it has one of theirs: what was merged since counts for the item that stands for it.</summary>
    public static List<long> DotsOf(ReadSession session, long workshopId, long personId) => session.Query<long>(
        "select coalesce(i.merged_into, i.id) from harvest_dots d join harvest_items i on i.id = d.item_id where i.workshop_id = @workshopId and d.person_id = @personId",
        new { workshopId, personId });

    private const string DeleteDots =
        "delete from harvest_dots where person_id = @personId and item_id in (select id from harvest_items where id = @itemId or merged_into = @itemId)";

    /// <summary>Gives an item a dot, or takes back those that it and what was merged into it have.</summary>
    /// <returns>False when all dots are given already.</returns>
    public static bool Toggle(UnitOfWork work, long workshopId, long itemId, long personId) =>
        work.Execute(DeleteDots, new { itemId, personId }) > 0
        || work.Execute(InsertDot, new { workshopId, itemId, personId }) > 0;
}
