using WorkshopBot.Data.Submissions;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Submissions;

namespace WorkshopBot.Interviews;

/// <summary>A submission's answers as they are stored: closed ones plain, for counting; open and sensitive ones sealed.</summary>
internal static class StoredAnswers
{
    public static List<SubmissionAnswer> Of(Form form, Submission submission)
    {
        var questions = form.Questions.ToDictionary(question => question.Name, StringComparer.Ordinal);
        return [.. submission.Answers.Select(answer => new SubmissionAnswer(
            answer.Key,
            answer.Value,
            questions.TryGetValue(answer.Key[(answer.Key.LastIndexOf('/') + 1)..], out var question) && question is { IsClosed: true, Sensitive: false }))];
    }
}
