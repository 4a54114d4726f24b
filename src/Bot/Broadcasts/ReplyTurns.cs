using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>What people answer to a broadcast reaches its sender, one card at a time, and the sender's answer reaches them: through the bot, so without phone or user name.</summary>
internal sealed class ReplyTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, Unasked unasked)
{
    // a card that another one displaced is still of use for so long
    private static readonly TimeSpan ComesAgain = TimeSpan.FromDays(7);

    /// <summary>By these names the readers' photos and files, and their recordings, are known (<c>sent_files</c>): Telegram sends each only as what it came as.</summary>
    public const string File = ReplyStore.File;

    /// <inheritdoc cref="File"/>
    public const string Voice = ReplyStore.Voice;

    private const string NamePrefix = "reply:";

    /// <summary>So long after a broadcast whatever is written without a question may be meant for its sender.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>The broadcast that a message answers, if it is a reply to a copy.</summary>
    public static long? AnsweredBy(IChatTurn turn, Incoming incoming) =>
        (incoming is Incoming.Said said ? said.ReplyTo : incoming is Incoming.SentFile file ? file.ReplyTo : null) is { } messageId ? ReplyStore.BroadcastAt(turn.Rows, turn.Account.Id, messageId) : null;

    /// <summary>A button for whoever writes something that no question asked for, soon after a broadcast.</summary>
    public Button? OfferButton(IChatTurn turn) => ReplyStore.LastDelivered(turn.Rows, turn.Person.Id, turn.Now - Fresh) is { } id
        ? new Button(texts.Of(turn.Person.Language)["button.answer_team"], Act.AnswerWrite, RowId.Write(id))
        : null;

