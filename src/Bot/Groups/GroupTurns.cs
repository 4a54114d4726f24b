using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Groups;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Desk;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Roles;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;
using Group = WorkshopBot.Data.Workshops.Group;

namespace WorkshopBot.Groups;

/// <summary><c>/organize</c> → Groups: changes by hand, telling everybody; and a group's card, which its facilitator can hand over.</summary>
internal sealed class GroupTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, BotIdentity identity, Sending sending)
{
    /// <summary>The broadcast that tells everybody their group.</summary>
    public const string Told = "groups";

    private const int PeopleOnPage = 4;
    private const int NamesOnPage = 8;
    private const int MostQuestions = 12;
    private const int MostButtons = 8;
    private const int GroupsOnPage = MostButtons - 3;
    private static readonly TimeSpan BeforeGroups = TimeSpan.FromMinutes(30);

    /// <summary>The groups that somebody leads, as buttons of <c>/facilitate</c>.</summary>
    public static IEnumerable<IReadOnlyList<Button>> Led(IChatTurn turn, ShelvedWorkshop home, Words words)
    {
        var led = RoleStore.Of(turn.Rows, turn.Person.Id).ConvertAll(grant => grant.GroupId);
        return home.Groups.Where(group => led.Contains(group.Id)).Select(group => words.Row(new Button(words.Of(group.Titles), Act.GroupsOne, Key(group.Id, 0))));
    }

