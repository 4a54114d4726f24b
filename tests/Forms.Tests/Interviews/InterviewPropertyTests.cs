using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using Xunit.Abstractions;

namespace WorkshopBot.Tests.Interviews;

/// <summary>
/// Random people fill in every form of the vectors. What goes wrong prints its seed: set <c>FORMS_SEED</c> to run that one again.
/// </summary>
public sealed class InterviewPropertyTests(ITestOutputHelper output)
{
    private const int Walks = 30;
    private const int MostSteps = 150;

    private static readonly string[] Typed =
    [
        "", " ", "1", "0", "-3", "٢٥", "2,5", "1,000", "yes", "no", "2024-05-05", "31/4/2024", "9:05", "36.3 43.1", "x", "شارك الشباب من اليوم الأول",
        "1 2 3", "${x}", "'", "\uD83D", "\u202E\u2067", "<b>", "NIN-014", "07701234567", "1e308", "A12345", "99999999999999999999", new('z', 5000),
    ];

    public static TheoryData<string> Forms => new(Directory.GetFiles(Path.Combine(Repository.Vectors, "forms"), "*.walk.json")
        .Select(path => Path.GetFileName(path).Replace(".walk.json", ".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Random_answers_keep_every_promise(string file)
    {
        var form = Given.Form(File.ReadAllText(Path.Combine(Repository.Vectors, "forms", file)));
        var given = Environment.GetEnvironmentVariable("FORMS_SEED");
        var first = given is null ? StringComparer.Ordinal.GetHashCode(file) & 0xFFFF : int.Parse(given, System.Globalization.CultureInfo.InvariantCulture);
        for (var seed = first; seed < first + (given is null ? Walks : 1); seed++)
        {
            output.WriteLine($"{file} FORMS_SEED={seed}");
            Walk(form, new Random(seed));
        }
    }

    private static void Walk(Form form, Random random)
    {
        var around = Given.Around(form.Languages[random.Next(form.Languages.Count)]);
        var step = Interview.Begin(form, around, random.Next());
        for (var i = 0; i < MostSteps && step is not Step.Finished; i++)
        {
            CheckStored(form, step, around);
            if (step is Step.Reviewing reviewing)
            {
                step = FromReview(form, reviewing, random, around);
                continue;
            }

            CheckAsked(form, step, around);
            step = random.Next(10) switch
            {
                0 => Interview.Back(form, step.State, around),
                1 => Interview.Review(form, step.State, around),
                _ => Answered(form, step, random, around),
            };
        }
    }

    private static Step FromReview(Form form, Step.Reviewing step, Random random, Surroundings around)
    {
        var lines = step.Review.Lines;
        return random.Next(4) switch
        {
            0 => Interview.Send(form, step.State, around),
            1 => Interview.Back(form, step.State, around),
            2 => Interview.Remove(form, step.State, "lesson[1]", around),
            _ => lines.Count == 0 ? Interview.Send(form, step.State, around) : Interview.Edit(form, step.State, lines[random.Next(lines.Count)].Path, around),
        };
    }

    // an answer, then Back: the same question again; the same answer again: the same state again
    private static Step Answered(Form form, Step step, Random random, Surroundings around)
    {
        var answer = AnAnswer(step.Prompt(), random);
        var next = Interview.Advance(form, step.State, answer, around);
        Assert.Equal(next.State, Interview.Advance(form, step.State, answer, around).State);
        if (next is Step.Asked asked && answer is Answer.Typed or Answer.Chosen && asked.Prompt.Path != step.State.Position && !step.State.Editing && IsLater(form, next.State, step.State.Position, around))
        {
            var back = Interview.Back(form, next.State, around);
            if (back.State.Position == step.State.Position && step.Prompt().Kind != PromptKind.OneMore)
                Assert.Equal(next.State, Interview.Advance(form, back.State, answer, around).State);
        }

        return next;
    }

    private static bool IsLater(Form form, InterviewState state, string? path, Surroundings around)
    {
        var filling = Filling.Of(form, state, around);
        var stops = filling.Stops().Select(stop => stop.Path).ToList();
        return stops.IndexOf(state.Position!) > stops.IndexOf(path!);
    }

    private static void CheckStored(Form form, Step step, Surroundings around)
    {
        var read = InterviewState.FromJson(step.State.HeadToJson(), step.State.Answers, step.State.Aside);
        Assert.Equal(step.State, read);
        var resumed = Interview.Resume(form, read, around);
        Assert.Equal(step.State, resumed.State);
        Assert.Empty(resumed.Changes);
        if (step is Step.Asked asked)
            Assert.Equal(Show(asked.Prompt), Show(resumed.Prompt()));
    }

    private static void CheckAsked(Form form, Step step, Surroundings around)
    {
        var filling = Filling.Of(form, step.State, around);
        var stop = filling.Find(step.State.Position);
        Assert.NotNull(stop);
        Assert.True(stop.Value.Frame.Effective[stop.Value.Element.Slot], $"{step.State.Position} is not relevant");
        for (var element = stop.Value.Element; element is not null; element = element.Parent)
        {
            var frame = stop.Value.Frame;
            while (frame is not null && frame.Owner != element.Home)
                frame = frame.Parent;
            if (element.Relevant is not null && frame is not null)
                Assert.True(element.Relevant.IsTrue(filling, frame, false), $"{element.Name} is asked though {element.Relevant.Text}");
        }

        var prompt = step.Prompt();
        Assert.InRange(prompt.Number, 1, Math.Max(1, prompt.Total));
    }

    private static string Show(Prompt prompt) =>
        $"{prompt.Path}|{prompt.Label}|{string.Join('/', prompt.Before)}|{string.Join('/', prompt.Choices)}|{prompt.Value}|{string.Join('/', prompt.Pending)}|{prompt.Number}|{prompt.Total}|{prompt.CanGoBack}";

    private static Answer AnAnswer(Prompt prompt, Random random)
    {
        if (prompt.Kind == PromptKind.OneMore)
            return new Answer.Chosen(random.Next(3) == 0 ? "yes" : "no");
        var name = prompt.Choices.Count > 0 ? prompt.Choices[random.Next(prompt.Choices.Count)].Name : "OK";
        return random.Next(9) switch
        {
            0 => new Answer.Skip(),
            1 => new Answer.Attached("file.jpg"),
            2 => new Answer.Toggled(name),
            3 => new Answer.Completed(),
            4 => new Answer.Kept(),
            5 => new Answer.Located(random.Next(-100, 100), random.Next(-200, 200), 0, 0),
            6 or 7 when prompt.Choices.Count > 0 || prompt.Question.Type == QuestionType.Acknowledge => new Answer.Chosen(name),
            _ => new Answer.Typed(Typed[random.Next(Typed.Length)]),
        };
    }
}
