namespace WorkshopBot.Data.Storage;

/// <summary>What this installation is, as named values: <c>bot_id</c>.</summary>
public static class Installation
{
    private const string Upsert = "insert into installation (name, value) values (@name, @value) on conflict (name) do update set value = @value";

    public static string? Read(ReadSession session, string name) =>
        session.Value<string>("select value from installation where name = @name", new { name });

    /// <summary>Forgets a value; harmless when there is none.</summary>
    public static void Remove(UnitOfWork work, string name) => work.Execute("delete from installation where name = @name", new { name });

    public static void Write(UnitOfWork work, string name, string value) => work.Execute(Upsert, new { name, value });
}
