using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Files;
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
    // a card that another one displaced is still of use for so long
    private static readonly TimeSpan ComesAgain = TimeSpan.FromDays(7);

    // few enough that the card below them is not held up
    private const int FilesAtOnce = 5;

    private const int ShownMessages = 5;

    // whoever writes more than this without an answer is asked to wait for it
    private const int MostUnanswered = 8;

    private const string NamePrefix = "relay:";

    // the pictures of an album come one by one, within this time: they are shown together
    private static readonly TimeSpan AlbumTime = TimeSpan.FromSeconds(2);

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

        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.RelayAsk:
                AskToWrite(turn, press.Action, id, words["relay.ask", ("workshop", Arg.Text(Title(turn, id, words)))]);
                break;
            case Act.RelayDesk:
                ShowNext(turn, id, saysNone: true);
                break;
            case var _ when ThreadStore.ById(turn.Rows, id) is { EndedAt: null } thread:
                InThread(turn, press.Action, thread, parts.Length > 1 ? RowId.Read(parts[1]) : 0, words);
                break;
            default:
                turn.Chat.Close(words["relay.gone"]);
                break;
        }
    }

    /// <summary>What one side wrote for the other, or said, or shows: it is sent on as it is, and without whose it is.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="act">Which side, and how it came to it.</param>
    /// <param name="id">The workshop or the thread.</param>
    /// <param name="incoming">The message.</param>
    public void Typed(IChatTurn turn, Act act, long id, Incoming incoming)
    {
        var words = Words(turn);
        if (Letter.Read(turn, incoming, words) is not { } letter)
        {
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        if (act == Act.RelayAsk)
        {
            FromPerson(turn, ThreadStore.Open(turn.Rows, turn.Person.Id, id) ?? ThreadStore.Begin(turn.Work, turn.Person.Id, id), letter, words);
        }
        else if (ThreadStore.ById(turn.Rows, id) is not { EndedAt: null } thread)
        {
            turn.Show(new Screen(words["relay.gone"]));
        }
        else if (act == Act.RelayReply)
        {
            FromPerson(turn, thread, letter, words);
        }
        else
        {
            FromTeam(turn, thread, letter, words);
        }
    }

    /// <summary>A further picture of an album whose first one went to the other side of a thread.</summary>
    public static void NextPart(IChatTurn turn, Act act, long id, Letter part)
    {
        if (ThreadStore.ById(turn.Rows, id) is not { EndedAt: null } thread)
        {
            return;
        }

        Keep(turn, thread, act == Act.RelayAnswer, part, ThreadStore.Part);
        if (act == Act.RelayAnswer)
        {
            turn.SetTimer(Act.RelayTell, thread.Id, turn.Now + AlbumTime);
        }
    }

    private static void Keep(IChatTurn turn, RelayThread thread, bool isFromTeam, Letter letter, string part = "")
    {
        letter.KeepFile(turn.Work, ThreadStore.File, ThreadStore.Voice, ThreadStore.Write(turn.Work, thread.Id, isFromTeam ? turn.Person.Id : null, letter.Words, turn.Now), part);
        if (part.Length == 0 && letter.File?.AlbumId is not null)
        {
            AlbumStore.SendOn(turn.Work, turn.Person.Id, (isFromTeam ? Act.RelayAnswer : Act.RelayReply).With(RowId.Write(thread.Id)));
        }
    }

    private static bool IsFull(IChatTurn turn, RelayThread thread) =>
        ThreadStore.Last(turn.Rows, thread.Id, MostUnanswered) is var last && last.TrueForAll(message => !message.IsFromTeam) && last.Count(message => !message.IsPart) == MostUnanswered;

    /// <summary>The team writes first, from a person's card.</summary>
    /// <returns>False when the person has no chat.</returns>
    public bool Write(IChatTurn turn, long personId, long workshopId, Letter letter)
    {
        if (turn.ChatOf(personId) is null)
        {
            return false;
        }

        var thread = ThreadStore.Open(turn.Rows, personId, workshopId) ?? ThreadStore.Begin(turn.Work, personId, workshopId);
        Send(turn, thread, letter);
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

    private void InThread(IChatTurn turn, Act act, RelayThread thread, long about, Words words)
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
            case Act.RelayFile:
                var files = Files(turn, thread, before: about).TakeLast(FilesAtOnce).ToList();
                SayFiles(turn.Chat, files, words);
                turn.Chat.Below(Card(turn, thread, words, files.FirstOrDefault()?.Id), name: NameOf(thread));
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

    private void FromPerson(IChatTurn turn, RelayThread thread, Letter letter, Words words)
    {
        if (IsFull(turn, thread))
        {
            // of an album, nothing more is heard either
            interviews.Inform(turn, words["relay.wait"]);
            return;
        }

        Keep(turn, thread, isFromTeam: false, letter);
        var whole = letter.File?.AlbumId is null ? turn.Now : turn.Now + AlbumTime;
        foreach (var organizer in rights.Of(turn.Rows, Act.RelayAnswer, thread.WorkshopId).Where(organizer => organizer != turn.Person.Id))
        {
            turn.SetTimer(Act.RelayShow, organizer, QuietHours.NextAllowed(whole, shelf.Workshop(turn.Rows, thread.WorkshopId).Workshop.Zone));
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

    private void FromTeam(IChatTurn turn, RelayThread thread, Letter letter, Words words)
    {
        Send(turn, thread, letter);
        var by = turn.CalledName ?? "–";
        turn.Chat.Say(new Screen(words["relay.answer_sent"]));
        Amend(turn, thread, theirs => theirs["relay.answered_by", ("by", Arg.Text(by))]);
        ShowNext(turn, thread.WorkshopId, saysNone: false);
    }

    /// <summary>The team's letter goes to the person; of an album, once all of it is here.</summary>
    private void Send(IChatTurn turn, RelayThread thread, Letter letter)
    {
        Keep(turn, thread, isFromTeam: true, letter);
        if (letter.File?.AlbumId is null)
        {
            Tell(turn, thread.Id);
        }
        else
        {
            turn.SetTimer(Act.RelayTell, thread.Id, turn.Now + AlbumTime);
        }
    }

    /// <summary>The person is shown what the team wrote: at once when they had asked, else when it is decent.</summary>
    private void Tell(ITurn turn, long threadId)
    {
        if (ThreadStore.ById(turn.Rows, threadId) is not { EndedAt: null } thread || turn.ChatOf(thread.PersonId) is not { } chat)
        {
            return;
        }

        var messages = ThreadStore.Last(turn.Rows, threadId);
        var untold = messages.FindAll(message => message is { IsFromTeam: true, IsTold: false });
        if (untold.Count == 0)
        {
            return;
        }

        // one file goes with the words if they fit, the others and places by themselves
        var home = shelf.Workshop(turn.Rows, thread.WorkshopId);
        var theirs = texts.Of(PeopleStore.ById(turn.Rows, thread.PersonId)?.Language);
        string Text(Words words) => words["relay.answer",
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("text", Arg.Phrase(string.Join('\n', Lines(untold).Select(message => Bidi.Isolate(Said(message, words))))))];
        var last = Text(theirs).Length > Letter.LongestBelowFile ? null : untold.FindLast(message => message.File is not null);
        var others = untold.FindAll(message => message != last);
        Screen Answer(Words words) => new(Text(words))
        {
            File = FileOf(last),
            Rows = [words.Row(Button(Act.RelayReply, thread, words["button.reply"]), Button(Act.RelayEnd, thread, words["button.end_thread"]))],
        };
        if (!messages.Exists(message => !message.IsFromTeam))
        {
            if (unasked.Show(turn, thread.PersonId, home.Workshop.Zone, Answer) is { } again)
            {
                turn.SetTimer(Act.RelayTell, threadId, again);
                return;
            }

            SayFiles(chat, others, theirs);
        }
        else
        {
            SayFiles(chat, others, theirs);
            if (InterviewStore.Active(turn.Rows, thread.PersonId) is null)
            {
                chat.Below(Answer(theirs));
            }
            else
            {
                chat.Say(Answer(theirs) with { Text = Text(theirs) + "\n" + theirs["relay.reply_later"], Rows = [] });
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
            if (unasked.Show(turn, organizerId, shelf.Workshop(turn.Rows, workshopId).Workshop.Zone, words => Card(turn, thread, words), NameOf(thread), again: new(Act.RelayShow, organizerId, turn.Now + ComesAgain)) is { } again)
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

    /// <summary>What the team is shown of a thread; the files and places before one of its messages come when they are asked for.</summary>
    private Screen Card(ITurn turn, RelayThread thread, Words words, long? before = null)
    {
        var more = ThreadStore.Waiting(turn.Rows, thread.WorkshopId) - 1;
        var text = Conversation(turn, thread, words) + (more > 0 ? "\n" + words["relay.more", ("n", Arg.Count(more))] : "");

        // one file goes with the card, under which there is less room for words
        var files = Files(turn, thread, before ?? long.MaxValue);
        var shown = before is null && text.Length <= Letter.LongestBelowFile && files is [.., { IsFromTeam: false, File: not null } last] ? last : null;
        var others = files.Count - (shown is null ? 0 : 1);
        return new(text)
        {
            File = FileOf(shown),
            Rows =
            [
                .. others == 0 ? Array.Empty<IReadOnlyList<Button>>() : [words.Row(new Button(
                    words["button.relay_files", ("n", Arg.Count(others))], Act.RelayFile, $"{RowId.Write(thread.Id)}:{RowId.Write(shown?.Id ?? before ?? long.MaxValue)}"))],
                words.Row(Button(Act.RelayAnswer, thread, words["button.answer"]), Button(Act.RelayClose, thread, words["button.end_thread"])),
            ],
        };
    }

    /// <summary>The messages with a file or a place.</summary>
    private static List<ThreadMessage> Files(ITurn turn, RelayThread thread, long before) =>
        ThreadStore.Last(turn.Rows, thread.Id).FindAll(message => message.Id < before && (message.File is not null || Letter.PlaceOf(message.Words) is not null));

    private static MadeFile? FileOf(ThreadMessage? message) => message?.File is { } kind ? new(kind, message.Id, message.IsPart ? ThreadStore.Part : "") : null;

    /// <summary>The messages that are a line of their own: an album is one line, but no words are left out.</summary>
    private static IEnumerable<ThreadMessage> Lines(List<ThreadMessage> messages) => messages.Where((message, index) => index == 0 || !message.IsPart || message.Words.Length > 0);

    private static void SayFiles(IChat chat, List<ThreadMessage> messages, Words words)
    {
        foreach (var message in messages)
        {
            if (Letter.PlaceOf(message.Words) is { } place)
            {
                chat.Say(new Screen(Line(message, words)) { Place = place });
            }
            else if (message.File is not null)
            {
                chat.Say(new Screen(Line(message, words)) { File = FileOf(message) });
            }
        }
    }

    private static string Line(ThreadMessage message, Words words) => words[message.IsFromTeam ? "relay.line.team" : "relay.line.person", ("text", Arg.Text(Said(message, words)))];

    private static string Said(ThreadMessage message, Words words) => Letter.Said(message.Words, message.File is null ? null : message.File == ThreadStore.Voice, words);

    private string Conversation(ITurn turn, RelayThread thread, Words words)
    {
        var name = RegistrationStore.Of(turn.Rows, thread.PersonId, thread.WorkshopId) is { } registration ? ApplicationStore.Fields(turn.Rows, registration.Id).FullName : null;
        var lines = new List<string>
        {
            words["relay.card", ("workshop", Arg.Text(Title(turn, thread.WorkshopId, words))), ("name", name is null ? Arg.Phrase(words["relay.somebody"]) : Arg.Text(name))],
        };
        lines.AddRange(Lines(ThreadStore.Last(turn.Rows, thread.Id, ShownMessages)).Select(message => Line(message, words)));
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
