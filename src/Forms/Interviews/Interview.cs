using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Expressions;
using WorkshopBot.Forms.Submissions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>
/// One person filling in one form, as a pure state machine: each step takes a state and gives the next. No clock, no chance, no
/// I/O but what <see cref="Surroundings"/> and the seed bring.
/// </summary>
public static class Interview
{
    /// <summary>Begins.</summary>
    /// <param name="form">The form.</param>
    /// <param name="around">Now, zone, language, lists.</param>
    /// <param name="seed">Decides what is random.</param>
    /// <param name="known">Values that are known already, by question name: taken if the form takes them, and not asked.</param>
    public static Step Begin(Form form, Surroundings around, int seed, IReadOnlyDictionary<string, string>? known = null)
    {
        var filling = Filling.Begin(form, around, seed);
        var taken = 0;
        foreach (var (name, value) in known ?? new Dictionary<string, string>())
        {
            if (form.Find(name) is { } question && question.Home == form.Root && Accepts(filling, question, value))
            {
                filling.Set(filling.Root, question, value, AnswerStatus.Answered);
                taken++;
            }
        }

        return Ask(filling, new InterviewState { Seed = seed, Known = taken }, Next(filling, null), false);
    }

    /// <summary>Shows where the interview stands.</summary>
    public static Step Resume(Form form, InterviewState state, Surroundings around)
    {
        var filling = Filling.Of(form, state, around);
        if (state.Position is null)
            return Ask(filling, state, null, false);
        return filling.Find(state.Position) is { } stop
            ? Ask(filling, state, stop, state.Editing, state.Pending)
            : Ask(filling, state, Next(filling, null), state.Editing);
    }

    /// <summary>Takes an answer to what is asked.</summary>
    public static Step Advance(Form form, InterviewState state, Answer answer, Surroundings around)
    {
        var filling = Filling.Of(form, state, around);
        if (filling.Find(state.Position) is not { } stop)
            return Resume(form, state, around);
        if (stop.Question is null)
            return AnswerOneMore(filling, state, stop, answer);
        return answer is Answer.Toggled toggled
            ? Toggle(filling, state, stop, toggled.Name)
            : AnswerQuestion(filling, state, stop, answer);
    }

    /// <summary>Goes to what was asked before; from the first question it stays there.</summary>
    public static Step Back(Form form, InterviewState state, Surroundings around)
    {
        var filling = Filling.Of(form, state, around);
        var here = filling.Find(state.Position);
        if (state.Editing && !filling.Stops().Any(stop => stop.IsOpen))
            return Ask(filling, state, null, false);
        if (here is { } added && EmptyLastInstance(filling, added) is { } instance)
        {
            var repeat = new Stop(instance.Parent!, instance.Owner);
            filling.RemoveInstance(instance);
            return Ask(filling, state, repeat, state.Editing);
        }

        var before = here is null ? filling.Stops().Select(stop => (Stop?)stop).LastOrDefault() : Before(filling, here.Value);
        if (before is { Repeat: { } closed } oneMore)
            filling.Close(oneMore.Frame, closed, false);
        return Ask(filling, state, before ?? here, state.Editing);
    }

    /// <summary>Asks a question again that was chosen on the review card; after its answer the card returns.</summary>
    /// <param name="form">The form.</param>
    /// <param name="state">The interview.</param>
    /// <param name="path">As in <see cref="ReviewLine.Path"/>; <c>lesson[2]/+</c> asks whether there is one more.</param>
    /// <param name="around">Now, zone, language, lists.</param>
    public static Step Edit(Form form, InterviewState state, string path, Surroundings around)
    {
        var filling = Filling.Of(form, state, around);
        if (filling.Find(path) is not { } stop)
            return Ask(filling, state, filling.Find(state.Position), state.Editing, state.Pending);
        if (stop.Repeat is { } repeat)
            filling.Close(stop.Frame, repeat, false);
        return Ask(filling, state, stop, true);
    }

