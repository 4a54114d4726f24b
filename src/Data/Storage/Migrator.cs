using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace WorkshopBot.Data.Storage;

/// <summary>
/// Brings the schema up to date: embedded scripts <c>0001_people.sql</c>, <c>0002_…</c>, forward only, all that are missing in one transaction,
/// their hashes kept. A released script is never edited; a file with rows in it is copied before it changes.
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

    private const string SelectDone = "select number, name, hash from schema_migrations order by number";
    private const string InsertDone = "insert into schema_migrations (number, name, hash) values (@Number, @Name, @Hash)";

    /// <summary>Runs what is missing.</summary>
    /// <exception cref="StorageException">The file is of a newer version, or was made with other scripts.</exception>
    public static void Migrate(SqliteConnection connection, string path, IReadOnlyList<Script> scripts)
    {
        connection.Execute(CreateList);
        var done = Done(connection);
        Check(path, scripts, done);
        if (done.Count > 0 && scripts.Count > done.Count)
        {
            var copy = $"{path}.before-{scripts[done.Count].Number:0000}";
            using var target = Database.Connect(copy, SqliteOpenMode.ReadWriteCreate, pooling: false, TimeSpan.FromSeconds(5));
            connection.BackupDatabase(target);
        }

        if (scripts.Count == done.Count)
        {
            return;
        }

        // of two processes that start at once the second waits here, and finds the work done
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var script in scripts.Skip(Done(connection, transaction).Count))
        {
            connection.Execute(script.Sql, transaction: transaction);
            connection.Execute(InsertDone, new { script.Number, script.Name, script.Hash }, transaction);
        }

        transaction.Commit();
    }

    /// <summary>Refuses a file that these scripts did not make.</summary>
    /// <exception cref="StorageException">The file is of a newer version, or was made with other scripts.</exception>
    public static void Check(SqliteConnection connection, string path) => Check(path, Scripts(), Done(connection));

    /// <summary>The scripts of this program, in order.</summary>
    public static IReadOnlyList<Script> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                    return new Script(name, reader.ReadToEnd());
                }),
        ];
    }

    private static void Check(string path, IReadOnlyList<Script> scripts, List<Row> done)
    {
        if (done.Count > scripts.Count)
        {
            throw new StorageException(StorageProblem.NewerVersion, path);
        }

        foreach (var (script, row) in scripts.Zip(done))
        {
            if (script.Number != row.Number || script.Hash != row.Hash)
            {
                throw new StorageException(StorageProblem.OtherScripts, path, row.Name);
            }
        }
    }

    private static List<Row> Done(SqliteConnection connection, SqliteTransaction? transaction = null) =>
        connection.Query<Row>(SelectDone, transaction: transaction).AsList();

    /// <summary>One script; its number is the head of its name.</summary>
    internal sealed class Script(string name, string sql)
    {
        public int Number { get; } = int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture);

        public string Name { get; } = name;

        public string Sql { get; } = sql.ReplaceLineEndings("\n");

        public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql.ReplaceLineEndings("\n"))));
    }

    private sealed record Row
    {
        public int Number { get; init; }

        public string Name { get; init; } = "";

        public string Hash { get; init; } = "";
    }
}
