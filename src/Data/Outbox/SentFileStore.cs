using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Outbox;

/// <summary>A file that Telegram has.</summary>
/// <param name="FileId">Telegram's id, good for this bot alone.</param>
/// <param name="IsPhoto">It can only be sent again as what it was: a photo, or a document.</param>
public sealed record SentFile(string FileId, bool IsPhoto);

/// <summary>Files already uploaded: Telegram's id sends them again without an upload.</summary>
public static class SentFileStore
{
    private const string Where = "where kind = @kind and subject_id = @subjectId and language = @language";

    private const string Insert =
        """
        insert into sent_files (id, kind, subject_id, language, file_id, is_photo)
        values (@id, @kind, @subjectId, @language, @fileId, @isPhoto)
        """;

    public static SentFile? Find(ReadSession session, string kind, long subjectId, string language) =>
        session.One<Row>($"select id, file_id, is_photo from sent_files {Where}", new { kind, subjectId, language }) is { } row
            ? new(session.Sealer.Open("sent_files", row.Id, "file_id", row.FileId), row.IsPhoto)
            : null;

    public static void Keep(UnitOfWork work, string kind, long subjectId, string language, string fileId, bool isPhoto)
    {
        Forget(work, kind, subjectId, language);
        var id = work.NewId();
        work.Execute(Insert, new { id, kind, subjectId, language, fileId = work.Sealer.Seal("sent_files", id, "file_id", fileId), isPhoto });
    }

    /// <summary>Telegram no longer knows the id, or what the file shows has changed: it is made and uploaded again.</summary>
    public static void Forget(UnitOfWork work, string kind, long subjectId, string language) =>
        work.Execute($"delete from sent_files {Where}", new { kind, subjectId, language });

    private sealed record Row
    {
        public long Id { get; init; }

        public byte[] FileId { get; init; } = [];

        public bool IsPhoto { get; init; }
    }
}
