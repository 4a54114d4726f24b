using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;

namespace WorkshopBot.Data.Files;

/// <summary>What the names of a database's files begin with, made once: eight hexadecimal digits.</summary>
internal static class FilesMark
{
    private const string SelectMark = "select value from installation where name = 'files_mark'";
    private const string InsertMark = "insert into installation (name, value) values ('files_mark', @mark) on conflict do nothing";

    public static string ReadOrMake(SqliteConnection connection)
    {
        if (Find(connection) is { } known)
        {
            return known;
        }

        connection.Execute(InsertMark, new { mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)) });
        return Find(connection)!;
    }

    /// <summary>The mark, or null in a database from before there were files.</summary>
    public static string? Find(SqliteConnection connection) => connection.ExecuteScalar<string>(SelectMark);
}
