using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Tests.Definitions;

public sealed class FormReaderTests
{
    [Fact]
    public void A_form_knows_its_settings_and_languages()
    {
        var form = Given.Form("""
            | survey |
            | | type | name | label::Arabic (ar) | label::English (en) | bind::wb:sensitive |
            | | text | full_name | الاسم | Name | |
            | | select_one yn | faith | سؤال | Question | yes |
            | choices |
            | | list name | value | label::Arabic (ar) |
            | | yn | yes | نعم |
            | settings |
            | | form_title | id_string | version | default_language |
            | | Registration | reg | 7 | Arabic (ar) |
            """);
        Assert.Equal(("reg", "7", "Registration", "ar"), (form.Id, form.Version, form.Title.In("ar"), form.DefaultLanguage));
        Assert.Equal(["ar", "en"], form.Languages);
        Assert.Equal("Name", form.Questions[0].Label.In("en"));
        Assert.True(form.Questions[1].Sensitive);
        Assert.True(form.Questions[1].IsClosed);
        Assert.Equal(64, form.Hash.Length);
        Assert.Equal("yes", form.Lists["yn"].Rows[0].Name);
    }

    [Theory]
    [InlineData("int", QuestionType.Integer)]
    [InlineData("string", QuestionType.Text)]
    [InlineData("photo", QuestionType.Image)]
    [InlineData("gps", QuestionType.Geopoint)]
    [InlineData("location", QuestionType.Geopoint)]
    [InlineData("datetime", QuestionType.DateTime)]
    [InlineData("dateTime", QuestionType.DateTime)]
    [InlineData("trigger", QuestionType.Acknowledge)]
    [InlineData("imei", QuestionType.Metadata)]
    [InlineData("select one from l", QuestionType.SelectOne)]
    [InlineData("select1 l", QuestionType.SelectOne)]
    [InlineData("select  one l", QuestionType.SelectOne)]
    [InlineData("select all that apply from l", QuestionType.SelectMultiple)]
    [InlineData("Select_Multiple l", QuestionType.SelectMultiple)]
    [InlineData("rank l", QuestionType.Rank)]
    public void Old_names_of_types_are_understood(string written, QuestionType type)
    {
        var form = Given.Form($"| survey |\n| | type | name | label |\n| | {written} | a | A |\n| choices |\n| | list_name | name | label |\n| | l | b | B |\n| | l | c | C |\n");
        Assert.Equal(type, form.Questions[0].Type);
    }

    [Theory]
    [InlineData("relevance", "${a} = 'x'")]
    [InlineData("Relevant", "${a} = ‘x’")]
    [InlineData(" RELEVANT ", "${a} = “x”")]
    public void Header_aliases_and_smart_quotes_are_understood(string header, string expression)
    {
        var talk = new Talk(Given.Form($"| survey |\n| | type | name | label | {header} |\n| | text | a | A | |\n| | text | b | B | {expression} |\n"));
        Assert.Equal("b", talk.Type("x").Asked);
    }

    [Fact]
    public void Names_used_in_two_groups_are_stored_with_their_groups()
    {
        var form = Given.Form("""
            | survey |
            | | type | name | label |
            | | begin group | home | H |
            | | text | city | C |
            | | end group | | |
            | | begin group | work | W |
            | | text | city | C |
            | | text | role | R |
            | | end group | | |
            | | begin repeat | child | K |
            | | text | city | C |
            | | end repeat | | |
            """);
        Assert.Equal(["home/city", "work/city", "role", "child/city"], form.Questions.Select(question => question.Path));
    }

    [Fact]
    public void A_table_that_comes_with_the_form_gives_choices()
    {
        var tables = new Dictionary<string, ChoiceTable>
        {
            ["towns.csv"] = CsvTable.Read("name,label::English (en),label::Arabic (ar),gov\nmosul,Mosul,الموصل,ninewa\n\"karkh\",\"Al-Karkh, west\",الكرخ,baghdad\n"),
        };
        var form = Given.Form("| survey |\n| | type | name | label | choice_filter |\n| | text | gov | G | |\n| | select_one_from_file towns.csv | town | T | gov = ${gov} |\n", tables);
        var talk = new Talk(form, Given.Around("en")).Type("baghdad");
        Assert.Equal("Al-Karkh, west", Assert.Single(talk.Now.Prompt().Choices).Label);
        // the plan's table of today goes before the one the form was read with
        talk.Around = Given.Around("en", new Dictionary<string, ChoiceTable> { ["towns.csv"] = CsvTable.Read("name,label,gov\nrusafa,Rusafa,baghdad\n") });
        Assert.Equal("rusafa", Assert.Single(talk.Resume().Now.Prompt().Choices).Name);
        Assert.Equal("town", talk.Choose("karkh").Asked);
        Assert.Null(talk.Choose("rusafa").Asked);
    }

