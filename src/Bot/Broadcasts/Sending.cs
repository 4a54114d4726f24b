using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.People;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>
/// Moves broadcasts on: one timer for each, which begins it at its time, brings the next slice of copies into the outbox, and the next slice of corrections
/// and deletions. What became of each copy comes back here.
/// </summary>
/// <remarks>The timer only says "look now": what is to be done stands in the rows, so a second look repeats nothing.</remarks>
internal sealed class Sending(Shelf shelf, Catalogue texts, Rights rights, Unasked unasked)
{
    /// <summary>The timer that moves a broadcast on.</summary>
    public const Act Slice = Act.BroadcastSlice;

    /// <summary>So long a correction still helps anybody, and an answer still finds its message; then the copies are forgotten.</summary>
    public static readonly TimeSpan Correctable = TimeSpan.FromDays(7);

    private const int SliceSize = 500;

    private const string Passed = "broadcast.held.passed";
    private const string Begun = "broadcast.held.begun";

    /// <summary>So long after a session began, what was to come before it helps nobody; and so long after its own moment it is asked about.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BusyRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ProgressStep = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LateStep = TimeSpan.FromMinutes(10);

    // when each broadcast's card was brought up to date: only for show, so memory will do
    private readonly Dictionary<long, DateTimeOffset> _reportedAt = [];

    /// <summary>Begins: one row per reader now, the messages in slices from the timer.</summary>
    public void Begin(ITurn turn, Broadcast broadcast)
    {
        BroadcastStore.Save(turn.Work, broadcast with { Status = "sending", CreatedAt = turn.Now, FinishedAt = null });
        if (!broadcast.IsNotice)
        {
            AddReaders(turn, broadcast);
        }

        if (broadcast.GoesToChats)
        {
            WorkshopChatStore.AddCopies(turn.Work, broadcast.Id, broadcast.WorkshopId);
        }

        turn.SetTimer(Slice, broadcast.Id, turn.Now);
        Report(turn, broadcast.Id);
    }

    /// <summary>Planned ones look at their time again.</summary>
    public void Replan(ITurn turn, long workshopId) => Replan(turn, shelf.Workshop(turn.Work, workshopId), collects: null);

    /// <summary>Planned ones look at their time again: the agenda has moved.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="home">The workshop as it is now.</param>
    /// <param name="collects">So long the change can still be corrected, and what would be due by it waits; null: nothing has become due by anything.</param>
    public static void Replan(ITurn turn, ShelvedWorkshop home, TimeSpan? collects)
    {
        foreach (var broadcast in BroadcastStore.Planned(turn.Work, home.Workshop.Id))
        {
            var moment = home.Workshop.IsCalledOff ? null : BroadcastTexts.Moment(broadcast, home);
            if ((moment is null ? turn.Now : moment > turn.Now ? moment : turn.Now + collects) is { } look)
            {
                turn.SetTimer(Slice, broadcast.Id, look);
            }
        }
    }

    /// <summary>A workshop that was called off takes place after all: whoever planned something before that is asked about it anew. What was held was planned; a draft with only a time was not.</summary>
    /// <remarks>Not under the hands of whoever has just said so: their card opens the registration. Nor about what was taken out of the agenda, which they were asked about then.</remarks>
    public static void AskAgain(ITurn turn, ShelvedWorkshop home, DateTimeOffset calledOffAt)
    {
        foreach (var held in BroadcastStore.Drafts(turn.Rows, home.Workshop.Id).Where(draft => draft.CreatedAt <= calledOffAt && HeldStore.HasAny(turn.Rows, draft.Id)
            && (draft.AgendaItemId is not { } item || home.Agenda.Any(one => one.Id == item))))
        {
            HeldStore.Clear(turn.Work, held.Id);
            turn.SetTimer(Slice, held.Id, turn.Now + Busy.Time);
        }
    }

    /// <summary>The next slice of whatever is to be done.</summary>
    public void MoveOn(ITurn turn, long id)
    {
        if (BroadcastStore.ById(turn.Work, id) is not { } broadcast)
        {
            return;
        }

        var home = shelf.Workshop(turn.Work, broadcast.WorkshopId);
        if (broadcast.Status is "planned" or "draft")
        {
            WhenDue(turn, broadcast, home);
            return;
        }

        var forgottenAt = broadcast.CreatedAt + Correctable;
        if (broadcast.Status is "sent" or "cancelled" or "recalled" && turn.Now >= forgottenAt && !(broadcast.LateUntil > turn.Now))
        {
            DeliveryStore.ForgetCopies(turn.Work, broadcast, turn.Now);
            return;
        }

        var changes = Change(turn, broadcast, home);
        var next = broadcast.Status is "sending" or "sent" ? Send(turn, broadcast, home) : null;
        if (changes > 0)
        {
            next = turn.Now + ProgressStep;
        }

        if (next is null && broadcast.Status is not ("paused" or "draft"))
        {
            next = forgottenAt > turn.Now ? forgottenAt : turn.Now + LateStep;
        }

        if (next is { } again)
        {
            turn.SetTimer(Slice, id, again);
        }

        Report(turn, id);
    }

