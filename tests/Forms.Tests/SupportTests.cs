using System.Globalization;
using System.Text;
using WorkshopBot.Forms;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Tests;

/// <summary>What of XLSForm is carried, as one table: every row is run, and <c>docs/xlsform-support.md</c> is written from it.</summary>
public sealed class SupportTests
{
    private const string Choices = "| choices |\n| | list_name | name | label |\n| | L | a | A |\n| | L | b | B |\n| external_choices |\n| | list_name | name | label |\n| | E | a | A |\n";

    private static readonly Dictionary<string, ChoiceTable> Files = new() { ["F.csv"] = CsvTable.Read("name,label\na,A\n") };

    private static readonly (string Type, int Tier, string Note)[] Types =
    [
        ("text", 1, "typed or a voice message; appearance `numbers` turns Arabic digits into ASCII"),
        ("integer", 1, "up to 15 digits; also `int`"),
        ("decimal", 1, "`.` `٫` `,`; what is ambiguous is asked again"),
        ("date", 1, "day first, months also by name in Arabic, Kurdish and English; appearances `year`, `month-year`"),
        ("time", 1, "24 hours, or am/pm, ص/م"),
        ("dateTime", 1, "also `datetime`"),
        ("select_one L", 1, "also `select one from L`, `select1 L`"),
        ("select_multiple L", 1, "also `select all that apply from L`"),
        ("select_one L or_other", 1, "adds a choice and a question; not with `choice_filter`"),
        ("rank L", 1, "all choices, in order"),
        ("note", 1, "shown with the question after it"),
        ("acknowledge", 1, "also `trigger`; stored as `OK`"),
        ("range", 1, "`start` `end` `step`; the step divides the way"),
        ("calculate", 1, ""),
        ("hidden", 1, ""),
        ("start", 1, ""),
        ("end", 1, "set when it is sent"),
        ("today", 1, ""),
        ("image", 1, "also `photo`; appearances `signature` and `draw`: the name is typed"),
        ("audio", 1, ""),
        ("video", 1, ""),
        ("file", 1, ""),
        ("geopoint", 1, "also `gps`, `location`"),
        ("barcode", 1, "typed or sent as text"),
        ("deviceid", 1, "left empty"),
        ("username", 1, "left empty"),
        ("phonenumber", 1, "left empty"),
        ("email", 1, "left empty"),
        ("simserial", 1, "left empty"),
        ("subscriberid", 1, "left empty"),
        ("audit", 1, "left empty"),
        ("select_one_from_file F.csv", 2, "when the file comes with the form"),
        ("select_multiple_from_file F.csv", 2, "when the file comes with the form"),
        ("select_one_external E", 2, "from the sheet `external_choices`"),
        ("csv-external", 2, "named by its row: `F` is `F.csv`"),
        ("start-geopoint", 2, "left empty"),
        ("geotrace", 3, ""),
        ("geoshape", 3, ""),
        ("osm", 3, ""),
        ("xml-external", 3, ""),
        ("background-audio", 3, ""),
        ("background-geopoint", 3, ""),
        ("begin loop over L", 3, ""),
    ];

    private static readonly (string Column, string Note)[] Columns =
    [
        ("type", ""), ("name", "letters of any script"), ("label", "in any language"), ("hint", ""), ("guidance_hint", "on demand"),
        ("required", "yes, or an expression"), ("required_message", ""), ("relevant", "also on groups and repeats"), ("constraint", ""),
        ("constraint_message", ""), ("calculation", ""), ("choice_filter", "columns by bare name"), ("default", "a value, or an expression evaluated once"),
        ("repeat_count", "0 to 1,000"), ("appearance", "a hint for the chat only"), ("parameters", "`start` `end` `step` `randomize` `seed`; of a file `value` `label`"),
        ("read_only", "shown, not asked"), ("trigger", "one question, or several with commas; without a calculation it takes the value away"), ("media::image", "in the question's message; of choices at the tap of a button"), ("media::audio", "where there is no picture or film"), ("media::video", "where there is no picture"),
        ("autoplay", "no effect"), ("bind::wb:sensitive", "ours: a closed answer is stored sealed"),
    ];

    private static readonly (string Expression, int Tier, string Note)[] Paths =
    [
        ("${x}", 1, "in its own repeat the value of the same instance"),
        (".", 1, "the value itself"),
        ("position(..)", 1, "number of the instance"),
        ("1 + 2 - 3 * 4 div 5 mod 6", 1, "IEEE doubles"),
        ("1 < 2 and 2 >= 1 or not(1 != 1)", 1, ""),
        ("../x", 2, ""),
        ("count(../../r)", 2, ""),
        ("count(${r}[x = ''])", 2, ""),
        ("${r}[position() = 2]/x", 2, ""),
        ("current()/../x", 2, ""),
        ("instance('L')/root/item[name = 'a']/label", 2, "a list of the form or a file that comes with it"),
        ("//x", 3, ""),
        ("/data/x", 3, ""),
        ("@id", 3, ""),
        ("${r} | ${x}", 3, ""),
        ("$v", 3, ""),
        ("child::x", 3, ""),
        ("${last-saved#x}", 3, ""),
    ];

    public static TheoryData<string> TypeRows => new(Types.Select(row => row.Type));

    public static TheoryData<string> PathRows => new(Paths.Select(row => row.Expression));

    [Theory]
    [MemberData(nameof(TypeRows))]
    public void A_type_is_carried_or_refused_as_the_table_says(string type)
    {
        var row = Types.Single(row => row.Type == type);
        var name = type == "csv-external" ? "F" : "q";
        var reading = Given.Reading($"| survey |\n| | type | name | label | calculation |\n| | {type} | {name} | Q | {(type == "calculate" ? "1" : "")} |\n| | text | t | T | |\n" + Choices, Files);
        Assert.Equal(row.Tier < 3, reading.Form is not null);
        if (row.Tier == 3)
            Assert.Contains(reading.Problems, problem => problem is { Rule: "RF022", Kind: ProblemKind.NotSupportedYet, Row: 2 } && problem.Arguments["type"] == type);
    }