    [Fact]
    public void The_files_a_form_needs_can_be_asked_for_before_it_is_read()
    {
        var workbook = Given.Workbook("""
            | survey |
            | | type | name | label | calculation |
            | | select_one_from_file organisations.csv | a | A | |
            | | csv-external | prices | | |
            | | calculate | c | | pulldata('seats', 'n', 'name', ${a}) |
            """);
        Assert.Equal(["organisations.csv", "prices.csv", "seats.csv"], FormFiles.Named(workbook));
    }

    [Fact]
    public void Duplicate_choices_are_allowed_where_the_form_says_so()
    {
        const string Form = "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n| choices |\n| | list_name | name | label |\n| | l | b | B |\n| | l | b | C |\n| settings |\n| | allow_choice_duplicates |\n| | yes |\n";
        Assert.NotNull(Given.Reading(Form).Form);
        Assert.Null(Given.Reading(Form.Replace("| yes |", "| no |", StringComparison.Ordinal)).Form);
    }

    [Fact]
    public void A_thousand_questions_in_a_circle_are_one_problem()
    {
        var rows = string.Concat(Enumerable.Range(0, 1000).Select(i => $"| | calculate | c{i} | ${{c{(i + 1) % 1000}}} |\n"));
        var reading = Given.Reading("| survey |\n| | type | name | calculation |\n" + rows);
        Assert.Equal("RF069", Assert.Single(reading.Problems).Rule);
    }

    [Theory]
    [InlineData("| | text | a | A | . = 'x' | |\n")]
    [InlineData("| | begin group | g | G | ${b} = 'x' | |\n| | text | b | B | | |\n| | end group | | | | |\n")]
    [InlineData("| | text | a | A | ${b} = 'x' | |\n| | text | b | B | ${a} = 'x' | |\n")]
    [InlineData("| | calculate | a | A | | ${a} + 1 |\n")]
    [InlineData("| | begin repeat | r | R | | |\n| | calculate | a | A | | sum(${total}) |\n| | end repeat | | | | |\n| | calculate | total | | | sum(${a}) |\n")]
    public void Circles_are_found_whatever_they_go_through(string rows)
    {
        var reading = Given.Reading("| survey |\n| | type | name | label | relevant | calculation |\n" + rows);
        Assert.Contains(reading.Problems, problem => problem.Rule == "RF069");
    }

    [Fact]
    public void Ten_thousand_wrong_rows_are_told_in_moments_and_not_all_of_them()
    {
        var rows = string.Concat(Enumerable.Range(0, 12_000).Select(i => $"| | select_one nolist{i} | q{i} | Q | ${{unknown{i}}} = 1 | |\n"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var reading = Given.Reading("| survey |\n| | type | name | label | relevant | calculation |\n" + rows);
        Assert.Null(reading.Form);
        Assert.Equal(500, reading.Problems.Count);
        Assert.Equal("RF006", reading.Problems[0].Rule);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [Fact]
    public void A_submission_is_called_what_the_form_says()
    {
        const string Form = "| survey |\n| | type | name | label |\n| | text | team | Team |\n| settings |\n| | instance_name |\n| | concat('Team ', ${team}) |\n";
        Assert.Equal("Team A", Assert.IsType<Forms.Interviews.Step.Finished>(new Talk(Given.Form(Form)).Type("A").Send()).Submission.InstanceName);
        var problem = Assert.Single(Given.Reading(Form.Replace("${team}", "${taem}", StringComparison.Ordinal)).Problems);
        Assert.Equal(("settings", 2, "RF064"), (problem.Sheet, problem.Row, problem.Rule));
    }

    [Fact]
    public void Once_is_no_circle()
    {
        Assert.NotNull(Given.Form("| survey |\n| | type | name | calculation |\n| | calculate | a | once(uuid()) |\n| | calculate | b | concat(${a}, '!') |\n"));
    }

    [Fact]
    public void Pictures_of_choices_are_known_to_whoever_draws_them()
    {
        var form = Given.Form("""
            | survey |
            | | type | name | label::English (en) | label::Arabic (ar) |
            | | select_one l | a | A | أ |
            | choices |
            | | list_name | name | label::English (en) | label::Arabic (ar) | image::English (en) | media::image::Arabic (ar) | media::audio |
            | | l | x | X | س | x.png | س.png | x.mp3 |
            | | l | y | Y | ص | | | |
            """);
        var choices = new Talk(form, Given.Around("ar")).Now.Prompt().Choices;
        Assert.Equal(["audio=x.mp3", "image=س.png"], choices[0].Media.Select(media => $"{media.Key}={media.Value}").Order(StringComparer.Ordinal));
        Assert.Empty(choices[1].Media);
    }

    [Fact]
    public void A_hint_or_message_that_one_language_lacks_is_told()
    {
        var reading = Given.Reading("""
            | survey |
            | | type | name | label::English (en) | label::Arabic (ar) | constraint | constraint_message::English (en) | constraint_message::Arabic (ar) |
            | | integer | a | A | أ | . > 0 | Above 0. | |
            """);
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("RF081", "1", "ar", "a"), (problem.Rule, problem.Arguments["count"], problem.Arguments["language"], problem.Arguments["name"]));
    }
}
