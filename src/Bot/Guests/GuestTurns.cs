using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Guests;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Guests;

/// <summary>
/// Links for guests (<c>v_TOKEN</c>): the team makes them for people or organisations, sees how many came by each, and takes them back. A workshop may be open to those alone.
/// </summary>
internal sealed class GuestTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews, BotIdentity identity)
{
    /// <summary>The link of somebody who has no language yet is remembered by this and its number, never by what it carries.</summary>
    public const string Pending = "=guests:";

    private const int LongestLabel = 60;
    private const int MostUses = 100_000;

    /// <summary>A button of the list or of a link's card.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        var (id, page) = ButtonPages.Read(press.Argument);
        if (press.Action is Act.GuestsLink or Act.GuestsAgain or Act.GuestsRevoke)
        {
            OfLink(turn, press.Action, GuestStore.ById(turn.Rows, id)!);
            return;
        }

        var home = shelf.Workshop(turn.Rows, id);
        switch (press.Action)
        {
            case Act.GuestsNew:
                Ask(turn, id, words["guests.ask"], words);
                break;
            case Act.GuestsSwitch:
                WorkshopStore.Save(turn.Work, home.Workshop with { IsByInvitation = IsByInvitation(press.Argument, home.Workshop), EditedAt = turn.Now }, WorkshopStore.OnlineLink(turn.Rows, id));
                shelf.Forget();
                turn.Show(List(turn, shelf.Workshop(turn.Rows, id), page: 0, words));
                break;
            default:
                turn.Show(List(turn, home, page, words));
                break;
        }
    }

    /// <summary>What the button is for (<c>12:1</c>): two who tap it at once want the same. One without it is of before, and switches over.</summary>
    private static bool IsByInvitation(string argument, Workshop workshop) => argument.Contains(':', StringComparison.Ordinal) ? argument.EndsWith(":1", StringComparison.Ordinal) : !workshop.IsByInvitation;

    /// <summary>A new link's label, and how many may use it: <c>منظمة الأمل | ٢</c>.</summary>
    public void Typed(IChatTurn turn, string argument, string text)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, RowId.Read(argument));
        if (Read(text) is not { } wanted)
        {
            Ask(turn, home.Workshop.Id, words["guests.again", ("max", Arg.Count(LongestLabel))], words);
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        var token = turn.Chance.Token();
        var link = GuestStore.Add(turn.Work, home.Workshop.Id, wanted.Label, wanted.Uses, token, turn.Now);
        Say(turn, home, link, token, words);
    }

    /// <summary>What was typed for a new link; null when it cannot be read.</summary>
    public static (string Label, int? Uses)? Read(string typed)
    {
        var parts = Bidi.Strip(typed).Split('|');
        var label = parts[0].Trim();
        if (label.Length is 0 or > LongestLabel || label.Contains('\n', StringComparison.Ordinal) || parts.Length > 2)
        {
            return null;
        }

        return parts.Length == 1 ? (label, null)
            : WholeNumber.TryRead(parts[1], out var uses) && uses is > 0 and <= MostUses ? (label, uses)
            : null;
    }

    /// <summary>A link is opened: whoever does is remembered as having come by it.</summary>
    /// <returns>The workshop to be opened; null when everything was said.</returns>
    public ShelvedWorkshop? Enter(IChatTurn turn, GuestLink? link)
    {
        if (link is null)
        {
            interviews.Inform(turn, Words(turn)["guests.unknown"]);
            return null;
        }

        var home = shelf.Workshop(turn.Rows, link.WorkshopId);
        if (RegistrationStore.Of(turn.Rows, turn.Person.Id, link.WorkshopId) is { Status: not "cancelled" })
        {
            return home;
        }

        // whoever has just given up has left their place to nobody yet, and comes back to it
        var isLiving = link.IsLiving || (GuestStore.CameBy(turn.Rows, turn.Person.Id, link.WorkshopId) is { IsLiving: true } own && own.Id == link.Id);
        if (!isLiving || home.Workshop is not { Status: WorkshopStatus.Open, IsCalledOff: false } || turn.Now >= home.Workshop.RegistrationClosesAt)
        {
            var words = Words(turn);
            interviews.Inform(turn, words.Of(home.Workshop.Contacts) is { Length: > 0 } contact ? words["guests.dead", ("contact", Arg.Text(contact))] : words["guests.unknown"]);
            return null;
        }

        GuestStore.Come(turn.Work, link, turn.Person.Id);
        return home;
    }

    /// <summary>Somebody registers: a link that has ended since they opened it has not brought them.</summary>
    public static void Registers(IChatTurn turn, long workshopId)
    {
        if (GuestStore.CameBy(turn.Work, turn.Person.Id, workshopId) is { IsLiving: false })
        {
            GuestStore.Forget(turn.Work, turn.Person.Id, workshopId);
        }
    }

    /// <summary>What somebody hears of a workshop by invitation who has none: nothing of it but whom to ask.</summary>
    public static string Only(Workshop workshop, Words words) => words["guests.only", ("contact", Arg.Text(words.Of(workshop.Contacts)))];

    private static Screen List(IChatTurn turn, ShelvedWorkshop home, int page, Words words)
    {
        var (workshop, id) = (home.Workshop, RowId.Write(home.Workshop.Id));
        var links = GuestStore.OfWorkshop(turn.Rows, workshop.Id).Where(link => link.RevokedAt is null || link.Used > 0).OrderBy(link => link.RevokedAt is not null).ToList();
        Button To(int other, string label) => new(words[label], Act.GuestsOpen, ButtonPages.Argument(workshop.Id, other));
        var rows = ButtonPages.Of(
            [
                words.Row(
                    new Button(words["button.guests_new"], Act.GuestsNew, id),
                    new Button(words[workshop.IsByInvitation ? "button.guests_everybody" : "button.guests_only"], Act.GuestsSwitch, $"{id}:{(workshop.IsByInvitation ? 0 : 1)}")),
                .. links.Select(link => words.Row(new Button(link.Label, Act.GuestsLink, RowId.Write(link.Id)))),
                words.Row(new Button(words.BackArrow + words["button.back"], Act.SetupCard, id)),
            ],
            page,
            To(page + 1, "button.next_page"),
            To(page - 1, "button.previous_page"));

        // as many lines as buttons: a long list has pages for both
        var shown = rows.SelectMany(row => row).Where(button => button.Action == Act.GuestsLink).Select(button => button.Argument).ToHashSet();
        return new Screen(string.Join('\n',
        [
            words["guests.card",
                ("workshop", Arg.Text(words.Of(workshop.Titles))),
                ("mode", Arg.Phrase(words[workshop.IsByInvitation ? "guests.mode.only" : "guests.mode.open"])),
                ("until", Arg.Phrase(Until(home, words)))],
            .. links.Count == 0 ? [words["guests.none"]] : links.Where(link => shown.Contains(RowId.Write(link.Id))).Select(link => words[
                link.RevokedAt is null ? "guests.row" : "guests.row.revoked", ("label", Arg.Text(link.Label)), ("used", Arg.Phrase(Used(link, words)))]),
        ]))
        {
            Rows = rows,
        };
    }

    private void OfLink(IChatTurn turn, Act act, GuestLink link)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, link.WorkshopId);
        if (act == Act.GuestsRevoke)
        {
            GuestStore.Revoke(turn.Work, link.Id, turn.Now);
            turn.Show(List(turn, home, page: 0, words));
        }
        else if (act == Act.GuestsAgain && link.RevokedAt is null)
        {
            Say(turn, home, link, GuestStore.TokenOf(turn.Rows, link.Id), words);
        }
        else
        {
            turn.Show(Card(home, link, words));
        }
    }

    /// <summary>The link in a message of its own, to be forwarded, and its card below.</summary>
    private void Say(IChatTurn turn, ShelvedWorkshop home, GuestLink link, string token, Words words)
    {
        turn.Chat.Say(new Screen(words["guests.link",
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
            ("dates", Arg.Phrase(WorkshopTurns.Dates(home.Workshop, words))),
            ("until", Arg.Phrase(Until(home, words))),
            ("link", Arg.Code(identity.Link("v_" + token)))]));
        var card = Card(home, link, words);
        turn.Chat.Below(card with { Text = words["guests.forward"] + "\n" + card.Text });
    }

    private static Screen Card(ShelvedWorkshop home, GuestLink link, Words words)
    {
        var id = RowId.Write(link.Id);
        return new Screen(words[link.RevokedAt is null ? "guests.one" : "guests.one.revoked",
            ("label", Arg.Text(link.Label)), ("used", Arg.Phrase(Used(link, words))), ("until", Arg.Phrase(Until(home, words)))])
        {
            Rows =
            [
                .. link.RevokedAt is not null ? Array.Empty<IReadOnlyList<Button>>() :
                [
                    words.Row(new Button(words["button.guests_again"], Act.GuestsAgain, id)),
                    words.Row(new Button(words["button.guests_revoke"], Act.GuestsRevoke, id)),
                ],
                Back(home.Workshop.Id, words),
            ],
        };
    }

    private static void Ask(IChatTurn turn, long workshopId, string text, Words words)
    {
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.GuestsText.With(RowId.Write(workshopId)));
        turn.Show(new Screen(text) { Rows = [Back(workshopId, words)] });
    }

    private static string Used(GuestLink link, Words words) => link.Uses is { } most
        ? words["guests.used.of", ("used", Arg.Count(link.Used)), ("n", Arg.Count(most))]
        : words["guests.used", ("n", Arg.Count(link.Used))];

    private static string Until(ShelvedWorkshop home, Words words) => words.DayAndTime(home.Workshop.RegistrationClosesAt, home.Workshop.Zone);

    private static IReadOnlyList<Button> Back(long workshopId, Words words) => words.Row(new Button(words.BackArrow + words["button.back"], Act.GuestsOpen, RowId.Write(workshopId)));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
