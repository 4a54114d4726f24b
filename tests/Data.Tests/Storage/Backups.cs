using Microsoft.Data.Sqlite;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Storage;
using WorkshopBot.Tests.Files;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Storage;

public sealed class Backups : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DatabaseOptions _options;

    public Backups() => _options = new DatabaseOptions($"Data Source={_folder["workshop.db"]}");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_backup_made_while_the_bot_writes_holds_what_was_committed_and_no_key()
    {
        using var database = Database.Open(_options);
        Note(database, "before");
        using var busy = database.Begin();
        busy.Execute("insert into installation (name, value) values ('note2', 'not committed')");

        Backup.Write(_options, _folder["copies/friday.db"]);

        Assert.Equal([_folder["copies/friday.db"]], Directory.GetFiles(_folder["copies"]));
        using var copy = Database.Connect(_folder["copies/friday.db"], SqliteOpenMode.ReadOnly, pooling: false, TimeSpan.FromSeconds(1));
        Assert.Equal("before", Dapper.SqlMapper.ExecuteScalar<string>(copy, "select group_concat(value) from installation where name like 'note%'"));
    }

    [Fact]
    public void Nobody_but_its_owner_may_read_it_nor_what_is_restored()
    {
        Database.Open(_options).Dispose();
        Backup.Write(_options, _folder["friday.db"]);
        Assert.False(OwnerOnly.IsOpenToOthers(_folder["friday.db"]));

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder["friday.db"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        Backup.Restore(_options, _folder["friday.db"]);
        Assert.False(OwnerOnly.IsOpenToOthers(_folder["workshop.db"]));
    }

    [Fact]
    public void It_needs_no_key()
    {
        Database.Open(_options).Dispose();
        File.Delete(_folder["workshop.key"]);

        Backup.Write(_options, _folder["friday.db"]);

        Assert.True(File.Exists(_folder["friday.db"]));
    }

    [Fact]
    public void It_never_replaces_a_file()
    {
        Database.Open(_options).Dispose();
        File.WriteAllText(_folder["friday.db"], "something else");

        var error = Assert.Throws<StorageException>(() => Backup.Write(_options, _folder["friday.db"]));

        Assert.Contains("exists already", error.Message, StringComparison.Ordinal);
        Assert.Equal("something else", File.ReadAllText(_folder["friday.db"]));
    }

    [Fact]
    public void Without_a_database_there_is_nothing_to_back_up()
    {
        Assert.Throws<StorageException>(() => Backup.Write(_options, _folder["friday.db"]));

        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Restoring_puts_the_backup_in_place_and_keeps_what_was_there()
    {
        BackedUp("before");
        using (var database = Database.Open(_options))
        {
            Note(database, "after");
        }

        var (kept, _) = Backup.Restore(_options, _folder["friday.db"]);

        Assert.Equal("before", NoteIn(_options));
        Assert.Equal(_folder["workshop.db.before-restore-1"], kept);
        Assert.Equal("after", NoteIn(_options with { ConnectionString = $"Data Source={kept}" }));

        Assert.Equal(_folder["workshop.db.before-restore-2"], Backup.Restore(_options, _folder["friday.db"]).Kept);
    }

    [Fact]
    public void On_a_new_machine_the_backup_and_the_key_are_enough()
    {
        BackedUp("before");
        var elsewhere = new DatabaseOptions($"Data Source={_folder["new/workshop.db"]}", _folder["workshop.key"]);

        Assert.Null(Backup.Restore(elsewhere, _folder["friday.db"]).Kept);

        Assert.Equal("before", NoteIn(elsewhere));
    }

    [Fact]
    public void Without_the_key_restoring_is_refused()
    {
        BackedUp("before");
        File.Delete(_folder["workshop.key"]);

        var error = Assert.Throws<StorageException>(() => Backup.Restore(_options, _folder["friday.db"]));

        Assert.Contains("key file", error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["workshop.db"]));
        Assert.False(File.Exists(_folder["workshop.key"]));
    }

    [Fact]
    public void With_another_key_restoring_is_refused_and_nothing_changes()
    {
        BackedUp("before");
        KeyFile.ReadOrCreate(_folder["other.key"], mayCreate: true);

        Assert.Throws<StorageException>(() => Backup.Restore(_options with { KeyFile = _folder["other.key"] }, _folder["friday.db"]));

        Assert.Equal("before", NoteIn(_options));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*restor*"));
    }

    [Fact]
    public void While_the_bot_runs_restoring_is_refused()
    {
        BackedUp("before");
        using var running = InstallationLock.Take(_folder["workshop.db"]);

        var error = Assert.Throws<StorageException>(() => Backup.Restore(_options, _folder["friday.db"]));

        Assert.Contains("Another WorkshopBot is running", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a database at all, but long enough to be read as a header of one: it has more than a hundred bytes in it, all of them text")]
    [InlineData("")]
    public void A_file_that_is_no_backup_is_refused_and_nothing_changes(string content)
    {
        BackedUp("before");
        File.WriteAllText(_folder["wrong.db"], content);

        Assert.Throws<StorageException>(() => Backup.Restore(_options, _folder["wrong.db"]));

        Assert.Equal("before", NoteIn(_options));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*restor*"));
    }

    [Fact]
    public void A_damaged_backup_is_refused()
    {
        BackedUp("before");
        var bytes = File.ReadAllBytes(_folder["friday.db"]);
        bytes.AsSpan(4096, 4096 * 4).Fill(0x5a);
        File.WriteAllBytes(_folder["friday.db"], bytes);

        Assert.Throws<StorageException>(() => Backup.Restore(_options, _folder["friday.db"]));

        Assert.Equal("before", NoteIn(_options));
    }

    [Fact]
    public void The_files_that_people_sent_go_along_and_come_back()
    {
        using (var database = Database.Open(_options))
        {
            Sent.KeptFile(database, "photo-1.jpg", "the first"u8);
        }

        Backup.Write(_options, _folder["friday.db"]);
        long later;
        using (var database = Database.Open(_options))
        {
            later = Sent.KeptFile(database, "photo-2.jpg", "a later one"u8);
        }

        var restored = Backup.Restore(_options, _folder["friday.db"]);

        Assert.Equal(0, restored.MissingFiles);
        using var now = Database.Open(_options);
        var id = Assert.Single(now.Read(AttachmentStore.Ids));
        Assert.Equal("the first"u8, now.Files.Read(id)!);
        Assert.Null(now.Files.Read(later));
        Assert.Equal(2, Directory.GetFiles(_folder["files.before-restore-1"]).Length);
        using var former = Database.Open(_options with { ConnectionString = $"Data Source={restored.Kept}", FilesFolder = _folder["files.before-restore-1"] });
        Assert.Equal("a later one"u8, former.Files.Read(later)!);
    }

    [Fact]
    public void What_has_not_come_along_is_counted()
    {
        using (var database = Database.Open(_options))
        {
            Sent.KeptFile(database, "photo-1.jpg", "the first"u8);
        }

        Backup.Write(_options, _folder["friday.db"]);
        Directory.Delete(_folder["friday.db.files"], recursive: true);

        Assert.Equal(1, Backup.Restore(_options, _folder["friday.db"]).MissingFiles);
    }

    [Fact]
    public void It_never_replaces_files_either()
    {
        Database.Open(_options).Dispose();
        Directory.CreateDirectory(_folder["friday.db.files"]);

        Assert.Throws<StorageException>(() => Backup.Write(_options, _folder["friday.db"]));

        Assert.False(File.Exists(_folder["friday.db"]));
    }

    private void BackedUp(string note)
    {
        using (var database = Database.Open(_options))
        {
            Note(database, note);
        }

        Backup.Write(_options, _folder["friday.db"]);
    }

    private static void Note(Database database, string text)
    {
        using var work = database.Begin();
        work.Execute("insert into installation (name, value) values ('note', @text) on conflict (name) do update set value = @text", new { text });
        work.Commit();
    }

    private static string? NoteIn(DatabaseOptions options)
    {
        using var database = Database.Open(options);
        return database.Read(session => session.Value<string>("select value from installation where name = 'note'"));
    }
}
