using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>What a person is shown.</summary>
internal static class Prompts
{
    public static Prompt Of(Filling filling, Stop stop, string pending)
    {
        var (before, number, total) = Surroundings(filling, stop);
        return stop.Question is { } question
            ? OfQuestion(filling, stop.Frame, question, pending, before, number, total)
            : OneMore(filling, stop, before, number, total);
    }

    public static Review Review(Filling filling)
    {
        var lines = new List<ReviewLine>();
        var after = new List<string>();
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
        }

        return new Review(lines, [.. after.Where(text => text.Length > 0)]);
    }

    public static string Text(Filling filling, Frame frame, Element at, LocalText text) =>
        filling.Form.Templates.Render(text.In(filling.Around.Language, filling.Form.DefaultLanguage), filling, frame, at);

    /// <summary>The form's own sentence, or null.</summary>
    public static string? Message(Filling filling, Frame frame, Question question, LocalText text) =>
        text.IsEmpty ? null : Text(filling, frame, question, text);

    private static Prompt OfQuestion(Filling filling, Frame frame, Question question, string pending, IReadOnlyList<string> before, int number, int total)
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
            number > 1 || filling.Stops().First() is var first && (first.Frame != frame || first.Element != question),
            question.Type == QuestionType.Acknowledge ? PromptKind.Confirm : PromptKind.Question)
        {
            Shown = ShownValue(filling, frame, question),
        };
    }

    private static Prompt OneMore(Filling filling, Stop stop, IReadOnlyList<string> before, int number, int total)
    {
        var repeat = stop.Repeat!;
        return new Prompt(
            stop.Path,
            LastQuestion(repeat) ?? filling.Form.Questions[0],
            Text(filling, stop.Frame, repeat, repeat.Label),
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
            number > 1,
            PromptKind.OneMore)
        {
            Repeat = repeat,
        };
    }

    private static Question? LastQuestion(Group repeat) => repeat.Shape!.Elements.OfType<Question>().LastOrDefault();

    private static string Label(Filling filling, Frame frame, Question question)
    {
        var label = Text(filling, frame, question, question.Label.IsEmpty ? question.Hint : question.Label);
        return label.Length > 0 ? label : question.Name;
    }

    private static string ShownValue(Filling filling, Frame frame, Question question) =>
        frame.Values[question.Slot] is { Length: > 0 } value ? filling.Choices.Shown(frame, question, value) : "";

    /// <summary>What stands in front of a stop, its number, and how many questions there are.</summary>
    private static (IReadOnlyList<string> Before, int Number, int Total) Surroundings(Filling filling, Stop target)
    {
        var before = new List<Stop>();
        var passages = new List<string>();
        var (number, total) = (0, 0);
        var isFound = false;
        foreach (var (stop, isStop) in filling.Passages())
        {
            if (!isStop)
            {
                if (!isFound)
                    before.Add(stop);
                continue;
            }

            total += stop.Question is null ? 0 : 1;
            if (isFound)
                continue;
            if (stop.Frame == target.Frame && stop.Element == target.Element)
            {
                isFound = true;
                number = total + (stop.Question is null ? 1 : 0);
                passages.AddRange(before.Select(passage => Passage(filling, passage)).Where(text => text.Length > 0));
            }

            before.Clear();
        }

        return (passages, number, total);
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
