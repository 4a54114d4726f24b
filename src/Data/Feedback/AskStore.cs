using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Feedback;

/// <summary>A form that people were asked to fill.</summary>
public sealed record FormAsk
{
    public long Id { get; init; }

    public long FormId { get; init; }

    /// <summary>What it was asked about: the code of an item of the agenda, a day, or "".</summary>
    public string About { get; init; } = "";

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>How many people.</summary>
    public int Asked { get; init; }

    /// <summary>When those without an answer were reminded; null: not yet.</summary>
    public DateTimeOffset? NudgedAt { get; init; }

    /// <summary>When it was taken back, as the session had not ended; null for most.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <summary>The forms that people were asked to fill, and who is still to be shown the card.</summary>
public static class AskStore
{
    private const string Columns = "a.id, a.form_id, a.about, a.asked_at, a.asked, a.nudged_at, a.withdrawn_at";

    private const string Insert = "insert into form_asks (id, form_id, about, asked_at, asked) values (@id, @formId, @about, @now, @asked)";

    private const string InsertWaiting = "insert or ignore into form_asks_waiting (ask_id, person_id) select @id, value from json_each(@people)";

    private const string SelectOf =
        $"select {Columns} from form_asks a join forms f on f.id = a.form_id where f.workshop_id = @workshopId and a.withdrawn_at is null order by a.asked_at desc, a.id desc limit @limit";

    private const string SelectCame =
        """
        select distinct r.person_id
        from check_ins c
        join registrations r on r.id = c.registration_id
        where c.workshop_id = @workshopId and r.status = 'confirmed' and (@day is null or c.day = @day)
          and (@itemId is null or c.agenda_item_id = @itemId) and (@groupCode is null or r.group_code = @groupCode)
          and (@startsAt is null or r.left_at is null or r.left_at > @startsAt)
        """;

    private const string SelectConfirmed = "select person_id from registrations where workshop_id = @workshopId and status = 'confirmed'";

    private const string CountAnswers =
        """
        select count(*) from submissions s join submission_answers a on a.submission_id = s.id and a.path = @path
        where s.form_id = @formId and a.value = @about
        """;

    /// <summary>Writes down that people are asked.</summary>
    public static long Add(UnitOfWork work, long formId, string about, IReadOnlyCollection<long> people, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(Insert, new { id, formId, about, now, asked = people.Count });
        Wait(work, id, people);
        return id;
    }

    /// <summary>These are to be shown the card.</summary>
    public static void Wait(UnitOfWork work, long id, IReadOnlyCollection<long> people) =>
        work.Execute(InsertWaiting, new { id, people = $"[{string.Join(',', people)}]" });

    public static FormAsk? ById(ReadSession session, long id) => session.One<FormAsk>($"select {Columns} from form_asks a where a.id = @id", new { id });

    /// <summary>True when people were asked about that already.</summary>
    public static bool Has(ReadSession session, long formId, string about) =>
        session.Value<bool>("select exists (select 1 from form_asks where form_id = @formId and about = @about)", new { formId, about });

    /// <summary>What people of a workshop were asked, the latest first.</summary>
    public static List<FormAsk> Of(ReadSession session, long workshopId, int limit) => session.Query<FormAsk>(SelectOf, new { workshopId, limit });

    /// <summary>What people of a workshop were asked about something since a moment.</summary>
    public static List<FormAsk> Since(ReadSession session, long workshopId, string about, DateTimeOffset since) =>
        session.Query<FormAsk>($"select {Columns} from forms f join form_asks a on a.form_id = f.id where f.workshop_id = @workshopId and a.about = @about and a.asked_at >= @since and a.withdrawn_at is null", new { workshopId, about, since });

    /// <summary>The question is taken back from these people, one after the other.</summary>
    public static void Withdraw(UnitOfWork work, long id, IReadOnlyCollection<long> people, DateTimeOffset now)
    {
        work.Execute("update form_asks set withdrawn_at = @now where id = @id", new { id, now });
        Wait(work, id, people);
    }

    /// <summary>It was taken back from everybody: people can be asked anew.</summary>
    public static void Drop(UnitOfWork work, long id) => work.Execute("delete from form_asks where id = @id", new { id });

    /// <summary>Who is still to be shown the card.</summary>
    public static List<long> Waiting(ReadSession session, long id, int limit) =>
        session.Query<long>("select person_id from form_asks_waiting where ask_id = @id order by person_id limit @limit", new { id, limit });

    /// <summary>They were shown it, or need not be.</summary>
    public static void Shown(UnitOfWork work, long id, long personId) => work.Execute("delete from form_asks_waiting where ask_id = @id and person_id = @personId", new { id, personId });

    /// <summary>Those without an answer are reminded, once.</summary>
    /// <returns>False when they were already.</returns>
    public static bool Nudge(UnitOfWork work, long id, DateTimeOffset now) =>
        work.Execute("update form_asks set nudged_at = @now where id = @id and nudged_at is null", new { id, now }) == 1;

    /// <summary>Confirmed people who came: to any day, to that day, to that session; of a group only its own; nobody who had left before it began.</summary>
    public static List<long> Came(ReadSession session, long workshopId, DateOnly? day = null, long? itemId = null, string? groupCode = null, DateTimeOffset? startsAt = null) =>
        session.Query<long>(SelectCame, new { workshopId, day, itemId, groupCode, startsAt });

    /// <summary>Everybody confirmed.</summary>
    public static List<long> Confirmed(ReadSession session, long workshopId) => session.Query<long>(SelectConfirmed, new { workshopId });

    /// <summary>How many named answers there are that gave that value to a question.</summary>
    public static int CountNamed(ReadSession session, long formId, string path, string about) => session.Value<int>(CountAnswers, new { formId, path, about });
}
