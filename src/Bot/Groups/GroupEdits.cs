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
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Groups;

/// <summary>Working groups as the team writes them: a line for each, <c>Workers / العاملون | Hall 1 | Huda | 15</c>.</summary>
internal sealed class GroupEdits(Shelf shelf, Catalogue texts, InterviewTurns interviews, GroupTurns groups)
{
    private const int MostGroups = 20;
    private const int LongestText = 100;

    /// <summary>A button; arguments are the workshop or the group.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        var id = RowId.Read(press.Argument);
        switch (press.Action)
        {
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
        var lines = Bidi.Strip(text).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var read = lines.Select(line => Read(line, words.Language.Code)).ToList();
        var isOne = act == Act.GroupsWrite;
        if (read.Count is 0 or > MostGroups || read.Exists(group => group is null) || (isOne && read.Count > 1))
        {
            turn.Show(Prompt(words["groups.again"], isOne ? Act.GroupsOne : Act.GroupsOpen, id, words));
            return;
        }

        Expect(turn, null);
        var workshopId = isOne ? GroupStore.WorkshopOf(turn.Rows, id)!.Value : id;
        var there = shelf.Workshop(turn.Rows, workshopId).Groups;
        List<string> said = [];
        List<Group> added = [];
        foreach (var group in read)
        {
            if (there.Concat(added).FirstOrDefault(one => (!isOne || one.Id != id) && IsNamedAlike(one, group!)) is { } twin)
            {
                said.Add(words["groups.twice", ("group", Arg.Text(words.Of(twin.Titles)))]);
                continue;
            }

            var old = isOne ? there.First(one => one.Id == id) : null;
            GroupStore.Save(turn.Work, workshopId, old is null ? there.Count + added.Count : there.Index().First(one => one.Item == old).Index, old is null
                ? group! with { Code = "g" + RowId.Write(turn.Work.NewId()) }
                : group! with { Code = old.Code, Titles = AgendaEdits.Merged(old.Titles, group.Titles) });
            if (old is null)
            {
                added.Add(group!);
            }
            else
            {
                if (group!.Capacity is { } seats && PlaceStore.Confirmed(turn.Rows, workshopId).Count(person => person.GroupCode == old.Code) is var members && members > seats)
                {
                    said.Add(words["groups.too_small", ("group", Arg.Text(words.Of(group.Titles))), ("n", Arg.Count(members)), ("seats", Arg.Count(seats))]);
                }

                // another room, another name: whoever is in it has to hear
                PlaceStore.TellAgain(turn.Work, workshopId, old.Code);
            }
        }

        WorkshopStore.MarkEdited(turn.Work, workshopId, turn.Now);
        shelf.Forget();
        groups.Show(turn, shelf.Workshop(turn.Rows, workshopId), page: 0, said);
    }

    private static bool IsNamedAlike(Group one, Group other)
    {
        var keys = one.Titles.Values.Select(SearchKey.Of).ToHashSet();
        return other.Titles.Values.Any(title => keys.Contains(SearchKey.Of(title)));
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

        groups.Show(turn, shelf.Workshop(turn.Rows, workshopId), page: 0);
    }

    /// <summary>A line's group; null when it has no name.</summary>
    private static Group? Read(string line, string language)
    {
        var parts = line.Split('|').Select(part => part.Trim()).ToList();
        var seats = parts.Skip(1).Select(part => int.TryParse(Typed(part), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : (int?)null).FirstOrDefault(number => number is not null);
        var texts = parts.Where((part, index) => index == 0 || !int.TryParse(Typed(part), NumberStyles.None, CultureInfo.InvariantCulture, out _)).ToList();
        LocalTextsOf(texts, 0, language, out var titles);
        LocalTextsOf(texts, 1, language, out var rooms);
        LocalTextsOf(texts, 2, language, out var facilitators);
        return titles.Count == 0 ? null : new() { Code = "", Titles = titles, Rooms = rooms, Facilitators = facilitators, Capacity = seats };
    }

    private static void LocalTextsOf(List<string> parts, int index, string language, out IReadOnlyDictionary<string, string> texts) =>
        texts = parts.Count > index ? PastedAgenda.TextsOf(parts[index], language, LongestText) : new Dictionary<string, string>();

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

    private static void Expect(IChatTurn turn, string? what) => PeopleStore.SetExpects(turn.Work, turn.Person.Id, what);

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
