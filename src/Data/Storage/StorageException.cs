using Microsoft.Data.Sqlite;

namespace WorkshopBot.Data.Storage;

/// <summary>The environment does not let the database be used; the message says what to do. The program ends with code 3.</summary>
public sealed class StorageException : Exception
{
    public StorageException(string message)
        : base(message)
    {
    }

    public StorageException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Says in words why SQLite or the file system would not let a database be used, and what to do.</summary>
    public static StorageException CannotUse(string path, Exception error)
    {
        // primary result codes of SQLite (sqlite.org/rescode.html)
        const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, Unopenable = 14, NotADatabase = 26;
        var why = (error as SqliteException)?.SqliteErrorCode switch
        {
            Busy or Locked => "another program is writing to it. Wait until it has finished, or stop it.",
            ReadOnly => "it may not be written to. Check the rights of the file and of its folder.",
            Unopenable => "the file cannot be opened. Check that the folder exists and that its rights allow it.",
            Full => "the disk is full. Make room and start again.",
            Corrupt => "the file is damaged. Restore a backup.",
            NotADatabase => "it is not a database. Check ConnectionStrings:Workshop.",
            _ => error.Message,
        };
        return new StorageException($"The database {path} cannot be used: {why}", error);
    }
}
