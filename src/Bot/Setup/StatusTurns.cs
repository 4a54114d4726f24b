using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>Where a workshop stands: it is announced, closed, called off, archived, and comes back.</summary>
internal sealed class StatusTurns(Shelf shelf, Catalogue texts, BotIdentity identity, SetupCard card, AgendaNotices notices, HandoverTurns handovers, InterviewTurns interviews)
{
    /// <summary>Announces it, for the first time or again, if what people must know is there.</summary>
    public void Announce(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        var workshop = home.Workshop;
        if (turn.Now >= workshop.OverAt || workshop.IsCalledOff || workshop.Contacts.Count == 0 || (workshop.Venues.Count == 0 && !workshop.HasOnlineLink))
        {
            card.Show(turn, workshop.Id, words[turn.Now >= workshop.OverAt || workshop.IsCalledOff ? "setup.announce.over" : "setup.announce.missing"]);
            return;
        }

        var isLate = workshop.RegistrationClosesAt <= turn.Now;
        var announced = isLate ? DayChange.Reopened(workshop, home.Agenda, turn.Now) : workshop;
        WorkshopEdits.Save(turn, shelf, home, announced with { Status = WorkshopStatus.Open });
        if (workshop is { Status: WorkshopStatus.Draft, Series: not null })
        {
            turn.SetTimer(Act.PromiseEdition, workshop.Id, turn.Now);
        }

        var said = words[workshop.IsByInvitation ? "guests.announced" : "setup.announced", ("link", Arg.Code(ShareCard.Link(identity, workshop)))]
            + (isLate ? "\n" + words["setup.deadline.moved", ("when", Arg.Phrase(words.DayAndTime(announced.RegistrationClosesAt, workshop.Zone)))] : "");
        if (workshop is { Status: WorkshopStatus.Draft, IsByInvitation: false } && Wishing(turn, home) is > 0 and var wishing)
        {
            // they were promised that they would hear
            turn.Show(new Screen(said + "\n\n" + words["setup.edition", ("n", Arg.Count(wishing))])
            {
                Rows =
                [
                    words.Row(new Button(words["button.setup_edition"], Act.BroadcastNew, $"{RowId.Write(workshop.Id)}:{RowId.Write(home.RegistrationForm.Id)}")),
                    words.Row(new Button(words.BackArrow + words["button.back"], Act.SetupCard, RowId.Write(workshop.Id))),
                ],
            });
            return;
        }

        card.Show(turn, workshop.Id, said);
    }

    /// <summary>How many people of earlier editions agreed to hear of the next one.</summary>
    private static int Wishing(IChatTurn turn, ShelvedWorkshop home) =>
        Filters.OfEarlier(home, turn.Rows) is { } audience ? DeliveryStore.ByLanguage(turn.Rows, home.Workshop.Id, audience).Sum(row => row.Count) : 0;

    /// <summary>Closes it, makes it a draft again, calls it off, takes that back or archives it.</summary>
    public void End(IChatTurn turn, ShelvedWorkshop home, Act how)
    {
        var words = Words(turn);
        var workshop = home.Workshop;
        switch (how)
        {
            case Act.SetupArchive when !CanArchive(turn, workshop):
                card.Show(turn, workshop.Id, words["setup.archive.not_yet", ("n", Arg.Count(WorkshopEdits.Live(turn, workshop.Id)))]);
                break;
            case Act.SetupArchive:
                WorkshopEdits.Save(turn, shelf, home, workshop with { Status = WorkshopStatus.Archived });
                card.Show(turn, workshop.Id, words["setup.archived", ("workshop", Arg.Text(words.Of(workshop.Titles)))] + "\n" + words["setup.archived.where"]);
                break;
            case Act.SetupCancel when !workshop.IsCalledOff && workshop.Status is not (WorkshopStatus.Draft or WorkshopStatus.Archived):
                WorkshopEdits.Save(turn, shelf, home, workshop with { Status = WorkshopStatus.Closed, CancelledAt = turn.Now });
                AgendaNotices.CallOff(turn, workshop);
                interviews.CallOff(turn, home, theirs => AgendaNotices.CalledOff(workshop, theirs));
                handovers.TellReceivers(turn, workshop.Id);
                card.Show(turn, workshop.Id, words["setup.cancelled", ("n", Arg.Count(WorkshopEdits.Concerned(turn, workshop.Id)))]);
                break;
            case Act.SetupRevive when CanRevive(turn, workshop):
                WorkshopEdits.Save(turn, shelf, home, workshop with { CancelledAt = null });
                notices.Revive(turn, workshop.Id);
                handovers.TellReceivers(turn, workshop.Id);
                Sending.AskAgain(turn, home, workshop.CancelledAt!.Value);
                card.Show(turn, workshop.Id, words["setup.revived", ("n", Arg.Count(WorkshopEdits.Concerned(turn, workshop.Id)))] + "\n" + words["setup.revived.closed"]);
                break;
            case Act.SetupDraft when workshop.Status == WorkshopStatus.Open && IsKnown(turn, workshop):
                turn.Show(new Screen(words["setup.draft.known"])
                {
                    Rows =
                    [
                        words.Row(new Button(words["button.setup_close"], Act.SetupClose, RowId.Write(workshop.Id))),
                        words.Row(new Button(words.BackArrow + words["button.back"], Act.SetupCard, RowId.Write(workshop.Id))),
                    ],
                });
                break;
            case Act.SetupDraft when workshop.Status == WorkshopStatus.Open:
                WorkshopEdits.Save(turn, shelf, home, workshop with { Status = WorkshopStatus.Draft });
                card.Show(turn, workshop.Id, words["setup.drafted"]);
                break;
            case Act.SetupClose when workshop.Status == WorkshopStatus.Open:
                WorkshopEdits.Save(turn, shelf, home, workshop with { Status = WorkshopStatus.Closed });
                card.Show(turn, workshop.Id, words["setup.closed"]);
                break;
            default:
                card.Show(turn, workshop.Id, "");
                break;
        }
    }

    /// <summary>Somebody has registered for it, whatever became of that.</summary>
    public static bool IsKnown(IChatTurn turn, Workshop workshop) => SeatStore.Counts(turn.Rows, workshop.Id).Values.Sum() > 0;

    /// <summary>It was called off, and its days are not over.</summary>
    public static bool CanRevive(IChatTurn turn, Workshop workshop) =>
        workshop is { IsCalledOff: true, Status: not WorkshopStatus.Archived } && turn.Now < workshop.OverAt;

    /// <summary>Nobody counts on it any more.</summary>
    public static bool CanArchive(IChatTurn turn, Workshop workshop) =>
        workshop.Status is WorkshopStatus.Draft || workshop.IsCalledOff || turn.Now >= workshop.OverAt || (workshop.Status == WorkshopStatus.Closed && WorkshopEdits.Live(turn, workshop.Id) == 0);

    /// <summary>A workshop that was archived is back: where people know it as closed, else as a draft.</summary>
    public void Restore(IChatTurn turn, ShelvedWorkshop home)
    {
        var isKnown = home.Workshop.IsCalledOff || IsKnown(turn, home.Workshop);
        WorkshopEdits.Save(turn, shelf, home, home.Workshop with { Status = isKnown ? WorkshopStatus.Closed : WorkshopStatus.Draft });
        card.Show(turn, home.Workshop.Id, Words(turn)["setup.restored"]);
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
