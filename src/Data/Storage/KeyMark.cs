using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;

namespace WorkshopBot.Data.Storage;

/// <summary>
/// What a database remembers of its key, so that a wrong key is refused at start and not at the first name that does not open:
/// a look-up key of a fixed word, which tells nothing about the key.
/// </summary>
internal static class KeyMark
{
    private const string SelectMark = "select value from installation where name = 'key_mark'";
    private const string InsertMark = "insert into installation (name, value) values ('key_mark', @mark) on conflict do nothing";

    /// <summary>Leaves the mark in a database that has none, and compares.</summary>
    /// <exception cref="StorageException">The database was sealed with another key.</exception>
    public static void Check(SqliteConnection connection, Sealer sealer, string path)
    {
        if (connection.ExecuteScalar<string>(SelectMark) is null)
        {
            connection.Execute(InsertMark, new { mark = Convert.ToHexStringLower(MarkOf(sealer)) });
        }

        Compare(connection, sealer, path);
    }

    /// <summary>Compares without writing.</summary>
    /// <exception cref="StorageException">The database was sealed with another key.</exception>
    public static void Compare(SqliteConnection connection, Sealer sealer, string path)
    {
        if (connection.ExecuteScalar<string>(SelectMark) is { } known
            && !CryptographicOperations.FixedTimeEquals(Convert.FromHexString(known), MarkOf(sealer)))
        {
            throw new StorageException(StorageProblem.KeyOfAnother, path);
        }
    }

    private static byte[] MarkOf(Sealer sealer) => sealer.LookupKey("installation.key_mark", "");
}
