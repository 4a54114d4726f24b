using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Seats;

/// <summary>
/// Who gets a seat: whoever comes while there is one, then the waiting list in its order, by offers that end. Everything that may have freed a seat
/// calls <see cref="MoveLine"/>; no seat is given anywhere else.
/// </summary>
internal sealed class SeatTurns(Shelf shelf, Catalogue texts, Unasked unasked)
{
    public const Act Take = Act.SeatTake;
    public const Act Refuse = Act.SeatRefuse;
    public const Act Rejoin = Act.SeatRejoin;

    /// <summary>The timer of a registration that was given up: its seat can no longer be taken back.</summary>
    public const Act UndoOver = Act.SeatUndoOver;

    /// <summary>The timer of a workshop: seats may be free (an import, an erasure, more than one turn can offer).</summary>
    public const Act Line = Act.SeatLine;

    /// <summary>The timer of an offer that its person has yet to be told of.</summary>
    public const Act TellOffer = Act.SeatTell;

    /// <summary>The timer of an offer's end.</summary>
    public const Act OfferOver = Act.SeatOfferOver;

    /// <summary>How long a place that was given up can be taken back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    private const int MostOffersInTurn = 50;

    // a timer is late when the bot was down, and people could not tap what they saw
    private static readonly TimeSpan LateTimer = TimeSpan.FromMinutes(1);

    /// <summary>What is left, but for one registration, which is about to be placed.</summary>
    public static SeatsLeft Left(ReadSession session, ShelvedWorkshop home, DateTimeOffset now, long? exceptId = null) =>
        SeatStore.Left(session, home.Workshop.Id, home.Workshop.Capacity, home.Quotas, now - UndoTime, exceptId);

    /// <summary>The first of somebody's quotas that is used up, in the reader's words; null when it is the workshop that is full.</summary>
    public static string? FullQuota(ShelvedVersion version, SeatsLeft left, IReadOnlyCollection<FieldValue> chosen, Words words) =>
        left.Seats is not <= 0 && left.Full.Where(chosen.Contains).Select(value => (FieldValue?)value).FirstOrDefault() is { } full
            ? Fields.Label(version, full.Field, full.Value, words)
            : null;

    /// <summary>Gives a registration a seat, or a place on the waiting list.</summary>
    /// <returns>True when it is confirmed.</returns>
    public static bool Place(ITurn turn, ShelvedWorkshop home, long registrationId)
    {
        if (HandoverTurns.Receive(turn, home, registrationId))
        {
            return true;
        }

        var left = Left(turn.Work, home, turn.Now, registrationId);
        var hasSeat = left.AreFor(SeatStore.Chosen(turn.Work, home.Workshop.Id, registrationId, left.Quotas.Keys));
        RegistrationStore.SetStatus(turn.Work, registrationId, hasSeat ? "confirmed" : "waitlisted", turn.Now);
        return hasSeat;
    }

    /// <summary>
    /// Offers what is free to those who come next. Called after everything that may have freed a seat, so that no newcomer ever finds a seat that
    /// somebody on the list could have had.
    /// </summary>
    public static void MoveLine(ITurn turn, ShelvedWorkshop home)
    {
        if (!home.IsToCome(turn.Now))
        {
            return;
        }

        var left = Left(turn.Work, home, turn.Now);
        for (var offers = 0; left.Seats is not <= 0 && SeatStore.First(turn.Work, home.Workshop.Id, left.Full) is { } next; offers++)
        {
            if (offers == MostOffersInTurn)
            {
                turn.SetTimer(Line, home.Workshop.Id, turn.Now);
                return;
            }

            Offer(turn, next.RegistrationId, OfferHours.Until(turn.Now, home.Workshop, home.StartsAt));
            left = left.Without(SeatStore.Chosen(turn.Work, home.Workshop.Id, next.RegistrationId, left.Quotas.Keys));
        }
    }

    /// <summary>
    /// A place or the wish for one is given up; whoever was there gives up only what is still to come, and their attendance stays theirs. A confirmed seat is held until it can no longer be taken back, and so is the use of a link for guests.
    /// </summary>
    public static void GiveUp(ITurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration)
    {
        if (HasCome(turn, registration))
        {
            RegistrationStore.SetLeft(turn.Work, registration.Id, turn.Now);
            MoveLine(turn, home);
            return;
        }

        RegistrationStore.Cancel(turn.Work, registration.Id, turn.Now);
        EndOffer(turn, registration.Id);
        if (registration.Status == "confirmed")
        {
            turn.SetTimer(Act.HandoverLost, registration.Id, turn.Now);
        }

        if (registration.Status != "offered")
        {
            turn.SetTimer(UndoOver, registration.Id, turn.Now + UndoTime);
        }

        MoveLine(turn, home);
    }

