using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Groups;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;
using static WorkshopBot.Harvest.HarvestTurns;

namespace WorkshopBot.Promises;

/// <summary>The promises of a workshop, as its organizers follow them up: listed by state, completed, given to somebody, changed with their history, closed.</summary>
internal sealed class PromiseTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, PromiseCoach coach, PromiseOwnerTurns owners, BotIdentity identity)
{
    private const int PageSize = 6;
    private const int MostSuggested = 6;
    private const int MembersOnPage = 7;
    private static readonly string[] Filters = ["open", "overdue", "unowned", "done"];

    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        var rest = parts.ElementAtOrDefault(1) ?? "";
        switch (press.Action)
        {
            case Act.PromiseList or Act.PromiseSearch:
                List(turn, id, rest, Number(parts, 2));
                break;
            case Act.PromiseCommittee:
                ShowCommittee(turn, id, Number(parts, 1));
                break;
            case Act.PromiseMember:
                Name(turn, id, RowId.Read(rest), Number(parts, 2));
                break;
            case Act.PromiseMake:
                Make(turn, HarvestStore.ById(turn.Rows, id)!);
                break;
            default:
                About(turn, press.Action, PromiseStore.ById(turn.Rows, id)!, rest, parts);
                break;
        }
    }

    private void About(IChatTurn turn, Act act, Promise promise, string rest, string[] parts)
    {
        switch (act)
        {
            case Act.PromiseFix when rest.StartsWith('='):
                Ask(turn, Act.PromiseFix.With(Key(promise.Id, rest)), "promise.ask." + (PromiseStore.Fields.Contains(rest[1..]) ? rest[1..] : "action"), new(Back(Words(turn)), Act.PromiseOne, RowId.Write(promise.Id)));
                return;
            case Act.PromiseFix:
                ShowCoach(turn, promise, null);
                return;
            case Act.PromiseLeave:
                PromiseStore.Leave(turn.Work, promise, rest);
                ShowCoach(turn, PromiseStore.ById(turn.Rows, promise.Id)!, null);
                return;
            case Act.PromiseChange:
                ShowFields(turn, promise);
                return;
            case Act.PromiseGive:
                ShowPeople(turn, promise, null);
                return;
            case Act.PromiseTo when RegistrationStore.ById(turn.Rows, RowId.Read(rest)) is { Status: "confirmed" } registration && registration.WorkshopId == promise.WorkshopId && promise.IsOpen:
                PromiseStore.Give(turn.Work, promise, registration.PersonId);
                PromiseStore.SetState(turn.Work, promise, "given", null, turn.Person.Id, turn.CalledName, turn.Now);
                turn.SetTimer(Act.PromiseRemind, promise.Id, turn.Now);
                break;
            case Act.PromiseLink when promise.IsOpen:
                MakeLink(turn, promise);
                return;
            case Act.PromiseSet when rest is "done" or "dropped" or "open":
                PromiseStore.SetState(turn.Work, promise, rest == "open" ? Before(turn, promise) : rest, null, turn.Person.Id, turn.CalledName, turn.Now);
                PromiseOwnerTurns.Plan(turn, PromiseStore.ById(turn.Rows, promise.Id)!, Home(turn, promise));
                break;
            case Act.PromiseDate when promise.AskedDate is { } asked:
                owners.Decide(turn, promise, rest == "yes" ? asked : null);
                break;
        }

        Show(turn, PromiseStore.ById(turn.Rows, promise.Id)!, parts.Length > 1 && act == Act.PromiseOne ? Number(parts, 1) : 0);
    }

    // opened again it is what it was: nobody has accepted by that
    private static string Before(IChatTurn turn, Promise promise) => promise.OwnerId is null
        ? "open"
        : PromiseStore.Changes(turn.Rows, promise.Id).FindLast(change => change is { Field: "state", Was: not ("done" or "dropped") })?.Was ?? "given";

    public void Typed(IChatTurn turn, Act act, string argument, string text, Gate gate)
    {
        var parts = argument.Split(':');
        var id = RowId.Read(parts[0]);
        if (act == Act.PromiseSearch)
        {
            Find(turn, id, text, gate);
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);

        var promise = PromiseStore.ById(turn.Rows, id)!;
        if (act == Act.PromiseFind)
        {
            ShowPeople(turn, promise, text);
            return;
        }

        var rest = parts.ElementAtOrDefault(1) ?? "";
        var why = coach.Given(turn, promise, rest, text);
        var changed = PromiseStore.ById(turn.Rows, id)!;
        if (why is null && promise.DueDate != changed.DueDate)
        {
            PromiseOwnerTurns.Plan(turn, changed, Home(turn, changed));
        }

        if (rest.StartsWith('='))
        {
            Show(turn, changed, 0, why);
        }
        else
        {
            ShowCoach(turn, changed, why);
        }
    }

    /// <summary>The new edition of a series begins: its organizers see what the earlier ones left open.</summary>
    public void OpenEdition(ITurn turn, long workshopId)
    {
        var home = shelf.Workshop(turn.Rows, workshopId);
        var open = PromiseStore.OfEarlierEditions(turn.Rows, workshopId);
        // a draft is nobody's edition yet: announcing it looks again
        if (open.Count == 0 || home.Workshop.Status != Data.Workshops.WorkshopStatus.Open)
        {
            return;
        }

        if (QuietHours.NextAllowed(turn.Now, home.Workshop.Zone) is var allowed && allowed > turn.Now)
        {
            turn.SetTimer(Act.PromiseEdition, workshopId, allowed);
            return;
        }

        foreach (var personId in rights.Of(turn.Rows, Act.PromiseList, workshopId))
        {
            Tell(turn, personId, open, words => words["promise.edition", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("n", Arg.Count(open.Count))], home);
        }
    }

    /// <summary>Once a week whoever follows up hears what is overdue.</summary>
    public void Weekly(ITurn turn, long workshopId)
    {
        var home = shelf.Workshop(turn.Rows, workshopId);
        if (QuietHours.NextAllowed(turn.Now, home.Workshop.Zone) is var allowed && allowed > turn.Now)
        {
            turn.SetTimer(Act.PromiseWeekly, workshopId, allowed);
            return;
        }

        var today = home.Workshop.DayOf(turn.Now);
        var all = PromiseStore.OfWorkshop(turn.Rows, workshopId);
        if (all.FindAll(promise => promise.IsOverdue(today)) is { Count: > 0 } overdue)
        {
            // whoever has left the team, and has promised nothing, is told nothing any more
            var stands = Candidates(turn, workshopId).Select(one => one.PersonId).ToHashSet();
            foreach (var personId in PromiseStore.Committee(turn.Rows, workshopId).FindAll(stands.Contains) is { Count: > 0 } committee ? committee : rights.Of(turn.Rows, Act.PromiseList, workshopId))
            {
                Tell(turn, personId, overdue, words => words["promise.overdue", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("n", Arg.Count(overdue.Count))], home);
            }
        }

        if (all.Exists(promise => promise.IsOpen))
        {
            PromiseCoach.Watch(turn, home);
        }
    }

    private void Tell(ITurn turn, long personId, List<Promise> promises, Func<Words, string> lead, ShelvedWorkshop home)
    {
        var words = texts.Of(PeopleStore.ById(turn.Rows, personId)?.Language);
        var today = home.Workshop.DayOf(turn.Now);
        var lines = promises.Take(10).Select((promise, index) => PromiseText.Line(promise, index + 1, today, words)).Prepend(lead(words));
        turn.ChatOf(personId)?.Say(new Screen(string.Join('\n', lines) + (rights.May(turn.Rows, personId, Act.OrganizeOpen, home.Workshop.Id) ? "\n" + words["promise.where"] : "")), Lane.Notification);
    }

    /// <summary>What was written below the list: the one promise that has these words is opened, of several a list is shown.</summary>
    private void Find(IChatTurn turn, long workshopId, string text, Gate gate)
    {
        var wanted = SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = PromiseStore.OfWorkshop(turn.Rows, workshopId)
            .FindAll(promise => Array.TrueForAll(wanted, word => SearchKey.Of($"{promise.Action} {promise.Owner} {promise.Indicator}").Contains(word, StringComparison.Ordinal)));
        if (found is not [var only])
        {
            List(turn, workshopId, "all", 0, found);
        }
        else if (gate.Choose(turn, Act.PromiseOne, RowId.Write(only.Id)))
        {
            Show(turn, only, 0);
        }
    }

    private void List(IChatTurn turn, long workshopId, string filter, int page, List<Promise>? found = null)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Rows, workshopId);
        var today = home.Workshop.DayOf(turn.Now);
        filter = Filters.Contains(filter) || filter == "all" ? filter : "open";
        var all = PromiseStore.OfWorkshop(turn.Rows, workshopId);
        var fitting = (found ?? all.FindAll(promise => Fits(promise, filter, today))).OrderByDescending(promise => promise.AskedDate is not null).ToList();
        var shown = Page(fitting, ref page, PageSize);
        var lines = new List<string>
        {
            words["promise.list", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("n", Arg.Count(all.Count)),
                ("filter", Arg.Phrase(words["promise.filter." + filter, ("n", Arg.Count(fitting.Count))]))],
        };
        lines.AddRange(shown.Select((promise, index) => PromiseText.Line(promise, (page * PageSize) + index + 1, today, words)));
        var earlier = filter == "open" && page == 0 ? PromiseStore.OfEarlierEditions(turn.Rows, workshopId) : [];
        if (earlier.Count > 0)
        {
            lines.Add("\n" + words["harvest.promises.earlier", ("n", Arg.Count(earlier.Count))]);
            lines.AddRange(earlier.Take(5).Select((promise, index) => PromiseText.Line(promise, index + 1, today, words)));
        }

        if (all.Count > 1)
        {
            lines.Add("\n" + words["promise.search"]);
        }

        var rows = new List<IReadOnlyList<Button>>();
        rows.AddRange(Numbers(shown, page * PageSize, (promise, number) => new Button(words.Number(number), Act.PromiseOne, RowId.Write(promise.Id)), words, inRow: 6));
        rows.AddRange(ButtonPages.Turning(page, fitting.Count, PageSize, (to, label) => new(label, Act.PromiseList, Key(workshopId, filter, to)), words));
        rows.AddRange(Filters.Where(other => other != filter).Select(other => new Button(
            words["button.promise_filter." + other, ("n", Arg.Count(all.Count(promise => Fits(promise, other, today))))], Act.PromiseList, Key(workshopId, other, 0))).Chunk(2).Select(pair => words.Row(pair)));
        rows.Add(words.Row(new Button(words["button.promise_committee"], Act.PromiseCommittee, RowId.Write(workshopId))));
        rows.Add(words.Row(new Button(Back(words), Act.HarvestOpen, RowId.Write(workshopId))));
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.PromiseSearch.With(RowId.Write(workshopId)));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    private static bool Fits(Promise promise, string filter, DateOnly today) => filter switch
    {
        "overdue" => promise.IsOverdue(today),
        "unowned" => promise.IsOpen && !promise.IsTaken,
        "done" => !promise.IsOpen,
        "open" => promise.IsOpen,
        _ => true,
    };

    private void Show(IChatTurn turn, Promise promise, int page, string? refusal = null)
    {
        var words = Words(turn);
        var home = Home(turn, promise);
        var missing = coach.Missing(turn, promise);
        var lines = PromiseText.Lines(promise, home.Workshop.DayOf(turn.Now), words);
        if (refusal is not null)
        {
            lines.Insert(0, refusal + "\n");
        }

        if (promise is { OwnerId: { } owner, State: not "declined" } && RegistrationStore.Of(turn.Rows, owner, promise.WorkshopId) is { } registration && PlaceStore.ById(turn.Rows, registration.Id)?.FullName is { } name)
        {
            lines.Add(words["promise.person", ("name", Arg.Text(name))]);
        }

        if (promise.IsOpen && missing.Count > 0)
        {
            lines.Add(words["promise.missing", ("what", Arg.Phrase(words.List(missing.Select(rule => words["promise.missing." + rule.Name]))))]);
        }

        if (PromiseText.History(PromiseStore.Changes(turn.Rows, promise.Id), home, words).ToList() is { Count: > 0 } changes)
        {
            lines.Add("\n" + words["promise.changes"]);
            lines.AddRange(changes);
        }

        var rows = new List<IReadOnlyList<Button>>();
        var id = promise.Id;
        if (promise.AskedDate is not null)
        {
            rows.Add(words.Row(new Button(words["button.promise_date_yes"], Act.PromiseDate, Key(id, "yes")), new Button(words["button.promise_date_no"], Act.PromiseDate, Key(id, "no"))));
        }

        if (promise.IsOpen)
        {
            if (missing.Count > 0)
            {
                rows.Add(words.Row(new Button(words["button.promise_fix", ("n", Arg.Count(missing.Count))], Act.PromiseFix, RowId.Write(id))));
            }

            rows.Add(words.Row(new Button(words["button.promise_give"], Act.PromiseGive, RowId.Write(id)), new Button(words["button.promise_link"], Act.PromiseLink, RowId.Write(id))));
            rows.Add(words.Row(new Button(words["button.promise_change"], Act.PromiseChange, RowId.Write(id))));
            rows.Add(words.Row(new Button(words["button.promise_done"], Act.PromiseSet, Key(id, "done")), new Button(words["button.promise_drop"], Act.PromiseSet, Key(id, "dropped"))));
        }
        else
        {
            rows.Add(words.Row(new Button(words["button.promise_reopen"], Act.PromiseSet, Key(id, "open"))));
        }

        rows.Add(words.Row(new Button(Back(words), Act.PromiseList, RowId.Write(promise.WorkshopId))));
        turn.Show(new Screen(string.Join('\n', lines))
        {
            Rows = ButtonPages.Of(rows, page, new(words["button.more"], Act.PromiseOne, Key(id, page + 1)), new(Back(words), Act.PromiseOne, Key(id, page - 1))),
        });
    }

    private void ShowCoach(IChatTurn turn, Promise promise, string? lead)
    {
        var words = Words(turn);
        if (coach.Ask(turn, promise, isTeam: true, words, lead) is { } asked)
        {
            turn.Show(asked with { Rows = [.. asked.Rows, words.Row(new Button(Back(words), Act.PromiseOne, RowId.Write(promise.Id)))] });
        }
        else
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            Show(turn, promise, 0);
        }
    }

    private void ShowFields(IChatTurn turn, Promise promise)
    {
        var words = Words(turn);
        turn.Show(new Screen(words["promise.change_what"])
        {
            Rows =
            [
                .. PromiseStore.Fields.Select(field => new Button(words["button.promise_field." + field], Act.PromiseFix, Key(promise.Id, "=" + field))).Chunk(2).Select(pair => words.Row(pair)),
                words.Row(new Button(Back(words), Act.PromiseOne, RowId.Write(promise.Id))),
            ],
        });
    }

    /// <summary>Whom it may be given to: people of the organisation that is responsible come first, others are found by their name.</summary>
    private void ShowPeople(IChatTurn turn, Promise promise, string? typed)
    {
        var words = Words(turn);
        var home = Home(turn, promise);
        var people = PlaceStore.Confirmed(turn.Rows, promise.WorkshopId);
        var owner = SearchKey.Of(promise.Owner ?? "");
        string Of(Placeable person) => person.Organisation is { } stored ? Bidi.Strip(PersonLines.Organisation(turn, shelf, home, stored, words)) : "";
        bool IsOfOwner(Placeable person) => owner.Length > 2 && SearchKey.Of(Of(person)) is { Length: > 2 } of && (of.Contains(owner, StringComparison.Ordinal) || owner.Contains(of, StringComparison.Ordinal));
        var found = typed is null
            ? people.OrderByDescending(IsOfOwner).ToList()
            : people.FindAll(person => SearchKey.Of($"{person.FullName} {Of(person)}").Contains(SearchKey.Of(typed), StringComparison.Ordinal));
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.PromiseFind.With(RowId.Write(promise.Id)));
        turn.Show(new Screen(words[found.Count == 0 ? "promise.nobody" : "promise.whom", ("owner", Arg.Text(promise.Owner ?? "–"))])
        {
            Rows =
            [
                .. found.Take(MostSuggested).Select(person => words.Row(new Button(
                    Of(person) is { Length: > 0 } of ? $"{person.FullName ?? "–"} · {of}" : person.FullName ?? "–", Act.PromiseTo, Key(promise.Id, person.RegistrationId)))),
                words.Row(new Button(Back(words), Act.PromiseOne, RowId.Write(promise.Id))),
            ],
        });
    }

    /// <summary>A link for whoever is responsible, in a message of its own to be forwarded: the first to open and accept it has it.</summary>
    private void MakeLink(IChatTurn turn, Promise promise)
    {
        var words = Words(turn);
        var home = Home(turn, promise);
        var token = turn.Chance.Token();
        PromiseStore.SetLink(turn.Work, promise, token);
        if (promise.State is not "open")
        {
            PromiseStore.SetState(turn.Work, promise, "open", null, turn.Person.Id, turn.CalledName, turn.Now);
        }

        turn.Chat.Say(new Screen(words["promise.link",
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("action", Arg.Text(promise.Action)), ("link", Arg.Code(identity.Link("a_" + token)))]));
        turn.Chat.Below(new Screen(words["promise.link.made"]) { Rows = [words.Row(new Button(Back(words), Act.PromiseOne, RowId.Write(promise.Id)))] });
    }

    /// <summary>An item of the plenary becomes a promise.</summary>
    private void Make(IChatTurn turn, HarvestItem item)
    {
        var home = shelf.Workshop(turn.Rows, item.WorkshopId);
        if (PromiseStore.OfItem(turn.Rows, item.Id) is null && item.IsShared)
        {
            PromiseStore.Add(turn.Work, new() { WorkshopId = item.WorkshopId, ItemId = item.Id, Action = item.Text }, turn.Now);
            PromiseCoach.Watch(turn, home);
            ShowCoach(turn, PromiseStore.OfItem(turn.Rows, item.Id)!, null);
        }
        else if (PromiseStore.OfItem(turn.Rows, item.Id) is { } promise)
        {
            Show(turn, promise, 0);
        }
    }

    private void ShowCommittee(IChatTurn turn, long workshopId, int page)
    {
        var words = Words(turn);
        var members = PromiseStore.Committee(turn.Rows, workshopId);
        var all = Candidates(turn, workshopId);
        var shown = Page(all, ref page, MembersOnPage);
        turn.Show(new Screen(words[members.Count == 0 ? "promise.committee.none" : "promise.committee"])
        {
            Rows =
            [
                .. shown.Select(one => words.Row(new Button((members.Contains(one.PersonId) ? "✓ " : "") + one.Name, Act.PromiseMember, Key(workshopId, one.PersonId, page)))),
                .. ButtonPages.Turning(page, all.Count, MembersOnPage, (to, label) => new(label, Act.PromiseCommittee, Key(workshopId, to)), words),
                words.Row(new Button(Back(words), Act.PromiseList, RowId.Write(workshopId))),
            ],
        });
    }

    private void Name(IChatTurn turn, long workshopId, long personId, int page)
    {
        if (Candidates(turn, workshopId).Exists(one => one.PersonId == personId))
        {
            PromiseStore.SetCommittee(turn.Work, workshopId, personId, !PromiseStore.Committee(turn.Rows, workshopId).Contains(personId));
        }

        ShowCommittee(turn, workshopId, page);
    }

    /// <summary>Who can be in the committee: the team, and whoever has taken a promise over.</summary>
    private static List<(long PersonId, string Name)> Candidates(ITurn turn, long workshopId) =>
    [
        .. RoleStore.OfWorkshop(turn.Rows, workshopId).Select(grant => (grant.PersonId, Name: grant.Name ?? "–"))
            .Concat(PromiseStore.OfWorkshop(turn.Rows, workshopId).Where(promise => promise.IsTaken && promise.OwnerId is not null)
                .Select(promise => (PersonId: promise.OwnerId!.Value,
                    Name: RegistrationStore.Of(turn.Rows, promise.OwnerId.Value, workshopId) is { } registration ? PlaceStore.ById(turn.Rows, registration.Id)?.FullName ?? promise.Owner ?? "–" : promise.Owner ?? "–")))
            .DistinctBy(one => one.PersonId),
    ];

    private void Ask(IChatTurn turn, string expects, string key, Button back)
    {
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, expects);
        turn.Show(new Screen(Words(turn)[key]) { Rows = [Words(turn).Row(back)] });
    }

    private ShelvedWorkshop Home(ITurn turn, Promise promise) => shelf.Workshop(turn.Rows, promise.WorkshopId);

    private static string Back(Words words) => words.BackArrow + words["button.back"];

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
