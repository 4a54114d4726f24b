using System.Globalization;
using WorkshopBot.Chat;
using WorkshopBot.Files;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Interviews;

/// <summary>What is said below a question: what is allowed, what stands already, what was chosen so far.</summary>
internal static class QuestionHints
{
    /// <summary>All that stands below a question, line by line.</summary>
    public static IEnumerable<string> Of(Prompt prompt, QuestionScreen.Frame frame)
    {
        var words = frame.Words;
        if (prompt.Kind == PromptKind.OneMore)
        {
            yield break;
        }

        if (prompt.Hint.Length > 0)
        {
            yield return words.Lines(prompt.Hint);
        }

        if (frame.Written > 0)
        {
            yield return WrittenAnswer.IsSignature(prompt.Question) ? words["question.signed"] : words["question.written", ("n", Arg.Count(frame.Written))];
            yield break;
        }

        if (frame.AsksPhone)
        {
            yield return words["question.hint.phone", ("example", Arg.Code("0770 123 4567"))];
        }
        else if (prompt.Hint.Length == 0 && SmallRange(prompt) is null && TypeHint(prompt, frame.TakesVoice, words) is { } hint)
        {
            yield return hint;
        }

        if (prompt.Guidance.Length > 0 && (frame.ShowsGuidance || frame.AsksPhone || prompt.Question.Type == QuestionType.Geopoint))
        {
            // a reply keyboard has no button for it
            yield return words.Lines(prompt.Guidance);
        }

        if (PlaceText.IsRounded(prompt.Question))
        {
            yield return words["question.hint.location_rounded"];
        }

        if (HasAnswerToKeep(prompt))
        {
            yield return words["question.present", ("value", Arg.Text(frame.Present))];
        }

        if (frame.Saved is { } saved && (frame.AsksPhone || Bidi.Strip(KeepSaved(saved, words)).Length > Labels.Longest))
        {
            // elsewhere its button says it
            yield return words["question.saved", ("value", frame.AsksPhone ? Arg.Code(saved.Shown) : Arg.Text(saved.Shown))];
        }

        if (QuestionScreen.IsPaged(prompt, frame))
        {
            yield return words["question.type_to_filter"];
        }

        if (prompt.Question.Type is QuestionType.SelectMultiple or QuestionType.Rank && prompt.Pending.Count > 0)
        {
            var chosen = prompt.Pending.Select(name => prompt.Choices.FirstOrDefault(choice => choice.Name == name)?.Label ?? name);
            yield return words["question.selected", ("choices", Arg.Phrase(words.List(chosen)))];
        }

        if (!prompt.Required && frame.AsksPhone && prompt.Hint.Length == 0)
        {
            yield return words["question.optional"];
        }
    }

    /// <summary>An answer that stands and is not one of the buttons: it is shown, and Next keeps it.</summary>
    public static bool HasAnswerToKeep(Prompt prompt) =>
        prompt is { Kind: PromptKind.Question, Choices.Count: 0, Shown.Length: > 0 } && prompt.Question.Type != QuestionType.Acknowledge;

    private static string? TypeHint(Prompt prompt, bool takesVoice, Words words) => prompt.Question.Type switch
    {
        QuestionType.Text when WrittenAnswer.IsSignature(prompt.Question) => words["question.hint.signature"],
        QuestionType.Barcode => words["question.hint.barcode"],
        QuestionType.Text when takesVoice && prompt.Question.Appearance.Contains("multiline", StringComparison.Ordinal) => words["question.hint.text_or_voice"],
        QuestionType.Image => words["question.hint.photo"],
        QuestionType.Audio => words["question.hint.voice"],
        QuestionType.Video => words["question.hint.video"],
        QuestionType.File => words["question.hint.file", ("limit", Arg.Code(SentFiles.Limit))],
        QuestionType.Integer or QuestionType.Range when prompt.Question.Bounds is { } bounds =>
            words["question.hint.range", ("min", Arg.Code(Digits(bounds.Start))), ("max", Arg.Code(Digits(bounds.End)))],
        QuestionType.Integer => words["question.hint.integer", ("example", Arg.Code("12"))],
        QuestionType.Decimal => words["question.hint.decimal", ("example", Arg.Code("3.5"))],
        QuestionType.Date when MomentText.AsksYear(prompt.Question) => words["question.hint.year", ("example", Arg.Code("1994"))],
        QuestionType.Date when MomentText.AsksMonth(prompt.Question) => words["question.hint.month", ("example", Arg.Code("11/2025"))],
        QuestionType.Date => words["question.hint.date", ("example", Arg.Code("14/11/2025"))],
        QuestionType.Time => words["question.hint.time", ("example", Arg.Code("14:30"))],
        QuestionType.DateTime => words["question.hint.datetime", ("example", Arg.Code("14/11/2025 14:30"))],
        QuestionType.Geopoint => words["question.hint.location"],
        QuestionType.Rank => words["question.hint.rank"],
        QuestionType.SelectMultiple => words["question.hint.choose_many"],
        _ => null,
    };

    /// <summary>The button that takes what was saved.</summary>
    public static string KeepSaved(SavedAnswer saved, Words words) => words["button.keep_saved", ("value", Arg.Text(saved.Shown))];

    /// <summary>A closed range of at most eleven numbers becomes buttons.</summary>
    public static string[]? SmallRange(Prompt prompt) =>
        prompt is { Kind: PromptKind.Question, Question.Bounds: { } bounds } && (bounds.End - bounds.Start) / bounds.Step < QuestionScreen.LongestScale
            ? [.. Enumerable.Range(0, (int)((bounds.End - bounds.Start) / bounds.Step) + 1).Select(index => Digits(bounds.Start + (index * bounds.Step)))]
            : null;

    /// <summary>A number as it is stored and typed.</summary>
    public static string Digits(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
