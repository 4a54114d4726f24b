using Dapper;
using Microsoft.Data.Sqlite;

namespace WorkshopBot.Data.Storage;

/// <summary>A copy of the database in one file, made while the bot runs, and its way back. The key is never part of it.</summary>
public static class Backup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Copies the database into a new file and checks the copy. Needs no key.</summary>
    /// <exception cref="StorageException">There is no database, the file exists already, the disk is full, or the copy is not sound.</exception>
    public static void Write(DatabaseOptions options, string file)
    {
        var path = Database.PathOf(options);
        if (!File.Exists(path))
        {
            throw new StorageException($"There is no database at {path}. Name it with ConnectionStrings:Workshop.");
        }

        if (File.Exists(file))
        {
            throw new StorageException($"{file} exists already. Name a new file; a backup never replaces another file.");
        }

        var draft = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            using (var source = Database.Connect(path, SqliteOpenMode.ReadOnly, pooling: false, Patience))
            using (var target = Database.Connect(draft, SqliteOpenMode.ReadWriteCreate, pooling: false, Patience))
            {
                source.BackupDatabase(target);
                target.Execute("pragma journal_mode = delete"); // one file, nothing beside it
                RequireSound(target, path);
            }

            File.Move(draft, file, overwrite: false);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The backup {file} could not be written: {error.Message} Check the folder's rights and free space.", error);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>
    /// Puts a backup in the database's place. What was there is kept beside it as <c>workshop.db.before-restore-1</c>, <c>-2</c> …
    /// </summary>
    /// <returns>Where the former database was kept, or null when there was none.</returns>
    /// <exception cref="StorageException">
    /// The bot runs, the key is missing or not the backup's, the file is no sound backup, or it is of a newer version. Nothing is changed then.
    /// </exception>
    public static string? Restore(DatabaseOptions options, string file)
    {
        var path = Database.PathOf(options);
        if (!File.Exists(file))
        {
            throw new StorageException($"There is no backup {file}.");
        }

        using var mine = InstallationLock.Take(path);
        using var sealer = new Sealer(KeyFile.ReadOrCreate(Database.KeyPath(options), mayCreate: false));
        var draft = $"{path}.restoring";
        try
        {
            File.Copy(file, draft, overwrite: true);
            OwnerOnly.Restrict(draft);
            RequireRestorable(draft, file, sealer);
            var kept = SetAside(path);
            File.Move(draft, path);
            Database.Open(options).Dispose(); // an older backup's schema is brought up to date
            return kept;
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw StorageException.CannotUse(file, error);
        }
        finally
        {
            foreach (var part in Parts)
            {
                File.Delete(draft + part);
            }
        }
    }

    private static readonly string[] Parts = ["", "-wal", "-shm"];

    private static void RequireRestorable(string draft, string file, Sealer sealer)
    {
        using var copy = Database.Connect(draft, SqliteOpenMode.ReadWrite, pooling: false, Patience);
        RequireSound(copy, file);
        if (copy.ExecuteScalar<long>("select count(*) from sqlite_schema where name in ('schema_migrations', 'installation')") < 2)
        {
            throw new StorageException($"{file} is a database, but not one of WorkshopBot.");
        }

        Migrator.Check(copy, file);
        KeyMark.Check(copy, sealer, file);
    }

    private static void RequireSound(SqliteConnection connection, string file)
    {
        if (connection.ExecuteScalar<string>("pragma integrity_check(1)") is not "ok" and var finding)
        {
            throw new StorageException($"{file} is damaged: {finding}");
        }
    }

    private static string? SetAside(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var number = 1;
        while (File.Exists($"{path}.before-restore-{number}"))
        {
            number++;
        }

        var kept = $"{path}.before-restore-{number}";
        foreach (var part in Parts.Where(part => File.Exists(path + part)))
        {
            File.Move(path + part, kept + part);
        }

        return kept;
    }
}
