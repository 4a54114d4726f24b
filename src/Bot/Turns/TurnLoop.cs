using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Turns;
using WorkshopBot.Files;
using WorkshopBot.Hosting;
using WorkshopBot.Outbox;

namespace WorkshopBot.Turns;

/// <summary>
/// The one writer. Takes what has queued up, runs each as a turn in a savepoint, commits once, and only then lets anything out: confirmations,
/// answers to taps, messages.
/// </summary>
/// <remarks>Source: docs/decisions/0001-one-writer-and-a-transactional-outbox.md.</remarks>
public sealed class TurnLoop : IAsyncDisposable
{
    private const int MostTimersPerCommit = 256;
    private const int QueueLength = 1024;

    // what another process wrote (an import) is seen at the latest after this
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan SendsMayTake = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    private readonly Channel<LoopInput> _inputs = Channel.CreateBounded<LoopInput>(new BoundedChannelOptions(QueueLength) { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<LoopInput.Moved> _moves = new();
    private readonly List<LoopInput.QuietAsked> _quiet = [];
    private readonly Database _database;
    private readonly TurnRunner _turns;
    private readonly Dispatcher _dispatcher;
    private readonly SendDesk _desk;
    private readonly Downloads _downloads;
    private readonly Housekeeping _housekeeping;
    private readonly Calendar _calendar;
    private readonly TimeProvider _pace;
    private readonly Counters _counters;
    private readonly LimitsOptions _limits;
    private readonly ILogger<TurnLoop> _log;
    private readonly Throttle _mayMention;
    private readonly ITimer _alarm;
    private readonly Thread _thread;
    private long _foreignChanges;
    private bool _isDisposed;
    private bool _timersLeft;
    private bool _isRecovered;

    // what a run before left in the log goes first
    private bool _mustTruncate = true;

    internal TurnLoop(
        Database database,
        TurnRunner turns,
        Dispatcher dispatcher,
        SendDesk desk,
        Downloads downloads,
        Calendar calendar,
        TimeProvider pace,
        Counters counters,
        LimitsOptions limits,
        ILogger<TurnLoop> log)
    {
        _database = database;
        _turns = turns;
        _dispatcher = dispatcher;
        _desk = desk;
        _downloads = downloads;
        _housekeeping = new Housekeeping(pace);
        _calendar = calendar;
        _pace = pace;
        _counters = counters;
        _limits = limits;
        _log = log;
        _mayMention = new Throttle(pace);
        _alarm = pace.CreateTimer(_ => _inputs.Writer.TryWrite(new LoopInput.Woken()), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _thread = new Thread(Run) { Name = "turns", IsBackground = true };
    }

    /// <summary>Starts the loop: what was in flight or due while the bot was down comes first.</summary>
    public void Start()
    {
        _calendar.Mover = async instant => await await Post(new LoopInput.Moved(instant), CancellationToken.None);
        _desk.Ended = async (job, outcome) => await Post(new LoopInput.Sent(job, outcome), CancellationToken.None);
        _desk.RunTurn = act => Run(act, _stop.Token);
        _desk.Drained = () => _inputs.Writer.TryWrite(new LoopInput.Woken());
        _downloads.RunTurn = act => Run(act, _stop.Token);
        _downloads.Ended = () => _inputs.Writer.TryWrite(new LoopInput.Woken());
        _thread.Start();
        _inputs.Writer.TryWrite(new LoopInput.Woken());
    }

    /// <summary>Runs something as a turn: the result of work that was done outside the loop. Completes once it is durable.</summary>
    public async Task Run(Action<ITurn> act, CancellationToken cancellationToken = default) =>
        await (await Post(new LoopInput.Work(act), cancellationToken)).WaitAsync(cancellationToken);

    /// <summary>Completes when inbox, loop and timers have nothing to do, nothing in the outbox is due and nothing is being fetched.</summary>
    public async Task Quiet(CancellationToken cancellationToken = default) =>
        await (await Post(new LoopInput.QuietAsked(), cancellationToken)).WaitAsync(cancellationToken);

    /// <summary>Stops in good order: sends under way end and are written down, for a while; then what was taken in is committed.</summary>
    public async Task Stop(CancellationToken cancellationToken)
    {
        _dispatcher.IsPaused = true;
        _downloads.Stop();
        var since = _pace.GetTimestamp();
        while (!(_desk.IsIdle && _downloads.IsIdle) && _pace.GetElapsedTime(since) < SendsMayTake && !cancellationToken.IsCancellationRequested)
            await Task.Delay(Breath, _pace, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _inputs.Writer.TryComplete();
        if (!_thread.ThreadState.HasFlag(ThreadState.Unstarted))
            await Task.Run(_thread.Join, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends at once, as a crash would: nothing more is taken in, committed or written down.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        _downloads.Stop();
        await _stop.CancelAsync();
        _inputs.Writer.TryComplete();
        if (!_thread.ThreadState.HasFlag(ThreadState.Unstarted))
            await Task.Run(_thread.Join);
        await _alarm.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>Queues an input; waits while the queue is full.</summary>
    /// <returns>A task that completes when what it changed is durable.</returns>
    internal async Task<Task> Post(LoopInput input, CancellationToken cancellationToken)
    {
        await _inputs.Writer.WriteAsync(input, cancellationToken);
        return input.Done.Task;
    }

    private void Run()
    {
        try
        {
            while (_inputs.Reader.WaitToReadAsync(_stop.Token).AsTask().GetAwaiter().GetResult())
                Persist(Drain());
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // told to end at once
        }
    }

    private List<LoopInput> Drain()
    {
        var batch = new List<LoopInput>();
        while (batch.Count < _limits.TurnsPerCommit && _inputs.Reader.TryRead(out var input))
        {
            switch (input)
            {
                case LoopInput.Moved moved:
                    _moves.Enqueue(moved);
                    break;
                case LoopInput.QuietAsked asked:
                    _quiet.Add(asked);
                    break;
                default:
                    batch.Add(input);
                    break;
            }
        }

        return batch;
    }

    private void Persist(List<LoopInput> batch)
    {
        try
        {
            UntilWritten(() => Commit(batch, MostTimersPerCommit));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            _log.LogCritical("A batch of {Count} cannot be committed: {Error}", batch.Count, error);
            OneByOne(batch);
        }
    }

    // The whole batch again and again while the disk has trouble: nothing is confirmed before it is there, and nothing is said.
    private void UntilWritten(Action write)
    {
        var wait = FirstRetry;
        var standing = _calendar.IsRunning ? (DateTimeOffset?)null : _calendar.GetUtcNow();
        while (true)
        {
            _stop.Token.ThrowIfCancellationRequested();
            try
            {
                write();
                return;
            }
            catch (Exception error)
            {
                _turns.DropCaches();
                if (standing is { } before)
                    _calendar.Set(before);
                if (!StorageTrouble.IsPassing(error))
                    throw;
                _counters.CountStorageTrouble();
                if (_mayMention.MaySay())
                    _log.LogError("The database cannot be written: {Trouble}. Everything waits; trying again.", StorageTrouble.Describe(error));
            }

            Task.Delay(wait, _pace, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            wait = wait * 2 < LongestRetry ? wait * 2 : LongestRetry;
        }
    }

    // Something breaks the commit itself (a constraint that is checked at its end, say): each input and each timer goes alone, the culprit aside.
    private void OneByOne(List<LoopInput> batch)
    {
        foreach (var input in batch)
        {
            if (!Alone([input], timers: 0, (work, error) => _turns.SetAside(work, input, error)))
                input.Done.TrySetResult();
        }

        bool goesOn;
        do
            goesOn = Alone([], timers: 1, (work, error) => _turns.SetAside(work, TimerStore.First(work), error)) && _timersLeft;
        while (goesOn);

        _alarm.Change(FirstRetry, Timeout.InfiniteTimeSpan);
    }

    /// <returns>True when it could be committed.</returns>
    private bool Alone(List<LoopInput> batch, int timers, Action<UnitOfWork, Exception> setAside)
    {
        try
        {
            UntilWritten(() => Commit(batch, timers));
            return true;
        }
        catch (Exception culprit) when (culprit is not OperationCanceledException)
        {
            UntilWritten(() =>
            {
                using var work = _database.Begin();
                setAside(work, culprit);
                work.Commit();
            });
            return false;
        }
    }

    private void Commit(List<LoopInput> batch, int mostTimers)
    {
        var effects = new Effects();
        List<SendJob> jobs;
        List<long> droppedFiles;
        List<WaitingAttachment> fetches;
        Plan plan;
        using (var work = _database.Begin())
        {
            NoticeForeignChanges(work);
            if (!_isRecovered)
                _dispatcher.Recover(work);
            foreach (var input in batch)
                _turns.Run(work, input, effects);
            _timersLeft = FireTimers(work, effects, mostTimers);
            _mustTruncate |= _housekeeping.Run(work, batch) | effects.ErasesTraces | batch.Exists(input => input is LoopInput.Sent { Job.IsFleeting: true });
            jobs = _dispatcher.Pick(work, reserved: effects.Answers.Count + _desk.WaitingAnswers);
            droppedFiles = AttachmentStore.DropLeft(work);
            fetches = _downloads.Pick(work);
            plan = Plan.Make(work, _dispatcher, _calendar, asksForDue: _quiet.Count > 0);
            work.Commit();
        }

        // from here on everything is in memory, and nothing may make the batch run again
        _isRecovered = true;
        _dispatcher.Committed(jobs);
        if (effects.Turns > 0)
        {
            _counters.CountTurns(effects.Turns);
            _counters.CountTurnCommit();
        }

        _downloads.Forget(droppedFiles);
        _desk.Send(effects, jobs, _dispatcher, _stop.Token);
        _desk.Read(effects.Readings, _database, _log);
        _downloads.Start(fetches);
        foreach (var input in batch)
            input.Done.TrySetResult();
        if (!_timersLeft)
            FinishMove();
        TruncateLog();
        var isBusy = _timersLeft || _moves.Count > 0;
        _alarm.Change(isBusy ? Soonest : plan.Sleep(_dispatcher.RoomAt, _pace, Soonest, LongestSleep), Timeout.InfiniteTimeSpan);
        if (!isBusy && !plan.HasDue)
            TellQuiet();
    }

    private void TruncateLog()
    {
        try
        {
            _mustTruncate = _mustTruncate && !_database.TruncateLog();
        }
        catch (SqliteException)
        {
            // somebody reads just now: with the next batch
        }
    }

    private void TellQuiet()
    {
        if (!_desk.IsIdle || !_downloads.IsIdle || _inputs.Reader.Count > 0)
            return;
        foreach (var asked in _quiet)
            asked.Done.TrySetResult();
        _quiet.Clear();
    }

    private void NoticeForeignChanges(UnitOfWork work)
    {
        var changes = Database.ForeignChanges(work);
        if (_foreignChanges != 0 && changes != _foreignChanges)
            _turns.DropCaches();
        _foreignChanges = changes;
    }

    /// <returns>True when more are due than one commit takes.</returns>
    private bool FireTimers(UnitOfWork work, Effects effects, int most)
    {
        var until = _moves.TryPeek(out var move) ? move.To : _calendar.GetUtcNow();
        for (var fired = 0; fired < most; fired++)
        {
            if (TimerStore.First(work) is not { } timer || timer.DueAt > until)
                return false;
            var now = _calendar.GetUtcNow();
            if (move is not null && timer.DueAt > now)
                _calendar.Set(now = timer.DueAt);
            _turns.Fire(work, timer, now, effects);
        }

        return true;
    }

    private void FinishMove()
    {
        if (!_moves.TryDequeue(out var move))
            return;
        if (move.To > _calendar.GetUtcNow())
            _calendar.Set(move.To);
        move.Done.TrySetResult();
    }

    /// <summary>What comes next, read inside the transaction.</summary>
    private sealed record Plan(TimeSpan? Timer, DateTimeOffset? HeldUntil, bool HasDue)
    {
        public static Plan Make(UnitOfWork work, Dispatcher dispatcher, Calendar calendar, bool asksForDue)
        {
            var timer = calendar.IsRunning && TimerStore.First(work) is { } first ? first.DueAt - calendar.GetUtcNow() : (TimeSpan?)null;
            return new(timer, dispatcher.HeldUntil(work), asksForDue && dispatcher.HasDue(work));
        }

        public TimeSpan Sleep(DateTimeOffset? roomAt, TimeProvider pace, TimeSpan soonest, TimeSpan longest)
        {
            var now = pace.GetUtcNow();
            var sleep = new[] { Timer, HeldUntil - now, roomAt - now, longest }.Min() ?? longest;
            return sleep < soonest ? soonest : sleep;
        }
    }
}
