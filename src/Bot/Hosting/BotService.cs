using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Storage;
using WorkshopBot.Inbox;
using WorkshopBot.Turns;

namespace WorkshopBot.Hosting;

/// <summary>Starts and stops the parts in their order: lock, token, owner of the database, loop, polling or webhook.</summary>
internal sealed class BotService(
    Database database,
    BotConnection connection,
    TurnLoop loop,
    UpdateInbox inbox,
    Poller poller,
    WebhookListener listener,
    TelegramOptions options,
    NetworkPatience patience,
    BotStatus status,
    BotIdentity identity,
    Counters counters,
    IHostApplicationLifetime lifetime,
    ILogger<BotService> log,
    IMenu? menu = null,
    IFirstOwner? firstOwner = null) : IHostedService, IDisposable
{
    private const string BotIdName = "bot_id";

    private readonly CancellationTokenSource _stop = new();
    private InstallationLock? _lock;
    private Task _polling = Task.CompletedTask;
    private Task _menu = Task.CompletedTask;

    /// <exception cref="BotStartException">The token or the webhook is refused, or the database belongs to another bot.</exception>
    /// <exception cref="StorageException">The bot already runs on this database.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _lock = InstallationLock.Take(database.Path);
        inbox.Me = await Ask(token => connection.Sending.GetMe(cancellationToken: token), cancellationToken);
        identity.Username = inbox.Me.Username ?? "";
        ClaimDatabase(inbox.Me);
        firstOwner?.Announce(database, identity);
        SweepFiles();
        loop.Start();
        if (options.Webhook.IsSet)
            await Listen(cancellationToken);
        else
            await StartPolling(cancellationToken);
        if (menu is not null)
            _menu = SetMenu(menu);
        log.LogInformation("@{Bot} is running.", inbox.Me.Username);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        // a webhook stays set: Telegram keeps what comes until the next start
        await listener.StopAsync();
        await Task.WhenAll(_polling, _menu).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await loop.Stop(cancellationToken);
        await poller.ConfirmLast(cancellationToken);
        _lock?.Dispose();
        log.LogInformation("Stopped after {Turns} turns in {Commits} commits; {Sent} messages.", counters.Turns, counters.TurnCommits, counters.Sent);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _lock?.Dispose();
        _stop.Dispose();
    }

    private async Task<T> Ask<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellationToken)
    {
        try
        {
            return await patience.Forever("Start", unreadableToo: true).ExecuteAsync(async token => await request(token), cancellationToken);
        }
        catch (ApiRequestException error) when (error.ErrorCode is 401 or 404)
        {
            throw new BotStartException(new StartFinding(StartProblem.TokenRefused, "Telegram:Token"), error);
        }
    }

    // Polling is refused while a webhook is set. What waits at Telegram is kept, either way.
    private async Task StartPolling(CancellationToken cancellationToken)
    {
        await Ask(
            async token =>
            {
                await connection.Sending.DeleteWebhook(dropPendingUpdates: false, cancellationToken: token);
                return true;
            },
            cancellationToken);
        _polling = Poll();
    }

    private async Task Listen(CancellationToken cancellationToken)
    {
        await listener.StartAsync(cancellationToken);
        try
        {
            await Ask(
                async token =>
                {
                    await connection.Sending.SetWebhook(
                        url: options.Webhook.Url!,
                        maxConnections: WebhookListener.MostAtOnce,
                        allowedUpdates: Translation.Wanted,
                        dropPendingUpdates: false,
                        secretToken: options.Webhook.Secret,
                        cancellationToken: token);
                    return true;
                },
                cancellationToken);
        }
        catch (ApiRequestException error) when (error.ErrorCode == 400)
        {
            throw new BotStartException(new StartFinding(StartProblem.WebhookRefused, "Telegram:Webhook:Url", error.Message), error);
        }
    }

    // chat, message and file ids of one bot mean nothing to another
    private void ClaimDatabase(User me)
    {
        var id = me.Id.ToString(CultureInfo.InvariantCulture);
        using var work = database.Begin();
        var owner = Installation.Read(work, BotIdName);
        if (owner is not null && owner != id)
        {
            throw new BotStartException(new StartFinding(StartProblem.OtherBot, database.Path, owner, $"@{me.Username} ({id})"));
        }

        Installation.Write(work, BotIdName, id);
        work.Commit();
    }

    private void SweepFiles()
    {
        var orphans = database.Files.Sweep(database.Read(AttachmentStore.Ids));
        if (orphans > 0)
            log.LogInformation("{Count} files that nobody needs any more were deleted.", orphans);
    }

    private async Task Poll()
    {
        try
        {
            await poller.Run(_stop.Token);
        }
        catch (BotStartException error)
        {
            status.Refuse(error);
            log.LogCritical("{Reason}", error.Message);
            lifetime.StopApplication();
        }
    }

    private async Task SetMenu(IMenu commands)
    {
        try
        {
            var pipeline = patience.Forever("Menu");
            foreach (var (language, list) in commands.Commands)
            {
                var entries = list.Select(entry => new BotCommand(entry.Command, entry.Description)).ToList();
                await pipeline.ExecuteAsync(
                    async token => await connection.Sending.SetMyCommands(
                        commands: entries, languageCode: language.Length == 0 ? null : language, cancellationToken: token),
                    _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // stopping
        }
        catch (RequestException error)
        {
            log.LogWarning("The menu of commands could not be set: {Reason}", error.Message);
        }
    }
}

/// <summary>Why a running bot ended, if it did not end by itself.</summary>
internal sealed class BotStatus
{
    public BotStartException? Refused { get; private set; }

    public void Refuse(BotStartException reason) => Refused = reason;
}
