using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Authoring;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>Writing a broadcast: what it says in each language, to whom, when. Nothing goes before the card has said to how many.</summary>
internal sealed class ComposeTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, Sending sending, FormLink link)
{
    // what is left of Telegram's 4,096 and 1,024 for the footer, and for the preview's own lines
    public const int LongestText = 3500;
    public const int LongestCaption = 750;
    private const int PageSize = 6;
    private const int ValuePageSize = 5;

    // instead of a page: it was typed, and goes back to the card; behind a language: what was typed is meant for it
    private const string Meant = "meant";
    private static readonly TimeOnly[] LikelyTimes = [new(8, 0), new(18, 0)];
    private static readonly int[] LikelyMinutes = [0, 10, 30, 60];

    /// <summary>A new one. What was written before waits among the messages.</summary>
    public void Begin(IChatTurn turn, long workshopId)
    {
        var home = shelf.Workshop(turn.Work, workshopId);
        if (!MayWrite(turn, home))
        {
            interviews.Inform(turn, Words(turn)["broadcast.no_group"]);
            return;
        }

        BroadcastStore.DropEmpty(turn.Work, turn.Person.Id);
        var part = rights.PartOf(turn.Rows, turn.Person.Id, Act.BroadcastNew, workshopId);
        var group = part is null ? null : GroupOf(part, home);
        var draft = New(turn, workshopId) with
        {
            Audience = group is null ? Audience.Confirmed : Audience.Confirmed.Toggled("group", group),
            Content = new(),
            PartItemId = part?.AgendaItemId,
            PartGroupId = part?.GroupId,
        };
        BroadcastStore.Add(turn.Work, draft);
        AskText(turn, draft, Words(turn).Language.Code);
    }

    /// <summary>The link of a form for those whom it is for, and have not sent it: whoever comes to belong to them until it closes gets it too, once.</summary>
    public void BeginForm(IChatTurn turn, long workshopId, long formId)
    {
        var home = shelf.Workshop(turn.Work, workshopId);
        if (home.Forms.FirstOrDefault(one => one.Id == formId) is not { } form || Addressees.Of(form).Roles is not null || rights.PartOf(turn.Rows, turn.Person.Id, Act.BroadcastNew, workshopId) is not null)
        {
            Begin(turn, workshopId);
            return;
        }

        BroadcastStore.DropEmpty(turn.Work, turn.Person.Id);
        var until = form.ClosesAt ?? home.Workshop.OverAt;
        BroadcastText Text(Words words) => new(words["forms.tell", ("form", Arg.Text(words.Of(form.Titles))), ("link", Arg.Code(link.LinkOf(home.Workshop, form)))], []);
        var draft = New(turn, workshopId) with
        {
            Audience = Addressees.Of(form).Written(home.Workshop).With("unanswered", form.IsAnonymous ? [] : [RowId.Write(form.Id)]),
            Content = new() { Texts = Language.All.ToDictionary(language => language.Code, language => Text(texts.In(language))) },
            LateUntil = until > turn.Now ? until : null,
        };
        BroadcastStore.Add(turn.Work, draft);
        ShowCard(turn, Save(turn, draft));
    }

    private static Broadcast New(IChatTurn turn, long workshopId) => new()
    {
        Id = turn.Work.NewId(),
        WorkshopId = workshopId,
        Kind = "message",
        Status = "draft",
        SenderId = turn.Person.Id,
        CreatedAt = turn.Now,
    };

    /// <summary>False for whoever leads one session that is everybody's: their people are no group, and all are the organizers'.</summary>
    public bool MayWrite(IChatTurn turn, ShelvedWorkshop home) => rights.PartOf(turn.Rows, turn.Person.Id, Act.BroadcastNew, home.Workshop.Id) is not { } part || GroupOf(part, home) is not null;

    private static string? GroupOf(RoleGrant part, ShelvedWorkshop home) =>
        home.Groups.FirstOrDefault(one => one.Id == part.GroupId)?.Code ?? home.Agenda.FirstOrDefault(item => item.Id == part.AgendaItemId)?.GroupCode;