    /// <summary>It waits on, begins, or cannot go as it was planned: then it is a draft again, and whoever can mend it is asked.</summary>
    private void WhenDue(ITurn turn, Broadcast broadcast, ShelvedWorkshop home)
    {
        var moment = BroadcastTexts.Moment(broadcast, home);
        if (Obstacle(turn, broadcast, home, moment) is { } obstacle)
        {
            if (broadcast.Status == "planned")
            {
                BroadcastStore.Save(turn.Work, broadcast with { Status = "draft" });
                HeldStore.Clear(turn.Work, broadcast.Id);
            }

            Ask(turn, broadcast, home, obstacle);
        }
        else if (moment > turn.Now)
        {
            if (broadcast.Status == "planned")
            {
                turn.SetTimer(Slice, broadcast.Id, moment.Value);
            }
            else
            {
                Ask(turn, broadcast, home, "broadcast.held.no_more");
            }
        }
        else if (broadcast.Status == "planned")
        {
            Begin(turn, broadcast with { Day = broadcast.Day is null ? null : AgendaText.DayToSend(home, turn.Now) ?? broadcast.Day });
        }
    }

    /// <summary>Why a planned one cannot go as it was planned; null when it can.</summary>
    private string? Obstacle(ITurn turn, Broadcast broadcast, ShelvedWorkshop home, DateTimeOffset? moment) =>
        home.Workshop.CancelledAt is { } calledOff && broadcast.CreatedAt <= calledOff ? "broadcast.held.called_off"
        : broadcast.AgendaItemId is { } id && home.Agenda.All(item => item.Id != id) ? "broadcast.held.session"
        : broadcast.AgendaItemId is { } begun && home.Agenda.First(item => item.Id == begun).StartsAt + TooLate < turn.Now ? Begun
        : !IsOfTheTeam(turn, broadcast) ? "broadcast.held.sender"
        : broadcast.AgendaItemId is not null && moment + TooLate < turn.Now ? Passed
        : null;

    private bool IsOfTheTeam(ITurn turn, Broadcast broadcast) =>
        broadcast.SenderId is { } sender && rights.May(turn.Rows, sender, Act.BroadcastSend, RowId.Write(broadcast.Id));

    private void Ask(ITurn turn, Broadcast broadcast, ShelvedWorkshop home, string obstacle)
    {
        var id = RowId.Write(broadcast.Id);
        Screen Card(Words words) => new(words["broadcast.held", ("begins", Arg.Text(BroadcastTexts.Begins(broadcast, words))), ("reason", Arg.Phrase(obstacle == Passed ? words[Passed, ("when", Arg.Phrase(words.DayAndTime(BroadcastTexts.Moment(broadcast, home)!.Value, home.Workshop.Zone)))] : words[obstacle]))])
        {
            Rows =
            [
                words.Row(new Button(words["button.another_time"], Act.BroadcastWhen, id), new Button(words[obstacle is Passed or Begun ? "button.look_and_send" : "button.to_message"], Act.BroadcastCard, id)),
                words.Row(BroadcastCard.Drop(broadcast, words)),
            ],
        };
        DateTimeOffset? later = null;
        foreach (var person in IsOfTheTeam(turn, broadcast) ? [broadcast.SenderId!.Value] : rights.Of(turn.Rows, Act.BroadcastChats, broadcast.WorkshopId))
        {
            if (HeldStore.Has(turn.Rows, broadcast.Id, person))
            {
                continue;
            }

            if (unasked.Show(turn, person, home.Workshop.Zone, Card, lane: Lane.Notification, again: new(Slice, broadcast.Id, home.Workshop.OverAt)) is { } again)
            {
                later = later < again ? later : again;
            }
            else
            {
                HeldStore.Add(turn.Work, broadcast.Id, person);
            }
        }

        if (later is { } when)
        {
            turn.SetTimer(Slice, broadcast.Id, when);
        }
    }

