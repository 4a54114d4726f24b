using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Results;

/// <summary>The table <c>result_releases</c>: what was shown last of an anonymous form, as its reader wrote it.</summary>
public static class ReleaseStore
{
    private const string Select = "select body from result_releases where form_id = @formId";

    /// <summary>The figures that were shown last; null when nothing was.</summary>
    public static string? Of(ReadSession session, long formId) =>
        session.Value<byte[]>(Select, new { formId }) is { } body ? session.Sealer.Open("result_releases", formId, "body", body) : null;

    private const string Upsert = "insert into result_releases (form_id, body) values (@formId, @body) on conflict (form_id) do update set body = excluded.body";

    /// <summary>Puts these in their place.</summary>
    public static void Save(UnitOfWork work, long formId, string figures) =>
        work.Execute(Upsert, new { formId, body = work.Sealer.Seal("result_releases", formId, "body", figures) });
}
