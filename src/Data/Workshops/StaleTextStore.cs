using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>The table <c>stale_texts</c>: texts that were changed in one language, and are to be looked at again in another.</summary>
public static class StaleTextStore
{
    private const string Select = "select key, changed_in from stale_texts where workshop_id = @workshopId and language = @language";

    /// <summary>What is to be looked at again in a language, and in which language it was changed.</summary>
    public static Dictionary<string, string> In(ReadSession session, long workshopId, string language) =>
        session.Query<Row>(Select, new { workshopId, language }).ToDictionary(row => row.Key, row => row.ChangedIn, StringComparer.Ordinal);

    private const string Insert =
        "insert into stale_texts (workshop_id, key, language, changed_in) values (@workshopId, @key, @language, @changedIn) on conflict do update set changed_in = excluded.changed_in";

    /// <summary>A text says something else in one language now than when it was written in this one.</summary>
    public static void Mark(UnitOfWork work, long workshopId, string key, string language, string changedIn) => work.Execute(Insert, new { workshopId, key, language, changedIn });

    private const string Delete = "delete from stale_texts where workshop_id = @workshopId and key = @key and language = @language";

    /// <summary>It was written anew in this language, or says the same all the same.</summary>
    /// <returns>Whether it was to be looked at again.</returns>
    public static bool Clear(UnitOfWork work, long workshopId, string key, string language) => work.Execute(Delete, new { workshopId, key, language }) > 0;

    private sealed record Row
    {
        public string Key { get; init; } = "";

        public string ChangedIn { get; init; } = "";
    }
}
