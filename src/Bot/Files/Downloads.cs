using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;
using WorkshopBot.Turns;

namespace WorkshopBot.Files;

/// <summary>
/// Fetches what people sent, outside the loop, a few at a time: rows say what is to be fetched, so what was under way when the bot died is fetched after the
/// start. Each file is checked, cleaned, sealed into the folder, and only then reported as a turn.
/// </summary>
/// <remarks><see cref="Pick"/>, <see cref="Start"/> and <see cref="Forget"/> are the loop's; only the tasks run elsewhere.</remarks>
internal sealed class Downloads(
    IFileFetcher fetcher, Database database, IConversation conversation, TimeProvider pace, ILogger<Downloads> log) : IDisposable
{
    private const int MostAtOnce = 4;
    private static readonly TimeSpan DiskPause = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly HashSet<long> _underWay = [];
    private readonly HashSet<long> _stuck = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Throttle _mayMention = new(pace);

    /// <summary>Runs something as a turn; completes when it is durable.</summary>
    public Func<Action<ITurn>, Task> RunTurn { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called when one has ended: the loop may go on with the next.</summary>
    public Action Ended { get; set; } = () => { };

    /// <summary>True when nothing is under way.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
                return _underWay.Count == 0;
        }
    }

    /// <summary>The files to be fetched next. <see cref="Start"/> follows once the turns that wrote them are durable.</summary>
    public List<WaitingAttachment> Pick(ReadSession session)
    {
        lock (_lock)
        {
            if (_underWay.Count >= MostAtOnce || _stop.IsCancellationRequested)
                return [];
            return
            [
                .. AttachmentStore.Waiting(session, MostAtOnce + _stuck.Count).Concat(DraftStore.Waiting(session, MostAtOnce + _stuck.Count))
                    .Where(file => !_underWay.Contains(file.Id) && !_stuck.Contains(file.Id))
                    .Take(MostAtOnce - _underWay.Count),
            ];
        }
    }

    /// <summary>Begins to fetch.</summary>
    public void Start(List<WaitingAttachment> files)
    {
        foreach (var file in files)
        {
            lock (_lock)
                _underWay.Add(file.Id);
            _ = Task.Run(() => Take(file));
        }
    }

    /// <summary>Deletes the bytes of files whose rows are gone for good.</summary>
    public void Forget(List<long> ids) => database.Files.Delete(ids);

    /// <summary>Ends all downloads: their rows go on waiting.</summary>
    public void Stop() => _stop.Cancel();

    /// <inheritdoc />
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task Take(WaitingAttachment file)
    {
        try
        {
            await Fetch(file);
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException or ObjectDisposedException)
        {
            // the bot is stopping: the row waits for the next start
        }
        catch (Exception error)
        {
            // our bug; again after a restart, and not in a circle until then
            lock (_lock)
                _stuck.Add(file.Id);
            log.LogError("File {Id} could not be taken in: {Error}.", file.Id, error.GetType().Name);
        }

        lock (_lock)
            _underWay.Remove(file.Id);
        Ended();
    }

    private async Task Fetch(WaitingAttachment file)
    {
        var outcome = await fetcher.Fetch(file.FileId, _stop.Token);
        if (file.Facts.Wanted == DraftStore.Workbook)
        {
            var workbook = (outcome as FetchOutcome.Arrived)?.Content;
            try
            {
                await RunTurn(database.Read(session => conversation.WorkbookCame(session, file.Id, workbook)));
            }
            catch (Exception error) when (error is not (OperationCanceledException or ChannelClosedException or ObjectDisposedException))
            {
                // whoever sent it is waiting for a word
                log.LogError("Workbook {Id} could not be answered: {Error}.", file.Id, error.GetType().Name);
                await RunTurn(turn => conversation.WorkbookFailed(turn, file.Id));
            }

            return;
        }

        if (outcome is not FetchOutcome.Arrived { Content: var content })
            await Miss(file.Id, ((FetchOutcome.Lost)outcome).Reason);
        else if (SentFiles.Check(file.Facts, content) is not { } good)
            await Miss(file.Id, "wrong_content");
        else
            await Keep(file.Id, good.Facts, good.Content);
    }

    private async Task Keep(long id, AttachmentFacts facts, byte[] content)
    {
        await WriteToDisk(id, content);
        var isWanted = false;
        await RunTurn(turn =>
        {
            isWanted = AttachmentStore.ById(turn.Work, id) is not null;
            if (isWanted)
                AttachmentStore.Keep(turn.Work, id, facts);
        });
        if (!isWanted)
            database.Files.Delete([id]); // erased or replaced in the meantime
    }

    private Task Miss(long id, string reason) => RunTurn(turn =>
    {
        if (AttachmentStore.ById(turn.Work, id) is not { } file)
            return;
        AttachmentStore.Miss(turn.Work, id, reason);
        conversation.FileMissing(turn, file with { Status = "missing", Reason = reason });
    });

    private async Task WriteToDisk(long id, byte[] content)
    {
        while (true)
        {
            try
            {
                database.Files.Write(id, content);
                return;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                if (_mayMention.MaySay())
                    log.LogError("The folder {Folder} cannot be written: {Error}. Files that people send wait.", database.Files.Path, error.GetType().Name);
            }

            await Task.Delay(DiskPause, pace, _stop.Token);
        }
    }
}
