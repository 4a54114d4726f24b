using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Groups;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Panels;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Panels;

/// <summary>
/// Questions from the room to a panel or plenary while it runs: asked and voted for from <c>/me</c>, moderated from <c>/facilitate</c>. Who asks is shown to
/// nobody unless they say so.
/// </summary>
internal sealed class PanelTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews)
{
    // beside two more buttons and the pages
    private const int PageSize = 4;
    private const int LongestText = 500;
    private const int MostOpen = 5;
    private static readonly string[] States = ["open", "answered", "parked"];

    /// <summary>
    /// What runs now and takes questions: several where panels are parallel. It opens when the team says that it began, else at its hour, and closes when it is said
    /// to be over, else at its end; one that was said to begin has a little longer.
    /// </summary>
    public static List<AgendaItem> Running(ShelvedWorkshop home, DateTimeOffset now) => [.. home.Agenda.Where(item => TakesQuestions(item) && IsOn(item, now))];

    private static bool IsOn(AgendaItem item, DateTimeOffset now) =>
        item.EndedAt is null && (item.StartedAt ?? item.StartsAt) <= now && now < item.EndsAt + (item.StartedAt is null ? TimeSpan.Zero : SessionEnded.Overrun);

    /// <summary>The way to what runs now, for <c>/me</c>.</summary>
    public static IEnumerable<IReadOnlyList<Button>> Way(ShelvedWorkshop home, long registrationId, DateTimeOffset now, Words words)
    {
        var running = Running(home, now);
        return running.Select(item => words.Row(new Button(
            running.Count == 1 ? words["button.panel"] : Bidi.Strip(words["button.panel_of", ("title", Arg.Text(AgendaText.Name(item, home.Agenda, home, words)))]),
            Act.PanelOpen, Key(registrationId, item.Id))));
    }

    /// <summary>
    /// What somebody moderates, for <c>/facilitate</c>: what runs now, and what has questions that are still open; and the way to what other panels of theirs
    /// were asked, those that are over and answered, or that were taken out of the agenda.
    /// </summary>
    public static (IReadOnlyList<IReadOnlyList<Button>> Now, IReadOnlyList<IReadOnlyList<Button>> Past) Moderated(IChatTurn turn, ShelvedWorkshop home, Rights rights, Words words)
    {
        var asked = PanelStore.Asked(turn.Rows, home.Workshop.Id);
        var now = home.Agenda.Where(item => TakesQuestions(item) && (item.StartedAt ?? item.StartsAt) <= turn.Now)
            .Select(item => (Item: item, Open: asked.Find(one => one.AgendaItemId == item.Id)?.Open ?? 0))
            .Where(one => (one.Open > 0 || IsOn(one.Item, turn.Now)) && MayModerate(turn, home, rights, one.Item.Id)).ToList();
        var hasPast = asked.Exists(one => !now.Exists(panel => panel.Item.Id == one.AgendaItemId) && MayModerate(turn, home, rights, one.AgendaItemId));
        return (
            now.ConvertAll(one => words.Row(new Button(
                now.Count == 1 ? words["button.panel_queue", ("n", Arg.Count(one.Open))]
                    : Bidi.Strip(words["button.panel_queue_of", ("n", Arg.Count(one.Open)), ("title", Arg.Text(AgendaText.Name(one.Item, home.Agenda, home, words)))]),
                Act.PanelQueue, Key(one.Item.Id, 0)))),
            hasPast ? [words.Row(new Button(words["button.panel_list"], Act.PanelList, RowId.Write(home.Workshop.Id)))] : []);
    }

    private static List<AskedPanel> Asked(IChatTurn turn, ShelvedWorkshop home, Rights rights) =>
        PanelStore.Asked(turn.Rows, home.Workshop.Id).FindAll(one => MayModerate(turn, home, rights, one.AgendaItemId));

    private static bool MayModerate(IChatTurn turn, ShelvedWorkshop home, Rights rights, long itemId) =>
        rights.Allows(turn.Rows, Rules.Of(Act.PanelQueue), new(home.Workshop.Id) { AgendaItemId = itemId }, turn.Person.Id);

