using System.Globalization;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Interviews;

/// <summary>Why an answer was not taken, and what would help, in the reader's words. Never "invalid".</summary>
internal static class RefusalText
{
    private const int LongestEcho = 60;

    public static string Of(Refusal refusal, Prompt prompt, string input, Words words)
    {
        if (refusal.AuthorMessage is { Length: > 0 } message)
        {
            return words.Lines(message);
        }

        var typed = Arg.Text(input.Length > LongestEcho ? input[..LongestEcho] + "…" : input);
        var code = Arg.Code(input.Length > LongestEcho ? input[..LongestEcho] + "…" : input);
        return refusal.Reason switch
        {
            RefusalReason.Required => words["refuse.required"],
            RefusalReason.NotAChoice when Numeric(input) => words["refuse.no_such_number",
                ("input", code), ("min", Arg.Count(1)), ("max", Arg.Count(prompt.Choices.Count))],
            RefusalReason.NotAChoice => words["refuse.not_a_choice", ("input", typed)],
            RefusalReason.NearChoices when refusal.Near.Count == 1 => words["question.did_you_mean", ("choice", Arg.Text(refusal.Near[0].Label))],
            RefusalReason.NearChoices => words["refuse.near_choices", ("input", typed)],
            RefusalReason.NotInteger => words["refuse.not_integer", ("input", code), ("example", Arg.Code("12"))],
            RefusalReason.TooManyDigits => words["refuse.too_many_digits", ("input", code)],
            RefusalReason.NotDecimal => words["refuse.not_decimal", ("input", code), ("example", Arg.Code("3.5"))],
            RefusalReason.AmbiguousDecimal => words["refuse.ambiguous_decimal", ("input", code), ("first", Arg.Code("1000")), ("second", Arg.Code("1.000"))],
            RefusalReason.OutOfRange => words["refuse.out_of_range",
                ("min", Arg.Code(refusal.Arguments.GetValueOrDefault("min", ""))), ("max", Arg.Code(refusal.Arguments.GetValueOrDefault("max", "")))],
            RefusalReason.NotDate => words["refuse.not_date", ("input", code), ("example", Arg.Code("14/11/2025"))],
            RefusalReason.NoSuchDay => words["refuse.date_not_in_calendar", ("input", code)],
            RefusalReason.TwoDigitYear => words["refuse.two_digit_year", ("example", Arg.Code("14/11/2025"))],
            RefusalReason.HijriYear => words["refuse.date_hijri_year", ("input", code), ("example", Arg.Code("14/11/2025"))],
            RefusalReason.KurdishYear => words["refuse.date_kurdish_year", ("input", typed), ("example", Arg.Code("14/11/2025"))],
            RefusalReason.NotTime => words["refuse.not_time", ("input", code), ("example", Arg.Code("14:30"))],
            RefusalReason.NotDateTime => words["refuse.not_datetime", ("input", code), ("example", Arg.Code("14/11/2025 14:30"))],
            RefusalReason.NotLocation => words["refuse.wrong_kind", ("expected", Arg.Phrase(words["expected.location"]))],
            RefusalReason.TooLong => words["refuse.too_long",
                ("n", Arg.Count(int.Parse(refusal.Arguments.GetValueOrDefault("limit", "4000"), CultureInfo.InvariantCulture))), ("length", Arg.Count(input.Length))],
            RefusalReason.WrongKind when prompt.Question.IsAttachment => WrongKind("text", prompt, words),
            RefusalReason.WrongKind or RefusalReason.NotAllowedHere => WrongKind("other", prompt, words),
            RefusalReason.Constraint when prompt.Question.Bounds is { } bounds => words["refuse.out_of_range",
                ("min", Arg.Code(QuestionHints.Digits(bounds.Start))), ("max", Arg.Code(QuestionHints.Digits(bounds.End)))],
            RefusalReason.Constraint => words["refuse.constraint_default"],
        };
    }

    /// <summary>Something was sent that this question does not take: names what it does take.</summary>
    /// <param name="kind">The key's last part: <c>sticker</c>, <c>photo</c>, …</param>
    /// <param name="prompt">The question.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="takesVoice">A voice message would do as well.</param>
    public static string WrongKind(string kind, Prompt prompt, Words words, bool takesVoice = false) =>
        words["refuse.wrong_kind." + kind, ("expected", Arg.Phrase(words["expected." + (takesVoice ? "text_or_voice" : Expected(prompt))]))];

    private static string Expected(Prompt prompt) => prompt.Kind == PromptKind.OneMore
        ? "button"
        : prompt.Question.Type switch
        {
            QuestionType.Integer or QuestionType.Range => "integer",
            QuestionType.Decimal => "decimal",
            QuestionType.Date => "date",
            QuestionType.Time => "time",
            QuestionType.DateTime => "datetime",
            QuestionType.SelectOne => "choice",
            QuestionType.SelectMultiple or QuestionType.Rank => "choices",
            QuestionType.Acknowledge => "button",
            QuestionType.Geopoint => "location",
            QuestionType.Image => "photo",
            QuestionType.Audio => "voice",
            QuestionType.Video => "video",
            QuestionType.File => "file",
            _ => "text",
        };

    private static bool Numeric(string input) => input.Length > 0 && input.Trim().All(char.IsDigit);
}
