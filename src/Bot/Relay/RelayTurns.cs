using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Relay;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Relay;

/// <summary>
/// A word with the organizers: somebody writes, every owner and organizer of the workshop is shown it, the first answer goes back. Neither side learns the
/// other's phone number or user name. A form that is open stays open: its question comes again.
/// </summary>
internal sealed class RelayTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, Unasked unasked)
{
    private const int LongestText = 1000;
    private const int ShownMessages = 5;

    // whoever writes more than this without an answer is asked to wait for it
    private const int MostUnanswered = 8;

    private const string NamePrefix = "relay:";

    /// <summary>The button that asks, for a card of a workshop; none for whoever would have to answer.</summary>
    public static Button AskButton(long workshopId, Words words) => new(words["button.ask_organizer"], Act.RelayAsk, RowId.Write(workshopId));

    /// <summary>A button of either side.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        if (press.Action == Act.RelayLeave)
        {
            turn.Chat.Close(words["relay.left"]);
            return;
        }

        var id = RowId.Read(press.Argument);
        switch (press.Action)
        {
            case Act.RelayAsk:
                AskToWrite(turn, press.Action, id, words["relay.ask", ("workshop", Arg.Text(Title(turn, id, words)))]);
                break;
            case Act.RelayDesk:
                ShowNext(turn, id, saysNone: true);
                break;
            case var _ when ThreadStore.ById(turn.Rows, id) is { EndedAt: null } thread:
                InThread(turn, press.Action, thread, words);
                break;
            default:
                turn.Chat.Close(words["relay.gone"]);
                break;
        }
    }

    /// <summary>What one side wrote for the other.</summary>
    public void Typed(IChatTurn turn, Act act, string argument, string text)
    {
        var words = Words(turn);
        var id = RowId.Read(argument);
        if (text.Length > LongestText)
        {
            turn.Chat.Say(new Screen(words["approval.too_long", ("max", Arg.Count(LongestText))]));
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        if (act == Act.RelayAsk)
        {
            FromPerson(turn, ThreadStore.Open(turn.Rows, turn.Person.Id, id) ?? ThreadStore.Begin(turn.Work, turn.Person.Id, id), text, words);
        }
        else if (ThreadStore.ById(turn.Rows, id) is not { EndedAt: null } thread)
        {
            turn.Show(new Screen(words["relay.gone"]));
        }
        else if (act == Act.RelayReply)
        {
            FromPerson(turn, thread, text, words);
        }
        else
        {
            FromTeam(turn, thread, text, words);
        }
    }

    /// <summary>The team writes first, from a person's card.</summary>
    /// <returns>False when the person has no chat.</returns>
    public bool Write(IChatTurn turn, long personId, long workshopId, string text)
    {
        if (turn.ChatOf(personId) is null)
        {
            return false;
        }

        var thread = ThreadStore.Open(turn.Rows, personId, workshopId) ?? ThreadStore.Begin(turn.Work, personId, workshopId);
        ThreadStore.Write(turn.Work, thread.Id, turn.Person.Id, text, turn.Now);
        Tell(turn, thread.Id);
        return true;
    }

    /// <summary>A time has come.</summary>
    /// <returns>False when it is none of these timers.</returns>
    public bool Due(ITurn turn, Act kind, long subjectId)
    {
        switch (kind)
        {
            case Act.RelayShow:
                ShowUnasked(turn, subjectId);
                return true;
            case Act.RelayTell:
                Tell(turn, subjectId);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The person is about to be erased: the team's cards forget what they wrote.</summary>
    public void Erased(ITurn turn, long personId)
    {
        foreach (var thread in ThreadStore.OfPerson(turn.Rows, personId))
        {
            Amend(turn, thread, words => words["relay.erased"]);
        }
    }

    private void InThread(IChatTurn turn, Act act, RelayThread thread, Words words)
    {
        switch (act)
        {
            case Act.RelayReply:
                AskToWrite(turn, act, thread.Id, words["relay.ask", ("workshop", Arg.Text(Title(turn, thread.WorkshopId, words)))]);
                break;
            case Act.RelayEnd:
                ThreadStore.End(turn.Work, thread.Id, turn.Now);
                Amend(turn, thread, theirs => theirs["relay.ended_by_person"]);
                turn.Chat.Close(words["relay.ended"]);
                break;
            case Act.RelayAnswer:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, act.With(RowId.Write(thread.Id)));
                turn.Chat.Edit(new Screen(Conversation(turn, thread, words) + "\n\n" + words["relay.write_answer"])
                {
                    Rows = [words.Row(new Button(words.BackArrow + words["button.back"], Act.RelayDesk, RowId.Write(thread.WorkshopId)))],
                });
                break;
            default:
                ThreadStore.End(turn.Work, thread.Id, turn.Now);
                SayEnded(turn, thread);
                Amend(turn, thread, theirs => theirs["relay.closed_by", ("by", Arg.Text(turn.CalledName ?? "–"))]);
                ShowNext(turn, thread.WorkshopId, saysNone: false);
                break;
        }
    }

    /// <summary>What is typed next goes to the other side; on the way back to a form the question stands where it was.</summary>
    private void AskToWrite(IChatTurn turn, Act act, long id, string text)
    {
        var words = Words(turn);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, act.With(RowId.Write(id)));
        var back = InterviewStore.Active(turn.Rows, turn.Person.Id) is null
            ? new Button(words["button.not_now"], Act.RelayLeave)
            : new Button(words.BackArrow + words["button.back"], Actions.Show);
        turn.Show(new Screen(text) { Rows = [words.Row(back)] });
    }

    private void FromPerson(IChatTurn turn, RelayThread thread, string text, Words words)
    {
        if (ThreadStore.Last(turn.Rows, thread.Id, MostUnanswered) is { Count: MostUnanswered } last && last.TrueForAll(message => !message.IsFromTeam))
        {
            interviews.Inform(turn, words["relay.wait"]);
            return;
        }

        ThreadStore.Write(turn.Work, thread.Id, writerId: null, text, turn.Now);
        foreach (var organizer in rights.Of(turn.Rows, Act.RelayAnswer, thread.WorkshopId).Where(organizer => organizer != turn.Person.Id))
        {
            turn.SetTimer(Act.RelayShow, organizer, QuietHours.NextAllowed(turn.Now, shelf.Workshop(turn.Rows, thread.WorkshopId).Workshop.Zone));
        }

        if (InterviewStore.Active(turn.Rows, turn.Person.Id) is null)
        {
            turn.Show(new Screen(words["relay.sent"]) { Rows = [words.Row(Button(Act.RelayEnd, thread, words["button.end_thread"]))] });
        }
        else
        {
            interviews.Inform(turn, words["relay.sent"]);
        }
    }

    private void FromTeam(IChatTurn turn, RelayThread thread, string text, Words words)
    {
        ThreadStore.Write(turn.Work, thread.Id, turn.Person.Id, text, turn.Now);
        Tell(turn, thread.Id);
        var by = turn.CalledName ?? "–";
        turn.Chat.Say(new Screen(words["relay.answer_sent"]));
        Amend(turn, thread, theirs => theirs["relay.answered_by", ("by", Arg.Text(by))]);
        ShowNext(turn, thread.WorkshopId, saysNone: false);
    }

    /// <summary>The person is shown what the team wrote: at once when they had asked, else when it is decent.</summary>
    private void Tell(ITurn turn, long threadId)
    {
        if (ThreadStore.ById(turn.Rows, threadId) is not { EndedAt: null } thread || turn.ChatOf(thread.PersonId) is not { } chat)
        {
            return;
        }

        var messages = ThreadStore.Last(turn.Rows, threadId, MostUnanswered);
        var untold = messages.FindAll(message => message is { IsFromTeam: true, IsTold: false });
        if (untold.Count == 0)
        {
            return;
        }

        var home = shelf.Workshop(turn.Rows, thread.WorkshopId);
        Screen Answer(Words words) => new(words["relay.answer",
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("text", Arg.Phrase(string.Join('\n', untold.Select(message => Bidi.Isolate(message.Words)))))])
        {
            Rows = [words.Row(Button(Act.RelayReply, thread, words["button.reply"]), Button(Act.RelayEnd, thread, words["button.end_thread"]))],
        };
        if (!messages.Exists(message => !message.IsFromTeam))
        {
            if (unasked.Show(turn, thread.PersonId, home.Workshop.Zone, Answer) is { } again)
            {
                turn.SetTimer(Act.RelayTell, threadId, again);
                return;
            }
        }
        else
        {
            var words = texts.Of(PeopleStore.ById(turn.Rows, thread.PersonId)?.Language);
            if (InterviewStore.Active(turn.Rows, thread.PersonId) is null)
            {
                chat.Below(Answer(words));
            }
            else
            {
                chat.Say(new Screen(Answer(words).Text + "\n" + words["relay.reply_later"]));
                interviews.Lower(turn, thread.PersonId);
            }
        }

        ThreadStore.Told(turn.Work, threadId);
    }

    private void ShowUnasked(ITurn turn, long organizerId)
    {
        if (turn.ChatOf(organizerId)?.LivingName?.StartsWith(NamePrefix, StringComparison.Ordinal) == true)
        {
            return;
        }

        foreach (var workshopId in ThreadStore.Workshops(turn.Rows).Where(id => rights.May(turn.Rows, organizerId, Act.RelayAnswer, id)))
        {
            var thread = ThreadStore.Next(turn.Rows, workshopId)!;
            if (unasked.Show(turn, organizerId, shelf.Workshop(turn.Rows, workshopId).Workshop.Zone, words => Card(turn, thread, words), NameOf(thread)) is { } again)
            {
                turn.SetTimer(Act.RelayShow, organizerId, again);
            }

            return;
        }
    }

    private void ShowNext(IChatTurn turn, long workshopId, bool saysNone)
    {
        var words = Words(turn);
        if (ThreadStore.Next(turn.Rows, workshopId) is { } next)
        {
            turn.Chat.Below(Card(turn, next, words), name: NameOf(next));
        }
        else if (saysNone)
        {
            turn.Show(new Screen(words["relay.none"]) { Rows = [OrganizeTurns.Back(workshopId, words)] });
        }
    }

    private Screen Card(ITurn turn, RelayThread thread, Words words)
    {
        var more = ThreadStore.Waiting(turn.Rows, thread.WorkshopId) - 1;
        return new(Conversation(turn, thread, words) + (more > 0 ? "\n" + words["relay.more", ("n", Arg.Count(more))] : ""))
        {
            Rows = [words.Row(Button(Act.RelayAnswer, thread, words["button.answer"]), Button(Act.RelayClose, thread, words["button.end_thread"]))],
        };
    }

    private string Conversation(ITurn turn, RelayThread thread, Words words)
    {
        var name = RegistrationStore.Of(turn.Rows, thread.PersonId, thread.WorkshopId) is { } registration ? ApplicationStore.Fields(turn.Rows, registration.Id).FullName : null;
        var lines = new List<string>
        {
            words["relay.card", ("workshop", Arg.Text(Title(turn, thread.WorkshopId, words))), ("name", name is null ? Arg.Phrase(words["relay.somebody"]) : Arg.Text(name))],
        };
        lines.AddRange(ThreadStore.Last(turn.Rows, thread.Id, ShownMessages)
            .Select(message => words[message.IsFromTeam ? "relay.line.team" : "relay.line.person", ("text", Arg.Text(message.Words))]));
        return string.Join('\n', lines);
    }

    private void Amend(ITurn turn, RelayThread thread, Func<Words, string> text)
    {
        foreach (var organizer in rights.Of(turn.Rows, Act.RelayAnswer, thread.WorkshopId))
        {
            turn.ChatOf(organizer)?.Amend(NameOf(thread), text(texts.Of(PeopleStore.ById(turn.Rows, organizer)?.Language)));
        }
    }

    private void SayEnded(ITurn turn, RelayThread thread)
    {
        var words = texts.Of(PeopleStore.ById(turn.Rows, thread.PersonId)?.Language);
        turn.ChatOf(thread.PersonId)?.Say(new Screen(words["relay.closed", ("workshop", Arg.Text(Title(turn, thread.WorkshopId, words)))]), Lane.Notification);
        interviews.Lower(turn, thread.PersonId);
    }

    private string Title(ITurn turn, long workshopId, Words words) => words.Of(shelf.Workshop(turn.Rows, workshopId).Workshop.Titles);

    private static string NameOf(RelayThread thread) => FormattableString.Invariant($"{NamePrefix}{thread.Id}");

    private static Button Button(Act act, RelayThread thread, string label) => new(label, act, RowId.Write(thread.Id));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
