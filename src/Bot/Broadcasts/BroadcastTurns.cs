using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.People;
using WorkshopBot.Groups;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>The broadcasts of a workshop, and what can be done about one that is on its way or has gone: pause, cancel, correct, take back, try again, call.</summary>
internal sealed class BroadcastTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, Sending sending, ComposeTurns compose)
{
    private const int ListSize = 5;
    private const int PageSize = 8;

    /// <summary>Telegram lets a bot delete what it wrote for so long.</summary>
    private static readonly TimeSpan Recallable = TimeSpan.FromHours(48);

    /// <summary>A button of the list, of a broadcast's card or of its draft.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':', 2);
        var id = RowId.Read(parts[0]);
        var rest = parts.Length > 1 ? parts[1] : "";
        switch (press.Action)
        {
            case Act.BroadcastNew:
                compose.Begin(turn, id);
                break;
            case Act.BroadcastList:
                List(turn, id);
                break;
            default:
                var broadcast = BroadcastStore.ById(turn.Work, id)!;
                if (broadcast.Status is "draft" or "planned")
                {
                    OfDraft(turn, press.Action, broadcast, rest);
                }
                else
                {
                    OfSent(turn, press.Action, broadcast, rest);
                }

                break;
        }
    }

    /// <summary>Something was written, sent or shared that was asked for here.</summary>
    public void Given(IChatTurn turn, Act act, string argument, Incoming incoming)
    {
        var parts = argument.Split(':', 2);
        var broadcast = BroadcastStore.ById(turn.Work, RowId.Read(parts[0]))!;
        if (act == Act.BroadcastCorrect)
        {
            TakeCorrection(turn, broadcast, parts[1], incoming);
        }
        else if (broadcast.Status is "draft" or "planned")
        {
            compose.Given(turn, act, broadcast, parts.Length > 1 ? parts[1] : "", incoming);
        }
        else
        {
            Show(turn, broadcast);
        }
    }

    private void OfDraft(IChatTurn turn, Act act, Broadcast draft, string rest)
    {
        if (act == Act.BroadcastSend)
        {
            compose.Send(turn, draft, isNow: rest == "now");
            if (BroadcastStore.ById(turn.Work, draft.Id) is { Status: "sending" } sent)
            {
                Show(turn, sent, hasNumbers: false);
            }
        }
        else
        {
            compose.Tap(turn, act, draft, rest);
        }
    }

    private void OfSent(IChatTurn turn, Act act, Broadcast broadcast, string rest)
    {
        var id = broadcast.Id;
        switch (act)
        {
            case Act.BroadcastPause when broadcast.Status == "sending":
                BroadcastStore.Save(turn.Work, broadcast with { Status = "paused" });
                BroadcastStore.TakeBack(turn.Work, id, turn.Now);
                break;
            case Act.BroadcastResume when broadcast.Status == "paused":
                BroadcastStore.Save(turn.Work, broadcast with { Status = "sending" });
                break;
            case Act.BroadcastCancel when broadcast.Status is "sending" or "paused":
                BroadcastStore.Save(turn.Work, broadcast with { Status = "cancelled", LateUntil = null, FinishedAt = turn.Now });
                BroadcastStore.TakeBack(turn.Work, id, turn.Now);
                BroadcastStore.CancelRest(turn.Work, id, turn.Now);
                break;
            case Act.BroadcastAgain when broadcast.Status is "sent" or "cancelled":
                BroadcastStore.WaitAgain(turn.Work, id, turn.Now);
                BroadcastStore.Save(turn.Work, broadcast with { Status = "sending", FinishedAt = null });
                break;
            case Act.BroadcastRecall when broadcast.Status is not "recalled":
                BroadcastStore.Save(turn.Work, broadcast with { Status = "recalled", LateUntil = null, FinishedAt = turn.Now });
                BroadcastStore.TakeBack(turn.Work, id, turn.Now);
                BroadcastStore.CancelRest(turn.Work, id, turn.Now);
                BroadcastStore.ChangeAll(turn.Work, id, turn.Now - Recallable);
                break;
            case Act.BroadcastCorrect when broadcast.Status is not "recalled":
                AskCorrection(turn, broadcast, rest);
                return;
            case Act.BroadcastCorrectNow when broadcast.Status is not "recalled":
                Correct(turn, broadcast);
                break;
            case Act.BroadcastMissed:
                ShowMissed(turn, broadcast, int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0);
                return;
            default:
                Show(turn, broadcast);
                return;
        }

        if (act is Act.BroadcastRecall or Act.BroadcastCorrectNow)
        {
            sending.ChangeInGroups(turn, BroadcastStore.ById(turn.Work, id)!);
        }

        turn.SetTimer(Sending.Slice, id, turn.Now);
        sending.Report(turn, id);
        Show(turn, BroadcastStore.ById(turn.Work, id)!, hasNumbers: false);
    }

    private void List(IChatTurn turn, long workshopId)
    {
        var words = texts.Of(turn.Person.Language);
        var home = shelf.Workshop(turn.Work, workshopId);
        var last = BroadcastStore.Last(turn.Rows, workshopId, ListSize)
            .FindAll(broadcast => broadcast.PartGroupId is null && broadcast.PartItemId is null || broadcast.SenderId == turn.Person.Id || rights.May(turn.Rows, turn.Person.Id, Act.FacilitateSend, workshopId));
        var rows = new List<IReadOnlyList<Button>> { words.Row(new Button(words["button.write_to_people"], Act.BroadcastNew, RowId.Write(workshopId))) };
        rows.AddRange(last.Select(broadcast => words.Row(new Button(WordsExtensions.Cut(Title(broadcast, home, words)), Act.BroadcastCard, RowId.Write(broadcast.Id)))));
        if (rights.May(turn.Rows, turn.Person.Id, Act.ReplyOpen, workshopId) && ReplyStore.CountOpen(turn.Rows, workshopId) is > 0 and var waiting)
        {
            rows.Add(words.Row(new Button(words["button.replies", ("n", Arg.Count(waiting))], Act.ReplyOpen, RowId.Write(workshopId))));
        }

        if (rights.May(turn.Rows, turn.Person.Id, Act.BroadcastChats, workshopId))
        {
            rows.Add(words.Row(new Button(words["button.chats"], Act.BroadcastChats, RowId.Write(workshopId))));
        }

        interviews.ShowBeside(turn, new Screen(words[last.Count == 0 ? "broadcast.list.none" : "broadcast.list", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]) { Rows = rows });
    }

    /// <summary>When it went, or goes, and how it begins.</summary>
    private static string Title(Broadcast broadcast, ShelvedWorkshop home, Words words)
    {
        var moment = broadcast.Status == "planned" ? BroadcastTexts.Moment(broadcast, home) ?? broadcast.CreatedAt : BroadcastTexts.Went(broadcast, home);
        var local = TimeZoneInfo.ConvertTime(moment, home.Workshop.Zone);
        return string.Create(CultureInfo.InvariantCulture, $"{(broadcast.Status == "planned" ? "⏳ " : "")}{local:dd.MM HH:mm} ") + Begins(broadcast, words);
    }

    private static string Begins(Broadcast broadcast, Words words) => broadcast.Content is not { } content
        ? words[broadcast.Kind == GroupTurns.Told ? "broadcast.title.groups" : "broadcast.title.agenda"]
        : content.Texts.GetValueOrDefault(words.Language.Code) is { Text.Length: > 0 } own ? FirstLine(own.Text)
        : content.Texts.Values.FirstOrDefault(text => text.Text.Length > 0) is { } any ? FirstLine(any.Text) : words["broadcast.title.file"];

    private static string FirstLine(string text) => WordsExtensions.Cut(text.Split('\n')[0], 60);

    /// <param name="turn">The turn.</param>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="hasNumbers">False right after an act: the message with its progress has them, and is kept up to date.</param>
    private void Show(IChatTurn turn, Broadcast broadcast, bool hasNumbers = true)
    {
        var words = texts.Of(turn.Person.Language);
        var home = shelf.Workshop(turn.Work, broadcast.WorkshopId);
        var progress = BroadcastStore.Progress(turn.Rows, broadcast.Id);
        var id = RowId.Write(broadcast.Id);
        var rows = new List<IReadOnlyList<Button>>();
        if (broadcast.Status is "sending" or "paused")
        {
            rows.Add(words.Row(
                broadcast.Status == "sending" ? new Button(words["button.pause"], Act.BroadcastPause, id) : new Button(words["button.resume"], Act.BroadcastResume, id),
                new Button(words["button.cancel_rest"], Act.BroadcastCancel, id)));
        }

        if (progress.Blocked + progress.NotStarted + progress.Failed + progress.Cancelled > 0)
        {
            var missed = new Button(words["button.who_missed"], Act.BroadcastMissed, id + ":0");
            rows.Add(broadcast.Status is "sent" or "cancelled" ? words.Row(missed, new Button(words["button.send_again"], Act.BroadcastAgain, id)) : words.Row(missed));
        }

        if (broadcast is { IsNotice: false, Status: not "recalled" } && turn.Now - broadcast.CreatedAt < Sending.Correctable)
        {
            var correct = new Button(words["button.correct"], broadcast.Content is null ? Act.BroadcastCorrectNow : Act.BroadcastCorrect, id);
            rows.Add(turn.Now - broadcast.CreatedAt < Recallable ? words.Row(correct, new Button(words["button.take_back"], Act.BroadcastRecall, id)) : words.Row(correct));
        }

        rows.Add(words.Row(
            new Button(words.BackArrow + words["button.back"], Act.BroadcastList, RowId.Write(home.Workshop.Id)),
            new Button(words["button.refresh"], Act.BroadcastCard, id)));
        var desk = words["broadcast.desk", ("begins", Arg.Text(Begins(broadcast, words)))];
        turn.Show(new Screen(hasNumbers ? desk + "\n" + BroadcastTexts.Report(broadcast, progress, home, turn.Now, words, WorkshopChatStore.Count(turn.Rows, broadcast.Id)) : desk) { Rows = rows });
    }

    private void ShowMissed(IChatTurn turn, Broadcast broadcast, int page)
    {
        var words = texts.Of(turn.Person.Language);
        var people = BroadcastStore.Missed(turn.Rows, broadcast.Id, page * PageSize, PageSize + 1);
        string Line(MissedPerson person) => words["broadcast.missed.line",
            ("line", Arg.Phrase(words["attendance.silent.line",
                ("name", Arg.Text(person.FullName ?? "–")),
                ("phone", person.Phone is { } phone ? Arg.Code(Phone.Show(phone)) : Arg.Phrase(words["attendance.silent.no_phone"]))])),
            ("reason", Arg.Phrase(words["broadcast.missed." + Why(person.Reason)]))];
        Button Page(int to, string key) => new(words[key], Act.BroadcastMissed, string.Create(CultureInfo.InvariantCulture, $"{broadcast.Id}:{to}"));
        Button[] moves = [.. page > 0 ? [Page(page - 1, "button.previous_page")] : Array.Empty<Button>(), .. people.Count > PageSize ? [Page(page + 1, "button.next_page")] : Array.Empty<Button>()];
        var back = words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastCard, RowId.Write(broadcast.Id)));
        turn.Show(new Screen(people.Count == 0 ? words["broadcast.missed.none"] : string.Join('\n', [words["broadcast.missed"], .. people.Take(PageSize).Select(Line)]))
        {
            Rows = moves.Length > 0 ? [words.Row(moves), back] : [back],
        });
    }

    private static string Why(string reason) => reason switch
    {
        "blocked" or "cancelled" or "language" => reason,
        "not_started" or "no_chat" => "not_started",
        _ => "failed",
    };

    private void AskCorrection(IChatTurn turn, Broadcast broadcast, string language, string? refusal = null)
    {
        var words = texts.Of(turn.Person.Language);
        var written = broadcast.Content!.Texts.Keys.ToList();
        var back = words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastCard, RowId.Write(broadcast.Id)));
        if (language.Length == 0 && written.Count > 1)
        {
            turn.Show(new Screen(words["broadcast.correct.which"])
            {
                Rows = [.. written.Select(code => words.Row(new Button(Language.Of(code).OwnName, Act.BroadcastCorrect, $"{broadcast.Id}:{code}"))), back],
            });
            return;
        }

        var chosen = language.Length == 0 ? written[0] : language;
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastCorrect.With($"{broadcast.Id}:{chosen}"));
        turn.Show(new Screen((refusal is null ? "" : refusal + "\n\n") + words["broadcast.correct", ("language", Arg.Text(Language.Of(chosen).OwnName))]) { Rows = [back] });
    }

    private void TakeCorrection(IChatTurn turn, Broadcast broadcast, string language, Incoming incoming)
    {
        var words = texts.Of(turn.Person.Language);
        var most = broadcast.Content!.HasFile ? ComposeTurns.LongestCaption : ComposeTurns.LongestText;
        if (incoming is not Incoming.Said said || said.Text.Length > most)
        {
            AskCorrection(turn, broadcast, language, incoming is Incoming.Said long_
                ? words["broadcast.write.long", ("most", Arg.Count(most)), ("length", Arg.Count(long_.Text.Length))]
                : words["broadcast.correct.wrong"]);
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        var text = ComposeTurns.Text(said.Text, said.Marks);
        BroadcastStore.Save(turn.Work, broadcast with { Content = broadcast.Content with { Next = new Dictionary<string, BroadcastText> { [language] = text } } });
        var lead = words["broadcast.correct.ask", ("n", Arg.Count(BroadcastStore.CountDelivered(turn.Rows, broadcast.Id, language)))] + "\n\n";
        turn.Show(new Screen(lead + text.Text)
        {
            Marks = BroadcastTexts.Marks(text, lead.Length),
            Rows = [words.Row(Confirmation.Button(words["button.confirm_yes"], Act.BroadcastCorrectNow, RowId.Write(broadcast.Id)), new Button(words["button.cancel"], Act.BroadcastCard, RowId.Write(broadcast.Id)))],
        });
    }

    /// <summary>An agenda is made anew from the agenda as it stands; a text takes what was written for it.</summary>
    private static void Correct(IChatTurn turn, Broadcast broadcast)
    {
        var next = broadcast.Content?.Next;
        if (broadcast.Content is { } content && next is not null)
        {
            BroadcastStore.Save(turn.Work, broadcast with { Content = content with { Texts = new Dictionary<string, BroadcastText>(content.Texts.Concat(next).GroupBy(text => text.Key).Select(same => same.Last())), Next = null } });
        }

        BroadcastStore.ChangeAll(turn.Work, broadcast.Id, turn.Now - Sending.Correctable, next?.Keys);
    }
}
