using WorkshopBot.Forms.Submissions;

namespace WorkshopBot.Tests.Submissions;

/// <summary>Submissions in KoboToolbox's layout.</summary>
public sealed class SubmissionTablesTests
{
    private const string Survey = """
        | survey |
        | | type | name | label::English (en) | label::Arabic (ar) |
        | | note | hello | Hello | أهلاً |
        | | begin group | about | About you | عنك |
        | | text | full_name | Name | الاسم |
        | | select_multiple topic or_other | topics | Topics | المواضيع |
        | | end group | | | |
        | | integer | age | Age | العمر |
        | | geopoint | place | Place | المكان |
        | | begin repeat | hh | Household | الأسرة |
        | | text | head | Head | ربّ الأسرة |
        | | begin repeat | person | Person | شخص |
        | | select_one topic | likes | Likes | يحبّ |
        | | end repeat | | | |
        | | end repeat | | | |
        | choices |
        | | list_name | name | label::English (en) | label::Arabic (ar) |
        | | topic | law | Law | القانون |
        | | topic | health | Health | الصحة |
        """;

    private static readonly SentSubmission[] Sent =
    [
        new(
            [
                new("full_name", "=cmd()"), new("topics", "health other"), new("topics_other", "water"), new("age", "007"), new("place", "36.3 43.1 0 0"),
                new("hh[1]/head", "A"), new("hh[1]/person[1]/likes", "law"), new("hh[1]/person[2]/likes", "health"), new("hh[2]/person[1]/likes", "law"),
            ],
            "1") { Id = 11, Uuid = "u-11", SubmittedAt = DateTimeOffset.UnixEpoch, Language = "ar" },
        new([new("age", "41"), new("hh[1]/head", "B"), new("hh[1]/person[1]/likes", "law"), new("gone", "was asked once")], "0") { Id = 12, Uuid = "u-12", SubmittedAt = DateTimeOffset.UnixEpoch, Language = "en", IsOnPaper = true },
    ];

    [Fact]
    public void A_form_is_a_table_and_each_repeat_is_one_that_is_linked_to_it()
    {
        var kept = Write(new SubmissionOptions());
        Assert.Equal(["feedback", "hh", "person"], kept.Names);
        Assert.Equal(
            "about/full_name|about/topics|about/topics/law|about/topics/health|about/topics/other|about/topics_other|age|place|_place_latitude|_place_longitude|_place_altitude|_place_precision|gone|_id|_uuid|_submission_time|_last_edited|__version__|_language|_on_paper|_index",
            kept["feedback"][0]);
        Assert.Equal("=cmd()|health other|#0|#1|#1|water|007|36.3 43.1 0 0|#36.3|#43.1|#0|#0||#11|u-11|1970-01-01T00:00:00||1|ar||#1", kept["feedback"][1]);
        Assert.Equal("||||||#41||||||was asked once|#12|u-12|1970-01-01T00:00:00||0|en|1|#2", kept["feedback"][2]);
    }

    [Fact]
    public void Rows_of_repeats_say_which_row_they_belong_to_over_all_submissions()
    {
        var kept = Write(new SubmissionOptions());
        Assert.Equal("hh/head|_index|_parent_table_name|_parent_index|_submission__id|_submission__uuid|_submission__submission_time|_submission___version__", kept["hh"][0]);
        // the second household answered nothing itself and is there for its person
        Assert.Equal(["A|#1|feedback|#1|#11", "|#2|feedback|#1|#11", "B|#3|feedback|#2|#12"], kept["hh"].Skip(1).Select(row => string.Join('|', row.Split('|')[..5])));
        Assert.Equal(["law|#1|hh|#1", "health|#2|hh|#1", "law|#3|hh|#2", "law|#4|hh|#3"], kept["person"].Skip(1).Select(row => string.Join('|', row.Split('|')[..4])));
    }

    [Fact]
    public void Labels_stand_in_place_of_names_where_people_read_them()
    {
        var kept = Write(new SubmissionOptions { Labels = "ar", WithGroups = false });
        Assert.StartsWith("الاسم|المواضيع|المواضيع/القانون|", kept["feedback"][0], StringComparison.Ordinal);
        Assert.StartsWith("=cmd()|الصحة, غير ذلك|#0|#1|#1|", kept["feedback"][1], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_anonymous_form_no_row_tells_who_or_when()
    {
        var kept = Write(new SubmissionOptions { IsAnonymous = true });
        Assert.EndsWith("|gone|__version__|_index", kept["feedback"][0], StringComparison.Ordinal);
        Assert.DoesNotContain(kept.All, row => row.Contains("u-1", StringComparison.Ordinal) || row.Contains("1970", StringComparison.Ordinal));
    }

    [Fact]
    public void An_older_version_adds_what_only_it_asked()
    {
        var older = Given.Form("| survey |\n| | type | name | label |\n| | select_multiple topic | topics | T |\n| | begin repeat | hh | H |\n| | text | nick | N |\n| | end repeat | | |\n| choices |\n| | list_name | name | label |\n| | topic | peace | Peace |\n");
        var tables = SubmissionTables.Of("f", [Given.Form(Survey), older], []);
        var kept = new Kept();
        tables.Write(kept, () => []);
        Assert.Contains("|about/topics/other|about/topics/peace|", kept["f"][0], StringComparison.Ordinal);
        Assert.StartsWith("hh/head|hh/nick|_index", kept["hh"][0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_codebook_says_what_columns_and_choices_mean()
    {
        var kept = new Kept();
        SubmissionTables.Of("feedback", [Given.Form(Survey)], []).WriteCodebook(kept);
        Assert.Equal("table|column|question|type|label::en|label::ar|list|choice|choice_label::en|choice_label::ar|required|relevant|constraint|calculation", kept["codebook"][0]);
        Assert.Contains("feedback|about/topics|topics|select_multiple|Topics|المواضيع|topic|||||||", kept["codebook"]);
        Assert.Contains("feedback|about/topics|topics|choice|||topic|health|Health|الصحة||||", kept["codebook"]);
    }

    private static Kept Write(SubmissionOptions options)
    {
        var kept = new Kept();
        var tables = SubmissionTables.Of("feedback", [Given.Form(Survey)], Sent.SelectMany(one => one.Answers.Select(answer => answer.Key)), options);
        Assert.Equal(2, tables.Write(kept, () => Sent));
        return kept;
    }

    /// <summary>Rows with bars between cells; a number has a # in front.</summary>
    private sealed class Kept : ITables
    {
        private readonly List<(string Name, List<string> Rows)> _tables = [];

        public IEnumerable<string> Names => _tables.Select(table => table.Name);

        public IEnumerable<string> All => _tables.SelectMany(table => table.Rows);

        public List<string> this[string name] => _tables.Find(table => table.Name == name).Rows;

        public void Begin(string name, IReadOnlyList<string> columns) => _tables.Add((name, [string.Join('|', columns)]));

        public void Add(ReadOnlySpan<TableCell> row)
        {
            var cells = new List<string>();
            foreach (var (text, isNumber) in row)
                cells.Add((isNumber ? "#" : "") + text);
            _tables[^1].Rows.Add(string.Join('|', cells));
        }

        public void Dispose()
        {
        }
    }
}
