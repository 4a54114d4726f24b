using System.Text.Json;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;

namespace WorkshopBot.Data.Harvest;

/// <summary>What groups and the plenary hold on to (<c>harvest_items</c>), and the vote on it.</summary>
public static class HarvestStore
{
    private const string Columns =
        """
        select i.id, i.workshop_id, i.group_id, i.submission_id, i.track, i.text, i.why, i.evidence, i.tag, i.position, i.merged_into, i.dots, i.reply, i.edited,
               (select value from submission_answers a where a.submission_id = i.submission_id and (a.path = 'share' or a.path like '%/share')) as share,
               (select count(*) from submission_answers a where a.submission_id = i.submission_id and (a.path = 'share' or a.path like '%/share')) as shares,
               r.id as registration_id, r.full_name
        from harvest_items i
        left join submissions s on s.id = i.submission_id
        left join registrations r on r.workshop_id = i.workshop_id and r.person_id = submission_owner(s.id, s.owner)
        """;

    private const string SelectOf = Columns + " where i.workshop_id = @workshopId order by i.group_id is null, i.group_id, i.position, i.id";

    private const string SelectOne = Columns + " where i.id = @id";

    private const string Insert =
        """
        insert into harvest_items (id, workshop_id, group_id, submission_id, writer_id, track, text, why, evidence, position, made_at)
        values (@id, @WorkshopId, @GroupId, @SubmissionId, @writerId, @Track, @text, @why, @evidence,
            (select coalesce(max(position), 0) + 1 from harvest_items where workshop_id = @WorkshopId and group_id is @GroupId), @now)
        """;

    private const string SelectWorkshop = "select workshop_id, group_id from harvest_items where id = @id";

    /// <summary>Every item of a workshop, group by group, merged ones included, with those whose authors said no: for the group's own eyes.</summary>
    public static List<HarvestItem> Of(ReadSession session, long workshopId)
    {
        KnowOwners(session);
        return session.Query<Row>(SelectOf, new { workshopId }).ConvertAll(row => row.Unseal(session.Sealer));
    }

    /// <summary>The items of one group.</summary>
    public static List<HarvestItem> OfGroup(ReadSession session, long workshopId, long groupId) => Of(session, workshopId).FindAll(item => item.GroupId == groupId);

    /// <summary>One of them; null when it is gone.</summary>
    public static HarvestItem? ById(ReadSession session, long id)
    {
        KnowOwners(session);
        return session.One<Row>(SelectOne, new { id })?.Unseal(session.Sealer);
    }

    /// <summary>Where an item is at home; null when it is gone.</summary>
    public static (long WorkshopId, long? GroupId)? HomeOf(ReadSession session, long id) =>
        session.One<HomeRow>(SelectWorkshop, new { id }) is { } row ? (row.WorkshopId, row.GroupId) : null;

    /// <summary>
    /// What the plenary ended with: by dots once the vote is closed, before that by track and group. Items whose authors said no are not in it, and neither is
    /// anything that was merged into another; it stands beneath that.
    /// </summary>
    public static List<RankedItem> Ranked(ReadSession session, long workshopId)
    {
        var all = Of(session, workshopId).FindAll(item => item.IsShared);
        var ids = all.ConvertAll(item => item.Id).ToHashSet();
        var standing = all.Where(item => item.MergedInto is not { } into || !ids.Contains(into)).ToList();
        var isCounted = standing.Exists(item => item.Dots is not null);
        return
        [
            .. standing.OrderByDescending(item => item.Dots ?? 0).Select((item, index) => new RankedItem(
                isCounted ? standing.Count(other => (other.Dots ?? 0) > (item.Dots ?? 0)) + 1 : index + 1,
                isCounted && standing.Count(other => (other.Dots ?? 0) == (item.Dots ?? 0)) > 1,
                item,
                all.FindAll(other => other.MergedInto == item.Id))),
        ];
    }

    /// <summary>Adds an item behind the others of its group; what it says is sealed.</summary>
    public static long Add(UnitOfWork work, HarvestItem item, long writerId, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(Insert, new
        {
            id,
            item.WorkshopId,
            item.GroupId,
            item.SubmissionId,
            writerId,
            item.Track,
            text = Seal(work, id, "text", item.Text),
            why = Seal(work, id, "why", item.Why),
            evidence = Seal(work, id, "evidence", item.Evidence),
            now,
        });
        return id;
    }

    /// <summary>Changes one of <c>text why evidence tag</c>; null takes it away.</summary>
    public static void Write(UnitOfWork work, long id, string field, string? words)
    {
        var column = field is "text" or "why" or "evidence" or "tag" ? field : throw new ArgumentOutOfRangeException(nameof(field), field, "No such field.");
        work.Execute($"update harvest_items set {column} = @words where id = @id", new { id, words = Seal(work, id, column, words) });
    }

    /// <summary>It says something else than its note's author wrote, or the same again.</summary>
    public static void SetEdited(UnitOfWork work, long id, bool isEdited) => work.Execute("update harvest_items set edited = @isEdited where id = @id", new { id, isEdited });

