using System.Globalization;
using Microsoft.Extensions.Logging;
using WorkshopBot.Chat;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;
using WorkshopBot.Turns;

namespace WorkshopBot.Outbox;

/// <summary>
/// Decides which rows of the outbox go out next, and what becomes of them afterwards. Works on the loop's thread and inside its transaction:
/// a row is marked in flight by the same commit that wrote it, and its end is a row change like any other.
/// </summary>
internal sealed class Dispatcher(LimitsOptions options, TimeProvider pace, IChance chance, Counters counters, ILogger<Dispatcher> log)
{
    // their side failing at one and the same message for so long is no passing trouble
    private const int MostServerFailures = 10;

    // one broken connection says little; some in a row, with nothing getting through in between, do
    private const int SilencesOfAnOutage = 3;
    private const string HoldName = "outbox_not_before";
    private static readonly TimeSpan TwoChats = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Alarming = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RefusedTokenWait = TimeSpan.FromMinutes(1);

    // what a start finds beyond these was written by a clock that has been put back since
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(1);

    private readonly RateLimits _limits = new(options);
    private readonly Throttle _mayMention = new(pace);
    private readonly HashSet<long> _inFlight = [];
    private DateTimeOffset _heldUntil;
    private DateTimeOffset _pickedAt;
    private DateTimeOffset? _nextRoom;
    private long _silences;
    private (long AccountId, DateTimeOffset At, DateTimeOffset Until)? _lastWait;

    /// <summary>Nothing more is started: the bot is about to stop.</summary>
    public bool IsPaused { get; set; }

