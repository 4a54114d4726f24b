using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Guests;
using WorkshopBot.Interviews;
using WorkshopBot.Seats;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Registration;

/// <summary>From a workshop's link to the first question: the card, the notice, consent.</summary>
internal sealed class WorkshopTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, MeTurns me)
{
    public const Act OpenCard = Act.WorkshopOpen;
    public const Act Agree = Act.WorkshopAgree;
    public const Act More = Act.WorkshopMore;
    public const Act Decline = Act.WorkshopDecline;

    /// <summary>A workshop's link or button: its card, or what this person already has there.</summary>
    public void Open(IChatTurn turn, ShelvedWorkshop home)
    {
        PeopleStore.SetOpenedWorkshop(turn.Work, turn.Person.Id, home.Workshop.Id);
        if (RegistrationStore.Of(turn.Work, turn.Person.Id, home.Workshop.Id) is { Status: not "cancelled" } registration)
        {
            me.Show(turn, home, registration);
        }
        else if (Closed(turn, Words(turn), home, rights) is null && InterviewStore.OfForm(turn.Work, turn.Person.Id, home.RegistrationForm.Id) is { } draft)
        {
            interviews.Continue(turn, draft);
        }
        else
        {
            interviews.ShowBeside(turn, Card(turn, home));
        }
    }

    /// <summary><c>/workshops</c>: everything announced, a button each; or which one a command means, with where it stands.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="act">What a button does.</param>
    /// <param name="homes">Those to choose from.</param>
    /// <param name="page">Which page, from 0.</param>
    public void List(IChatTurn turn, Act act, List<ShelvedWorkshop> homes, int page)
    {
        var words = Words(turn);
        if (homes.Count == 0)
        {
            interviews.Inform(turn, words["workshops.none"]);
            return;
        }

        // two places are for the way on and back
        var size = homes.Count > ButtonPages.Most ? ButtonPages.Most - 2 : ButtonPages.Most;
        var shown = Math.Clamp(page, 0, (homes.Count - 1) / size);
        var numbered = homes.Select((home, place) => (Home: home, Number: place + 1)).Skip(shown * size).Take(size).ToList();
        var isTeams = act is not (Act.WorkshopOpen or Act.AgendaOpen);
        string Line(ShelvedWorkshop home, int number) => isTeams
            ? words["workshops.line.team", ("n", Arg.Count(number)), ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("dates", Arg.Phrase(Dates(home.Workshop, words))), ("status", Arg.Phrase(words[SetupCard.StatusKey(home.Workshop)]))]
            : words["workshops.line", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("dates", Arg.Phrase(Dates(home.Workshop, words)))];
        Button To(ShelvedWorkshop home, int number) => new(
            (isTeams ? words.Number(number) + ". " : "") + words.Of(home.Workshop.Titles), act, RowId.Write(home.Workshop.Id));
        Button Page(string label, int other) => new(label, Act.WorkshopList, act.With(other.ToString(CultureInfo.InvariantCulture)));
        var lines = string.Join('\n', numbered.Select(one => Line(one.Home, one.Number)));
        interviews.ShowBeside(turn, new Screen(act == OpenCard ? words["workshops.list", ("workshops", Arg.Phrase(lines))] : words["workshops.which"] + (isTeams ? "\n" + lines : ""))
        {
            Rows =
            [
                .. numbered.Select(one => words.Row(To(one.Home, one.Number))),
                .. (shown + 1) * size < homes.Count ? [words.Row(Page(words["button.next_page"], shown + 1))] : Array.Empty<IReadOnlyList<Button>>(),
                .. shown > 0 ? [words.Row(Page(words.BackArrow + words["button.previous_page"], shown - 1))] : Array.Empty<IReadOnlyList<Button>>(),
            ],
        });
    }

