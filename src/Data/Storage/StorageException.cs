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
}
