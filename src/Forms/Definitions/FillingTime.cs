namespace WorkshopBot.Forms.Definitions;

/// <summary>How long it takes to fill in a form on a phone, roughly: for the preview, and for a warning when it is too long.</summary>
public static class FillingTime
{
    /// <summary>Above this many minutes the form's author is warned.</summary>
    public const int LongMinutes = 15;

    // reading on a phone, in a second language for many
    private const double CharactersASecond = 15;

    /// <summary>
    /// Seconds to read and answer everything once. A question that is asked on a condition counts half, a repeat as two instances.
    /// </summary>
    public static TimeSpan Of(Form form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Of(form.Root);
    }

    internal static TimeSpan Of(Group root) => TimeSpan.FromSeconds(root.Content.Sum(Seconds));

    private static double Seconds(Element element)
    {
        var share = element.Relevant is null ? 1 : 0.5;
        if (element is Group group)
            return share * (group.IsRepeat ? 2 : 1) * group.Content.Sum(Seconds);
        var question = (Question)element;
        if (!question.IsVisible)
            return 0;
        var label = question.Label.ByLanguage.Values.Select(text => text.Length).DefaultIfEmpty().Max();
        return share * ((label / CharactersASecond) + (question.IsAsked ? Answering(question) : 0));
    }

    // a tap, a number, a sentence, something to go and find
    private static double Answering(Question question) => question.Type switch
    {
        QuestionType.SelectOne or QuestionType.Acknowledge or QuestionType.Range => 4,
        QuestionType.SelectMultiple or QuestionType.Integer or QuestionType.Decimal => 8,
        QuestionType.Date or QuestionType.Time or QuestionType.DateTime or QuestionType.Rank => 12,
        QuestionType.Text when question.Appearance.Contains("multiline", StringComparison.Ordinal) => 45,
        _ => 20,
    };
}
