using WorkshopBot.Turns;

namespace WorkshopBot.Outbox;

/// <summary>
/// Between loop and sender: starts what was committed, keeps answers to taps (never a row) until the overall limit has room, and hands results back.
/// </summary>
/// <remarks>Called by the loop; only the tasks it starts run elsewhere.</remarks>
internal sealed class SendDesk(Sender sender, TimeProvider pace)
{
    // Telegram forgets a query soon; later an answer helps nobody
    private static readonly TimeSpan AnswerUseful = TimeSpan.FromSeconds(15);

    private readonly Queue<(string QueryId, DateTimeOffset Since)> _answers = new();
    private int _underWay;

    /// <summary>Takes in how a send has ended.</summary>
    public Func<SendJob, SendOutcome, Task> Ended { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Called when the last answer or action has gone out.</summary>
    public Action Drained { get; set; } = () => { };

    /// <summary>Answers that wait for room.</summary>
    public int WaitingAnswers => _answers.Count;

    /// <summary>True when no answer waits and nothing of the desk is under way.</summary>
    public bool IsIdle => _answers.Count == 0 && Volatile.Read(ref _underWay) == 0;

    /// <summary>Lets a committed batch out: answers first, then messages.</summary>
    public void Send(Effects effects, List<SendJob> jobs, Dispatcher dispatcher, CancellationToken cancellationToken)
    {
        var now = pace.GetUtcNow();
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
    }

    private async Task Send(SendJob job, CancellationToken cancellationToken)
    {
        var outcome = await sender.Send(job, cancellationToken);
        await Ended(job, outcome);
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