    public static void SetTrack(UnitOfWork work, long id, string track) => work.Execute("update harvest_items set track = @track where id = @id", new { id, track });

    /// <summary>Changes places with the item above it in its group; the first stays.</summary>
    public static void MoveUp(UnitOfWork work, HarvestItem item)
    {
        const string Above =
            """
            select id, position from harvest_items
            where workshop_id = @WorkshopId and group_id is @GroupId and merged_into is null and position < @Position order by position desc limit 1
            """;
        if (work.One<AboveRow>(Above, item) is { } above)
        {
            work.Execute("update harvest_items set position = @position where id = @id", new { id = above.Id, position = item.Position });
            work.Execute("update harvest_items set position = @position where id = @id", new { id = item.Id, position = above.Position });
        }
    }

    /// <summary>Takes an item away; those that were merged into it stand for themselves again.</summary>
    public static void Drop(UnitOfWork work, long id) => work.Execute("delete from harvest_items where id = @id", new { id });

    /// <summary>One item stands for both from now on; each keeps its words, its author and its origin.</summary>
    public static void Merge(UnitOfWork work, long id, long into) =>
        work.Execute("update harvest_items set merged_into = @into where id = @id or merged_into = @id", new { id, into });

    /// <summary>It stands for itself again.</summary>
    public static void Split(UnitOfWork work, long id) => work.Execute("update harvest_items set merged_into = null where id = @id", new { id });

    /// <summary>What the organizers answer, in one language.</summary>
    public static void Reply(UnitOfWork work, long id, IReadOnlyDictionary<string, string> byLanguage) =>
        work.Execute("update harvest_items set reply = @reply where id = @id", new { id, reply = Seal(work, id, "reply", JsonSerializer.Serialize(byLanguage)) });

    /// <summary>Whether a group's items are said to be ready.</summary>
    public static bool IsReady(ReadSession session, long groupId) =>
        session.Value<bool>("select exists (select 1 from harvest_ready where group_id = @groupId)", new { groupId });

    /// <summary>A group's items are ready, or not any more.</summary>
    public static void SetReady(UnitOfWork work, long groupId, bool isReady, DateTimeOffset now) => work.Execute(
        isReady ? "insert into harvest_ready (group_id, ready_at) values (@groupId, @now) on conflict do nothing" : "delete from harvest_ready where group_id = @groupId",
        new { groupId, now });

    private static byte[]? Seal(UnitOfWork work, long id, string column, string? words) => words is null ? null : work.Sealer.Seal("harvest_items", id, column, words);

    /// <summary>Teaches the connection whose a submission is.</summary>
    private static void KnowOwners(ReadSession session) => session.Transaction.Connection!.CreateFunction(
        "submission_owner",
        (long? id, byte[]? owner) => id is { } of ? SubmissionStore.OwnerIn(session.Sealer, of, owner) : null);

    private sealed record HomeRow
    {
        public long WorkshopId { get; init; }

        public long? GroupId { get; init; }
    }

    private sealed record AboveRow
    {
        public long Id { get; init; }

        public long Position { get; init; }
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public long WorkshopId { get; init; }

        public long? GroupId { get; init; }

        public long? SubmissionId { get; init; }

        public string Track { get; init; } = "";

        public byte[] Text { get; init; } = [];

        public byte[]? Why { get; init; }

        public byte[]? Evidence { get; init; }

        public byte[]? Tag { get; init; }

        public long Position { get; init; }

        public long? MergedInto { get; init; }

        public long? Dots { get; init; }

        public byte[]? Reply { get; init; }

        public bool Edited { get; init; }

        public string? Share { get; init; }

        public long Shares { get; init; }

        public long? RegistrationId { get; init; }

        public byte[]? FullName { get; init; }

        public HarvestItem Unseal(Sealer sealer)
        {
            string? Open(string column, byte[]? text) => text is null ? null : sealer.Open("harvest_items", Id, column, text);

            // an answer that is sealed was marked as sensitive: nothing of it goes further
            var consent = Shares > 0 ? Consents.Read(Share ?? "") : Consent.NotAsked;
            return new()
            {
                Id = Id,
                WorkshopId = WorkshopId,
                GroupId = GroupId,
                SubmissionId = SubmissionId,
                Track = Track,
                Text = Open("text", Text)!,
                Why = Open("why", Why),
                Evidence = Open("evidence", Evidence),
                Tag = Open("tag", Tag),
                Position = (int)Position,
                MergedInto = MergedInto,
                Dots = (int?)Dots,
                Consent = consent,
                IsEdited = Edited,
                Author = consent == Consent.WithName && !Edited && RegistrationId is { } id && FullName is not null ? sealer.Open("registrations", id, "full_name", FullName) : null,
                Reply = Open("reply", Reply) is { } reply ? JsonSerializer.Deserialize<Dictionary<string, string>>(reply)! : new Dictionary<string, string>(),
            };
        }
    }
}
