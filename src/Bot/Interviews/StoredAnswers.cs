using WorkshopBot.Data.Submissions;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Submissions;

namespace WorkshopBot.Interviews;

/// <summary>A submission's answers as they are stored: closed ones plain, for counting; open and sensitive ones sealed.</summary>
internal static class StoredAnswers
{
    public static List<SubmissionAnswer> Of(Form form, Submission submission)
    {
        var questions = form.Questions.ToLookup(question => question.Name, StringComparer.Ordinal);
        return [.. submission.Answers.Select(answer => new SubmissionAnswer(
            answer.Key,
            answer.Value,
            IsPlain(questions[answer.Key[(answer.Key.LastIndexOf('/') + 1)..]])))];
    }

    /// <summary>Two groups may hold questions of one name: both have to be closed, and neither sensitive.</summary>
    private static bool IsPlain(IEnumerable<Question> namesakes) =>
        namesakes.Any() && namesakes.All(question => question is { IsClosed: true, Sensitive: false });
}