    /// <summary>
    /// Takes another answer to a question that was answered before, wherever the interview stands: it stays there. When the answer is refused, it is that
    /// question which is asked next.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="state">The interview.</param>
    /// <param name="path">As in <see cref="Prompt.Path"/>; what is not asked any more stays as it is.</param>
    /// <param name="answer">The new answer.</param>
    /// <param name="around">Now, zone, language, lists.</param>
    public static Step Change(Form form, InterviewState state, string path, Answer answer, Surroundings around)
    {
        var filling = Filling.Of(form, state, around);
        if (filling.Find(path) is not { Question: not null } stop)
            return Resume(form, state, around);
        if (Take(filling, stop, answer, "") is { } refusal)
            return Refuse(filling, state, stop, refusal, true, InitialPending(stop));
        return filling.Find(state.Position) is { } here
            ? Ask(filling, state, here, state.Editing, state.Pending)
            : Ask(filling, state, Next(filling, null), state.Editing || state.Position is null);
    }

    /// <summary>
    /// Goes to the review card if no required question is open, else to the first that is. What is optional and was not asked yet
    /// counts as passed.
    /// </summary>
    public static Step Review(Form form, InterviewState state, Surroundings around)
    {
        var filling = Filling.Of(form, state, around);
        var open = filling.Stops().Where(stop => stop.IsOpen).ToList();
        foreach (var stop in open)
        {
            if (stop.Question is { } required && Attempt.IsRequired(filling, stop.Frame, required) && stop.Frame.Values[required.Slot] is null)
                return Ask(filling, state, stop, state.Editing);
        }

        foreach (var stop in open)
        {
            if (stop.Repeat is { } repeat)
                filling.Close(stop.Frame, repeat, true);
            else
                Pass(filling, stop);
        }

        return Ask(filling, state, null, false);
    }

    /// <summary>Sends: everything is checked once more; the first thing wrong is asked again.</summary>
    public static Step Send(Form form, InterviewState state, Surroundings around)
    {
        var filling = Filling.Of(form, state, around);
        foreach (var stop in filling.Stops())
        {
            if (stop.Question is not { } question)
                continue;
            var value = stop.Frame.Values[question.Slot] ?? "";
            if (value.Length == 0 && stop.IsOpen && Attempt.IsRequired(filling, stop.Frame, question))
                return Ask(filling, state, stop, true);
            if (Problem(filling, stop.Frame, question, value) is { } refusal)
                return Refuse(filling, state, stop, refusal, true, InitialPending(stop));
        }

        foreach (var frame in filling.Root.WithInner())
        {
            foreach (var end in frame.Shape.Elements.OfType<Question>().Where(question => question.Type == QuestionType.End))
                filling.Set(frame, end, Moments.Text(around.Now, around.Zone), AnswerStatus.Answered);
        }

        var (after, changes) = filling.Freeze(state, null, false, "");
        return new Step.Finished(after, changes, SubmissionOf.Of(filling)) { Faults = filling.Faults };
    }

    /// <summary>
    /// What was answered in the group of the appearance <c>field-list</c> that an interview has just left: such a group is one page elsewhere, looked at as a
    /// whole before one goes on.
    /// </summary>
    /// <param name="form">The form.</param>
    /// <param name="state">The interview after the answer.</param>
    /// <param name="path">The question that was answered last.</param>
    /// <param name="around">Now, zone, language, lists.</param>
    /// <returns>Null while it is still in the group, where there is none, and where all that is left is the review of everything.</returns>
    public static Review? ReviewOfGroup(Form form, InterviewState state, string path, Surroundings around)
    {
        ArgumentNullException.ThrowIfNull(state);
        var filling = Filling.Of(form, state, around);
        if (filling.Find(path) is not { Question: { } question } left || question.Around("field-list") is not { } group
            || filling.Find(state.Position) is not { } here || (here.Element.IsIn(group) && here.Frame == left.Frame))
            return null;
        var review = Prompts.Review(filling, left.Frame, group);
        return review.Lines.Count > 1 ? review : null;
    }

    /// <summary>Takes an instance of a repeat away, <c>lesson[2]</c>; later ones move up.</summary>
    public static Step Remove(Form form, InterviewState state, string instancePath, Surroundings around)
    {
        var filling = Filling.Of(form, state, around);
        if (filling.FindInstance(instancePath) is not { } instance || instance.Owner.IsCounted)
            return Resume(form, state, around);
        filling.RemoveInstance(instance);
        return Ask(filling, state, state.Position is null ? null : Next(filling, null), state.Editing);
    }

