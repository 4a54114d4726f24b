using System.Globalization;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Interviews;

/// <summary>
/// An answer that is written in as many messages as somebody likes, until Done; a name that stands for a signature, until it is confirmed. So far it is kept
/// in the interview's head, sealed like an answer: <see cref="InterviewState.Pending"/>.
/// </summary>
internal sealed record WrittenAnswer(IReadOnlyList<(int MessageId, string Text)> Parts)
{
    private const char BetweenParts = '\u001E';
    private const char AfterId = '\u001F';

    /// <summary>The whole answer: each message begins a line.</summary>
    public string Text => string.Join('\n', Parts.Select(part => part.Text));

    /// <summary>True for a question that is answered like this.</summary>
    public static bool Takes(Prompt prompt) =>
        prompt is { Kind: PromptKind.Question, Question.Type: QuestionType.Text } && (IsSignature(prompt.Question) || prompt.Question.Appearance.Split(' ').Contains("multiline"));

    /// <summary>A picture that would be drawn with a finger: in a chat the name is typed.</summary>
    public static bool IsSignature(Question question) => question is { Type: QuestionType.Text, WrittenType: "image" or "photo" };

    public static WrittenAnswer Read(string pending) => new(
    [
        .. pending.Split(BetweenParts, StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(AfterId, 2))
            .Select(part => (int.Parse(part[0], CultureInfo.InvariantCulture), part[1])),
    ]);

    /// <summary>With one more message, or another text of one that is there.</summary>
    public WrittenAnswer With(int messageId, string text) => Parts.Any(part => part.MessageId == messageId)
        ? new([.. Parts.Select(part => part.MessageId == messageId ? (messageId, text) : part)])
        : new([.. Parts, (messageId, text)]);

    public override string ToString() =>
        string.Join(BetweenParts, Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.MessageId}{AfterId}{part.Text.Replace(BetweenParts, ' ')}")));
}
