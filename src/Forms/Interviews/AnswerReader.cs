using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>What a person sent as a value of the question's type: the step before <c>required</c> and <c>constraint</c>.</summary>
internal static class AnswerReader
{
    /// <summary>The most characters of a text answer: what fits into one message of a chat.</summary>
    public const int MaxTextLength = 4_096;

    private const string Ok = "OK";

    public static Entry Read(Answer answer, Filling filling, Frame frame, Question question) => answer switch
    {
        Answer.Typed typed => Typed(TypedText.Clean(typed.Text), filling, frame, question),
        Answer.Chosen chosen => Chosen(chosen.Name, filling, frame, question),
        Answer.Attached attached => question.IsAttachment || question.Type == QuestionType.Text ? attached.FileName : RefusalReason.WrongKind,
        Answer.Located place => question.Type == QuestionType.Geopoint
            ? LocationEntry.Of(place.Latitude, place.Longitude, place.Altitude, place.Accuracy)
            : RefusalReason.WrongKind,
        _ => RefusalReason.WrongKind,
    };

    private static Entry Typed(string text, Filling filling, Frame frame, Question question)
    {
        var around = filling.Around;
        if (text.Length == 0)
            return "";
        if (text.Length > MaxTextLength)
            return Refusal.Of(RefusalReason.TooLong, ("max", "4,000"));
        return question.Type switch
        {
            QuestionType.Integer => NumberEntry.Integer(text),
            QuestionType.Decimal => NumberEntry.Decimal(text),
            QuestionType.Range => NumberEntry.InRange(text, question.Range!),
            QuestionType.Date => DateEntry.Date(text, question.Appearance),
            QuestionType.Time => DateEntry.Time(text, around.Zone.GetUtcOffset(around.Now)),
            QuestionType.DateTime => DateEntry.DateTime(text, around.Zone),
            QuestionType.Geopoint => LocationEntry.Typed(text),
            QuestionType.SelectOne => ChoiceEntry.One(text, filling.Choices.Of(frame, question)),
            QuestionType.SelectMultiple => ChoiceEntry.Several(text, filling.Choices.Of(frame, question)),
            QuestionType.Rank => ChoiceEntry.All(text, filling.Choices.Of(frame, question)),
            QuestionType.Acknowledge => SearchKey.Of(text) == "ok" ? Ok : RefusalReason.NotAChoice,
            _ when question.IsAttachment => RefusalReason.WrongKind,
            _ => question.Appearance.Split(' ').Contains("numbers", StringComparer.Ordinal) ? TypedText.AsciiDigits(text) : text,
        };
    }

    private static Entry Chosen(string name, Filling filling, Frame frame, Question question)
    {
        var names = ChoiceFunctions.Items(name);
        var isOne = question.Type == QuestionType.SelectOne;
        var areOffered = question.HasChoices && names.Length > 0
            && (isOne ? [name] : names).All(one => filling.Choices.IsOffered(frame, question, one));
        return question.Type switch
        {
            QuestionType.Acknowledge => name == Ok ? Ok : RefusalReason.NotAChoice,
            QuestionType.Range => NumberEntry.InRange(name, question.Range!),
            // names with spaces are allowed in a select_one only
            QuestionType.SelectOne => areOffered ? name : RefusalReason.NotAChoice,
            QuestionType.SelectMultiple when areOffered => string.Join(' ', names.Distinct(StringComparer.Ordinal)),
            QuestionType.Rank when areOffered && names.Length == filling.Choices.Rows(frame, question).Count && names.Distinct(StringComparer.Ordinal).Count() == names.Length => string.Join(' ', names),
            QuestionType.SelectMultiple or QuestionType.Rank => RefusalReason.NotAChoice,
            _ => RefusalReason.WrongKind,
        };
    }
}
