using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Turns;

/// <summary>A timer that waits for its moment.</summary>
public sealed record DueTimer
{
    /// <summary>What is to happen: <c>interview.nudge</c>.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The row it happens to.</summary>
    public long SubjectId { get; init; }

    public DateTimeOffset DueAt { get; init; }
}

/// <summary>Timers: one row for each kind and subject.</summary>
public static class TimerStore
{
    private const string Upsert =
        """
        insert into timers (kind, subject_id, due_at) values (@kind, @subjectId, @dueAt)
        on conflict (kind, subject_id) do update set due_at = @dueAt
        """;

    private const string SelectFirst = "select kind, subject_id, due_at from timers order by due_at, kind, subject_id limit 1";

    public static void Set(UnitOfWork work, string kind, long subjectId, DateTimeOffset dueAt) => work.Execute(Upsert, new { kind, subjectId, dueAt });

    public static void Cancel(UnitOfWork work, string kind, long subjectId) =>
        work.Execute("delete from timers where kind = @kind and subject_id = @subjectId", new { kind, subjectId });

    /// <summary>When it is due; null when there is none.</summary>
    public static DateTimeOffset? DueAt(ReadSession session, string kind, long subjectId) =>
        session.Value<DateTimeOffset?>("select due_at from timers where kind = @kind and subject_id = @subjectId", new { kind, subjectId });

    /// <summary>The timer that is due first, if there is any.</summary>
    public static DueTimer? First(ReadSession session) => session.One<DueTimer>(SelectFirst);
}
