using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Plans;

/// <summary>The sheet <c>workshop</c>: one setting a row, found by its name.</summary>
internal sealed class PlanSettings
{
    private static readonly string[] Known =
    [
        "code", "title", "description", "organizer", "purpose", "first_day", "last_day", "time_zone", "venue", "address", "location",
        "online_link", "link_shown", "venue_shown", "attendance_check", "capacity", "approval", "by_invitation", "registration_closes", "changes_until", "delete_after",
        "consent", "consent_more", "consent_version", "contact", "series", "edition", "certificates", "certificates_at_end",
    ];

    private readonly PlanProblems _problems;
    private readonly Dictionary<string, PlanCell> _values = new(StringComparer.Ordinal);

    private PlanSettings(PlanProblems problems) => _problems = problems;

    public static PlanSettings Of(PlanSheet sheet, PlanProblems problems)
    {
        var settings = new PlanSettings(problems);
        foreach (var row in sheet.Rows)
        {
            var name = row["name"];
            var found = name.Written.Trim().ToLowerInvariant().Replace(' ', '_');
            var value = row.Named("value", found);
            if (found.Length == 0)
            {
                name.Required();
            }
            else if (!Known.Contains(found))
            {
                name.Problem(PlanRules.UnknownSetting, name.Written, Nearest.Of(found, Known));
            }
            else if (settings._values.TryGetValue(found, out var first))
            {
                name.Problem(PlanRules.SettingTwice, found, FormattableString.Invariant($"{first.Row}"));
            }
            else
            {
                settings._values.Add(found, value);
            }
        }

        return settings;
    }

    /// <summary>The value of a setting; without row and text when the plan does not have it.</summary>
    public PlanCell this[string name] =>
        _values.TryGetValue(name, out var value) ? value : new PlanCell(_problems, "workshop", null, null, name, "", LocalText.Empty);
}