    /// <summary>A button of these cards; arguments begin with the workshop, the group or the registration.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        int Number(int index) => parts.Length > index ? int.Parse(parts[index], CultureInfo.InvariantCulture) : 0;
        switch (press.Action)
        {
            case Act.GroupsTell:
                Tell(turn, shelf.Workshop(turn.Rows, id));
                break;
            case Act.GroupsOne:
                ShowGroup(turn, id, Number(1));
                break;
            case Act.GroupsHandOver:
                HandOver(turn, id);
                break;
            case Act.GroupsPerson or Act.GroupsInto or Act.GroupsMove or Act.GroupsSwap:
                OfPerson(turn, press.Action, id, parts.Length > 1 ? RowId.Read(parts[1]) : 0, Number(2));
                break;
            default:
                Show(turn, shelf.Workshop(turn.Rows, id), Number(1));
                break;
        }
    }

    /// <summary>A name written below the groups: whoever it fits is opened, of several there is a list.</summary>
    public void Find(IChatTurn turn, long workshopId, string text, Gate gate)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, workshopId);
        var found = PeopleSearch.Find(turn, shelf, home, text, words).FindAll(person => person.Status == "confirmed");
        if (found is [var only])
        {
            if (gate.Choose(turn, Act.GroupsPerson, RowId.Write(only.RegistrationId)))
            {
                OfPerson(turn, Act.GroupsPerson, only.RegistrationId, 0, 0);
            }

            return;
        }

        turn.Show(PeopleSearch.Which(
            found, PeopleOnPage, text, person => PersonLines.Label(turn, shelf, home, person, words), Act.GroupsPerson, person => RowId.Write(person.RegistrationId),
            words.Row(new Button(words.BackArrow + words["button.back"], Act.GroupsOpen, RowId.Write(workshopId))), words));
    }

    /// <summary>One reader's copy of <see cref="Told"/>; null when they are in no group any more.</summary>
    public static string? Text(ShelvedWorkshop seen, string? groupCode, Words words) => seen.Groups.FirstOrDefault(group => group.Code == groupCode) is { } group
        ? string.Join('\n', [words["groups.told", ("workshop", Arg.Text(words.Of(seen.Workshop.Titles))), ("group", Arg.Text(words.Of(group.Titles)))], .. Where(group, words)])
        : null;

    /// <summary>A broadcast to whoever has not heard of their group: it waits for those who are busy, and reports what became of each copy.</summary>
    private void Tell(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        var broadcast = new Broadcast { Id = turn.Work.NewId(), WorkshopId = home.Workshop.Id, Kind = Told, SenderId = turn.Person.Id, CreatedAt = turn.Now };
        BroadcastStore.Add(turn.Work, broadcast);
        PlaceStore.AddReaders(turn.Work, broadcast.Id, home.Workshop.Id, turn.Now);
        sending.Begin(turn, broadcast);
        turn.Show(new Screen(words["groups.telling"]) { Rows = [words.Row(new Button(words["button.messages"], Act.BroadcastList, RowId.Write(home.Workshop.Id))), Back(home.Workshop.Id, words)] });
    }

    /// <summary>The card of all groups.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="skip">So many groups stand on the pages before.</param>
    /// <param name="before">What is said above it.</param>
    public void Show(IChatTurn turn, ShelvedWorkshop home, int skip, IReadOnlyList<string>? before = null)
    {
        var words = Words(turn);
        var id = home.Workshop.Id;
        if (home.Groups.Count == 0)
        {
            turn.Show(new Screen(words["groups.none"]) { Rows = [words.Row(new Button(words["button.add_groups"], Act.GroupsNew, RowId.Write(id))), OrganizeTurns.Back(id, words)] });
            return;
        }

        var people = PlaceStore.Confirmed(turn.Rows, id);
        var placed = people.FindAll(person => person.GroupCode is not null);
        var lines = new List<string>(before ?? []) { words["groups.card", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("n", Arg.Count(placed.Count)), ("all", Arg.Count(people.Count))] };
        lines.AddRange(home.Groups.Select(group => Line(group, placed.Count(person => person.GroupCode == group.Code), words)));
        if (PlaceStore.Seed(turn.Rows, id) is { } seed)
        {
            lines.Add(words["groups.seed", ("seed", DrawTurns.Seed((int)seed))]);
        }

        var untold = placed.Count(person => !person.IsTold);
        if (placed.Count > 0)
        {
            lines.Add(words["groups.untold", ("n", Arg.Count(untold))]);
        }

        var without = placed.Count == 0 ? 0 : people.Count - placed.Count;
        if (without > 0)
        {
            lines.Add(words["groups.without", ("n", Arg.Count(without))]);
        }

        if (people.Count > 0)
        {
            lines.Add("\n" + words["people.search"]);
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.GroupsFind.With(RowId.Write(id)));
        }

        // the first page has what is done with all of them
        var rows = new List<IReadOnlyList<Button>>();
        if (skip == 0)
        {
            if (people.Count > 0)
            {
                rows.Add(words.Row(new Button(words["button.draw_groups"], Act.GroupsDraw, RowId.Write(id))));
            }

            if (without > 0)
            {
                rows.Add(words.Row(Rest(home, without, words)));
            }

            if (untold > 0)
            {
                rows.Add(words.Row(new Button(words["button.tell_groups"], Act.GroupsTell, RowId.Write(id))));
            }

            rows.Add(words.Row(new Button(words["button.add_groups"], Act.GroupsNew, RowId.Write(id))));
        }

        // what stands there already differs from time to time: a page begins behind what the one before has shown, and what is left may take the place of the way on
        var room = MostButtons - rows.Count - (skip > 0 ? 2 : 1);
        var left = home.Groups.Count - skip;
        var take = left <= room ? left : room - 1;
        rows.AddRange(home.Groups.Skip(skip).Take(take).Select(group => words.Row(new Button(words.Of(group.Titles), Act.GroupsOne, Key(group.Id, 0)))));
        rows.Add(words.Row<Button>([
            OrganizeTurns.Back(id, words)[0],
            .. skip > 0 ? [new Button(words["button.previous_page"], Act.GroupsOpen, Key(id, Math.Max(0, skip - GroupsOnPage)))] : Array.Empty<Button>(),
            .. left > take ? [new Button(words["button.next_page"], Act.GroupsOpen, Key(id, skip + take))] : Array.Empty<Button>()]));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    /// <summary>The button that draws those who are in no group, while the others stay.</summary>
    private static Button Rest(ShelvedWorkshop home, int without, Words words) =>
        new(words["button.draw_rest", ("n", Arg.Count(without))], Act.GroupsDraw, Key(home.Workshop.Id, DrawTurns.Rest));

    /// <summary>From half an hour before the first session of groups on that is still to be over: how many do not know where to go, once the others do; 0 at other times.</summary>
    public static int WithoutNow(ITurn turn, ShelvedWorkshop home) =>
        home.Agenda.Any(item => item.GroupCode is not null && item.StartsAt - BeforeGroups <= turn.Now && turn.Now < item.EndsAt) ? PlaceStore.Without(turn.Rows, home.Workshop.Id) : 0;

    /// <summary>The way to a group for them, for whoever may.</summary>
    public static IEnumerable<IReadOnlyList<Button>> RestRow(ShelvedWorkshop home, int without, bool mayDraw, Words words) =>
        without > 0 && mayDraw ? [words.Row(Rest(home, without, words))] : [];

    private void ShowGroup(IChatTurn turn, long groupId, int page)
    {
        var words = Words(turn);
        var (home, group) = Find(turn, groupId);
        if (group is null)
        {
            turn.Show(new Screen(words["groups.gone"]) { Rows = [Back(home.Workshop.Id, words)] });
            return;
        }

        var may = rights.In(turn.Rows, turn.Person.Id, home.Workshop.Id);
        var people = In(turn, home, group);
        var onPage = may(Act.GroupsPerson) ? PeopleOnPage : NamesOnPage;
        page = Math.Clamp(page, 0, Math.Max(0, (people.Count - 1) / onPage));
        var lines = new List<string> { Line(group, people.Count, words) };
        lines.AddRange(Where(group, words));
        lines.AddRange(Time(home, group, turn.Now, words));
        lines.AddRange(Questions(turn, home, words));
        var shown = people.Skip(page * onPage).Take(onPage).ToList();
        var rows = new List<IReadOnlyList<Button>>();
        if (may(Act.GroupsPerson))
        {
            rows.AddRange(shown.Select(person => words.Row(new Button(person.FullName ?? "–", Act.GroupsPerson, RowId.Write(person.RegistrationId)))));
        }
        else if (shown.Count > 0)
        {
            lines.Add("");
            lines.AddRange(shown.Select((person, index) => words["groups.name", ("n", Arg.Count((page * onPage) + index + 1)), ("name", Arg.Text(person.FullName ?? "–"))]));
        }

        if (may(Act.GroupsNew))
        {
            rows.Add(words.Row(new Button(words["button.edit_group"], Act.GroupsEdit, RowId.Write(group.Id))));
        }

        if (OwnGrant(turn, group.Id) is not null)
        {
            rows.Add(words.Row(new Button(words["button.hand_over_group"], Act.GroupsHandOver, RowId.Write(group.Id))));
        }

        var back = may(Act.GroupsOpen) ? Back(home.Workshop.Id, words)[0] : new Button(words.BackArrow + words["button.back"], Act.FacilitateOpen, RowId.Write(home.Workshop.Id));
        rows.Add(words.Row<Button>([back, .. ButtonPages.Ways(page, people.Count, onPage, (to, label) => new(label, Act.GroupsOne, Key(group.Id, to)), words)]));
        turn.Show(new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    /// <summary>Somebody's card; a group to move them to, or somebody there to change places with.</summary>
    private void OfPerson(IChatTurn turn, Act act, long registrationId, long otherId, int page)
    {
        var words = Words(turn);
        var workshopId = RegistrationStore.ById(turn.Rows, registrationId)!.WorkshopId;
        var home = shelf.Workshop(turn.Rows, workshopId);
        if (PlaceStore.ById(turn.Rows, registrationId) is not { } person)
        {
            turn.Show(new Screen(words["groups.person_gone"]) { Rows = [Back(workshopId, words)] });
            return;
        }

        var into = home.Groups.FirstOrDefault(group => group.Id == otherId);
        switch (act)
        {
            case Act.GroupsInto when into is not null:
                turn.Show(Into(turn, home, person, into, page, words));
                break;
            case Act.GroupsMove when into is not null && HasRoom(turn, home, into):
                PlaceStore.Place(turn.Work, registrationId, into.Code);
                ShowGroup(turn, into.Id, page: 0);
                break;
            case Act.GroupsSwap when RegistrationStore.ById(turn.Rows, otherId)?.WorkshopId == workshopId && PlaceStore.ById(turn.Rows, otherId) is { GroupCode: { } theirs }
                && person.GroupCode is { } ours:
                PlaceStore.Place(turn.Work, registrationId, theirs);
                PlaceStore.Place(turn.Work, otherId, ours);
                ShowGroup(turn, home.Groups.First(group => group.Code == theirs).Id, page: 0);
                break;
            default:
                turn.Show(Person(home, person, page, words));
                break;
        }
    }

    private static Screen Person(ShelvedWorkshop home, Placeable person, int page, Words words)
    {
        var own = home.Groups.FirstOrDefault(group => group.Code == person.GroupCode);
        var lines = new List<string> { words["groups.person", ("name", Arg.Text(person.FullName ?? "–")), ("group", Arg.Text(own is null ? "–" : words.Of(own.Titles)))] };
        if (home.Groups.FirstOrDefault(group => group.Code == person.Wish) is { } wish)
        {
            lines.Add(words["groups.wish", ("group", Arg.Text(words.Of(wish.Titles)))]);
        }

        lines.Add(words["groups.choose"]);
        return new Screen(string.Join('\n', lines))
        {
            Rows = ButtonPages.Choices(
                [.. home.Groups.Where(group => group != own).Select(group => new Button(words.Of(group.Titles), Act.GroupsInto, Key(person.RegistrationId, group.Id, 0)))],
                page,
                own is null ? Back(home.Workshop.Id, words)[0] : new(words.BackArrow + words["button.back"], Act.GroupsOne, Key(own.Id, 0)),
                (other, label) => new(label, Act.GroupsPerson, Key(person.RegistrationId, 0, other)), words),
        };
    }

    private static Screen Into(IChatTurn turn, ShelvedWorkshop home, Placeable person, Group into, int page, Words words)
    {
        var there = In(turn, home, into);
        var rows = new List<IReadOnlyList<Button>>();
        if (HasRoom(turn, home, into))
        {
            rows.Add(words.Row(new Button(words["button.move_here"], Act.GroupsMove, Key(person.RegistrationId, into.Id))));
        }

        // a swap gives a group of one's own in exchange
        const int OnPage = 4;
        var others = person.GroupCode is null ? [] : there.FindAll(other => other.RegistrationId != person.RegistrationId);
        rows.AddRange(others.Skip(page * OnPage).Take(OnPage).Select(other => words.Row(new Button("⇄ " + (other.FullName ?? "–"), Act.GroupsSwap, Key(person.RegistrationId, other.RegistrationId)))));
        rows.Add(words.Row<Button>([
            new Button(words.BackArrow + words["button.back"], Act.GroupsPerson, RowId.Write(person.RegistrationId)),
            .. ButtonPages.Ways(page, others.Count, OnPage, (to, label) => new(label, Act.GroupsInto, Key(person.RegistrationId, into.Id, to)), words)]));
        return new Screen(words["groups.into", ("name", Arg.Text(person.FullName ?? "–")), ("group", Arg.Phrase(Line(into, there.Count, words)))]) { Rows = rows };
    }

    /// <summary>A link that gives the role to a substitute: when they accept it, it is theirs alone.</summary>
    private void HandOver(IChatTurn turn, long groupId)
    {
        var words = Words(turn);
        var (home, _) = Find(turn, groupId);
        if (OwnGrant(turn, groupId) is not { } grant)
        {
            ShowGroup(turn, groupId, page: 0);
            return;
        }

        var invitation = TeamTurns.SayLink(turn, home, new() { Role = grant.Role, GroupId = groupId, Replaces = grant.Id }, identity, words);
        turn.Chat.Below(new Screen(words["groups.handing_over", ("until", Arg.Phrase(words.DayAndTime(invitation.ExpiresAt, home.Workshop.Zone)))])
        {
            Rows = [words.Row(new Button(words.BackArrow + words["button.back"], Act.GroupsOne, Key(groupId, 0)))],
        });
    }

    private static RoleGrant? OwnGrant(IChatTurn turn, long groupId) =>
        RoleStore.Of(turn.Rows, turn.Person.Id).Find(grant => grant.Role == Role.Facilitator && grant.GroupId == groupId);

    /// <summary>What is on for the group and how long it still takes; else what comes.</summary>
    private static IEnumerable<string> Time(ShelvedWorkshop home, Group group, DateTimeOffset now, Words words)
    {
        if (home.Agenda.FirstOrDefault(item => item.GroupCode == group.Code && item.StartsAt <= now && now < item.EndsAt) is { } running)
        {
            yield return words["groups.left", ("title", Arg.Text(words.Of(running.Titles))), ("n", Arg.Count((int)Math.Ceiling((running.EndsAt - now).TotalMinutes)))];
        }
        else if (AgendaText.NowAndNext(home, group.Code, now, words) is { } nowAndNext)
        {
            yield return nowAndNext;
        }
    }

    /// <summary>What the groups are asked: the questions of the confirmed people's forms that are open now and are no feedback.</summary>
    private IEnumerable<string> Questions(IChatTurn turn, ShelvedWorkshop home, Words words)
    {
        foreach (var form in home.Forms.Where(form => form is { Purpose: FormPurpose.Other, Audience: FormAudience.Confirmed, OpensAt: not null } && form.IsOpen(turn.Now)))
        {
            var questions = shelf.Version(turn.Rows, form.CurrentVersionId).Form.Questions.Where(question => question.IsVisible && question.Type != QuestionType.Note).Take(MostQuestions);
            yield return "\n" + words["groups.questions", ("form", Arg.Text(words.Of(form.Titles)))];
            foreach (var question in questions)
            {
                yield return words["groups.question", ("question", Arg.Text(question.Label.In(words.Language.Code)))];
            }
        }
    }

    private static IEnumerable<string> Where(Group group, Words words)
    {
        if (words.Of(group.Rooms) is { Length: > 0 } room)
        {
            yield return words["groups.room", ("room", Arg.Text(room))];
        }

        if (words.Of(group.Facilitators) is { Length: > 0 } facilitator)
        {
            yield return words["groups.facilitator", ("facilitator", Arg.Text(facilitator))];
        }
    }

    private static List<Placeable> In(IChatTurn turn, ShelvedWorkshop home, Group group) =>
        PlaceStore.Confirmed(turn.Rows, home.Workshop.Id).FindAll(person => person.GroupCode == group.Code);

    private static bool HasRoom(IChatTurn turn, ShelvedWorkshop home, Group group) => group.Capacity is not { } capacity || In(turn, home, group).Count < capacity;

    private (ShelvedWorkshop Home, Group? Group) Find(IChatTurn turn, long groupId)
    {
        var home = shelf.Workshop(turn.Rows, GroupStore.WorkshopOf(turn.Rows, groupId)!.Value);
        return (home, home.Groups.FirstOrDefault(group => group.Id == groupId));
    }

    /// <summary>A group with how many are in it, and its seats.</summary>
    public static string Line(Group group, int people, Words words) => group.Capacity is { } capacity
        ? words["groups.line.limited", ("group", Arg.Text(words.Of(group.Titles))), ("n", Arg.Count(people)), ("capacity", Arg.Count(capacity))]
        : words["groups.line", ("group", Arg.Text(words.Of(group.Titles))), ("n", Arg.Count(people))];

    /// <summary>The way back to all groups.</summary>
    public static IReadOnlyList<Button> Back(long workshopId, Words words) => words.Row(new Button(words.BackArrow + words["button.back"], Act.GroupsOpen, RowId.Write(workshopId)));

    /// <summary>What a button of these cards names, in parts.</summary>
    public static string Key(params object[] parts) => string.Join(':', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
