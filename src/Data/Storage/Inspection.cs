using Dapper;
using Microsoft.Data.Sqlite;

namespace WorkshopBot.Data.Storage;

/// <summary>The state of an installation, looked at without changing anything: also beside a running bot, also when it would not open.</summary>
/// <param name="Path">The database's file.</param>
/// <param name="SizeBytes">Its size; null when there is no database yet.</param>
/// <param name="Damage">What SQLite's check found; null when it is sound or not there.</param>
/// <param name="KeyPath">The key's file.</param>
/// <param name="KeyProblem">Why the key cannot be used; null when it can, or when neither it nor a database is there yet.</param>
/// <param name="OpenToOthers">Files that others than their owner may read or change: the key, the database, the logs beside it.</param>
/// <param name="FreeBytes">Left on the database's disk.</param>
/// <param name="IsFolderWritable">Files can be made beside the database.</param>
/// <param name="FilesPath">The folder of the files that people send.</param>
/// <param name="AreFilesWritable">It can be written in, or made.</param>
public sealed record Inspection(
    string Path,
    long? SizeBytes,
    string? Damage,
    string KeyPath,
    StorageException? KeyProblem,
    IReadOnlyList<string> OpenToOthers,
    long FreeBytes,
    bool IsFolderWritable,
    string FilesPath,
    bool AreFilesWritable)
{
    /// <summary>Looks at the installation of these options.</summary>
    public static Inspection Of(DatabaseOptions options)
    {
        var path = Database.PathOf(options);
        var keyPath = Database.KeyPath(options);
        var folder = System.IO.Path.GetDirectoryName(path)!;
        var exists = File.Exists(path);
        string? damage = null;
        StorageException? keyProblem = null;
        try
        {
            using var connection = exists ? Database.Connect(path, SqliteOpenMode.ReadOnly, pooling: false, TimeSpan.FromSeconds(5)) : null;
            if (connection?.ExecuteScalar<string>("pragma integrity_check(1)") is { } finding and not "ok")
            {
                damage = finding;
            }

            keyProblem = KeyProblemOf(connection, path, keyPath);
        }
        catch (SqliteException error)
        {
            damage = error.Message;
        }

        return new Inspection(
            path,
            exists ? new FileInfo(path).Length : null,
            damage,
            keyPath,
            keyProblem,
            [.. new[] { keyPath, path, path + "-wal" }.Where(file => File.Exists(file) && OwnerOnly.IsOpenToOthers(file))],
            new DriveInfo(Existing(folder)).AvailableFreeSpace,
            IsWritable(Existing(folder)),
            Database.FilesPath(options),
            !File.Exists(Database.FilesPath(options)) && IsWritable(Existing(Database.FilesPath(options))));
    }

    private static StorageException? KeyProblemOf(SqliteConnection? connection, string path, string keyPath)
    {
        if (connection is null && !File.Exists(keyPath))
        {
            return null;
        }

        try
        {
            using var sealer = new Sealer(KeyFile.ReadOrCreate(keyPath, mayCreate: false));
            if (connection is not null)
            {
                KeyMark.Compare(connection, sealer, path);
            }

            return null;
        }
        catch (StorageException error)
        {
            return error;
        }
    }

    private static string Existing(string folder)
    {
        while (!Directory.Exists(folder))
        {
            folder = System.IO.Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private static bool IsWritable(string folder)
    {
        try
        {
            using var probe = new FileStream(
                System.IO.Path.Combine(folder, System.IO.Path.GetRandomFileName()),
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
