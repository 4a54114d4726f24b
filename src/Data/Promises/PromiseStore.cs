using System.Globalization;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Promises;

/// <summary>The tables <c>promises</c>, <c>promise_changes</c> and <c>committees</c>. What is said in them is sealed; every change is kept.</summary>
public static class PromiseStore
{
    /// <summary>What can be changed in words.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["action", "owner", "indicator", "target", "support", "due_date"];

    private const string Columns =
        """
        select id, workshop_id, submission_id, item_id, action, owner, indicator, target, support, due_date, state, left_open, owner_id,
               token_key is not null as has_link, asked_date, word, made_at, changed_at
        from promises
        """;

    private const string SelectOf = Columns + " where workshop_id = @workshopId order by due_date is null, due_date, id";

    private const string SelectOwned = Columns + " where owner_id = @personId and state <> 'declined' order by state in ('done', 'dropped'), due_date is null, due_date, id";

    // a first edition may not say yet that it is one: those that are made of it name its code
    private const string SelectEarlier =
        Columns + """
         where state not in ('done', 'dropped') and workshop_id in (
            select before.id from workshops before join workshops this on this.id = @workshopId
            where coalesce(before.series, before.code) = this.series and coalesce(before.edition, 1) < this.edition)
        order by due_date is null, due_date, id
        """;

    private const string Insert =
        """
        insert into promises (id, workshop_id, submission_id, item_id, action, owner, indicator, target, support, due_date, made_at, changed_at)
        values (@id, @WorkshopId, @SubmissionId, @ItemId, @action, @owner, @indicator, @target, @support, @DueDate, @now, @now)
        """;

    private const string InsertChange =
        """
        insert into promise_changes (id, promise_id, field, was, becomes, person_id, name, changed_at)
        values (@id, @promiseId, @field, @was, @becomes, @personId, @name, @now)
        """;

    private const string SelectChanges = "select id, field, was, becomes, name, changed_at from promise_changes where promise_id = @promiseId order by id";

    /// <summary>The promises of a workshop, what is due first first.</summary>
    public static List<Promise> OfWorkshop(ReadSession session, long workshopId) => Read(session, SelectOf, new { workshopId });

    /// <summary>What somebody has promised, open ones first.</summary>
    public static List<Promise> OfOwner(ReadSession session, long personId) => Read(session, SelectOwned, new { personId });

    /// <summary>What is still open of the earlier editions of a workshop's series.</summary>
    public static List<Promise> OfEarlierEditions(ReadSession session, long workshopId) => Read(session, SelectEarlier, new { workshopId });

    /// <summary>Null when there is none.</summary>
    public static Promise? ById(ReadSession session, long id) => Read(session, Columns + " where id = @id", new { id }).FirstOrDefault();

    /// <summary>The promise that an answer became; null: none.</summary>
    public static Promise? OfSubmission(ReadSession session, long submissionId) =>
        Read(session, Columns + " where submission_id = @submissionId", new { submissionId }).FirstOrDefault();

    /// <summary>The promise that an item of the plenary became; null: none.</summary>
    public static Promise? OfItem(ReadSession session, long itemId) => Read(session, Columns + " where item_id = @itemId", new { itemId }).FirstOrDefault();

    /// <summary>The promise that a link leads to; null once it was used, or for none.</summary>
    public static Promise? ByToken(ReadSession session, string token) =>
        Read(session, Columns + " where token_key = @key", new { key = Key(session, token) }).FirstOrDefault();

    /// <summary>Adds a promise.</summary>
    public static long Add(UnitOfWork work, Promise promise, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(Insert, new
        {
            id,
            promise.WorkshopId,
            promise.SubmissionId,
            promise.ItemId,
            action = Seal(work, id, "action", promise.Action),
            owner = Seal(work, id, "owner", promise.Owner),
            indicator = Seal(work, id, "indicator", promise.Indicator),
            target = Seal(work, id, "target", promise.Target),
            support = Seal(work, id, "support", promise.Support),
            promise.DueDate,
            now,
        });
        return id;
    }

    /// <summary>Changes one of <see cref="Fields"/>; what it was is kept. A day is written as <c>2026-03-01</c>.</summary>
    public static void Write(UnitOfWork work, Promise promise, string field, string? words, long? personId, string? name, DateTimeOffset now)
    {
        var column = Fields.Contains(field) ? field : throw new ArgumentOutOfRangeException(nameof(field), field, "No such field.");
        var was = Value(promise, field);
        if (was == words)
        {
            return;
        }

        work.Execute(
            $"update promises set {column} = @words, changed_at = @now where id = @Id",
            new { promise.Id, words = column == "due_date" ? words : (object?)Seal(work, promise.Id, column, words), now });
        Remember(work, promise.Id, field, was, words, personId, name, now);
    }

    /// <summary>What a field says.</summary>
    public static string? Value(Promise promise, string field) => field switch
    {
        "action" => promise.Action,
        "owner" => promise.Owner,
        "indicator" => promise.Indicator,
        "target" => promise.Target,
        "support" => promise.Support,
        "due_date" => promise.DueDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
    };

    /// <summary>Something is not to be asked for any more.</summary>
    public static void Leave(UnitOfWork work, Promise promise, string what) => work.Execute(
        "update promises set left_open = @left where id = @Id", new { promise.Id, left = string.Join(' ', promise.LeftOpen.Append(what).Distinct()) });

