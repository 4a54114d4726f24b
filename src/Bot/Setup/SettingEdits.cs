using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>A workshop with one thing about it changed: typed, or switched over.</summary>
internal static class SettingEdits
{
    public const int LongestLine = 200;
    private const int LongestParagraph = 1000;

    /// <summary>The workshop with what was typed; null when it cannot be.</summary>
    public static Workshop? Changed(IChatTurn turn, ShelvedWorkshop home, string field, string text)
    {
        var workshop = home.Workshop;
        var written = Texts(turn, text, isParagraph: field is "description" or "purpose" or "consent" or "address");
        var longest = field is "title" or "organizer" ? LongestLine : LongestParagraph;
        var isText = written.Count > 0 && written.Values.All(one => one.Length <= longest);
        switch (field)
        {
            case "title" when isText:
                return workshop with { Titles = AgendaEdits.Merged(workshop.Titles, written) };
            case "description" when isText:
                return workshop with { Descriptions = AgendaEdits.Merged(workshop.Descriptions, written) };

            // an old place in another language would send its readers astray
            case "venue" when isText && TypedPlace.Of(text) is { Name.Length: > 0 } named && Texts(turn, named.Name) is var names:
                var stands = IsElsewhere(workshop, names) ? WithoutWay(workshop) : workshop;
                return stands with { Venues = names, Addresses = WithMap(stands.Addresses, named.Map, names.Keys) };
            case "address" when isText:
                return workshop with { Addresses = Typed.Plain(text) is "-" or "–" ? new Dictionary<string, string>() : written };
            case "purpose" when isText:
                return workshop with { Purposes = AgendaEdits.Merged(workshop.Purposes, written), ConsentVersion = Next(workshop.ConsentVersion) };
            case "venue_hour":
                return TypedSetting.Moment(text, workshop, turn.Now) is { } shown && shown < workshop.OverAt ? workshop with { VenueShownAt = shown } : null;
            case "link_hour":
                return TypedSetting.Moment(text, workshop, turn.Now) is { } hour && hour < home.StartsAt ? workshop with { LinkShownAt = hour } : null;
            case "organizer" when isText:
                return workshop with { Organizers = AgendaEdits.Merged(workshop.Organizers, written) };
            case "contact" when isText:
                return workshop with { Contacts = written, Organizers = workshop.Organizers.Count == 0 ? written : workshop.Organizers };
            case "consent" when isText:
                return workshop with { Consents = AgendaEdits.Merged(workshop.Consents, written), ConsentVersion = Next(workshop.ConsentVersion) };
            case "days":
                // a workshop that is running has begun this year
                var from = workshop.FirstDay < workshop.DayOf(turn.Now) && workshop.LastDay >= workshop.DayOf(turn.Now) ? workshop.FirstDay : workshop.DayOf(turn.Now);
                return TypedSetting.Days(text, from) is { } days && days.Last >= workshop.DayOf(turn.Now) ? workshop with { FirstDay = days.First, LastDay = days.Last } : null;
            case "pin":
                return TypedSetting.Place(text) is { } place ? workshop with { Latitude = place.Latitude, Longitude = place.Longitude } : null;
            case "capacity":
                return TypedSetting.Seats(text) is { } seats ? workshop with { Capacity = Math.Max(seats, RegistrationStore.Confirmed(turn.Rows, workshop.Id)) } : null;
            case "deadline":
                return TypedSetting.Moment(text, workshop, turn.Now) is { } closes && closes < workshop.OverAt
                    ? workshop with { RegistrationClosesAt = closes, ChangesUntil = workshop.ChangesUntil > closes ? workshop.ChangesUntil : closes }
                    : null;
            default:
                return null;
        }
    }

