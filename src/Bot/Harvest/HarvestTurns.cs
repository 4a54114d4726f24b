using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Groups;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Harvest;

/// <summary>
/// What comes out of a workshop, from one card: a group's rapporteur or facilitator reads its members' notes, takes them over as the group's items, writes
/// and orders them, and says that they are ready.
/// </summary>
internal sealed class HarvestTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, HarvestText wording)
{
    private const int NotesOnPage = 4;
    private const int ItemsOnPage = 8;
    private const int LongestText = 600;

    /// <summary>The groups whose items somebody looks after, for <c>/facilitate</c>.</summary>
    public static IEnumerable<IReadOnlyList<Button>> Led(IChatTurn turn, ShelvedWorkshop home, Words words)
    {
        var led = RoleStore.Of(turn.Rows, turn.Person.Id).ConvertAll(grant => grant.GroupId);
        return home.Groups.Where(group => led.Contains(group.Id)).Select(group => words.Row(new Button(words["button.harvest_group"], Act.HarvestGroup, Key(group.Id, 0))));
    }

    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.HarvestGroup:
                ShowGroup(turn, id, Number(parts, 1));
                break;
            case Act.HarvestNotes or Act.HarvestOthers:
                ShowNotes(turn, NotesFrom(turn, press.Action, id), Number(parts, 1));
                break;
            case Act.HarvestTake or Act.HarvestOthersTake:
                Take(turn, NotesFrom(turn, press.Action, id), RowId.Read(parts[1]), Number(parts, 2));
                break;
            case Act.HarvestWrite or Act.HarvestAdd or Act.HarvestEdit:
                AskText(turn, press.Action, press.Argument, parts);
                break;
            case Act.HarvestTrack:
                var item = HarvestStore.ById(turn.Rows, id)!;
                if (wording.TracksOf(turn, Home(turn, item.WorkshopId)).Contains(parts.ElementAtOrDefault(1)))
                {
                    HarvestStore.SetTrack(turn.Work, id, parts[1]);
                }

