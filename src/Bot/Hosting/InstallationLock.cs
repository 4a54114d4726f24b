using WorkshopBot.Data.Storage;

namespace WorkshopBot.Hosting;

/// <summary><c>workshop.db.lock</c>: held while the bot runs, so that a second <c>run</c>, or a <c>restore</c>, keeps off.</summary>
public sealed class InstallationLock : IDisposable
{
    private readonly FileStream _file;

    private InstallationLock(FileStream file) => _file = file;

    /// <summary>Takes the lock of a database.</summary>
    /// <exception cref="StorageException">Somebody holds it, or it cannot be written.</exception>
    public static InstallationLock Take(string databasePath)
    {
        var path = databasePath + ".lock";
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StorageException($"The lock {path} cannot be written: check the folder's rights.", error);
        }
        catch (IOException error)
        {
            throw new StorageException($"The bot already runs on {databasePath} (it holds {path}). Stop it first.", error);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
