using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>The table <c>organisations</c>.</summary>
public static class OrganisationStore
{
    private const string SelectOf =
        """
        select id, code, governorate, names
        from organisations
        where workshop_id = @workshopId and archived_at is null
        order by position
        """;

    /// <summary>The organisations in the plan's order, <c>other</c> last, without what a later plan dropped.</summary>
    public static IReadOnlyList<Organisation> Of(ReadSession session, long workshopId) =>
        [.. session.Query<Row>(SelectOf, new { workshopId }).Select(row => row.ToOrganisation())];

    private const string Upsert =
        """
        insert into organisations (id, workshop_id, code, position, governorate, names)
        values (@id, @workshopId, @Code, @position, @Governorate, @Names)
        on conflict (workshop_id, code) do update set
            position = excluded.position, governorate = excluded.governorate, names = excluded.names, archived_at = null
        """;

    /// <summary>Writes an organisation, known by its code: a new one, the one there is, or one that was archived.</summary>
    public static void Save(UnitOfWork work, long workshopId, int position, Organisation organisation) =>
        work.Execute(
            Upsert,
            new { id = work.NewId(), workshopId, organisation.Code, position, organisation.Governorate, Names = StoredTexts.Write(organisation.Names) });

    private const string ArchiveOne =
        "update organisations set archived_at = @now where workshop_id = @workshopId and code = @code and archived_at is null";

    /// <summary>Offers an organisation no more; its row stays for those who chose it.</summary>
    public static void Archive(UnitOfWork work, long workshopId, string code, DateTimeOffset now) =>
        work.Execute(ArchiveOne, new { workshopId, code, now });

    private sealed record Row
    {
        public long Id { get; init; }

        public string Code { get; init; } = "";

        public string Governorate { get; init; } = "";

        public string Names { get; init; } = "";

        public Organisation ToOrganisation() => new() { Id = Id, Code = Code, Governorate = Governorate, Names = StoredTexts.Read(Names) };
    }
}
