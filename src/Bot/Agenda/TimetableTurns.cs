using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Roles;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary><c>/organize</c> → Agenda: the days item by item, each of which can be changed or taken out, and more of them from pasted text.</summary>
internal sealed class TimetableTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews)
{
    private const int PageSize = 6;
    private const int LongestText = 200;

    private readonly PasteTurns _pasted = new(shelf, texts);

    /// <summary>What a text can be typed for; the title one language at a time.</summary>
    private static readonly string[] Fields = ["title", "time", "room", "facilitator"];

    /// <summary>What an item can be made, as far as it makes a difference: pauses are asked nothing about, and panels and plenaries are asked questions.</summary>
    private static readonly string[] Kinds = ["session", "panel", "plenary", "registration", "break", "meal", "prayer"];

    /// <summary>A button; arguments begin with the workshop or the item.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.TimetableItem or Act.TimetableField or Act.TimetableGroup or Act.TimetableKind or Act.TimetableRemove when AgendaStore.ById(turn.Rows, id) is { } found:
                OfItem(turn, press.Action, shelf.Workshop(turn.Rows, found.WorkshopId), found.Item, parts);
                break;
            case Act.TimetablePaste:
                Expect(turn, Act.TimetableText.With(parts[0]));
                turn.Show(SetupCard.Prompt(Words(turn)["timetable.paste"], Act.TimetableOpen, parts[0], Words(turn)));
                break;
            case Act.TimetablePreview or Act.TimetableSave when AgendaPasteStore.Of(turn.Rows, id, RowId.Read(parts[1])) is { } text:
                OfPaste(turn, press.Action, shelf.Workshop(turn.Rows, id), new(RowId.Read(parts[1]), text, parts[2] == Paste.Replacing), parts.ElementAtOrDefault(3));
                break;
            case Act.TimetablePreview or Act.TimetableSave:
                turn.Show(new Screen(Words(turn)["timetable.paste.gone"]) { Rows = [Words(turn).Row(new Button(Words(turn)["button.timetable"], Act.TimetableOpen, parts[0]))] });
                break;
            default:
                Show(turn, shelf.Workshop(turn.Rows, id), parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : null);
                break;
        }
    }

    // the workshop and the paste, whether it replaces its days, and what the days looked like when that was previewed
    private void OfPaste(IChatTurn turn, Act act, ShelvedWorkshop home, Paste paste, string? seen)
    {
        if (act == Act.TimetablePreview)
        {
            _pasted.Preview(turn, home, paste);
        }
        else if (_pasted.Save(turn, home, paste, seen) is { } edit)
        {
            Show(turn, shelf.Workshop(turn.Rows, home.Workshop.Id), null, Told(words => words["timetable.paste.saved", ("n", Arg.Count(edit.Kept.Count))], home, turn));
            if (edit.Dropped.Count > 0)
            {
                // a message that was to go before one of them is asked about now, not when something else was typed
                Expect(turn, null);
            }
        }
    }

    /// <summary>What somebody was asked to write: a text of an item, an agenda, or what the item is called that they look for.</summary>
    public void Typed(IChatTurn turn, Act what, string argument, string text, Gate gate)
    {
        var parts = argument.Split(':');
        var id = RowId.Read(parts[0]);
        if (what == Act.TimetableFind)
        {
            Find(turn, shelf.Workshop(turn.Rows, id), text, gate);
        }
        else if (what == Act.TimetableText)
        {
            _pasted.Preview(turn, shelf.Workshop(turn.Rows, id), text);
        }
        else if (AgendaStore.ById(turn.Rows, id) is { } found)
        {
            var home = shelf.Workshop(turn.Rows, found.WorkshopId);
            if (ExpectField(turn, home, found.Item, parts[1]).InPlaceOfChange(turn, home.Workshop, parts.Length > 2 ? parts[2] : null, FieldNow.TypeAgain, Words(turn)) is { } instead)
            {
                turn.Show(SetupCard.Prompt(instead, Act.TimetableItem, RowId.Write(id), Words(turn)));
            }
            else
            {
                Change(turn, home, found.Item, parts[1], text);
            }
        }
    }

    /// <summary>What was written below the agenda: the one item it names is opened, of several there is a list; whatever names none is more of the agenda.</summary>
    private void Find(IChatTurn turn, ShelvedWorkshop home, string text, Gate gate)
    {
        var words = Words(turn);
        var found = AgendaSearch.Find([.. rights.Among(turn.Rows, turn.Person.Id, Act.TimetableItem, home)], text, home.Workshop.Zone);
        if (found is [var only])
        {
            if (gate.Choose(turn, Act.TimetableItem, RowId.Write(only.Id)))
            {
                ShowItem(turn, home, only, "");
            }
        }
        else if (found.Count == 0 && rights.May(turn.Rows, turn.Person.Id, Act.TimetableText, home.Workshop.Id) && (text.Contains('\n', StringComparison.Ordinal) || PasteTurns.Read(turn, home, text).Items.Count > 0))
        {
            if (gate.Admit(turn, Act.TimetableText, RowId.Write(home.Workshop.Id)))
            {
                _pasted.Preview(turn, home, text);
            }
        }
        else
        {
            var shown = found.Take(PageSize).ToList();
            var lead = words[found.Count == 0 ? "timetable.find.none" : "timetable.find.which"];
            turn.Show(new Screen(string.Join('\n', [lead, .. shown.Select((item, index) => words["timetable.line", ("number", Arg.Count(index + 1)), ("item", Arg.Phrase(words.WeekdayAndDay(home.Workshop.DayOf(item.StartsAt)) + " · " + AgendaLines.Line(item, home, words)))])]))
            {
                Rows = [.. Numbers(shown, words), words.Row(new Button(words.BackArrow + words["button.back"], Act.TimetableOpen, RowId.Write(home.Workshop.Id)))],
            });
        }
    }

    private static IEnumerable<IReadOnlyList<Button>> Numbers(IEnumerable<AgendaItem> items, Words words) =>
        items.Select((item, index) => new Button((index + 1).ToString(CultureInfo.InvariantCulture), Act.TimetableItem, RowId.Write(item.Id))).Chunk(3).Select(row => words.Row(row));

    /// <summary>A day of the agenda, with a number for each item that this person may change.</summary>
    /// <param name="turn">Whose turn.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="page">From 0; null: today's, else the first.</param>
    /// <param name="lead">What was done, above it.</param>
    public void Show(IChatTurn turn, ShelvedWorkshop home, int? page, string lead = "")
    {
        var words = Words(turn);
        var id = RowId.Write(home.Workshop.Id);
        var pages = Pages(turn, home);
        var rows = new List<IReadOnlyList<Button>>();
        var lines = new List<string> { (lead.Length > 0 ? lead + "\n\n" : "") + words["agenda.heading", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))] };
        var mayAdd = rights.May(turn.Rows, turn.Person.Id, Act.TimetablePaste, home.Workshop.Id);
        if (pages.Count == 0)
        {
            lines.Add(words[mayAdd ? "timetable.empty" : "timetable.none_yours"]);
        }
        else
        {
            var today = home.Today(turn.Now);
            var shown = Math.Clamp(page ?? Math.Max(0, pages.FindIndex(one => home.Workshop.DayOf(one[0].StartsAt) >= today)), 0, pages.Count - 1);
            lines.Add(words["agenda.day", ("day", Arg.Phrase(words.WeekdayAndDay(home.Workshop.DayOf(pages[shown][0].StartsAt))))]);
            lines.AddRange(pages[shown].Select((item, index) => words["timetable.line", ("number", Arg.Count(index + 1)), ("item", Arg.Phrase(AgendaLines.Line(item, home, words)))]));
            lines.AddRange(AgendaLines.Conflicts(home.Agenda, home, words, conflict => pages[shown].Exists(item => item.Id == conflict.First.Id || item.Id == conflict.Second?.Id)));
            rows.AddRange(Numbers(pages[shown], words));
            var moves = new List<Button>();
            if (shown > 0)
            {
                moves.Add(new(words["button.previous_page"], Act.TimetableOpen, $"{id}:{shown - 1}"));
            }

            if (shown + 1 < pages.Count)
            {
                moves.Add(new(words["button.next_page"], Act.TimetableOpen, $"{id}:{shown + 1}"));
            }

            if (moves.Count > 0)
            {
                rows.Add(words.Row(moves));
                lines.Add("\n" + words[mayAdd ? "timetable.find" : "timetable.find.only"]);
            }
        }

        // the way out is on the first page and the last; where no place is left, more of the agenda is pasted without a button
        if (rows.Sum(row => row.Count) < ButtonPages.Most && rights.May(turn.Rows, turn.Person.Id, Act.OrganizeOpen, home.Workshop.Id))
        {
            rows.Add(OrganizeTurns.Back(home.Workshop.Id, words));
        }

        if (mayAdd && rows.Sum(row => row.Count) < ButtonPages.Most)
        {
            rows.Insert(rows.Count - (rows.Count > 0 && rows[^1][0].Action == OrganizeTurns.Open ? 1 : 0), words.Row(new Button(words["button.timetable_paste"], Act.TimetablePaste, id)));
        }

        Expect(turn, Act.TimetableFind.With(id));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    /// <summary>The days in pages; without what this person may not change.</summary>
    private List<List<AgendaItem>> Pages(IChatTurn turn, ShelvedWorkshop home) =>
    [
        .. rights.Among(turn.Rows, turn.Person.Id, Act.TimetableItem, home)
            .GroupBy(item => home.Workshop.DayOf(item.StartsAt))
            .SelectMany(day => day.Chunk(PageSize))
            .Select(page => page.ToList()),
    ];

    private void OfItem(IChatTurn turn, Act act, ShelvedWorkshop home, AgendaItem item, string[] parts)
    {
        switch (act)
        {
            case Act.TimetableField when parts[1] == "group":
                turn.Show(AskGroup(turn, home, item, parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 0));
                break;
            case Act.TimetableField when parts[1] == "kind":
                turn.Show(AskKind(turn, home, item));
                break;
            case Act.TimetableField when Fields.Contains(parts[1]):
                var above = ExpectField(turn, home, item, parts[1]).AboveQuestion(turn, home.Workshop, Words(turn));
                turn.Show(SetupCard.Prompt(above + Words(turn)["timetable.ask." + parts[1], ("item", Arg.Text(Words(turn).Of(item.Titles)))], Act.TimetableItem, RowId.Write(item.Id), Words(turn)));
                break;
            case Act.TimetableGroup when parts[1].Length == 0 || home.Groups.Any(group => group.Code == parts[1]):
                if (InPlaceOf(turn, home, item, "group", parts) is { } other)
                {
                    turn.Show(AskGroup(turn, home, item, page: 0, other));
                }
                else
                {
                    Save(turn, home, item with { GroupCode = parts[1].Length == 0 ? null : parts[1] }, "group");
                }

                break;
            case Act.TimetableKind when Kinds.Contains(parts[1]):
                if (InPlaceOf(turn, home, item, "kind", parts) is { } instead)
                {
                    turn.Show(AskKind(turn, home, item, instead));
                }
                else
                {
                    Save(turn, home, item with { Kind = parts[1] }, "kind", isTold: false);
                }

                break;
            case Act.TimetableRemove when parts.Length == 1 && SessionRoles.Of(turn.Rows, home.Workshop.Id, [item]) is { Count: > 0 } bound:
                turn.Show(AskWithRoles(home, item, bound, Words(turn)));
                break;
            case Act.TimetableRemove:
                SessionRoles.End(turn, home, [item], texts);
                AgendaEdits.Write(turn, shelf, home, new([], [item]), AgendaEdits.Collects);
                turn.Show(new Screen(Told(words => words["timetable.removed", ("item", Arg.Text(words.Of(item.Titles)))], home, turn))
                {
                    Rows = [Words(turn).Row(new Button(Words(turn)["button.timetable"], Act.TimetableOpen, RowId.Write(home.Workshop.Id)))],
                });
                break;
            default:
                ShowItem(turn, home, item, "");
                break;
        }
    }

    /// <summary>Somebody has a role for this session alone: it ends with it, or the session stays.</summary>
    private static Screen AskWithRoles(ShelvedWorkshop home, AgendaItem item, List<RoleGrant> bound, Words words)
    {
        var id = RowId.Write(item.Id);
        return new(words["timetable.remove.roles", ("item", Arg.Text(words.Of(item.Titles))), ("roles", Arg.Phrase(SessionRoles.Lines(bound, home, words)))])
        {
            Rows =
            [
                words.Row(Confirmation.Button(words["button.timetable_remove_roles"], Act.TimetableRemove, $"{id}:roles")),
                words.Row(new Button(words["button.team"], Act.TeamList, RowId.Write(home.Workshop.Id)), new Button(words.BackArrow + words["button.back"], Act.TimetableItem, id)),
            ],
        };
    }

    private void ShowItem(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, string lead)
    {
        var words = Words(turn);
        var id = RowId.Write(item.Id);
        var lines = new List<string>();
        if (lead.Length > 0)
        {
            lines.Add(lead + "\n");
        }

        lines.AddRange(Language.All.Where(language => item.Titles.ContainsKey(language.Code))
            .Select(language => words["timetable.title", ("language", Arg.Phrase(words["timetable.language." + language.Code])), ("title", Arg.Text(item.Titles[language.Code]))]));
        lines.Add(words.WeekdayAndDay(home.Workshop.DayOf(item.StartsAt)));
        lines.Add(words["timetable.clock",
            ("start", Arg.Phrase(WordsExtensions.Clock(item.StartsAt, home.Workshop.Zone))), ("end", Arg.Phrase(WordsExtensions.Clock(item.EndsAt, home.Workshop.Zone)))]);
        lines.Add(words["timetable.kind", ("kind", Arg.Phrase(words["timetable.kind." + item.Kind]))]);
        if (words.Of(item.Rooms) is { Length: > 0 } room)
        {
            lines.Add(words["timetable.room", ("room", Arg.Text(room))]);
        }

        if (words.Of(item.Facilitators) is { Length: > 0 } facilitator)
        {
            lines.Add(words["timetable.facilitator", ("facilitator", Arg.Text(facilitator))]);
        }

        if (home.Groups.FirstOrDefault(group => group.Code == item.GroupCode) is { } own)
        {
            lines.Add(words["timetable.group", ("group", Arg.Text(words.Of(own.Titles)))]);
        }

        lines.AddRange(AgendaLines.Conflicts(home.Agenda, home, words, conflict => conflict.First.Id == item.Id || conflict.Second?.Id == item.Id));
        Button Edit(string field) => new(words["button.timetable_" + field], Act.TimetableField, $"{id}:{field}");
        var rows = new List<IReadOnlyList<Button>> { words.Row(Edit("title"), Edit("time")), words.Row(Edit("room"), Edit("facilitator")) };
        var last = new List<Button> { Edit("kind") };
        if (home.Groups.Count > 0)
        {
            last.Add(Edit("group"));
        }

        if (rights.May(turn.Rows, turn.Person.Id, Act.TimetableRemove, id))
        {
            last.Add(new(words["button.timetable_remove"], Act.TimetableRemove, id));
        }

        last.Add(new(words.BackArrow + words["button.back"], Act.TimetableOpen, RowId.Write(home.Workshop.Id)));
        rows.AddRange(last.Chunk(2).Select(pair => words.Row(pair)));
        turn.Show(new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    /// <summary>What somebody else has set it to since the button was shown (<c>12:break:STAMP</c>), in place of the change.</summary>
    private string? InPlaceOf(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, string field, string[] parts) =>
        FieldNow.Of(home, item, field, Words(turn)).InPlaceOfChange(turn, home.Workshop, parts.Length > 2 ? parts[2] : null, FieldNow.TapAgain, Words(turn)) is { } instead ? instead + "\n\n" : null;

    private Screen AskKind(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, string? instead = null)
    {
        var words = Words(turn);
        var id = RowId.Write(item.Id);
        var now = FieldNow.Of(home, item, "kind", words);
        return new((instead ?? now.AboveQuestion(turn, home.Workshop, words)) + words["timetable.ask.kind", ("item", Arg.Text(words.Of(item.Titles)))])
        {
            Rows =
            [
                .. Kinds.Select(kind => new Button(words["timetable.kind." + kind], Act.TimetableKind, $"{id}:{kind}:{now.Stamp}"))
                    .Append(new(words.BackArrow + words["button.back"], Act.TimetableItem, id)).Chunk(2).Select(pair => words.Row(pair)),
            ],
        };
    }

    private Screen AskGroup(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, int page, string? instead = null)
    {
        var words = Words(turn);
        var id = RowId.Write(item.Id);
        var now = FieldNow.Of(home, item, "group", words);
        return new((instead ?? now.AboveQuestion(turn, home.Workshop, words)) + words["timetable.ask.group", ("item", Arg.Text(words.Of(item.Titles)))])
        {
            Rows = ButtonPages.Choices(
                [
                    new(words["button.timetable_everybody"], Act.TimetableGroup, $"{id}::{now.Stamp}"),
                    .. home.Groups.Select(group => new Button(words.Of(group.Titles), Act.TimetableGroup, $"{id}:{group.Code}:{now.Stamp}")),
                ],
                page, new(words.BackArrow + words["button.back"], Act.TimetableItem, id), (other, label) => new(label, Act.TimetableField, string.Create(CultureInfo.InvariantCulture, $"{id}:group:{other}")), words),
        };
    }

    private void Change(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, string field, string text)
    {
        var words = Words(turn);
        if (field == "time")
        {
            if (Time(home.Workshop, item, text) is not { } times)
            {
                turn.Show(SetupCard.Prompt(words["timetable.time.again"], Act.TimetableItem, RowId.Write(item.Id), words));
                return;
            }

            Save(turn, home, item with { StartsAt = times.Start, EndsAt = times.End }, field);
            return;
        }

        var clean = Bidi.Strip(text).Trim();
        if (clean.Length is 0 or > LongestText)
        {
            turn.Show(SetupCard.Prompt(words["build.too_long", ("max", Arg.Count(LongestText))], Act.TimetableItem, RowId.Write(item.Id), words));
            return;
        }

        var written = TypedTexts.OfLines(clean, turn.Person.Language ?? "ar", LongestText, isParagraph: false);
        Save(turn, home, field switch
        {
            "title" => item with { Titles = AgendaEdits.Merged(item.Titles, written) },

            // an old room in another language would send its readers astray
            "room" => item with { Rooms = written },
            _ => item with { Facilitators = written },
        }, field);
    }

    /// <summary>A time, with a day on the line above it where it is another one. Without an end the item keeps its length.</summary>
    private static (DateTimeOffset Start, DateTimeOffset End)? Time(Workshop workshop, AgendaItem item, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length is 0 or > 2 || TypedHours.Alone(lines[^1]) is not { } times)
        {
            return null;
        }

        var day = workshop.DayOf(item.StartsAt);
        if (lines.Length == 2)
        {
            if (PastedAgenda.Read(lines[0] + "\n9:00 - 10:00 x", workshop.FirstDay, workshop.LastDay, "ar") is not { Unread.Count: 0, Items: [var placed] })
            {
                return null;
            }

            day = placed.Day;
        }

        var start = Workshop.InstantOf(workshop.Zone, day.ToDateTime(times.Start));
        return (start, times.End is { } end ? Workshop.InstantOf(workshop.Zone, Overnight.EndOf(day, times.Start, end)) : start + (item.EndsAt - item.StartsAt));
    }

    /// <summary>One field of an item is saved; people hear of all but its kind.</summary>
    private void Save(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, string field, bool isTold = true)
    {
        AgendaEdits.Write(turn, shelf, home, new([item], []), AgendaEdits.Collects);
        FieldNow.Of(home, item, field, Words(turn)).Saved(turn, home.Workshop);
        Expect(turn, null);
        ShowItem(turn, shelf.Workshop(turn.Rows, home.Workshop.Id), item, isTold ? Told(words => words["timetable.saved"], home, turn) : Words(turn)["timetable.saved"]);
    }

    /// <summary>What was done, and that people hear of it.</summary>
    private string Told(Func<Words, string> done, ShelvedWorkshop home, IChatTurn turn)
    {
        var words = Words(turn);
        if (!AgendaEdits.IsAnnounced(home.Workshop, turn.Now))
        {
            return done(words);
        }

        var at = AgendaNotices.NightsEnd(turn.Rows, shelf.Workshop(turn.Rows, home.Workshop.Id), turn.Now);
        return done(words) + "\n" + (at is { } when ? words["timetable.will_tell.later", ("when", Arg.Phrase(words.DayAndTime(when, home.Workshop.Zone)))] : words["timetable.will_tell"]);
    }

    /// <summary>What is typed next is a field's, as it is now.</summary>
    private FieldNow ExpectField(IChatTurn turn, ShelvedWorkshop home, AgendaItem item, string field)
    {
        var now = FieldNow.Of(home, item, field, Words(turn));
        Expect(turn, Act.TimetableType.With($"{item.Id}:{field}:{now.Stamp}"));
        return now;
    }

    private static void Expect(IChatTurn turn, string? what) => PeopleStore.SetExpects(turn.Work, turn.Person.Id, what);

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
