using Microsoft.Data.Sqlite;

namespace WorkshopBot.Data.Storage;

/// <summary>Why the environment does not let a database be used. Each has its sentence in three languages, <c>console.storage.busy</c> …</summary>
public enum StorageProblem
{
    Busy,
    ReadOnly,
    Unopenable,
    Full,
    Corrupt,
    NotADatabase,
    Unusable,
    NoWriteAheadLog,
    NewerVersion,
    OtherScripts,
    KeyUnusable,
    KeyMissing,
    KeyDamaged,
    KeyOfAnother,
    NoDatabase,
    FileExists,
    BackupFailed,
    NoBackup,
    NotOurs,
    Unsound,
    NotWritable,
    AlreadyRunning,
}

/// <summary>The environment does not let the database be used; the message says what to do. The program ends with code 3.</summary>
/// <remarks>The message is the English sentence, for logs; whoever tells a person says <see cref="Problem"/> in their language.</remarks>
public sealed class StorageException : Exception
{
    /// <param name="problem">What is wrong.</param>
    /// <param name="file">The file or folder it is about.</param>
    /// <param name="detail">The system's own words, or the other name that the sentence has; "" when it has none.</param>
    /// <param name="inner">What it came from.</param>
    public StorageException(StorageProblem problem, string file, string detail = "", Exception? inner = null)
        : base(Sentence(problem, file, detail), inner)
    {
        Problem = problem;
        File = file;
        Detail = detail;
    }

    public StorageProblem Problem { get; }

    public string File { get; }

    public string Detail { get; }

    /// <summary>Says why SQLite or the file system would not let a database be used.</summary>
    public static StorageException CannotUse(string path, Exception error)
    {
        // primary result codes of SQLite (sqlite.org/rescode.html)
        const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, Unopenable = 14, NotADatabase = 26;
        var problem = (error as SqliteException)?.SqliteErrorCode switch
        {
            Busy or Locked => StorageProblem.Busy,
            ReadOnly => StorageProblem.ReadOnly,
            Unopenable => StorageProblem.Unopenable,
            Full => StorageProblem.Full,
            Corrupt => StorageProblem.Corrupt,
            NotADatabase => StorageProblem.NotADatabase,
            _ => StorageProblem.Unusable,
        };
        return new StorageException(problem, path, error.Message, error);
    }

    private static string Sentence(StorageProblem problem, string file, string detail) => problem switch
    {
        StorageProblem.Busy => $"The database {file} cannot be used: another program is writing to it. Wait until it has finished, or stop it.",
        StorageProblem.ReadOnly => $"The database {file} cannot be used: it may not be written to. Check the rights of the file and of its folder.",
        StorageProblem.Unopenable => $"The database {file} cannot be used: the file cannot be opened. Check that the folder exists and that its rights allow it.",
        StorageProblem.Full => $"The database {file} cannot be used: the disk is full. Make room and start again.",
        StorageProblem.Corrupt => $"The database {file} cannot be used: the file is damaged. Restore a backup.",
        StorageProblem.NotADatabase => $"The database {file} cannot be used: it is not a database. Check ConnectionStrings:Workshop.",
        StorageProblem.Unusable => $"The database {file} cannot be used: {detail}",
        StorageProblem.NoWriteAheadLog => $"The database {file} lies on a disk that cannot keep a write-ahead log. Put it on a local disk.",
        StorageProblem.NewerVersion => $"The database {file} was written by a newer version of WorkshopBot. Run that version, or restore a backup made before it.",
        StorageProblem.OtherScripts => $"The database {file} was made with another {detail} than this program holds. Run the version that made it.",
        StorageProblem.KeyUnusable => $"The key file {file} cannot be used: {detail}",
        StorageProblem.KeyMissing => $"The key file {file} is missing, and without it the personal data in the database cannot be read. Put the file back, or name it with Security:KeyFile.",
        StorageProblem.KeyDamaged => $"The key file {file} is damaged: it should hold one line with 32 bytes as base64. Restore it from your safe copy.",
        StorageProblem.KeyOfAnother => $"The key file does not belong to the database {file}: its personal data was sealed with another key. Put the right key back, or name it with Security:KeyFile.",
        StorageProblem.NoDatabase => $"There is no database at {file}. Name it with ConnectionStrings:Workshop.",
        StorageProblem.FileExists => $"{file} exists already. Name a new file; a backup never replaces another file.",
        StorageProblem.BackupFailed => $"The backup {file} could not be written: {detail} Check the folder's rights and free space.",
        StorageProblem.NoBackup => $"There is no backup {file}.",
        StorageProblem.NotOurs => $"{file} is a database, but not one of WorkshopBot.",
        StorageProblem.Unsound => $"{file} is damaged: {detail}",
        StorageProblem.NotWritable => $"{file} cannot be written: {detail}",
        StorageProblem.AlreadyRunning => $"Another WorkshopBot is running on {file} (it holds {detail}). Stop it first.",
    };
}
