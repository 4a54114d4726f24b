using System.Globalization;
using WorkshopBot.Certificates;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.Certificates;

/// <summary>Who gets a certificate by attendance, and for how many hours: two days, two plenaries and a group's session on each, a lunch.</summary>
public sealed class Rule_of_attendance
{
    private static readonly Dictionary<string, string> Text = [];
    private static readonly DateOnly First = new(2025, 11, 14);
    private static readonly AgendaItem[] Agenda =
    [
        Item(1, 0, 9, 60, "plenary"), Item(2, 0, 10, 60, "group", "a"), Item(3, 0, 10, 60, "group", "b"), Item(4, 0, 12, 60, "meal"),
        Item(5, 1, 9, 60, "plenary"), Item(6, 1, 10, 90, "group", "a"), Item(7, 1, 10, 60, "group", "b"),
    ];

    [Theory]
    [InlineData(CertificateRule.None, "0 1", false)]
    [InlineData(CertificateRule.AnyDay, "1", true)]
    [InlineData(CertificateRule.AnyDay, "", false)]
    [InlineData(CertificateRule.HalfOfDays, "0", true)]
    [InlineData(CertificateRule.AllDays, "0", false)]
    [InlineData(CertificateRule.AllDays, "0 1", true)]
    [InlineData(CertificateRule.AllSessions, "0 1", true)]
    public void Over_days(CertificateRule rule, string days, bool suffices) =>
        Assert.Equal(suffices, Standing.For(Home(rule), new HashSet<long>(), Somebody("a", [.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => (int.Parse(day, CultureInfo.InvariantCulture), (long?)null))])).Suffices);

    [Theory]
    [InlineData(CertificateRule.HalfOfSessions, "1 2", true)]
    [InlineData(CertificateRule.MostSessions, "1 2 5", false)]
    [InlineData(CertificateRule.MostSessions, "1 2 5 6", true)]
    [InlineData(CertificateRule.AllSessions, "1 2 5", false)]
    [InlineData(CertificateRule.AllDays, "1", false)]
    [InlineData(CertificateRule.AllDays, "1 5", true)]
    public void Over_sessions_with_a_door_and_none_of_other_groups(CertificateRule rule, string sessions, bool suffices)
    {
        var standing = Standing.For(Home(rule), new HashSet<long> { 1, 2, 3, 5, 6, 7 }, Somebody("a", [.. sessions.Split(' ').Select(id => long.Parse(id, CultureInfo.InvariantCulture)).Select(id => (id < 5 ? 0 : 1, (long?)id))]));
        Assert.Equal(suffices, standing.Suffices);
    }

    [Fact]
    public void Counts_hours_of_work_on_the_days_they_came()
    {
        Assert.Equal(120, Standing.For(Home(CertificateRule.AnyDay), new HashSet<long>(), Somebody("a", (0, null))).Minutes);
        Assert.Equal(270, Standing.For(Home(CertificateRule.AnyDay), new HashSet<long>(), Somebody("a", (0, null), (1, null))).Minutes);

        // a session with a door counts for those who went in; who has no group was in one of those side by side
        Assert.Equal(60, Standing.For(Home(CertificateRule.AnyDay), new HashSet<long> { 1 }, Somebody("a", (0, null))).Minutes);
        Assert.Equal(150, Standing.For(Home(CertificateRule.AnyDay), new HashSet<long>(), Somebody(null, (1, null))).Minutes);
    }

    [Theory]
    [InlineData(0, 8, 0, 120)] // before it began
    [InlineData(0, 9, 50, 120)] // late, and let in
    [InlineData(0, 10, 0, 60)] // the plenary had just ended
    [InlineData(0, 10, 59, 60)]
    [InlineData(0, 11, 0, 120)] // all was over: written down afterwards
    [InlineData(1, 9, 0, 120)] // the next day: written down afterwards
    public void Counts_hours_from_the_session_that_was_on_when_they_came(int day, int hour, int minute, int minutes)
    {
        var since = new DateTimeOffset(First.AddDays(day).ToDateTime(new(hour, minute)), TimeSpan.Zero);
        var late = Somebody("a", (0, null)) with { Since = new Dictionary<DateOnly, DateTimeOffset> { [First] = since } };
        Assert.Equal(minutes, Standing.For(Home(CertificateRule.AnyDay), new HashSet<long>(), late).Minutes);
    }

    [Fact]
    public void Counts_a_session_with_a_door_for_those_who_went_in_whenever_the_day_s_door_saw_them()
    {
        var since = new DateTimeOffset(First.ToDateTime(new(10, 30)), TimeSpan.Zero);
        var late = Somebody("a", (0, null), (0, 1)) with { Since = new Dictionary<DateOnly, DateTimeOffset> { [First] = since } };
        Assert.Equal(120, Standing.For(Home(CertificateRule.AnyDay), new HashSet<long> { 1 }, late).Minutes);
    }

    [Fact]
    public void Nobody_without_a_name() =>
        Assert.False(Standing.For(Home(CertificateRule.AnyDay), new HashSet<long>(), Somebody("a", (0, null)) with { FullName = null }).Suffices);

    [Theory]
    [InlineData("Sara Ahmed 12", "Sara Ahmed", 720)]
    [InlineData("سارة أحمد، ١٢ ساعة", "سارة أحمد", 720)]
    [InlineData("سارا ئەحمەد - ٧٫٥ کاتژمێر", "سارا ئەحمەد", 450)]
    [InlineData("Clare O'Neill", "Clare O'Neill", 0)]
    [InlineData("KR7-M2Q 3 h", "KR7-M2Q", 180)]
    [InlineData("علي ساعتان", "علي", 120)]
    [InlineData("علي حسن، ساعتين ونصف", "علي حسن", 150)]
    [InlineData("هدى كريم ساعة", "هدى كريم", 60)]
    [InlineData("هدى كريم: ثلاث ساعات", "هدى كريم", 180)]
    [InlineData("باران ئەحمەد دوو کاتژمێر", "باران ئەحمەد", 120)]
    [InlineData("Sara Ahmed – four hours", "Sara Ahmed", 240)]
    public void Volunteers_are_read(string line, string name, int minutes) => Assert.Equal(new VolunteerLine(name, minutes), VolunteerLine.Read(line));

    [Theory]
    [InlineData("12")]
    [InlineData("Sara 999")]
    [InlineData("https://example.org 3")]
    public void What_is_no_volunteer_is_said(string line) => Assert.Null(VolunteerLine.Read(line));

    [Theory]
    [InlineData("  سارة   أحمد ", "سارة أحمد")]
    [InlineData("Anne-Marie O’Neill Jr.", "Anne-Marie O’Neill Jr.")]
    [InlineData("\u202Eevil name", "evil name")]
    public void A_name_is_letters(string typed, string name) => Assert.Equal(name, CertificateName.Read(typed));

    [Theory]
    [InlineData("x")]
    [InlineData("Minister <b>")]
    [InlineData("call 0770 123 4567")]
    [InlineData("@somebody")]
    public void What_is_no_name_is_not_printed(string typed) => Assert.Null(CertificateName.Read(typed));

    private static AgendaItem Item(long id, int day, int hour, int minutes, string kind, string? group = null)
    {
        var start = new DateTimeOffset(First.AddDays(day).ToDateTime(new(hour, 0)), TimeSpan.Zero);
        return new() { Id = id, Code = $"item-{id}", StartsAt = start, EndsAt = start.AddMinutes(minutes), Kind = kind, GroupCode = group, Titles = Text, Rooms = Text, Facilitators = Text };
    }

    private static Candidate Somebody(string? group, params (int Day, long? Session)[] came) =>
        new(1, 1, true, "ar", "سارة", null, group, [.. came.Select(one => (First.AddDays(one.Day), one.Session))]);

    private static ShelvedWorkshop Home(CertificateRule rule) => new(
        new() { Code = "x", Titles = Text, Descriptions = Text, Organizers = Text, Purposes = Text, Venues = Text, Addresses = Text, Zone = TimeZoneInfo.Utc, FirstDay = First, LastDay = First.AddDays(1), Consents = Text, ConsentsMore = Text, ConsentVersion = "1", Contacts = Text, CertificateRule = rule },
        Agenda, [], [], new Dictionary<string, string>(), [], new Dictionary<string, ChoiceTable>());
}