    [Theory]
    [MemberData(nameof(PathRows))]
    public void A_path_is_carried_or_refused_as_the_table_says(string expression)
    {
        var row = Paths.Single(row => row.Expression == expression);
        var reading = Given.Reading($"| survey |\n| | type | name | label | calculation |\n| | begin repeat | r | R | |\n| | text | x | X | |\n| | calculate | c | | {expression.Replace("|", "\\|", StringComparison.Ordinal)} |\n| | end repeat | | | |\n" + Choices);
        var cycle = reading.Problems.Where(problem => problem.Rule == "RF069").ToList();
        Assert.Equal(row.Tier < 3, reading.Form is not null || (expression == "." && cycle.Count == 1));
        if (row.Tier == 3)
            Assert.Contains(reading.Problems, problem => problem is { Row: 4 } && problem.Rule is "RF066" or "RF060" or "RF064");
    }

    [Fact]
    public void Every_column_of_the_table_is_read_without_a_word()
    {
        var header = string.Join(" | ", Columns.Select(column => column.Column));
        var values = string.Join(" | ", Columns.Select(column => column.Column switch
        {
            "type" => "text",
            "name" => "q",
            "label" => "Q",
            _ => "",
        }));
        Assert.Empty(Given.Reading($"| survey |\n| | {header} |\n| | {values} |\n").Problems);
        Assert.Equal(ColumnNames.Survey.Except(["media::big-image"]).Order(StringComparer.Ordinal), Columns.Select(column => column.Column).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_documentation_is_what_the_tables_say() => Golden.Matches(Path.Combine("docs", "xlsform-support.md"), Document());

    private static string Document()
    {
        var text = new StringBuilder("""
            # What of XLSForm runs as a chat

            Written by the tests from the table they run (`UPDATE_GOLDENS=1 dotnet test tests/Forms.Tests` rewrites it). Tier 1 is what every form uses, tier 2
            what some use; tier 3 is refused when the form is read, with sheet, row and what to do instead: never a silent guess.


            """);
        var vectors = VectorTests.Run("expressions.json");
        text.Append(CultureInfo.InvariantCulture, $"The test vectors hold {vectors.Count} expressions, {vectors.Count(vector => vector.Tier == 2)} of them of tier 2; ");
        text.Append(CultureInfo.InvariantCulture, $"{vectors.Count(vector => !vector.Passed)} fail. Run your own with `forms test FILE…`.\n\n");
        text.Append("## Types\n\n| type | tier | |\n|---|---|---|\n");
        foreach (var (type, tier, note) in Types)
            text.Append(CultureInfo.InvariantCulture, $"| `{type}` | {Tier(tier)} | {note} |\n");
        text.Append("| `begin group` … `end group`, `begin repeat` … `end repeat` | 1 | nested up to 50 deep; also with `_` |\n");
        text.Append("\n`L` is a list of the sheet `choices`, `E` one of `external_choices`, `F.csv` a file.\n\n## Columns of the sheet survey\n\n| column | |\n|---|---|\n");
        foreach (var (column, note) in Columns)
            text.Append(CultureInfo.InvariantCulture, $"| `{column}` | {note} |\n");
        text.Append("\nLabels, hints, messages and media take `::Language (code)`. Any other column is left out with a warning.\n\n## Expressions\n\n| expression | tier | |\n|---|---|---|\n");
        foreach (var (expression, tier, note) in Paths)
            text.Append(CultureInfo.InvariantCulture, $"| `{expression.Replace("|", "\\|", StringComparison.Ordinal)}` | {Tier(tier)} | {note} |\n");
        text.Append("\n## Functions\n\n| function | arguments | tier |\n|---|---|---|\n");
        foreach (var function in FunctionTable.ByName.Values.OrderBy(function => function.Tier).ThenBy(function => function.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| `{function.Name}` | {function.Arity} | {function.Tier} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\nRefused by name: {string.Join(", ", FunctionTable.NotSupported.Order(StringComparer.Ordinal).Select(name => $"`{name}`"))}. Any other name is an unknown function.\n");
        text.Append("\n## Limits\n\n| what | limit |\n|---|---|\n| a workbook | 20 MB, a sheet unpacked 6 MB and all 10 MB, 50,000 rows, 200,000 cells, 4,000,000 characters; 10,000 rows of the survey |\n| the parts of all expressions of a form | 300,000 |\n| a computed text | 32,767 characters, a cell of a spreadsheet |\n| what expressions look at in one step | 2,000,000 values |\n| a text answer | 4,000 characters |\n| an integer | 15 digits |\n");
        text.Append("| instances of one repeat | 1,000 (of all repeats together 4,000) |\n| brackets and calls inside each other | 150 |\n| a regular expression | without backtracking, or 50 ms |\n");
        text.Append("\n## Problems\n\n| rule | | what it says |\n|---|---|---|\n");
        foreach (var rule in FormRules.All)
            text.Append(CultureInfo.InvariantCulture, $"| {rule.Id} | {Kind(rule.Kind)} | {rule.Text} |\n");
        return text.ToString();
    }

    private static string Tier(int tier) => tier == 3 ? "3: refused" : tier.ToString(CultureInfo.InvariantCulture);

    private static string Kind(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => "error",
        ProblemKind.NotSupportedYet => "not supported",
        ProblemKind.Warning => "warning",
    };
}
