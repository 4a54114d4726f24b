using Microsoft.Extensions.Logging;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Turns;
using WorkshopBot.Hosting;
using WorkshopBot.Outbox;

namespace WorkshopBot.Turns;

/// <summary>Runs one input as a turn in a savepoint. A turn that throws is rolled back alone, kept, and apologised for.</summary>
internal sealed class TurnRunner(
    IConversation conversation,
    Dispatcher dispatcher,
    Calendar calendar,
    TimeProvider pace,
    IChance chance,
    Counters counters,
    ILogger<TurnRunner> log,
    IMenu? menu = null)
{
    private const string Savepoint = "turn";

    /// <summary>What the product holds in memory may no longer be what the database holds.</summary>
    public void DropCaches() => conversation.DropCaches();

    /// <summary>Runs an input.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">The disk has trouble: the whole batch is tried again.</exception>
    public void Run(UnitOfWork work, LoopInput input, Effects effects)
    {
        switch (input)
        {
            case LoopInput.Came came:
                Take(work, came.Update, effects);
                break;
            case LoopInput.Sent sent:
                End(work, sent, effects);
                break;
            case LoopInput.Work act:
                if (Guarded(work, effects, "work", null, turn => Do(turn, act)) is { } error)
                    act.Done.TrySetException(error);
                effects.Turns++;
                break;
        }
    }

    // what the program itself brings: a file that has arrived, a test's own rows
    private static void Do(Turn turn, LoopInput.Work input)
    {
        turn.Admit(Act.ProgramWork);
        input.Act(turn);
    }

    /// <summary>Keeps an input that cannot be committed, whatever is tried: the rest goes on without it.</summary>
    public void SetAside(UnitOfWork work, LoopInput input, Exception error)
    {
        switch (input)
        {
            case LoopInput.Came { Update: var update } when UpdateStore.Remember(work, update.Id, pace.GetUtcNow()):
                UpdateStore.KeepFailed(work, update.Id, update.Kind, error.GetType().Name, update.WriteBody(), update.UserId, pace.GetUtcNow());
                break;
            case LoopInput.Sent sent:
                dispatcher.Ended(sent.Job);
                dispatcher.PutBack(work, sent.Job);
                break;
            case LoopInput.Work act:
                act.Done.TrySetException(error);
                break;
        }
    }

    /// <summary>Keeps a timer that cannot be committed, if it is due.</summary>
    public void SetAside(UnitOfWork work, DueTimer? timer, Exception error)
    {
        if (timer is null || timer.DueAt > calendar.GetUtcNow())
            return;
        TimerStore.Cancel(work, timer.Kind, timer.SubjectId);
        Keep(work, timer, error);
    }

    /// <summary>Fires a timer that is due; one whose turn throws is kept aside like an update.</summary>
    public void Fire(UnitOfWork work, DueTimer timer, DateTimeOffset now, Effects effects)
    {
        TimerStore.Cancel(work, timer.Kind, timer.SubjectId);
        effects.Turns++;
        var error = Guarded(work, effects, "timer", timer.SubjectId, turn => conversation.Due(turn, timer.Kind, timer.SubjectId, timer.DueAt), now);
        if (error is not null)
            Keep(work, timer, error);
    }

    private void Keep(UnitOfWork work, DueTimer timer, Exception error)
    {
        var body = FormattableString.Invariant($"{timer.Kind} {timer.SubjectId} {timer.DueAt:O}");
        UpdateStore.KeepFailed(work, null, "timer", error.GetType().Name, body, userId: 0, pace.GetUtcNow());
    }

    // the row's end stands even if what hears of it fails
    private void End(UnitOfWork work, LoopInput.Sent sent, Effects effects)
    {
        dispatcher.Ended(sent.Job);
        List<Delivery> deliveries = [];
        if (InSavepoint(work, () => deliveries = dispatcher.Finish(work, sent.Job, sent.Outcome)) is { } error)
        {
            log.LogError("The end of message {Row} could not be written down: {Error}.", sent.Job.RowId, error.GetType().Name);
            dispatcher.PutBack(work, sent.Job);
        }

        if (deliveries.Count > 0)
            Guarded(work, effects, "delivery", sent.Job.RowId, turn => Report(turn, sent.Job.AccountId, deliveries));
    }

    private void Take(UnitOfWork work, ChatUpdate update, Effects effects)
    {
        // a repeated update changes nothing; its tap is answered all the same, the first answer may have been lost with the program
        if (update.Tap is { } tap)
            effects.Answers.Add(tap.QueryId);
        if (!UpdateStore.Remember(work, update.Id, pace.GetUtcNow()))
        {
            counters.CountRepeatedUpdate();
            return;
        }

        effects.Turns++;
        if (update.Unreadable is { } unreadable)
        {
            UpdateStore.KeepFailed(work, update.Id, update.Kind, unreadable, update.WriteBody(), update.UserId, pace.GetUtcNow());
            counters.CountUnreadableUpdate();
            return;
        }

        var error = InSavepoint(work, () => Handle(work, update, effects));
        if (error is not null)
        {
            var kept = UpdateStore.KeepFailed(work, update.Id, update.Kind, error.GetType().Name, update.WriteBody(), update.UserId, pace.GetUtcNow());
            log.LogError("A turn failed: update {Update}, {Kind}, {Error}; kept as {Kept}.", update.Id, update.Kind, error.GetType().Name, kept);
            Apologise(work, update, effects);
        }
    }

    private void Handle(UnitOfWork work, ChatUpdate update, Effects effects)
    {
        if (update is { IsGroup: true, MigratedTo: { } newId })
        {
            PeopleStore.Migrate(work, PeopleStore.MeetGroup(work, update.ChatId, calendar.GetUtcNow()).Id, newId);
        }
        else if (update is { IsGroup: true, IsMember: { } isMember })
        {
            var group = PeopleStore.MeetGroup(work, update.ChatId, calendar.GetUtcNow());
            if (isMember)
            {
                PeopleStore.Restore(work, group.Id);
                WorkshopChatStore.Know(work, group.Id, update.Title ?? "", PeopleStore.PersonOf(work, update.UserId));
            }
            else
            {
                var dropped = Leave(work, group.Id, "gone");
                var turn = NewTurn(work);
                Report(turn, group.Id, dropped);
                Finish(turn, effects);
            }
        }
        else if (update is { IsGroup: true, LinkCode: { } code })
        {
            var group = PeopleStore.MeetGroup(work, update.ChatId, calendar.GetUtcNow());
            PeopleStore.Restore(work, group.Id);
            WorkshopChatStore.Know(work, group.Id, update.Title ?? "", addedBy: null);
            var turn = NewTurn(work);
            conversation.LinkChat(turn, group.Id, code);
            Finish(turn, effects);
        }
        else if (update.Incoming is { } incoming && Meet(work, update) is { } account)
        {
            Converse(work, update, account, incoming, effects);
        }
    }

    private void Converse(UnitOfWork work, ChatUpdate update, Account account, Incoming incoming, Effects effects)
    {
        if (incoming is Incoming.ReachableChanged { IsReachable: false })
        {
            var dropped = Leave(work, account.Id, "blocked");
            account = account with { IsUnreachable = true };
            Converse(work, account, update, effects, turn =>
            {
                Report(turn, account.Id, dropped);
                conversation.Handle(turn, incoming);
            });
            return;
        }

        PressedButton? pressed = null;
        if (update.Tap is { } tap)
        {
            pressed = ButtonStore.Press(work, account.Id, tap.Token, tap.MessageId, calendar.GetUtcNow());
            incoming = new Incoming.Tapped(pressed is null || ActNames.Find(pressed.Action) is not { } act ? null : new(act, pressed.Argument, pressed.IsCurrent, pressed.PressedBefore));
            LearnFrom(work, tap, pressed);
        }

        Converse(work, account, update, effects, turn => conversation.Handle(turn, incoming), pressed);
    }

    private void Converse(UnitOfWork work, Account account, ChatUpdate update, Effects effects, Action<ChatTurn> act, PressedButton? pressed = null)
    {
        var personId = account.PersonId ?? PeopleStore.Meet(work, update.UserId, hasStarted: false, calendar.GetUtcNow()).PersonId!.Value;
        var person = PeopleStore.ById(work, personId)!;
        // what an old button is answered with comes below: it may stand on a copy further down than the card
        var cameByTap = pressed is not null
            ? pressed.IsCurrent && new ChatWriter(NewTurn(work), account).Adopt(pressed.Card)
            : update.Tap is { MessageId: { } messageId } && CardStore.Open(work, account.Id, Card.Living)?.MessageId == messageId;
        var turn = new ChatTurn(work, calendar.GetUtcNow(), pace.GetUtcNow(), chance, account, person, cameByTap, update.CalledName);
        act(turn);
        NoteMenu(work, update, account, person.Id, effects);
        Finish(turn, effects);
    }

    // the turn may have changed the language, or erased the person
    private void NoteMenu(UnitOfWork work, ChatUpdate update, Account account, long personId, Effects effects)
    {
        if (menu is null || account.IsGroup || account.IsUnreachable)
            return;
        var wanted = PeopleStore.ById(work, personId) is { } person ? menu.Of(work, person, update.AppLanguage) : null;
        if (wanted?.Name != account.Menu)
            effects.Menus.Add(new(account.Id, update.ChatId, wanted));
    }

    // The tap says where the card stands, even if the send's own result is still on its way or was lost.
    private static void LearnFrom(UnitOfWork work, TapData tap, PressedButton? pressed)
    {
        if (pressed is null || (!pressed.IsCurrent && pressed.Card.MessageId is not null))
            return;
        if (pressed.Card.MessageId != tap.MessageId)
            CardStore.Learn(work, pressed.Card.Id, tap.MessageId);
    }

    private Account? Meet(UnitOfWork work, ChatUpdate update)
    {
        if (update.ChatId == 0)
            return null;
        var now = calendar.GetUtcNow();
        var account = update.IsGroup ? PeopleStore.MeetGroup(work, update.ChatId, now) : PeopleStore.Meet(work, update.ChatId, hasStarted: true, now);
        if (!account.IsUnreachable)
            return account;
        // whoever says something can be reached again
        PeopleStore.Restore(work, account.Id);
        return account with { IsUnreachable = false };
    }

    private void Apologise(UnitOfWork work, ChatUpdate update, Effects effects)
    {
        if (update.Incoming is null or Incoming.ReachableChanged)
            return;
        var error = InSavepoint(work, () =>
        {
            if (Meet(work, update) is { } account)
                Converse(work, account, update with { Tap = null }, effects, conversation.Apologise);
        });
        if (error is not null)
            log.LogError("The apology for update {Update} failed as well: {Error}.", update.Id, error.GetType().Name);
    }

    private List<Delivery> Leave(UnitOfWork work, long accountId, string reason)
    {
        var now = pace.GetUtcNow();
        PeopleStore.MarkUnreachable(work, accountId, reason, now);
        return Dispatcher.DropAll(work, accountId, now);
    }

    private void Report(Turn turn, long accountId, List<Delivery> deliveries)
    {
        var personId = PeopleStore.OwnerOf(turn.Work, accountId);
        foreach (var delivery in deliveries)
        {
            if (personId is { } reader)
                conversation.Delivered(turn, reader, delivery);
            else
                conversation.DeliveredToGroup(turn, accountId, delivery);
        }
    }

    // Copies to people who cannot be reached are reported in the same turn; a report may try others.
    private void Finish(Turn turn, Effects effects)
    {
        for (var i = 0; i < turn.Unreachable.Count; i++)
            conversation.Delivered(turn, turn.Unreachable[i].PersonId, new(turn.Unreachable[i].BroadcastId, DeliveryResult.Blocked));
        effects.Working.AddRange(turn.Working.Select(account => PeopleStore.ChatIdOf(turn.Work, account.Id)));
        effects.Readings.AddRange(turn.Readings);
        effects.ErasesTraces |= turn.ErasesTraces;
        effects.Secrets.AddRange(turn.Secrets);
    }

    private Exception? Guarded(UnitOfWork work, Effects effects, string kind, long? subject, Action<Turn> act, DateTimeOffset? now = null)
    {
        var error = InSavepoint(work, () =>
        {
            var turn = NewTurn(work, now);
            act(turn);
            Finish(turn, effects);
        });
        if (error is not null)
            log.LogError("A turn failed: {Kind} {Subject}, {Error}.", kind, subject, error.GetType().Name);
        return error;
    }

    private Exception? InSavepoint(UnitOfWork work, Action act)
    {
        work.Save(Savepoint);
        try
        {
            act();
            work.Release(Savepoint);
            return null;
        }
        catch (Exception error) when (!StorageTrouble.IsPassing(error))
        {
            work.RollbackTo(Savepoint);
            work.Release(Savepoint);
            counters.CountFailedTurn();
            conversation.DropCaches();
            return error;
        }
    }

    private Turn NewTurn(UnitOfWork work, DateTimeOffset? now = null) => new(work, now ?? calendar.GetUtcNow(), pace.GetUtcNow(), chance);
}
