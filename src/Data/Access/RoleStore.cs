using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Access;

/// <summary>The table <c>roles</c>.</summary>
public static class RoleStore
{
    private const string Columns = "select id, person_id, workshop_id, role, agenda_item_id, group_id, name as sealed_name from roles";

    private const string Insert =
        """
        insert into roles (id, person_id, workshop_id, role, agenda_item_id, group_id, name, granted_by, granted_at)
        values (@id, @PersonId, @WorkshopId, @role, @AgendaItemId, @GroupId, @name, @grantedBy, @now)
        on conflict do nothing
        """;

    /// <summary>Everything that a person is, in every workshop.</summary>
    public static List<RoleGrant> Of(ReadSession session, long personId) => Opened(session, session.Query<Row>(Columns + " where person_id = @personId", new { personId }));

    /// <summary>The team of a workshop, in the order of its roles and of their coming; owners are not in it.</summary>
    public static List<RoleGrant> OfWorkshop(ReadSession session, long workshopId) =>
        [.. Opened(session, session.Query<Row>(Columns + " where workshop_id = @workshopId", new { workshopId })).OrderBy(grant => grant.Role).ThenBy(grant => grant.Id)];

    public static RoleGrant? ById(ReadSession session, long id) =>
        session.One<Row>(Columns + " where id = @id", new { id }) is { } row ? Opened(session, row) : null;

    /// <summary>Who has a role in a whole workshop.</summary>
    public static List<long> People(ReadSession session, long workshopId, Role role) => session.Query<long>(
        "select person_id from roles where workshop_id = @workshopId and role = @role and agenda_item_id is null and group_id is null order by id",
        new { workshopId, role = Stored(role) });

    /// <summary>The owners who claimed the installation.</summary>
    public static List<long> Owners(ReadSession session) => session.Query<long>("select person_id from roles where workshop_id is null order by id");

    /// <summary>Gives a role; one that somebody has already stays as it is.</summary>
    /// <returns>False when they had it.</returns>
    public static bool Grant(UnitOfWork work, RoleGrant grant, long? grantedBy, DateTimeOffset now)
    {
        var id = work.NewId();
        var name = grant.Name is null ? null : work.Sealer.Seal("roles", id, "name", grant.Name);
        return work.Execute(Insert, new { id, grant.PersonId, grant.WorkshopId, role = Stored(grant.Role), grant.AgendaItemId, grant.GroupId, name, grantedBy, now }) > 0;
    }

    /// <summary>Takes a role away.</summary>
    public static void Revoke(UnitOfWork work, long id) => work.Execute("delete from roles where id = @id", new { id });

    internal static string Stored(Role role) => role.ToString().ToLowerInvariant();

    internal static Role Read(string role) => Enum.Parse<Role>(role, ignoreCase: true);

    private static List<RoleGrant> Opened(ReadSession session, List<Row> rows) => rows.ConvertAll(row => Opened(session, row));

    private static RoleGrant Opened(ReadSession session, Row row) => new()
    {
        Id = row.Id,
        PersonId = row.PersonId,
        WorkshopId = row.WorkshopId,
        Role = Read(row.Role),
        AgendaItemId = row.AgendaItemId,
        GroupId = row.GroupId,
        Name = row.SealedName is null ? null : session.Sealer.Open("roles", row.Id, "name", row.SealedName),
    };

    private sealed record Row
    {
        public long Id { get; init; }

        public long PersonId { get; init; }

        public long? WorkshopId { get; init; }

        public string Role { get; init; } = "";

        public long? AgendaItemId { get; init; }

        public long? GroupId { get; init; }

        public byte[]? SealedName { get; init; }
    }
}
