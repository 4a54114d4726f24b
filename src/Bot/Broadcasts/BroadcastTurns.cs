using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.People;
using WorkshopBot.Interviews;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>The broadcasts of a workshop, and what can be done about one that is on its way or has gone: pause, cancel, correct, take back, try again, call.</summary>
internal sealed class BroadcastTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, Sending sending, ComposeTurns compose, BotIdentity identity)
{
    private const int MostSent = 60;
    private const int MostWaiting = 3;

    // instead of a page of those who were missed: what can be forwarded to them
    private const string Forward = "forward";

    // before a page: the list of those that wait
    private const char Waiting = 'w';
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
            case Act.BroadcastNew when press.Argument.Split(':') is [_, var form]:
                compose.BeginForm(turn, id, RowId.Read(form));
                break;
            case Act.BroadcastNew:
                compose.Begin(turn, id);
                break;
            case Act.BroadcastList:
                List(turn, id, isWaiting: rest.StartsWith(Waiting), int.TryParse(rest.TrimStart(Waiting), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0);
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
            TakeCorrection(turn, broadcast, incoming);
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
            var parts = rest.Split(':');
            compose.Send(turn, parts[0] == "night" ? draft with { IsUrgent = true } : draft, isNow: parts[0] is "now" or "night", known: parts.Length > 1 ? parts[1] : "");
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
                DeliveryStore.TakeBack(turn.Work, id, turn.Now);
                break;
            case Act.BroadcastResume when broadcast.Status == "paused":
                BroadcastStore.Save(turn.Work, broadcast with { Status = "sending" });
                break;
            case Act.BroadcastCancel when broadcast.Status is "sending" or "paused":
                BroadcastStore.Save(turn.Work, broadcast with { Status = "cancelled", LateUntil = null, FinishedAt = turn.Now });
                DeliveryStore.TakeBack(turn.Work, id, turn.Now);
                DeliveryStore.CancelRest(turn.Work, id, turn.Now);
                break;
            case Act.BroadcastAgain when broadcast.Status is "sent" or "cancelled" or "recalled":
                DeliveryStore.ChangeAgain(turn.Work, id);
                if (broadcast.Status != "recalled")
                {
                    DeliveryStore.WaitAgain(turn.Work, id, turn.Now);
                    BroadcastStore.Save(turn.Work, broadcast with { Status = "sending", FinishedAt = null });
                }

                break;
            case Act.BroadcastRecall when broadcast.Status is not "recalled":
                BroadcastStore.Save(turn.Work, broadcast with { Status = "recalled", LateUntil = null, FinishedAt = turn.Now });
                DeliveryStore.TakeBack(turn.Work, id, turn.Now);
                DeliveryStore.CancelRest(turn.Work, id, turn.Now);
                DeliveryStore.ChangeAll(turn.Work, id, turn.Now - Recallable);
                break;
            case Act.BroadcastCorrect when broadcast.Status is not "recalled" && rest.Length > 0 && broadcast.Content?.Next?.Values.FirstOrDefault() is { } next:
                AskWhetherToCorrect(turn, broadcast, rest, next);
                return;
            case Act.BroadcastCorrect when broadcast.Status is not "recalled":
                AskCorrection(turn, broadcast);
                return;
            case Act.BroadcastCorrectNow when broadcast.Status is not "recalled":
                Correct(turn, broadcast);
                break;
            case Act.BroadcastAnew when IsCorrected(turn, broadcast):
                compose.BeginAnew(turn, broadcast);
                return;
            case Act.BroadcastMissed when rest == Forward:
                ShowToForward(turn, broadcast);
                return;
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

    /// <summary>What waits, the next first, then what is being written, then what went.</summary>
    private void List(IChatTurn turn, long workshopId, bool isWaiting, int page)
    {
        var words = texts.Of(turn.Person.Language);
        var home = shelf.Workshop(turn.Work, workshopId);
        var mayAll = rights.May(turn.Rows, turn.Person.Id, Act.FacilitatePreview, workshopId);
        bool IsSeen(Broadcast one) => one.SenderId == turn.Person.Id || mayAll || (one.PartGroupId ?? one.PartItemId) is null;
        bool IsLeft(Broadcast draft) => mayAll && (draft.SenderId is not { } sender || !rights.May(turn.Rows, sender, Act.BroadcastSend, RowId.Write(draft.Id)));
        var waiting = BroadcastStore.Planned(turn.Rows, workshopId).Where(IsSeen).OrderBy(one => BroadcastTexts.Moment(one, home))
            .Concat(BroadcastStore.Drafts(turn.Rows, workshopId).Where(draft => draft.SenderId == turn.Person.Id || IsLeft(draft))).ToList();
        var id = RowId.Write(workshopId);
        IReadOnlyList<Button> Row(Broadcast one) => words.Row(new Button(Title(one, home, words), Act.BroadcastCard, RowId.Write(one.Id)));
        IReadOnlyList<IReadOnlyList<Button>> Pages(IReadOnlyList<IReadOnlyList<Button>> all, string which) => ButtonPages.Of(all, page,
            new(words["button.more"], Act.BroadcastList, string.Create(CultureInfo.InvariantCulture, $"{id}:{which}{page + 1}")),
            new(words.BackArrow + words["button.back"], Act.BroadcastList, string.Create(CultureInfo.InvariantCulture, $"{id}:{which}{page - 1}")));
        if (isWaiting)
        {
            turn.Show(new Screen(words["broadcast.list.waiting", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
            {
                Rows = Pages([words.Row(new Button(words["button.messages"], Act.BroadcastList, id)), .. waiting.Select(Row)], Waiting.ToString()),
            });
            return;
        }

        var sent = BroadcastStore.Last(turn.Rows, workshopId, MostSent).Where(IsSeen).ToList();
        Button[] first =
        [
            .. compose.MayWrite(turn, home) ? [new Button(words["button.write_to_people"], Act.BroadcastNew, id)] : Array.Empty<Button>(),
            .. rights.May(turn.Rows, turn.Person.Id, Act.BroadcastChats, workshopId) ? [new Button(words["button.chats"], Act.BroadcastChats, id)] : Array.Empty<Button>(),
        ];
        List<IReadOnlyList<Button>> rows = first.Length > 0 ? [words.Row(first)] : [];
        if (rights.May(turn.Rows, turn.Person.Id, Act.ReplyOpen, workshopId) && ReplyStore.CountOpen(turn.Rows, workshopId) is > 0 and var replies)
        {
            rows.Add(words.Row(new Button(words["button.replies", ("n", Arg.Count(replies))], Act.ReplyOpen, id)));
        }

        // of many that wait the next ones are enough here: what has just gone may have to be corrected at once
        rows.AddRange(waiting.Take(waiting.Count > MostWaiting ? MostWaiting - 1 : MostWaiting).Select(Row));
        if (waiting.Count > MostWaiting)
        {
            rows.Add(words.Row(new Button(words["button.waiting", ("n", Arg.Count(waiting.Count))], Act.BroadcastList, id + ":" + Waiting)));
        }

        rows.AddRange(sent.Select(Row));
        interviews.ShowBeside(turn, new Screen(words[waiting.Count + sent.Count == 0 ? "broadcast.list.none" : "broadcast.list", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]) { Rows = Pages(rows, "") });
    }

    /// <summary>When it went, or goes, and how it begins.</summary>
    private static string Title(Broadcast broadcast, ShelvedWorkshop home, Words words)
    {
        if (broadcast.Status == "draft")
        {
            return "✎ " + BroadcastTexts.Begins(broadcast, words);
        }

        var moment = broadcast.Status == "planned" ? BroadcastTexts.Moment(broadcast, home) ?? broadcast.CreatedAt : BroadcastTexts.Went(broadcast, home);
        var local = TimeZoneInfo.ConvertTime(moment, home.Workshop.Zone);
        return string.Create(CultureInfo.InvariantCulture, $"{(broadcast.Status == "planned" ? "⏳ " : "")}{local:dd.MM HH:mm} ") + BroadcastTexts.Begins(broadcast, words);
    }

    /// <param name="turn">The turn.</param>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="hasNumbers">False right after an act: the message with its progress has them, and is kept up to date.</param>
    private void Show(IChatTurn turn, Broadcast broadcast, bool hasNumbers = true)
    {
        var words = texts.Of(turn.Person.Language);
        var home = shelf.Workshop(turn.Work, broadcast.WorkshopId);
        var progress = DeliveryStore.Progress(turn.Rows, broadcast.Id);
        var id = RowId.Write(broadcast.Id);
        var rows = new List<IReadOnlyList<Button>>();
        if (broadcast.Status is "sending" or "paused")
        {
            rows.Add(words.Row(
                broadcast.Status == "sending" ? new Button(words["button.pause"], Act.BroadcastPause, id) : new Button(words["button.resume"], Act.BroadcastResume, id),
                new Button(words["button.cancel_rest"], Act.BroadcastCancel, id)));
        }

        var groups = WorkshopChatStore.Count(turn.Rows, broadcast.Id);
        var isMissed = progress.Blocked + progress.NotStarted + progress.Failed + progress.Cancelled + progress.Unchanged > 0;
        var isRetried = broadcast.Status is "sent" or "cancelled" ? isMissed || groups.Missed.Count > 0 : broadcast.Status == "recalled" && progress.Unchanged > 0;
        if (isMissed || isRetried)
        {
            rows.Add(words.Row<Button>([
                .. isMissed ? [new(words["button.who_missed"], Act.BroadcastMissed, id + ":0")] : Array.Empty<Button>(),
                .. isRetried ? [new(words["button.send_again"], Act.BroadcastAgain, id)] : Array.Empty<Button>()]));
        }

        if (broadcast is { IsNotice: false, Status: not "recalled" } && turn.Now - broadcast.CreatedAt < Sending.Correctable)
        {
            var correct = new Button(words["button.correct"], broadcast.Content is null ? Act.BroadcastCorrectNow : Act.BroadcastCorrect, id);
            rows.Add(turn.Now - broadcast.CreatedAt < Recallable ? words.Row(correct, new Button(words["button.take_back"], Act.BroadcastRecall, id)) : words.Row(correct));
        }

        var isCorrected = IsCorrected(turn, broadcast);
        if (isCorrected)
        {
            rows.Add(words.Row(new Button(words["button.send_anew"], Act.BroadcastAnew, id)));
        }

        rows.Add(words.Row(
            new Button(words.BackArrow + words["button.back"], Act.BroadcastList, RowId.Write(home.Workshop.Id)),
            new Button(words["button.refresh"], Act.BroadcastCard, id)));
        var desk = words["broadcast.desk", ("begins", Arg.Text(BroadcastTexts.Begins(broadcast, words)))];
        turn.Show(new Screen((hasNumbers ? desk + "\n" + BroadcastTexts.Report(broadcast, progress, home, turn.Now, words, groups) : desk)
            + (isCorrected ? "\n" + words["broadcast.corrected.silent"] : ""))
        { Rows = rows });
    }

    /// <summary>Its text was corrected where people have it, without a sound; while it still goes out there are other buttons.</summary>
    private static bool IsCorrected(IChatTurn turn, Broadcast broadcast) =>
        broadcast is { Status: "sent" or "cancelled", Content: not null } && DeliveryStore.CorrectedIn(turn.Rows, broadcast.Id).Count > 0;

    private void ShowMissed(IChatTurn turn, Broadcast broadcast, int page)
    {
        var words = texts.Of(turn.Person.Language);
        var people = DeliveryStore.Missed(turn.Rows, broadcast.Id, page * PageSize, PageSize + 1);
        string Line(MissedPerson person) => words["broadcast.missed.line",
            ("line", Arg.Phrase(words["attendance.silent.line",
                ("name", Arg.Text(person.FullName ?? "–")),
                ("phone", person.Phone is { } phone ? Arg.Code(phone) : Arg.Phrase(words["attendance.silent.no_phone"]))])),
            ("reason", Arg.Phrase(words["broadcast.missed." + Why(person.Reason)]))];
        Button Page(int to, string key) => new(words[key], Act.BroadcastMissed, string.Create(CultureInfo.InvariantCulture, $"{broadcast.Id}:{to}"));
        Button[] moves = [.. page > 0 ? [Page(page - 1, "button.previous_page")] : Array.Empty<Button>(), .. people.Count > PageSize ? [Page(page + 1, "button.next_page")] : Array.Empty<Button>()];
        var back = words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastCard, RowId.Write(broadcast.Id)));
        turn.Show(new Screen(people.Count == 0 ? words["broadcast.missed.none"] : string.Join('\n', [words["broadcast.missed"], .. people.Take(PageSize).Select(Line)]))
        {
            Rows =
            [
                .. (broadcast.Content is not null || broadcast.Day is not null) && DeliveryStore.Progress(turn.Rows, broadcast.Id).NotStarted > 0
                    ? [words.Row(new Button(words["button.to_forward"], Act.BroadcastMissed, $"{broadcast.Id}:{Forward}"))] : Array.Empty<IReadOnlyList<Button>>(),
                .. moves.Length > 0 ? [words.Row(moves)] : Array.Empty<IReadOnlyList<Button>>(),
                back,
            ],
        });
    }

    /// <summary>The bot cannot write first to whoever never opened it: a message of its own, to be forwarded by other ways, with the link that opens it.</summary>
    private void ShowToForward(IChatTurn turn, Broadcast broadcast)
    {
        var words = texts.Of(turn.Person.Language);
        var home = shelf.Workshop(turn.Work, broadcast.WorkshopId);
        var language = broadcast.Content is not { } content || content.Texts.ContainsKey(words.Language.Code) ? words.Language.Code : content.Texts.Keys.First();
        turn.Chat.Say(new Screen(BroadcastTexts.ToForward(broadcast, home, turn.Now, texts.Of(language), ShareCard.Link(identity, home.Workshop))));
        turn.Chat.Below(new Screen(words["broadcast.to_forward.below"])
        {
            Rows = [words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastMissed, RowId.Write(broadcast.Id) + ":0"))],
        });
    }

    private static string Why(string reason) => reason switch
    {
        "blocked" or "cancelled" or "language" or "not_corrected" or "not_recalled" => reason,
        "not_started" or "no_chat" => "not_started",
        _ => "failed",
    };

    private void AskCorrection(IChatTurn turn, Broadcast broadcast, string? refusal = null)
    {
        var words = texts.Of(turn.Person.Language);
        var written = broadcast.Content!.Texts.Keys.ToList();
        var back = words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastCard, RowId.Write(broadcast.Id)));
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastCorrect.With($"{broadcast.Id}:"));
        var ask = written.Count > 1
            ? words["broadcast.correct.any", ("languages", Arg.Phrase(string.Join(words.Language.IsRightToLeft ? "، " : ", ", written.Select(code => Bidi.Isolate(Language.Of(code).OwnName)))))]
            : words["broadcast.correct", ("language", Arg.Text(Language.Of(written[0]).OwnName))];
        turn.Show(new Screen((refusal is null ? "" : refusal + "\n\n") + ask) { Rows = [back] });
    }

    private void TakeCorrection(IChatTurn turn, Broadcast broadcast, Incoming incoming)
    {
        var words = texts.Of(turn.Person.Language);
        var most = broadcast.Content!.HasFile ? ComposeTurns.LongestCaption : ComposeTurns.LongestText;
        if (incoming is not Incoming.Said said || said.Text.Length > most)
        {
            AskCorrection(turn, broadcast, incoming is Incoming.Said long_
                ? words["broadcast.write.long", ("most", Arg.Count(most)), ("length", Arg.Count(long_.Text.Length))]
                : words["broadcast.correct.wrong"]);
            return;
        }

        AskWhetherToCorrect(turn, broadcast, Meant([.. broadcast.Content.Texts.Keys], said.Text, words.Language.Code), ComposeTurns.Text(said.Text, said.Marks));
    }

    /// <summary>In which of its languages a text was written, by its letters; whoever reads the card can say otherwise.</summary>
    private static string Meant(List<string> written, string text, string own)
    {
        var language = TypedTexts.LanguageOf(text, own);
        return written.Contains(language) ? language
            : written.Find(code => Language.Of(code).IsRightToLeft == Language.Of(language).IsRightToLeft) ?? (written.Contains(own) ? own : written[0]);
    }

    private void AskWhetherToCorrect(IChatTurn turn, Broadcast broadcast, string language, BroadcastText text)
    {
        var words = texts.Of(turn.Person.Language);
        var content = broadcast.Content!;

        // what is typed now takes its place, and nothing comes in between
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastCorrect.With($"{broadcast.Id}:"));
        BroadcastStore.Save(turn.Work, broadcast with { Content = content with { Next = new Dictionary<string, BroadcastText> { [language] = text } } });
        var others = content.Texts.Keys.Where(code => code != language).Select(code => new Button(Language.Of(code).OwnName, Act.BroadcastCorrect, $"{broadcast.Id}:{code}")).ToList();
        turn.Show(BroadcastTexts.Next(
            (others.Count > 0 ? Bidi.Isolate(Language.Of(language).OwnName) + "\n" : "") + words["broadcast.correct.silent"] + "\n" + words["broadcast.correct.ask", ("n", Arg.Count(DeliveryStore.CountDelivered(turn.Rows, broadcast.Id, language)))],
            text,
            Confirmation.Button(words["button.confirm_yes"], Act.BroadcastCorrectNow, RowId.Write(broadcast.Id)),
            new(words["button.cancel"], Act.BroadcastCard, RowId.Write(broadcast.Id)), others, words));
    }

    /// <summary>An agenda is made anew from the agenda as it stands; a text takes what was written for it.</summary>
    private static void Correct(IChatTurn turn, Broadcast broadcast)
    {
        var next = broadcast.Content?.Next;
        if (broadcast.Content is { } content && next is not null)
        {
            BroadcastStore.Save(turn.Work, broadcast with { Content = content with { Texts = new Dictionary<string, BroadcastText>(content.Texts.Concat(next).GroupBy(text => text.Key).Select(same => same.Last())), Next = null } });
        }

        DeliveryStore.ChangeAll(turn.Work, broadcast.Id, turn.Now - Sending.Correctable, next?.Keys);
    }
}