                ShowItem(turn, id);
                break;
            case Act.HarvestUp:
                HarvestStore.MoveUp(turn.Work, HarvestStore.ById(turn.Rows, id)!);
                ShowHomeOf(turn, HarvestStore.ById(turn.Rows, id)!);
                break;
            case Act.HarvestDrop:
                var dropped = HarvestStore.ById(turn.Rows, id)!;
                HarvestStore.Drop(turn.Work, id);
                ShowHomeOf(turn, dropped);
                break;
            case Act.HarvestReady:
                HarvestStore.SetReady(turn.Work, id, !HarvestStore.IsReady(turn.Rows, id), turn.Now);
                ShowGroup(turn, id, 0);
                break;
            case Act.HarvestItem:
                ShowItem(turn, id, Number(parts, 1));
                break;
            default:
                Show(turn, Home(turn, id), Number(parts, 1));
                break;
        }
    }

    /// <summary>A new item, or one of its fields, as it was typed.</summary>
    public void Typed(IChatTurn turn, Act act, string argument, string text)
    {
        var words = Words(turn);
        var parts = argument.Split(':');
        if (text.Length > LongestText)
        {
            turn.Chat.Say(new Screen(words["harvest.too_long", ("max", Arg.Count(LongestText))]));
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        var id = RowId.Read(parts[0]);
        if (act == Act.HarvestEdit)
        {
            HarvestStore.Write(turn.Work, id, Field(parts), text.Trim());
            Compare(turn, id);
            ShowItem(turn, id);
            return;
        }

        var isGroup = act == Act.HarvestWrite;
        var workshopId = isGroup ? GroupStore.WorkshopOf(turn.Rows, id)!.Value : id;
        var track = wording.TracksOf(turn, Home(turn, workshopId)) is var tracks && tracks.Contains(parts.ElementAtOrDefault(1)) ? parts[1] : tracks[0];
        ShowItem(turn, HarvestStore.Add(turn.Work, new() { WorkshopId = workshopId, GroupId = isGroup ? id : null, Track = track, Text = text.Trim() }, turn.Person.Id, turn.Now));
    }

    /// <summary>What says something else than its author wrote is not said in their name, and they hear of it, once.</summary>
    private void Compare(IChatTurn turn, long id)
    {
        if (HarvestStore.ById(turn.Rows, id) is not { SubmissionId: { } submissionId } item || NoteStore.ById(turn.Rows, item.WorkshopId, submissionId) is not { } note)
        {
            return;
        }

        var isEdited = (item.Text, item.Why, item.Evidence) != (note.Text, note.Why, note.Evidence);
        HarvestStore.SetEdited(turn.Work, id, isEdited);
        if (isEdited && !item.IsEdited && note.PersonId != turn.Person.Id && turn.ChatOf(note.PersonId) is { } author)
        {
            var words = texts.Of(PeopleStore.ById(turn.Rows, note.PersonId)?.Language);
            author.Say(new Screen(words["harvest.edited.told", ("was", Arg.Text(WordsExtensions.Cut(note.Text, 300))), ("becomes", Arg.Text(WordsExtensions.Cut(item.Text, 300)))]), Lane.Notification);
        }
    }

    /// <summary>What came out so far, and the way to each part of it.</summary>
    public void Show(IChatTurn turn, ShelvedWorkshop home, int page = 0)
    {
        var words = Words(turn);
        var id = home.Workshop.Id;
        PeopleStore.SetOpenedWorkshop(turn.Work, turn.Person.Id, id);
        var may = rights.In(turn.Rows, turn.Person.Id, id);
        var items = HarvestStore.Of(turn.Rows, id);
        var notes = NoteStore.Of(turn.Rows, id);
        var groups = Groups(turn, home);
        var lines = new List<string> { words["harvest.card", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("n", Arg.Count(notes.Count))] };
        lines.AddRange(groups.Select(group => words[
            HarvestStore.IsReady(turn.Rows, group.Id) ? "harvest.group.ready" : "harvest.group.open",
            ("group", Arg.Text(words.Of(group.Titles))), ("n", Arg.Count(items.Count(item => item.GroupId == group.Id)))]));
        var buttons = new List<Button>();
        void Door(Act act, string label, params (string, Arg)[] with)
        {
            if (may(act))
            {
                buttons.Add(new(words[label, with], act, RowId.Write(id)));
            }
        }

        if (may(Act.PromiseList))
        {
            var today = home.Workshop.DayOf(turn.Now);
            var promises = PromiseStore.OfWorkshop(turn.Rows, id);
            lines.Add(words["harvest.promises", ("n", Arg.Count(promises.Count(promise => promise.IsOpen))), ("overdue", Arg.Count(promises.Count(promise => promise.IsOverdue(today))))]);
            if (PromiseStore.OfEarlierEditions(turn.Rows, id).Count is > 0 and var earlier)
            {
                lines.Add(words["harvest.promises.earlier", ("n", Arg.Count(earlier))]);
            }
        }

        if (may(Act.HarvestVote))
        {
            lines.Add(VoteLine(turn, id, words));
        }

        Door(Act.PromiseList, "button.promises");
        Door(Act.HarvestPlenary, "button.harvest_plenary");
        Door(Act.HarvestVote, "button.harvest_vote");
        Door(Act.HarvestForms, "button.harvest_forms");
        Door(Act.HarvestReplies, "button.harvest_replies");
        buttons.AddRange(groups.Select(group => new Button(words.Of(group.Titles), Act.HarvestGroup, Key(group.Id, 0))));
        Door(Act.HarvestFiles, "button.harvest_files");
        if (may(Act.OrganizeOpen) || may(Act.FacilitateOpen))
        {
            buttons.Add(new(words.BackArrow + words["button.back"], may(Act.OrganizeLive) ? OrganizeTurns.Open : Act.FacilitateOpen, RowId.Write(id)));
        }

        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines))
        {
            Rows = ButtonPages.Of([.. buttons.Chunk(2).Select(pair => words.Row(pair))], page,
                new(words["button.more"], Act.HarvestOpen, ButtonPages.Argument(id, page + 1)), new(words.BackArrow + words["button.back"], Act.HarvestOpen, ButtonPages.Argument(id, page - 1))),
        });
    }

    /// <summary>How the vote stands, as far as anybody may know.</summary>
    public static string VoteLine(ITurn turn, long workshopId, Words words) => VoteStore.Round(turn.Rows, workshopId) switch
    {
        null => words["harvest.vote.none"],
        { IsOpen: true } => VoteStore.Turnout(turn.Rows, workshopId) is var turnout
            ? words["harvest.vote.open", ("n", Arg.Count(turnout.Have)), ("all", Arg.Count(turnout.May))] : "",
        { Voters: var voters } => words["harvest.vote.closed", ("n", Arg.Count(voters ?? 0))],
    };

    private void ShowGroup(IChatTurn turn, long groupId, int page)
    {
        var words = Words(turn);
        var (home, group) = Find(turn, groupId);
        var all = HarvestStore.OfGroup(turn.Rows, home.Workshop.Id, groupId).FindAll(item => item.MergedInto is null);
        var shown = Page(all, ref page, ItemsOnPage);
        var notes = NotesOf(turn, home, group);
        var lines = new List<string>
        {
            words["harvest.items", ("group", Arg.Text(words.Of(group.Titles))), ("n", Arg.Count(all.Count))],
            words[HarvestStore.IsReady(turn.Rows, groupId) ? "harvest.items.ready" : "harvest.items.not_ready"],
        };
        lines.AddRange(shown.Select((item, index) => words["harvest.item.line",
            ("n", Arg.Count((page * ItemsOnPage) + index + 1)), ("track", Arg.Text(wording.Track(turn, home, item.Track, words))), ("text", Arg.Text(WordsExtensions.Cut(item.Text, 200)))]));
        var rows = new List<IReadOnlyList<Button>>
        {
            words.Row(new Button(words["button.harvest_notes", ("n", Arg.Count(notes.Count))], Act.HarvestNotes, Key(groupId, 0)),
                new Button(words["button.harvest_write"], Act.HarvestWrite, Key(groupId, DefaultTrack(turn, home, group)))),
        };
        rows.AddRange(Numbers(shown, page * ItemsOnPage, (item, number) => new Button(words.Number(number), Act.HarvestItem, Key(item.Id, 0)), words));
        rows.AddRange(ButtonPages.Turning(page, all.Count, ItemsOnPage, (to, label) => new(label, Act.HarvestGroup, Key(groupId, to)), words));
        if (all.Count > 0)
        {
            rows.Add(words.Row(new Button(words[HarvestStore.IsReady(turn.Rows, groupId) ? "button.harvest_not_ready" : "button.harvest_ready"], Act.HarvestReady, RowId.Write(groupId))));
        }

        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], Act.HarvestOpen, RowId.Write(home.Workshop.Id))));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    private void ShowNotes(IChatTurn turn, (ShelvedWorkshop Home, Group? Group) from, int page)
    {
        var words = Words(turn);
        var (home, group) = from;
        var id = group?.Id ?? home.Workshop.Id;
        var (open, take) = group is null ? (Act.HarvestOthers, Act.HarvestOthersTake) : (Act.HarvestNotes, Act.HarvestTake);
        var notes = NotesOf(turn, home, group);
        var taken = HarvestStore.Of(turn.Rows, home.Workshop.Id).Select(item => item.SubmissionId).ToHashSet();
        var shown = Page(notes, ref page, NotesOnPage);
        var names = PlaceStore.Confirmed(turn.Rows, home.Workshop.Id).ToDictionary(person => person.PersonId, person => person.FullName);
        var lines = new List<string> { words["harvest.notes", ("group", Arg.Text(words.Of(group?.Titles ?? home.Workshop.Titles))), ("n", Arg.Count(notes.Count))] };
        lines.AddRange(shown.Select((note, index) => NoteLine(turn, home, note, (page * NotesOnPage) + index + 1, taken.Contains(note.SubmissionId), names, words)));
        var rows = new List<IReadOnlyList<Button>>();
        rows.AddRange(Numbers(
            [.. shown.Select((note, index) => (note, Number: (page * NotesOnPage) + index + 1)).Where(entry => entry.note.Consent != Consent.No && !taken.Contains(entry.note.SubmissionId))],
            0, (entry, _) => new Button(words["button.harvest_take", ("n", Arg.Count(entry.Number))], take, Key(id, entry.note.SubmissionId, page)), words, inRow: 2));
        rows.AddRange(ButtonPages.Turning(page, notes.Count, NotesOnPage, (to, label) => new(label, open, Key(id, to)), words));
        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], group is null ? Act.HarvestPlenary : Act.HarvestGroup, Key(id, 0)), new Button(words["button.refresh"], open, Key(id, page))));
        turn.Show(new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    private string NoteLine(IChatTurn turn, ShelvedWorkshop home, HarvestNote note, int number, bool isTaken, Dictionary<long, string?> names, Words words)
    {
        var lines = new List<string>
        {
            words["harvest.note.line", ("n", Arg.Count(number)), ("track", Arg.Text(wording.Track(turn, home, note.Track, words))), ("text", Arg.Text(WordsExtensions.Cut(note.Text, 400)))],
        };
        if (note.Why is { } why)
        {
            lines.Add(words["harvest.why", ("text", Arg.Text(WordsExtensions.Cut(why, 200)))]);
        }

        if (note.Evidence is { } evidence)
        {
            lines.Add(words["harvest.evidence", ("text", Arg.Text(WordsExtensions.Cut(evidence, 200)))]);
        }

        lines.Add(isTaken ? words["harvest.note.taken"]
            : note.Consent == Consent.No ? words["harvest.note.kept"]
            : note.Consent == Consent.WithName && names.GetValueOrDefault(note.PersonId) is { } name ? words["harvest.note.named", ("name", Arg.Text(name))]
            : words["harvest.note.unnamed"]);
        return string.Join('\n', lines);
    }

    /// <summary>One tap: the note is the group's item now, or everybody's, and keeps its author's wish.</summary>
    private void Take(IChatTurn turn, (ShelvedWorkshop Home, Group? Group) from, long submissionId, int page)
    {
        var (home, group) = from;
        if (NotesOf(turn, home, group).Find(note => note.SubmissionId == submissionId) is { } note && note.Consent != Consent.No
            && HarvestStore.Of(turn.Rows, home.Workshop.Id).TrueForAll(item => item.SubmissionId != submissionId))
        {
            HarvestStore.Add(
                turn.Work,
                new() { WorkshopId = home.Workshop.Id, GroupId = group?.Id, SubmissionId = submissionId, Track = note.Track, Text = note.Text, Why = note.Why, Evidence = note.Evidence },
                turn.Person.Id,
                turn.Now);
        }

        ShowNotes(turn, from, page);
    }

    /// <summary>One item, with everything that can be done about it.</summary>
    public void ShowItem(IChatTurn turn, long id, int page = 0)
    {
        var words = Words(turn);
        if (HarvestStore.ById(turn.Rows, id) is not { } item)
        {
            turn.Show(new Screen(words["harvest.gone"]));
            return;
        }

        var home = Home(turn, item.WorkshopId);
        var merged = HarvestStore.Of(turn.Rows, item.WorkshopId).FindAll(one => one.MergedInto == id);
        var lines = new List<string> { words["harvest.item", ("track", Arg.Text(wording.Track(turn, home, item.Track, words))), ("text", Arg.Text(item.Text))] };
        void Line(string key, string? text)
        {
            if (text is not null)
            {
                lines.Add(words[key, ("text", Arg.Text(text))]);
            }
        }

        Line("harvest.why", item.Why);
        Line("harvest.evidence", item.Evidence);
        Line("harvest.tag", item.Tag);
        Line("harvest.from", item.GroupId is { } groupId && home.Groups.FirstOrDefault(group => group.Id == groupId) is { } from ? words.Of(from.Titles) : null);
        lines.Add(item.IsEdited ? words["harvest.edited.item"] : words["harvest.consent." + item.Consent switch { Consent.WithName => "named", Consent.WithoutName => "unnamed", Consent.No => "no", Consent.NotAsked => item.GroupId is null ? "team" : "group" },
            ("name", Arg.Text(item.Author ?? "–"))]);
        lines.AddRange(merged.Select(one => words["harvest.merged", ("text", Arg.Text(WordsExtensions.Cut(one.Text, 200)))]));
        if (item.MergedInto is { } into && HarvestStore.ById(turn.Rows, into) is { } standing)
        {
            lines.Add(words["harvest.merged_into", ("text", Arg.Text(WordsExtensions.Cut(standing.Text, 200)))]);
        }

        if (item.Dots is { } dots)
        {
            lines.Add(words["harvest.dots", ("n", Arg.Count(dots))]);
        }

        var isPlenary = rights.May(turn.Rows, turn.Person.Id, Act.HarvestPlenary, item.WorkshopId);
        var up = new Button(words["button.harvest_up"], Act.HarvestUp, RowId.Write(id));
        var drop = new Button(words["button.harvest_drop"], Act.HarvestDrop, RowId.Write(id));
        var rows = new List<IReadOnlyList<Button>> { words.Row(Edit(id, "text", words), Edit(id, "why", words), Edit(id, "evidence", words)) };
        var back = words.Row(item.GroupId is { } own ? new Button(words.BackArrow + words["button.back"], Act.HarvestGroup, Key(own, 0))
            : new Button(words.BackArrow + words["button.back"], Act.HarvestPlenary, Key(item.WorkshopId, 0)));
        if (isPlenary)
        {
            var apart = merged.Take(2).Select(one => new Button(words["button.harvest_split_one", ("text", Arg.Text(one.Text))], Act.HarvestSplit, Key(item.WorkshopId, one.Id))).ToList();

            // what the plenary does is on the first page, and the way back
            rows.Add(words.Row(item.MergedInto is null
                ? new Button(words["button.harvest_merge"], Act.HarvestMerge, Key(item.WorkshopId, id, 0))
                : new Button(words["button.harvest_split"], Act.HarvestSplit, Key(item.WorkshopId, id)), apart.FirstOrDefault() ?? drop));
            rows.Add(back);
            if (item.IsShared && rights.May(turn.Rows, turn.Person.Id, Act.PromiseMake, item.WorkshopId))
            {
                rows.Insert(0, words.Row(PromiseStore.OfItem(turn.Rows, id) is { } promise
                    ? new Button(words["button.promise_show"], Act.PromiseOne, RowId.Write(promise.Id))
                    : new Button(words["button.promise_make"], Act.PromiseMake, RowId.Write(id))));
            }

            rows.Add(words.Row<Button>([Edit(id, "tag", words), up, .. apart.Count > 0 ? [drop] : Array.Empty<Button>()]));
            rows.AddRange(apart.Skip(1).Select(button => words.Row(button)));
        }
        else
        {
            rows.Add(words.Row(up, drop));
        }

        rows.AddRange(wording.TracksOf(turn, home).Where(track => track != item.Track).Take(5)
            .Select(track => new Button(words["button.harvest_track", ("track", Arg.Text(wording.Track(turn, home, track, words)))], Act.HarvestTrack, Key(id, track)))
            .Chunk(2).Select(pair => words.Row(pair)));
        if (!isPlenary)
        {
            rows.Add(back);
        }

        turn.Show(new Screen(string.Join('\n', lines))
        {
            Rows = ButtonPages.Of(rows, page, new(words["button.more"], Act.HarvestItem, Key(id, page + 1)), new(words.BackArrow + words["button.back"], Act.HarvestItem, Key(id, page - 1))),
        });
    }

    private static Button Edit(long id, string field, Words words) => new(words["button.harvest_edit." + field], Act.HarvestEdit, Key(id, field));

    private void ShowHomeOf(IChatTurn turn, HarvestItem item)
    {
        if (item.GroupId is { } groupId)
        {
            ShowGroup(turn, groupId, 0);
        }
        else
        {
            Show(turn, Home(turn, item.WorkshopId));
        }
    }

    private void AskText(IChatTurn turn, Act act, string argument, string[] parts)
    {
        var words = Words(turn);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, act.With(argument));
        var back = act switch
        {
            Act.HarvestEdit => new Button(words.BackArrow + words["button.back"], Act.HarvestItem, Key(parts[0], 0)),
            Act.HarvestWrite => new Button(words.BackArrow + words["button.back"], Act.HarvestGroup, Key(parts[0], 0)),
            _ => new Button(words.BackArrow + words["button.back"], Act.HarvestPlenary, Key(parts[0], 0)),
        };
        turn.Show(new Screen(words[act == Act.HarvestEdit ? "harvest.ask." + Field(parts) : "harvest.ask.item"]) { Rows = [words.Row(back)] });
    }

    private static string Field(string[] parts) => parts.ElementAtOrDefault(1) is "why" or "evidence" or "tag" ? parts[1] : "text";

    /// <summary>The groups whose items somebody may look after.</summary>
    private List<Group> Groups(IChatTurn turn, ShelvedWorkshop home) =>
        [.. home.Groups.Where(group => rights.May(turn.Rows, turn.Person.Id, Act.HarvestGroup, RowId.Write(group.Id)))];

    /// <summary>The notes of a group: those of its own form, else those of its members.</summary>
    /// <summary>What the members of a group have written down; null: those who are in none.</summary>
    public static List<HarvestNote> NotesOf(ITurn turn, ShelvedWorkshop home, Group? group)
    {
        var members = PlaceOf(turn, home);
        return NoteStore.Of(turn.Rows, home.Workshop.Id).FindAll(note => (note.GroupCode ?? members.GetValueOrDefault(note.PersonId)) is var code
            && (group is null ? home.Groups.All(one => one.Code != code) : code == group.Code));
    }

    private (ShelvedWorkshop Home, Group? Group) NotesFrom(IChatTurn turn, Act act, long id) =>
        act is Act.HarvestOthers or Act.HarvestOthersTake ? (Home(turn, id), null) : Find(turn, id);

    private static Dictionary<long, string?> PlaceOf(ITurn turn, ShelvedWorkshop home) => RegistrationStore.GroupsOf(turn.Rows, home.Workshop.Id);

    /// <summary>What a group's own form is about; else the first track.</summary>
    private string DefaultTrack(ITurn turn, ShelvedWorkshop home, Group group) =>
        home.Forms.FirstOrDefault(form => form.Purpose == FormPurpose.Lessons && form.GroupCode == group.Code) is { } own
            && shelf.Version(turn.Rows, own.CurrentVersionId).Form is var form && HarvestText.Tracks.FirstOrDefault(track => form.Find(track) is not null) is { } theme
            ? theme
            : wording.TracksOf(turn, home)[0];

    private (ShelvedWorkshop Home, Group Group) Find(IChatTurn turn, long groupId)
    {
        var home = Home(turn, GroupStore.WorkshopOf(turn.Rows, groupId)!.Value);
        return (home, home.Groups.First(group => group.Id == groupId));
    }

    private ShelvedWorkshop Home(ITurn turn, long workshopId) => shelf.Workshop(turn.Rows, workshopId);

    internal static List<T> Page<T>(List<T> all, ref int page, int size)
    {
        page = Math.Clamp(page, 0, Math.Max(0, (all.Count - 1) / size));
        return [.. all.Skip(page * size).Take(size)];
    }

    internal static IEnumerable<IReadOnlyList<Button>> Numbers<T>(List<T> shown, int before, Func<T, int, Button> button, Words words, int inRow = 4) =>
        shown.Select((item, index) => button(item, before + index + 1)).Chunk(inRow).Select(row => words.Row(row));

    internal static int Number(string[] parts, int index) =>
        parts.Length > index && int.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    internal static string Key(params object[] parts) => string.Join(':', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