    /// <summary>What became of one copy.</summary>
    public void Delivered(ITurn turn, long personId, Delivery delivery)
    {
        var id = delivery.BroadcastId;
        switch (delivery.Result)
        {
            case DeliveryResult.Delivered:
                DeliveryStore.SetDelivered(turn.Work, id, personId, turn.Now, delivery.MayBeTwice);
                break;
            case DeliveryResult.Blocked:
                DeliveryStore.SetMissed(turn.Work, id, personId, "blocked", reason: null, turn.Now);
                break;
            case DeliveryResult.Failed:
                DeliveryStore.SetMissed(turn.Work, id, personId, "failed", "refused", turn.Now);
                break;
            case DeliveryResult.Corrected or DeliveryResult.Recalled:
                DeliveryStore.SetChange(turn.Work, id, personId, "done");
                break;
            case DeliveryResult.Unchanged:
                DeliveryStore.SetChange(turn.Work, id, personId, "failed");
                break;
        }

        var isLast = delivery.Result is DeliveryResult.Delivered or DeliveryResult.Blocked or DeliveryResult.Failed && !DeliveryStore.HasOpen(turn.Work, id);
        if (isLast)
        {
            turn.SetTimer(Slice, id, turn.Now);
        }
        else if (turn.Now - _reportedAt.GetValueOrDefault(id) >= ProgressStep
            || delivery.Result is DeliveryResult.Corrected or DeliveryResult.Recalled or DeliveryResult.Unchanged && DeliveryStore.Progress(turn.Work, id).ChangesOpen == 0)
        {
            Report(turn, id);
        }
    }

    /// <summary>Somebody who had blocked the bot is back.</summary>
    public static void CameBack(ITurn turn, long personId)
    {
        foreach (var id in DeliveryStore.ChangeAgainFor(turn.Work, personId, turn.Now - Correctable))
        {
            turn.SetTimer(Slice, id, turn.Now);
        }
    }

    /// <summary>What became of a group's copy.</summary>
    public void DeliveredToGroup(ITurn turn, long accountId, Delivery delivery)
    {
        if (delivery.Result is DeliveryResult.Delivered or DeliveryResult.Blocked or DeliveryResult.Failed)
        {
            WorkshopChatStore.SetCopy(turn.Work, delivery.BroadcastId, accountId, delivery.Result == DeliveryResult.Delivered ? "delivered" : "failed");
            Report(turn, delivery.BroadcastId);
        }
    }

    /// <summary>The copies of groups and channels are corrected or deleted; there are few, so all at once.</summary>
    public void ChangeInGroups(ITurn turn, Broadcast broadcast)
    {
        foreach (var group in WorkshopChatStore.WithCopy(turn.Work, broadcast.Id, "delivered"))
        {
            if (broadcast.Status == "recalled")
            {
                Reach(turn, group)?.Recall(broadcast.Id);
            }
            else
            {
                Reach(turn, group)?.Correct(broadcast.Id, CopyFor(turn, broadcast, group));
            }
        }
    }

    /// <summary>The progress, in one message that is updated in place.</summary>
    public void Report(ITurn turn, long id)
    {
        _reportedAt[id] = turn.Now;
        if (BroadcastStore.ById(turn.Work, id) is { SenderId: { } sender } broadcast && IsOfTheTeam(turn, broadcast))
        {
            var words = texts.Of(PeopleStore.ById(turn.Work, sender)?.Language);
            var home = shelf.Workshop(turn.Work, broadcast.WorkshopId);
            turn.ChatOf(sender)?.Update(
                CardOf(id), new Screen(BroadcastTexts.Report(broadcast, DeliveryStore.Progress(turn.Work, id), home, turn.Now, words, WorkshopChatStore.Count(turn.Work, id))));
        }
    }

    private static string CardOf(long broadcastId) => "broadcast:" + RowId.Write(broadcastId);

    private static void AddReaders(ITurn turn, Broadcast broadcast) => DeliveryStore.AddReaders(
        turn.Work, broadcast, broadcast.Content is { } content ? content.Texts.Keys : Language.All.Select(language => language.Code), turn.Now);

    /// <returns>When to look again; null: not by itself.</returns>
    private DateTimeOffset? Send(ITurn turn, Broadcast broadcast, ShelvedWorkshop home)
    {
        if (broadcast.LateUntil > turn.Now)
        {
            AddReaders(turn, broadcast);
        }

        var hasWaiting = DeliveryStore.HasWaiting(turn.Work, broadcast.Id);
        var groups = WorkshopChatStore.WithCopy(turn.Work, broadcast.Id, "waiting");
        if ((hasWaiting || groups.Count > 0) && BroadcastTexts.Allowed(broadcast, home, turn.Now) is var allowed && allowed > turn.Now)
        {
            return allowed;
        }

        foreach (var group in groups)
        {
            WorkshopChatStore.SetCopy(turn.Work, broadcast.Id, group.AccountId, "queued");
            Reach(turn, group)?.Deliver(broadcast.Id, CopyFor(turn, broadcast, group));
        }

        var readers = hasWaiting ? DeliveryStore.Waiting(turn.Work, broadcast.Id, turn.Now - Busy.Time, SliceSize) : [];
        var team = broadcast.IsNotice && readers.Count > 0 ? RoleStore.OfWorkshop(turn.Rows, broadcast.WorkshopId) : [];
        foreach (var reader in readers)
        {
            Deliver(turn, broadcast, home, reader, team);
        }

        if (!DeliveryStore.HasOpen(turn.Work, broadcast.Id))
        {
            if (broadcast.Status == "sending")
            {
                BroadcastStore.Save(turn.Work, broadcast with { Status = "sent", FinishedAt = turn.Now });
            }

            return broadcast.LateUntil > turn.Now ? turn.Now + LateStep : null;
        }

        return DeliveryStore.HasWaiting(turn.Work, broadcast.Id) ? turn.Now + (readers.Count == 0 ? BusyRetry : ProgressStep)
            : broadcast.LateUntil > turn.Now ? turn.Now + LateStep : null;
    }

