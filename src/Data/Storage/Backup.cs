using Dapper;
using Microsoft.Data.Sqlite;
using WorkshopBot.Data.Files;

namespace WorkshopBot.Data.Storage;

/// <summary>What a restoring did.</summary>
/// <param name="Kept">Where the former database was kept, or null when there was none.</param>
/// <param name="MissingFiles">How many files that people sent should be there and did not come with the backup.</param>
public sealed record Restored(string? Kept, int MissingFiles);

/// <summary>A copy of the database in one file, made while the bot runs, and its way back. The key is never part of it.</summary>
/// <remarks>
/// The files that people sent lie beside the copy in a folder, <c>friday.db.files</c>, sealed as they are; there is none where there are no files.
/// The database is copied first: a file erased meanwhile stays erased, and one that came meanwhile is none of this backup's.
/// </remarks>
public static class Backup
{
    private const string HasAttachments = "select count(*) from sqlite_schema where name = 'attachments'";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Copies the database into a new file and checks the copy, and the files that people sent beside it. Needs no key.</summary>
    /// <exception cref="StorageException">There is no database, the file exists already, the disk is full, or the copy is not sound.</exception>
    public static void Write(DatabaseOptions options, string file)
    {
        var path = Database.PathOf(options);
        if (!File.Exists(path))
        {
            throw new StorageException(StorageProblem.NoDatabase, path);
        }

        if (File.Exists(file) || Directory.Exists(FilesOf(file)))
        {
            throw new StorageException(StorageProblem.FileExists, File.Exists(file) ? file : FilesOf(file));
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
                CopyFiles(KeptFiles(target), Database.FilesPath(options), FilesOf(draft));
            }

            if (Directory.Exists(FilesOf(draft)))
            {
                Directory.Move(FilesOf(draft), FilesOf(file));
            }

            File.Move(draft, file, overwrite: false);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageProblem.BackupFailed, file, error.Message, error);
        }
        finally
        {
            File.Delete(draft);
            DeleteFolder(FilesOf(draft));
        }
    }

    /// <summary>
    /// Puts a backup in the database's place. What was there is kept beside it as <c>workshop.db.before-restore-1</c>, <c>-2</c> …, its files as
    /// <c>files.before-restore-1</c>.
    /// </summary>
    /// <exception cref="StorageException">
    /// The bot runs, the key is missing or not the backup's, the file is no sound backup, or it is of a newer version. Nothing is changed then.
    /// </exception>
    public static Restored Restore(DatabaseOptions options, string file)
    {
        var path = Database.PathOf(options);
        var files = Database.FilesPath(options);
        if (!File.Exists(file))
        {
            throw new StorageException(StorageProblem.NoBackup, file);
        }

        using var mine = InstallationLock.Take(path);
        using var sealer = new Sealer(KeyFile.ReadOrCreate(Database.KeyPath(options), mayCreate: false));
        var draft = $"{path}.restoring";
        var filesDraft = $"{files}.restoring";
        try
        {
            File.Copy(file, draft, overwrite: true);
            OwnerOnly.Restrict(draft);
            DeleteFolder(filesDraft);
            var missing = CopyFiles(RequireRestorable(draft, file, sealer), FilesOf(file), filesDraft);
            var kept = SetAside(path, files);
            MoveIn(filesDraft, files);
            File.Move(draft, path);
            Database.Open(options).Dispose(); // an older backup's schema is brought up to date
            return new(kept, missing);
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

            DeleteFolder(filesDraft);
        }
    }

    private static readonly string[] Parts = ["", "-wal", "-shm"];

    private static string FilesOf(string backup) => backup + ".files";

    /// <returns>The names of the files that belong to the backup.</returns>
    private static List<string> RequireRestorable(string draft, string file, Sealer sealer)
    {
        using var copy = Database.Connect(draft, SqliteOpenMode.ReadWrite, pooling: false, Patience);
        RequireSound(copy, file);
        if (copy.ExecuteScalar<long>("select count(*) from sqlite_schema where name in ('schema_migrations', 'installation')") < 2)
        {
            throw new StorageException(StorageProblem.NotOurs, file);
        }

        Migrator.Check(copy, file);
        KeyMark.Check(copy, sealer, file);
        return KeptFiles(copy);
    }

    private static void RequireSound(SqliteConnection connection, string file)
    {
        if (connection.ExecuteScalar<string>("pragma integrity_check(1)") is not "ok" and var finding)
        {
            throw new StorageException(StorageProblem.Unsound, file, finding ?? "");
        }
    }

    private static List<string> KeptFiles(SqliteConnection connection) =>
        connection.ExecuteScalar<long>(HasAttachments) > 0 && FilesMark.Find(connection) is { } mark
            ? [.. connection.Query<long>("select id from attachments where status = 'kept'").Select(id => AttachmentFolder.NameOf(mark, id))]
            : [];

    /// <returns>How many were not there.</returns>
    private static int CopyFiles(List<string> names, string from, string to)
    {
        if (names.Count > 0)
        {
            AttachmentFolder.Make(to);
        }

        return names.Count(name => !TryCopy(Path.Combine(from, name), Path.Combine(to, name)));
    }

    // a file may be erased while it is being looked at
    private static bool TryCopy(string from, string to)
    {
        try
        {
            File.Copy(from, to);
            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    private static string? SetAside(string path, string files)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var number = 1;
        while (File.Exists($"{path}.before-restore-{number}") || Directory.Exists($"{files}.before-restore-{number}"))
        {
            number++;
        }

        SetFilesAside(path, files, $"{files}.before-restore-{number}");
        var kept = $"{path}.before-restore-{number}";
        foreach (var part in Parts.Where(part => File.Exists(path + part)))
        {
            File.Move(path + part, kept + part);
        }

        return kept;
    }

    // the folder may hold another database's files as well: they stay
    private static void SetFilesAside(string path, string files, string kept)
    {
        var mine = MarkOf(path) is { } mark ? AttachmentFolder.Marked(files, mark).ToList() : [];
        if (mine.Count > 0)
        {
            AttachmentFolder.Make(kept);
        }

        mine.ForEach(file => File.Move(file, Path.Combine(kept, Path.GetFileName(file))));
    }

    // what is to be set aside may be damaged: that is why somebody restores
    private static string? MarkOf(string path)
    {
        try
        {
            using var connection = Database.Connect(path, SqliteOpenMode.ReadWrite, pooling: false, Patience);
            return FilesMark.Find(connection);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static void MoveIn(string draft, string files)
    {
        if (!Directory.Exists(draft))
        {
            return;
        }

        AttachmentFolder.Make(files);
        foreach (var file in Directory.EnumerateFiles(draft))
        {
            File.Move(file, Path.Combine(files, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
