using Telegram.Bot.Tests.Server;

namespace Telegram.Bot.Tests;

/// <summary>A client and the server it speaks to.</summary>
public abstract class ClientTestBase : IDisposable
{
    private protected ClientTestBase() => Bot = Some.Client(Server);

    private protected RawServer Server { get; } = new();

    private protected TelegramBotClient Bot { get; }

    public void Dispose()
    {
        Server.Dispose();
        GC.SuppressFinalize(this);
    }
}
