using WorkshopBot.Forms;

namespace WorkshopBot.Tests.Definitions;

/// <summary>Each rule with a form that breaks it: where it is told, and the sentence.</summary>
public sealed class FormProblemTests
{
    private const string H = "| survey |\n| | type | name | label | relevant | calculation | constraint | choice_filter | default | parameters | appearance | trigger | required |\n";

    // rules of the file itself: WorkbookTests
    private static readonly string[] OfFiles = ["RF001", "RF002", "RF003", "RF004", "RF005", "RF006"];

    private static readonly (string Rule, string Place, string Sentence, string Form)[] Table =
    [
        ("RF010", "- -", "There is no sheet named survey. An XLSForm has the sheets survey, choices and settings.", "| choices |\n| | list_name | name |\n"),
        ("RF011", "survey 1", "The column name is missing. Add it to the first row of the sheet.", "| survey |\n| | type | label |\n| | text | A |\n"),
        ("RF012", "survey 1", "The column relevnt is not known and is left out. Did you mean relevant?", "| survey |\n| | type | name | label | relevnt |\n| | text | a | A | |\n"),
        ("RF013", "survey 1", "The column body::accuracyThreshold has no effect in a chat and is left out.", "| survey |\n| | type | name | label | body::accuracyThreshold |\n| | text | a | A | 5 |\n"),
        ("RF014", "survey 1", "The column label stands in the first row twice. Delete or rename one of them.", "| survey |\n| | type | name | label | label |\n| | text | a | A | B |\n"),
        ("RF015", "survey -", "No row of this sheet asks or shows anything. Add at least one question.", "| survey |\n| | type | name | label |\n"),
        ("RF020", "survey 2", "The row of a has no type. Write one, such as text or select_one, or delete the row.", H + "| | | a | A |\n"),
        ("RF021", "survey 2", "There is no question type integr. Did you mean integer?", H + "| | integr | a | A |\n"),
        ("RF022", "survey 2", "The type geotrace cannot be used in a chat. Remove the row, or ask for the same with another type.", H + "| | geotrace | a | A |\n"),
        ("RF023", "survey 2", "This row of type text has no name. Write one in the column name: letters, digits and _, beginning with a letter.", H + "| | text | | A |\n"),
        ("RF024", "survey 2", "The name 1 st cannot be used. It begins with a letter or _, then letters, digits, _ - and . without spaces; for example question_1_st.", H + "| | text | 1 st | A |\n"),
        ("RF025", "survey 3", "The name a is used already in row 2 of the same group. Give one of them another name.", H + "| | text | a | A |\n| | text | a | B |\n"),
        ("RF026", "survey 3", "The names A and a differ only in capital letters. That confuses people who analyse the answers.", H + "| | text | a | A |\n| | text | A | B |\n"),
        ("RF027", "survey 2", "The type of a names no list. Write it behind the type: select_one LIST.", H + "| | select_one | a | A |\n"),
        ("RF028", "survey 2", "The sheet choices has no list yesnoo. Add its choices there. Did you mean yesno?", H + "| | select_one yesnoo | a | A |\n| choices |\n| | list_name | name | label |\n| | yesno | yes | Yes |\n"),
        ("RF029", "survey 2", "The file towns.csv is not there. Send it along with the form, or move its rows to the sheet choices.", H + "| | select_multiple_from_file towns.csv | a | A |\n"),
        ("RF030", "survey 2", "The group or repeat g begins here and never ends. Add an end repeat row after its last question.", H + "| | begin_repeat | g | G |\n| | text | a | A |\n"),
        ("RF031", "survey 3", "Nothing is open that end group could close. Delete this row, or add the row that begins the group.", H + "| | text | a | A |\n| | end group | | |\n"),
        ("RF032", "survey 4", "end repeat cannot close g, which began in row 2. Write end group here, or close the groups in the opposite order in which they began.", H + "| | begin group | g | G |\n| | text | a | A |\n| | end repeat | | |\n"),
        ("RF033", "survey 2", "or_other and choice_filter cannot be used together in a. Add a choice other to the list and a text question after it.", H + "| | select_one l or_other | a | A | | | | x = '1' |\n| choices |\n| | list_name | name | label | x |\n| | l | b | B | 1 |\n"),
        ("RF034", "survey 2", "The question a has no label: nobody would know what is asked. Write what is asked in the column label.", H + "| | text | a | |\n"),
        ("RF035", "survey 2", "The row a computes nothing. Write an expression in the column calculation.", H + "| | calculate | a | |\n"),
        ("RF036", "survey 2", "The range of a cannot be used: start=0 end=10 step=3. Write numbers such as start=1 end=5 step=1; step is above 0 and divides the way from start to end.", H + "| | range | a | A | | | | | | start=0 end=10 step=3 |\n"),
        ("RF037", "survey 2", "a has a parameter colour that has no effect in a chat and is left out.", H + "| | text | a | A | | | | | | colour=red |\n"),
        ("RF038", "survey 2", "The appearance sparkling of a is not known and has no effect.", H + "| | text | a | A | | | | | | | sparkling |\n"),
        ("RF039", "survey 3", "The group or repeat g holds no row. Delete it, or put its questions inside.", H + "| | text | a | A |\n| | begin group | g | G |\n| | end group | | |\n"),
        ("RF040", "survey 3", "The trigger of b is a. Write one question as a reference, such as ${a}.", H + "| | text | a | A |\n| | calculate | b | | | 1 | | | | | | a |\n"),
        ("RF041", "survey 2", "The label of a has 1001 characters. On a phone, more than 1000 are hard to read.", H + "| | text | a | " + new string('x', 1001) + " |\n"),
        ("RF042", "survey 2", "a is never asked: its relevant is always false. Delete the row, or change the condition.", H + "| | text | a | A | false() |\n"),
        ("RF043", "survey 2", "The default soon of a is no value of its type and is left out.", H + "| | date | a | A | | | | | soon |\n"),
        ("RF044", "survey 52", "Groups stand inside each other more than 50 deep at g50. Close some before others begin.", H + string.Concat(Enumerable.Range(0, 51).Select(i => $"| | begin group | g{i} | G |\n")) + "| | text | a | A |\n" + string.Concat(Enumerable.Repeat("| | end group | | |\n", 51))),
        ("RF045", "survey 2", "The parameter seed of a cannot be x. Write it as in randomize=true seed=17.", H + "| | select_one l | a | A | | | | | | randomize=true seed=x |\n| choices |\n| | list_name | name | label |\n| | l | b | B |\n"),
        ("RF046", "survey 3", "relevant of b asks whether ${a} is yess, which is no choice of its list. Did you mean yes?", H + "| | select_one l | a | A |\n| | text | b | B | selected(${a}, 'yess') |\n| choices |\n| | list_name | name | label |\n| | l | yes | Yes |\n"),
        ("RF047", "survey 2", "disability asks about something sensitive and leaves no way out. Make it optional, or add a choice such as prefer_not.", H + "| | text | disability | A | | | | | | | | | yes |\n"),
        ("RF048", "survey -", "Filling in this form takes about 21 minutes (60 questions). On a phone, people stop after 15 or so.", H + string.Concat(Enumerable.Range(0, 60).Select(i => $"| | text | a{i} | A |\n"))),
        ("RF050", "choices 3", "The choice b stands in the list l twice, first in row 2. Rename one, or write yes under allow_choice_duplicates in the sheet settings.", H + "| | select_one l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | b | B |\n| | l | b | C |\n"),
        ("RF051", "choices 2", "A choice of the list l has no name. Write in the column name what is stored when it is chosen.", H + "| | text | a | A |\n| choices |\n| | list_name | name | label |\n| | l | | B |\n"),
        ("RF052", "choices 2", "The choice b belongs to no list and is left out. Write the list in the column list_name.", H + "| | text | a | A |\n| choices |\n| | list_name | name | label |\n| | | b | B |\n"),
        ("RF053", "choices 2", "The choice name b c of the list l has a space in it. Where several can be chosen, names are stored with spaces between them: write b_c.", H + "| | select_multiple l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | b c | B |\n"),
        ("RF054", "choices 2", "No question uses the list l.", H + "| | text | a | A |\n| choices |\n| | list_name | name | label |\n| | l | b | B |\n"),
        ("RF055", "choices 2", "The choice b of the list l has no label; people would read its name.", H + "| | select_one l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | b | |\n"),
        ("RF056", "survey 2", "The choice_filter of a reads the column gvo, which the list l does not have. Did you mean gov?", H + "| | select_one l | a | A | | | | gvo = 'x' |\n| choices |\n| | list_name | name | label | gov |\n| | l | b | B | x |\n"),
        ("RF060", "survey 2", "constraint of a cannot be read at character 11, before and: . > 1 and ▸and 2", H + "| | integer | a | A | | | . > 1 and and 2 |\n"),
        ("RF061", "survey 2", "calculation of a uses cout(), which does not exist. Did you mean count?", H + "| | calculate | a | | | cout(1) |\n"),
        ("RF062", "survey 2", "calculation of a gives coalesce() 3 arguments; it takes 2.", H + "| | calculate | a | | | coalesce('', '', 1) |\n"),
        ("RF063", "survey 2", "calculation of a: sum() needs a question or repeat in brackets, such as sum(${question}).", H + "| | calculate | a | | | sum('x') |\n"),
        ("RF064", "survey 3", "relevant of b uses ${agee}, which no row defines. Did you mean ${age}?", H + "| | integer | age | A |\n| | text | b | B | ${agee} > 1 |\n"),
        ("RF065", "survey 8", "calculation of c uses ${x}, but several rows have this name. Rename all but one.", H + "| | begin group | g | G |\n| | text | x | X |\n| | end group | | |\n| | begin group | h | H |\n| | text | x | X |\n| | end group | | |\n| | calculate | c | | | ${x} |\n"),
        ("RF066", "survey 2", "calculation of a uses //, which is not supported. Use ${name} instead.", H + "| | calculate | a | | | //x |\n"),
        ("RF067", "survey 2", "calculation of a looks things up in cities, but there is no such list or file. Add the list to the sheet choices, or send the file along.", H + "| | calculate | a | | | pulldata('cities', 'x', 'name', 'y') |\n"),
        ("RF068", "survey 2", "calculation of a is too long or too deeply nested (more than 150). Split it over several calculate rows.", H + "| | calculate | a | | | " + new string('(', 200) + "1" + new string(')', 200) + " |\n"),
        ("RF069", "survey 2", "a depends on itself: a → b → a. Change one of these rows so that the circle is broken.", H + "| | calculate | a | | | ${b} + 1 |\n| | calculate | b | | | ${a} + 1 |\n"),
        ("RF070", "survey 2", "constraint of a has a regular expression that cannot be read: [. It would accept everything.", H + "| | text | a | A | | | regex(., '[') |\n"),
        ("RF071", "survey 2", "required of a says T and is read as yes. Write yes or no.", H + "| | text | a | A | | | | | | | | | T |\n"),
        ("RF080", "settings 2", "The default_language ckb has no column. The languages of this form are: ar, en.", "| survey |\n| | type | name | label::Arabic (ar) | label::English (en) |\n| | text | a | ا | A |\n| settings |\n| | default_language |\n| | Kurdish (ckb) |\n"),
        ("RF081", "survey 2", "2 texts are missing in en, the first in the row of a. People would read another language there.", "| survey |\n| | type | name | label::Arabic (ar) | label::English (en) |\n| | text | a | ا | |\n| | text | b | ب | |\n| | text | c | ت | C |\n"),
        ("RF082", "entities -", "Entities are not supported. Remove the sheet entities.", H + "| | text | a | A |\n| entities |\n| | list_name |\n| | trees |\n"),
    ];

