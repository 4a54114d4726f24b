namespace WorkshopBot.Data.Storage;

/// <summary>
/// <c>workshop.db.lock</c>: whoever holds it is the one bot of this database. <c>run</c> holds it while it lives, <c>restore</c> while it swaps
/// the file; <c>import</c>, <c>export</c> and <c>backup</c> do without. The operating system lets go of it when a process dies.
/// </summary>
public sealed class InstallationLock : IDisposable
{
    private readonly FileStream _file;

    private InstallationLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or fails at once.</summary>
    /// <param name="databasePath">The database's file; the lock lies beside it and stays there, empty.</param>
    /// <exception cref="StorageException">Somebody holds it, or the folder cannot be written to.</exception>
    public static InstallationLock Take(string databasePath)
    {
        var path = databasePath + ".lock";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new InstallationLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException error)
        {
            throw new StorageException(StorageProblem.NotWritable, path, error.Message, error);
        }
        catch (IOException error) when (File.Exists(path))
        {
            throw new StorageException(StorageProblem.AlreadyRunning, databasePath, path, error);
        }
        catch (IOException error)
        {
            throw new StorageException(StorageProblem.NotWritable, path, error.Message, error);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
