using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Files;

/// <summary>Where the parts of an album belong that arrive after its first.</summary>
/// <param name="InterviewId">The interview; null when the album was refused, or the interview is over.</param>
/// <param name="Path">The answer.</param>
/// <param name="GoesTo">Else the act that sends them on, with what it names; null when the album was refused.</param>
public sealed record AlbumPlace(long? InterviewId, string? Path, string? GoesTo = null);

/// <summary>
/// The album that each person sent last. Telegram delivers an album as one message for each of its files: what was said to the first is true for all.
/// </summary>
public static class AlbumStore
{
    private const string Upsert =
        """
        insert into albums (person_id, album_key) values (@personId, @key)
        on conflict (person_id) do update set album_key = excluded.album_key, interview_id = null, path = null, goes_to = null
        """;

    private const string UpdatePlace = "update albums set interview_id = @interviewId, path = @path where person_id = @personId";

    private const string SelectPlace = "select interview_id, path, goes_to from albums where person_id = @personId and album_key = @key";

    /// <summary>What became of the album's first part; null when this is the first.</summary>
    public static AlbumPlace? Find(ReadSession session, long personId, string albumId) =>
        session.One<Row>(SelectPlace, new { personId, key = Key(session, albumId) }) is { } row ? new(row.InterviewId, row.Path, row.GoesTo) : null;

    /// <summary>A new album begins; until <see cref="Place"/> it counts as refused.</summary>
    public static void Begin(UnitOfWork work, long personId, string albumId) => work.Execute(Upsert, new { personId, key = Key(work, albumId) });

    /// <summary>The album that has begun answers this.</summary>
    public static void Place(UnitOfWork work, long personId, long interviewId, string path) =>
        work.Execute(UpdatePlace, new { personId, interviewId, path });

    /// <summary>The album that has begun is sent on to somebody.</summary>
    public static void SendOn(UnitOfWork work, long personId, string goesTo) => work.Execute("update albums set goes_to = @goesTo where person_id = @personId", new { personId, goesTo });

    private static byte[] Key(ReadSession session, string albumId) => session.Sealer.LookupKey("albums.album", albumId);

    private sealed record Row
    {
        public long? InterviewId { get; init; }

        public string? Path { get; init; }

        public string? GoesTo { get; init; }
    }
}