    // nobody says that the bot may write there again: whatever is linked is tried
    private static IChat? Reach(ITurn turn, WorkshopChat group)
    {
        PeopleStore.Restore(turn.Work, group.AccountId);
        return turn.GroupOf(group.AccountId);
    }

    // in the group's language, else in one it was written in; answers to it go to the private chat, so nothing invites them here
    private Screen CopyFor(ITurn turn, Broadcast broadcast, WorkshopChat group)
    {
        var home = shelf.Workshop(turn.Work, broadcast.WorkshopId);
        var content = broadcast.Content!;
        var language = content.Texts.ContainsKey(group.Language) ? group.Language : content.Texts.Keys.First();
        return BroadcastTexts.Copy(broadcast, home, language, null, turn.Now, texts.Of(language), isGroup: true)!;
    }

    private void Deliver(ITurn turn, Broadcast broadcast, ShelvedWorkshop home, Reader reader, List<RoleGrant> team)
    {
        if (turn.ChatOf(reader.PersonId) is not { } chat)
        {
            DeliveryStore.SetMissed(turn.Work, broadcast.Id, reader.PersonId, "blocked", "no_chat", turn.Now);
        }
        else if (broadcast.IsNotice)
        {
            Notify(turn, broadcast, home, NoticeReader.Of(reader, team, home), reader, chat);
        }
        else if (BroadcastTexts.Copy(broadcast, home, reader.Language, reader.GroupCode, turn.Now, texts.Of(reader.Language)) is { } copy)
        {
            DeliveryStore.SetQueued(turn.Work, broadcast.Id, reader, turn.Now);
            chat.Deliver(broadcast.Id, copy);
        }
        else
        {
            // they chose another language meanwhile
            DeliveryStore.SetMissed(turn.Work, broadcast.Id, reader.PersonId, "failed", "language", turn.Now);
        }
    }

    // what the agenda itself tells goes with the notifications; whom it does not concern (any more) is no reader
    private void Notify(ITurn turn, Broadcast broadcast, ShelvedWorkshop home, NoticeReader concerned, Reader reader, IChat chat)
    {
        if (AgendaNotices.Text(turn.Rows, broadcast, home, concerned, turn.Now, texts.Of(reader.Language)) is not { } text)
        {
            AgendaNoticeStore.Skip(turn.Work, broadcast.Id, reader.PersonId);
            return;
        }

        DeliveryStore.SetQueued(turn.Work, broadcast.Id, reader, turn.Now);
        // days or place are others
        if (broadcast.Content is not null && reader is { HasPlace: true, HasCalendar: true })
        {
            text += "\n\n" + texts.Of(reader.Language)["moved.calendar", ("command", Arg.Code("/calendar"))];
        }

        chat.Deliver(broadcast.Id, new Screen(text) { IsProtected = home.Workshop.VenueShownAt is not null }, Lane.Notification);
    }

    /// <returns>How many copies were looked at: corrected, or deleted where it was taken back.</returns>
    private int Change(ITurn turn, Broadcast broadcast, ShelvedWorkshop home)
    {
        var readers = DeliveryStore.ToChange(turn.Work, broadcast.Id, SliceSize);
        foreach (var reader in readers)
        {
            var chat = turn.ChatOf(reader.PersonId);
            var copy = BroadcastTexts.Copy(broadcast, home, reader.Language, reader.GroupCode, turn.Now, texts.Of(reader.Language));
            var isAwaited = broadcast.Status == "recalled" ? chat?.Recall(broadcast.Id) : copy is null ? false : chat?.Correct(broadcast.Id, copy);
            DeliveryStore.SetChange(turn.Work, broadcast.Id, reader.PersonId, isAwaited == true ? "asked" : "failed");
        }

        return readers.Count;
    }
}
