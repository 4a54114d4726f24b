using WorkshopBot.Data.Storage;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Storage;

public sealed class Installation_lock : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_bot_on_the_same_database_is_refused()
    {
        using var first = InstallationLock.Take(_folder["workshop.db"]);

        var error = Assert.Throws<StorageException>(() => InstallationLock.Take(_folder["workshop.db"]));

        Assert.Contains("Another WorkshopBot is running", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_free_again_when_the_first_has_ended()
    {
        InstallationLock.Take(_folder["workshop.db"]).Dispose();
        InstallationLock.Take(_folder["workshop.db"]).Dispose();
    }

    [Fact]
    public void Another_database_beside_it_has_its_own()
    {
        using var workshop = InstallationLock.Take(_folder["workshop.db"]);
        using var playground = InstallationLock.Take(_folder["playground.db"]);
    }
}
