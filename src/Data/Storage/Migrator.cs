using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace WorkshopBot.Data.Storage;

/// <summary>
/// Brings the schema up to date: embedded scripts <c>0001_people.sql</c>, <c>0002_…</c>, forward only, each in its own transaction,
/// its hash kept. A released script is never edited; a file with rows in it is copied before it changes.
/// </summary>
internal static class Migrator
{
    private const string CreateList =
        """
        create table if not exists schema_migrations (
            number integer primary key,
            name text not null,
            hash text not null
        ) strict
        """;

    public static void Migrate(SqliteConnection connection, string path, bool isNew)
    {
        connection.Execute(CreateList);
        var done = connection.Query<(long Number, string Name, string Hash)>("select number, name, hash from schema_migrations order by number").ToList();
        var scripts = Scripts();
        if (done.Count > scripts.Count)
        {
            throw new StorageException($"The database {path} was written by a newer version of WorkshopBot. Run that version, or restore a backup made before it.");
        }

        foreach (var (script, row) in scripts.Zip(done))
        {
            if (script.Hash != row.Hash)
            {
                throw new StorageException($"The database {path} was made with another {row.Name} than this program holds. Run the version that made it.");
            }
        }

        var missing = scripts.Skip(done.Count).ToList();
        if (missing.Count > 0 && !isNew && done.Count > 0)
        {
            BackUp(connection, $"{path}.before-{missing[0].Number:0000}");
        }

        foreach (var script in missing)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            connection.Execute(script.Sql, transaction: transaction);
            connection.Execute(
                "insert into schema_migrations (number, name, hash) values (@Number, @Name, @Hash)",
                new { script.Number, script.Name, script.Hash },
                transaction);
            transaction.Commit();
        }
    }

    private static void BackUp(SqliteConnection connection, string path)
    {
        using var copy = new SqliteConnection(Database.ConnectionString(path, SqliteOpenMode.ReadWriteCreate, pooling: false, TimeSpan.FromSeconds(5)));
        copy.Open();
        connection.BackupDatabase(copy);
    }

    private static List<Script> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select((name, index) => Script.Read(assembly, name, index + 1)),
        ];
    }

    private sealed record Script(int Number, string Name, string Sql, string Hash)
    {
        public static Script Read(Assembly assembly, string name, int number)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            return new Script(number, name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
        }
    }
}
