using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Panels;

/// <summary>A question from the room to a panel.</summary>
public sealed record PanelQuestion
{
    public long Id { get; init; }

    public long AgendaItemId { get; init; }

    public required string Text { get; init; }

    /// <summary>Who asks, if they agreed that it is shown; else null.</summary>
    public string? Name { get; init; }

    /// <summary><c>open</c>, <c>answered</c>, <c>parked</c>.</summary>
    public required string State { get; init; }

    public int Votes { get; init; }

    /// <summary>The reader asked it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The reader has voted for it.</summary>
    public bool IsVoted { get; init; }

    public DateTimeOffset AskedAt { get; init; }
}

/// <summary>A panel that the room asked something.</summary>
/// <param name="AgendaItemId">The panel.</param>
/// <param name="All">How many questions.</param>
/// <param name="Open">How many of them are open.</param>
public sealed record AskedPanel(long AgendaItemId, int All, int Open);

/// <summary>The tables <c>panel_questions</c> and <c>panel_votes</c>. Who asked never leaves them; a name does, where its owner agreed.</summary>
public static class PanelStore
{
    private const string Columns =
        """
        select id, agenda_item_id, text, name, state, asked_at, person_id is @readerId as is_own,
               (select count(*) from panel_votes where question_id = id) as votes,
               exists (select 1 from panel_votes where question_id = id and person_id = @readerId) as is_voted
        from panel_questions
        """;

    private const string SelectOf = Columns + " where agenda_item_id = @itemId order by state = 'answered', state = 'parked', votes desc, id";

    private const string SelectOne = Columns + " where id = @id and agenda_item_id = @itemId";

    private const string Insert =
        """
        insert into panel_questions (id, agenda_item_id, person_id, text, name, asked_at)
        values (@id, @itemId, @personId, @text, @name, @now)
        """;

    private const string InsertVote =
        """
        insert into panel_votes (question_id, person_id)
        select id, @personId from panel_questions where id = @id and person_id <> @personId and state = 'open'
        on conflict do nothing
        """;

    /// <summary>A panel's questions: open ones first, then parked and answered ones, each with the most wanted first.</summary>
    public static List<PanelQuestion> Of(ReadSession session, long itemId, long? readerId = null) =>
        session.Query<Row>(SelectOf, new { itemId, readerId }).ConvertAll(row => row.Unseal(session.Sealer));

    /// <summary>One of them; null when it is gone, or another panel's.</summary>
    public static PanelQuestion? ById(ReadSession session, long itemId, long id) =>
        session.One<Row>(SelectOne, new { itemId, id, readerId = (long?)null })?.Unseal(session.Sealer);

    /// <summary>How many of somebody's questions to a panel are open.</summary>
    public static int Open(ReadSession session, long itemId, long personId) => session.Value<int>(
        "select count(*) from panel_questions where agenda_item_id = @itemId and person_id = @personId and state = 'open'", new { itemId, personId });

    /// <summary>Adds a question, open; text and name are sealed.</summary>
    public static void Ask(UnitOfWork work, long itemId, long personId, string text, string? name, DateTimeOffset now)
    {
        var id = work.NewId();
        work.Execute(Insert, new
        {
            id,
            itemId,
            personId,
            text = work.Sealer.Seal("panel_questions", id, "text", text),
            name = name is null ? null : work.Sealer.Seal("panel_questions", id, "name", name),
            now,
        });
    }

    /// <summary>A vote for somebody else's open question; a second one counts no more.</summary>
    public static void Vote(UnitOfWork work, long id, long personId) => work.Execute(InsertVote, new { id, personId });

    public static void SetState(UnitOfWork work, long itemId, long id, string state) =>
        work.Execute("update panel_questions set state = @state where id = @id and agenda_item_id = @itemId", new { itemId, id, state });

    /// <summary>The workshop of an agenda item, also of one that was taken out: what it was asked is still there; null when there is none.</summary>
    public static long? WorkshopOf(ReadSession session, long itemId) =>
        session.Value<long?>("select workshop_id from agenda_items where id = @itemId", new { itemId });

    private const string SelectAsked =
        """
        select i.id as agenda_item_id, count(*) as questions, sum(q.state = 'open') as open_ones
        from agenda_items i join panel_questions q on q.agenda_item_id = i.id
        where i.workshop_id = @workshopId group by i.id order by i.starts_at, i.id
        """;

    /// <summary>The panels that were asked something, in their order, those that were taken out among them.</summary>
    public static List<AskedPanel> Asked(ReadSession session, long workshopId) =>
        session.Query<AskedRow>(SelectAsked, new { workshopId }).ConvertAll(row => new AskedPanel(row.AgendaItemId, (int)row.Questions, (int)row.OpenOnes));

    private sealed record AskedRow
    {
        public long AgendaItemId { get; init; }

        public long Questions { get; init; }

        public long OpenOnes { get; init; }
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public long AgendaItemId { get; init; }

        public byte[] Text { get; init; } = [];

        public byte[]? Name { get; init; }

        public string State { get; init; } = "";

        public DateTimeOffset AskedAt { get; init; }

        public bool IsOwn { get; init; }

        public long Votes { get; init; }

        public bool IsVoted { get; init; }

        public PanelQuestion Unseal(Sealer sealer) => new()
        {
            Id = Id,
            AgendaItemId = AgendaItemId,
            Text = sealer.Open("panel_questions", Id, "text", Text),
            Name = Name is null ? null : sealer.Open("panel_questions", Id, "name", Name),
            State = State,
            Votes = (int)Votes,
            IsOwn = IsOwn,
            IsVoted = IsVoted,
            AskedAt = AskedAt,
        };
    }
}
