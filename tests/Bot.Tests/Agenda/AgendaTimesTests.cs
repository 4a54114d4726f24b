using System.Globalization;
using WorkshopBot.Agenda;
using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Tests.Agenda;

/// <summary>What moves, what collides and what people are reminded of: decided over plain agendas of Friday 14 and Saturday 15 November 2025 in Baghdad.</summary>
public sealed class AgendaTimesTests
{
    private static readonly Dictionary<string, string> None = [];
    private static readonly TimeZoneInfo Baghdad = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad");

    private static readonly Workshop Basra = new()
    {
        Code = "basra",
        Titles = None,
        Descriptions = None,
        Organizers = None,
        Purposes = None,
        Venues = None,
        Addresses = None,
        Zone = Baghdad,
        FirstDay = new(2025, 11, 14),
        LastDay = new(2025, 11, 15),
        Consents = None,
        ConsentsMore = None,
        ConsentVersion = "1",
        Contacts = None,
    };

    [Theory]
    [InlineData("09:00-10:00 a | 10:00-11:00 b | 11:00-11:15 c/break | 11:15-12:00 d", "a", "a 09:10-10:10 b 10:10-11:10 c 11:10-11:25 d 11:25-12:10")]
    [InlineData("09:00-10:00 a! | 10:00-11:00 b", "a", "a 09:00-10:10 b 10:10-11:10")]
    [InlineData("09:00-10:00 a | 10:00-12:00 b | 12:00-13:00 c/prayer | 13:00-14:00 d", "a", "a 09:10-10:10 b 10:10-12:00")]
    [InlineData("09:00-10:00 a! | 10:00-11:00 c/meal | 11:00-12:00 d", "a", "")]
    [InlineData("09:00-10:00 a | 10:00-11:00 c/meal", "a", "a 09:10-10:00")]
    [InlineData("09:00-10:00 a | 10:15-11:00 b", "a", "a 09:10-10:10")]
    [InlineData("09:00-10:00 a | 10:05-11:00 b | 11:00-12:00 c", "a", "a 09:10-10:10 b 10:10-11:05 c 11:05-12:05")]
    [InlineData("09:00-10:00 a | 10:00-11:00 b@1 | 10:00-10:30 c@2 | 11:00-12:00 d", "a", "a 09:10-10:10 b 10:10-11:10 c 10:10-10:40 d 11:10-12:10")]
    [InlineData("09:00-10:00 a@1 | 10:00-11:00 b@1 | 10:00-11:00 c@2 | 11:00-12:00 d", "a", "a 09:10-10:10 b 10:10-11:00")]
    [InlineData("08:00-09:00 a | 09:00-10:00 b", "b", "b 09:10-10:10")]
    public void What_is_late_pushes_what_follows(string agenda, string late, string moved)
    {
        var items = Items(agenda);
        var pushed = Lateness.Push(items, items.Find(item => item.Code == late)!, TimeSpan.FromMinutes(10), Basra.DayOf);
        Assert.Equal(moved, string.Join(' ', pushed.Select(item => $"{item.Code} {Clock(item.StartsAt)}-{Clock(item.EndsAt)}")));
    }

    [Theory]
    [InlineData("09:00-10:00 a | 10:00-11:00 b | 11:00-11:15 c/break | 11:15-12:00 d", "a 09:00-09:50 b 09:50-10:50 c 10:50-11:05 d 11:05-11:50")]
    [InlineData("09:00-10:00 a | 10:00-11:00 b | 11:00-12:00 c/prayer | 12:00-13:00 d", "a 09:00-09:50 b 09:50-10:50")]
    [InlineData("09:00-10:00 a | 10:15-11:00 b", "")]
    [InlineData("09:00-10:00 a | 10:00-11:00 b/meal", "")]
    [InlineData("09:00-10:00 a | 09:00-10:00 b | 10:00-11:00 c", "")]
    [InlineData("09:00-10:00 a@1 | 09:00-10:00 b@2 | 10:00-11:00 c@1 | 11:00-12:00 d", "a 09:00-09:50 c 09:50-10:50")]
    [InlineData("09:00-10:00 a@1 | 10:00-11:00 b", "")]
    public void What_is_over_early_pulls_what_follows_at_once(string agenda, string moved)
    {
        var items = Items(agenda);
        var pulled = Lateness.Pull(items, items[0], TimeSpan.FromMinutes(10), Basra.DayOf);
        Assert.Equal(moved, string.Join(' ', pulled.Select(item => $"{item.Code} {Clock(item.StartsAt)}-{Clock(item.EndsAt)}")));
    }

    [Theory]
    [InlineData("09:00-10:00 a | 10:00-11:00 b", "")]
    [InlineData("09:00-10:30 a | 10:00-11:00 b", "Overlap a b")]
    [InlineData("09:00-10:30 a@1 | 10:00-11:00 b@2", "")]
    [InlineData("09:00-10:30 a@1 | 10:00-11:00 b@1", "Group a b")]
    [InlineData("09:00-10:30 a@1 | 10:00-11:00 b", "Overlap a b")]
    [InlineData("09:00-10:30 a@1#Hall | 10:00-11:00 b@2#hall", "Room a b")]
    [InlineData("09:00-10:30 a@1*Huda | 10:00-11:00 b@2*Huda", "Facilitator a b")]
    [InlineData("11:00-12:00 a | 12:00-13:00 c/prayer | 13:00-14:00 b", "")]
    [InlineData("11:00-12:30 a", "Friday a")]
    [InlineData("12:30-12:45 a", "Friday a")]
    public void What_does_not_go_together_is_found(string agenda, string found) => Assert.Equal(found, Conflicts(Items(agenda)));

