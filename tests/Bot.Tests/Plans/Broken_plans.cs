using WorkshopBot.Forms;
using WorkshopBot.Plans;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Plans;

/// <summary>One row for each rule: what somebody wrote, and what they are told.</summary>
public sealed class Broken_plans : IDisposable
{
    private const string Venue = "| | venue               |                  | القاعة             | هۆڵ                  | The hall             |";
    private const string Fields = "| | field | question |\n| | role  | sector   |";

    /// <summary>Rules about folders and several plans: their tests stand below, and PL013's with the command.</summary>
    private static readonly string[] OfFolders = ["PL001", "PL002", "PL003", "PL004", "PL013", "PL068", "PL073", "PL079", "PL080"];

    private readonly PlanFiles _files = new();

    public static TheoryData<string, string, string, string> Rows { get; } = new()
    {
        { "PL005", "| forms |", "| formulas |", "workshop.md: The sheet forms is missing. Add it." },
        { "PL006", "| groups |", "| gruops |", "workshop.md, gruops: The sheet gruops is unknown. Rename it to groups." },
        { "PL007", "| fields |", "| my notes |\n| | remark |\n| | call the hotel |\n| fields |", "workshop.md, my notes: The sheet my notes is not read. Sheets that are read: workshop, agenda, groups, organisations, quotas, fields, forms." },
        { "PL008", "| fields |", "| groups |\n| | code | title |\n| fields |", "workshop.md, groups: The sheet groups is there twice. Keep one." },
        { "PL009", "| end   | kind ", "| ends  | kind ", "workshop.md, agenda!D1: The column ends is unknown. Columns of this sheet: code, day, start, end, kind, group, title, room, facilitator. Did you mean end?" },
        { "PL010", Fields, "| | field | question | question |\n| | role | sector | sector |", "workshop.md, fields!C1: The column question is there twice. Remove one." },
        { "PL011", Fields, "| | field |\n| | role |", "workshop.md, fields!1: The column question is missing. Add it." },
        { "PL012", "| capacity | title::Arabic (ar)", "| capacity | title::French (fr) | title::Arabic (ar)", "workshop.md, groups!C1: The column title::French (fr) is in a language that is not used here. Languages: ar, ckb, en." },
        { "PL020", "| 09:30 | 10:00 | opening |", "| 09:30 | | opening |", "workshop.md, agenda!D2: end is empty. Fill it in." },
        { "PL021", "| basra-2025 ", "| Basra 2025 ", "workshop.md, workshop!B2: code: Basra 2025 is not a code. Use 1 to 32 small Latin letters, digits, - and _, such as basra-2025." },
        { "PL022", "| | closing | 2025-11-15", "| | opening | 2025-11-15", "workshop.md, agenda!A4: The code opening is already used in row 2. Choose another one." },
        { "PL023", "| last_day            | 2025-11-15", "| last_day            | 15 November", "workshop.md, workshop!B8: last_day: 15 November is not a day. Write it as 2025-11-14 or 14/11/2025." },
        { "PL024", "| 09:30 | 10:00 |", "| half past nine | 10:00 |", "workshop.md, agenda!C2: start: half past nine is not a time. Write it as 09:00." },
        { "PL025", "2025-11-10 20:00", "2025-11-10", "workshop.md, workshop!B11: registration_closes: 2025-11-10 is not a day with a time. Write it as 2025-11-14 20:00." },
        { "PL026", "| 50 ", "| fifty ", "workshop.md, workshop!B10: capacity: fifty is not a whole number from 1 up." },
        { "PL027", "| 10:00 | opening |", "| 10:00 | openning |", "workshop.md, agenda!E2: kind: openning is not possible here. Possible: registration, opening, plenary, session, panel, group, presentation, break, meal, prayer, closing, other. Did you mean opening?" },
        { "PL028", "| الافتتاح           | کردنەوە  ", "| الافتتاح           |   ", "workshop.md, agenda!G2: title is not translated into: کوردی. Readers of that language will see another one." },
        { "PL029", "The hall ", new string('x', 201), "workshop.md, workshop!C9: venue has 201 characters; at most 200 fit into a message. Shorten it." },
        { "PL030", Venue, Venue + "\n| | adress | Basra |", "workshop.md, workshop!A10: The setting adress is unknown. Did you mean address?" },
        { "PL031", Venue, Venue + "\n| | code | basra |", "workshop.md, workshop!A10: The setting code already stands in row 2. Remove one." },
        { "PL032", "| | consent_version     | 1                |                    |                      |                      |\n", "", "workshop.md, workshop: The setting consent_version is missing. Add a row for it." },
        { "PL033", "| last_day            | 2025-11-15", "| last_day            | 2025-11-13", "workshop.md, workshop!B8: The last day, 2025-11-13, is before the first day, 2025-11-14." },
        { "PL034", Venue, Venue + "\n| | time_zone | Asia/Bagdad |", "workshop.md, workshop!B10: Asia/Bagdad is not a time zone. Did you mean Asia/Baghdad?" },
        { "PL035", Venue + "\n", "", "workshop.md, workshop: The plan does not say where people meet. Fill in venue, online_link or both." },
        { "PL037", Venue, Venue + "\n| | link_shown | 2025-11-14 09:00 |", "workshop.md, workshop!B10: link_shown has no effect without online_link." },
        { "PL038", Venue, Venue + "\n| | online_link | meet.example.org |\n| | link_shown | 2025-11-14 09:00 |", "workshop.md, workshop!B10: meet.example.org is not a link. A link starts with https://" },
        { "PL039", Venue, Venue + "\n| | location | near the river |", "workshop.md, workshop!B10: near the river is not a location. Write latitude and longitude in degrees: 30.5081 47.8200" },
        { "PL040", Venue, Venue + "\n| | edition | 4 |", "workshop.md, workshop!B10: edition needs series: the code of the recurring event." },
        { "PL041", "2025-11-10 20:00", "2025-11-20 20:00", "workshop.md, workshop!B11: Registration would close at 2025-11-20 20:00, after the last day, 2025-11-15. Choose an earlier time." },
        { "PL042", Venue, Venue + "\n| | changes_until | 2025-11-09 20:00 |", "workshop.md, workshop!B10: Answers could be changed until 2025-11-09 20:00 only, and registration is open until 2025-11-10 20:00." },
        { "PL043", Venue, Venue + "\n| | delete_after | 2025-11-14 |", "workshop.md, workshop!B10: Personal data would be deleted on 2025-11-14, before the last day, 2025-11-15." },
        { "PL044", Venue, Venue + "\n| | online_link | https://meet.example.org |\n| | link_shown | 2025-11-14 09:30 |", "workshop.md, workshop!B11: The link would be shown at 2025-11-14 09:30, when the workshop has already begun: 2025-11-14 09:30. Choose an earlier time." },
        { "PL045", Venue, "| | online_link | https://meet.example.org |\n| | link_shown | 2025-11-14 09:00 |\n| | venue_shown | 2025-11-13 20:00 |", "workshop.md, workshop!B11: venue_shown has no effect without venue." },
        { "PL046", Venue, Venue + "\n| | venue_shown | 2025-11-14 09:30 |", "workshop.md, workshop!B10: The place would be shown at 2025-11-14 09:30, when the workshop has already begun: 2025-11-14 09:30. Choose an earlier time." },
        { "PL050", "| agenda |", "| timetable |", "workshop.md: The plan has no agenda." },
        { "PL051", "| | closing | 2025-11-15", "| | closing | 2025-11-16", "workshop.md, agenda!B4: 2025-11-16 is not a day of the workshop, which runs from 2025-11-14 to 2025-11-15." },
        { "PL052", "| 16:00 | 16:30 |", "| 16:00 | 04:30 |", "workshop.md, agenda!D4: The end, 04:30, is not after the start, 16:00." },
        { "PL053", "| | closing | 2025-11-15 | 16:00", "| | closing | 2025-11-14 | 06:00", "workshop.md, agenda!C4: closing starts before workers, which stands above it. It is shown in order of time; check its day and time." },
        { "PL054", "| group   | workers |", "| group   | worker |", "workshop.md, agenda!F3: The sheet groups has no group worker. Did you mean workers?" },
        { "PL060", "| sawa  | muthanna ", "| sawa  | al-muthanna ", "workshop.md, organisations!B3: Nobody can choose the governorate al-muthanna: the question governorate does not offer it. Did you mean muthanna?" },
        { "PL061", "| quotas |", "| quotas |\n| | field | value | capacity |\n| | age_band | 18_24 | 10 |", "workshop.md, quotas!A2: A quota over age_band needs a question with choices for it in the registration form. There is none." },
        { "PL062", "| quotas |", "| quotas |\n| | field | value | capacity |\n| | gender | women | 10 |", "workshop.md, quotas!B2: The question gender has no choice women. Did you mean woman?" },
        { "PL063", "| quotas |", "| quotas |\n| | field | value | capacity |\n| | gender | man | 10 |\n| | gender | man | 12 |", "workshop.md, quotas!B3: The quota for gender = man already stands in row 2. Remove one." },
        { "PL066", "| role  | sector   |", "| role  | sektor   |", "workshop.md, fields!B2: The form registration has no question sektor. Did you mean sector?" },
        { "PL067", "| role  | sector   |", "| role  | sector   |\n| | role | gender |", "workshop.md, fields!A3: The field role already stands in row 2. Remove one." },
        { "PL070", "| registration.md | registration |", "| registration.md | other |", "workshop.md, forms: No form registers people. Give one row the purpose registration." },
        { "PL071", "| feedback.md     | feedback     | confirmed | 2025-11-14 11:15 | 2025-11-22 20:00 | no        |", "| registration.md | registration | | | | |", "workshop.md, forms!C3: Row 2 is the registration form already. A workshop has exactly one." },
        { "PL072", "feedback.md ", "feedbak.md ", "workshop.md, forms!B3: There is no workbook feedbak.md in this folder. Did you mean feedback.md?" },
        { "PL074", "feedback.md ", "workshop.md ", "workshop.md, forms!B3: workshop.md is the plan itself, not a form." },
        { "PL075", "2025-11-22 20:00", "2025-11-14 11:15", "workshop.md, forms!F3: The form would close at 2025-11-14 11:15, which is not after it opens at 2025-11-14 11:15." },
        { "PL076", "| registration.md | registration |           |                  |                  |           |", "| registration.md | registration | | | | yes |", "workshop.md, forms!G2: A registration cannot be anonymous. Write no." },
        { "PL077", "| registration.md | registration |           |", "| registration.md | registration | confirmed |", "workshop.md, forms!D2: Registration is for everyone, not for confirmed. Write everyone, or leave the cell empty." },
        { "PL078", "| closes           | anonymous |\n| | registration | registration.md | registration |           |                  |                  |           |\n| | feedback     | feedback.md     | feedback     | confirmed | 2025-11-14 11:15 | 2025-11-22 20:00 | no        |", "| closes           | when |\n| | registration | registration.md | registration |           |                  |                  | end |", "workshop.md, forms!G2: A registration is open whenever somebody comes. Leave the cell empty." },
    };

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_mistake_is_told_with_its_place_and_what_to_do(string rule, string before, string after, string told)
    {
        var reading = _files.With(before, after).Read();

        var problem = reading.Problems.First(problem => problem.Rule == rule);
        Assert.Equal(told, Told(problem));
        Assert.Equal(problem.Kind != ProblemKind.Warning, reading.Plan is null);
    }

