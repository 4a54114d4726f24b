using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Access;

/// <summary>The table <c>invitations</c>: rows are there while their links work. Of what a link carries only an HMAC is kept, and its last letters.</summary>
public static class InvitationStore
{
    private const string Columns = "select id, workshop_id, role, agenda_item_id, group_id, invited_by, expires_at, replaces, ending from invitations";

    // 84 bits of a link stay unknown
    private const int EndingLength = 2;

    private const string Insert =
        """
        insert into invitations (id, workshop_id, role, agenda_item_id, group_id, token_key, invited_by, created_at, expires_at, replaces, ending)
        values (@Id, @WorkshopId, @role, @AgendaItemId, @GroupId, @key, @InvitedBy, @now, @ExpiresAt, @Replaces, @Ending)
        """;

    /// <summary>Adds an invitation; those of its workshop that have expired go.</summary>
    /// <returns>The invitation with its id.</returns>
    public static Invitation Add(UnitOfWork work, Invitation invitation, string token, DateTimeOffset now)
    {
        invitation = invitation with { Id = work.NewId(), Ending = token[^EndingLength..] };
        work.Execute("delete from invitations where workshop_id = @WorkshopId and expires_at <= @now", new { invitation.WorkshopId, now });
        work.Execute(Insert, new
        {
            invitation.Id,
            invitation.WorkshopId,
            role = RoleStore.Stored(invitation.Role),
            invitation.AgendaItemId,
            invitation.GroupId,
            key = Key(work, token),
            invitation.InvitedBy,
            now,
            invitation.ExpiresAt,
            invitation.Replaces,
            invitation.Ending,
        });
        return invitation;
    }

    /// <summary>What a link leads to, whether it has expired or not.</summary>
    public static Invitation? ByToken(ReadSession session, string token) =>
        Opened(session.One<Row>(Columns + " where token_key = @key", new { key = Key(session, token) }));

    /// <summary>An invitation, whether it has expired or not.</summary>
    public static Invitation? ById(ReadSession session, long id) => Opened(session.One<Row>(Columns + " where id = @id", new { id }));

    /// <summary>What only somebody can have who opened its link.</summary>
    public static string ProofOf(ReadSession session, long id, long personId) =>
        Convert.ToHexStringLower(session.Sealer.LookupKey("invitations.opened", FormattableString.Invariant($"{id}:{personId}")));

    /// <summary>Those that nobody has answered yet, the oldest first.</summary>
    public static List<Invitation> OfWorkshop(ReadSession session, long workshopId, DateTimeOffset now) =>
        [.. session.Query<Row>(Columns + " where workshop_id = @workshopId and expires_at > @now order by expires_at, id", new { workshopId, now }).Select(row => Opened(row)!)];

    /// <summary>Its link does not work any more.</summary>
    public static void End(UnitOfWork work, long id) => work.Execute("delete from invitations where id = @id", new { id });

    private static byte[] Key(ReadSession session, string token) => session.Sealer.LookupKey("invitations.token", token);

    private static Invitation? Opened(Row? row) => row is null ? null : new()
    {
        Id = row.Id,
        WorkshopId = row.WorkshopId,
        Role = RoleStore.Read(row.Role),
        AgendaItemId = row.AgendaItemId,
        GroupId = row.GroupId,
        InvitedBy = row.InvitedBy,
        ExpiresAt = row.ExpiresAt,
        Replaces = row.Replaces,
        Ending = row.Ending,
    };

    private sealed record Row
    {
        public long Id { get; init; }

        public long WorkshopId { get; init; }

        public string Role { get; init; } = "";

        public long? AgendaItemId { get; init; }

        public long? GroupId { get; init; }

        public long? InvitedBy { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }

        public long? Replaces { get; init; }

        public string? Ending { get; init; }
    }
}
