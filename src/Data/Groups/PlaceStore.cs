using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Groups;

/// <summary>A confirmed person, with what a draw of working groups looks at.</summary>
public sealed record Placeable
{
    public long RegistrationId { get; init; }

    public long PersonId { get; init; }

    public string? FullName { get; init; }

    public string? Organisation { get; init; }

    public string? Gender { get; init; }

    public string? Governorate { get; init; }

    /// <summary><c>ar</c>, <c>ckb</c>, <c>en</c>.</summary>
    public string Language { get; init; } = "";

    /// <summary>The group they would like, by its code.</summary>
    public string? Wish { get; init; }

    /// <summary>The group they were put into; null: not yet.</summary>
    public string? GroupCode { get; init; }

    /// <summary>They were told of that group.</summary>
    public bool IsTold { get; init; }
}

/// <summary>Who belongs to which working group: columns of <c>registrations</c>.</summary>
public static class PlaceStore
{
    private const string Columns =
        """
        select registrations.id as registration_id, person_id, full_name, organisation, gender, governorate, coalesce(language, 'ar') as language, group_wish,
               case when group_drawn = 1 then group_code end as group_code, coalesce(group_drawn = 1 and group_told = group_code, 0) as is_told
        from registrations join people on people.id = registrations.person_id
        """;

    private const string SelectConfirmed = Columns + " where workshop_id = @workshopId and status = 'confirmed' order by registrations.id";

    private const string SelectOne = Columns + " where registrations.id = @id and status = 'confirmed'";

    private const string Untold = "where workshop_id = @workshopId and status = 'confirmed' and group_drawn = 1 and group_told is not group_code";

    private const string SelectUntold =
        $"""
        {Columns}
        {Untold}
          and not exists (select 1 from interviews where interviews.person_id = registrations.person_id and active = 1 and touched_at > @quietSince)
        order by registrations.id limit @limit
        """;

    /// <summary>Everybody who has a place, in the order of their registrations.</summary>
    public static List<Placeable> Confirmed(ReadSession session, long workshopId) =>
        session.Query<Row>(SelectConfirmed, new { workshopId }).ConvertAll(row => row.Unseal(session.Sealer));

    /// <summary>One of them; null when they have no place any more.</summary>
    public static Placeable? ById(ReadSession session, long registrationId) =>
        session.One<Row>(SelectOne, new { id = registrationId })?.Unseal(session.Sealer);

    /// <summary>The next who have not heard of their group, whoever is filling a form left out.</summary>
    public static List<Placeable> UntoldNow(ReadSession session, long workshopId, DateTimeOffset quietSince, int limit) =>
        session.Query<Row>(SelectUntold, new { workshopId, quietSince, limit }).ConvertAll(row => row.Unseal(session.Sealer));

    /// <summary>True while somebody has not heard of their group, busy people included.</summary>
    public static bool HasUntold(ReadSession session, long workshopId) =>
        session.Value<bool>($"select exists (select 1 from registrations {Untold})", new { workshopId });

    /// <summary>Puts somebody into a group.</summary>
    public static void Place(UnitOfWork work, long registrationId, string groupCode) =>
        work.Execute("update registrations set group_code = @groupCode, group_drawn = 1 where id = @registrationId", new { registrationId, groupCode });

    /// <summary>They were told of the group that they are in, or cannot be told.</summary>
    public static void Told(UnitOfWork work, long registrationId) =>
        work.Execute("update registrations set group_told = group_code where id = @registrationId", new { registrationId });

    /// <summary>The seed of the draw that was kept; null before.</summary>
    public static long? Seed(ReadSession session, long workshopId) =>
        session.Value<long?>("select group_seed from workshops where id = @workshopId", new { workshopId });

    public static void KeepSeed(UnitOfWork work, long workshopId, int seed) =>
        work.Execute("update workshops set group_seed = @seed where id = @workshopId", new { workshopId, seed });

    private sealed record Row
    {
        public long RegistrationId { get; init; }

        public long PersonId { get; init; }

        public byte[]? FullName { get; init; }

        public byte[]? Organisation { get; init; }

        public string? Gender { get; init; }

        public string? Governorate { get; init; }

        public string Language { get; init; } = "";

        public string? GroupWish { get; init; }

        public string? GroupCode { get; init; }

        public bool IsTold { get; init; }

        public Placeable Unseal(Sealer sealer)
        {
            string? Open(string column, byte[]? text) => text is null ? null : sealer.Open("registrations", RegistrationId, column, text);
            return new()
            {
                RegistrationId = RegistrationId,
                PersonId = PersonId,
                FullName = Open("full_name", FullName),
                Organisation = Open("organisation", Organisation),
                Gender = Gender,
                Governorate = Governorate,
                Language = Language,
                Wish = GroupWish,
                GroupCode = GroupCode,
                IsTold = IsTold,
            };
        }
    }
}
