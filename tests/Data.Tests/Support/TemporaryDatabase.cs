using WorkshopBot.Data.Storage;

namespace WorkshopBot.Tests.Support;

/// <summary>A database of its own for one test, gone afterwards.</summary>
public sealed class TemporaryDatabase : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TemporaryDatabase() => Database = Open();

    public Database Database { get; }

    public string Path => _folder["workshop.db"];

    public string KeyPath => _folder["workshop.key"];

    public string this[string name] => _folder[name];

    /// <summary>A second opening of the same file, as another process would have.</summary>
    public Database Open() => Database.Open(new DatabaseOptions($"Data Source={Path}", BusyTimeout: TimeSpan.FromSeconds(1)));

    /// <summary>Writes in one transaction and commits.</summary>
    public void Write(Action<UnitOfWork> write)
    {
        using var work = Database.Begin();
        write(work);
        work.Commit();
    }

    public void Dispose()
    {
        Database.Dispose();
        _folder.Dispose();
    }
}