    /// <summary>The agenda of the day, each reader's own, as a message that can be planned and narrowed like any other. Whoever is confirmed later, until the day's last session, gets it too.</summary>
    public void BeginAgenda(IChatTurn turn, long workshopId)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, workshopId);
        if (AgendaText.DayToSend(home, turn.Now) is not { } day)
        {
            turn.Show(new Screen(words["facilitate.nothing_more"]));
            return;
        }

        if (BroadcastStore.ByLanguage(turn.Work, workshopId, Audience.Confirmed).Sum(row => row.Count) == 0)
        {
            turn.Show(new Screen(words["facilitate.nobody"]) { Rows = [words.Row(new Button(words["button.refresh"], Act.FacilitateOpen, RowId.Write(workshopId)))] });
            return;
        }

        BroadcastStore.DropEmpty(turn.Work, turn.Person.Id);
        var draft = new Broadcast
        {
            Id = turn.Work.NewId(),
            WorkshopId = workshopId,
            Kind = "agenda",
            Status = "draft",
            SenderId = turn.Person.Id,
            Day = day,
            CreatedAt = turn.Now,
            LateUntil = LateEnd(home, day),
        };
        BroadcastStore.Add(turn.Work, draft);
        ShowCard(turn, Save(turn, draft));
    }

    /// <summary>Until when it helps whoever comes late: a day's agenda until that day's last session, all else until the workshop is over.</summary>
    private static DateTimeOffset LateEnd(ShelvedWorkshop home, DateOnly? day) =>
        home.Agenda.Where(item => home.Workshop.DayOf(item.StartsAt) == day).Select(item => (DateTimeOffset?)item.StartsAt).Max() ?? home.Workshop.OverAt;

    /// <summary>A button of a broadcast that has not gone yet.</summary>
    public void Tap(IChatTurn turn, Act act, Broadcast draft, string rest)
    {
        switch (act)
        {
            case Act.BroadcastWrite when rest.Split(':') is [var language, var answer]:
                OfNext(turn, draft, language, isMeant: answer == Meant);
                break;
            case Act.BroadcastWrite:
                AskText(turn, draft, rest);
                break;
            case Act.BroadcastAudience:
                ShowAudience(turn, draft, Page(rest));
                break;
            case Act.BroadcastFilter:
                ShowFilter(turn, draft, rest.Split(':')[0], Page(rest.Split(':')[1]));
                break;
            case Act.BroadcastOnly:
                var parts = rest.Split(':', 3);
                if (parts[1] == Meant)
                {
                    ShowCard(turn, Save(turn, draft with { Audience = TypedAudience.With(draft.Audience, [new(parts[0], [parts[2]], "", new HashSet<string>())]) }));
                    break;
                }

                draft = Save(turn, draft with { Audience = draft.Audience.Toggled(parts[0], parts[2]) });
                ShowFilter(turn, draft, parts[0], Page(parts[1]));
                break;
            case Act.BroadcastOptions:
                ShowOptions(turn, Save(turn, Switched(draft, rest, shelf.Workshop(turn.Work, draft.WorkshopId))));
                break;
            case Act.BroadcastTest:
                Test(turn, draft);
                break;
            case Act.BroadcastWhen:
                AskWhen(turn, draft);
                break;
            case Act.BroadcastAt:
                ShowCard(turn, Save(turn, draft with { PlannedAt = DateTimeOffset.Parse(rest, CultureInfo.InvariantCulture), AgendaItemId = null, MinutesBefore = null }));
                break;
            case Act.BroadcastBefore:
                Before(turn, draft, rest);
                break;
            case Act.BroadcastDrop:
                BroadcastStore.Drop(turn.Work, draft.Id);
                turn.CancelTimer(Sending.Slice, draft.Id);
                turn.Chat.Close(Words(turn)["facilitate.cancelled"]);
                break;
            default:
                ShowCard(turn, draft, Language.Find(rest)?.Code);
                break;
        }
    }

    /// <summary>What was written, to whom it shall go, or when. Anything that cannot be sent says what can.</summary>
    public void Given(IChatTurn turn, Act act, Broadcast draft, string language, Incoming incoming)
    {
        if (act != Act.BroadcastWrite)
        {
            Typed(turn, act, draft, language, incoming is Incoming.Said { Text: var typed } ? typed : "");
            return;
        }

        var words = Words(turn);
        var content = draft.Content!;
        var isBelowCard = language.Length == 0;
        var read = Read(incoming);
        if (read is null)
        {
            AskText(turn, draft, isBelowCard ? words.Language.Code : language, words["broadcast.write.wrong"]);
            return;
        }

        if (isBelowCard)
        {
            language = PastedAgenda.LanguageOf(read.Text, words.Language.Code);
        }

        // a file comes with the words of every language
        var hasFile = content.HasFile || incoming is Incoming.SentFile;
        var most = hasFile ? LongestCaption : LongestText;
        var longest = Math.Max(read.Text.Length, hasFile ? content.Texts.Where(text => text.Key != language).Select(text => text.Value.Text.Length).DefaultIfEmpty().Max() : 0);
        if (longest > most)
        {
            AskText(turn, draft, language, words["broadcast.write.long", ("most", Arg.Count(most)), ("length", Arg.Count(longest))]);
            return;
        }

        if (incoming is Incoming.SentFile file)
        {
            SentFileStore.Keep(turn.Work, BroadcastTexts.File, draft.Id, "", file.FileId, isPhoto: file.Kind == FileKind.Photo);
        }

        var place = incoming as Incoming.SharedLocation;
        draft = draft with { Content = content with { HasFile = hasFile, Latitude = place?.Latitude ?? content.Latitude, Longitude = place?.Longitude ?? content.Longitude } };
        if (!isBelowCard)
        {
            Write(turn, draft, language, read);
        }
        else if (read.Text.Length == 0)
        {
            ShowCard(turn, Save(turn, draft));
        }
        else
        {
            AskNext(turn, draft, language, read);
        }
    }

    private void Write(IChatTurn turn, Broadcast draft, string language, BroadcastText text)
    {
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        ShowCard(turn, Save(turn, draft with { Content = draft.Content! with { Texts = new Dictionary<string, BroadcastText>(draft.Content!.Texts) { [language] = text }, Next = null } }), language);
    }

    /// <summary>A text came below the card, where nobody had asked for one: it takes the place of what stands there once that is confirmed.</summary>
    private void AskNext(IChatTurn turn, Broadcast draft, string language, BroadcastText text)
    {
        var words = Words(turn);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastWrite.With($"{draft.Id}:"));
        draft = Save(turn, draft with { Content = draft.Content! with { Next = new Dictionary<string, BroadcastText> { [language] = text } } });
        interviews.ShowBeside(turn, BroadcastTexts.Next(
            words["broadcast.write.next", ("language", Arg.Text(Language.Of(language).OwnName))], text,
            new(words["button.confirm_yes"], Act.BroadcastWrite, $"{draft.Id}:{language}:{Meant}"), ToCard(draft, words),
            Language.All.Where(other => other.Code != language).Select(other => new Button(other.OwnName, Act.BroadcastWrite, $"{draft.Id}:{other.Code}:")), words));
    }

    private void OfNext(IChatTurn turn, Broadcast draft, string language, bool isMeant)
    {
        switch (draft.Content?.Next?.Values.FirstOrDefault())
        {
            case null:
                ShowCard(turn, draft);
                break;
            case var text when isMeant:
                Write(turn, draft, language, text);
                break;
            case var text:
                AskNext(turn, draft, language, text);
                break;
        }
    }

    private void Typed(IChatTurn turn, Act act, Broadcast draft, string where, string typed)
    {
        switch (act)
        {
            case Act.BroadcastAudience:
                TypedFor(turn, draft, where, typed);
                break;
            case Act.BroadcastBefore when TypedBefore.JustMinutes(typed) is { } minutes:
                Before(turn, draft, string.Create(CultureInfo.InvariantCulture, $"{where}:{minutes}"));
                break;
            default:
                TypedWhen(turn, draft, typed);
                break;
        }
    }

    /// <summary>To whom: it is back on the card, or says which word was not understood, and what there is.</summary>
    private void TypedFor(IChatTurn turn, Broadcast draft, string filter, string typed)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        var read = TypedAudience.Read(typed, draft.Audience, filter, Filters.Names(home, Filters.Of(home, draft, shelf, turn.Rows, turn.Now, words), shelf, turn.Rows, turn.Now, words, texts));
        draft = Save(turn, draft with { Audience = read.Audience });
        if (read.Unknown is not { } unknown)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            ShowCard(turn, draft);
        }
        else if (read.Near.Count > 0)
        {
            turn.Show(new Screen(words["broadcast.audience.near", ("typed", Arg.Text(WordsExtensions.Cut(unknown, 60)))])
            {
                Rows =
                [
                    .. read.Near.Select(name => words.Row(new Button(
                        words["broadcast.by." + name.Filter] + ": " + name.Label, Act.BroadcastOnly, $"{draft.Id}:{name.Filter}:{Meant}:{name.Values[0]}"))),
                    words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastAudience, draft.Id + ":0"), ToCard(draft, words)),
                ],
            });
        }
        else if (filter.Length > 0)
        {
            ShowFilter(turn, draft, filter, 0, words["broadcast.audience.unknown", ("typed", Arg.Text(WordsExtensions.Cut(unknown, 60)))]);
        }
        else
        {
            ShowAudience(turn, draft, 0, words["broadcast.audience.unknown", ("typed", Arg.Text(WordsExtensions.Cut(unknown, 60)))]);
        }
    }

    /// <summary>A day and time, or so long before a session.</summary>
    private void TypedWhen(IChatTurn turn, Broadcast draft, string typed)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        if (TypedMoment.Read(typed, turn.Now, home.Workshop) is { } moment)
        {
            ShowCard(turn, Save(turn, draft with { PlannedAt = moment, AgendaItemId = null, MinutesBefore = null }));
            return;
        }

        switch (TypedBefore.Read(typed, home, turn.Now))
        {
            case { Items: [var item], IsNear: false, Minutes: var minutes }:
                ShowCard(turn, Save(turn, draft with { AgendaItemId = item.Id, MinutesBefore = minutes, PlannedAt = null }));
                break;
            case { Items.Count: > 0, Minutes: var before } read:
                turn.Show(new Screen(words["broadcast.before.near"])
                {
                    Rows =
                    [
                        .. read.Items.Take(PageSize).Select(one => words.Row(Item(draft, home, one, string.Create(CultureInfo.InvariantCulture, $":{before}"), words))),
                        words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastWhen, RowId.Write(draft.Id))),
                    ],
                });
                break;
            default:
                AskWhen(turn, draft, words["broadcast.when.wrong"]);
                break;
        }
    }

    private static Button Item(Broadcast draft, ShelvedWorkshop home, AgendaItem item, string minutes, Words words) =>
        new(AgendaText.HourAndName(item, home, words), Act.BroadcastBefore, $"{draft.Id}:item:{item.Id}{minutes}");

    private static Button ToCard(Broadcast draft, Words words) => new(words["button.to_message"], Act.BroadcastCard, RowId.Write(draft.Id));

    /// <summary>Sends it, or lets it wait for its time. The card has asked.</summary>
    public void Send(IChatTurn turn, Broadcast draft, bool isNow)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        draft = draft with { SenderId = turn.Person.Id };
        var moment = BroadcastTexts.Moment(draft, home);
        if (!isNow && !(moment > turn.Now))
        {
            AskWhen(turn, draft, words["broadcast.when.past"]);
        }
        else if (draft.Day is { } day && AgendaText.DayToSend(home, isNow ? turn.Now : moment!.Value) != day)
        {
            // the card was left lying: what it shows is another day
            ShowCard(turn, draft);
        }
        else if (isNow)
        {
            sending.Begin(turn, draft);
        }
        else
        {
            BroadcastStore.Save(turn.Work, draft with { Status = "planned" });
            turn.SetTimer(Sending.Slice, draft.Id, moment!.Value);
            turn.Show(new Screen(words["broadcast.planned", ("when", Arg.Phrase(BroadcastTexts.When(draft, home, words)))])
            {
                Rows = [words.Row(new Button(words["button.messages"], Act.BroadcastList, RowId.Write(home.Workshop.Id)))],
            });
        }
    }

    /// <summary>The card of one that has not gone yet: to how many it goes and what they read, language by language.</summary>
    public void ShowCard(IChatTurn turn, Broadcast draft, string? shown = null)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        var moment = BroadcastTexts.Moment(draft, home);
        if (draft.Content is { Texts.Count: 0 })
        {
            AskText(turn, draft, shown ?? words.Language.Code);
            return;
        }

        if (draft.Day is { } day && AgendaText.DayToSend(home, moment > turn.Now ? moment.Value : turn.Now) is var next && next != day)
        {
            if (next is null)
            {
                turn.Show(new Screen(words["facilitate.nothing_more"]));
                return;
            }

            draft = Save(turn, draft with { Day = next, LateUntil = draft.LateUntil is null ? null : LateEnd(home, next) });
        }

        IReadOnlyCollection<string> written = draft.Content is { } content ? [.. content.Texts.Keys] : [.. Language.All.Select(one => one.Code)];
        var language = shown is not null && written.Contains(shown) ? shown : written.Contains(words.Language.Code) ? words.Language.Code : written.First();
        var counts = BroadcastStore.ByLanguage(turn.Rows, draft.WorkshopId, draft.Audience, draft.Topic);
        var readers = counts.Where(row => written.Contains(row.Language)).Sum(row => row.Count);
        var lines = Counted(counts, readers, words);
        lines.AddRange(counts.Where(row => !written.Contains(row.Language))
            .Select(row => words["broadcast.missing", ("n", Arg.Count(row.Count)), ("language", Arg.Text(Language.Of(row.Language).OwnName))]));
        lines.AddRange(Narrowed(turn, home, draft, words));
        lines.AddRange(Set(home, draft, words));
        if (moment is not null)
        {
            lines.Add(moment > turn.Now ? BroadcastTexts.When(draft, home, words) : words["broadcast.when.past"]);
        }

        var goes = moment > turn.Now ? moment.Value : turn.Now;
        if (!draft.IsUrgent && QuietHours.NextAllowed(goes, home.Workshop.Zone) is var allowed && allowed > goes)
        {
            lines.Add(words["broadcast.night", ("when", Arg.Phrase(words.DayAndTime(allowed, home.Workshop.Zone)))]);
        }

        if (draft.Day is { } sent && BroadcastStore.LastAgenda(turn.Rows, draft.WorkshopId, sent) is { } before)
        {
            lines.Add(words["broadcast.agenda.sent",
                ("when", Arg.Phrase(words.DayAndTime(BroadcastTexts.Went(before, home), home.Workshop.Zone))),
                ("name", Arg.Text(AuditStore.Last(turn.Rows, draft.WorkshopId, Act.BroadcastSend.Name(), RowId.Write(before.Id))?.Name ?? "–"))]);
        }

        var lead = string.Join('\n', lines) + "\n\n" + (draft.Content is null ? "" : Kind(draft.Content, words));
        var copy = BroadcastTexts.Copy(draft, home, language, null, turn.Now, texts.Of(language))!;
        turn.Show(new Screen(lead + copy.Text)
        {
            Marks = draft.Content is null ? [] : BroadcastTexts.Marks(draft.Content.Texts[language], lead.Length),
            Rows = Rows(draft, home, turn.Now, language, readers, words),
        });
        if (draft.Content is not null && InterviewStore.Active(turn.Rows, turn.Person.Id) is null)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastWrite.With($"{draft.Id}:"));
        }
    }

    private static List<string> Counted(List<ReaderCount> counts, int readers, Words words)
    {
        int Of(string language) => counts.Where(row => row.Language == language).Sum(row => row.Count);
        var lines = new List<string>
        {
            words["facilitate.preview", ("n", Arg.Count(readers))],
            words["facilitate.preview.languages", ("ar", Arg.Count(Of("ar"))), ("ckb", Arg.Count(Of("ckb"))), ("en", Arg.Count(Of("en")))],
        };
        if (counts.Sum(row => row.Unreachable) is > 0 and var unreachable)
        {
            lines.Add(words["broadcast.unreachable", ("n", Arg.Count(unreachable))]);
        }

        return lines;
    }

    /// <summary>To whom, where that is not simply everybody who is confirmed: <c>Group: Workers</c>.</summary>
    private IEnumerable<string> Narrowed(IChatTurn turn, ShelvedWorkshop home, Broadcast draft, Words words) =>
        draft.Audience.Filters.Keys.Where(filter => filter != "status").Concat(draft.Audience.Of("status") is ["confirmed"] ? [] : ["status"])
            .Select(filter => Filters.Label(home, draft.Audience, filter, shelf, turn.Rows, turn.Now, words));

    private static IEnumerable<string> Set(ShelvedWorkshop home, Broadcast draft, Words words)
    {
        if (draft.IsUrgent)
        {
            yield return words["broadcast.urgent"];
        }

        if (draft.Topic == "news")
        {
            yield return words["broadcast.news"];
        }

        if (draft.GoesToChats)
        {
            yield return words["broadcast.to_chats"];
        }

        if (draft.LateUntil is { } until)
        {
            yield return words["broadcast.late", ("until", Arg.Phrase(words.DayAndTime(until, home.Workshop.Zone)))];
        }
    }

    private static string Kind(BroadcastContent content, Words words) =>
        (content.HasFile ? words["broadcast.with_file"] + "\n" : "") + (content.Latitude is not null ? words["broadcast.with_place"] + "\n" : "");

    private static List<IReadOnlyList<Button>> Rows(Broadcast draft, ShelvedWorkshop home, DateTimeOffset now, string shown, int readers, Words words)
    {
        var id = RowId.Write(draft.Id);
        var isLater = BroadcastTexts.Moment(draft, home) > now;
        var rows = new List<IReadOnlyList<Button>>();
        var when = new Button(words[isLater ? "button.another_time" : "button.at_a_time"], Act.BroadcastWhen, id);
        // whoever joins later gets it as well: there need be nobody yet
        rows.Add(readers == 0 && !(draft.LateUntil > now) ? words.Row(when)
            : draft.Status == "planned" || !isLater ? words.Row(Confirmation.Button(BroadcastTexts.SendLabel(draft.IsUrgent, home, now, words), Act.BroadcastSend, id + ":now"), when)
            : words.Row(Confirmation.Button(words["button.plan_it"], Act.BroadcastSend, id), when));
        rows.Add(words.Row(new Button(words["button.to_whom"], Act.BroadcastAudience, id + ":0"), new Button(words["button.options"], Act.BroadcastOptions, id + ":")));
        if (draft.Content is null && readers > 0 && !isLater && QuietHours.NextAllowed(now, home.Workshop.Zone) > now)
        {
            rows.Add(words.Row(Confirmation.Button(words["button.send_at_night"], Act.BroadcastSend, id + ":night")));
        }

        rows.AddRange(draft.Content is not { } content ? [] : [words.Row(Language.All.Select(language => content.Texts.ContainsKey(language.Code)
            ? language.Code == shown
                ? new Button("✎ " + language.OwnName, Act.BroadcastWrite, $"{id}:{language.Code}")
                : new Button("✓ " + language.OwnName, Act.BroadcastCard, $"{id}:{language.Code}")
            : new Button("+ " + language.OwnName, Act.BroadcastWrite, $"{id}:{language.Code}")))]);
        rows.Add(words.Row(new Button(words[draft.Status == "planned" ? "button.drop_planned" : "button.cancel"], Act.BroadcastDrop, id)));
        return rows;
    }

    private void AskText(IChatTurn turn, Broadcast draft, string language, string? refusal = null)
    {
        var words = Words(turn);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastWrite.With($"{draft.Id}:{language}"));
        var back = draft.Content!.Texts.Count > 0 ? new Button(words.BackArrow + words["button.back"], Act.BroadcastCard, RowId.Write(draft.Id)) : new Button(words["button.cancel"], Act.BroadcastDrop, RowId.Write(draft.Id));
        interviews.ShowBeside(turn, new Screen((refusal is null ? "" : refusal + "\n\n") + words["broadcast.write", ("language", Arg.Text(Language.Of(language).OwnName))]) { Rows = [words.Row(back)] });
    }

    private static BroadcastText? Read(Incoming incoming) => incoming switch
    {
        Incoming.Said said => Text(said.Text, said.Marks),
        Incoming.SentFile { Kind: FileKind.Photo or FileKind.Document } file => Text(file.Caption ?? "", file.Marks),
        Incoming.SharedLocation => Text("", []),
        _ => null,
    };

    public static BroadcastText Text(string text, IReadOnlyList<TextMark> marks) => new(text, [.. marks.Select(mark => new BroadcastMark(mark.Kind, mark.Offset, mark.Length, mark.Url))]);

    private void ShowAudience(IChatTurn turn, Broadcast draft, int page, string? refusal = null)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastAudience.With($"{draft.Id}:"));
        var filters = Filters.Of(home, draft, shelf, turn.Rows, turn.Now, words).ToList();
        var rows = filters.Skip(page * PageSize).Take(PageSize)
            .Select(filter => words.Row(new Button(Filters.Label(home, draft.Audience, filter, shelf, turn.Rows, turn.Now, words), Act.BroadcastFilter, $"{draft.Id}:{filter}:0"))).ToList();
        var back = new Button(words.BackArrow + words["button.back"], Act.BroadcastCard, RowId.Write(draft.Id));
        rows.Add(filters.Count <= PageSize ? words.Row(back)
            : words.Row(back, new Button(words["button.more_filters"], Act.BroadcastAudience, $"{draft.Id}:{((page + 1) * PageSize < filters.Count ? page + 1 : 0)}")));
        turn.Show(new Screen(Asked(turn, draft, words["broadcast.audience"], refusal, words)) { Rows = rows });
    }

    private void ShowFilter(IChatTurn turn, Broadcast draft, string filter, int page, string? refusal = null)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastAudience.With($"{draft.Id}:{filter}"));
        var options = Filters.Options(home, filter, shelf, turn.Rows, turn.Now, words);
        var chosen = draft.Audience.Of(filter);
        var size = options.Count > PageSize ? ValuePageSize : PageSize;
        var rows = Labels.Apart(options.Select(option => new Button(
            (chosen.Contains(option.Value) ? "✓ " : "") + option.Label, Act.BroadcastOnly, $"{draft.Id}:{filter}:{page}:{option.Value}"))).Skip(page * size).Take(size).Select(option => words.Row(option)).ToList();
        if (options.Count > size)
        {
            rows.Add(words.Row(new Button(words["button.next_page"], Act.BroadcastFilter, $"{draft.Id}:{filter}:{((page + 1) * size < options.Count ? page + 1 : 0)}")));
        }

        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastAudience, draft.Id + ":0"), ToCard(draft, words)));
        turn.Show(new Screen(Asked(turn, draft, words["broadcast.filter", ("filter", Arg.Phrase(words["broadcast.by." + filter]))], refusal, words)) { Rows = rows });
    }

    private static string Asked(IChatTurn turn, Broadcast draft, string question, string? refusal, Words words)
    {
        var counts = BroadcastStore.ByLanguage(turn.Rows, draft.WorkshopId, draft.Audience, draft.Topic);
        return string.Join('\n', [.. refusal is null ? Array.Empty<string>() : [refusal], question, words["broadcast.audience.type"], .. Counted(counts, counts.Sum(row => row.Count), words)]);
    }

    private void ShowOptions(IChatTurn turn, Broadcast draft)
    {
        var words = Words(turn);
        Button Option(string key, string which, bool isOn) => new((isOn ? "✓ " : "") + words[key], Act.BroadcastOptions, $"{draft.Id}:{which}");
        turn.Show(new Screen(words["broadcast.options"])
        {
            Rows =
            [
                words.Row(Option("button.urgent", "urgent", draft.IsUrgent)),
                .. draft.Content is null ? Array.Empty<IReadOnlyList<Button>>() : [words.Row(Option("button.news", "news", draft.Topic == "news"))],
                words.Row(Option("button.late", "late", draft.LateUntil is not null)),
                .. draft.Content is not null && WorkshopChatStore.Linked(turn.Rows, draft.WorkshopId).Count > 0 && (draft.PartGroupId ?? draft.PartItemId) is null
                    ? [words.Row(Option("button.to_chats", "chats", draft.GoesToChats))] : Array.Empty<IReadOnlyList<Button>>(),
                words.Row(new Button(words["button.test_to_me"], Act.BroadcastTest, RowId.Write(draft.Id))),
                words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastCard, RowId.Write(draft.Id))),
            ],
        });
    }

    private static Broadcast Switched(Broadcast draft, string which, ShelvedWorkshop home) => which switch
    {
        "urgent" => draft with { IsUrgent = !draft.IsUrgent },
        "news" => draft with { Topic = draft.Topic == "news" ? "logistics" : "news" },
        "chats" => draft with { GoesToChats = !draft.GoesToChats && (draft.PartGroupId ?? draft.PartItemId) is null },
        "late" => draft with { LateUntil = draft.LateUntil is null ? LateEnd(home, draft.Day) : null },
        _ => draft,
    };

    /// <summary>Its sender sees it as readers will, in each language it is written in.</summary>
    private void Test(IChatTurn turn, Broadcast draft)
    {
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        foreach (var language in draft.Content?.Texts.Keys ?? [turn.Person.Language ?? Language.Arabic.Code])
        {
            var copy = BroadcastTexts.Copy(draft, home, language, null, turn.Now, texts.Of(language))!;
            if (copy.Place is not null)
            {
                turn.Chat.Say(new Screen(copy.Place.Title) { Place = copy.Place });
            }

            turn.Chat.Say(copy with { Place = null });
        }

        // the card comes below what was shown
        turn.Chat.Below(new Screen(Words(turn)["broadcast.tested"]) { Rows = [Words(turn).Row(new Button(Words(turn)["button.continue"], Act.BroadcastCard, RowId.Write(draft.Id)))] });
    }

    private void AskWhen(IChatTurn turn, Broadcast draft, string? refusal = null)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        var workshop = home.Workshop;
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastAt.With(RowId.Write(draft.Id)));
        var today = workshop.DayOf(turn.Now);
        Button At(string label, DateTimeOffset moment) => new(label, Act.BroadcastAt, string.Create(CultureInfo.InvariantCulture, $"{draft.Id}:{moment.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}"));
        var likely = new List<Button> { At(words["button.in_an_hour"], turn.Now.AddHours(1)) };
        foreach (var (day, key) in new[] { (today, "button.today_at"), (today.AddDays(1), "button.tomorrow_at") })
        {
            likely.AddRange(LikelyTimes.Select(time => Workshop.InstantOf(workshop.Zone, day.ToDateTime(time))).Where(moment => moment > turn.Now)
                .Select(moment => At(words[key, ("time", Arg.Phrase(WordsExtensions.Clock(moment, workshop.Zone)))], moment)));
        }

        List<IReadOnlyList<Button>> rows = [.. likely.Take(5).Select(button => words.Row(button))];
        if (home.Agenda.Any(item => item.StartsAt > turn.Now))
        {
            rows.Add(words.Row(new Button(words["button.before_session"], Act.BroadcastBefore, draft.Id + ":0")));
        }

        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastCard, RowId.Write(draft.Id))));
        var hint = home.Agenda.Any(item => item.StartsAt > turn.Now) ? "\n" + words["broadcast.when.session"] : "";
        turn.Show(new Screen((refusal ?? words["broadcast.when"]) + hint) { Rows = rows });
    }

    /// <summary>A page of items, then so long before one of them, then it is set: <c>0</c>, <c>item:17</c>, <c>item:17:30</c>.</summary>
    private void Before(IChatTurn turn, Broadcast draft, string rest)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        var back = words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastWhen, RowId.Write(draft.Id)));
        switch (rest.Split(':'))
        {
            case ["item", var id, var minutes] when home.Agenda.FirstOrDefault(item => item.Id == RowId.Read(id)) is not null:
                ShowCard(turn, Save(turn, draft with { AgendaItemId = RowId.Read(id), MinutesBefore = int.Parse(minutes, CultureInfo.InvariantCulture), PlannedAt = null }));
                break;
            case ["item", var id] when home.Agenda.FirstOrDefault(item => item.Id == RowId.Read(id)) is { } item:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastBefore.With($"{draft.Id}:{rest}"));
                turn.Show(new Screen(words["broadcast.before.minutes", ("session", Arg.Text(words.Of(item.Titles))), ("when", Arg.Phrase(words.DayAndTime(item.StartsAt, home.Workshop.Zone)))])
                {
                    Rows =
                    [
                        .. LikelyMinutes.Where(minutes => item.StartsAt.AddMinutes(-minutes) > turn.Now)
                            .Select(minutes => words.Row(new Button(words["button.minutes_before", ("n", Arg.Count(minutes))], Act.BroadcastBefore, $"{draft.Id}:item:{item.Id}:{minutes}"))),
                        back,
                    ],
                });
                break;
            default:
                var page = Page(rest);
                var items = home.Agenda.Where(one => one.StartsAt > turn.Now).ToList();
                turn.Show(new Screen(words["broadcast.before"])
                {
                    Rows =
                    [
                        .. Labels.Apart(items.Select(one => Item(draft, home, one, "", words))).Skip(page * PageSize).Take(PageSize).Select(item => words.Row(item)),
                        .. ButtonPages.Turning(page, items.Count, PageSize, (to, label) => new(label, Act.BroadcastBefore, $"{draft.Id}:{to}"), words),
                        back,
                    ],
                });
                break;
        }
    }

    private static Broadcast Save(IChatTurn turn, Broadcast draft)
    {
        BroadcastStore.Save(turn.Work, draft);
        if (draft.Status == "planned")
        {
            turn.SetTimer(Sending.Slice, draft.Id, turn.Now);
        }

        return draft;
    }

    private static int Page(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0;

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
