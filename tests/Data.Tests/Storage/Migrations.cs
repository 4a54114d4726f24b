using Dapper;
using Microsoft.Data.Sqlite;
using WorkshopBot.Data.Storage;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Storage;

public sealed class Migrations : IDisposable
{
    private static readonly Migrator.Script First = new("0001_first.sql", "create table notes (id integer primary key, text text) strict;");
    private static readonly Migrator.Script Second = new("0002_second.sql", "alter table notes add column colour text;");
    private readonly TemporaryFolder _folder = new();

    private string DatabasePath => _folder["workshop.db"];

    public void Dispose() => _folder.Dispose();

    /// <summary>What a fresh file looks like: every change of the schema is seen in review.</summary>
    [Fact]
    public void A_fresh_file_has_the_schema_that_was_reviewed()
    {
        using var here = new TemporaryDatabase();

        var schema = here.Database.Read(session => session.Query<string>("select sql || ';' from sqlite_schema where sql is not null order by rowid"));

        Golden.Matches("tests/Data.Tests/schema.sql", string.Join("\n\n", schema).ReplaceLineEndings("\n") + "\n");
    }

    [Fact]
    public void Opening_again_changes_nothing()
    {
        using var here = new TemporaryDatabase();
        using var again = here.Open();

        Assert.Equal(Migrator.Scripts().Count, again.Read(session => session.Value<int>("select count(*) from schema_migrations")));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(here.Path)!, "*.before-*"));
    }

    [Fact]
    public void Eight_first_starts_at_once_make_one_schema()
    {
        Parallel.For(0, 8, _ => Database.Open(new DatabaseOptions($"Data Source={DatabasePath}")).Dispose());

        using var database = Database.Open(new DatabaseOptions($"Data Source={DatabasePath}"));
        Assert.Equal(Migrator.Scripts().Count, database.Read(session => session.Value<int>("select count(*) from schema_migrations")));
    }

    [Fact]
    public void A_missing_script_runs_once_and_the_file_is_copied_before()
    {
        Migrate(First);
        using (var connection = Connect())
        {
            connection.Execute("insert into notes (text) values ('kept')");
        }

        Migrate(First, Second);
        Migrate(First, Second);

        using var now = Connect();
        Assert.Equal("kept", now.ExecuteScalar<string>("select text from notes where colour is null"));
        using var copy = Connect(DatabasePath + ".before-0002");
        Assert.Equal("kept", copy.ExecuteScalar<string>("select text from notes"));
        Assert.Equal(0, copy.ExecuteScalar<int>("select count(*) from pragma_table_info('notes') where name = 'colour'"));
    }

    [Fact]
    public void Workshops_imported_before_reminders_are_looked_at_once_and_ask_who_comes()
    {
        var scripts = Migrator.Scripts().ToList();
        var reminders = scripts.FindIndex(script => script.Name == "0011_me.sql");
        Migrate([.. scripts.Take(reminders)]);
        using (var connection = Connect())
        {
            connection.Execute(
                """
                insert into workshops (id, code, titles, descriptions, organizers, purposes, venues, addresses, time_zone, first_day, last_day, approval,
                    registration_closes_at, changes_until, delete_after, consents, consents_more, consent_version, contacts, imported_at)
                values (7, 'basra-2025', '{}', '{}', '{}', '{}', '{}', '{}', 'Asia/Baghdad', '2025-11-14', '2025-11-15', 'automatic',
                    '2025-11-10T17:00:00.000Z', '2025-11-10T17:00:00.000Z', '2026-02-13', '{}', '{}', '1', '{}', '2025-10-01T06:00:00.000Z')
                """);
        }

        Migrate([.. scripts]);

        using var now = Connect();
        Assert.Equal("reminders.next 7 2000-01-01T00:00:00.000Z", now.ExecuteScalar<string>("select kind || ' ' || subject_id || ' ' || due_at from timers where kind = 'reminders.next'"));
        Assert.Equal(1, now.ExecuteScalar<int>("select attendance_check from workshops where venue_shown_at is null"));
    }

    [Fact]
    public void Forms_for_some_stay_for_those_when_there_can_be_more_of_them()
    {
        var scripts = Migrator.Scripts().ToList();
        Migrate([.. scripts.Take(scripts.FindIndex(script => script.Name == "0038_form_audiences.sql"))]);
        using (var connection = Connect())
        {
            connection.Execute(
                """
                insert into workshops (id, code, titles, descriptions, organizers, purposes, venues, addresses, time_zone, first_day, last_day, approval,
                    registration_closes_at, changes_until, delete_after, consents, consents_more, consent_version, contacts, imported_at)
                values (7, 'basra-2025', '{}', '{}', '{}', '{}', '{}', '{}', 'Asia/Baghdad', '2025-11-14', '2025-11-15', 'automatic',
                    '2025-11-10T17:00:00.000Z', '2025-11-10T17:00:00.000Z', '2026-02-13', '{}', '{}', '1', '{}', '2025-10-01T06:00:00.000Z')
                """);
            foreach (var (name, audience, reserved) in new[] { ("one", "confirmed", null), ("two", "confirmed", "attended"), ("three", "everyone", "team") })
            {
                connection.Execute(
                    "insert into forms (workshop_id, name, position, purpose, titles, audience, reserved_for, current_version_id) values (7, @name, 1, 'other', '{}', @audience, @reserved, 1)",
                    new { name, audience, reserved });
            }
        }

        Migrate([.. scripts]);

        using var now = Connect();
        Assert.Equal("one confirmed, two attended, three team", now.ExecuteScalar<string>("select group_concat(name || ' ' || coalesce(only_for, audience), ', ') from (select * from forms order by id)"));
    }

    [Fact]
    public void A_script_that_fails_leaves_the_file_as_it_was()
    {
        Migrate(First);

        Assert.Throws<SqliteException>(() => Migrate(First, new("0002_second.sql", "create table half (id integer); insert into nowhere values (1);")));

        using var now = Connect();
        Assert.Equal(0, now.ExecuteScalar<int>("select count(*) from sqlite_schema where name = 'half'"));
        Assert.Equal(1, now.ExecuteScalar<int>("select count(*) from schema_migrations"));
    }

    [Fact]
    public void A_file_made_with_a_script_edited_since_is_refused_by_its_name()
    {
        Migrate(First);

        var error = Assert.Throws<StorageException>(() => Migrate(new Migrator.Script("0001_first.sql", First.Sql + " -- edited")));

        Assert.Contains("0001_first.sql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_ends_are_not_an_edit()
    {
        Migrate(new Migrator.Script("0001_first.sql", First.Sql + "\r\n"));
        Migrate(new Migrator.Script("0001_first.sql", First.Sql + "\n"));
    }

    [Fact]
    public void A_file_of_a_newer_version_is_refused()
    {
        Migrate(First, Second);

        var error = Assert.Throws<StorageException>(() => Migrate(First));

        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
    }

    private void Migrate(params Migrator.Script[] scripts)
    {
        using var connection = Connect();
        Migrator.Migrate(connection, DatabasePath, scripts);
    }

    private SqliteConnection Connect(string? path = null) =>
        Database.Connect(path ?? DatabasePath, SqliteOpenMode.ReadWriteCreate, pooling: false, TimeSpan.FromSeconds(1));
}