    /// <summary>Whether somebody with a place was there already, so that giving it up takes nothing of that away.</summary>
    public static bool HasCome(ITurn turn, Data.Registrations.Registration registration) => registration.Status == "confirmed" && CheckInStore.HasCome(turn.Rows, registration.Id);

    /// <summary>Whether what was given up can still be taken back.</summary>
    public static bool MayTakeBack(ITurn turn, Data.Registrations.Registration registration) =>
        registration is { Status: "cancelled", CancelledFrom: not "offered", IsRemoved: false } && turn.Now - registration.CancelledAt < UndoTime;

    /// <summary>What was given up is taken back, as long as that is possible.</summary>
    /// <returns>False when it is too late.</returns>
    public static bool TakeBack(ITurn turn, Data.Registrations.Registration registration)
    {
        if (!MayTakeBack(turn, registration))
        {
            return false;
        }

        RegistrationStore.Restore(turn.Work, registration.Id, turn.Now);
        turn.CancelTimer(UndoOver, registration.Id);
        return true;
    }

    /// <summary>The offered seat is taken: the registration is confirmed.</summary>
    public static void Confirm(ITurn turn, long registrationId)
    {
        RegistrationStore.SetStatus(turn.Work, registrationId, "confirmed", turn.Now);
        EndOffer(turn, registrationId);
    }

    /// <summary>A time has come.</summary>
    /// <returns>False when it is none of these timers.</returns>
    public bool Due(ITurn turn, Act kind, long subjectId, DateTimeOffset dueAt)
    {
        switch (kind)
        {
            case Line:
                MoveLine(turn, shelf.Workshop(turn.Work, subjectId));
                return true;
            case UndoOver when RegistrationStore.ById(turn.Work, subjectId) is { } registration:
                MoveLine(turn, shelf.Workshop(turn.Work, registration.WorkshopId));
                return true;
            case TellOffer when Offered(turn, subjectId) is { } offer:
                Tell(turn, shelf.Workshop(turn.Work, offer.WorkshopId), offer);
                return true;
            case OfferOver when Offered(turn, subjectId) is { } offer:
                Lapse(turn, shelf.Workshop(turn.Work, offer.WorkshopId), offer, dueAt);
                return true;
            case UndoOver or TellOffer or OfferOver:
                return true;
            default:
                return false;
        }
    }

    /// <summary>A button of an offer. Whether it still holds is checked here.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = texts.Of(turn.Person.Language);
        if (RegistrationStore.ById(turn.Work, RowId.Read(press.Argument)) is not { } registration)
        {
            turn.Show(new Screen(words["me.none"]));
            return;
        }

        var home = shelf.Workshop(turn.Work, registration.WorkshopId);
        if (home.Workshop.IsCalledOff)
        {
            turn.Show(new Screen(words["registration.called_off", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]));
            return;
        }

