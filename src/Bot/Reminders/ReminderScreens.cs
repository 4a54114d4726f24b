using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Reminders;

/// <summary>What confirmed people are shown before the days: the reminder, the question, the link, the place.</summary>
internal static class ReminderScreens
{
    public const Act Coming = Act.AttendanceYes;
    public const Act NotSure = Act.AttendanceUnsure;
    public const Act NotComing = Act.AttendanceNo;

    /// <summary>Days left, title, days and place, beginning.</summary>
    public static string Text(ShelvedWorkshop home, DateTimeOffset now, Words words)
    {
        var seen = home.SeenBy(isConfirmed: true, now).Workshop;
        var left = Math.Max(0, seen.FirstDay.DayNumber - seen.DayOf(now).DayNumber);
        return words["workshop.days_to_start", ("n", Arg.Count(left))] + "\n" + words["attendance.card",
            ("workshop", Arg.Text(words.Of(seen.Titles))),
            ("dates", Arg.Phrase(WorkshopTurns.Dates(seen, words))),
            ("venue", Arg.Phrase(WorkshopTurns.Venue(seen, words))),
            ("when", Arg.Phrase(Beginning(home, words)))];
    }

    /// <summary>Day and hour; the day alone where no hour is known.</summary>
    private static string Beginning(ShelvedWorkshop home, Words words) =>
        home.HasHour ? words.DayAndTime(home.StartsAt, home.Workshop.Zone) : words.WeekdayAndDay(home.Workshop.FirstDay);

    /// <summary>The reminder with its question.</summary>
    public static Screen Question(ShelvedWorkshop home, long registrationId, DateTimeOffset now, Words words, string lead = "")
    {
        var text = $"{lead}{Text(home, now, words)}\n\n{words["attendance.ask"]}";
        return new Screen(text)
        {
            Rows = [.. new[] { Coming, NotSure, NotComing }.Select(answer => words.Row(Answer(home, registrationId, answer, words)))],
            PlainForm = text,
            IsProtected = home.Workshop.VenueShownAt is not null,
        };
    }

    /// <summary>An answer to the question. It carries the days that it is about.</summary>
    public static Button Answer(ShelvedWorkshop home, long registrationId, Act answer, Words words) => new(
        words[answer switch { Coming => "button.coming", NotSure => "button.not_sure", _ => "button.not_coming" }], answer,
        string.Create(CultureInfo.InvariantCulture, $"{registrationId}:{home.Workshop.FirstDay:yyyy-MM-dd}"));

    /// <summary>The meeting link, which stays in this chat: it cannot be forwarded.</summary>
    public static Screen Link(ShelvedWorkshop home, string link, Words words) =>
        new(words["reminder.link",
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
            ("when", Arg.Phrase(Beginning(home, words))),
            ("link", Arg.Code(link)),
            ("here", Arg.Phrase(words["button.here"]))])
        {
            IsProtected = true,
        };

    /// <summary>The place in words; its pin is <see cref="Pin"/>.</summary>
    public static Screen Venue(ShelvedWorkshop home, Words words)
    {
        var workshop = home.Workshop;
        var text = words["reminder.venue",
            ("workshop", Arg.Text(words.Of(workshop.Titles))),
            ("dates", Arg.Phrase(WorkshopTurns.Dates(workshop, words))),
            ("venue", Arg.Text(words.Of(workshop.Venues)))];
        return new Screen(words.Of(workshop.Addresses) is { Length: > 0 } address ? text + "\n" + words["workshop.address", ("address", Arg.Text(address))] : text)
        {
            IsProtected = workshop.VenueShownAt is not null,
        };
    }

    /// <summary>The place as a pin on the map, for a workshop as its reader may see it; null when there is none.</summary>
    public static Screen? Pin(Workshop seen, Words words)
    {
        if (seen is not { Latitude: { } latitude, Longitude: { } longitude })
        {
            return null;
        }

        var title = words.Of(seen.Venues) is { Length: > 0 } venue ? venue : words.Of(seen.Titles);
        var address = words.Of(seen.Addresses);
        return new Screen($"{title}\n{address}".TrimEnd())
        {
            Place = new(latitude, longitude, title, address),
            IsProtected = seen.VenueShownAt is not null,
        };
    }
}