    /// <summary>After a start: what was in flight when the program died goes out again.</summary>
    public void Recover(UnitOfWork work)
    {
        counters.CountPossiblyDoubled(OutboxStore.RetryInterrupted(work));
        var now = pace.GetUtcNow();
        OutboxStore.ForgetWaitsBeyond(work, now + LongestRetry);
        PeopleStore.ForgetHoldsBeyond(work, now + LongestHold);
        if (Installation.Read(work, HoldName) is { } moment
            && DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) is var until && until < now + LongestHold)
            _heldUntil = until;
    }

    /// <summary>Takes the rows that may go out now and marks them in flight. <see cref="Committed"/> follows once that is durable.</summary>
    /// <param name="work">The loop's transaction.</param>
    /// <param name="reserved">Requests that go before every lane: answers to taps.</param>
    public List<SendJob> Pick(UnitOfWork work, int reserved)
    {
        var now = _pickedAt = pace.GetUtcNow();
        var jobs = new List<SendJob>();
        var held = new HashSet<long>();
        _nextRoom = null;
        while (now >= _heldUntil && !IsPaused)
        {
            var inFlight = _inFlight.Count + jobs.Count;
            var room = Math.Min(options.InFlight - inFlight, _limits.OverallRoom(now) - reserved);
            if (room <= 0)
            {
                // in flight ones wake the loop when they end; the rate does not
                if (inFlight < options.InFlight)
                    NoteRoomAt(_limits.OverallRoomAt(now));
                break;
            }

            var rows = OutboxStore.Sendable(work, now, held, room);
            if (rows.Count == 0)
                break;
            var heldBefore = held.Count;
            foreach (var row in rows)
            {
                if (Take(work, row, held, now) is { } job)
                    jobs.Add(job);
            }

            if (rows.Count < room && held.Count == heldBefore)
                break;
        }

        return jobs;
    }

    /// <summary>The marks are durable: the jobs count as on their way.</summary>
    public void Committed(List<SendJob> jobs)
    {
        foreach (var job in jobs)
            _inFlight.Add(job.RowId);
    }

    /// <summary>True when an answer to a tap, or a chat action, may go out now; it counts against the overall rate.</summary>
    public bool TryTakeQuick()
    {
        var now = pace.GetUtcNow();
        if (_limits.OverallRoom(now) == 0)
        {
            NoteRoomAt(_limits.OverallRoomAt(now));
            return false;
        }

        _limits.TakeOverall(now);
        return true;
    }

    /// <summary>True while something is on its way, or could go out but for the rates.</summary>
    public bool HasDue(ReadSession session)
    {
        var now = pace.GetUtcNow();
        return _inFlight.Count > 0 || (now >= _heldUntil && OutboxStore.HasDue(session, now));
    }

    /// <summary>When the rows that the last pick found held may go on; null when there are none.</summary>
    /// <remarks>Asked for the moment of that pick: what came due since then was not picked, and nothing else would announce it.</remarks>
    public DateTimeOffset? HeldUntil(ReadSession session) =>
        _pickedAt < _heldUntil ? _heldUntil : OutboxStore.NextDelayed(session, _pickedAt);

    /// <summary>When a limit that kept something back has room again.</summary>
    public DateTimeOffset? RoomAt => _nextRoom;

    /// <summary>A send is over, whatever its transaction comes to.</summary>
    public void Ended(SendJob job) => _inFlight.Remove(job.RowId);

    /// <summary>Writes down how a send has ended.</summary>
    /// <returns>What is to be reported of deliveries: this one's, or those of a person who is gone.</returns>
    public List<Delivery> Finish(UnitOfWork work, SendJob job, SendOutcome outcome)
    {
        var now = pace.GetUtcNow();
        return outcome switch
        {
            SendOutcome.Delivered delivered => Delivered(work, job, delivered, now),
            SendOutcome.Failed failed => React(work, job, failed.Reaction, now),
            _ => throw new InvalidOperationException("An unknown outcome."),
        };
    }

    /// <summary>A row whose end could not be written down goes out again, and counts as failed.</summary>
    public void PutBack(UnitOfWork work, SendJob job) =>
        Again(work, job, pace.GetUtcNow() + Backoff.After(job.Attempts + 1, chance), mayHaveArrived: true, isFailure: true);

    /// <summary>Takes out everything a chat waits for: the person is gone.</summary>
    public static List<Delivery> DropAll(UnitOfWork work, long accountId, DateTimeOffset now)
    {
        var dropped = OutboxStore.DropAll(work, accountId, now);
        foreach (var cardId in dropped.Select(row => row.CardId).OfType<long>().Distinct())
            CardStore.ForgetShown(work, cardId);
        return [.. dropped.Where(row => row.BroadcastId is not null).Select(row => new Delivery(row.BroadcastId!.Value, DeliveryResult.Blocked))];
    }

    private SendJob? Take(UnitOfWork work, OutboxRow row, HashSet<long> held, DateTimeOffset now)
    {
        var message = OutgoingMessage.Read(row.OpenBody(work));
        var plan = SendPlans.Decide(row.Kind, row.MessageId, row.Shape, message);
        if (plan == SendPlan.Nothing)
        {
            OutboxStore.Finish(work, row.Id, "dropped", now);
            return null;
        }

        var roomAt = _limits.ChatRoomAt(row.AccountId, row.IsGroup, plan.IsNewMessage(), now);
        if (roomAt > now)
        {
            NoteRoomAt(roomAt);
            held.Add(row.AccountId);
            return null;
        }

        _limits.TakeChat(row.AccountId, row.IsGroup, plan.IsNewMessage(), now);
        _limits.TakeOverall(now);
        OutboxStore.MarkInFlight(work, row.Id, now);
        return new SendJob(row.Id, row.AccountId, row.ChatId(work), row.Kind, message)
        {
            IsGroup = row.IsGroup,
            CardId = row.CardId,
            BroadcastId = row.BroadcastId,
            Attempts = row.Attempts,
            IsFleeting = row.IsFleeting,
            MayBeTwice = row.PossiblyDoubled,
            Plan = plan,
            MessageId = row.MessageId ?? 0,
            Uploaded = message.File is { IsLasting: true } file ? SentFileStore.Find(work, file.Kind, file.SubjectId, file.Language) : null,
        };
    }

    private List<Delivery> Delivered(UnitOfWork work, SendJob job, SendOutcome.Delivered delivered, DateTimeOffset now)
    {
        _silences = 0;
        counters.CountSent();
        OutboxStore.Finish(work, job.RowId, "sent", now);
        if (job.CardId is { } cardId && delivered.MessageId is { } messageId)
            CardStore.Learn(work, cardId, messageId);
        if (job.Message.File is { IsLasting: true } file && delivered.FileId is { } fileId)
            SentFileStore.Keep(work, file.Kind, file.SubjectId, file.Language, fileId, delivered.IsPhoto);
        return Report(job, DeliveryResult.Delivered);
    }

    private List<Delivery> React(UnitOfWork work, SendJob job, Reaction reaction, DateTimeOffset now)
    {
        if (reaction is not Reaction.NoAnswer)
            _silences = 0;
        switch (reaction)
        {
            case Reaction.AlreadySo:
                return Delivered(work, job, new(), now);
            case Reaction.SendAnew when job.Plan == SendPlan.Delete:
                return Delivered(work, job, new(), now);
            case Reaction.SendAnew when job.Kind == OutboxKind.Collapse:
                OutboxStore.Finish(work, job.RowId, "dropped", now);
                return [];
            case Reaction.SendAnew when job.CardId is { } cardId:
                CardStore.Learn(work, cardId, null);
                OutboxStore.Again(work, job.RowId);
                return [];
            case Reaction.EditCaption when job.CardId is { } cardId && job.Plan == SendPlan.EditText:
                CardStore.SetShape(work, cardId, "file");
                OutboxStore.Again(work, job.RowId);
                return [];
            case Reaction.UploadAgain when job.Uploaded is not null && job.Message.File is { } file:
                SentFileStore.Forget(work, file.Kind, file.SubjectId, file.Language);
                OutboxStore.Again(work, job.RowId);
                return [];
            case Reaction.Wait wait:
                Hold(work, job, wait.For, now);
                return [];
            case Reaction.Migrate migrate:
                PeopleStore.Migrate(work, job.AccountId, migrate.ChatId);
                OutboxStore.Again(work, job.RowId);
                return [];
            case Reaction.Unreachable unreachable:
                PeopleStore.MarkUnreachable(work, job.AccountId, unreachable.Reason, now);
                return DropAll(work, job.AccountId, now);
            case Reaction.TryAgain when job.Attempts + 1 < MostServerFailures:
                Again(work, job, now + Backoff.After(job.Attempts + 1, chance), mayHaveArrived: true, isFailure: true);
                return [];
            case Reaction.NoAnswer silence:
                var retryAt = now + Backoff.After(++_silences, chance);
                Again(work, job, retryAt, silence.MayHaveArrived, isFailure: false);
                if (!silence.MayHaveArrived || _silences >= SilencesOfAnOutage)
                    _heldUntil = Latest(_heldUntil, retryAt);
                if (_mayMention.MaySay())
                    log.LogWarning("Telegram does not answer; {Count} tries so far. Messages wait.", _silences);
                return [];
            case Reaction.TokenRefused:
                OutboxStore.Again(work, job.RowId);
                _heldUntil = now + RefusedTokenWait;
                if (_mayMention.MaySay())
                    log.LogError("Telegram refuses the bot's token. Messages wait; check Telegram:Token.");
                return [];
            default:
                return Refuse(work, job, reaction, now);
        }
    }

    // A refused question is asked in plain words; anything else goes aside, and the card does not count as shown.
    private List<Delivery> Refuse(UnitOfWork work, SendJob job, Reaction reaction, DateTimeOffset now)
    {
        var reason = reaction is Reaction.Refused refused ? refused.Reason : reaction.GetType().Name;
        var isSuperseded = job.CardId is { } id && OutboxStore.IsSuperseded(work, id, job.RowId);
        if (!isSuperseded && job.Kind != OutboxKind.Collapse && job.Message.Plainer() is { } plainer)
        {
            log.LogError("Telegram refused message {Row} ({Reason}); its plain form goes out instead.", job.RowId, reason);
            OutboxStore.Replace(work, job.RowId, (int)Lane.Answer, plainer.Write());
            OutboxStore.Again(work, job.RowId);
            return [];
        }

        log.LogError("Telegram refused message {Row} for good: {Reason}", job.RowId, reason);
        counters.CountParked();
        if (job.IsFleeting)
            OutboxStore.Finish(work, job.RowId, "parked", now);
        else
            OutboxStore.Park(work, job.RowId, job.Message.Write(), reason, now);
        if (job.CardId is { } cardId && job.Kind == OutboxKind.Card)
            CardStore.ForgetShown(work, cardId);
        return Report(job, DeliveryResult.Failed);
    }

    private void Again(UnitOfWork work, SendJob job, DateTimeOffset notBefore, bool mayHaveArrived, bool isFailure)
    {
        var doubled = mayHaveArrived && job.Plan.IsNewMessage();
        if (doubled)
            counters.CountPossiblyDoubled(1);
        OutboxStore.Again(work, job.RowId, notBefore, doubled, isFailure);
    }

    // The wait belongs to the chat; when a second chat gets one within a few seconds, it is the whole bot that is too fast.
    private void Hold(UnitOfWork work, SendJob job, TimeSpan wait, DateTimeOffset now)
    {
        var until = now + wait;
        PeopleStore.HoldUntil(work, job.AccountId, until);
        OutboxStore.Again(work, job.RowId);
        OutboxStore.DropCollapses(work, job.AccountId, now);
        if (_lastWait is { } last && last.AccountId != job.AccountId && now - last.At < TwoChats)
        {
            _heldUntil = Latest(_heldUntil, Latest(until, last.Until));
            Installation.Write(work, HoldName, _heldUntil.ToString("O", CultureInfo.InvariantCulture));
        }

        _lastWait = (job.AccountId, now, until);
        if (wait > Alarming)
            log.LogError("Telegram asks for a wait of {Seconds} s: something sends far too much.", wait.TotalSeconds);
        else if (_mayMention.MaySay())
            log.LogWarning("Telegram asks for a wait of {Seconds} s.", wait.TotalSeconds);
    }

    private void NoteRoomAt(DateTimeOffset moment) => _nextRoom = _nextRoom is { } next && next < moment ? next : moment;

    private static List<Delivery> Report(SendJob job, DeliveryResult result) => job switch
    {
        { BroadcastId: null } or { Message.IsPart: true } => [],
        { BroadcastId: { } id, Plan: SendPlan.Delete } => [new(id, result == DeliveryResult.Delivered ? DeliveryResult.Recalled : DeliveryResult.Unchanged)],
        { BroadcastId: { } id } when !job.Plan.IsNewMessage() => [new(id, result == DeliveryResult.Delivered ? DeliveryResult.Corrected : DeliveryResult.Unchanged)],
        { BroadcastId: { } id } => [new(id, result, job.MayBeTwice)],
    };

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