    /// <summary>A reader wants to answer.</summary>
    public void AskAnswer(IChatTurn turn, string argument)
    {
        var words = texts.Of(turn.Person.Language);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.AnswerWrite.With(argument));
        interviews.ShowBeside(turn, new Screen(words["reply.ask"]) { Rows = [words.Row(new Button(words["button.cancel"], Act.ChatKeep))] });
    }

    /// <summary>A reader has answered, in words or by a recording, a photo or a file.</summary>
    public void Take(IChatTurn turn, long broadcastId, Incoming incoming)
    {
        var words = texts.Of(turn.Person.Language);
        if (BroadcastStore.ById(turn.Work, broadcastId) is not { } broadcast || !DeliveryStore.Has(turn.Rows, broadcastId, turn.Person.Id))
        {
            interviews.Inform(turn, words["stale.gone"]);
            return;
        }

        if (incoming is Incoming.SharedLocation || Letter.Of(incoming) is not { } letter)
        {
            interviews.Inform(turn, words["reply.wrong"]);
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        letter.KeepFile(turn.Work, File, Voice, ReplyStore.Add(turn.Work, broadcastId, turn.Person.Id, letter.Words, turn.Now));
        foreach (var personId in ReadersOf(turn, broadcast))
        {
            turn.SetTimer(Act.ReplyShow, personId, turn.Now);
        }

        interviews.Inform(turn, words["reply.taken"]);
    }

    /// <summary>Shows somebody of the team what waits for them, by day and not under their hands.</summary>
    public void ShowUnasked(ITurn turn, long personId)
    {
        if (turn.ChatOf(personId)?.LivingName?.StartsWith(NamePrefix, StringComparison.Ordinal) == true)
        {
            return;
        }

        foreach (var workshopId in ReplyStore.Workshops(turn.Rows))
        {
            if (NextFor(turn, personId, workshopId) is not { } reply)
            {
                continue;
            }

            if (unasked.Show(turn, personId, shelf.Workshop(turn.Work, workshopId).Workshop.Zone, words => Card(turn, reply, words), NameOf(reply.Id), again: new(Act.ReplyShow, personId, turn.Now + ComesAgain)) is { } again)
            {
                turn.SetTimer(Act.ReplyShow, personId, again);
            }

            return;
        }
    }

    /// <summary>A button of the team's cards.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = texts.Of(turn.Person.Language);
        if (press.Action == Act.ReplyOpen)
        {
            Next(turn, RowId.Read(press.Argument));
            return;
        }

        var reply = ReplyStore.ById(turn.Work, RowId.Read(press.Argument))!;
        if (press.Action == Act.ReplyWrite)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.ReplyWrite.With(press.Argument));
            var card = Card(turn, reply, words);
            turn.Chat.Below(card with { Text = card.Text + "\n\n" + words["reply.write"], File = null, Rows = [words.Row(new Button(words["button.done"], Act.ReplyDone, press.Argument))] }, null, NameOf(reply.Id));
        }
        else
        {
            ReplyStore.End(turn.Work, reply.Id, turn.Now);
            Next(turn, reply.WorkshopId);
        }
    }

    /// <summary>The team's answer, in words or otherwise.</summary>
    public void Answer(IChatTurn turn, string argument, Incoming incoming)
    {
        var words = texts.Of(turn.Person.Language);
        if (Letter.Read(turn, incoming, words) is not { } letter)
        {
            return;
        }

        var reply = ReplyStore.ById(turn.Work, RowId.Read(argument))!;
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        ReplyStore.End(turn.Work, reply.Id, turn.Now);
        if (letter.File?.AlbumId is not null)
        {
            AlbumStore.SendOn(turn.Work, turn.Person.Id, Act.ReplyWrite.With(argument));
        }

        SayAnswer(turn, reply, letter, theirs => theirs["reply.answer",
            ("workshop", Arg.Text(theirs.Of(shelf.Workshop(turn.Work, reply.WorkshopId).Workshop.Titles))), ("answer", Arg.Text(letter.Said(theirs))),
            ("words", Arg.Text(reply.Words.Length > 0 ? WordsExtensions.Cut(reply.Words, 200) : theirs["reply.recording"]))]);
        Next(turn, reply.WorkshopId, words["reply.sent"]);
    }

    /// <summary>A further picture of the album that answers it.</summary>
    public void AnswerMore(IChatTurn turn, string argument, Letter part) =>
        SayAnswer(turn, ReplyStore.ById(turn.Work, RowId.Read(argument))!, part, part.Said);

    private void SayAnswer(IChatTurn turn, Reply reply, Letter letter, Func<Words, string> text)
    {
        if (turn.ChatOf(reply.PersonId) is not { } chat)
        {
            return;
        }

        var theirs = texts.Of(PeopleStore.ById(turn.Work, reply.PersonId)?.Language);
        var part = $"answer:{RowId.Write(turn.Work.NewId())}";
        letter.KeepFile(turn.Work, File, Voice, reply.Id, part);
        var file = letter.File is { Kind: var kind } ? new MadeFile(kind == FileKind.Voice ? Voice : File, reply.Id, part) : null;
        var screen = new Screen(text(theirs));
        if (Letter.PlaceOf(letter.Words) is { } place)
        {
            chat.Say(new Screen(letter.Said(theirs)) { Place = place }, Lane.Notification);
        }
        else if (file is not null && screen.Text.Length > Letter.LongestBelowFile)
        {
            chat.Say(new Screen(new Letter("", letter.File).Said(theirs)) { File = file }, Lane.Notification);
            file = null;
        }

        chat.Say(screen with { File = file }, Lane.Notification);
        interviews.Lower(turn, reply.PersonId);
    }

    private void Next(IChatTurn turn, long workshopId, string? lead = null)
    {
        var words = texts.Of(turn.Person.Language);
        if (NextFor(turn, turn.Person.Id, workshopId) is not { } reply)
        {
            turn.Show(new Screen((lead is null ? "" : lead + "\n") + words["reply.none"]) { Rows = [words.Row(new Button(words["button.messages"], Act.BroadcastList, RowId.Write(workshopId)))] });
            return;
        }

        var card = Card(turn, reply, words);
        turn.Chat.Below(lead is null ? card : card with { Text = lead + "\n\n" + card.Text }, null, NameOf(reply.Id));
    }

    private Screen Card(ITurn turn, Reply reply, Words words)
    {
        var name = ReplyStore.NameOf(turn.Rows, reply.PersonId, reply.WorkshopId);
        return new(words["reply.card", ("name", Arg.Text(name ?? "–")), ("workshop", Arg.Text(words.Of(shelf.Workshop(turn.Work, reply.WorkshopId).Workshop.Titles))), ("words", Arg.Text(reply.Words.Length > 0 ? reply.Words : words["reply.recording"]))])
        {
            File = new[] { File, Voice }.Where(kind => SentFileStore.Find(turn.Rows, kind, reply.Id, "") is not null).Select(kind => new MadeFile(kind, reply.Id, "")).FirstOrDefault(),
            Rows = [words.Row(new Button(words["button.answer"], Act.ReplyWrite, RowId.Write(reply.Id)), new Button(words["button.done"], Act.ReplyDone, RowId.Write(reply.Id)))],
        };
    }

    private Reply? NextFor(ITurn turn, long personId, long workshopId) =>
        ReplyStore.Next(turn.Rows, workshopId, personId) is { } own && rights.May(turn.Rows, personId, Act.BroadcastNew, workshopId) ? own
        : rights.May(turn.Rows, personId, Act.ReplyOpen, workshopId) && ReplyStore.Next(turn.Rows, workshopId, senderId: null) is { } any
            && BroadcastStore.ById(turn.Rows, any.BroadcastId) is { } broadcast && Sender(turn, broadcast) is null ? any : null;

    private List<long> ReadersOf(ITurn turn, Broadcast broadcast) =>
        Sender(turn, broadcast) is { } sender ? [sender] : rights.Of(turn.Rows, Act.ReplyOpen, broadcast.WorkshopId);

    // whoever is gone, or of the team no more, hears nothing
    private long? Sender(ITurn turn, Broadcast broadcast) =>
        broadcast.SenderId is { } sender && WorkshopStore.ById(turn.Rows, broadcast.WorkshopId) is not null && rights.May(turn.Rows, sender, Act.BroadcastNew, broadcast.WorkshopId) ? sender : null;

    private static string NameOf(long replyId) => NamePrefix + RowId.Write(replyId);
}
