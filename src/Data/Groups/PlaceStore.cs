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

    private const string InsertReaders =
        $"""
        insert into deliveries (broadcast_id, person_id, status, changed_at)
        select @broadcastId, person_id, 'waiting', @now from registrations {Untold}
        """;

    private const string InsertToldReaders =
        """
        insert into deliveries (broadcast_id, person_id, status, changed_at)
        select @broadcastId, person_id, 'waiting', @now from registrations
        where workshop_id = @workshopId and status = 'confirmed' and group_drawn = 1 and group_code = @groupCode and group_told = group_code
        """;

    private const string TakeOver =
        """
        update registrations set (group_code, group_told) = (select group_code, group_told from registrations where id = @fromId), group_drawn = 1
        where id = @toId and exists (select 1 from registrations where id = @fromId and group_drawn = 1 and group_code is not null)
        """;

    private const string SelectWithout =
        """
        select case when count(case when group_drawn = 1 and group_code is not null then 1 end) > 0
                    then count(case when group_drawn = 0 or group_code is null then 1 end) else 0 end
        from registrations where workshop_id = @workshopId and status = 'confirmed'
        """;

    /// <summary>How many who have a place are in no group, once others are in one.</summary>
    public static int Without(ReadSession session, long workshopId) => (int)session.Value<long>(SelectWithout, new { workshopId });

    /// <summary>Everybody who has a place, in the order of their registrations.</summary>
    public static List<Placeable> Confirmed(ReadSession session, long workshopId) =>
        session.Query<Row>(SelectConfirmed, new { workshopId }).ConvertAll(row => row.Unseal(session.Sealer));

    /// <summary>One of them; null when they have no place any more.</summary>
    public static Placeable? ById(ReadSession session, long registrationId) =>
        session.One<Row>(SelectOne, new { id = registrationId })?.Unseal(session.Sealer);

    /// <summary>Those who have not heard of the group they are in become readers of a broadcast that tells them.</summary>
    /// <returns>How many.</returns>
    public static int AddReaders(UnitOfWork work, long broadcastId, long workshopId, DateTimeOffset now)
    {
        var readers = work.Execute(InsertReaders, new { broadcastId, workshopId, now });
        work.Execute($"update registrations set group_told = group_code {Untold}", new { workshopId });
        return readers;
    }

    /// <summary>Those who have heard of the group they are in become readers of a broadcast that tells them of it anew.</summary>
    public static void AddToldReaders(UnitOfWork work, long broadcastId, long workshopId, string groupCode, DateTimeOffset now) =>
        work.Execute(InsertToldReaders, new { broadcastId, workshopId, groupCode, now });

    /// <summary>A group has another room or name: whoever is in it has not heard of that.</summary>
    public static void TellAgain(UnitOfWork work, long workshopId, string groupCode) =>
        work.Execute("update registrations set group_told = null where workshop_id = @workshopId and group_code = @groupCode", new { workshopId, groupCode });

    /// <summary>Nobody is in a group.</summary>
    public static bool IsEmpty(ReadSession session, long groupId) => session.Value<bool>(
        "select not exists (select 1 from groups join registrations on registrations.workshop_id = groups.workshop_id and group_code = groups.code where groups.id = @groupId and status = 'confirmed')",
        new { groupId });

    /// <summary>Takes somebody out of their group: what they wished for stands again.</summary>
    public static void TakeOut(UnitOfWork work, long registrationId) =>
        work.Execute("update registrations set group_code = group_wish, group_drawn = 0, group_told = null where id = @registrationId", new { registrationId });

    /// <summary>Puts somebody into a group.</summary>
    public static void Place(UnitOfWork work, long registrationId, string groupCode) =>
        work.Execute("update registrations set group_code = @groupCode, group_drawn = 1 where id = @registrationId", new { registrationId, groupCode });

    /// <summary>Whoever is given somebody's place takes over the group that was drawn for it, and what was said about it; without a draw each keeps to their own wish.</summary>
    public static void HandOver(UnitOfWork work, long fromId, long toId)
    {
        if (work.Execute(TakeOver, new { fromId, toId }) > 0)
        {
            TakeOut(work, fromId);
        }
    }

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
