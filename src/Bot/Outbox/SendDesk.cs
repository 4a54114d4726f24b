using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Turns;

namespace WorkshopBot.Outbox;

/// <summary>
/// Between loop and sender: starts what was committed, keeps answers to taps and menus (never a row) until the overall limit has room, and hands
/// results back.
/// </summary>
/// <remarks>Called by the loop; only the tasks it starts run elsewhere.</remarks>
internal sealed class SendDesk(Sender sender, TimeProvider pace)
{
    // Telegram forgets a query soon; later an answer helps nobody
    private static readonly TimeSpan AnswerUseful = TimeSpan.FromSeconds(15);

    private readonly Queue<(string QueryId, DateTimeOffset Since)> _answers = new();
    private readonly Dictionary<long, MenuChange> _menus = [];
    private readonly ConcurrentDictionary<long, bool> _menusUnderWay = new();
    private readonly HeldSecrets _secrets = new(pace);
    private int _underWay;

    /// <summary>Takes in how a send has ended.</summary>
    public Func<SendJob, SendOutcome, Task> Ended { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Writes down what was done, as a turn.</summary>
    public Func<Action<ITurn>, Task> RunTurn { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called when the last answer or action has gone out.</summary>
    public Action Drained { get; set; } = () => { };

    /// <summary>Answers that wait for room.</summary>
    public int WaitingAnswers => _answers.Count;

    /// <summary>True when no answer and no menu waits and nothing of the desk is under way.</summary>
    public bool IsIdle => _answers.Count == 0 && _menus.Count == 0 && Volatile.Read(ref _underWay) == 0;

    /// <summary>Lets a committed batch out: answers first, then messages.</summary>
    public void Send(Effects effects, List<SendJob> jobs, Dispatcher dispatcher, CancellationToken cancellationToken)
    {
        var now = pace.GetUtcNow();
        foreach (var (hole, secret) in effects.Secrets)
            _secrets.Add(hole, secret);
        foreach (var queryId in effects.Answers)
            _answers.Enqueue((queryId, now));
        while (_answers.TryPeek(out var answer))
        {
            var isUseful = now - answer.Since <= AnswerUseful;
            if (isUseful && !dispatcher.TryTakeQuick())
                break;
            _answers.Dequeue();
            if (isUseful)
                Start(() => sender.Answer(answer.QueryId, cancellationToken));
        }

        foreach (var chatId in effects.Working.Distinct())
        {
            if (dispatcher.TryTakeQuick())
                Start(() => sender.ShowWorking(chatId, cancellationToken));
        }

        foreach (var job in jobs)
            Start(() => Send(job, cancellationToken));
        // after all that people wait for
        foreach (var change in effects.Menus)
            _menus[change.AccountId] = change;
        SetMenus(dispatcher, cancellationToken);
    }

    /// <summary>Reads outside the loop what turns asked for.</summary>
    public void Read(List<Reading> readings, Database database, ILogger log)
    {
        foreach (var reading in readings)
            Start(() => Read(reading, database, log));
    }

    private async Task Read(Reading reading, Database database, ILogger log)
    {
        try
        {
            await RunTurn(database.Read(reading.Read));
        }
        catch (Exception error) when (error is not (OperationCanceledException or System.Threading.Channels.ChannelClosedException or ObjectDisposedException))
        {
            // whoever asked is waiting for a word
            log.LogError("Something that was to be read has failed: {Error}.", error.GetType().Name);
            await RunTurn(reading.Failed);
        }
    }

    // one at a time for each chat, so that the later of two languages stays
    private void SetMenus(Dispatcher dispatcher, CancellationToken cancellationToken)
    {
        foreach (var change in _menus.Values.Where(change => !_menusUnderWay.ContainsKey(change.AccountId)).ToList())
        {
            if (!dispatcher.TryTakeQuick())
                return;
            _menus.Remove(change.AccountId);
            _menusUnderWay[change.AccountId] = true;
            Start(() => SetMenu(change, cancellationToken));
        }
    }

    private async Task SetMenu(MenuChange change, CancellationToken cancellationToken)
    {
        try
        {
            if (await sender.SetMenu(change.ChatId, change.Menu?.Commands ?? [], cancellationToken))
                await RunTurn(turn => PeopleStore.SetMenu(turn.Work, change.AccountId, change.Menu?.Name));
        }
        finally
        {
            _menusUnderWay.TryRemove(change.AccountId, out _);
        }
    }

    private async Task Send(SendJob job, CancellationToken cancellationToken)
    {
        var hole = job.Message.Hole;
        var filled = hole is null ? job : job with { Message = job.Message.Filled(_secrets.Of(hole)) };
        var outcome = await sender.Send(filled, cancellationToken);
        await Ended(job, outcome);

        // not before: until it is written down the same message may have to go out again
        if (hole is not null)
            _secrets.Ended(hole, outcome);
    }

    private void Start(Func<Task> work)
    {
        Interlocked.Increment(ref _underWay);
        _ = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            catch (Exception error) when (error is OperationCanceledException or System.Threading.Channels.ChannelClosedException)
            {
                // the bot is stopping: the row stays marked in flight, and goes out again after the next start
            }
            finally
            {
                if (Interlocked.Decrement(ref _underWay) == 0)
                    Drained();
            }
        });
    }
}
