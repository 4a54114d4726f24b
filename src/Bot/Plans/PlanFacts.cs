using System.Globalization;
using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;
using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Plans;

/// <summary>A plan taken apart into comparable facts, named as in the workbook: sheet, code, column → text.</summary>
internal static class PlanFacts
{
    /// <summary>The rows of a plan in order: sheet and code, with their columns that hold something.</summary>
    public static IReadOnlyList<PlanFact> Of(Plan plan)
    {
        var zone = plan.Workshop.Zone;
        return
        [
            new("workshop", "", Workshop(plan)),
            .. plan.Agenda.Select(item => new PlanFact("agenda", item.Code, new Columns()
                .Add("day", Local(zone, item.StartsAt)[..10])
                .Add("start", Local(zone, item.StartsAt)[11..])
                .Add("end", Local(zone, item.EndsAt)[11..])
                .Add("kind", item.Kind)
                .Add("group", item.GroupCode)
                .Add("title", item.Titles)
                .Add("room", item.Rooms)
                .Add("facilitator", item.Facilitators))),
            .. plan.Groups.Select(group => new PlanFact("groups", group.Code, new Columns()
                .Add("capacity", Number(group.Capacity))
                .Add("title", group.Titles)
                .Add("room", group.Rooms)
                .Add("facilitator", group.Facilitators))),
            .. plan.Organisations.Select(organisation => new PlanFact("organisations", organisation.Code, new Columns()
                .Add("governorate", organisation.Governorate)
                .Add("name", organisation.Names))),
            .. plan.Quotas.Select(quota => new PlanFact("quotas", $"{quota.Field}={quota.Value}", new Columns().Add("capacity", Number(quota.Capacity)))),
            .. plan.Fields.OrderBy(field => field.Key, StringComparer.Ordinal)
                .Select(field => new PlanFact("fields", field.Key, new Columns().Add("question", field.Value))),
            .. plan.Forms.Select(form => new PlanFact("forms", form.Form.Name, new Columns()
                .Add("purpose", form.Form.Purpose.ToString().ToLowerInvariant())
                .Add("audience", form.Form.AttendedDay is { } came ? CameOn(came) : form.Form.Audience.ToString().ToLowerInvariant())
                .Add("group", form.Form.GroupCode)
                .Add("opens", Local(zone, form.Form.OpensAt))
                .Add("closes", Local(zone, form.Form.ClosesAt))
                .Add("when", form.Form.Asked?.ToString().ToLowerInvariant())
                .Add("anonymous", form.Form.IsAnonymous ? "yes" : "no")
                .Add("several", form.Form.TakesSeveral ? "yes" : "no")
                .Add("title", form.Form.Titles)
                .Add("content", form.Version.Hash[..Math.Min(8, form.Version.Hash.Length)]))),
        ];
    }

    /// <summary>Those who came on one of the days, as an audience of a form.</summary>
    public static string CameOn(int day) => string.Create(CultureInfo.InvariantCulture, $"attended_{day}");

    /// <summary>Day and time as a clock of the place shows them: <c>2025-11-14 20:00</c>.</summary>
    public static string Local(TimeZoneInfo zone, DateTimeOffset instant) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string? Local(TimeZoneInfo zone, DateTimeOffset? instant) => instant is { } given ? Local(zone, given) : null;

    private static Columns Workshop(Plan plan)
    {
        var workshop = plan.Workshop;
        return new Columns()
            .Add("title", workshop.Titles)
            .Add("description", workshop.Descriptions)
            .Add("organizer", workshop.Organizers)
            .Add("purpose", workshop.Purposes)
            .Add("first_day", DayId.Write(workshop.FirstDay))
            .Add("last_day", DayId.Write(workshop.LastDay))
            .Add("time_zone", workshop.Zone.Id)
            .Add("venue", workshop.Venues)
            .Add("address", workshop.Addresses)
            .Add("location", FormattableString.Invariant($"{workshop.Latitude} {workshop.Longitude}").Trim())
            .Add("online_link", plan.OnlineLink)
            .Add("link_shown", Local(workshop.Zone, workshop.LinkShownAt))
            .Add("venue_shown", Local(workshop.Zone, workshop.VenueShownAt))
            .Add("attendance_check", workshop.AsksAttendance ? "yes" : "no")
            .Add("capacity", Number(workshop.Capacity))
            .Add("approval", workshop.NeedsApproval ? "by_organizer" : "automatic")
            .Add("by_invitation", workshop.IsByInvitation ? "yes" : "no")
            .Add("registration_closes", Local(workshop.Zone, workshop.RegistrationClosesAt))
            .Add("changes_until", Local(workshop.Zone, workshop.ChangesUntil))
            .Add("delete_after", DayId.Write(workshop.DeleteAfter))
            .Add("consent", workshop.Consents)
            .Add("consent_more", workshop.ConsentsMore)
            .Add("consent_version", workshop.ConsentVersion)
            .Add("contact", workshop.Contacts)
            .Add("series", workshop.Series)
            .Add("edition", Number(workshop.Edition))
            .Add("certificates", workshop.CertificateRule.Word())
            .Add("certificates_at_end", workshop.GivesCertificatesAtEnd ? "yes" : "no");
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Column → text, in the order they were added; empty ones are left out.</summary>
    internal sealed class Columns
    {
        private readonly List<KeyValuePair<string, string>> _texts = [];

        public IReadOnlyList<KeyValuePair<string, string>> Texts => _texts;

        public string this[string column] => _texts.FirstOrDefault(pair => pair.Key == column).Value ?? "";

        public Columns Add(string column, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                _texts.Add(new(column, text));
            }

            return this;
        }

        public Columns Add(string column, LocalTexts texts)
        {
            foreach (var (language, text) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                Add($"{column}::{language}", text);
            }

            return this;
        }
    }
}

/// <summary>A row of a plan.</summary>
internal sealed record PlanFact(string Sheet, string Code, PlanFacts.Columns Columns);
