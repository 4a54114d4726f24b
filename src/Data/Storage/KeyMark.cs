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

    public static void Check(SqliteConnection connection, Sealer sealer, string path)
    {
        var mark = sealer.LookupKey("installation.key_mark", "");
        if (connection.ExecuteScalar<string>(SelectMark) is not { } known)
        {
            connection.Execute(InsertMark, new { mark = Convert.ToHexStringLower(mark) });
            known = connection.ExecuteScalar<string>(SelectMark)!;
        }

        if (!CryptographicOperations.FixedTimeEquals(Convert.FromHexString(known), mark))
        {
            throw new StorageException(
                $"The key file does not belong to the database {path}: its personal data was sealed with another key. "
                + "Put the right key back, or name it with Security:KeyFile.");
        }
    }
}
