using System.Globalization;
using System.Text;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.Registration;

/// <summary>RFC 5545: what a calendar file has to be, so that phones take it.</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 6, 0, 0, TimeSpan.Zero);
    private static readonly Words English = Catalogue.Embedded.In(Language.English);
    private static readonly Words Arabic = Catalogue.Embedded.In(Language.Arabic);

    [Fact]
    public void Each_day_is_an_event_from_the_readers_first_item_to_their_last()
    {
        var lines = Lines(Home(), group: "workers");

        Assert.Equal(
            [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//WorkshopBot//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
                "BEGIN:VEVENT", "UID:basra-2025.day1.workshop_bot@t.me", "DTSTAMP:20251101T060000Z", "SEQUENCE:1761976800",
                "DTSTART:20251114T060000Z", "DTEND:20251114T120000Z", "SUMMARY:You Are the Change", "LOCATION:Main hall\\, Basra", "GEO:30.5;47.8",
                "DESCRIPTION:09:00 Opening\\n13:45 Analysis: workers\\, Hall 1\\n\\nAsk us\\; info@example.org",
                "END:VEVENT",
                "BEGIN:VEVENT", "UID:basra-2025.day2.workshop_bot@t.me", "DTSTAMP:20251101T060000Z", "SEQUENCE:1761976800",
                "DTSTART:20251115T070000Z", "DTEND:20251115T080000Z", "SUMMARY:You Are the Change", "LOCATION:Main hall\\, Basra", "GEO:30.5;47.8",
                "DESCRIPTION:10:00 Closing\\nYour group: Workers\\, Hall 1\\n\\nAsk us\\; info@example.org",
                "END:VEVENT",
                "END:VCALENDAR",
            ],
            lines);
    }

    [Fact]
    public void Lines_end_with_CRLF_and_none_is_longer_than_75_octets()
    {
        var text = CalendarFile.Write(Home(), null, null, "workshop_bot", Now, Arabic);

        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var lines = text.Split("\r\n");
        Assert.Contains(lines, line => line.StartsWith(' '));
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        // a letter cut in two would have become U+FFFD on its way
        Assert.Contains("SUMMARY:أنت التغيير", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_of_direction_stay_in_the_chat() =>
        Assert.DoesNotContain(CalendarFile.Write(Home(), null, null, "workshop_bot", Now, Arabic), Bidi.IsControl);

    [Fact]
    public void Days_that_move_are_the_same_events()
    {
        var later = Home();
        later = later with { Agenda = [.. later.Agenda.Select(item => item with { StartsAt = item.StartsAt.AddDays(7), EndsAt = item.EndsAt.AddDays(7) })] };

        Assert.Equal(Lines(Home()).Where(line => line.StartsWith("UID:", StringComparison.Ordinal)), Lines(later).Where(line => line.StartsWith("UID:", StringComparison.Ordinal)));
        Assert.Contains("DTSTART:20251121T060000Z", Lines(later));
    }

    [Fact]
    public void A_later_file_takes_the_place_of_an_earlier_one_and_a_day_that_is_no_more_is_cancelled()
    {
        var home = Home();
        var shorter = home with { Agenda = [.. home.Agenda.Where(item => item.StartsAt.Day == 14)] };
        var lines = CalendarFile.Write(shorter, "workers", null, "workshop_bot", Now.AddMinutes(1), English, before: 2).Split("\r\n");

        Assert.Equal(["UID:basra-2025.day1.workshop_bot@t.me", "UID:basra-2025.day2.workshop_bot@t.me"], lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)));
        Assert.Equal(["SEQUENCE:1761976860", "SEQUENCE:1761976860"], lines.Where(line => line.StartsWith("SEQUENCE:", StringComparison.Ordinal)));
        Assert.Single(lines, "STATUS:CANCELLED");
        Assert.True(Array.IndexOf(lines, "STATUS:CANCELLED") > Array.IndexOf(lines, "UID:basra-2025.day2.workshop_bot@t.me"));
    }

    [Fact]
    public void Without_an_agenda_the_days_are_whole_and_the_end_is_the_day_after()
    {
        var lines = Lines(Home() with { Agenda = [] });

        Assert.Contains("DTSTART;VALUE=DATE:20251114", lines);
        Assert.Contains("DTEND;VALUE=DATE:20251116", lines);
    }

    [Fact]
    public void The_link_is_in_it_only_when_it_is_given()
    {
        Assert.DoesNotContain(Lines(Home()), line => line.Contains("URL:", StringComparison.Ordinal));
        Assert.Contains("URL:https://meet.example.org/a\u002Cb", Lines(Home(), link: "https://meet.example.org/a,b"));
    }

    [Fact]
    public void A_place_with_an_hour_is_left_out_until_then_and_for_whoever_has_no_place()
    {
        var home = Home();
        home = home with { Workshop = home.Workshop with { VenueShownAt = Now.AddDays(1) } };

        Assert.DoesNotContain(Lines(home.SeenBy(isConfirmed: true, Now)), Tells);
        Assert.DoesNotContain(Lines(home.SeenBy(isConfirmed: false, Now.AddDays(2))), Tells);
        Assert.Contains(Lines(home.SeenBy(isConfirmed: true, Now.AddDays(1))), Tells);

        static bool Tells(string line) => line.Contains("hall", StringComparison.OrdinalIgnoreCase) || line.StartsWith("GEO", StringComparison.Ordinal);
    }

    /// <summary>The content lines, unfolded.</summary>
    private static string[] Lines(ShelvedWorkshop home, string? group = null, string? link = null) =>
        CalendarFile.Write(home, group, link, "workshop_bot", Now, English).Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n");

    private static ShelvedWorkshop Home() => new(
        new Workshop
        {
            Code = "basra-2025",
            Titles = Text("أنت التغيير", "You Are the Change"),
            Descriptions = Text("", ""),
            Organizers = Text("", ""),
            Purposes = Text("", ""),
            Venues = Text("القاعة الرئيسية", "Main hall"),
            Addresses = Text("البصرة", "Basra"),
            Latitude = 30.5,
            Longitude = 47.8,
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad"),
            FirstDay = new(2025, 11, 14),
            LastDay = new(2025, 11, 15),
            Consents = Text("", ""),
            ConsentsMore = Text("", ""),
            ConsentVersion = "1",
            Contacts = Text("للسؤال والاستفسار؛ info@example.org، وفي كل وقت من أوقات الدوام الرسمي", "Ask us; info@example.org"),
            ImportedAt = Now,
        },
        [
            Item("opening", "2025-11-14T09:00+03:00", "2025-11-14T10:00+03:00", "الافتتاح", "Opening", "Main hall", null),
            Item("workers", "2025-11-14T13:45+03:00", "2025-11-14T15:00+03:00", "تحليل الواقع", "Analysis: workers", "Hall 1", "workers"),
            Item("women", "2025-11-14T13:45+03:00", "2025-11-14T16:00+03:00", "تحليل الواقع", "Analysis: women", "Hall 2", "women"),
            Item("closing", "2025-11-15T10:00+03:00", "2025-11-15T11:00+03:00", "الختام", "Closing", "", null),
        ],
        [new Group { Code = "workers", Titles = Text("العمل", "Workers"), Rooms = Text("القاعة 1", "Hall 1"), Facilitators = Text("", "") }],
        [],
        new Dictionary<string, string>(),
        [],
        new Dictionary<string, Forms.Definitions.ChoiceTable>());

    private static AgendaItem Item(string code, string starts, string ends, string arabic, string english, string room, string? group) => new()
    {
        Code = code,
        Kind = "session",
        StartsAt = DateTimeOffset.Parse(starts, CultureInfo.InvariantCulture).ToUniversalTime(),
        EndsAt = DateTimeOffset.Parse(ends, CultureInfo.InvariantCulture).ToUniversalTime(),
        Titles = Text(arabic, english),
        Rooms = Text(room, room),
        Facilitators = Text("", ""),
        GroupCode = group,
    };

    private static Dictionary<string, string> Text(string arabic, string english) => new() { ["ar"] = arabic, ["en"] = english };
}