    /// <summary>Where it stands from now on, with what the owner said; both are kept in the history.</summary>
    public static void SetState(UnitOfWork work, Promise promise, string state, string? word, long? personId, string? name, DateTimeOffset now)
    {
        work.Execute(
            "update promises set state = @state, word = coalesce(@word, word), changed_at = @now where id = @Id",
            new { promise.Id, state, word = Seal(work, promise.Id, "word", word), now });
        if (promise.State != state)
        {
            Remember(work, promise.Id, "state", promise.State, state, personId, name, now);
        }

        if (word is not null)
        {
            Remember(work, promise.Id, "word", null, word, personId, name, now);
        }
    }

    /// <summary>Asks somebody; any link to it is dead.</summary>
    public static void Give(UnitOfWork work, Promise promise, long? ownerId) => work.Execute(
        "update promises set owner_id = @ownerId, token_key = null, asked_date = null where id = @Id", new { promise.Id, ownerId });

    /// <summary>Whoever opens the link first can take it over; one before it is dead, and nobody is asked.</summary>
    public static void SetLink(UnitOfWork work, Promise promise, string token) => work.Execute(
        "update promises set owner_id = null, token_key = @key, asked_date = null where id = @Id", new { promise.Id, key = Key(work, token) });

    /// <summary>The owner asks for another day; null: no more.</summary>
    public static void AskDate(UnitOfWork work, Promise promise, DateOnly? day) =>
        work.Execute("update promises set asked_date = @day where id = @Id", new { promise.Id, day });

    /// <summary>What only somebody can have who opened its link.</summary>
    public static string ProofOf(ReadSession session, long id, long personId) =>
        Convert.ToHexStringLower(session.Sealer.LookupKey("promises.opened", FormattableString.Invariant($"{id}:{personId}")))[..24];

    /// <summary>What was changed, the first change first.</summary>
    public static List<PromiseChange> Changes(ReadSession session, long promiseId) => session.Query<ChangeRow>(SelectChanges, new { promiseId }).ConvertAll(row =>
    {
        string? Open(string column, byte[]? value) => value is null ? null : session.Sealer.Open("promise_changes", row.Id, column, value);
        return new PromiseChange(row.Field, Open("was", row.Was), Open("becomes", row.Becomes), Open("name", row.Name), row.ChangedAt);
    });

    /// <summary>Who is told of what is overdue; empty: the organizers.</summary>
    public static List<long> Committee(ReadSession session, long workshopId) =>
        session.Query<long>("select person_id from committees where workshop_id = @workshopId order by person_id", new { workshopId });

    /// <summary>Puts somebody into the committee, or takes them out.</summary>
    public static void SetCommittee(UnitOfWork work, long workshopId, long personId, bool isIn) => work.Execute(
        isIn ? "insert into committees (workshop_id, person_id) values (@workshopId, @personId) on conflict do nothing"
            : "delete from committees where workshop_id = @workshopId and person_id = @personId",
        new { workshopId, personId });

    private static void Remember(UnitOfWork work, long promiseId, string field, string? was, string? becomes, long? personId, string? name, DateTimeOffset now)
    {
        var id = work.NewId();
        byte[]? Sealed(string column, string? text) => text is null ? null : work.Sealer.Seal("promise_changes", id, column, text);
        work.Execute(InsertChange, new { id, promiseId, field, was = Sealed("was", was), becomes = Sealed("becomes", becomes), personId, name = Sealed("name", name), now });
    }

    private static List<Promise> Read(ReadSession session, string sql, object parameters) => session.Query<Row>(sql, parameters).ConvertAll(row => row.Unseal(session.Sealer));

    private static byte[] Key(ReadSession session, string token) => session.Sealer.LookupKey("promises.token", token);

    private static byte[]? Seal(UnitOfWork work, long id, string column, string? words) => words is null ? null : work.Sealer.Seal("promises", id, column, words);

    private sealed record ChangeRow
    {
        public long Id { get; init; }

        public string Field { get; init; } = "";

        public byte[]? Was { get; init; }

        public byte[]? Becomes { get; init; }

        public byte[]? Name { get; init; }

        public DateTimeOffset ChangedAt { get; init; }
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public long WorkshopId { get; init; }

        public long? SubmissionId { get; init; }

        public long? ItemId { get; init; }

        public byte[] Action { get; init; } = [];

        public byte[]? Owner { get; init; }

        public byte[]? Indicator { get; init; }

        public byte[]? Target { get; init; }

        public byte[]? Support { get; init; }

        public DateOnly? DueDate { get; init; }

        public string State { get; init; } = "";

        public string LeftOpen { get; init; } = "";

        public long? OwnerId { get; init; }

        public bool HasLink { get; init; }

        public DateOnly? AskedDate { get; init; }

        public byte[]? Word { get; init; }

        public DateTimeOffset MadeAt { get; init; }

        public DateTimeOffset ChangedAt { get; init; }

        public Promise Unseal(Sealer sealer)
        {
            string? Open(string column, byte[]? value) => value is null ? null : sealer.Open("promises", Id, column, value);
            return new()
            {
                Id = Id,
                WorkshopId = WorkshopId,
                SubmissionId = SubmissionId,
                ItemId = ItemId,
                Action = Open("action", Action)!,
                Owner = Open("owner", Owner),
                Indicator = Open("indicator", Indicator),
                Target = Open("target", Target),
                Support = Open("support", Support),
                DueDate = DueDate,
                State = State,
                LeftOpen = LeftOpen.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                OwnerId = OwnerId,
                HasLink = HasLink,
                AskedDate = AskedDate,
                Word = Open("word", Word),
                MadeAt = MadeAt,
                ChangedAt = ChangedAt,
            };
        }
    }
}