    /// <summary>What a field holds as it is.</summary>
    /// <param name="home">The workshop.</param>
    /// <param name="field">The field; of one that is not typed nothing is known.</param>
    /// <param name="link">Its meeting link.</param>
    public static FieldNow Now(ShelvedWorkshop home, string field, string? link)
    {
        var workshop = home.Workshop;
        static object[] One(object? value) => value is null ? [] : [value];
        return new(Act.SetupType, $"{RowId.Write(workshop.Id)}:{field}", field switch
        {
            "title" => [.. workshop.Titles.Values],
            "description" => [.. workshop.Descriptions.Values],
            "organizer" => [.. workshop.Organizers.Values],
            "contact" => [.. workshop.Contacts.Values],
            "purpose" => [.. workshop.Purposes.Values],
            "consent" => [.. workshop.Consents.Values],
            "venue" => [.. workshop.Venues.Values],
            "address" => [.. workshop.Addresses.Values],
            "pin" => One(workshop is { Latitude: { } latitude, Longitude: { } longitude } ? string.Create(CultureInfo.InvariantCulture, $"{latitude} {longitude}") : null),
            "link" => One(link),
            "days" => [(workshop.FirstDay, workshop.LastDay)],
            "capacity" => [workshop.Capacity is { } seats ? seats.ToString(CultureInfo.InvariantCulture) : new FieldNow.Phrase("setup.line.no_limit")],
            "deadline" => [workshop.RegistrationClosesAt],
            "venue_hour" => One(workshop.VenueShownAt),
            "link_hour" => One(workshop.LinkShownAt),
            _ => [],
        });
    }

    /// <summary>The field that a button sets to another value; null for one that says yes or no, which cannot write over anything else.</summary>
    public static string? FieldOf(string what) => what switch
    {
        "no_limit" => "capacity",
        "venue_shown" => "venue_hour",
        "link_before" or "link_eve" or "link_now" => "link_hour",
        _ => null,
    };

    /// <summary>What a button switches over.</summary>
    public static Workshop Switched(Workshop workshop, string what, DateTimeOffset now) => what switch
    {
        "link_before" => workshop with { LinkShownAt = null },
        "link_eve" => workshop with { LinkShownAt = Workshop.InstantOf(workshop.Zone, workshop.FirstDay.AddDays(-1).ToDateTime(TypedSetting.Evening)) },
        "link_now" => workshop with { LinkShownAt = now },
        "attendance_on" => workshop with { AsksAttendance = true },
        "attendance_off" => workshop with { AsksAttendance = false },

        // a button of before the two
        "attendance" => workshop with { AsksAttendance = !workshop.AsksAttendance },
        "no_limit" => workshop with { Capacity = null },
        "venue_shown" => workshop with { VenueShownAt = null },
        "automatic" => workshop with { NeedsApproval = false },
        "approval" => workshop with { NeedsApproval = true },
        _ => workshop with { NeedsApproval = !workshop.NeedsApproval },
    };

    /// <summary>The way to a place with the link to a map, in each of these languages.</summary>
    public static IReadOnlyDictionary<string, string> WithMap(IReadOnlyDictionary<string, string> addresses, string? map, IEnumerable<string> languages) =>
        map is null || addresses.Values.Any(address => address.Contains(map, StringComparison.Ordinal)) ? addresses
        : addresses.Count == 0 ? languages.ToDictionary(language => language, _ => map, StringComparer.Ordinal)
        : addresses.ToDictionary(address => address.Key, address => address.Value + "\n" + map, StringComparer.Ordinal);

    /// <summary>Whether this is another place than before: no name of it has stayed.</summary>
    private static bool IsElsewhere(Workshop workshop, IReadOnlyDictionary<string, string> names) => !names.Values.Any(name => workshop.Venues.Values.Contains(name, StringComparer.Ordinal));

    /// <summary>Without what leads people to a place: the address and the point on the map.</summary>
    private static Workshop WithoutWay(Workshop workshop) => workshop with { Addresses = new Dictionary<string, string>(), Latitude = null, Longitude = null };

    /// <summary>A text in each language, line by line.</summary>
    public static Dictionary<string, string> Texts(IChatTurn turn, string text, bool isParagraph = false) => TypedTexts.OfLines(text, turn.Person.Language ?? "ar", LongestParagraph + 1, isParagraph);

    /// <summary>A number goes up; whatever else a version was called, a number goes behind it.</summary>
    private static string Next(string version)
    {
        var digits = version.Length - version.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Length;
        return version.Contains('-', StringComparison.Ordinal) || digits is 0 or > 6
            ? version.Split('+')[0] + "+" + (version.Split('+') is [_, var n] && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before + 1 : 2).ToString(CultureInfo.InvariantCulture)
            : version[..^digits] + (int.Parse(version[^digits..], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
    }
}
