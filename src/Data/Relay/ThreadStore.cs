using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Relay;

/// <summary>What somebody and the team of a workshop write each other.</summary>
public sealed record RelayThread
{
    public long Id { get; init; }

    public long WorkshopId { get; init; }

    public long PersonId { get; init; }

    /// <summary>Since when the person waits for an answer; null: they do not.</summary>
    public DateTimeOffset? WaitsSince { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>One message of a thread.</summary>
/// <param name="Id">Its number.</param>
/// <param name="IsFromTeam">The team wrote it.</param>
/// <param name="Words">What; "" for a file without words.</param>
/// <param name="IsTold">The person has been shown it.</param>
/// <param name="File"><see cref="ThreadStore.File"/> or <see cref="ThreadStore.Voice"/>; null for words alone.</param>
/// <param name="IsPart">It is a further picture of the album that begins with the message before it.</param>
public sealed record ThreadMessage(long Id, bool IsFromTeam, string Words, bool IsTold, string? File, bool IsPart = false);

/// <summary>The tables <c>threads</c> and <c>thread_messages</c>; words are sealed, and go with the person.</summary>
public static class ThreadStore
{
    /// <summary>By this name a message's photo or file is known in <c>sent_files</c>.</summary>
    public const string File = "relay";

    /// <summary>By this name a message's recording is known in <c>sent_files</c>.</summary>
    public const string Voice = "relay_voice";

    /// <summary>Where <c>sent_files</c> has a language, a further picture of an album has this; every other file of a message has none.</summary>
    public const string Part = "part";

    private const string Columns = "select id, workshop_id, person_id, waits_since, ended_at from threads";

    private const string SelectNext = Columns + " where workshop_id = @workshopId and waits_since is not null order by waits_since, id limit 1";

    private const string InsertMessage =
        """
        insert into thread_messages (id, thread_id, is_from_team, writer_id, words, written_at)
        values (@id, @threadId, @isFromTeam, @writerId, @words, @now)
        """;

    private const string UpdateWaits =
        "update threads set waits_since = case when @waits then coalesce(waits_since, @now) end where id = @threadId";

    private const string SelectLast =
        """
        select m.id, m.is_from_team, m.words, m.told as is_told, f.kind as file, coalesce(f.language = 'part', 0) as is_part
        from thread_messages m left join sent_files f on f.kind in ('relay', 'relay_voice') and f.subject_id = m.id
        where m.thread_id = @threadId and m.id >= coalesce((
            select w.id from thread_messages w
            where w.thread_id = @threadId and not exists (select 1 from sent_files p where p.kind = 'relay' and p.subject_id = w.id and p.language = 'part')
            order by w.id desc limit 1 offset @limit - 1), 0)
        order by m.id
        """;

    public static RelayThread? ById(ReadSession session, long id) => session.One<RelayThread>(Columns + " where id = @id", new { id });

    /// <summary>The thread that is open between somebody and a workshop's team.</summary>
    public static RelayThread? Open(ReadSession session, long personId, long workshopId) =>
        session.One<RelayThread>(Columns + " where person_id = @personId and workshop_id = @workshopId and ended_at is null", new { personId, workshopId });

    /// <summary>All threads of somebody that are open.</summary>
    public static List<RelayThread> OfPerson(ReadSession session, long personId) =>
        session.Query<RelayThread>(Columns + " where person_id = @personId and ended_at is null", new { personId });

    /// <summary>The numbers of all that somebody ever had with a workshop's team.</summary>
    public static List<long> Ever(ReadSession session, long personId, long workshopId) =>
        session.Query<long>("select id from threads where person_id = @personId and workshop_id = @workshopId order by id", new { personId, workshopId });

    /// <summary>The thread in which somebody has waited longest for the team.</summary>
    public static RelayThread? Next(ReadSession session, long workshopId) => session.One<RelayThread>(SelectNext, new { workshopId });

    /// <summary>How many wait for the team.</summary>
    public static int Waiting(ReadSession session, long workshopId) =>
        session.Value<int>("select count(*) from threads where workshop_id = @workshopId and waits_since is not null", new { workshopId });

    /// <summary>The workshops in which somebody waits.</summary>
    public static List<long> Workshops(ReadSession session) =>
        session.Query<long>("select distinct workshop_id from threads where waits_since is not null order by workshop_id");

    /// <summary>Begins a thread; there is none open.</summary>
    public static RelayThread Begin(UnitOfWork work, long personId, long workshopId)
    {
        var thread = new RelayThread { Id = work.NewId(), PersonId = personId, WorkshopId = workshopId };
        work.Execute("insert into threads (id, workshop_id, person_id) values (@Id, @WorkshopId, @PersonId)", thread);
        return thread;
    }

    /// <summary>Keeps a message. One from the person waits for an answer; one from the team is that answer.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="threadId">The thread.</param>
    /// <param name="writerId">Who of the team wrote it; null: the person.</param>
    /// <param name="words">What.</param>
    /// <param name="now">When.</param>
    /// <returns>Its number.</returns>
    public static long Write(UnitOfWork work, long threadId, long? writerId, string words, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(InsertMessage, new { id, threadId, isFromTeam = writerId is not null, writerId, words = work.Sealer.Seal("thread_messages", id, "words", words), now });
        work.Execute(UpdateWaits, new { threadId, waits = writerId is null, now });
        return id;
    }

    /// <summary>The latest messages, in their order; an album counts once, and all its pictures are among them.</summary>
    public static List<ThreadMessage> Last(ReadSession session, long threadId, int limit = int.MaxValue) =>
        [.. session.Query<MessageRow>(SelectLast, new { threadId, limit })
            .Select(row => new ThreadMessage(row.Id, row.IsFromTeam, session.Sealer.Open("thread_messages", row.Id, "words", row.Words), row.IsTold, row.File, row.IsPart))];

    /// <summary>The person has been shown what the team wrote.</summary>
    public static void Told(UnitOfWork work, long threadId) =>
        work.Execute("update thread_messages set told = 1 where thread_id = @threadId and is_from_team = 1 and told = 0", new { threadId });

    /// <summary>Nobody writes in it any more.</summary>
    public static void End(UnitOfWork work, long threadId, DateTimeOffset now) =>
        work.Execute("update threads set ended_at = @now, waits_since = null where id = @threadId", new { threadId, now });

    private sealed record MessageRow
    {
        public long Id { get; init; }

        public bool IsFromTeam { get; init; }

        public byte[] Words { get; init; } = [];

        public bool IsTold { get; init; }

        public string? File { get; init; }

        public bool IsPart { get; init; }
    }
}