        var holds = registration.Status == "offered" && turn.Now < registration.OfferedUntil;
        switch (press.Action)
        {
            case Take when holds || registration.Status == "confirmed":
                Confirm(turn, registration.Id);
                RegistrationTurns.Welcome(turn, home, registration.Id, words);
                break;
            case Refuse when holds:
                GiveUp(turn, home, registration);
                turn.Show(Over(turn, home, registration, words, "offer.refused"));
                break;
            case Rejoin when MayRejoin(turn, home, registration):
                Queue(turn, home, registration, words);
                break;
            default:
                turn.Show(Over(turn, home, registration, words, "offer.over.card"));
                break;
        }
    }

    /// <summary>Whether somebody whose offer is over may come back to the end of the line.</summary>
    public static bool MayRejoin(ITurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration) =>
        registration is { Status: "cancelled", CancelledFrom: "offered", IsRemoved: false } && home.IsToCome(turn.Now);

    /// <summary>The number on the waiting list, in words.</summary>
    public static string PositionText(ITurn turn, Data.Registrations.Registration registration, Words words) => words[
        "waitlist.position", ("n", Arg.Count(SeatStore.Position(turn.Work, registration.WorkshopId, registration.Queued)))];

    /// <summary>The card of an offer.</summary>
    public static Screen OfferCard(ShelvedWorkshop home, Data.Registrations.Registration offer, Words words) =>
        new(words["offer.card",
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
            ("dates", Arg.Phrase(WorkshopTurns.Dates(home.Workshop, words))),
            ("until", Arg.Phrase(words.DayAndTime(offer.OfferedUntil!.Value, home.Workshop.Zone)))])
        {
            Rows = [words.Row(Button(Take, offer.Id, words["button.take_seat"]), Button(Refuse, offer.Id, words["button.no_thanks"]))],
        };

    /// <summary>Back to the end of the line.</summary>
    public static Button RejoinButton(long registrationId, Words words) => Button(Rejoin, registrationId, words["button.rejoin"]);

    private static void Queue(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, Words words)
    {
        RegistrationStore.QueueAnew(turn.Work, registration.Id);
        if (Place(turn, home, registration.Id))
        {
            RegistrationTurns.Welcome(turn, home, registration.Id, words);
            return;
        }

        turn.Chat.Close(words["waitlist.back", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]
            + "\n" + PositionText(turn, RegistrationStore.ById(turn.Work, registration.Id)!, words));
    }

    private static Screen Over(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, Words words, string key)
    {
        var now = RegistrationStore.ById(turn.Work, registration.Id)!;
        return new(words[key, ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
        {
            Rows = MayRejoin(turn, home, now) ? [words.Row(RejoinButton(registration.Id, words))] : [],
        };
    }

    private static Data.Registrations.Registration? Offered(ITurn turn, long id) =>
        RegistrationStore.ById(turn.Work, id) is { Status: "offered", OfferedUntil: not null } offer ? offer : null;

    /// <summary>A seat is kept for somebody until then; they are told as soon as that is decent.</summary>
    private static void Offer(ITurn turn, long registrationId, DateTimeOffset until)
    {
        RegistrationStore.SetStatus(turn.Work, registrationId, "offered", turn.Now, until);
        turn.SetTimer(OfferOver, registrationId, until);
        turn.SetTimer(TellOffer, registrationId, turn.Now);
    }

    /// <summary>Nothing is offered any more: its times are forgotten.</summary>
    private static void EndOffer(ITurn turn, long registrationId)
    {
        turn.CancelTimer(OfferOver, registrationId);
        turn.CancelTimer(TellOffer, registrationId);
    }

    /// <summary>The workshop was called off, which everybody has heard: nothing is offered, and whoever was to have it is where they were, if it takes place after all.</summary>
    private static void BackInLine(ITurn turn, long registrationId)
    {
        RegistrationStore.SetStatus(turn.Work, registrationId, "waitlisted", turn.Now);
        EndOffer(turn, registrationId);
    }

    private void Tell(ITurn turn, ShelvedWorkshop home, Data.Registrations.Registration offer)
    {
        if (home.Workshop.IsCalledOff)
        {
            BackInLine(turn, offer.Id);
            return;
        }

        // whoever is busy is left in peace for half of the time there is
        var latest = offer.ChangedAt + ((offer.OfferedUntil!.Value - offer.ChangedAt) / 2);
        if (unasked.Show(turn, offer.PersonId, home.Workshop.Zone, words => OfferCard(home, offer, words), CardName(offer.Id), latest, again: new(TellOffer, offer.Id, offer.OfferedUntil!.Value)) is { } again)
        {
            turn.SetTimer(TellOffer, offer.Id, again);
        }
    }

    private void Lapse(ITurn turn, ShelvedWorkshop home, Data.Registrations.Registration offer, DateTimeOffset dueAt)
    {
        if (home.Workshop.IsCalledOff)
        {
            BackInLine(turn, offer.Id);
            return;
        }

        if (turn.Now - dueAt > LateTimer && home.IsToCome(turn.Now))
        {
            Offer(turn, offer.Id, OfferHours.Again(turn.Now, home.Workshop, home.StartsAt));
            return;
        }

        RegistrationStore.Cancel(turn.Work, offer.Id, turn.Now);
        EndOffer(turn, offer.Id);
        if (turn.ChatOf(offer.PersonId) is { } chat)
        {
            var words = texts.Of(Data.People.PeopleStore.ById(turn.Work, offer.PersonId)?.Language);
            chat.Amend(CardName(offer.Id), words["offer.over.card", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]);
            chat.Say(new Screen(words["offer.over", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]), Lane.Notification);
        }

        MoveLine(turn, home);
    }

    private static string CardName(long registrationId) => FormattableString.Invariant($"offer:{registrationId}");

    private static Button Button(Act action, long id, string label) => new(label, action, RowId.Write(id));
}
