using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Groups;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Interviews;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Translate;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;
using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Groups;

/// <summary>Working groups as the team writes them: a line for each, <c>Workers / العاملون | Hall 1 | Huda | 15</c>.</summary>
internal sealed partial class GroupEdits(Shelf shelf, Catalogue texts, InterviewTurns interviews, GroupTurns groups)
{
    private const int MostGroups = 20;
    private const int LongestText = 100;
    private static readonly LocalTexts None = new Dictionary<string, string>();

    /// <summary>A button; arguments are the workshop or the group.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.GroupsWrite:
                ChangeSessions(turn, id, parts);
                break;
            case Act.GroupsNew:
                Expect(turn, Act.GroupsText.With(press.Argument));
                interviews.ShowBeside(turn, Prompt(words["groups.ask"], Act.GroupsOpen, id, words));
                break;
            case Act.GroupsEdit when Find(turn, id) is { } group:
                Expect(turn, Act.GroupsWrite.With(press.Argument));
                turn.Show(Prompt(words["groups.edit", ("line", Arg.Text(Written(group, words)))], Act.GroupsOne, id, words, PlaceStore.IsEmpty(turn.Rows, id)));
                break;
            default:
                Remove(turn, id);
                break;
        }
    }

    /// <summary>What was written: new groups, or a group as it shall be.</summary>
    public void Typed(IChatTurn turn, Act act, string argument, string text)
    {
        var words = Words(turn);
        var id = RowId.Read(argument);

        // a line above the groups is a heading
        var lines = Bidi.Strip(text).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => !line.EndsWith(':')).ToList();
        var read = lines.Select(line => Read(line, words.Language.Code)).ToList();
        var isOne = act == Act.GroupsWrite;
        if (read.Count is 0 or > MostGroups || (isOne ? read is not [{ SaysNothing: false }] : read.Exists(line => line.Titles.Count == 0)))
        {
            turn.Show(Prompt(words["groups.again"], isOne ? Act.GroupsOne : Act.GroupsOpen, id, words));
            return;
        }

        Expect(turn, null);
        var workshopId = isOne ? GroupStore.WorkshopOf(turn.Rows, id)!.Value : id;
        var there = shelf.Workshop(turn.Rows, workshopId).Groups;
        List<string> said = [];
        List<Group> added = [];
        foreach (var line in read)
        {
            if (there.Concat(added).FirstOrDefault(one => (!isOne || one.Id != id) && IsNamedAlike(one.Titles, line.Titles)) is { } twin)
            {
                said.Add(words["groups.twice", ("group", Arg.Text(words.Of(twin.Titles)))]);
                continue;
            }

            if (isOne)
            {
                var (position, old) = there.Index().First(one => one.Item.Id == id);
                Change(turn, workshopId, position, old, line, said);
                return;
            }

            var group = line.On(new() { Code = "g" + RowId.Write(turn.Work.NewId()), Titles = None, Rooms = None, Facilitators = None });
            GroupStore.Save(turn.Work, workshopId, there.Count + added.Count, group);
            added.Add(group);
        }

        Saved(turn, workshopId, said);
    }

    /// <summary>What was not written stays, and is said.</summary>
    private void Change(IChatTurn turn, long workshopId, int position, Group old, GroupLine line, List<string> said)
    {
        var words = Words(turn);
        var group = line.On(old);
        GroupStore.Save(turn.Work, workshopId, position, group);
        MissingTexts.Edited(turn.Work, workshopId, MissingTexts.Of(old), MissingTexts.Of(group));
        if (line.Seats is { } seats && PlaceStore.Confirmed(turn.Rows, workshopId).Count(person => person.GroupCode == old.Code) is var members && members > seats)
        {
            said.Add(words["groups.too_small", ("group", Arg.Text(words.Of(group.Titles))), ("n", Arg.Count(members)), ("seats", Arg.Count(seats))]);
        }

        var isRenamed = line.Titles.Any(title => old.Titles.GetValueOrDefault(title.Key) != title.Value);
        if (isRenamed && old.Titles.Where(title => !line.Titles.ContainsKey(title.Key)).Select(title => title.Value).ToList() is { Count: > 0 } others)
        {
            said.Add(words["groups.other_names", ("names", Arg.Text(string.Join(" / ", others))), ("example", Arg.Text(string.Join(" / ", [.. line.Titles.Values, .. others])))]);
        }

        if (line.Kept(old, words) is { Count: > 0 } kept)
        {
            said.Add(words["groups.kept", ("kept", Arg.Text(string.Join(" | ", kept)))]);
        }

        var (isInAnotherRoom, isLedByOthers) = (IsAnother(old.Rooms, group.Rooms), IsAnother(old.Facilitators, group.Facilitators));
        if (isRenamed || isInAnotherRoom || isLedByOthers)
        {
            // whoever is in it has to hear
            PlaceStore.TellAgain(turn.Work, workshopId, old.Code);
        }

        // its sessions stand in the agenda by themselves
        var sessions = shelf.Workshop(turn.Rows, workshopId).Agenda.Where(item => item.GroupCode == old.Code && item.EndsAt > turn.Now).ToList();
        var rooms = isInAnotherRoom && group.Rooms.Count > 0 ? sessions.FindAll(item => IsNamedAlike(item.Rooms, old.Rooms)) : [];
        var led = isLedByOthers && group.Facilitators.Count > 0 ? sessions.FindAll(item => IsNamedAlike(item.Facilitators, old.Facilitators)) : [];
        var behind = rooms.Union(led).Count();
        if (behind == 0)
        {
            Saved(turn, workshopId, said);
            return;
        }

        WorkshopStore.MarkEdited(turn.Work, workshopId, turn.Now);
        shelf.Forget();
        string[] was = [.. rooms.Count > 0 ? [words.Of(old.Rooms)] : Array.Empty<string>(), .. led.Count > 0 ? [words.Of(old.Facilitators)] : Array.Empty<string>()];
        said.Add(words["groups.sessions", ("n", Arg.Count(behind)), ("was", Arg.Text(string.Join(" | ", was)))]);
        turn.Show(new Screen(string.Join('\n', said.Prepend(words["timetable.saved"])))
        {
            Rows =
            [
                words.Row(new Button(words["button.change_sessions"], Act.GroupsWrite, GroupTurns.Key(old.Id, Ids(rooms), Ids(led)))),
                words.Row(new Button(words["button.leave_sessions"], Act.GroupsOpen, RowId.Write(workshopId))),
            ],
        });
    }

    /// <summary>The sessions of a group that still name the room or the people it had are changed with it: <c>17:4,5:4</c>.</summary>
    private void ChangeSessions(IChatTurn turn, long id, string[] parts)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, GroupStore.WorkshopOf(turn.Rows, id)!.Value);
        bool IsIn(int part, AgendaItem item) => parts.Length > part && parts[part].Split(',').Contains(RowId.Write(item.Id));
        if (Find(turn, id) is { } group && home.Agenda.Where(item => item.GroupCode == group.Code && (IsIn(1, item) || IsIn(2, item)))
            .Select(item => item with { Rooms = IsIn(1, item) ? group.Rooms : item.Rooms, Facilitators = IsIn(2, item) ? group.Facilitators : item.Facilitators }).ToList() is { Count: > 0 } kept)
        {
            AgendaEdits.Write(turn, shelf, home, new(kept, []), AgendaEdits.Collects);
            groups.Show(turn, shelf.Workshop(turn.Rows, home.Workshop.Id), skip: 0, AgendaEdits.IsAnnounced(home.Workshop, turn.Now) ? [words["timetable.saved"], words["timetable.will_tell"]] : [words["timetable.saved"]]);
        }
        else
        {
            groups.Show(turn, home, skip: 0);
        }
    }

    private static string Ids(List<AgendaItem> items) => string.Join(',', items.Select(item => RowId.Write(item.Id)));

    private static bool IsAnother(LocalTexts old, LocalTexts now) => old.Count != now.Count || old.Any(text => now.GetValueOrDefault(text.Key) != text.Value);

    private void Saved(IChatTurn turn, long workshopId, List<string> said)
    {
        WorkshopStore.MarkEdited(turn.Work, workshopId, turn.Now);
        shelf.Forget();
        groups.Show(turn, shelf.Workshop(turn.Rows, workshopId), skip: 0, said);
    }

    /// <summary>Whether two texts say the same in one of their languages.</summary>
    public static bool IsNamedAlike(LocalTexts one, LocalTexts other)
    {
        var keys = one.Values.Select(SearchKey.Of).ToHashSet();
        return other.Values.Any(name => keys.Contains(SearchKey.Of(name)));
    }

    private void Remove(IChatTurn turn, long id)
    {
        var words = Words(turn);
        var workshopId = GroupStore.WorkshopOf(turn.Rows, id)!.Value;
        var home = shelf.Workshop(turn.Rows, workshopId);
        var group = home.Groups.FirstOrDefault(one => one.Id == id);
        var sessions = home.Agenda.Where(item => item.GroupCode == group?.Code).ToList();
        var leaders = RoleStore.OfWorkshop(turn.Rows, workshopId).FindAll(grant => grant.GroupId == id);
        if (group is not null && (sessions.Count > 0 || leaders.Count > 0))
        {
            // a session of nobody and a role for nothing are found by somebody only when it is too late
            turn.Show(new Screen(words["groups.bound", ("group", Arg.Text(words.Of(group.Titles))), ("sessions", Arg.Count(sessions.Count)), ("people", Arg.Count(leaders.Count))])
            {
                Rows =
                [
                    words.Row(new Button(words["button.timetable"], Act.TimetableOpen, RowId.Write(workshopId)), new Button(words["button.team"], Act.TeamList, RowId.Write(workshopId))),
                    words.Row(new Button(words.BackArrow + words["button.back"], Act.GroupsOne, RowId.Write(id))),
                ],
            });
            return;
        }

        if (group is not null && PlaceStore.IsEmpty(turn.Rows, id))
        {
            GroupStore.Archive(turn.Work, workshopId, group.Code, turn.Now);
            WorkshopStore.MarkEdited(turn.Work, workshopId, turn.Now);
            shelf.Forget();
        }

        groups.Show(turn, shelf.Workshop(turn.Rows, workshopId), skip: 0);
    }

    private static GroupLine Read(string line, string language)
    {
        var parts = Parts(ListSign().Replace(line, ""));
        bool IsNumber(string part) => TypedSetting.Seats(part) is not null || int.TryParse(Typed(part), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        var seats = parts.Skip(1).Select(TypedSetting.Seats).FirstOrDefault(number => number > 0) ?? 0;
        var texts = parts.Where((part, index) => index == 0 || !IsNumber(part)).ToList();
        LocalTexts? At(int index) => texts.ElementAtOrDefault(index) is not { Length: > 0 } text ? null : IsDash(text) ? None : TypedTexts.Of(text, language, LongestText);
        return new(At(0) ?? None, At(1), At(2), seats > 0 ? seats : null, IsUnlimited: texts.ElementAtOrDefault(3) is { Length: > 0 } last && IsDash(last));
    }

    /// <summary>
    /// What stands between strokes; without one what stands between dashes or commas, where that says how many seats there are or names a hall: of a title alone nothing is cut off.
    /// </summary>
    private static List<string> Parts(string line)
    {
        if (line.Contains('|', StringComparison.Ordinal))
        {
            return [.. line.Split('|').Select(part => part.Trim())];
        }

        foreach (var between in Between)
        {
            var parts = line.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
            var (rooms, seats) = (parts.Skip(1).Where(part => Room().IsMatch(part)).ToList(), parts.Skip(1).Where(part => TypedSetting.Seats(part) is not null).ToList());
            var others = parts.Skip(1).Except(rooms).Except(seats).ToList();
            if (rooms.Count <= 1 && seats.Count <= 1 && rooms.Count + seats.Count > 0 && others.Count <= 1)
            {
                return [parts[0], rooms.FirstOrDefault(""), others.FirstOrDefault(""), .. seats];
            }
        }

        return [line.Trim()];
    }

    private static readonly string[][] Between = [[" - ", " – ", " — "], ["،", ", "], [" - ", " – ", " — ", "،", ", "], [";", "؛", "\t"]];

    [System.Text.RegularExpressions.GeneratedRegex(@"^(?:(?:ال)?قاع[ةه]|(?:ال)?غرف[ةه]|هۆڵ|ژوور|hall|room)(?!\p{L}{3})", System.Text.RegularExpressions.RegexOptions.IgnoreCase | System.Text.RegularExpressions.RegexOptions.CultureInvariant)]
    private static partial System.Text.RegularExpressions.Regex Room();

    private static bool IsDash(string text) => text is "-" or "–" or "—" or "ـ" or "_";

    // the number or the sign of a list's line
    [System.Text.RegularExpressions.GeneratedRegex(@"^\s*(?:\p{Nd}{1,2}\s*[-–.)/]\s*|[^\p{L}\p{Nd}\s]+\s+)(?=\p{L})")]
    private static partial System.Text.RegularExpressions.Regex ListSign();

    private static string Typed(string part) => Texts.Typed.Plain(part);

    /// <summary>As it was written, or would have been.</summary>
    private static string Written(Group group, Words words)
    {
        static string All(IReadOnlyDictionary<string, string> texts) => string.Join(" / ", texts.Values);
        var parts = new List<string> { All(group.Titles), All(group.Rooms), All(group.Facilitators), group.Capacity is { } seats ? words.Number(seats) : "" };
        return string.Join(" | ", parts.Where((part, index) => part.Length > 0 || (index < 3 && parts.Skip(index).Take(3 - index).Any(other => other.Length > 0))));
    }

    private Group? Find(IChatTurn turn, long id) => shelf.Workshop(turn.Rows, GroupStore.WorkshopOf(turn.Rows, id)!.Value).Groups.FirstOrDefault(group => group.Id == id);

    private static Screen Prompt(string text, Act back, long id, Words words, bool mayRemove = false) => new(text)
    {
        Rows =
        [
            .. mayRemove ? [words.Row(new Button(words["button.remove_group"], Act.GroupsRemove, RowId.Write(id)))] : Array.Empty<IReadOnlyList<Button>>(),
            words.Row(new Button(words.BackArrow + words["button.back"], back, RowId.Write(id))),
        ],
    };

    /// <summary>What a line says of a group; null: nothing, so that it stays; empty: a dash, there is none.</summary>
    private sealed record GroupLine(LocalTexts Titles, LocalTexts? Rooms, LocalTexts? Facilitators, int? Seats, bool IsUnlimited)
    {
        public bool SaysNothing => Titles.Count == 0 && Rooms is null && Facilitators is null && Seats is null && !IsUnlimited;

        public Group On(Group group) => group with
        {
            Titles = AgendaEdits.Merged(group.Titles, Titles),
            Rooms = On(group.Rooms, Rooms),
            Facilitators = On(group.Facilitators, Facilitators),
            Capacity = IsUnlimited ? null : Seats ?? group.Capacity,
        };

        // written as it is in one language, it is as it is in the others
        private static LocalTexts On(LocalTexts old, LocalTexts? now) =>
            now is null || (now.Count > 0 && now.All(text => old.GetValueOrDefault(text.Key) == text.Value)) ? old : now;

        public List<string> Kept(Group group, Words words) =>
        [
            .. Rooms is null && group.Rooms.Count > 0 ? [words.Of(group.Rooms)] : Array.Empty<string>(),
            .. Facilitators is null && group.Facilitators.Count > 0 ? [words.Of(group.Facilitators)] : Array.Empty<string>(),
            .. Seats is null && !IsUnlimited && group.Capacity is { } seats ? [words.Number(seats)] : Array.Empty<string>(),
        ];
    }

    private static void Expect(IChatTurn turn, string? what) => PeopleStore.SetExpects(turn.Work, turn.Person.Id, what);

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
