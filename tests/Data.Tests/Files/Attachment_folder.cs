using WorkshopBot.Data.Storage;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Files;

public sealed class Attachment_folder : IDisposable
{
    private readonly TemporaryDatabase _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void Bytes_are_sealed_on_the_disk_and_readable_by_their_owner_only()
    {
        _here.Database.Files.Write(17, "a photo of a well"u8);

        var file = Assert.Single(Directory.GetFiles(_here["files"]));
        Assert.DoesNotContain("well", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal("a photo of a well"u8, _here.Database.Files.Read(17)!);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_here["files"]));
        }
    }

    [Fact]
    public void What_is_not_whole_or_anothers_is_not_there()
    {
        var files = _here.Database.Files;
        files.Write(17, "seventeen"u8);
        var name = Assert.Single(Directory.GetFiles(_here["files"]));
        File.Copy(name, name.Replace("-17", "-18", StringComparison.Ordinal));
        File.WriteAllBytes(name.Replace("-17", "-19", StringComparison.Ordinal), File.ReadAllBytes(name)[..20]);

        Assert.NotNull(files.Read(17));
        Assert.Null(files.Read(18));
        Assert.Null(files.Read(19));
        Assert.Null(files.Read(20));
    }

    [Fact]
    public void Deleted_files_are_gone_and_unknown_ones_are_passed_over()
    {
        var files = _here.Database.Files;
        files.Write(1, "one"u8);
        files.Write(2, "two"u8);

        files.Delete([1, 3]);

        Assert.Null(files.Read(1));
        Assert.NotNull(files.Read(2));
    }

    [Fact]
    public void A_sweep_takes_orphans_and_halves_but_never_another_databases_files()
    {
        using var other = Database.Open(new DatabaseOptions($"Data Source={_here["playground.db"]}"));
        other.Files.Write(1, "another database's"u8);
        var files = _here.Database.Files;
        files.Write(1, "known"u8);
        files.Write(2, "orphan"u8);
        File.WriteAllText(Directory.GetFiles(_here["files"]).Single(file => file.EndsWith("-2", StringComparison.Ordinal)) + ".part", "half");

        Assert.Equal(2, files.Sweep(new HashSet<long> { 1 }));

        Assert.NotNull(files.Read(1));
        Assert.NotNull(other.Files.Read(1));
        Assert.Equal(2, Directory.GetFiles(_here["files"]).Length);
    }

    [Fact]
    public void The_folder_can_be_elsewhere()
    {
        using var database = Database.Open(new DatabaseOptions($"Data Source={_here.Path}", FilesFolder: _here["elsewhere/files"]));

        database.Files.Write(1, "one"u8);

        Assert.Single(Directory.GetFiles(_here["elsewhere/files"]));
    }
}
