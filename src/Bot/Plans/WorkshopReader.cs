using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Plans;

/// <summary>Where and when a workshop takes place: what its other sheets are checked against.</summary>
internal sealed record PlanFrame(TimeZoneInfo Zone, DateOnly FirstDay, DateOnly LastDay)
{
    /// <summary>True when both days were given, so that others can be compared with them.</summary>
    public bool HasDays => FirstDay != default && LastDay != default;

    public DateTimeOffset InstantOf(DateTime local) => Workshop.InstantOf(Zone, local);

    public DateTimeOffset? InstantOf(DateTime? local) => local is { } given ? InstantOf(given) : null;
}

/// <summary>Reads the sheet <c>workshop</c>.</summary>
internal static class WorkshopReader
{
    // a card holds a few of these texts and must stay below the Bot API's 4,096 characters
    private const int Line = 200;
    private const int Paragraph = 1000;
    private const int Page = 3000;

    public static PlanFrame ReadFrame(PlanSettings settings, TimeZoneInfo zone)
    {
        var first = settings["first_day"].Required().Day() ?? default;
        var last = settings["last_day"].Required().Day() ?? default;
        var frame = new PlanFrame(Zone(settings["time_zone"]) ?? zone, first, last);
        if (frame.HasDays && last < first)
        {
            settings["last_day"].Problem(PlanRules.EndsBeforeItBegins, Words(first), Words(last));
            return frame with { LastDay = default };
        }

        return frame;
    }

    /// <summary>The workshop; whatever had a problem is left at a default, and the plan is refused anyway.</summary>
    public static Workshop Read(PlanSettings settings, PlanFrame frame, IReadOnlyList<AgendaItem> agenda)
    {
        var starts = agenda.Count > 0 ? agenda[0].StartsAt
            : frame.HasDays ? frame.InstantOf(frame.FirstDay.ToDateTime(TimeOnly.MinValue))
            : default;
        var link = settings["online_link"].Link();
        var location = settings["location"].Location();
        var series = settings["series"].Code();
        var closes = frame.InstantOf(settings["registration_closes"].Moment()) ?? starts;
        var changes = frame.InstantOf(settings["changes_until"].Moment()) ?? closes;
        var workshop = new Workshop
        {
            Code = settings["code"].Required().Code() ?? "",
            Titles = settings["title"].Required().Texts(Line),
            Descriptions = settings["description"].Required().Texts(Paragraph),
            Organizers = settings["organizer"].Required().Texts(Line),
            Purposes = settings["purpose"].Required().Texts(Paragraph),
            Venues = settings["venue"].Texts(Line),
            Addresses = settings["address"].Texts(Paragraph),
            Latitude = location?.Latitude,
            Longitude = location?.Longitude,
            HasOnlineLink = link is not null,
            LinkShownAt = link is null ? null : frame.InstantOf(settings["link_shown"].Moment()),
            VenueShownAt = settings["venue"].IsEmpty ? null : frame.InstantOf(settings["venue_shown"].Moment()),
            AsksAttendance = settings["attendance_check"].OneOf(["yes", "no"]) != "no",
            Zone = frame.Zone,
            FirstDay = frame.FirstDay,
            LastDay = frame.LastDay,
            Capacity = settings["capacity"].Whole(least: 1),
            NeedsApproval = settings["approval"].OneOf(["automatic", "by_organizer"]) == "by_organizer",
            IsByInvitation = settings["by_invitation"].OneOf(["yes", "no"]) == "yes",
            RegistrationClosesAt = closes,
            ChangesUntil = changes,
            DeleteAfter = settings["delete_after"].Day() ?? frame.LastDay.AddDays(Workshop.DaysKept),
            Consents = settings["consent"].Required().Texts(Paragraph),
            ConsentsMore = settings["consent_more"].Texts(Page),
            ConsentVersion = settings["consent_version"].Required().Written,
            Contacts = settings["contact"].Required().Texts(Paragraph),
            Series = series,
            Edition = settings["edition"].Whole(least: 1),
            CertificateRule = settings["certificates"].OneOf([.. CertificateRuleWords.All]) is { } rule ? CertificateRuleWords.Read(rule) : CertificateRule.AllDays,
            GivesCertificatesAtEnd = settings["certificates_at_end"].OneOf(["yes", "no"]) == "yes",
        };
        CheckPlace(settings, workshop);
        if (frame.HasDays)
        {
            CheckDeadlines(settings, workshop, agenda.Count > 0 ? starts : workshop.OverAt);
        }

        return workshop;
    }

    private static void CheckPlace(PlanSettings settings, Workshop workshop)
    {
        var link = settings["online_link"];
        if (link.IsEmpty && settings["venue"].IsEmpty)
        {
            settings["venue"].Problem(PlanRules.Nowhere);
        }

        if (link.IsEmpty && !settings["link_shown"].IsEmpty)
        {
            settings["link_shown"].Problem(PlanRules.HourWithoutLink);
        }

        if (settings["venue"].IsEmpty && !settings["venue_shown"].IsEmpty)
        {
            settings["venue_shown"].Problem(PlanRules.HourWithoutVenue);
        }

        if (workshop.Edition is not null && settings["series"].IsEmpty)
        {
            settings["edition"].Problem(PlanRules.EditionWithoutSeries);
        }
    }

    private static void CheckDeadlines(PlanSettings settings, Workshop workshop, DateTimeOffset starts)
    {
        if (workshop.RegistrationClosesAt >= workshop.OverAt)
        {
            settings["registration_closes"].Problem(PlanRules.ClosesAfterTheEnd, settings["registration_closes"].Written, Words(workshop.LastDay));
        }

        if (workshop.ChangesUntil < workshop.RegistrationClosesAt)
        {
            settings["changes_until"].Problem(
                PlanRules.ChangesEndTooEarly,
                settings["changes_until"].Written,
                PlanFacts.Local(workshop.Zone, workshop.RegistrationClosesAt));
        }

        if (workshop.DeleteAfter < workshop.LastDay)
        {
            settings["delete_after"].Problem(PlanRules.DeletedTooEarly, settings["delete_after"].Written, Words(workshop.LastDay));
        }

        if (workshop.VenueShownAt >= starts)
        {
            settings["venue_shown"].Problem(
                PlanRules.VenueShownTooLate,
                settings["venue_shown"].Written,
                PlanFacts.Local(workshop.Zone, starts));
        }

        if (workshop.LinkShownAt >= starts)
        {
            settings["link_shown"].Problem(
                PlanRules.LinkShownTooLate,
                settings["link_shown"].Written,
                PlanFacts.Local(workshop.Zone, starts));
        }
    }

    private static TimeZoneInfo? Zone(PlanCell cell)
    {
        if (cell.IsEmpty)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(cell.Written, out var zone) && zone.HasIanaId)
        {
            return zone;
        }

        cell.Problem(PlanRules.UnknownZone, cell.Written, Nearest.Of(cell.Written, TimeZoneInfo.GetSystemTimeZones().Select(known => known.Id)));
        return null;
    }

    private static string Words(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
