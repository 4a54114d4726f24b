using WorkshopBot.Data.Storage;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Storage;

public sealed class Opening : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_database_is_made_where_there_is_none_folders_included()
    {
        using var database = Database.Open(new DatabaseOptions($"Data Source={_folder["deep/down/workshop.db"]}"));

        Assert.True(File.Exists(_folder["deep/down/workshop.db"]));
        Assert.True(File.Exists(_folder["deep/down/workshop.key"]));
    }

    [Fact]
    public void Nobody_but_its_owner_may_read_it_or_its_log()
    {
        using var database = Database.Open(new DatabaseOptions($"Data Source={_folder["workshop.db"]}"));

        Assert.All(Directory.GetFiles(_folder.Path), file => Assert.False(OwnerOnly.IsOpenToOthers(file), file));
        Assert.True(File.Exists(_folder["workshop.db-wal"]));
    }

    [Fact]
    public void It_is_durable_and_forgets_what_is_erased()
    {
        using var database = Database.Open(new DatabaseOptions($"Data Source={_folder["workshop.db"]}"));
        using var work = database.Begin();

        Assert.Equal("wal", work.Value<string>("pragma journal_mode"));
        Assert.Equal(2, work.Value<int>("pragma synchronous")); // FULL
        Assert.Equal(1, work.Value<int>("pragma secure_delete"));
        Assert.Equal(1, work.Value<int>("pragma foreign_keys"));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        File.WriteAllText(_folder["file"], "");

        var error = Assert.Throws<StorageException>(() => Database.Open(new DatabaseOptions($"Data Source={_folder["file/workshop.db"]}")));

        Assert.Contains(_folder["file"], error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        KeyFile.ReadOrCreate(_folder["workshop.key"], mayCreate: true);
        File.WriteAllText(_folder["workshop.db"], "name,phone\nAmal,0770");

        var error = Assert.Throws<StorageException>(() => Database.Open(new DatabaseOptions($"Data Source={_folder["workshop.db"]}")));

        Assert.Contains("not a database", error.Message, StringComparison.Ordinal);
        Assert.Equal("name,phone\nAmal,0770", File.ReadAllText(_folder["workshop.db"]));
    }

    [Fact]
    public void A_folder_in_the_databases_place_is_refused()
    {
        KeyFile.ReadOrCreate(_folder["workshop.key"], mayCreate: true);
        Directory.CreateDirectory(_folder["workshop.db"]);

        Assert.Throws<StorageException>(() => Database.Open(new DatabaseOptions($"Data Source={_folder["workshop.db"]}")));
    }

    [Fact]
    public void It_opens_while_another_process_is_writing()
    {
        using var here = new TemporaryDatabase();
        using var work = here.Database.Begin();

        here.Open().Dispose();
    }
}