    /// <summary>Consent was given: the first question.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="shown">The version of the notice that was read; another one since then is shown first.</param>
    public void Register(IChatTurn turn, ShelvedWorkshop home, string shown)
    {
        if (RegistrationStore.Of(turn.Work, turn.Person.Id, home.Workshop.Id) is { Status: not "cancelled" }
            || InterviewStore.OfForm(turn.Work, turn.Person.Id, home.RegistrationForm.Id) is not null)
        {
            Open(turn, home);
        }
        else if (shown != home.Workshop.ConsentVersion)
        {
            turn.Show(Card(turn, home));
        }
        else if (Closed(turn, Words(turn), home, rights) is { } why)
        {
            turn.Show(new Screen(why));
        }
        else
        {
            interviews.Begin(turn, shelf.Version(turn.Work, home.RegistrationForm.CurrentVersionId), home.Workshop.ConsentVersion);
        }
    }

    public void ShowMore(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        turn.Show(new Screen(words["consent.more.facts",
            ("purpose", Arg.Text(words.Of(home.Workshop.Purposes))),
            ("organizer", Arg.Text(words.Of(home.Workshop.Organizers))),
            ("date", Arg.Phrase(words.Day(home.Workshop.DeleteAfter))),
            ("contact", Arg.Text(words.Of(home.Workshop.Contacts)))] + "\n\n" + words.Lines(words.Of(home.Workshop.ConsentsMore)))
        {
            Rows = [words.Row(AgreeTo(home, words)), words.Row(ButtonTo(OpenCard, home, words, "button.back"))],
        });
    }

    public void Refuse(IChatTurn turn) => turn.Chat.Close(Words(turn)["consent.declined"]);

    /// <summary>Why nobody can register now, or null when they can: a workshop that is full has a waiting list.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="words">The language of whoever asks.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="rights">Knows who may come to a workshop by invitation.</param>
    /// <param name="personId">Who would register; null: whoever's turn it is.</param>
    public static string? Closed(ITurn turn, Words words, ShelvedWorkshop home, Rights rights, long? personId = null) =>
        home.Workshop.IsByInvitation && (personId ?? (turn as IChatTurn)?.Person.Id) is { } guest && !rights.May(turn.Rows, guest, OpenCard, home.Workshop.Id)
            ? GuestTurns.Only(home.Workshop, words)
        : home.Workshop.IsCalledOff ? words["registration.called_off", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]
        : IsGivenPlace(turn, home) ? null
        : turn.Now < home.Workshop.RegistrationClosesAt && home.Workshop.Status != WorkshopStatus.Open ? words["registration.closed_now", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]
        : turn.Now >= home.Workshop.RegistrationClosesAt
            ? words["registration.closed",
                ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
                ("date", Arg.Phrase(words.DayAndTime(home.Workshop.RegistrationClosesAt, home.Workshop.Zone)))]
            : null;

    /// <summary>Whoever is given somebody's place may still register for it, and needs no seat that is free.</summary>
    private static bool IsGivenPlace(ITurn turn, ShelvedWorkshop home) =>
        turn is IChatTurn { Person.Id: var me } && turn.Now < home.StartsAt && HandoverStore.For(turn.Rows, me, home.Workshop.Id) is not null;

    public static string Dates(Workshop workshop, Words words) => words.Days(workshop.FirstDay, workshop.LastDay);

    /// <summary>Where it is: the place, or that it is online, or both; for whoever may not see the place (<see cref="Places"/>), when it is shown.</summary>
    public static string Venue(Workshop workshop, Words words)
    {
        var place = words.Of(workshop.Venues);
        if (place.Length == 0 && workshop.VenueShownAt is { } shownAt)
        {
            return words["workshop.venue.later", ("when", Arg.Phrase(words.DayAndTime(shownAt, workshop.Zone)))];
        }

        return (place.Length > 0, workshop.HasOnlineLink) switch
        {
            (true, true) => words["workshop.venue.both", ("venue", Arg.Text(place))],
            (false, _) => words["workshop.venue.online"],
            _ => Bidi.Isolate(place),
        };
    }

