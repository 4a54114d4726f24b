using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>getUpdates: one consumer at a time, long polls, and waiting for those who do not confirm.</summary>
internal sealed class Polling(World world, bool waitAfterSameOffset)
{
    private static readonly TimeProvider Pace = TimeProvider.System;

    private Poll? _current;
    private int _lastOffset;
    private long? _lastStart;
    private long? _lastConflict;

    private sealed class Poll
    {
        /// <summary>Completes with what ended it from outside.</summary>
        public TaskCompletionSource<string> Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <exception cref="Refusal">409 if a webhook is active, or another getUpdates or setWebhook came.</exception>
    public async Task<JsonArray> GetUpdatesAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        int offset = arguments.Int("offset") ?? 0;
        int limit = arguments.Int("limit") is { } asked ? Math.Clamp(asked, 1, Limits.UpdatesAtOnce) : Limits.UpdatesAtOnce;
        var timeout = TimeSpan.FromSeconds(Math.Clamp(arguments.Int("timeout") ?? 0, 0, Limits.LongPollSeconds));
        var allowed = ReadAllowed(arguments);
        var poll = new Poll();
        try
        {
            world.Do(() => Begin(poll, offset, allowed, ref limit, ref timeout));
            return await WaitAsync(poll, offset, limit, timeout, cancellationToken);
        }
        catch (Refusal refusal) when (refusal.Code == 409)
        {
            await HoldBackAsync(cancellationToken);
            throw;
        }
        finally
        {
            world.Do(() =>
            {
                _current = _current == poll ? null : _current;
                world.BotIsPolling = _current is not null;
            });
        }
    }

    /// <summary>A webhook was set while somebody polled. Called under the lock.</summary>
    public void EndForWebhook() => _current?.Ended.TrySetResult(Says.BySetWebhook);

    public static List<string>? ReadAllowed(Arguments arguments) =>
        arguments.Array("allowed_updates") is { } list ? [.. list.Select(kind => kind!.ToString())] : null;

    private void Begin(Poll poll, int offset, List<string>? allowed, ref int limit, ref TimeSpan timeout)
    {
        if (world.Profile.Webhook is not null)
            throw Refusal.Conflict(Says.WebhookActive);
        _current?.Ended.TrySetResult(Says.OtherGetUpdates);
        _current = poll;
        world.BotIsPolling = true;
        if (allowed is not null && !(world.Profile.AllowedUpdates ?? []).SequenceEqual(allowed))
        {
            world.Profile.AllowedUpdates = allowed.Count > 0 ? allowed : null;
            world.StoreProfile();
        }
        var since = _lastStart is { } last && offset == _lastOffset ? Pace.GetElapsedTime(last) : TimeSpan.MaxValue;
        if (waitAfterSameOffset && since < Limits.SameOffsetWait && timeout < Limits.SameOffsetWait)
            timeout = Limits.SameOffsetWait;
        if (waitAfterSameOffset && since < Limits.SameOffsetSingle)
            limit = 1;
        _lastOffset = offset;
        _lastStart = Pace.GetTimestamp();
    }

    private async Task<JsonArray> WaitAsync(Poll poll, int offset, int limit, TimeSpan timeout, CancellationToken cancellationToken)
    {
        long start = Pace.GetTimestamp();
        while (true)
        {
            var (updates, arrival) = world.Do(() => (Take(offset, limit), world.Updates.Arrival));
            var left = timeout - Pace.GetElapsedTime(start);
            if (poll.Ended.Task.IsCompleted)
                throw Refusal.Conflict(await poll.Ended.Task);
            if (updates.Count > 0 || left <= TimeSpan.Zero)
                return updates;
            try
            {
                await Task.WhenAny(arrival, poll.Ended.Task).WaitAsync(left, Pace, cancellationToken);
            }
            catch (TimeoutException)
            {
                return [];
            }
        }
    }

    private JsonArray Take(int offset, int limit) => new([.. world.Updates.Take(offset, limit).Select(u => u.Body.Copy())]);

    /// <summary>Whoever fights over the updates is slowed down.</summary>
    private async Task HoldBackAsync(CancellationToken cancellationToken)
    {
        bool again = _lastConflict is { } last && Pace.GetElapsedTime(last) < Limits.ConflictWait;
        _lastConflict = Pace.GetTimestamp();
        if (again)
            await Task.Delay(Limits.ConflictWait, Pace, cancellationToken);
    }
}
