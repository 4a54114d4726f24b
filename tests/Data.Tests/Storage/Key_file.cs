using WorkshopBot.Data.Storage;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Storage;

public sealed class Key_file : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string KeyPath => _folder["workshop.key"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_start_makes_a_key_that_later_ones_read()
    {
        var key = KeyFile.ReadOrCreate(KeyPath, mayCreate: true);

        Assert.Equal(32, key.Length);
        Assert.Equal(key, KeyFile.ReadOrCreate(KeyPath, mayCreate: false));
        Assert.Equal([KeyPath], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Only_its_owner_may_read_it()
    {
        KeyFile.ReadOrCreate(KeyPath, mayCreate: true);

        Assert.False(OwnerOnly.IsOpenToOthers(KeyPath));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
            File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.GroupRead);
            Assert.True(OwnerOnly.IsOpenToOthers(KeyPath));
        }
    }

    [Fact]
    public void Two_first_starts_at_once_read_the_same_key()
    {
        var keys = new byte[8][];
        Parallel.For(0, keys.Length, index => keys[index] = KeyFile.ReadOrCreate(KeyPath, mayCreate: true));

        Assert.All(keys, key => Assert.Equal(keys[0], key));
        Assert.Equal([KeyPath], Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("AAAA")]
    public void A_damaged_key_is_refused_and_left_as_it_is(string content)
    {
        File.WriteAllText(KeyPath, content);

        var error = Assert.Throws<StorageException>(() => KeyFile.ReadOrCreate(KeyPath, mayCreate: true));

        Assert.Contains("is damaged", error.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(KeyPath));
    }

    [Fact]
    public void A_database_without_its_key_is_not_opened_and_no_new_key_is_made()
    {
        var options = new DatabaseOptions($"Data Source={_folder["workshop.db"]}");
        Database.Open(options).Dispose();
        File.Delete(KeyPath);

        var error = Assert.Throws<StorageException>(() => Database.Open(options));

        Assert.Contains("is missing", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyPath));
    }

    [Fact]
    public void A_database_with_another_ones_key_is_not_opened()
    {
        Database.Open(new DatabaseOptions($"Data Source={_folder["workshop.db"]}")).Dispose();
        KeyFile.ReadOrCreate(_folder["other.key"], mayCreate: true);

        var error = Assert.Throws<StorageException>(() => Database.Open(new DatabaseOptions($"Data Source={_folder["workshop.db"]}", _folder["other.key"])));

        Assert.Contains("does not belong to", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_databases_in_one_folder_share_its_key()
    {
        Database.Open(new DatabaseOptions($"Data Source={_folder["workshop.db"]}")).Dispose();
        Database.Open(new DatabaseOptions($"Data Source={_folder["playground.db"]}")).Dispose();

        Assert.Equal([KeyPath], Directory.GetFiles(_folder.Path, "*.key"));
    }
}