    /// <summary>True when the question with that path would take what was typed: it is of its type and its constraint holds.</summary>
    public static bool Takes(Form form, InterviewState state, string path, string typed, Surroundings around)
    {
        var filling = Filling.Of(form, state, around);
        return filling.Find(path) is { Question: { } question } stop
            && AnswerReader.Read(new Answer.Typed(typed), filling, stop.Frame, question).Value is { Length: > 0 } value
            && Attempt.Constraint(filling, stop.Frame, question, value);
    }

    /// <summary>
    /// Asks what stands in an instance of a repeat again, <c>lesson[2]</c>, question by question; each answer stands until another is given.
    /// </summary>
    public static Step EditInstance(Form form, InterviewState state, string instancePath, Surroundings around)
    {
        var filling = Filling.Of(form, state, around);
        if (filling.FindInstance(instancePath) is not { } instance)
            return Resume(form, state, around);
        var asked = filling.Within(instance, 0).Where(passage => passage is { IsStop: true, Stop.Question: not null }).Select(passage => passage.Stop).ToList();
        if (asked.Count == 0)
            return Resume(form, state, around);
        // the first is asked now; it stays answered, so that Back does not take the instance for one that was only just added
        foreach (var stop in asked.Skip(1))
        {
            var value = stop.Frame.Values[stop.Element.Slot] ?? "";
            if (stop.Question!.IsAttachment || stop.Frame.Status[stop.Element.Slot] != AnswerStatus.Attached)
                filling.Set(stop.Frame, stop.Question, value, value.Length == 0 ? AnswerStatus.Open : AnswerStatus.Offered);
        }

        return Ask(filling, state, asked[0], state.Editing);
    }

    /// <summary>An interview over what was sent, to change it: it stands on the review card.</summary>
    public static InterviewState FromSubmission(Form form, IReadOnlyDictionary<string, string> answers, int seed) =>
        SubmissionOf.Reopened(form, answers, seed);

