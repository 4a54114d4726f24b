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
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Translate;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>Writing a broadcast: what it says in each language, to whom, when. Nothing goes before the card has said to how many.</summary>
internal sealed class ComposeTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, Sending sending, FormLink link)
{
    // what is left of Telegram's 4,096 and 1,024 for the footer, and for the preview's own lines
    public const int LongestText = 3500;
    public const int LongestCaption = 750;

    // instead of a page: it was typed, and goes back to the card; behind a language: what was typed is meant for it
    public const string Meant = "meant";
    private readonly AudienceQuestion _audience = new(shelf, texts);
    private readonly MomentQuestion _moment = new(shelf, texts);
    private readonly BroadcastCard _card = new(shelf, texts);

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
        if (home.RegistrationForm.Id == formId)
        {
            BeginEdition(turn, home);
            return;
        }

        if (home.Forms.FirstOrDefault(one => one.Id == formId) is not { } form || Addressees.Of(form).Roles is not null || rights.PartOf(turn.Rows, turn.Person.Id, Act.BroadcastNew, workshopId) is not null)
        {
            Begin(turn, workshopId);
            return;
        }

        var until = form.ClosesAt ?? home.Workshop.OverAt;
        Open(turn, New(turn, workshopId) with
        {
            Audience = Addressees.Of(form).Written(home.Workshop).With("unanswered", form.IsAnonymous ? [] : [RowId.Write(form.Id)]),
            Content = InEveryLanguage(words => words["forms.tell", ("form", Arg.Text(words.Of(form.Titles))), ("link", Arg.Code(link.LinkOf(home.Workshop, form)))]),
            LateUntil = until > turn.Now ? until : null,
        });
    }

    /// <summary>What was corrected last, in the languages in which it was, for the same people as a message of its own: a correction makes no sound.</summary>
    public void BeginAnew(IChatTurn turn, Broadcast sent)
    {
        var part = rights.PartOf(turn.Rows, turn.Person.Id, Act.BroadcastNew, sent.WorkshopId);
        var languages = DeliveryStore.CorrectedIn(turn.Rows, sent.Id);
        var corrected = sent.Content!.Texts.Where(text => languages.Contains(text.Key)).ToDictionary();
        var draft = New(turn, sent.WorkshopId) with
        {
            Audience = sent.Audience,
            Content = new() { Texts = corrected },
            Topic = sent.Topic,
            IsUrgent = sent.IsUrgent,
            GoesToChats = sent.GoesToChats && part is null,
            PartItemId = part?.AgendaItemId,
            PartGroupId = part?.GroupId,
        };
        Open(turn, draft, corrected.Keys.First());
    }

    /// <summary>The news of a new edition for those who asked for it when they were at an earlier one.</summary>
    private void BeginEdition(IChatTurn turn, ShelvedWorkshop home)
    {
        if (Filters.OfEarlier(home, turn.Rows) is not { } audience || rights.PartOf(turn.Rows, turn.Person.Id, Act.BroadcastNew, home.Workshop.Id) is not null)
        {
            Begin(turn, home.Workshop.Id);
            return;
        }

        Open(turn, New(turn, home.Workshop.Id) with
        {
            Audience = audience,
            Content = InEveryLanguage(words => words["setup.edition.text",
                ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
                ("dates", Arg.Phrase(words.Days(home.Workshop.FirstDay, home.Workshop.LastDay))),
                ("link", Arg.Code(link.LinkOf(home.Workshop, home.RegistrationForm)))]),
        });
    }

    /// <summary>Text of the bot's own, for its sender to send as it is or to change.</summary>
    private BroadcastContent InEveryLanguage(Func<Words, string> text) =>
        new() { Texts = Language.All.ToDictionary(language => language.Code, language => new BroadcastText(text(texts.In(language)), [])) };

    /// <summary>A message that is begun with all that it needs: its card is next, and one that was begun and left empty goes.</summary>
    private void Open(IChatTurn turn, Broadcast draft, string? shown = null)
    {
        BroadcastStore.DropEmpty(turn.Work, turn.Person.Id);
        BroadcastStore.Add(turn.Work, draft);
        ShowCard(turn, Save(turn, draft), shown);
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
            turn.Show(new Screen(words["facilitate.nothing_more"]) { Rows = [BackTo(Act.FacilitateOpen, workshopId, words)] });
            return;
        }

        if (DeliveryStore.ByLanguage(turn.Work, workshopId, Audience.Confirmed, isToCome: true).Sum(row => row.Count) == 0)
        {
            turn.Show(new Screen(words["facilitate.nobody"]) { Rows = [words.Row(new Button(words["button.refresh"], Act.FacilitateOpen, RowId.Write(workshopId)))] });
            return;
        }

        Open(turn, new Broadcast
        {
            Id = turn.Work.NewId(),
            WorkshopId = workshopId,
            Kind = "agenda",
            Status = "draft",
            SenderId = turn.Person.Id,
            Day = day,
            CreatedAt = turn.Now,
            LateUntil = LateEnd(home, day),
        });
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
                turn.Show(_audience.Ask(turn, draft, Page(rest)));
                break;
            case Act.BroadcastFilter:
                turn.Show(_audience.Filter(turn, draft, rest.Split(':')[0], Page(rest.Split(':')[1])));
                break;
            case Act.BroadcastOnly:
                var parts = rest.Split(':', 3);
                if (parts[1] == Meant)
                {
                    ShowCard(turn, Save(turn, draft with { Audience = TypedAudience.With(draft.Audience, [new(parts[0], [parts[2]], "", new HashSet<string>())]) }));
                    break;
                }

                draft = Save(turn, draft with { Audience = draft.Audience.Toggled(parts[0], parts[2]) });
                turn.Show(_audience.Filter(turn, draft, parts[0], Page(parts[1])));
                break;
            case Act.BroadcastOptions:
                ShowOptions(turn, Save(turn, Switched(draft, rest, shelf.Workshop(turn.Work, draft.WorkshopId))));
                break;
            case Act.BroadcastTest:
                Test(turn, draft);
                break;
            case Act.BroadcastWhen:
                turn.Show(_moment.Ask(turn, draft));
                break;
            case Act.BroadcastAt:
                ShowCard(turn, Save(turn, MomentQuestion.At(draft, DateTimeOffset.Parse(rest, CultureInfo.InvariantCulture))));
                break;
            case Act.BroadcastBefore:
                Answered(turn, draft, _moment.Before(turn, draft, rest));
                break;
            case Act.BroadcastDrop:
                BroadcastStore.Drop(turn.Work, draft.Id);
                turn.CancelTimer(Sending.Slice, draft.Id);
                turn.Show(new Screen(Words(turn)["facilitate.cancelled"]) { Rows = [BackTo(Act.BroadcastList, draft.WorkshopId, Words(turn))] });
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
        var asked = isBelowCard ? words.Language.Code : language;
        var read = Read(incoming);
        if (read is null)
        {
            AskText(turn, draft, asked, words["broadcast.write.wrong"]);
            return;
        }

        language = ByLetters(read.Text, asked);

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
        // of an album nothing else is heard
        var above = incoming is Incoming.SentFile { AlbumId: not null } ? words["broadcast.write.album"] : null;
        if (isBelowCard && read.Text.Length == 0)
        {
            ShowCard(turn, Save(turn, draft), above: above);
        }
        else if (isBelowCard || language != asked)
        {
            AskNext(turn, draft, language, read, above);
        }
        else
        {
            Write(turn, draft, language, read, above);
        }
    }

    /// <summary>The language of a text by its letters; where it has none but those of a link, the one it was asked for.</summary>
    private static string ByLetters(string text, string asked) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains("://", StringComparison.Ordinal) && word[0] is not ('@' or '/')).Any(word => word.Any(char.IsLetter))
            ? TypedTexts.LanguageOf(text, asked) : asked;

    private void Write(IChatTurn turn, Broadcast draft, string language, BroadcastText text, string? above = null)
    {
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        // what has no words is in every language, until it has some in one
        var isWordless = draft.Content!.Texts.Values.All(one => one.Text.Length == 0);
        var said = new Dictionary<string, BroadcastText>(isWordless ? [] : draft.Content.Texts);
        foreach (var one in isWordless && text.Text.Length == 0 ? Language.All.Select(each => each.Code) : [language])
        {
            said[one] = text;
        }

        var written = Save(turn, draft with { Content = draft.Content with { Texts = said, Next = null } });
        MissingTexts.Edited(turn.Work, draft.WorkshopId, [MissingTexts.Of(draft)], [MissingTexts.Of(written)]);
        ShowCard(turn, written, language, above);
    }

    /// <summary>A text came below the card, where nobody had asked for one: it takes the place of what stands there once that is confirmed.</summary>
    private void AskNext(IChatTurn turn, Broadcast draft, string language, BroadcastText text, string? above = null)
    {
        var words = Words(turn);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastWrite.With($"{draft.Id}:"));
        draft = Save(turn, draft with { Content = draft.Content! with { Next = new Dictionary<string, BroadcastText> { [language] = text } } });
        interviews.ShowBeside(turn, BroadcastTexts.Next(
            (above is null ? "" : above + "\n\n") + words["broadcast.write.next", ("language", Arg.Text(Language.Of(language).OwnName))], text,
            new(words["button.confirm_yes"], Act.BroadcastWrite, $"{draft.Id}:{language}:{Meant}"), BroadcastCard.Back(draft, words),
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

    private void Typed(IChatTurn turn, Act act, Broadcast draft, string where, string typed) => Answered(turn, draft, act switch
    {
        Act.BroadcastAudience => _audience.Typed(turn, draft, where, typed),
        Act.BroadcastBefore when TypedBefore.JustMinutes(typed) is { } minutes => _moment.Before(turn, draft, string.Create(CultureInfo.InvariantCulture, $"{where}:{minutes}")),
        _ => _moment.Typed(turn, draft, typed),
    });

    /// <summary>What a question has made of a message, and what is asked next; null: its card.</summary>
    private void Answered(IChatTurn turn, Broadcast before, (Broadcast Draft, Screen? Next) answer)
    {
        var draft = answer.Draft == before ? before : Save(turn, answer.Draft);
        if (answer.Next is { } next)
        {
            turn.Show(next);
        }
        else
        {
            ShowCard(turn, draft);
        }
    }

    /// <summary>Sends it, or lets it wait for its time. The card has asked.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="draft">What is sent.</param>
    /// <param name="isNow">False: at its time.</param>
    /// <param name="known">The day's agenda that had gone when the card was shown.</param>
    public void Send(IChatTurn turn, Broadcast draft, bool isNow, string known)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        draft = draft with { SenderId = turn.Person.Id };
        var moment = BroadcastTexts.Moment(draft, home);
        if (!isNow && !(moment > turn.Now))
        {
            turn.Show(_moment.Ask(turn, draft, words["broadcast.when.past"]));
        }
        else if (draft.Day is { } day && AgendaText.DayToSend(home, isNow ? turn.Now : moment!.Value) != day)
        {
            // the card was left lying: what it shows is another day
            ShowCard(turn, draft);
        }
        else if (isNow && BroadcastCard.Sent(turn, draft) != known)
        {
            // somebody else was quicker: the card says who
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
    public void ShowCard(IChatTurn turn, Broadcast draft, string? shown = null, string? above = null)
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
                turn.Show(new Screen(words["facilitate.nothing_more"]) { Rows = [BackTo(Act.BroadcastCard, draft.Id, words)] });
                return;
            }

            draft = Save(turn, draft with { Day = next, LateUntil = draft.LateUntil is null ? null : LateEnd(home, next) });
        }

        turn.Show(_card.Of(turn, home, draft, shown, above));
        if (draft.Content is not null && InterviewStore.Active(turn.Rows, turn.Person.Id) is null)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastWrite.With($"{draft.Id}:"));
        }
    }

    private void AskText(IChatTurn turn, Broadcast draft, string language, string? refusal = null)
    {
        var words = Words(turn);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.BroadcastWrite.With($"{draft.Id}:{language}"));
        var back = draft.Content!.Texts.Count > 0 ? new Button(words.BackArrow + words["button.back"], Act.BroadcastCard, RowId.Write(draft.Id)) : BroadcastCard.Drop(draft, words);
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
                .. draft.Content is null ? Array.Empty<IReadOnlyList<Button>>() : [words.Row(BroadcastCard.Drop(draft, words))],
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

    private static Broadcast Save(IChatTurn turn, Broadcast draft)
    {
        BroadcastStore.Save(turn.Work, draft);
        if (draft.Status == "planned")
        {
            turn.SetTimer(Sending.Slice, draft.Id, turn.Now);
        }

        return draft;
    }

    /// <summary>The page in a button's argument, from 0.</summary>
    public static int Page(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0;

    private static IReadOnlyList<Button> BackTo(Act act, long id, Words words) => words.Row(new Button(words.BackArrow + words["button.back"], act, RowId.Write(id)));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
