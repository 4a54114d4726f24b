using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Outbox;

/// <summary>Files already uploaded: Telegram's id sends them again without an upload.</summary>
public static class SentFileStore
{
    private const string Where = "where kind = @kind and subject_id = @subjectId and language = @language";

    private const string Insert =
        """
        insert into sent_files (id, kind, subject_id, language, file_id) values (@id, @kind, @subjectId, @language, @fileId)
        """;

    public static string? Find(ReadSession session, string kind, long subjectId, string language) =>
        session.One<Row>($"select id, file_id from sent_files {Where}", new { kind, subjectId, language }) is { } row
            ? session.Sealer.Open("sent_files", row.Id, "file_id", row.FileId)
            : null;

    public static void Keep(UnitOfWork work, string kind, long subjectId, string language, string fileId)
    {
        Forget(work, kind, subjectId, language);
        var id = work.NewId();
        work.Execute(Insert, new { id, kind, subjectId, language, fileId = work.Sealer.Seal("sent_files", id, "file_id", fileId) });
    }

    /// <summary>Telegram no longer knows the id, or what the file shows has changed: it is made and uploaded again.</summary>
    public static void Forget(UnitOfWork work, string kind, long subjectId, string language) =>
        work.Execute($"delete from sent_files {Where}", new { kind, subjectId, language });

    private sealed record Row
    {
        public long Id { get; init; }

        public byte[] FileId { get; init; } = [];
    }
}
