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

    // all that need no file beside them
    public static TheoryData<string> Forms => new(Directory.GetFiles(Repository.Vectors, "*.walk.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Repository.Vectors, path).Replace(".walk.json", ".md", StringComparison.Ordinal))
        .Where(path => !path.Contains("file_columns", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Forms))]
    public void Random_answers_keep_every_promise(string file)
    {
        var form = Given.Form(File.ReadAllText(Path.Combine(Repository.Vectors, file)));
        var given = Environment.GetEnvironmentVariable("FORMS_SEED");
        var first = given is null ? StringComparer.Ordinal.GetHashCode(file) & 0xFFFF : int.Parse(given, System.Globalization.CultureInfo.InvariantCulture);
        for (var seed = first; seed < first + (given is null ? Walks : 1); seed++)
        {
            output.WriteLine($"{file} FORMS_SEED={seed}");
            Walk(form, new Random(seed));
        }
    }

    /// <summary>All the way forward, all the way back, and forward again over what was said: the same state, whatever the form.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void Forward_and_back_and_forward_again_ends_where_it_was(string file)
    {
        var form = Given.Form(File.ReadAllText(Path.Combine(Repository.Vectors, file)));
        var seed = StringComparer.Ordinal.GetHashCode(file) & 0xFFFF;
        for (var round = 0; round < 10; round++, seed++)
        {
            output.WriteLine($"{file} FORMS_SEED={seed}");
            var around = Given.Around(form.Languages[round % form.Languages.Count]);
            var step = Forward(form, Interview.Begin(form, around, seed), new Random(seed), around);
            var end = step.State;
            for (var i = 0; i < MostSteps && step is Step.Reviewing or Step.Asked { Prompt.CanGoBack: true }; i++)
            {
                step = Interview.Back(form, step.State, around);
                Assert.Equal(end.Answers, step.State.Answers);
                Assert.Equal(end.Aside, step.State.Aside);
            }

            Assert.False(((Step.Asked)step).Prompt.CanGoBack);
            for (var i = 0; i < MostSteps && step.State.Position != end.Position; i++)
            {
                var prompt = step.Prompt();
                step = Interview.Edit(form, step.State, prompt.Path, around);
                step = Interview.Advance(form, step.State, prompt.Kind == PromptKind.OneMore ? new Answer.Chosen("no") : prompt.Value is null ? new Answer.Skip() : new Answer.Kept(), around);
            }

            Assert.Equal(end, step.State with { Editing = end.Editing });
        }
    }

    /// <summary>An interview somewhere on its way goes on with a version whose rows were dropped, moved or given another type.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void An_interview_that_moves_to_another_version_keeps_every_promise(string file)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Vectors, file));
        var from = Given.Form(text);
        var seed = StringComparer.Ordinal.GetHashCode(file) & 0xFFFF;
        var moves = 0;
        for (var round = 0; round < 40; round++, seed++)
        {
            output.WriteLine($"{file} FORMS_SEED={seed}");
            var random = new Random(seed);
            var around = Given.Around(from.Languages[random.Next(from.Languages.Count)]);
            var step = Interview.Begin(from, around, seed);
            for (var steps = random.Next(30); steps > 0 && step is Step.Asked or Step.Refused; steps--)
                step = Interview.Advance(from, step.State, AnAnswer(step.Prompt(), random), around);
            if (FormReader.Read(Given.Workbook(Changed(text, random))).Form is not { } to)
                continue;
            moves++;
            var before = step.State;
            var moved = Interview.Move(from, before, to, around);
            Assert.Equal(moved.Step.State, Interview.Move(from, before, to, around).Step.State);
            CheckStored(to, moved.Step, around);
            if (moved.Step is Step.Asked)
                CheckAsked(to, moved.Step, around);
            CheckNothingIsLostInSilence(from, before, to, moved);
            var same = Interview.Move(from, before, from, around);
            Assert.Empty(same.Answers);
            Assert.Empty(same.NewQuestions);
            Assert.Equal(before.Answers, same.Step.State.Answers);
            Walk(to, moved.Step, random, around);
        }

        Assert.True(moves > 5, $"only {moves} versions could be read");
    }

    // what a person answered stands where it stood, stands aside, or is told
    private static void CheckNothingIsLostInSilence(Form from, InterviewState before, Form to, MovedInterview moved)
    {
        var told = moved.Answers.Select(answer => answer.Path).ToHashSet(StringComparer.Ordinal);
        var asked = from.Questions.Where(question => question is { IsAsked: true, Calculation: null }).Select(question => question.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, value) in before.Answers)
        {
            var plain = System.Text.RegularExpressions.Regex.Replace(path, @"\[[0-9]+\]", "");
            if (!asked.Contains(plain) || told.Contains(path) || before.Offered.Contains(path))
                continue;
            var after = moved.Step.State.Answers.GetValueOrDefault(path) ?? moved.Step.State.Aside.GetValueOrDefault(path);
            Assert.True(after == value, $"{path} was {value}, is {after}, and nobody is told");
        }
    }

    private static string Changed(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var hits = random.Next(1, 4); hits > 0; hits--)
        {
            var at = random.Next(3, lines.Count);
            var isBlock = lines[at].Contains("begin", StringComparison.Ordinal) || lines[at].Contains("end", StringComparison.Ordinal);
            if (!lines[at].StartsWith("| ", StringComparison.Ordinal) || isBlock || lines[at].TrimStart('|', ' ').StartsWith("list", StringComparison.Ordinal) || lines[at].Split('|')[1].Trim().Length > 0)
                continue;
            switch (random.Next(4))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    (lines[at], lines[at - 1]) = (lines[at - 1], lines[at]);
                    break;
                case 2:
                    lines[at] = lines[at].Replace("| text", "| integer", StringComparison.Ordinal).Replace("| select_one", "| select_multiple", StringComparison.Ordinal);
                    break;
                default:
                    lines[at] = lines[at].Replace("| integer", "| text", StringComparison.Ordinal).Replace("| select_multiple", "| select_one", StringComparison.Ordinal);
                    break;
            }
        }

        return string.Join('\n', lines);
    }

    // until the review card: valid answers, sometimes none
    private static Step Forward(Form form, Step step, Random random, Surroundings around)
    {
        for (var i = 0; i < MostSteps && step is not Step.Reviewing; i++)
        {
            var prompt = step.Prompt();
            Answer answer = prompt.Kind == PromptKind.OneMore ? new Answer.Chosen(random.Next(3) == 0 ? "yes" : "no")
                : prompt.Question.Type == QuestionType.Rank ? new Answer.Chosen(string.Join(' ', prompt.Choices.Select(choice => choice.Name)))
                : prompt.Question.IsAttachment ? new Answer.Attached("file.jpg")
                : AnAnswer(prompt, random);
            if (answer is Answer.Toggled)
                continue;
            step = Interview.Advance(form, step.State, answer, around);
        }

        // what stubborn chance could not answer
        return step is Step.Reviewing ? step : Interview.Resume(form, step.State, around);
    }

    private static void Walk(Form form, Random random)
    {
        var around = Given.Around(form.Languages[random.Next(form.Languages.Count)]);
        Walk(form, Interview.Begin(form, around, random.Next()), random, around);
    }

    private static void Walk(Form form, Step step, Random random, Surroundings around)
    {
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
