using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using WorkshopBot.Turns;

namespace WorkshopBot.Hosting;

/// <summary>
/// How requests that must succeed one day are tried again: for ever, 1 s, 2 s … a minute, with jitter; as long as Telegram asks on a 429; 5–30 s
/// when somebody else polls with the same token. What goes on is said once a minute. A refused token ends it.
/// </summary>
internal sealed class NetworkPatience(TimeProvider pace, IChance chance, ILogger<NetworkPatience> log)
{
    private const int Conflict = 409;
    private const int TooMany = 429;
    private const int TriesForOneFile = 8;
    private static readonly TimeSpan FirstPauseForAFile = TimeSpan.FromMilliseconds(200);

    /// <summary>A pipeline for one purpose, named in the log: <c>updates</c>.</summary>
    /// <param name="purpose">What the log says it is for.</param>
    /// <param name="unreadableToo">An answer that cannot be read is tried again as well.</param>
    public ResiliencePipeline Forever(string purpose, bool unreadableToo = false)
    {
        var throttle = new Throttle(pace);
        return new ResiliencePipelineBuilder { TimeProvider = pace }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromMinutes(1),
                UseJitter = true,
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is { } error
                    && !arguments.Context.CancellationToken.IsCancellationRequested && (IsPassing(error) || (unreadableToo && TelegramErrors.IsUnreadableAnswer(error)))),
                DelayGenerator = arguments => ValueTask.FromResult(Delay(arguments.Outcome.Exception!)),
                OnRetry = arguments =>
                {
                    if (throttle.MaySay())
                        log.LogWarning("{Purpose}: {Trouble} Trying again.", purpose, Describe(arguments.Outcome.Exception!));
                    return default;
                },
            })
            .Build();
    }

    /// <summary>
    /// A pipeline for fetching a file: for ever while the server cannot be reached or asks to wait; eight times within some minutes when it is this
    /// one file that makes trouble (it broke off, the server fails at it).
    /// </summary>
    public ResiliencePipeline ForFiles()
    {
        var throttle = new Throttle(pace);
        var outage = new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromMinutes(1),
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(IsTrouble(arguments) && IsOutage(arguments.Outcome.Exception!)),
            DelayGenerator = arguments => ValueTask.FromResult(Delay(arguments.Outcome.Exception!)),
            OnRetry = arguments =>
            {
                if (throttle.MaySay())
                    log.LogWarning("Files: {Trouble} Trying again.", Describe(arguments.Outcome.Exception!));
                return default;
            },
        };
        var one = new RetryStrategyOptions
        {
            MaxRetryAttempts = TriesForOneFile,
            BackoffType = DelayBackoffType.Exponential,
            Delay = FirstPauseForAFile,
            MaxDelay = TimeSpan.FromMinutes(1),
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(IsTrouble(arguments) && !IsOutage(arguments.Outcome.Exception!)
                && (IsPassing(arguments.Outcome.Exception!) || TelegramErrors.IsUnreadableAnswer(arguments.Outcome.Exception!))),
        };
        return new ResiliencePipelineBuilder { TimeProvider = pace }.AddRetry(one).AddRetry(outage).Build();
    }

    private static bool IsTrouble<TResult>(RetryPredicateArguments<TResult> arguments) =>
        arguments.Outcome.Exception is not null && !arguments.Context.CancellationToken.IsCancellationRequested;

    // a refused token as well: the poller ends the bot over it, and what was sent before is fetched with the right one
    private static bool IsOutage(Exception error) => TelegramErrors.Read(error) is { Code: 0 or TooMany or 401 };

    private static bool IsPassing(Exception error) =>
        !TelegramErrors.IsUnreadableAnswer(error) && TelegramErrors.Read(error) is { } read
        && read.Code is 0 or Conflict or TooMany or >= 500;

    private TimeSpan? Delay(Exception error) => TelegramErrors.Read(error) switch
    {
        { Code: TooMany } read => TimeSpan.FromSeconds(read.RetryAfterSeconds ?? 5),
        { Code: Conflict } => TimeSpan.FromSeconds(5 + chance.Next(26)),
        _ => null,
    };

    private static string Describe(Exception error) => TelegramErrors.Read(error) switch
    {
        { Code: 401 } => "the bot's token is refused (401).",
        { Code: Conflict } => "another program fetches this bot's updates (409). Only one may: stop the other one.",
        { Code: TooMany } => "Telegram asks to wait (429).",
        { Code: 0 } => "the Bot API server cannot be reached.",
        { } read => FormattableString.Invariant($"the Bot API server has trouble ({read.Code})."),
        null => "trouble.",
    };
}