    /// <summary>A button; arguments begin with the registration, or, for moderators, with the agenda item.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        var about = parts.Length > 1 ? RowId.Read(parts[1]) : 0;
        switch (press.Action)
        {
            case Act.PanelList:
                turn.Show(List(turn, shelf.Workshop(turn.Rows, id), (int)about));
                break;
            case Act.PanelQueue:
                turn.Show(Queue(turn, id, (int)about));
                break;
            case Act.PanelOne:
                turn.Show(One(turn, id, about, page: parts.Length > 2 ? (int)RowId.Read(parts[2]) : 0));
                break;
            case Act.PanelMark when States.Contains(parts[2]):
                PanelStore.SetState(turn.Work, id, about, parts[2]);
                turn.Show(Queue(turn, id, page: parts.Length > 3 ? (int)RowId.Read(parts[3]) : 0));
                break;
            case Act.PanelFile:
                turn.Chat.Say(new Screen(Words(turn)["panel.file"]) { File = new MadeFile(PanelTable.Kind, id, Words(turn).Language.Code) { IsLasting = false } });
                break;
            default:
                InRoom(turn, press.Action, RegistrationStore.ById(turn.Rows, id)!, about, parts);
                break;
        }
    }

    /// <summary>The question that somebody was asked to write.</summary>
    public void Typed(IChatTurn turn, string argument, string text)
    {
        var words = Words(turn);
        var parts = argument.Split(':');
        var registration = RegistrationStore.ById(turn.Rows, RowId.Read(parts[0]))!;
        var itemId = RowId.Read(parts[1]);
        if (text.Length > LongestText)
        {
            turn.Chat.Say(new Screen(words["panel.too_long", ("max", Arg.Count(LongestText))]));
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        if (Item(turn, registration, itemId) is not { } item)
        {
            turn.Show(new Screen(words["panel.over"]));
        }
        else if (PanelStore.Open(turn.Rows, itemId, turn.Person.Id) >= MostOpen)
        {
            turn.Show(Room(turn, registration, item, words["panel.enough"]));
        }
        else
        {
            PanelStore.Ask(turn.Work, itemId, turn.Person.Id, text, parts[2] == "1" ? PlaceStore.ById(turn.Rows, registration.Id)?.FullName : null, turn.Now);
            turn.Show(Room(turn, registration, item, words["panel.asked"]));
        }
    }

    private void InRoom(IChatTurn turn, Act act, Data.Registrations.Registration registration, long itemId, string[] parts)
    {
        var words = Words(turn);
        if (Item(turn, registration, itemId) is not { } item)
        {
            turn.Show(new Screen(words["panel.over"]));
            return;
        }

        if (act == Act.PanelAsk)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.PanelText.With(Key(registration.Id, itemId, parts[2])));
            turn.Show(new Screen(words[parts[2] == "1" ? "panel.write.named" : "panel.write"])
            {
                Rows = [words.Row(new Button(words.BackArrow + words["button.back"], Act.PanelOpen, Key(registration.Id, itemId)))],
            });
            return;
        }

        if (act == Act.PanelVote && PanelStore.ById(turn.Rows, itemId, RowId.Read(parts[2])) is { } question)
        {
            PanelStore.Vote(turn.Work, question.Id, turn.Person.Id);
        }

        if (act == Act.PanelOpen && InterviewStore.Active(turn.Rows, turn.Person.Id) is null)
        {
            // a question is written where questions stand
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.PanelText.With(Key(registration.Id, itemId, 0)));
        }

        // the page stands last in what opens it and in a vote
        interviews.ShowBeside(turn, Room(turn, registration, item, page: parts.Length > (act == Act.PanelVote ? 3 : 2) ? (int)RowId.Read(parts[^1]) : 0));
    }

    /// <summary>What the room asks, to be voted for, without answered and parked ones.</summary>
    private Screen Room(IChatTurn turn, Data.Registrations.Registration registration, AgendaItem item, string? lead = null, int page = 0)
    {
        var words = Words(turn);
        var all = PanelStore.Of(turn.Rows, item.Id, turn.Person.Id).Where(question => question.State == "open").ToList();
        var last = Math.Max(0, (all.Count - 1) / PageSize);
        page = Math.Min(page, last);
        var open = all.Skip(page * PageSize).Take(PageSize).Select((question, index) => (Question: question, Number: (page * PageSize) + index + 1)).ToList();
        Button To(int other, string label) => new(words[label], Act.PanelOpen, Key(registration.Id, item.Id, other));
        List<string> lines = [.. lead is null ? Array.Empty<string>() : [lead + "\n"], words["panel.card", ("title", Arg.Text(words.Of(item.Titles)))]];
        lines.AddRange(open.Select(entry => Line(entry.Question, entry.Number, words)));
        return new Screen(string.Join('\n', lines))
        {
            Rows =
            [
                .. open.Where(entry => entry.Question is { IsOwn: false, IsVoted: false })
                    .Select(entry => words.Row(new Button(words["button.panel_vote", ("n", Arg.Count(entry.Number))], Act.PanelVote, Key(registration.Id, item.Id, entry.Question.Id, page)))),
                words.Row(new Button(words["button.panel_ask"], Act.PanelAsk, Key(registration.Id, item.Id, 0))),
                words.Row(new Button(words["button.panel_ask_named"], Act.PanelAsk, Key(registration.Id, item.Id, 1))),
                words.Row<Button>([
                    page > 0 ? To(page - 1, "button.previous_page") : new Button(words.BackArrow + words["button.back"], Act.MeOpen, RowId.Write(registration.Id)),
                    .. page < last ? [To(page + 1, "button.next_page")] : Array.Empty<Button>()]),
            ],
        };
    }

    private Screen List(IChatTurn turn, ShelvedWorkshop home, int page)
    {
        var words = Words(turn);
        var id = home.Workshop.Id;
        var asked = Asked(turn, home, rights).ConvertAll(one => (Item: AgendaStore.Ever(turn.Rows, one.AgendaItemId)!, one.All));
        return new Screen(words["panel.list"])
        {
            Rows = ButtonPages.Choices(
                asked.ConvertAll(one => new Button(string.Create(CultureInfo.InvariantCulture, $"{one.All} · {AgendaText.Name(one.Item, asked.ConvertAll(other => other.Item), home, words)}"), Act.PanelQueue, Key(one.Item.Id, 0))),
                page, new(words.BackArrow + words["button.back"], Act.FacilitateOpen, RowId.Write(id)), (other, label) => new(label, Act.PanelList, ButtonPages.Argument(id, other)), words),
        };
    }

    private Screen Queue(IChatTurn turn, long itemId, int page)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, PanelStore.WorkshopOf(turn.Rows, itemId)!.Value);
        var item = AgendaStore.Ever(turn.Rows, itemId)!;
        var all = PanelStore.Of(turn.Rows, itemId);
        page = Math.Clamp(page, 0, Math.Max(0, (all.Count - 1) / PageSize));
        var shown = all.Skip(page * PageSize).Take(PageSize).ToList();
        var open = all.Count(question => question.State == "open");
        var lines = new List<string> { words["panel.queue", ("title", Arg.Text(words.Of(item.Titles))), ("n", Arg.Count(open)), ("all", Arg.Count(all.Count))] };
        lines.AddRange(shown.Select((question, index) => Marked(question, Line(question, (page * PageSize) + index + 1, words), words)));
        var pages = new List<Button>
        {
            page > 0 ? new(words["button.previous_page"], Act.PanelQueue, Key(itemId, page - 1)) : new(words.BackArrow + words["button.back"], Act.FacilitateOpen, RowId.Write(home.Workshop.Id)),
        };
        if ((page + 1) * PageSize < all.Count)
        {
            pages.Add(new(words["button.next_page"], Act.PanelQueue, Key(itemId, page + 1)));
        }

        var rows = new List<IReadOnlyList<Button>>();
        rows.AddRange(shown.Select(question => words.Row(new Button(question.Text, Act.PanelOne, Key(itemId, question.Id, page)))));
        rows.Add(words.Row(new Button(words["button.refresh"], Act.PanelQueue, Key(itemId, page))));
        if (all.Count > 0 && rights.Allows(turn.Rows, Rules.Of(Act.PanelFile), new(home.Workshop.Id) { AgendaItemId = itemId }, turn.Person.Id))
        {
            rows.Add(words.Row(new Button(words["button.panel_file"], Act.PanelFile, RowId.Write(itemId))));
        }

        rows.Add(words.Row<Button>([.. pages]));
        return new Screen(string.Join('\n', lines)) { Rows = rows };
    }

    private Screen One(IChatTurn turn, long itemId, long questionId, int page)
    {
        var words = Words(turn);
        if (PanelStore.ById(turn.Rows, itemId, questionId) is not { } question)
        {
            return Queue(turn, itemId, page);
        }

        return new Screen(string.Join('\n', new[]
        {
            words["panel.one", ("question", Arg.Text(question.Text))],
            question.Name is null ? words["panel.unnamed"] : words["panel.named", ("name", Arg.Text(question.Name))],
            words["panel.votes", ("n", Arg.Count(question.Votes))],
            words["panel.state." + question.State],
        }))
        {
            Rows =
            [
                .. States.Where(state => state != question.State).Select(state => words.Row(new Button(words["button.panel_" + state], Act.PanelMark, Key(itemId, questionId, state, page)))),
                words.Row(new Button(words.BackArrow + words["button.back"], Act.PanelQueue, Key(itemId, page))),
            ],
        };
    }

    /// <summary>What a confirmed person may ask now; null when it is over, or no panel of theirs.</summary>
    private AgendaItem? Item(IChatTurn turn, Data.Registrations.Registration registration, long itemId) =>
        registration.Status == "confirmed" ? Running(shelf.Workshop(turn.Rows, registration.WorkshopId), turn.Now).Find(item => item.Id == itemId) : null;

    private static string Line(PanelQuestion question, int number, Words words) => words["panel.line",
        ("n", Arg.Count(number)),
        ("question", Arg.Text(question.Name is null ? question.Text : $"{question.Text} ({question.Name})")),
        ("votes", Arg.Count(question.Votes))];

    private static string Marked(PanelQuestion question, string line, Words words) =>
        question.State == "open" ? line : words["panel.line.state", ("line", Arg.Phrase(line)), ("state", Arg.Phrase(words["panel.state." + question.State]))];

    private static bool TakesQuestions(AgendaItem item) => item is { Kind: "panel" or "plenary", GroupCode: null };

    private static string Key(params object[] parts) => string.Join(':', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
