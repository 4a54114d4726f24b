using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>Takes the answers of one version over into another, one after another in the order of the new form.</summary>
internal sealed class InterviewMove(InterviewState state, Form to, Surroundings around)
{
    private readonly Filling _filling = Filling.Begin(to, around, state.Seed, state.Started);
    private readonly Dictionary<string, MovedAnswer> _moved = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The new form with the old answers, and what became of those that are not simply kept.</summary>
    public (Filling Filling, IReadOnlyList<MovedAnswer> Answers) Run(Form from)
    {
        Take(_filling.Root);
        var old = Filling.Of(from, state, around);
        foreach (var frame in old.Root.WithInner())
        {
            foreach (var question in frame.Shape.Elements.OfType<Question>())
            {
                var path = frame.Prefix + question.LocalPath;
                if (IsGiven(question) && frame.Values[question.Slot] is { Length: > 0 } value && !_taken.Contains(path))
                    _moved[path] = new MovedAnswer(path, value, "", MoveOutcome.Lost);
            }
        }

        return (_filling, [.. old.Root.WithInner().SelectMany(frame => frame.Shape.Elements.Select(element => frame.Prefix + element.LocalPath)).Where(_moved.ContainsKey).Select(path => _moved[path])]);
    }

    private static bool IsGiven(Question question) => question.IsAsked || question.Type == QuestionType.Hidden;

    private void Take(Frame frame)
    {
        foreach (var element in frame.Shape.Elements)
        {
            if (element is Question question)
                Take(frame, question);
            else if (element is Group { IsRepeat: true } repeat)
                Take(frame, repeat);
        }
    }

    private void Take(Frame frame, Group repeat)
    {
        var path = frame.Prefix + repeat.LocalPath;
        // counted ones have grown already, with the answer that counts them
        while (!repeat.IsCounted && frame.Instances(repeat).Count < state.Counts.GetValueOrDefault(path) && _filling.AddInstance(frame, repeat))
        {
        }

        if (!repeat.IsCounted)
            _filling.Close(frame, repeat, state.Closed.Contains(path));
        foreach (var instance in frame.Instances(repeat).ToList())
            Take(instance);
    }

    private void Take(Frame frame, Question question)
    {
        var path = frame.Prefix + question.LocalPath;
        if (!IsGiven(question))
            return;
        var value = state.Answers.GetValueOrDefault(path) ?? state.Aside.GetValueOrDefault(path);
        if (value is null)
        {
            if (state.Skipped.Contains(path))
                _filling.Set(frame, question, "", AnswerStatus.Skipped);
            return;
        }

        _taken.Add(path);
        var fitting = Fitting(frame, question, path, value);
        var status = state.Attached.Contains(path) ? AnswerStatus.Attached
            : state.Offered.Contains(path) || state.Aside.ContainsKey(path) ? AnswerStatus.Offered : AnswerStatus.Answered;
        if (fitting.Length == 0)
        {
            _moved[path] = new MovedAnswer(path, value, "", MoveOutcome.Lost);
            return;
        }

        var holds = status == AnswerStatus.Attached || Attempt.Constraint(_filling, frame, question, fitting);
        if (fitting != value)
            _moved[path] = new MovedAnswer(path, value, fitting, MoveOutcome.Shortened);
        else if (!holds)
            _moved[path] = new MovedAnswer(path, value, fitting, MoveOutcome.AskedAgain);
        _filling.Set(frame, question, fitting, holds && fitting == value ? status : AnswerStatus.Offered);
    }

    /// <summary>The value as the new question would store it; "" when it would not take it.</summary>
    private string Fitting(Frame frame, Question question, string path, string value)
    {
        if (state.Attached.Contains(path))
            return question.IsAttachment || question.Type == QuestionType.Text ? value : "";
        if (question.IsAttachment || question.Type == QuestionType.Hidden)
            return value;
        if (question.Type == QuestionType.SelectMultiple)
            return string.Join(' ', OfferedChoices.Names(question, value).Where(name => _filling.Choices.IsOffered(frame, question, name)));
        var answer = question.HasChoices || question.Type == QuestionType.Acknowledge ? (Answer)new Answer.Chosen(value) : new Answer.Typed(value);
        return AnswerReader.Read(answer, _filling, frame, question).Value ?? "";
    }
}
