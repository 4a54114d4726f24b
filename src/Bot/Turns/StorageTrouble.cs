using Microsoft.Data.Sqlite;

namespace WorkshopBot.Turns;

/// <summary>Tells trouble of the disk, which passes and concerns everybody, from a turn's own mistake.</summary>
internal static class StorageTrouble
{
    // SQLite's result codes
    private const int Busy = 5;
    private const int Locked = 6;
    private const int OutOfMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    public static bool IsPassing(Exception error) =>
        error is SqliteException { SqliteErrorCode: Busy or Locked or OutOfMemory or ReadOnly or InputOutput or Full or CannotOpen };

    public static string Describe(Exception error) => (error as SqliteException)?.SqliteErrorCode switch
    {
        Busy or Locked => "another program has locked it",
        ReadOnly => "it is read-only: check the rights of the file and its folder",
        Full => "the disk is full: make room",
        InputOutput or CannotOpen => "the disk does not answer as it should",
        _ => "it has too little memory",
    };
}
