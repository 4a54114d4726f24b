using WorkshopBot.Data.People;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Registration;

/// <summary>
/// What a registration said that can be said again next time, by registration field, whatever the questions are called. It is offered, never filled in.
/// </summary>
internal static class SavedDetails
{
    /// <summary>The fields that are the person's own, not the workshop's.</summary>
    public static readonly IReadOnlyList<string> Fields =
        ["full_name", "latin_name", "phone", "gender", "age_band", "governorate", "organisation", "access", "diet"];

    /// <summary>The choice of lists that lack an answer; what it stands for is typed elsewhere.</summary>
    private const string Other = "other";

    /// <summary>What a registration holds of it.</summary>
    public static List<SavedDetail> Of(IChatTurn turn, Shelf shelf, Data.Registrations.Registration registration)
    {
        var answers = SubmissionStore.Answers(turn.Work, registration.SubmissionId).ToDictionary(answer => answer.Path, answer => answer.Value);
        var version = shelf.Version(turn.Work, SubmissionStore.ById(turn.Work, registration.SubmissionId)!.FormVersionId);
        var lines = SentAnswers.Lines(turn, version, answers);
        return [.. Fields.Select(field => Of(field, Registration.Fields.QuestionOf(version, field), lines, answers)).OfType<SavedDetail>()];
    }

    /// <summary>What was saved for the question that is asked, if it can be an answer to it; null when it was answered already.</summary>
    public static SavedAnswer? For(ITurn turn, OpenInterview interview, Prompt prompt)
    {
        if (!interview.Version.IsRegistration || interview.Row.SubmissionId is not null || prompt is not { Kind: PromptKind.Question, Pending.Count: 0, Value: null or "" })
        {
            return null;
        }

        var field = Fields.FirstOrDefault(field => Registration.Fields.QuestionOf(interview.Version, field) == prompt.Question.Name);
        return field is not null && SavedDetailStore.Of(turn.Rows, interview.Row.PersonId).Find(detail => detail.Field == field) is { } saved ? Fit(saved, prompt) : null;
    }

    /// <summary>A saved detail as an answer to a question, or null when the question cannot take it: its list has no such choice, say.</summary>
    public static SavedAnswer? Fit(SavedDetail saved, Prompt prompt) => prompt.Question.Type switch
    {
        QuestionType.SelectOne => Choice(saved.Value, saved.Shown, prompt.Choices) is { } choice ? new(choice.Label, choice.Name, IsChoice: true) : null,
        QuestionType.SelectMultiple => Several(saved, prompt.Choices),
        QuestionType.Text when saved.Field == "phone" => PhoneText.Stored(saved.Value) is { } e164 ? Typed(Phone.Show(e164).Replace(" ", "", StringComparison.Ordinal)) : null,
        QuestionType.Text => Typed(saved.Shown),
        QuestionType.Integer or QuestionType.Range => Typed(saved.Value),
        _ => null,
    };

    private static SavedDetail? Of(string field, string question, IReadOnlyList<ReviewLine> lines, Dictionary<string, string> answers) =>
        lines.FirstOrDefault(line => line.Question.Name == question && !line.Path.Contains('[', StringComparison.Ordinal)) is { Shown.Length: > 0 } line
            && answers.TryGetValue(line.Path, out var value) && value != Other
            ? field == "phone" && PhoneText.Stored(value) is { } e164 ? new(field, e164, Phone.Show(e164)) : new(field, value, line.Shown)
            : null;

    private static SavedAnswer Typed(string text) => new(text, text, IsChoice: false);

    // by its label first: two forms may call different things 1
    private static Choice? Choice(string name, string shown, IReadOnlyList<Choice> choices)
    {
        var key = SearchKey.Of(shown);
        return choices.FirstOrDefault(choice => SearchKey.Of(choice.Label) == key) ?? choices.FirstOrDefault(choice => choice.Name == name && name != Other);
    }

    private static SavedAnswer? Several(SavedDetail saved, IReadOnlyList<Choice> choices)
    {
        var names = saved.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = names.Select(name => choices.FirstOrDefault(choice => choice.Name == name)).OfType<Choice>().ToList();
        // a typed number means a place in the list, not a name
        return found.Count == names.Length && !names.Any(name => name.All(char.IsAsciiDigit))
            ? new(string.Join(", ", found.Select(choice => choice.Label)), string.Join(' ', names), IsChoice: false)
            : null;
    }
}