    public static TheoryData<string> Rules => new(Table.Select(row => row.Rule));

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_broken_rule_is_told_where_it_is_broken_and_in_words(string rule)
    {
        var row = Table.Single(row => row.Rule == rule);
        var reading = Given.Reading(row.Form);
        var problem = reading.Problems.FirstOrDefault(problem => problem.Rule == rule);
        Assert.True(problem is not null, "told: " + string.Join("; ", reading.Problems.Select(FormRules.Sentence)));
        Assert.Equal(row.Sentence, FormRules.Sentence(problem));
        Assert.Equal(row.Place, $"{problem.Sheet ?? "-"} {problem.Row?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}");
        Assert.Equal(problem.Kind == ProblemKind.Warning, reading.Form is not null);
        Assert.Equal(FormRules.Get(rule).Kind, problem.Kind);
    }

    [Fact]
    public void Every_rule_has_its_test()
    {
        Assert.Equal(FormRules.All.Select(rule => rule.Id), Table.Select(row => row.Rule).Concat(OfFiles).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_argument_of_a_sentence_is_given()
    {
        foreach (var (rule, _, _, form) in Table)
        {
            var problem = Given.Reading(form).Problems.First(problem => problem.Rule == rule);
            Assert.Empty(FormRules.Get(rule).Arguments.Except(problem.Arguments.Keys));
        }
    }

    [Fact]
    public void All_problems_are_told_at_once_in_the_order_of_rows()
    {
        var reading = Given.Reading(H + """
            | | integr | a | A |
            | | text | b c | B | ${nobody} = 1 |
            | | select_one nolist | d | D | 1 + |
            | | calculate | e | | | ${a} + foo() |
            """);
        Assert.Null(reading.Form);
        // that ${a} means nothing is told where a is
        Assert.Equal(["RF021", "RF024", "RF064", "RF028", "RF060", "RF061"], reading.Problems.Select(problem => problem.Rule));
        Assert.Equal([2, 3, 3, 4, 4, 5], reading.Problems.Select(problem => problem.Row!.Value));
    }

    [Fact]
    public void All_that_is_wrong_in_one_cell_is_told_each_with_its_place()
    {
        var problems = Given.Reading(H + "| | calculate | e | | | ${agee} + foo(1) + sum('x') + bar() |\n| | integer | age | A |\n").Problems;
        Assert.Equal(["RF064", "RF061", "RF063", "RF061"], problems.Select(problem => problem.Rule));
        Assert.Equal(["1", "11", "24", "31"], problems.Select(problem => problem.Arguments["position"]));
        Assert.Equal("${agee} + ▸foo(1) + sum('x') + bar()", problems[1].Arguments["excerpt"]);
    }

    [Fact]
    public void A_problem_in_a_translation_names_its_column()
    {
        var problem = Assert.Single(Given.Reading("| survey |\n| | type | name | label::en | label::ar |\n| | text | a | A | ${bb} |\n").Problems);
        Assert.Equal(("RF064", 4), (problem.Rule, problem.Column));
    }

    [Fact]
    public void A_problem_knows_its_column()
    {
        var problem = Assert.Single(Given.Reading(H + "| | integer | a | A | | | . > |\n").Problems);
        Assert.Equal(6, problem.Column);
        Assert.Equal("form.md", problem.File);
    }
}
