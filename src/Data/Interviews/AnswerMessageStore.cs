using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Interviews;

/// <summary>
/// Which messages of a chat belong to which answer: what the person wrote, and the card that had asked. They go with their interview.
/// </summary>
public static class AnswerMessageStore
{
    private const string Upsert =
        """
        insert into answer_messages (interview_id, message_id, path) values (@interviewId, @messageId, @path)
        on conflict (interview_id, message_id) do update set path = excluded.path
        """;

    private const string SelectPath = "select path from answer_messages where interview_id = @interviewId and message_id = @messageId";

    private const string DeleteBelow = "delete from answer_messages where interview_id = @interviewId and substr(path, 1, length(@prefix)) = @prefix";

    /// <summary>The message gave or asked for the answer to this path.</summary>
    public static void Remember(UnitOfWork work, long interviewId, int messageId, string path) =>
        work.Execute(Upsert, new { interviewId, messageId, path });

    /// <summary>The path of the answer that a message belongs to; null when it belongs to none of this interview.</summary>
    public static string? PathOf(ReadSession session, long interviewId, int messageId) =>
        session.One<Row>(SelectPath, new { interviewId, messageId })?.Path;

    /// <summary>Paths that begin like this mean other answers now: an entry before them was taken away.</summary>
    public static void ForgetBelow(UnitOfWork work, long interviewId, string prefix) => work.Execute(DeleteBelow, new { interviewId, prefix });

    private sealed record Row
    {
        public string Path { get; init; } = "";
    }
}
