using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>The table <c>workshops</c>.</summary>
public static class WorkshopStore
{
    private const string Columns =
        """
        select id, code, status, titles, descriptions, organizers, purposes, venues, addresses, latitude, longitude,
               online_link is not null as has_online_link, link_shown_at, venue_shown_at,
               attendance_check as asks_attendance, time_zone, first_day, last_day, capacity, approval,
               registration_closes_at, changes_until, delete_after, consents, consents_more, consent_version, contacts,
               series, edition, cancelled_at, edited_at, imported_at, certificate_rule, certificates_at_end, by_invitation, moved_at
        from workshops
        """;

    private const string SelectByCode = Columns + " where code = @code";

    /// <summary>The workshop of that code, whatever its status, or null.</summary>
    public static Workshop? ByCode(ReadSession session, string code) => session.One<Row>(SelectByCode, new { code })?.ToWorkshop();

    private const string SelectById = Columns + " where id = @id";

    /// <summary>The workshop of that id, whatever its status, or null.</summary>
    public static Workshop? ById(ReadSession session, long id) => session.One<Row>(SelectById, new { id })?.ToWorkshop();

    private const string SelectAll = Columns + " order by first_day, code";

    /// <summary>Every workshop, whatever its status, the earliest first.</summary>
    public static IReadOnlyList<Workshop> All(ReadSession session) => [.. session.Query<Row>(SelectAll).Select(row => row.ToWorkshop())];

    private const string SelectAnnounced =
        Columns + " where status in ('open', 'closed') and cancelled_at is null and last_day >= @yesterday order by first_day, code";

