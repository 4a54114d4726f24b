using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.People;

/// <summary>What a person chose.</summary>
public static class PersonSettings
{
    /// <summary>The language a person chose, or null.</summary>
    public static string? LanguageOf(ReadSession session, long personId) =>
        session.Value<string?>("select language from people where id = @personId", new { personId });

    public static void SetLanguage(UnitOfWork work, long personId, string language) =>
        work.Execute("update people set language = @language where id = @personId", new { personId, language });

    /// <summary>Keeps a deep link's payload until the language is chosen; null forgets it.</summary>
    public static void SetPendingStart(UnitOfWork work, long personId, string? payload) =>
        work.Execute("update people set pending_start = @payload where id = @personId", new { personId, payload });

    /// <summary>The workshop a command means from now on.</summary>
    public static void SetOpenedWorkshop(UnitOfWork work, long personId, long workshopId) =>
        work.Execute("update people set opened_workshop_id = @workshopId where id = @personId", new { personId, workshopId });
}