    private Screen Card(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        var workshop = home.SeenBy(isConfirmed: false, turn.Now).Workshop;
        var canRegister = Closed(turn, words, home, rights) is null;
        var left = SeatsLeft(turn, home);
        var text = words["workshop.card",
            ("workshop", Arg.Text(words.Of(workshop.Titles))),
            ("dates", Arg.Phrase(Dates(workshop, words))),
            ("venue", Arg.Phrase(Venue(workshop, words))),
            ("description", Arg.Phrase(words.Lines(words.Of(workshop.Descriptions)))),
            ("organizer", Arg.Text(words.Of(workshop.Organizers))),
            ("status", Arg.Phrase(Status(turn, home, left, words)))];
        var rows = new List<IReadOnlyList<Button>>();
        if (canRegister)
        {
            text += "\n\n" + words["consent.card", ("notice", Arg.Phrase(words.Lines(words.Of(workshop.Consents))))];
            rows.Add(words.Row(AgreeTo(home, words, left == 0 && !workshop.NeedsApproval && !IsGivenPlace(turn, home) ? "button.agree_waitlist" : "button.agree_register")));
            rows.Add(words.Row(ButtonTo(More, home, words, "button.more"), ButtonTo(Agenda.AgendaTurns.Open, home, words, "button.agenda")));
            rows.Add(words.Row(ButtonTo(Decline, home, words, "button.not_now")));
        }
        else
        {
            rows.Add(words.Row(ButtonTo(Agenda.AgendaTurns.Open, home, words, "button.agenda")));
        }

        return new Screen(text) { Rows = rows, PlainForm = text };
    }

    /// <summary>Free seats, or null without a limit.</summary>
    private static int? SeatsLeft(IChatTurn turn, ShelvedWorkshop home) =>
        SeatTurns.Left(turn.Work, home, turn.Now, RegistrationStore.Of(turn.Work, turn.Person.Id, home.Workshop.Id)?.Id).Seats is { } seats
            ? Math.Max(0, seats)
            : null;

    private string Status(IChatTurn turn, ShelvedWorkshop home, int? left, Words words)
    {
        var workshop = home.Workshop;
        if (Closed(turn, words, home, rights) is not null)
        {
            return workshop.IsCalledOff ? words["workshop.status.called_off"]
                : turn.Now < workshop.RegistrationClosesAt ? words["workshop.status.closed_now"]
                : words["workshop.status.closed", ("date", Arg.Phrase(words.DayAndTime(workshop.RegistrationClosesAt, workshop.Zone)))];
        }

        if (IsGivenPlace(turn, home))
        {
            return words["workshop.status.given"];
        }

        var lines = new List<string> { words["workshop.status.open_until", ("until", Arg.Phrase(words.DayAndTime(workshop.RegistrationClosesAt, workshop.Zone)))] };
        if (workshop.NeedsApproval)
        {
            lines.Add(words["workshop.status.by_approval"]);
        }

        if (left == 0)
        {
            lines.Add(words["workshop.status.full"]);
            lines.Add(words["workshop.waiting", ("n", Arg.Count(SeatStore.Counts(turn.Work, workshop.Id).GetValueOrDefault("waitlisted")))]);
        }
        else if (left is { } seats)
        {
            lines.Add(words["workshop.seats_left", ("n", Arg.Count(seats))]);
        }

        return string.Join('\n', lines);
    }

    private static Button AgreeTo(ShelvedWorkshop home, Words words, string key = "button.agree_register") =>
        new(words[key], Agree, string.Create(CultureInfo.InvariantCulture, $"{home.Workshop.Id}:{home.Workshop.ConsentVersion}"));

    private static Button ButtonTo(Act action, ShelvedWorkshop home, Words words, string? key = null) =>
        new(key is null ? words.Of(home.Workshop.Titles) : words[key], action, RowId.Write(home.Workshop.Id));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
