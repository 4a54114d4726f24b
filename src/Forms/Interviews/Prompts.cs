using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>What a person is shown.</summary>
internal static class Prompts
{
    public static Prompt Of(Filling filling, Stop stop, string pending)
    {
        var (before, canGoBack) = Before(filling, stop);
        var (number, total) = filling.Count(stop);
        return stop.Question is { } question
            ? OfQuestion(filling, stop.Frame, question, pending, before, number, total, canGoBack)
            : OneMore(filling, stop, before, number, total, canGoBack);
    }

    public static Review Review(Filling filling)
    {
        var lines = new List<ReviewLine>();
        var after = new List<string>();
        var repeats = new List<ReviewRepeat>();
        foreach (var (stop, isStop) in filling.Passages())
        {
            if (!isStop)
            {
                after.Add(Passage(filling, stop));
                continue;
            }

            after.Clear();
            if (stop.Question is { } question)
                lines.Add(new ReviewLine(lines.Count + 1, stop.Path, question, Label(filling, stop.Frame, question), ShownValue(filling, stop.Frame, question)));
            else if (stop is { Repeat: { } repeat, Frame.Parent: null })
                repeats.Add(new ReviewRepeat(stop.Path, Label(filling, stop.Frame, repeat), stop.Frame.Instances(repeat).Count));
        }

        return new Review(lines, [.. after.Where(text => text.Length > 0)]) { Repeats = repeats };
    }

    /// <summary>The part of the review that is about one group in one frame, numbered anew.</summary>
    public static Review Review(Filling filling, Frame frame, Group group) => new(
        [.. Review(filling).Lines.Where(line => line.Path.StartsWith(frame.Prefix, StringComparison.Ordinal) && line.Question.IsIn(group)).Select((line, index) => line with { Number = index + 1 })],
        [])
    {
        Group = Text(filling, frame, group, group.Label),
    };

    public static string Text(Filling filling, Frame frame, Element at, LocalText text) =>
        filling.Form.Templates.Render(text.In(filling.Around.Language, filling.Form.DefaultLanguage), filling, frame, at);

    /// <summary>The form's own sentence, or null.</summary>
    public static string? Message(Filling filling, Frame frame, Question question, LocalText text) =>
        text.IsEmpty ? null : Text(filling, frame, question, text);

    private static Prompt OfQuestion(Filling filling, Frame frame, Question question, string pending, IReadOnlyList<string> before, int number, int total, bool canGoBack)
    {
        var value = frame.Values[question.Slot];
        return new Prompt(
            frame.Prefix + question.LocalPath,
            question,
            Label(filling, frame, question),
            // a question without a label shows its hint as such
            question.Label.IsEmpty ? "" : Text(filling, frame, question, question.Hint),
            Text(filling, frame, question, question.Guidance),
            before,
            filling.Choices.Of(frame, question),
            Attempt.IsRequired(filling, frame, question),
            false,
            value,
            ChoiceFunctions.Items(pending),
            number,
            total,
            canGoBack,
            question.Type == QuestionType.Acknowledge ? PromptKind.Confirm : PromptKind.Question)
        {
            Shown = ShownValue(filling, frame, question),
            Heading = question.Around("table-list") is { } table ? Text(filling, frame, table, table.Label) : "",
        };
    }

    private static Prompt OneMore(Filling filling, Stop stop, IReadOnlyList<string> before, int number, int total, bool canGoBack)
    {
        var repeat = stop.Repeat!;
        return new Prompt(
            stop.Path,
            LastQuestion(repeat) ?? filling.Form.Questions[0],
            Label(filling, stop.Frame, repeat),
            "",
            "",
            before,
            [],
            true,
            false,
            null,
            [],
            Math.Max(1, number - 1),
            total,
            canGoBack,
            PromptKind.OneMore)
        {
            Repeat = repeat,
            Entries = [.. stop.Frame.Instances(repeat).Select(instance => Entry(filling, instance))],
            CanAdd = filling.CanAdd(stop.Frame, repeat),
        };
    }

    private static RepeatEntry Entry(Filling filling, Frame instance)
    {
        var path = instance.Prefix.TrimEnd('/');
        foreach (var (stop, isStop) in filling.Within(instance, 0))
        {
            if (isStop && stop.Question is { } question && ShownValue(filling, stop.Frame, question) is { Length: > 0 } shown)
                return new RepeatEntry(path, question, shown);
        }

        return new RepeatEntry(path, null, "");
    }

    private static Question? LastQuestion(Group repeat) => repeat.Shape!.Elements.OfType<Question>().LastOrDefault();

    private static string Label(Filling filling, Frame frame, Group repeat) =>
        Text(filling, frame, repeat, repeat.Label) is { Length: > 0 } label ? label : repeat.Name;

    private static string Label(Filling filling, Frame frame, Question question)
    {
        var label = Text(filling, frame, question, question.Label.IsEmpty ? question.Hint : question.Label);
        return label.Length > 0 ? label : question.Name;
    }

    private static string ShownValue(Filling filling, Frame frame, Question question) =>
        frame.Values[question.Slot] is { Length: > 0 } value ? filling.Choices.Shown(frame, question, value) : "";

    /// <summary>What is shown in front of a stop: everything since the stop before, and whether there is one.</summary>
    private static (IReadOnlyList<string> Before, bool CanGoBack) Before(Filling filling, Stop target)
    {
        var texts = new List<string>();
        foreach (var (stop, isStop) in filling.Before(target))
        {
            if (isStop)
            {
                texts.Reverse();
                return (texts, true);
            }

            if (Passage(filling, stop) is { Length: > 0 } text)
                texts.Add(text);
        }

        texts.Reverse();
        return (texts, false);
    }

    /// <summary>A heading, a note, or what is read-only with its value.</summary>
    private static string Passage(Filling filling, Stop stop)
    {
        var text = Text(filling, stop.Frame, stop.Element, stop.Element.Label);
        if (stop.Question is not { Type: not QuestionType.Note } question)
            return text;
        if (!question.IsVisible)
            return "";
        var value = ShownValue(filling, stop.Frame, question);
        return value.Length > 0 ? $"{text}: {value}" : text;
    }
}
