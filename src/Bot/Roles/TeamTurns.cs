using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Authoring;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Turns;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Roles;

/// <summary><c>/organize</c> → Team: who has which role, which invitations nobody has answered yet, inviting, and taking both back.</summary>
internal sealed class TeamTurns(Shelf shelf, Catalogue texts, BotIdentity identity)
{
    /// <summary>How long a link can be used.</summary>
    public static readonly TimeSpan LinkTime = TimeSpan.FromDays(7);

    private const int PageSize = 4;

    // with the whole workshop, a session and the way back there are eight buttons
    private const int MostGroups = 5;

    /// <summary>A button of the team's card or of what it leads to; arguments begin with the workshop, the role or the invitation.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.TeamMember or Act.TeamRevoke or Act.TeamUntil or Act.TeamDay when RoleStore.ById(turn.Rows, id) is { WorkshopId: { } workshopId } grant:
                OfMember(turn, press.Action, shelf.Workshop(turn.Rows, workshopId), grant);
                break;
            case Act.TeamLink or Act.TeamUninvite when InvitationStore.ById(turn.Rows, id) is { } invitation:
                OfInvitation(turn, press.Action, shelf.Workshop(turn.Rows, invitation.WorkshopId), invitation);
                break;
            case Act.TeamInvite:
                turn.Show(AskRole(shelf.Workshop(turn.Rows, id), Words(turn)));
                break;
            case Act.TeamScope:
                turn.Show(AskScope(shelf.Workshop(turn.Rows, id), RoleOf(parts), Words(turn)));
                break;
            case Act.TeamParts:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.TeamFind.With(Key(id, parts[1], parts[2])));
                turn.Show(AskPart(shelf.Workshop(turn.Rows, id), RoleOf(parts), parts[2], Number(parts[3]), Words(turn)));
                break;
            case Act.TeamMake when IsThere(shelf.Workshop(turn.Rows, id), parts):
                Invite(turn, shelf.Workshop(turn.Rows, id), RoleOf(parts), parts);
                break;
            default:
                turn.Show(List(turn, shelf.Workshop(turn.Rows, id), parts.Length > 1 ? Number(parts[1]) : 0, Words(turn)));
                break;
        }
    }

    /// <summary>The session or group that a role is narrowed to, by its hour or its name instead of its button: the one that fits is taken, of several there is a list.</summary>
    public void Typed(IChatTurn turn, string argument, string text, Gate gate)
    {
        var parts = argument.Split(':');
        var home = shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        var wanted = parts[2] == "item"
            ? AgendaSearch.Find(home.Agenda, text, home.Workshop.Zone).ConvertAll(item => item.Id)
            : home.Groups.Where(group => group.Titles.Values.Any(title => SearchKey.Of(title).Contains(SearchKey.Of(text), StringComparison.Ordinal))).Select(group => group.Id).ToList();
        if (wanted is [var only])
        {
            string[] chosen = [.. parts, RowId.Write(only)];
            if (gate.Choose(turn, Act.TeamMake, string.Join(':', chosen)))
            {
                Invite(turn, home, RoleOf(parts), chosen);
            }

            return;
        }

        turn.Show(AskPart(home, RoleOf(parts), parts[2], 0, Words(turn), wanted.Count == 0 ? null : Parts(home, parts[2], Words(turn)).FindAll(part => wanted.Contains(part.Id))));
    }

    private static Screen List(IChatTurn turn, ShelvedWorkshop home, int page, Words words)
    {
        var id = home.Workshop.Id;
        var team = RoleStore.OfWorkshop(turn.Rows, id);
        var open = InvitationStore.OfWorkshop(turn.Rows, id, turn.Now).FindAll(invitation => !InvitationTurns.IsForNothing(invitation, home));
        var lines = new List<string> { words["team.card", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("n", Arg.Count(team.Count))] };
        lines.AddRange(team.Select(grant => Line(grant, home, words)));
        if (open.Count > 0)
        {
            lines.Add("\n" + words["team.open", ("n", Arg.Count(open.Count))]);
            lines.AddRange(open.Select(invitation => LineOf(turn, invitation, home, words)));
        }

        var entries = Labels.Apart(team.Select(grant => new Button(Label(grant, home, words), Act.TeamMember, RowId.Write(grant.Id)))
            .Concat(open.Select(invitation => new Button("⏳ " + (invitation.Ending is { } ending ? ending + ": " : "") + Bidi.Strip(RoleWords.Full(invitation, home, words)), Act.TeamLink, RowId.Write(invitation.Id)))));
        var last = Math.Max(0, (entries.Count - 1) / PageSize);
        page = Math.Min(page, last);
        var rows = new List<IReadOnlyList<Button>>();
        if (page == 0)
        {
            rows.Add(words.Row(new Button(words["button.invite"], Act.TeamInvite, RowId.Write(id)), new Button(words["button.audit"], Act.AuditFile, RowId.Write(id))));
        }

        rows.AddRange(entries.Skip(page * PageSize).Take(PageSize).Select(entry => words.Row(entry)));
        rows.Add(words.Row<Button>([OrganizeTurns.Back(id, words)[0], .. ButtonPages.Ways(page, entries.Count, PageSize, (to, label) => new(label, Act.TeamList, Key(id, to)), words)]));
        return new Screen(string.Join('\n', lines)) { Rows = rows };
    }

    private void OfMember(IChatTurn turn, Act act, ShelvedWorkshop home, RoleGrant grant)
    {
        var words = Words(turn);
        switch (act)
        {
            case Act.TeamRevoke:
                RoleStore.Revoke(turn.Work, grant.Id);
                TimerStore.Cancel(turn.Work, Act.TeamEnd.Name(), grant.Id);
                if (grant.PersonId != turn.Person.Id && turn.ChatOf(grant.PersonId) is { } chat)
                {
                    var theirs = texts.Of(PeopleStore.ById(turn.Rows, grant.PersonId)?.Language);
                    chat.Say(new Screen(theirs["team.lost", ("role", Arg.Phrase(RoleWords.Full(grant, home, theirs))), ("workshop", Arg.Text(theirs.Of(home.Workshop.Titles)))]), Lane.Notification);
                }

                turn.Show(List(turn, home, page: 0, words));
                break;
            case Act.TeamUntil:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.TeamDay.With(RowId.Write(grant.Id)));
                turn.Show(AskDay(home, grant, words["team.until.ask", ("member", Arg.Phrase(Line(grant, home, words))), ("day", Arg.Code(Example(home)))], words));
                break;
            case Act.TeamDay:
                TimerStore.Cancel(turn.Work, Act.TeamEnd.Name(), grant.Id);
                turn.Show(Member(turn, home, grant, words));
                break;
            default:
                turn.Show(Member(turn, home, grant, words));
                break;
        }
    }

    private static Screen Member(IChatTurn turn, ShelvedWorkshop home, RoleGrant grant, Words words)
    {
        var id = RowId.Write(grant.Id);
        return new(Line(grant, home, words) + "\n" + RoleWords.Grants(grant.Role, words) + (LastDay(turn, home, grant) is { } day ? "\n" + words["team.until", ("day", Arg.Phrase(words.Day(day)))] : ""))
        {
            Rows =
            [
                words.Row(new Button(words["button.role_until"], Act.TeamUntil, id), new Button(words["button.revoke_role"], Act.TeamRevoke, id)),
                BackTo(home, words),
            ],
        };
    }

    /// <summary>The last day of a role that ends by itself.</summary>
    private static DateOnly? LastDay(ITurn turn, ShelvedWorkshop home, RoleGrant grant) =>
        TimerStore.DueAt(turn.Rows, Act.TeamEnd.Name(), grant.Id) is { } ends ? home.Workshop.DayOf(ends).AddDays(-1) : null;

    private static Screen AskDay(ShelvedWorkshop home, RoleGrant grant, string text, Words words)
    {
        var id = RowId.Write(grant.Id);
        return new(text)
        {
            Rows =
            [
                words.Row(new Button(words["button.role_no_end"], Act.TeamDay, id)),
                words.Row(new Button(words.BackArrow + words["button.back"], Act.TeamMember, id)),
            ],
        };
    }

    // a role mostly ends with the workshop
    private static string Example(ShelvedWorkshop home) => home.Workshop.LastDay.ToString("d/M/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The last day of a role, as it was typed: the role ends by itself when that day is over.</summary>
    public void EndsOn(IChatTurn turn, string argument, string text)
    {
        var words = Words(turn);
        if (RoleStore.ById(turn.Rows, RowId.Read(argument)) is not { WorkshopId: { } workshopId } grant)
        {
            turn.Show(new Screen(words["team.gone"]));
            return;
        }

        var home = shelf.Workshop(turn.Rows, workshopId);
        var today = home.Workshop.DayOf(turn.Now);
        if ((TypedDay.Read(WorkshopBot.Texts.Typed.Plain(text), today) ?? (TypedMoment.Read(text, turn.Now, home.Workshop, TypedSetting.Evening) is { } moment ? home.Workshop.DayOf(moment) : null)) is not { } day || day < today)
        {
            turn.Show(AskDay(home, grant, words["team.until.again", ("day", Arg.Code(Example(home)))], words));
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        turn.SetTimer(Act.TeamEnd, grant.Id, home.Workshop.StartOf(day.AddDays(1)));
        if (grant.PersonId != turn.Person.Id && turn.ChatOf(grant.PersonId) is { } chat)
        {
            // said now: when it ends it is night
            var theirs = texts.Of(PeopleStore.ById(turn.Rows, grant.PersonId)?.Language);
            chat.Say(new Screen(theirs["team.until.told",
                ("role", Arg.Phrase(RoleWords.Full(grant, home, theirs))), ("workshop", Arg.Text(theirs.Of(home.Workshop.Titles))), ("day", Arg.Phrase(theirs.Day(day)))]), Lane.Notification);
        }

        turn.Show(Member(turn, home, grant, words));
    }

    /// <summary>The last day of a role is over, which whoever had it knows.</summary>
    public static void End(ITurn turn, long id) => RoleStore.Revoke(turn.Work, id);

    private void OfInvitation(IChatTurn turn, Act act, ShelvedWorkshop home, Invitation invitation)
    {
        var words = Words(turn);
        if (act == Act.TeamUninvite)
        {
            InvitationStore.End(turn.Work, invitation.Id);
            turn.Show(List(turn, home, page: 0, words));
            return;
        }

        turn.Show(new Screen(LineOf(turn, invitation, home, words))
        {
            Rows = [words.Row(new Button(words["button.revoke_invitation"], Act.TeamUninvite, RowId.Write(invitation.Id))), BackTo(home, words)],
        });
    }

    private static Screen AskRole(ShelvedWorkshop home, Words words) => new(words["team.invite", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
    {
        Rows =
        [
            .. RoleWords.Given.Select(role => words.Row(new Button(
                RoleWords.Name(role, words), RoleWords.Narrowable.Contains(role) ? Act.TeamScope : Act.TeamMake, Key(home.Workshop.Id, RoleWords.Key(role))))),
            BackTo(home, words),
        ],
    };

    private static Screen AskScope(ShelvedWorkshop home, Role role, Words words)
    {
        var id = home.Workshop.Id;
        var rows = new List<IReadOnlyList<Button>> { words.Row(new Button(words["button.role_whole"], Act.TeamMake, Key(id, RoleWords.Key(role)))) };
        if (home.Agenda.Count > 0)
        {
            rows.Add(words.Row(new Button(words["button.role_session"], Act.TeamParts, Key(id, RoleWords.Key(role), "item", 0))));
        }

        if (home.Groups.Count is > 0 and <= MostGroups)
        {
            rows.AddRange(Parts(home, "group", words).Select(part => words.Row(PartButton(home, role, "group", part))));
        }
        else if (home.Groups.Count > 0)
        {
            rows.Add(words.Row(new Button(words["button.role_group"], Act.TeamParts, Key(id, RoleWords.Key(role), "group", 0))));
        }

        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], Act.TeamInvite, RowId.Write(id))));
        return new Screen(words["team.scope", ("role", Arg.Phrase(RoleWords.Name(role, words)))]) { Rows = rows };
    }

    private static List<(long Id, string Label)> Parts(ShelvedWorkshop home, string kind, Words words) => kind == "item"
        ? [.. home.Agenda.Select(item => (item.Id, AgendaText.DayAndName(item, home, words)))]
        : [.. home.Groups.Select(group => (group.Id, words.Of(group.Titles)))];

    private static Button PartButton(ShelvedWorkshop home, Role role, string kind, (long Id, string Label) part) =>
        new(part.Label, Act.TeamMake, Key(home.Workshop.Id, RoleWords.Key(role), kind, part.Id));

    private static Screen AskPart(ShelvedWorkshop home, Role role, string kind, int page, Words words, List<(long Id, string Label)>? among = null)
    {
        var id = home.Workshop.Id;
        var parts = among ?? Parts(home, kind, words);
        return new Screen(words[kind == "item" ? "team.part.session" : "team.part", ("role", Arg.Phrase(RoleWords.Name(role, words)))])
        {
            Rows =
            [
                .. Labels.Apart(parts.Select(part => PartButton(home, role, kind, part))).Skip(page * PageSize).Take(PageSize).Select(part => words.Row(part)),
                words.Row<Button>([
                    new Button(words.BackArrow + words["button.back"], Act.TeamScope, Key(id, RoleWords.Key(role))),
                    .. among is null ? ButtonPages.Ways(page, parts.Count, PageSize, (to, label) => new(label, Act.TeamParts, Key(id, RoleWords.Key(role), kind, to)), words) : []]),
            ],
        };
    }

    /// <summary>Makes a link: a message of its own to be forwarded, and the card that says what it is.</summary>
    private void Invite(IChatTurn turn, ShelvedWorkshop home, Role role, string[] parts)
    {
        var words = Words(turn);
        long? Part(string kind) => parts.Length > 3 && parts[2] == kind ? RowId.Read(parts[3]) : null;
        var invitation = SayLink(turn, home, new() { Role = role, AgendaItemId = Part("item"), GroupId = Part("group") }, identity, words);
        turn.Chat.Below(new Screen(words["team.made", ("until", Arg.Phrase(words.DayAndTime(invitation.ExpiresAt, home.Workshop.Zone)))])
        {
            Rows = [words.Row(new Button(words["button.revoke_invitation"], Act.TeamUninvite, RowId.Write(invitation.Id))), BackTo(home, words)],
        });
    }

    /// <summary>Makes an invitation and says its link, in a message of its own to be forwarded.</summary>
    /// <param name="turn">The turn of whoever invites.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="wanted">What it grants; whose it is and until when is filled in.</param>
    /// <param name="identity">The bot that the link opens.</param>
    /// <param name="words">The inviter's language.</param>
    public static Invitation SayLink(IChatTurn turn, ShelvedWorkshop home, Invitation wanted, BotIdentity identity, Words words)
    {
        var token = turn.Chance.Token();
        var invitation = InvitationStore.Add(
            turn.Work, wanted with { WorkshopId = home.Workshop.Id, InvitedBy = turn.Person.Id, ExpiresAt = turn.Now + LinkTime }, token, turn.Now);
        turn.Chat.Say(new Screen(words["team.link",
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
            ("role", Arg.Phrase(RoleWords.Full(invitation, home, words))),
            ("link", Arg.Code(identity.Link("i_" + token)))]));
        return invitation;
    }

    /// <summary>Whether what a role is narrowed to is still there: a plan may have been imported meanwhile.</summary>
    private static bool IsThere(ShelvedWorkshop home, string[] parts) => parts.Length < 4
        || (parts[2] == "item" ? home.Agenda.Any(item => item.Id == RowId.Read(parts[3])) : home.Groups.Any(group => group.Id == RowId.Read(parts[3])));

    public static string Line(RoleGrant grant, ShelvedWorkshop home, Words words) =>
        words["team.line", ("name", Arg.Text(grant.Name ?? "–")), ("role", Arg.Phrase(RoleWords.Full(grant, home, words)))];

    /// <summary>What it is for and until when; what its link ends in, and who made it, where that is somebody else.</summary>
    private static string LineOf(IChatTurn turn, Invitation invitation, ShelvedWorkshop home, Words words)
    {
        var parts = new List<string> { words["team.open.line", ("role", Arg.Phrase(RoleWords.Full(invitation, home, words))), ("until", Arg.Phrase(words.DayAndTime(invitation.ExpiresAt, home.Workshop.Zone)))] };
        if (invitation.Ending is { } ending)
        {
            parts.Add(words["team.open.link", ("ending", Arg.Code("…" + ending))]);
        }

        if (invitation.InvitedBy is { } inviter && inviter != turn.Person.Id && RoleStore.Of(turn.Rows, inviter).Find(grant => grant.Name is not null)?.Name is { } name)
        {
            parts.Add(words["team.open.by", ("name", Arg.Text(name))]);
        }

        return string.Join(" · ", parts);
    }

    private static string Label(RoleGrant grant, ShelvedWorkshop home, Words words) => Bidi.Strip($"{grant.Name ?? "–"} · {RoleWords.Full(grant, home, words)}");

    private static IReadOnlyList<Button> BackTo(ShelvedWorkshop home, Words words) =>
        words.Row(new Button(words.BackArrow + words["button.back"], Act.TeamList, RowId.Write(home.Workshop.Id)));

    private static string Key(params object[] parts) => string.Join(':', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    private static Role RoleOf(string[] parts) => Enum.Parse<Role>(parts[1], ignoreCase: true);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
