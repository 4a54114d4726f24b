using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;
using static WorkshopBot.Harvest.HarvestTurns;

namespace WorkshopBot.Promises;

/// <summary>Whoever was asked to do something: accepts or declines it, is reminded, and says by a button how far it is, long after the workshop.</summary>
internal sealed class PromiseOwnerTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, Unasked unasked)
{
    /// <summary>The link of somebody who has no language yet is remembered by this and the promise's number.</summary>
    public const string Pending = "=promise:";

    private const int LongestWord = 300;
    private static readonly TimeOnly Morning = new(10, 0);
    private static readonly int[] Days = [-7, 0, 7];
    private static readonly TimeSpan StillShown = TimeSpan.FromDays(7);

    /// <summary>The way to one's promises, for <c>/me</c>.</summary>
    public static IEnumerable<IReadOnlyList<Button>> Way(ITurn turn, long personId, Words words) =>
        PromiseStore.OfOwner(turn.Rows, personId).Count(promise => promise.IsOpen) is > 0 and var open
            ? [words.Row(new Button(words["button.promise_mine", ("n", Arg.Count(open))], Act.PromiseMine))] : [];

    /// <summary>Sets the next reminder of a promise: a week before, on the day, a week after; none once it is done.</summary>
    public static void Plan(ITurn turn, Promise promise, ShelvedWorkshop home)
    {
        turn.CancelTimer(Act.PromiseRemind, promise.Id);
        if (promise is { IsTaken: true, DueDate: { } due })
        {
            foreach (var moment in Days.Select(days => Workshop.InstantOf(home.Workshop.Zone, due.AddDays(days).ToDateTime(Morning))).Where(moment => moment > turn.Now).Take(1))
            {
                turn.SetTimer(Act.PromiseRemind, promise.Id, moment);
            }
        }
    }

    public void Tap(IChatTurn turn, ButtonPress press)
    {
        if (press.Action == Act.PromiseMine)
        {
            ShowMine(turn);
            return;
        }

        var parts = press.Argument.Split(':');
        var rest = parts.ElementAtOrDefault(1) ?? "";
        if (PromiseStore.ById(turn.Rows, RowId.Read(parts[0])) is not { } promise)
        {
            turn.Show(new Screen(Words(turn)["promise.gone"]));
        }
        else if (press.Action is Act.PromiseTake or Act.PromiseRefuse)
        {
            Opened(turn, promise, rest, press.Action == Act.PromiseTake);
        }
        else if (press.Action == Act.PromiseAnswer)
        {
            Answer(turn, promise, rest);
        }
        else
        {
            turn.Show(Card(turn, promise, Words(turn)));
        }
    }

    /// <summary>A word with what was tapped, or the day that is asked for.</summary>
    public void Typed(IChatTurn turn, Act act, string argument, string text)
    {
        var words = Words(turn);
        var parts = argument.Split(':');
        var promise = PromiseStore.ById(turn.Rows, RowId.Read(parts[0]))!;
        if (act == Act.PromiseDay)
        {
            if (PromiseCoach.Day(text, Home(turn, promise).Workshop.DayOf(turn.Now), words, out var day) is { } why)
            {
                turn.Chat.Say(new Screen(why));
                return;
            }

            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            PromiseStore.AskDate(turn.Work, promise, day);
            TellTeam(turn, promise, words => words["promise.told.date", ("name", Who(turn)), ("action", Arg.Text(promise.Action)), ("day", Arg.Phrase(words.Day(day)))]);
        }
        else if (text.Length > LongestWord)
        {
            turn.Chat.Say(new Screen(words["harvest.too_long", ("max", Arg.Count(LongestWord))]));
            return;
        }
        else
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            PromiseStore.SetState(turn.Work, promise, promise.State, text.Trim(), turn.Person.Id, turn.CalledName, turn.Now);
            TellTeam(turn, promise, words => words["promise.told.word", ("name", Who(turn)), ("action", Arg.Text(promise.Action)), ("word", Arg.Text(text.Trim()))]);
        }

