using System.Globalization;
using System.Text;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Registration;

/// <summary>A registration's days as a calendar file, in the reader's language: what they may see when it is made, and no more.</summary>
internal sealed class CalendarFile(BotIdentity identity, Catalogue texts, TimeProvider calendar)
{
    public const string Kind = "calendar";

    /// <summary>The file of a registration. It is made anew each time: agenda, place and link may have changed or come into sight.</summary>
    public static MadeFile Of(long registrationId, Words words) => new(Kind, registrationId, words.Language.Code) { IsLasting = false };

    /// <exception cref="InvalidOperationException">The registration is gone.</exception>
    public MadeFileContent Make(ReadSession session, MadeFile file)
    {
        var registration = RegistrationStore.ById(session, file.SubjectId) ?? throw new InvalidOperationException("The registration is gone.");
        var now = calendar.GetUtcNow();
        var isConfirmed = registration.Status == "confirmed";
        var home = new Shelf().Workshop(session, registration.WorkshopId).SeenBy(isConfirmed, now);
        var link = Places.ShowsLink(home, isConfirmed, now) ? WorkshopStore.OnlineLink(session, home.Workshop.Id) : null;
        var text = Write(home, registration.GroupCode, link, identity.Username, now, texts.Of(file.Language), registration.CalendarDays ?? 0);
        return new(Encoding.UTF8.GetBytes(text), home.Workshop.Code + ".ics", IsPhoto: false);
    }

    /// <summary>How many days' events a reader's file has.</summary>
    public static int Days(ShelvedWorkshop home, string? group) => Math.Max(1, AgendaText.ByDay(home, group).Count());

    /// <summary>The file's text: an event for each day of the agenda, from the reader's first item to their last; whole days without an agenda.</summary>
    /// <param name="home">The workshop as its reader may see it.</param>
    /// <param name="group">The reader's working group, or null.</param>
    /// <param name="link">The meeting link, when it may be shown.</param>
    /// <param name="bot">The bot's username: part of what makes an event's name its own.</param>
    /// <param name="now">The calendar's moment.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="before">The most days that a file of theirs had: what is no more is taken out of their calendar.</param>
    /// <remarks>
    /// Source: RFC 5545. Times are UTC instants, so no zone has to be described. An event keeps its UID when the days move, and SEQUENCE grows with
    /// each file, so that a newer one replaces the older one's events: agenda, place, group and link change in many ways.
    /// </remarks>
    public static string Write(ShelvedWorkshop home, string? group, string? link, string bot, DateTimeOffset now, Words words, int before = 0)
    {
        var workshop = home.Workshop;
        var lines = new List<string>
        {
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            $"PRODID:-//WorkshopBot//{words.Language.Code.ToUpperInvariant()}",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
        };
        var days = AgendaText.ByDay(home, group).ToList();
        foreach (var (index, day) in days.Index())
        {
            var description = AgendaText.Day(home, day.Key, group, words);
            Event(index + 1, $"DTSTART:{Utc(day.Min(item => item.StartsAt))}", $"DTEND:{Utc(day.Max(item => item.EndsAt))}", description);
        }

        if (days.Count == 0)
        {
            Event(1, $"DTSTART;VALUE=DATE:{Date(workshop.FirstDay)}", $"DTEND;VALUE=DATE:{Date(workshop.LastDay.AddDays(1))}", "");
        }

        for (var number = Math.Max(1, days.Count) + 1; number <= before; number++)
        {
            Event(number, $"DTSTART;VALUE=DATE:{Date(workshop.LastDay)}", $"DTEND;VALUE=DATE:{Date(workshop.LastDay.AddDays(1))}", "", isOff: true);
        }

        lines.Add("END:VCALENDAR");
        return string.Concat(lines.Select(Folded));

        void Event(int number, string start, string end, string description, bool isOff = false)
        {
            var contact = words.Of(workshop.Contacts);
            lines.Add("BEGIN:VEVENT");
            lines.Add(FormattableString.Invariant($"UID:{workshop.Code}.day{number}.{bot}@t.me"));
            lines.Add($"DTSTAMP:{Utc(now)}");
            lines.Add(FormattableString.Invariant($"SEQUENCE:{now.ToUnixTimeSeconds()}"));
            lines.Add(start);
            lines.Add(end);
            lines.Add($"SUMMARY:{Escaped(words.Of(workshop.Titles))}");
            if (isOff)
            {
                lines.Add("STATUS:CANCELLED");
                lines.Add("END:VEVENT");
                return;
            }

            Optional("LOCATION", string.Join(", ", new[] { words.Of(workshop.Venues), words.Of(workshop.Addresses) }.Where(text => text.Length > 0)));
            if (workshop is { Latitude: { } latitude, Longitude: { } longitude })
            {
                lines.Add(FormattableString.Invariant($"GEO:{latitude};{longitude}"));
            }

            Optional("DESCRIPTION", string.Join("\n\n", new[] { link ?? "", description, contact }.Where(text => text.Length > 0)));
            if (link is not null)
            {
                lines.Add($"URL:{link}");
            }

            lines.Add("END:VEVENT");
        }

        void Optional(string name, string text)
        {
            if (text.Length > 0)
            {
                lines.Add($"{name}:{Escaped(text)}");
            }
        }
    }

    private static string Utc(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Date(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A text value (RFC 5545, 3.3.11), without the marks of direction that a chat needs.</summary>
    private static string Escaped(string text) => Bidi.Strip(text).ReplaceLineEndings("\n")
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A content line of at most 75 octets, going on behind line break and space (RFC 5545, 3.1); a letter is never cut.</summary>
    private static string Folded(string line)
    {
        const int longest = 75;
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > longest)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }
}
