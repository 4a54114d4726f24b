using System.Diagnostics;
using System.Globalization;
using WorkshopBot.Forms;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Bench;

/// <summary>
/// A form of 1,000 questions with 2,000 choices against one of 20 questions: what reading it costs, and what one answer costs. Types, conditions and
/// constraints in the shares that field forms have; each condition asks what the question before it was answered, so that relevance is as deep as
/// the form is long.
/// </summary>
internal static class FormsBench
{
    private const int Small = 20;
    private const int Large = 1_000;
    private const int Rounds = 40;

    private static readonly string[] SurveyHeader = ["type", "name", "label", "relevant", "constraint", "required", "calculation", "choice_filter"];
    private static readonly string[] ChoicesHeader = ["list_name", "name", "label", "parent"];

    private static readonly Surroundings Around = new(
        new DateTimeOffset(2025, 11, 14, 9, 0, 0, TimeSpan.FromHours(3)),
        TimeZoneInfo.CreateCustomTimeZone("Baghdad", TimeSpan.FromHours(3), null, null),
        "en");

    public static void Run()
    {
        var large = Workbook(Large, 2_000);
        var small = Workbook(Small, 40);
        // once for the compiler of the runtime
        Compile(small);
        Walk(Compile(small), 0);
        Console.WriteLine($"form                  questions  choices  compiled, ms (best of 5, first)");
        foreach (var (workbook, questions, choices) in new[] { (small, Small, 40), (large, Large, 2_000) })
        {
            var times = Enumerable.Range(0, 5).Select(_ => Timed(() => Compile(workbook))).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(questions == Small ? "small" : "large"),-20} {questions,10} {choices,8}  {times.Min():0.0}, {times[0]:0.0}"));
        }

        var (largeForm, smallForm) = (Compile(large), Compile(small));
        // the two in turn, so that a busy machine slows both
        var smallTimes = new List<double>();
        var largeTimes = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < Large / Small; i++)
                smallTimes.AddRange(Walk(smallForm, round));
            largeTimes.AddRange(Walk(largeForm, round));
        }

        var warm = Rounds / 2 * Large;
        var (a, b) = (Figures(smallTimes.Skip(warm)), Figures(largeTimes.Skip(warm)));
        Console.WriteLine();
        Console.WriteLine("one answer, µs        median     mean      p99");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"small              {a.Median,9:0.0} {a.Mean,8:0.0} {a.P99,8:0.0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"large              {b.Median,9:0.0} {b.Mean,8:0.0} {b.P99,8:0.0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"large / small      {b.Median / a.Median,9:0.00} {b.Mean / a.Mean,8:0.00} {b.P99 / a.P99,8:0.00}"));
        var stored = Stored(largeForm);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"read back from storage and answered (large): {stored:0} µs"));
    }

    private static Form Compile(Workbook workbook)
    {
        var reading = FormReader.Read(workbook);
        return reading.Form ?? throw new InvalidOperationException(string.Join("; ", reading.Problems.Select(FormRules.Sentence)));
    }

    /// <summary>Answers everything and gives the microseconds of each answer.</summary>
    private static List<double> Walk(Form form, int seed)
    {
        var times = new List<double>(Large);
        var step = Interview.Begin(form, Around, seed);
        while (step is Step.Asked asked)
        {
            var answer = Answer(asked.Prompt);
            var state = asked.State;
            var from = Stopwatch.GetTimestamp();
            step = Interview.Advance(form, state, answer, Around);
            times.Add(Stopwatch.GetElapsedTime(from).TotalMicroseconds);
        }

        return step is Step.Reviewing ? times : throw new InvalidOperationException($"stopped at {step.State.Position}: {(step as Step.Refused)?.Refusal.Reason}");
    }

    // what a first answer costs after a restart: the state is laid out anew
    private static double Stored(Form form)
    {
        var step = Interview.Begin(form, Around, 1);
        for (var i = 0; i < Large / 2 && step is Step.Asked asked; i++)
            step = Interview.Advance(form, step.State, Answer(asked.Prompt), Around);
        var (head, answers, aside) = (step.State.HeadToJson(), step.State.Answers, step.State.Aside);
        var answer = Answer(((Step.Asked)step).Prompt);
        return Enumerable.Range(0, 20).Select(_ => Timed(() => Interview.Advance(form, InterviewState.FromJson(head, answers, aside), answer, Around))).Order().ElementAt(10) * 1000;
    }

    private static Answer Answer(Prompt prompt) => prompt.Question.Type switch
    {
        QuestionType.SelectOne or QuestionType.SelectMultiple => new Answer.Chosen(prompt.Choices[0].Name),
        QuestionType.Integer => new Answer.Typed("42"),
        _ => new Answer.Typed("some words"),
    };

    private static double Timed(Action act)
    {
        var from = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    private static (double Median, double Mean, double P99) Figures(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return (sorted[sorted.Count / 2], sorted.Average(), sorted[sorted.Count * 99 / 100]);
    }

    internal static Workbook Workbook(int questions, int choices)
    {
        var survey = new List<string[]> { SurveyHeader };
        const int InList = 20;
        var lists = choices / InList;
        for (var i = 0; i < questions; i++)
        {
            if (i % 10 == 0)
                survey.Add(["begin group", $"g{i}", $"Section {i}", i % 50 == 0 || i == 0 ? "" : $"${{q{i - 1}}} != 'never'"]);
            var type = (i % 20) switch { < 9 => $"select_one l{i % lists}", < 14 => "integer", < 18 => "text", _ => $"select_multiple l{i % lists}" };
            var relevant = i > 0 && i % 20 < 11 ? $"${{q{i - 1}}} != '' and not(selected(${{q{i - 1}}}, 'x'))" : "";
            var constraint = type == "integer" ? ". >= 0 and . < 120" : "";
            var filter = type.StartsWith("select_one", StringComparison.Ordinal) && i % 4 == 0 ? "parent != 'none'" : "";
            survey.Add([type, $"q{i}", $"Question {i} after ${{q{Math.Max(0, i - 1)}}}", relevant, constraint, i % 10 == 9 ? "" : "yes", "", filter]);
            if (i % 7 == 6)
                survey.Add(["calculate", $"c{i}", "", "", "", "", $"if(${{q{i}}} = '', 0, string-length(${{q{i - 1}}}) + {i})"]);
            if (i % 10 == 9 || i == questions - 1)
                survey.Add(["end group", "", ""]);
        }

        var rows = new List<string[]> { ChoicesHeader };
        for (var i = 0; i < choices; i++)
            rows.Add([$"l{i / InList}", $"c{i}", $"Choice {i}", $"p{i % 5}"]);
        return new Workbook("bench", [Sheet("survey", survey), Sheet("choices", rows)]);
    }

    private static Sheet Sheet(string name, List<string[]> rows) => new(name, [.. rows.Select((cells, row) =>
        new SheetRow(row + 1, [.. cells.Select((text, column) => new Cell(column + 1, text)).Where(cell => cell.Text.Length > 0)]))]);
}