    /// <summary>Workshops that will be or are on, the earliest first: announced, whether or not people can still register, and not over in their own zone.</summary>
    public static IReadOnlyList<Workshop> Announced(ReadSession session, DateTimeOffset now)
    {
        // no zone is more than a day away from UTC; the exact end is each workshop's own
        var yesterday = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1);
        return [.. session.Query<Row>(SelectAnnounced, new { yesterday }).Select(row => row.ToWorkshop()).Where(workshop => workshop.OverAt > now)];
    }

    private const string SelectLink = "select online_link from workshops where id = @workshopId";

    /// <summary>Where an online event meets, unsealed; null when it has no link. Only confirmed people may be shown it, at its hour.</summary>
    public static string? OnlineLink(ReadSession session, long workshopId) =>
        session.Value<byte[]>(SelectLink, new { workshopId }) is { } link
            ? session.Sealer.Open("workshops", workshopId, "online_link", link)
            : null;

    private const string Upsert =
        """
        insert into workshops (
            id, code, status, titles, descriptions, organizers, purposes, venues, addresses, latitude, longitude, online_link, link_shown_at,
            venue_shown_at, attendance_check, time_zone, first_day, last_day, capacity, approval, registration_closes_at, changes_until, delete_after,
            consents, consents_more, consent_version, contacts, series, edition, cancelled_at, edited_at, imported_at,
            certificate_rule, certificates_at_end, by_invitation)
        values (
            @Id, @Code, @Status, @Titles, @Descriptions, @Organizers, @Purposes, @Venues, @Addresses, @Latitude, @Longitude, @onlineLink, @LinkShownAt,
            @VenueShownAt, @AsksAttendance, @TimeZone, @FirstDay, @LastDay, @Capacity, @Approval, @RegistrationClosesAt, @ChangesUntil, @DeleteAfter,
            @Consents, @ConsentsMore, @ConsentVersion, @Contacts, @Series, @Edition, @CancelledAt, @EditedAt, @ImportedAt,
            @CertificateRule, @GivesCertificatesAtEnd, @IsByInvitation)
        on conflict (id) do update set
            code = excluded.code, status = excluded.status, titles = excluded.titles, descriptions = excluded.descriptions,
            organizers = excluded.organizers, purposes = excluded.purposes, venues = excluded.venues, addresses = excluded.addresses,
            latitude = excluded.latitude, longitude = excluded.longitude, online_link = excluded.online_link, link_shown_at = excluded.link_shown_at,
            venue_shown_at = excluded.venue_shown_at, attendance_check = excluded.attendance_check,
            time_zone = excluded.time_zone, first_day = excluded.first_day, last_day = excluded.last_day, capacity = excluded.capacity,
            approval = excluded.approval, registration_closes_at = excluded.registration_closes_at, changes_until = excluded.changes_until,
            delete_after = excluded.delete_after, consents = excluded.consents, consents_more = excluded.consents_more,
            consent_version = excluded.consent_version, contacts = excluded.contacts, series = excluded.series, edition = excluded.edition,
            cancelled_at = excluded.cancelled_at, edited_at = excluded.edited_at, imported_at = excluded.imported_at,
            certificate_rule = excluded.certificate_rule, certificates_at_end = excluded.certificates_at_end,
            by_invitation = excluded.by_invitation
        """;

    /// <summary>Writes a workshop whole: a new one with an id made before, or the one of that id.</summary>
    /// <param name="work">The writing transaction.</param>
    /// <param name="workshop">What it shall be.</param>
    /// <param name="onlineLink">The link in clear, or null for none; it is stored sealed.</param>
    public static void Save(UnitOfWork work, Workshop workshop, string? onlineLink) =>
        work.Execute(
            Upsert,
            new
            {
                workshop.Id,
                workshop.Code,
                Status = StoredWords.Write(workshop.Status),
                Titles = StoredTexts.Write(workshop.Titles),
                Descriptions = StoredTexts.Write(workshop.Descriptions),
                Organizers = StoredTexts.Write(workshop.Organizers),
                Purposes = StoredTexts.Write(workshop.Purposes),
                Venues = StoredTexts.Write(workshop.Venues),
                Addresses = StoredTexts.Write(workshop.Addresses),
                workshop.Latitude,
                workshop.Longitude,
                onlineLink = onlineLink is null ? null : work.Sealer.Seal("workshops", workshop.Id, "online_link", onlineLink),
                workshop.LinkShownAt,
                workshop.VenueShownAt,
                workshop.AsksAttendance,
                TimeZone = workshop.Zone.Id,
                workshop.FirstDay,
                workshop.LastDay,
                workshop.Capacity,
                Approval = workshop.NeedsApproval ? "by_organizer" : "automatic",
                workshop.RegistrationClosesAt,
                workshop.ChangesUntil,
                workshop.DeleteAfter,
                Consents = StoredTexts.Write(workshop.Consents),
                ConsentsMore = StoredTexts.Write(workshop.ConsentsMore),
                workshop.ConsentVersion,
                Contacts = StoredTexts.Write(workshop.Contacts),
                workshop.Series,
                workshop.Edition,
                workshop.CancelledAt,
                workshop.EditedAt,
                workshop.ImportedAt,
                CertificateRule = workshop.CertificateRule.Word(),
                workshop.GivesCertificatesAtEnd,
                workshop.IsByInvitation,
            });

    private const string SelectBefore = Columns +
        """
         where (series = @key or (series is null and code = @key)) and coalesce(edition, 1) < @edition
        order by coalesce(edition, 1) desc, first_day desc limit 1
        """;

    /// <summary>The edition before a workshop in its series; null: it is the first, or of none.</summary>
    public static Workshop? Before(ReadSession session, Workshop workshop) =>
        session.One<Row>(SelectBefore, new { key = workshop.SeriesKey, edition = workshop.Edition ?? 1 })?.ToWorkshop();

    private const string SelectFrom = Columns +
        """
         where (series = @key or (series is null and code = @key)) and coalesce(edition, 1) >= @edition
        order by coalesce(edition, 1), first_day
        """;

    /// <summary>The later editions of its series. Where another one is the same edition as it, nobody can tell which of the two they follow: then there are none.</summary>
    public static List<Workshop> After(ReadSession session, Workshop workshop)
    {
        var from = session.Query<Row>(SelectFrom, new { key = workshop.SeriesKey, edition = workshop.Edition ?? 1 }).Select(row => row.ToWorkshop()).Where(one => one.Id != workshop.Id).ToList();
        return from.Exists(one => (one.Edition ?? 1) == (workshop.Edition ?? 1)) ? [] : from;
    }

    private const string SelectHasLater =
        "select exists (select 1 from workshops where (series = @key or (series is null and code = @key)) and coalesce(edition, 1) > @edition)";

    /// <summary>Its series has a later edition.</summary>
    public static bool HasLater(ReadSession session, Workshop workshop) =>
        session.Value<bool>(SelectHasLater, new { key = workshop.SeriesKey, edition = workshop.Edition ?? 1 });

    private const string UpdateSeries = "update workshops set series = @series, edition = @edition, edited_at = @now where id = @Id";

    /// <summary>A workshop is the edition after an earlier one, of another series; those <see cref="After"/> it stay behind it.</summary>
    public static void Follow(UnitOfWork work, Workshop workshop, Workshop earlier, DateTimeOffset now)
    {
        var further = (earlier.Edition ?? 1) + 1 - (workshop.Edition ?? 1);
        foreach (var one in After(work, workshop).Prepend(workshop))
        {
            work.Execute(UpdateSeries, new { one.Id, series = earlier.SeriesKey, edition = (one.Edition ?? 1) + further, now });
        }
    }

    /// <summary>A workshop follows none any more; those <see cref="After"/> it stay behind it.</summary>
    public static void Leave(UnitOfWork work, Workshop workshop, DateTimeOffset now)
    {
        foreach (var one in After(work, workshop))
        {
            work.Execute(UpdateSeries, new { one.Id, series = workshop.Code, edition = (one.Edition ?? 1) + 1 - (workshop.Edition ?? 1), now });
        }

        work.Execute(UpdateSeries, new { workshop.Id, series = (string?)null, edition = (int?)null, now });
    }

    /// <summary>It was edited in chat: a later import shows what it would undo, and wants to be told twice.</summary>
    public static void MarkEdited(UnitOfWork work, long workshopId, DateTimeOffset now) =>
        work.Execute("update workshops set edited_at = @now where id = @workshopId", new { workshopId, now });

    private sealed record Row
    {
        public long Id { get; init; }

        public string Code { get; init; } = "";

        public string Status { get; init; } = "";

        public string Titles { get; init; } = "";

        public string Descriptions { get; init; } = "";

        public string Organizers { get; init; } = "";

        public string Purposes { get; init; } = "";

        public string Venues { get; init; } = "";

        public string Addresses { get; init; } = "";

        public double? Latitude { get; init; }

        public double? Longitude { get; init; }

        public bool HasOnlineLink { get; init; }

        public DateTimeOffset? LinkShownAt { get; init; }

        public DateTimeOffset? VenueShownAt { get; init; }

        public bool AsksAttendance { get; init; }

        public string TimeZone { get; init; } = "";

        public DateOnly FirstDay { get; init; }

        public DateOnly LastDay { get; init; }

        public int? Capacity { get; init; }

        public string Approval { get; init; } = "";

        public DateTimeOffset RegistrationClosesAt { get; init; }

        public DateTimeOffset ChangesUntil { get; init; }

        public DateOnly DeleteAfter { get; init; }

        public string Consents { get; init; } = "";

        public string ConsentsMore { get; init; } = "";

        public string ConsentVersion { get; init; } = "";

        public string Contacts { get; init; } = "";

        public string? Series { get; init; }

        public int? Edition { get; init; }

        public DateTimeOffset? CancelledAt { get; init; }

        public DateTimeOffset? MovedAt { get; init; }

        public DateTimeOffset? EditedAt { get; init; }

        public DateTimeOffset ImportedAt { get; init; }

        public string CertificateRule { get; init; } = "";

        public bool CertificatesAtEnd { get; init; }

        public bool ByInvitation { get; init; }

        public Workshop ToWorkshop() => new()
        {
            Id = Id,
            Code = Code,
            Status = StoredWords.Read<WorkshopStatus>(Status),
            Titles = StoredTexts.Read(Titles),
            Descriptions = StoredTexts.Read(Descriptions),
            Organizers = StoredTexts.Read(Organizers),
            Purposes = StoredTexts.Read(Purposes),
            Venues = StoredTexts.Read(Venues),
            Addresses = StoredTexts.Read(Addresses),
            Latitude = Latitude,
            Longitude = Longitude,
            HasOnlineLink = HasOnlineLink,
            LinkShownAt = LinkShownAt,
            VenueShownAt = VenueShownAt,
            AsksAttendance = AsksAttendance,
            Zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone),
            FirstDay = FirstDay,
            LastDay = LastDay,
            Capacity = Capacity,
            NeedsApproval = Approval == "by_organizer",
            RegistrationClosesAt = RegistrationClosesAt,
            ChangesUntil = ChangesUntil,
            DeleteAfter = DeleteAfter,
            Consents = StoredTexts.Read(Consents),
            ConsentsMore = StoredTexts.Read(ConsentsMore),
            ConsentVersion = ConsentVersion,
            Contacts = StoredTexts.Read(Contacts),
            Series = Series,
            Edition = Edition,
            CancelledAt = CancelledAt,
            MovedAt = MovedAt,
            EditedAt = EditedAt,
            ImportedAt = ImportedAt,
            CertificateRule = CertificateRuleWords.Read(CertificateRule),
            GivesCertificatesAtEnd = CertificatesAtEnd,
            IsByInvitation = ByInvitation,
        };
    }
}
