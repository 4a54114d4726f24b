using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Groups;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Groups;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Seats;

/// <summary>
/// A place given to somebody else: its holder makes a link, whoever opens it first registers with their own consent and answers, and takes the place if every
/// quota allows it. The team hears of it.
/// </summary>
internal sealed class HandoverTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, BotIdentity identity)
{
    /// <summary>The link of somebody who has no language yet is remembered by this and the registration's number, never by what it carries.</summary>
    public const string Pending = "=handover:";

    /// <summary>A place can be given away until the workshop begins.</summary>
    public static bool May(ITurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration) =>
        registration.Status == "confirmed" && home.IsToCome(turn.Now);

    /// <summary>The holder's buttons.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = texts.Of(turn.Person.Language);
        var registration = RegistrationStore.ById(turn.Rows, RowId.Read(press.Argument))!;
        var home = shelf.Workshop(turn.Rows, registration.WorkshopId);
        if (!May(turn, home, registration))
        {
            turn.Show(new Screen(!home.Workshop.IsCalledOff ? words["handover.too_late"] : words["registration.called_off", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]) { Rows = [Back(registration, words)] });
            return;
        }

        switch (press.Action)
        {
            case Act.HandoverMake:
                Make(turn, home, registration, words);
                break;
            case Act.HandoverStop:
                Lose(turn, registration.Id);
                turn.Show(new Screen(words["handover.stopped"]) { Rows = [Back(registration, words)] });
                break;
            default:
                turn.Show(new Screen(words["handover.ask", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
                {
                    Rows = [words.Row(new Button(words["button.make_link"], Act.HandoverMake, press.Argument)), Back(registration, words)],
                });
                break;
        }
    }

    /// <summary>A link is opened: whoever is first may register for the place.</summary>
    /// <returns>The workshop to be registered for; null when everything was said.</returns>
    public ShelvedWorkshop? Open(IChatTurn turn, Handover? handover)
    {
        var words = texts.Of(turn.Person.Language);
        if (handover is not null && RegistrationStore.ById(turn.Rows, handover.RegistrationId) is { } of && shelf.Workshop(turn.Rows, of.WorkshopId).Workshop is { IsCalledOff: true } calledOff)
        {
            interviews.Inform(turn, words["registration.called_off", ("workshop", Arg.Text(words.Of(calledOff.Titles)))]);
            return null;
        }

        if (handover is not { ReceivedId: null } || RegistrationStore.ById(turn.Rows, handover.RegistrationId) is not { } given
            || shelf.Workshop(turn.Rows, given.WorkshopId) is not { } home || !May(turn, home, given)
            || (handover.ReceiverId is { } receiver && receiver != turn.Person.Id))
        {
            interviews.Inform(turn, words["handover.dead"]);
            return null;
        }

        var title = ("workshop", Arg.Text(words.Of(home.Workshop.Titles)));
        if (given.PersonId == turn.Person.Id)
        {
            interviews.Inform(turn, words["handover.own"]);
            return null;
        }

        var mine = RegistrationStore.Of(turn.Rows, turn.Person.Id, given.WorkshopId);
        if (mine is { Status: "confirmed" or "pending" or "declined" })
        {
            interviews.Inform(turn, words["handover.has_one", title]);
            return null;
        }

        HandoverStore.Receive(turn.Work, given.Id, turn.Person.Id);
        if (mine is { Status: "waitlisted" or "offered" })
        {
            Register(turn, home, mine, words);
            return null;
        }

        turn.Chat.Say(new Screen(words["handover.given", title]));
        return home;
    }

    /// <summary>Gives a registration the place that its person was given, if there is one and its quotas allow it.</summary>
    /// <returns>True when it is confirmed.</returns>
    public static bool Receive(ITurn turn, ShelvedWorkshop home, long registrationId)
    {
        if (RegistrationStore.ById(turn.Rows, registrationId) is not { } mine || HandoverStore.For(turn.Rows, mine.PersonId, home.Workshop.Id) is not { } handover)
        {
            return false;
        }

        // one comes for one who goes: only a quota that the holder is not in can be in the way
        var full = SeatTurns.Left(turn.Rows, home, turn.Now, registrationId).Full.ToList();
        var had = SeatStore.Chosen(turn.Rows, home.Workshop.Id, handover.RegistrationId, full);
        if (SeatStore.Chosen(turn.Rows, home.Workshop.Id, registrationId, full).Except(had).Any())
        {
            return false;
        }

        // in the groups, too, one comes for one who goes
        PlaceStore.HandOver(turn.Work, handover.RegistrationId, registrationId);
        RegistrationStore.GiveAway(turn.Work, handover.RegistrationId, turn.Now);
        SeatTurns.Confirm(turn, registrationId);
        HandoverStore.Complete(turn.Work, handover.RegistrationId, registrationId);
        turn.SetTimer(Act.HandoverTell, registrationId, QuietHours.NextAllowed(turn.Now, home.Workshop.Zone));
        return true;
    }

    /// <summary>The place has gone over: whoever had it hears so, and so does the team.</summary>
    public void Tell(ITurn turn, long receivedId)
    {
        if (HandoverStore.ByReceived(turn.Rows, receivedId) is not { } handover || RegistrationStore.ById(turn.Rows, handover.RegistrationId) is not { } given)
        {
            return;
        }

        var home = shelf.Workshop(turn.Rows, given.WorkshopId);
        var titles = home.Workshop.Titles;
        var placed = PlaceStore.ById(turn.Rows, receivedId);
        void Say(long personId, Func<Words, string> text)
        {
            turn.ChatOf(personId)?.Say(new Screen(text(texts.Of(PeopleStore.ById(turn.Rows, personId)?.Language))), Lane.Notification);
            interviews.Lower(turn, personId);
        }

        var group = home.Groups.FirstOrDefault(one => one.Code == placed?.GroupCode);
        if (placed is { IsTold: true } && group is not null)
        {
            Say(placed.PersonId, words => GroupTurns.Text(home.SeenBy(isConfirmed: true, turn.Now), group.Code, words)!);
        }

        Say(given.PersonId, words => words["handover.done", ("workshop", Arg.Text(words.Of(titles)))]);
        var (from, to) = (ApplicationStore.Fields(turn.Rows, given.Id).FullName ?? "–", ApplicationStore.Fields(turn.Rows, receivedId).FullName ?? "–");
        foreach (var organizer in rights.Of(turn.Rows, Act.PeopleOne, given.WorkshopId))
        {
            Say(organizer, words => words["handover.told", ("workshop", Arg.Text(words.Of(titles))), ("from", Arg.Text(from)), ("to", Arg.Text(to))]
                + (group is null ? "" : "\n" + words["handover.told.group", ("group", Arg.Text(words.Of(group.Titles)))]));
        }
    }

    /// <summary>What the holder reads before they cancel while a link to their place is out, and after it; null without one.</summary>
    public static string? Out(ITurn turn, long registrationId, Words words) =>
        HandoverStore.Of(turn.Rows, registrationId) is { ReceivedId: null } link ? words[link.ReceiverId is null ? "handover.out" : "handover.out.opened"] : null;

    /// <summary>A link gives nothing any more: its holder has cancelled, taken it back, made another or is erased. Whoever has opened it hears so at once, and what they can do.</summary>
    public void Lose(ITurn turn, long registrationId)
    {
        if (HandoverStore.Of(turn.Rows, registrationId) is not { ReceivedId: null } link)
        {
            return;
        }

        HandoverStore.Forget(turn.Work, registrationId);
        var home = shelf.Workshop(turn.Rows, RegistrationStore.ById(turn.Rows, registrationId)!.WorkshopId);
        if (link.ReceiverId is not { } receiver || turn.ChatOf(receiver) is not { } chat
            || !home.IsToCome(turn.Now) || RegistrationStore.Of(turn.Rows, receiver, home.Workshop.Id) is not (null or { Status: "cancelled" }))
        {
            return;
        }

        var words = texts.Of(PeopleStore.ById(turn.Rows, receiver)?.Language);
        var next = WorkshopTurns.Closed(turn, words, home, rights, receiver) is { } why ? why + "\n" + words["handover.lost.ask", ("contact", Arg.Text(words.Of(home.Workshop.Contacts)))]
            : words[InterviewStore.OfForm(turn.Rows, receiver, home.RegistrationForm.Id) is null ? "handover.lost.register" : "handover.lost.send"];
        chat.Say(new Screen(words["handover.lost", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))] + "\n" + next), Lane.Notification);
        interviews.Lower(turn, receiver);
    }

    /// <summary>The workshop was called off, or takes place after all: whoever has opened a link to a place and is not registered yet is told like those who are.</summary>
    public void TellReceivers(ITurn turn, long workshopId)
    {
        var workshop = shelf.Workshop(turn.Rows, workshopId).Workshop;
        foreach (var receiver in HandoverStore.Receivers(turn.Rows, workshopId))
        {
            var words = texts.Of(PeopleStore.ById(turn.Rows, receiver)?.Language);
            var title = ("workshop", Arg.Text(words.Of(workshop.Titles)));
            turn.ChatOf(receiver)?.Say(
                new Screen(workshop.IsCalledOff
                    ? words["registration.called_off", title] + "\n" + words["handover.lost.ask", ("contact", Arg.Text(words.Of(workshop.Contacts)))]
                    : words["handover.revived", title, ("link", Arg.Code(identity.Link("w_" + workshop.Code)))]),
                Lane.Notification);
            interviews.Lower(turn, receiver);
        }
    }

    private void Register(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration mine, Words words)
    {
        if (Receive(turn, home, mine.Id))
        {
            RegistrationTurns.Welcome(turn, home, mine.Id, words);
        }
        else
        {
            interviews.Inform(turn, words["handover.no_quota"]);
        }
    }

    private void Make(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, Words words)
    {
        Lose(turn, registration.Id);
        var token = turn.Chance.Token();
        HandoverStore.Offer(turn.Work, registration.Id, token, turn.Now);
        turn.Chat.Say(new Screen(words["handover.link", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("link", Arg.Code(identity.Link("h_" + token)))]));
        turn.Chat.Below(new Screen(words["handover.made"])
        {
            Rows = [words.Row(new Button(words["button.stop_handover"], Act.HandoverStop, RowId.Write(registration.Id))), Back(registration, words)],
        });
    }

    private static IReadOnlyList<Button> Back(Data.Registrations.Registration registration, Words words) =>
        words.Row(new Button(words.BackArrow + words["button.back"], MeTurns.Open, RowId.Write(registration.Id)));
}