        turn.Show(Card(turn, PromiseStore.ById(turn.Rows, promise.Id)!, words, words["promise.thanks"]));
    }

    /// <summary>A link was opened: what is promised, and whether whoever opened it does it.</summary>
    public void Open(IChatTurn turn, Promise? promise)
    {
        var words = Words(turn);
        if (promise is not { HasLink: true, IsOpen: true })
        {
            interviews.Inform(turn, words["promise.dead"]);
            return;
        }

        var proof = Key(promise.Id, PromiseStore.ProofOf(turn.Rows, promise.Id, turn.Person.Id));
        interviews.ShowBeside(turn, AskCard(turn, promise, words) with
        {
            Rows = [words.Row(new Button(words["button.promise_accept"], Act.PromiseTake, proof), new Button(words["button.promise_decline"], Act.PromiseRefuse, proof))],
        });
    }

    /// <summary>Asks whoever it was given to, or reminds whoever took it.</summary>
    public void Remind(ITurn turn, long promiseId)
    {
        if (PromiseStore.ById(turn.Rows, promiseId) is not { OwnerId: { } owner, IsOpen: true } promise || promise.State is "open" or "declined")
        {
            return;
        }

        var home = Home(turn, promise);
        var today = home.Workshop.DayOf(turn.Now);
        var later = unasked.Show(
            turn,
            owner,
            home.Workshop.Zone,
            words => promise.State == "given" ? AskCard(turn, promise, words) : Card(turn, promise, words, words[today < promise.DueDate ? "promise.remind.before" : today == promise.DueDate ? "promise.remind.today" : "promise.remind.after"]),
            lane: Lane.Notification,
            again: new(Act.PromiseRemind, promiseId, turn.Now + StillShown));
        if (later is { } moment)
        {
            turn.SetTimer(Act.PromiseRemind, promiseId, moment);
        }
        else
        {
            Plan(turn, promise, home);
        }
    }

    /// <summary>The organizers accept the day that the owner asked for, or keep theirs; the owner hears of it.</summary>
    public void Decide(IChatTurn turn, Promise promise, DateOnly? day)
    {
        PromiseStore.AskDate(turn.Work, promise, null);
        if (day is { } given)
        {
            PromiseStore.Write(turn.Work, promise, "due_date", given.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), turn.Person.Id, turn.CalledName, turn.Now);
            Plan(turn, PromiseStore.ById(turn.Rows, promise.Id)!, Home(turn, promise));
        }

        if (promise.OwnerId is { } owner && turn.ChatOf(owner) is { } chat)
        {
            var words = texts.Of(PeopleStore.ById(turn.Rows, owner)?.Language);
            chat.Say(new Screen(words[day is null ? "promise.date.kept" : "promise.date.changed",
                ("action", Arg.Text(promise.Action)), ("day", Arg.Phrase((day ?? promise.DueDate) is { } shown ? words.Day(shown) : "–"))]), Lane.Notification);
        }
    }

    private void Opened(IChatTurn turn, Promise promise, string proof, bool isTaken)
    {
        // the link was used meanwhile, or the button is somebody else's
        if (promise is not { HasLink: true, IsOpen: true } || proof != PromiseStore.ProofOf(turn.Rows, promise.Id, turn.Person.Id))
        {
            turn.Show(new Screen(Words(turn)["promise.dead"]));
            return;
        }

        PromiseStore.Give(turn.Work, promise, turn.Person.Id);
        Decided(turn, promise, isTaken);
    }

    private void Answer(IChatTurn turn, Promise promise, string answer)
    {
        var words = Words(turn);
        switch (answer)
        {
            case "yes" or "no" when promise.State == "given":
                Decided(turn, promise, answer == "yes");
                return;
            case "on_the_way" or "stuck" or "done" when promise.IsTaken:
                PromiseStore.SetState(turn.Work, promise, answer, null, turn.Person.Id, turn.CalledName, turn.Now);
                var changed = PromiseStore.ById(turn.Rows, promise.Id)!;
                Plan(turn, changed, Home(turn, promise));
                if (answer is "stuck" or "done")
                {
                    TellTeam(turn, promise, theirs => theirs["promise.told." + answer, ("name", Who(turn)), ("action", Arg.Text(promise.Action))]);
                    AskWord(turn, changed, "promise.word.ask." + answer);
                    return;
                }

                break;
            case "date" when promise.IsTaken:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.PromiseDay.With(RowId.Write(promise.Id)));
                turn.Show(new Screen(words["promise.day.ask"]) { Rows = [words.Row(new Button(words.BackArrow + words["button.back"], Act.PromiseCard, RowId.Write(promise.Id)))] });
                return;
        }

        turn.Show(Card(turn, PromiseStore.ById(turn.Rows, promise.Id)!, words, answer == "on_the_way" ? words["promise.thanks"] : null));
    }

    private void Decided(IChatTurn turn, Promise promise, bool isTaken)
    {
        PromiseStore.SetState(turn.Work, promise, isTaken ? "accepted" : "declined", null, turn.Person.Id, turn.CalledName, turn.Now);
        var changed = PromiseStore.ById(turn.Rows, promise.Id)!;
        Plan(turn, changed, Home(turn, promise));
        TellTeam(turn, promise, words => words[isTaken ? "promise.told.accepted" : "promise.told.declined", ("name", Who(turn)), ("action", Arg.Text(promise.Action))]);
        if (isTaken)
        {
            turn.Show(Card(turn, changed, Words(turn), Words(turn)["promise.accepted"]));
        }
        else
        {
            AskWord(turn, changed, "promise.word.ask.declined");
        }
    }

    private void AskWord(IChatTurn turn, Promise promise, string key)
    {
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.PromiseWord.With(RowId.Write(promise.Id)));
        turn.Show(new Screen(Words(turn)[key]) { Rows = [Words(turn).Row(new Button(Words(turn)["button.promise_no_word"], Act.PromiseCard, RowId.Write(promise.Id)))] });
    }

    private void ShowMine(IChatTurn turn)
    {
        var words = Words(turn);
        var mine = PromiseStore.OfOwner(turn.Rows, turn.Person.Id);
        var lines = new List<string> { words[mine.Count == 0 ? "promise.mine.none" : "promise.mine"] };
        lines.AddRange(mine.Take(8).Select((promise, index) => PromiseText.Line(promise, index + 1, Home(turn, promise).Workshop.DayOf(turn.Now), words)));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines))
        {
            Rows = [.. Numbers([.. mine.Take(8)], 0, (promise, number) => new Button(words.Number(number), Act.PromiseCard, RowId.Write(promise.Id)), words)],
        });
    }

    private Screen AskCard(ITurn turn, Promise promise, Words words)
    {
        var home = Home(turn, promise);
        return new Screen(words["promise.give", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))] + "\n" + string.Join('\n', PromiseText.Lines(promise, home.Workshop.DayOf(turn.Now), words)))
        {
            Rows = [words.Row(new Button(words["button.promise_accept"], Act.PromiseAnswer, Key(promise.Id, "yes")), new Button(words["button.promise_decline"], Act.PromiseAnswer, Key(promise.Id, "no")))],
        };
    }

    private Screen Card(ITurn turn, Promise promise, Words words, string? lead = null)
    {
        if (promise.State == "given")
        {
            return AskCard(turn, promise, words);
        }

        var lines = PromiseText.Lines(promise, Home(turn, promise).Workshop.DayOf(turn.Now), words);
        if (lead is not null)
        {
            lines.Insert(0, lead);
        }

        var id = promise.Id;
        return new Screen(string.Join('\n', lines))
        {
            Rows = promise.IsTaken
                ?
                [
                    words.Row(new Button(words["button.promise_on_the_way"], Act.PromiseAnswer, Key(id, "on_the_way")), new Button(words["button.promise_done"], Act.PromiseAnswer, Key(id, "done"))),
                    words.Row(new Button(words["button.promise_stuck"], Act.PromiseAnswer, Key(id, "stuck")), new Button(words["button.promise_date"], Act.PromiseAnswer, Key(id, "date"))),
                ]
                : [],
        };
    }

    private void TellTeam(IChatTurn turn, Promise promise, Func<Words, string> text)
    {
        foreach (var personId in rights.Of(turn.Rows, Act.PromiseList, promise.WorkshopId).Where(personId => personId != turn.Person.Id))
        {
            turn.ChatOf(personId)?.Say(new Screen(text(texts.Of(PeopleStore.ById(turn.Rows, personId)?.Language))), Lane.Notification);
        }
    }

    private static Arg Who(IChatTurn turn) => Arg.Text(turn.CalledName ?? "–");

    private ShelvedWorkshop Home(ITurn turn, Promise promise) => shelf.Workshop(turn.Rows, promise.WorkshopId);

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