    [Fact]
    public void Every_rule_has_its_row() =>
        Assert.Equal(PlanRules.All.Select(rule => rule.Number).Except(OfFolders), Rows.Select(row => (string)row[0]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("2026-02-13", true)]
    [InlineData("2026-02-14", false)]
    [InlineData(null, false)]
    public void A_follow_up_on_the_day_of_deletion_or_after_it_would_find_nobody(string? deleted, bool isTold)
    {
        _files.With("| closes           | anonymous |", "| closes           | when |").With("2025-11-22 20:00 | no ", "| later ");
        if (deleted is not null)
        {
            _files.With(Venue, Venue + $"\n| | delete_after | {deleted} |");
        }

        var reading = _files.Read();

        Assert.NotNull(reading.Plan);
        Assert.Equal(
            isTold ? ["workshop.md, forms!G3: The form would be asked on 2026-02-13, and personal data is deleted on 2026-02-13: nobody would be left to ask. Move delete_after to a later day."] : [],
            reading.Problems.Where(problem => problem.Rule == "PL080").Select(Told));
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        _files
            .With("| 50 ", "| fifty ")
            .With("| 10:00 | opening |", "| 10:00 | openning |")
            .With("registration.md", "survey1, sheet.md")
            .With("feedback.md", "select_one usefulness", "select_one usefullness");

        Assert.Equal(["PL026", "PL027", "PL072", "RF"], _files.Read().Problems.Select(problem => problem.Rule[..2] == "RF" ? "RF" : problem.Rule).Distinct().Order());
    }

    [Fact]
    public void A_plan_full_of_nonsense_is_refused_and_nothing_breaks()
    {
        foreach (var line in PlanFiles.Plan.Split('\n'))
        {
            using var files = new PlanFiles();
            files.Write("workshop.md", PlanFiles.Plan.Replace(line, line.StartsWith("| |", StringComparison.Ordinal) ? "| | ؟ | -1 | 99:99 | = | | x |" : "", StringComparison.Ordinal));
            if (PlanFolder.Open(files.Path, out var problems) is { } folder)
            {
                problems = PlanReader.Read(folder, PlanFiles.Baghdad).Problems;
            }

            Assert.All(problems, problem => Assert.NotEmpty(Told(problem)));
        }
    }

    [Fact]
    public void A_path_that_is_not_there_is_told() =>
        Assert.Equal("plans: There is no such file or folder. Check the path.", ToldOf(_files["plans"]));

    [Fact]
    public void A_folder_without_a_plan_is_told()
    {
        _files.With("| workshop |", "| event |");

        Assert.EndsWith(
            ": There is no plan here: no workbook has a sheet called workshop. Its shape is described in workshop-plan.md",
            ToldOf(_files.Path),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_plans_in_a_folder_one_has_to_be_named()
    {
        _files.Write("second.md", PlanFiles.Plan);

        Assert.EndsWith(": Several plans lie in this folder: second.md, workshop.md. Name the one that is meant.", ToldOf(_files.Path), StringComparison.Ordinal);
        Assert.NotNull(PlanFolder.Open(_files["second.md"], out _));
    }

    [Fact]
    public void A_damaged_plan_is_not_taken_for_no_plan()
    {
        _files.Write("workshop.md", "PK\u0003\u0004 this was an Excel file once");

        Assert.Null(PlanFolder.Open(_files.Path, out var problems));
        Assert.Contains(problems, problem => problem.File == "workshop.md" && problem.Rule.StartsWith("RF", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_told()
    {
        using var locked = new FileStream(_files["registration.md"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Contains("registration.md: The file cannot be read: ", Told(_files.Read().Problems.Single(problem => problem.Rule == "PL004")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_registration_form_that_asks_no_name_is_taken_with_a_warning()
    {
        var reading = _files.With("registration.md", "| full_name    |", "| whole_name   |").Read();

        Assert.Equal(
            "workshop.md, forms!B2: The registration form registration.md has no question full_name: tickets and lists will show no names.",
            Told(Assert.Single(reading.Problems)));
        Assert.NotNull(reading.Plan);
    }

    [Fact]
    public void A_name_that_two_files_have_is_told()
    {
        _files.With("registration.md", "registration");
        _files.Write("registration.xlsx", PlanFiles.Registration);

        Assert.Equal(
            "workshop.md, forms!B2: registration may mean several workbooks: registration.md, registration.xlsx. Write the whole name.",
            Told(Assert.Single(_files.Read().Problems)));
    }

    private static string ToldOf(string path)
    {
        Assert.Null(PlanFolder.Open(path, out var problems));
        return Told(Assert.Single(problems));
    }

    private static string Told(FormProblem problem) => Bidi.Strip(ProblemText.Of(problem, Catalogue.Embedded.In(Language.English)));
}