    [Theory]
    [InlineData("علي وليد", "أحمد وليد", false)]
    [InlineData("علي وليد", "علي وليد", true)]
    [InlineData("علي، وليد", "وليد", true)]
    [InlineData("علي وهدى", "هدى", true)]
    [InlineData("علي وهدى", "هدى وأحمد", true)]
    [InlineData("علي و هدى", "أحمد، وهدى", true)]
    [InlineData("سارا و وەلید", "وەلید", true)]
    [InlineData("Ali and Huda", "Huda", true)]
    public void Names_that_begin_like_the_word_for_and_are_not_cut(string first, string second, bool isFound) =>
        Assert.Equal(isFound ? "Facilitator a b" : "", Conflicts(Items($"09:00-10:30 a@1*{first} | 10:00-11:00 b@2*{second}")));

    [Theory]
    [InlineData("11:00-13:00 a", "Noon a")]
    [InlineData("11:00-13:00 a | 13:00-13:30 c/meal", "")]
    [InlineData("11:00-12:20 a | 12:20-13:00 b", "")]
    public void Noon_wants_a_pause_on_other_days(string agenda, string found) => Assert.Equal(found, Conflicts(Items(agenda, day: 15)));

    [Fact]
    public void People_are_reminded_the_evening_before_an_hour_and_ten_minutes_before() => Assert.Equal(
        ["13 19:00 eve 09:00", "14 08:00 hour 09:00", "14 08:50 soon 09:00", "14 09:50 soon 10:00", "14 19:00 eve 11:00", "15 10:00 hour 11:00", "15 10:50 soon 11:00"],
        Moments([.. Items("09:00-10:00 a | 10:00-11:00 b@1 | 10:00-11:00 c@2 | 11:00-12:00 d/meal"), .. Items("11:00-12:00 e", day: 15)]));

    [Fact]
    public void Nobody_is_reminded_at_night() => Assert.Equal(["13 19:00 eve 07:00", "14 06:50 soon 07:00", "14 20:20 soon 20:30"], Moments(Items("07:00-09:00 a | 20:30-22:00 b | 22:30-23:00 c")));

    [Theory]
    [InlineData("08:30-09:00 a", "14 07:30 hour 08:30 | 14 08:20 soon 08:30")]
    [InlineData("08:00-09:00 a", "14 07:00 hour 08:00 | 14 07:50 soon 08:00")]
    [InlineData("07:30-09:00 a", "14 06:30 hour 07:30 | 14 07:20 soon 07:30")]
    public void An_early_morning_is_reminded_of(string agenda, string moments) => Assert.Equal(moments, string.Join(" | ", Moments(Items(agenda)).Skip(1)));

    [Fact]
    public void Nobody_is_reminded_twice_of_what_is_late()
    {
        var items = Items("09:00-10:00 a | 10:00-11:00 b");
        var reminded = items.ToDictionary(item => item.Id, item => item.StartsAt.AddMinutes(item.Code == "a" ? -10 : -70));
        Assert.Equal(["13 19:00 eve 09:00", "14 08:00 hour 09:00", "14 09:50 soon 10:00"], Moments(items, reminded));
    }

    private static string Conflicts(List<AgendaItem> items) =>
        string.Join(" | ", AgendaConflicts.Of(items, Baghdad).Select(conflict => $"{conflict.Kind} {conflict.First.Code} {conflict.Second?.Code}".Trim()));

    private static List<string> Moments(List<AgendaItem> items, Dictionary<long, DateTimeOffset>? reminded = null) =>
        [.. AgendaMoment.Of(items, reminded ?? [], Basra).Select(moment => $"{TimeZoneInfo.ConvertTime(moment.At, Baghdad).Day} {Clock(moment.At)} {moment.Kind} {Clock(moment.BeginsAt)}")];

    private static string Clock(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Baghdad).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>09:00-10:00 code/kind@group#room*facilitator!</c>, apart by |; ! has begun.</summary>
    private static List<AgendaItem> Items(string agenda, int day = 14) => [.. agenda.Split(" | ").Select((text, index) => Item(text, index + 1 + (day * 100), day))];

    private static AgendaItem Item(string text, long id, int day)
    {
        var start = At(text[..5]);
        return new()
        {
            Id = id,
            Code = text[12..].Split('/', '@', '#', '*', '!')[0],
            StartsAt = start,
            EndsAt = At(text[6..11]),
            Kind = After('/') ?? "session",
            Titles = None,
            Rooms = Texts(After('#')),
            Facilitators = Texts(After('*')),
            GroupCode = After('@'),
            StartedAt = text.EndsWith('!') ? start : null,
        };

        DateTimeOffset At(string clock) => Workshop.InstantOf(Baghdad, new DateOnly(2025, 11, day).ToDateTime(TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture)));

        string? After(char mark) => text.IndexOf(mark, StringComparison.Ordinal) is var at and > 0 ? text[(at + 1)..].Split('/', '@', '#', '*', '!')[0] : null;

        static Dictionary<string, string> Texts(string? room) => room is null ? [] : new() { ["en"] = room };
    }
}
