using WorkshopBot.Outbox;

namespace WorkshopBot.Turns;

/// <summary>What the loop takes in. <see cref="Done"/> is set once what it changed is durable.</summary>
internal abstract record LoopInput
{
    private LoopInput()
    {
    }

    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Somebody did something.</summary>
    public sealed record Came(ChatUpdate Update) : LoopInput;

    /// <summary>A send has ended, well or badly.</summary>
    public sealed record Sent(SendJob Job, SendOutcome Outcome) : LoopInput;

    /// <summary>Work that was done outside comes back as a turn.</summary>
    public sealed record Work(Action<ITurn> Act) : LoopInput;

    /// <summary>The calendar is to be moved.</summary>
    public sealed record Moved(DateTimeOffset To) : LoopInput;

    /// <summary>Somebody waits until there is nothing left to do.</summary>
    public sealed record QuietAsked : LoopInput;

    /// <summary>Time has passed: a timer is due, a limit has room again.</summary>
    public sealed record Woken : LoopInput;
}