    /// <summary>
    /// Goes on with another version of the form: answers are kept under their names where the new question takes them, and everything computed is computed
    /// anew. What is not simply kept is listed, to be shown before anybody agrees; <see cref="VersionDifference"/> tells of the forms themselves.
    /// </summary>
    /// <param name="from">The version the interview is on.</param>
    /// <param name="state">The interview.</param>
    /// <param name="to">The version it goes on with.</param>
    /// <param name="around">Now, zone, language, lists.</param>
    public static MovedInterview Move(Form from, InterviewState state, Form to, Surroundings around)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (filling, answers) = new InterviewMove(state, to, around).Run(from);
        var here = filling.Find(state.Position);
        var step = state.Position is null && !filling.Stops().Any(stop => stop.IsOpen)
            ? Ask(filling, state, null, false)
            : Ask(filling, state, here ?? Next(filling, null), state.Editing && here is not null, here is null ? null : state.Pending);
        var known = from.Questions.Select(question => question.Path).ToHashSet(StringComparer.Ordinal);
        return new MovedInterview(step, answers, [.. to.Questions.Where(question => question.IsAsked && !known.Contains(question.Path)).Select(question => question.Path)]);
    }

    /// <summary>The choices that hold what was typed in their label or name, those that begin with it first.</summary>
    public static IReadOnlyList<Choice> Filter(IReadOnlyList<Choice> choices, string typed) => ChoiceEntry.Filter(choices, typed);

    private static Step AnswerQuestion(Filling filling, InterviewState state, Stop stop, Answer answer)
    {
        return Take(filling, stop, answer, state.Pending) is { } refusal
            ? Refuse(filling, state, stop, refusal, state.Editing, state.Pending)
            : Ask(filling, state, Next(filling, stop), state.Editing);
    }

    /// <summary>Gives a question its answer.</summary>
    /// <returns>Why not; null when it was taken.</returns>
    private static Refusal? Take(Filling filling, Stop stop, Answer answer, string pending)
    {
        var question = stop.Question!;
        var entry = answer switch
        {
            Answer.Skip => "",
            Answer.Kept when stop.Frame.Values[question.Slot] is { Length: > 0 } value => value,
            Answer.Kept => RefusalReason.NotAllowedHere,
            Answer.Completed when question.Type is QuestionType.SelectMultiple or QuestionType.Rank => pending.Length == 0 ? ""
                : AnswerReader.Read(new Answer.Chosen(pending), filling, stop.Frame, question),
            Answer.Completed => RefusalReason.WrongKind,
            _ => AnswerReader.Read(answer, filling, stop.Frame, question),
        };
        // a file that is kept stays one: no rule about typed text holds for its name
        var isFile = answer is Answer.Attached || (answer is Answer.Kept && stop.Frame.Status[question.Slot] == AnswerStatus.Attached);
        var refusal = entry.Refusal ?? Objection(filling, stop.Frame, question, entry.Value!, isFile);
        if (refusal is null)
            filling.Set(stop.Frame, question, entry.Value!, entry.Value!.Length == 0 ? AnswerStatus.Skipped : isFile ? AnswerStatus.Attached : AnswerStatus.Answered);
        return refusal;
    }

    private static Step AnswerOneMore(Filling filling, InterviewState state, Stop stop, Answer answer)
    {
        var repeat = stop.Repeat!;
        switch (YesOrNo(answer))
        {
            case false:
                filling.Close(stop.Frame, repeat, true);
                return Ask(filling, state, Next(filling, stop), state.Editing);
            case true when filling.AddInstance(stop.Frame, repeat):
                var added = stop.Frame.Instances(repeat)[^1];
                var first = filling.Within(added, 0).FirstOrDefault(passage => passage.IsStop && passage.Stop.IsOpen).Stop;
                return Ask(filling, state, first.Frame is null ? new Stop(stop.Frame, repeat) : first, state.Editing);
            default:
                return Refuse(filling, state, stop, Refusal.Of(RefusalReason.NotAChoice), state.Editing, "");
        }
    }

    private static bool? YesOrNo(Answer answer) => answer switch
    {
        Answer.Chosen { Name: "yes" } => true,
        Answer.Chosen { Name: "no" } or Answer.Skip => false,
        Answer.Typed typed => SearchKey.Of(typed.Text) switch
        {
            "yes" or "نعم" or "بهلي" or "1" => true,
            "no" or "لا" or "نهخير" or "2" => false,
            _ => null,
        },
        _ => null,
    };

    private static Step Toggle(Filling filling, InterviewState state, Stop stop, string name)
    {
        var question = stop.Question!;
        var choices = filling.Choices.Of(stop.Frame, question);
        var choice = choices.FirstOrDefault(one => one.Name == name);
        if (question.Type is not (QuestionType.SelectMultiple or QuestionType.Rank) || choice is null)
            return Refuse(filling, state, stop, Refusal.Of(RefusalReason.NotAChoice, ("typed", name)), state.Editing, state.Pending);
        var names = ChoiceFunctions.Items(state.Pending).ToList();
        if (!names.Remove(name))
        {
            names.RemoveAll(other => choice.Exclusive || choices.Any(one => one.Name == other && one.Exclusive));
            names.Add(name);
        }

        return Ask(filling, state, stop, state.Editing, string.Join(' ', names));
    }

    /// <summary>What <c>required</c> and <c>constraint</c> say (rule 28), in this order.</summary>
    private static Refusal? Objection(Filling filling, Frame frame, Question question, string value, bool isFile)
    {
        if (value.Length == 0)
        {
            return Attempt.IsRequired(filling, frame, question)
                ? Refusal.Of(RefusalReason.Required) with { AuthorMessage = Prompts.Message(filling, frame, question, question.RequiredMessage) }
                : null;
        }

        // a voice message in place of typed text: no rule about letters can hold for it
        if (isFile && !question.IsAttachment)
            return null;
        return Attempt.Constraint(filling, frame, question, value) ? null
            : Refusal.Of(RefusalReason.Constraint) with { AuthorMessage = Prompts.Message(filling, frame, question, question.ConstraintMessage) };
    }

    /// <summary>What is wrong with a value that was taken before, or null.</summary>
    private static Refusal? Problem(Filling filling, Frame frame, Question question, string value)
    {
        if (value.Length > 0 && question.HasChoices
            && !OfferedChoices.Names(question, value).All(name => filling.Choices.IsOffered(frame, question, name)))
            return Refusal.Of(RefusalReason.NotAChoice, ("typed", value));
        return Objection(filling, frame, question, value, frame.Status[question.Slot] == AnswerStatus.Attached);
    }

    private static bool Accepts(Filling filling, Question question, string value)
    {
        if (!question.IsAsked)
            return question.Type is QuestionType.Hidden;
        var answer = question.HasChoices ? (Answer)new Answer.Chosen(value) : new Answer.Typed(value);
        var entry = question.IsAttachment ? value : AnswerReader.Read(answer, filling, filling.Root, question);
        return entry.Value is { Length: > 0 } read && read == value && Attempt.Constraint(filling, filling.Root, question, value);
    }

    /// <summary>What is asked after a stop: the next that is open, else the first that is, else nothing.</summary>
    private static Stop? Next(Filling filling, Stop? after)
    {
        // an answer can take away the very instance it was given in
        if (after is { } here && Filling.IsAttached(here.Frame))
        {
            foreach (var (stop, isStop) in filling.After(here))
            {
                if (isStop && stop.IsOpen)
                    return stop;
            }
        }

        foreach (var (stop, isStop) in filling.Passages())
        {
            if (isStop && stop.IsOpen && stop != after)
                return stop;
        }

        return null;
    }

    private static Stop? Before(Filling filling, Stop here)
    {
        foreach (var (stop, isStop) in filling.Before(here))
        {
            if (isStop)
                return stop;
        }

        return null;
    }

    /// <summary>The instance that "one more: yes" has just made, when nothing in it is answered and this is its first question.</summary>
    private static Frame? EmptyLastInstance(Filling filling, Stop here)
    {
        var frame = here.Frame;
        return frame.Number > 1 && !frame.Owner.IsCounted && frame.Number == frame.Parent!.Instances(frame.Owner).Count
            && filling.Within(frame, 0).First(passage => passage.IsStop).Stop == here
            && frame.WithInner().All(inner => inner.Status.All(status => status is AnswerStatus.Open or AnswerStatus.Offered))
            ? frame
            : null;
    }

    private static void Pass(Filling filling, Stop stop)
    {
        var question = stop.Question!;
        var value = stop.Frame.Values[question.Slot] ?? "";
        filling.Set(stop.Frame, question, value, value.Length > 0 ? AnswerStatus.Answered : AnswerStatus.Skipped);
    }

    private static Step Ask(Filling filling, InterviewState before, Stop? stop, bool editing, string? pending = null)
    {
        if (stop is not { } next)
        {
            var review = Prompts.Review(filling);
            var (done, rows) = filling.Freeze(before, null, false, "");
            return new Step.Reviewing(done, rows, review) { Faults = filling.Faults };
        }

        pending ??= InitialPending(next);
        var prompt = Counted(Prompts.Of(filling, next, pending), before);
        var (state, changes) = filling.Freeze(before, next.Path, editing, pending);
        return new Step.Asked(state, changes, prompt) { Faults = filling.Faults };
    }

    // whoever goes back to what was known sees the first question
    private static Prompt Counted(Prompt prompt, InterviewState before) =>
        before.Known == 0 ? prompt : prompt with { Number = Math.Max(1, prompt.Number - before.Known), Total = prompt.Total - before.Known };

    private static Step.Refused Refuse(Filling filling, InterviewState before, Stop stop, Refusal refusal, bool editing, string pending)
    {
        var prompt = Counted(Prompts.Of(filling, stop, pending), before);
        var (state, changes) = filling.Freeze(before, stop.Path, editing, pending);
        return new Step.Refused(state, changes, prompt, refusal) { Faults = filling.Faults };
    }

    // ticking begins with what was chosen before
    private static string InitialPending(Stop stop) =>
        stop.Question is { Type: QuestionType.SelectMultiple or QuestionType.Rank } question ? stop.Frame.Values[question.Slot] ?? "" : "";
}
