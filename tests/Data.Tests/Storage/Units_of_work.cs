using Microsoft.Data.Sqlite;
using WorkshopBot.Data.Storage;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Storage;

public sealed class Units_of_work : IDisposable
{
    private const string Insert = "insert into people (id, created_at) values (@id, '2025-11-14T06:30:00.000Z')";
    private readonly TemporaryDatabase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void Nothing_is_there_before_the_commit_and_nothing_without_it()
    {
        using (var work = _here.Database.Begin())
        {
            work.Execute(Insert, new { id = work.NewId() });
            Assert.Equal(0, People());
        }

        Assert.Equal(0, People());
        _here.Write(work => work.Execute(Insert, new { id = work.NewId() }));
        Assert.Equal(1, People());
    }

    [Fact]
    public void A_turn_that_fails_is_undone_alone()
    {
        _here.Write(work =>
        {
            work.Save("turn");
            work.Execute(Insert, new { id = 1L });
            work.Release("turn");

            work.Save("turn");
            work.Execute(Insert, new { id = 2L });
            Assert.Throws<SqliteException>(() => work.Execute(Insert, new { id = 1L }));
            work.RollbackTo("turn");
            work.Release("turn");

            work.Save("turn");
            work.Execute(Insert, new { id = 3L });
            work.Release("turn");
        });

        Assert.Equal([1L, 3L], _here.Database.Read(session => session.Query<long>("select id from people order by id")));
    }

    [Fact]
    public void Two_processes_never_make_the_same_id()
    {
        using var other = _here.Open();
        var ids = new List<long>();
        for (var round = 0; round < 3; round++)
        {
            foreach (var database in new[] { _here.Database, other })
            {
                using var work = database.Begin();
                ids.AddRange(Enumerable.Range(0, 500).Select(_ => work.NewId()));
                work.Commit();
            }
        }

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.True(id > 0));
    }

    [Fact]
    public void A_range_whose_reservation_was_undone_is_not_used()
    {
        using var other = _here.Open();
        using (var undone = _here.Database.Begin())
        {
            undone.NewId();
        }

        // the other process now reserves what the first one had to give back
        long elsewhere;
        using (var work = other.Begin())
        {
            elsewhere = work.NewId();
            work.Commit();
        }

        _here.Write(work => Assert.NotEqual(elsewhere, work.NewId()));
    }

    [Fact]
    public void After_a_restart_ids_go_on_above_those_used()
    {
        long before = 0;
        _here.Write(work => before = work.NewId());

        using var restarted = _here.Open();
        using var again = restarted.Begin();

        Assert.True(again.NewId() > before);
    }

    [Fact]
    public void A_batch_never_uses_up_its_ids()
    {
        using var work = _here.Database.Begin();

        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Select(_ => work.NewId()).Distinct().Count());
    }

    [Fact]
    public void A_reader_keeps_its_snapshot_while_the_writer_goes_on()
    {
        _here.Database.Read(session =>
        {
            var before = session.Value<long>("select count(*) from people");
            _here.Write(work => work.Execute(Insert, new { id = work.NewId() }));
            Assert.Equal(before, session.Value<long>("select count(*) from people"));
            return true;
        });
        Assert.Equal(1, People());
    }

    [Fact]
    public void A_reader_cannot_write()
    {
        var error = Assert.Throws<SqliteException>(() => _here.Database.Read(session => session.Value<long>("delete from people")));

        Assert.Equal(8, error.SqliteErrorCode); // SQLITE_READONLY
    }

    [Fact]
    public void Only_what_others_wrote_counts_as_a_foreign_change()
    {
        using var other = _here.Open();
        _here.Write(work => work.Execute(Insert, new { id = work.NewId() }));
        var before = ForeignChanges();

        _here.Write(work => work.Execute(Insert, new { id = work.NewId() }));
        _ = People();
        using (other.Begin())
        {
            // undone
        }

        Assert.Equal(before, ForeignChanges());

        using (var work = other.Begin())
        {
            work.Execute(Insert, new { id = work.NewId() });
            work.Commit();
        }

        Assert.NotEqual(before, ForeignChanges());
    }

    [Fact]
    public void While_another_process_writes_a_second_writer_waits_and_then_is_told()
    {
        using var other = _here.Open();
        using (_here.Database.Begin())
        {
            var error = Assert.Throws<SqliteException>(() => other.Begin().Dispose());
            Assert.Equal(5, error.SqliteErrorCode); // SQLITE_BUSY
        }

        other.Begin().Dispose();
    }

    [Fact]
    public void On_a_full_disk_the_batch_fails_and_works_again_once_there_is_room()
    {
        // the page limit makes SQLite itself answer SQLITE_FULL, as a disk does
        using (var work = _here.Database.Begin())
        {
            work.Value<long>("pragma max_page_count = 1"); // lowered to what is in use
            var error = Assert.Throws<SqliteException>(() =>
            {
                for (var count = 0; count < 100_000; count++)
                {
                    work.Execute(Insert, new { id = work.NewId() });
                }
            });
            Assert.Equal(13, error.SqliteErrorCode); // SQLITE_FULL
        }

        Assert.Equal(0, People());
        using (var room = _here.Database.Begin())
        {
            room.Value<long>("pragma max_page_count = 1000000");
            room.Execute(Insert, new { id = room.NewId() });
            room.Commit();
        }

        Assert.Equal(1, People());
    }

    [Fact]
    public void A_disk_that_turns_read_only_fails_the_beginning_and_not_those_after_it()
    {
        using (var work = _here.Database.Begin())
        {
            work.Execute("pragma query_only = on");
        }

        // ids are reserved first, so this write is the one that is refused
        Assert.Equal(8, Assert.Throws<SqliteException>(() => _here.Database.Begin().Dispose()).SqliteErrorCode); // SQLITE_READONLY
        Assert.Equal(8, Assert.Throws<SqliteException>(() => _here.Database.Begin().Dispose()).SqliteErrorCode);
    }

    [Fact]
    public void What_was_erased_is_gone_from_the_file_once_the_log_is_emptied()
    {
        _here.Write(work => work.Execute("insert into installation (name, value) values ('note', 'erase-me-please')"));
        _here.Write(work => work.Execute("delete from installation where name = 'note'"));

        Assert.True(_here.Database.TruncateLog());

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_here.Path)!, "workshop.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain("erase-me-please", reader.ReadToEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void While_somebody_reads_the_log_cannot_be_emptied()
    {
        _here.Database.Read(session =>
        {
            session.Value<long>("select count(*) from people");
            _here.Write(work => work.Execute(Insert, new { id = work.NewId() }));
            Assert.False(_here.Database.TruncateLog());
            return true;
        });

        Assert.True(_here.Database.TruncateLog());
    }

    private long ForeignChanges()
    {
        using var work = _here.Database.Begin();
        return Database.ForeignChanges(work);
    }

    private long People() => _here.Database.Read(session => session.Value<long>("select count(*) from people"));
}
