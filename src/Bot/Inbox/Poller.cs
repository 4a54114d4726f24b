using System.Text.Json;
using Microsoft.Extensions.Logging;
using Polly;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using WorkshopBot.Hosting;

namespace WorkshopBot.Inbox;

/// <summary>Fetches updates by long polling. The offset moves on, and with it Telegram forgets, only after the loop has committed.</summary>
internal sealed class Poller(ITelegramBotClient client, UpdateInbox inbox, NetworkPatience patience, TimeProvider pace, ILogger<Poller> log)
{
    private const int BatchSize = 100;
    private const int LongPollSeconds = 50;

    private static readonly TimeSpan LastCommit = TimeSpan.FromSeconds(2);
    private static readonly (Task, int[]) NothingTaken = (Task.CompletedTask, []);
    private static readonly TimeSpan AfterSurprise = TimeSpan.FromSeconds(5);

    private readonly ResiliencePipeline _patience = patience.Forever("Updates");
    private readonly ResiliencePipeline _oneByOne = patience.Forever("Updates, one by one", unreadableToo: true);
    private (Task Done, int[] Ids) _taken = NothingTaken;
    private int? _offset;
    private bool _isConfirmed = true;

    /// <summary>Runs until called off.</summary>
    /// <exception cref="BotStartException">Telegram refuses the token.</exception>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var updates = await _patience.ExecuteAsync(async token => await Fetch(token), cancellationToken);
                _taken = (inbox.Accept(updates, CancellationToken.None), [.. updates.Select(update => update.Id)]);
                await _taken.Done.WaitAsync(cancellationToken);
                MoveOn(_taken.Ids);
                _taken = NothingTaken;
            }
            catch (Exception error) when (TelegramErrors.IsUnreadableAnswer(error))
            {
                await StepOver(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (ApiRequestException error) when (error.ErrorCode is 401 or 404)
            {
                throw new BotStartException(new StartFinding(StartProblem.TokenRefused, "Telegram:Token"), error);
            }
            catch (Exception error)
            {
                log.LogError("Updates: {Error}, which nobody expected. Going on.", error.GetType().Name);
                await Task.Delay(AfterSurprise, pace, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Tells Telegram what is done, after the loop has stopped and before the program ends.</summary>
    public async Task ConfirmLast(CancellationToken cancellationToken)
    {
        await _taken.Done.WaitAsync(LastCommit, pace, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_taken.Done.IsCompletedSuccessfully)
            MoveOn(_taken.Ids);
        if (_isConfirmed || _offset is null)
            return;
        try
        {
            await client.GetUpdates(offset: _offset, limit: 1, timeout: 0, allowedUpdates: Translation.Wanted, cancellationToken: cancellationToken);
            _isConfirmed = true;
        }
        catch (Exception error) when (error is RequestException or OperationCanceledException)
        {
            // they come again after the next start, and change nothing
        }
    }

    private async Task<Update[]> Fetch(CancellationToken cancellationToken)
    {
        var updates = await client.GetUpdates(
            offset: _offset,
            limit: BatchSize,
            timeout: LongPollSeconds,
            allowedUpdates: Translation.Wanted,
            cancellationToken: cancellationToken);
        _isConfirmed = true;
        return updates;
    }

    // Somewhere in the batch is an update that cannot be read: they are taken one by one, unread, until it is behind us.
    private async Task StepOver(CancellationToken cancellationToken)
    {
        for (var i = 0; i < BatchSize; i++)
        {
            var request = new GetUnreadUpdateRequest { Offset = _offset, AllowedUpdates = Translation.Wanted };
            if (await _oneByOne.ExecuteAsync(async token => await client.SendRequest(request, token), cancellationToken) is not [var raw, ..])
                return;
            var id = raw.GetProperty("update_id").GetInt32();
            var isReadable = await inbox.Accept(id, raw, cancellationToken);
            MoveOn([id]);
            if (!isReadable)
                return;
        }
    }

    private void MoveOn(int[] ids)
    {
        foreach (var id in ids)
        {
            // a batch is in order, but for a server that repeats itself
            _offset = Math.Max(id + 1, _isConfirmed ? int.MinValue : _offset ?? int.MinValue);
            _isConfirmed = false;
        }
    }

    /// <summary>getUpdates for one update, its JSON left as it is.</summary>
    private sealed class GetUnreadUpdateRequest() : RequestBase<JsonElement[]>("getUpdates")
    {
        public int? Offset { get; set; }

        public int? Limit { get; set; } = 1;

        public int? Timeout { get; set; } = 1;

        public IEnumerable<UpdateType>? AllowedUpdates { get; set; }
    }
}
