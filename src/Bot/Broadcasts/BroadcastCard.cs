using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>The card of a message that has not gone yet: to how many it goes, when, and what they read.</summary>
internal sealed class BroadcastCard(Shelf shelf, Catalogue texts)
{
    /// <summary>The card as its writer sees it.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="draft">The message; it has a text, or is a day's agenda.</param>
    /// <param name="shown">In which language; null: in the writer's, as far as it is written in it.</param>
    /// <param name="above">A line above it, or null.</param>
    public Screen Of(IChatTurn turn, ShelvedWorkshop home, Broadcast draft, string? shown, string? above = null)
    {
        var words = texts.Of(turn.Person.Language);
        var moment = BroadcastTexts.Moment(draft, home);
        var written = Written(draft);
        var language = shown is not null && written.Contains(shown) ? shown : written.Contains(words.Language.Code) ? words.Language.Code : written.First();
        var counts = DeliveryStore.ByLanguage(turn.Rows, draft.WorkshopId, draft.Audience, draft.Topic, draft.IsAgenda);
        var readers = counts.Where(row => written.Contains(row.Language)).Sum(row => row.Count);
        var lines = Counted(counts, written, words);
        lines.AddRange(Narrowed(turn, home, draft, words));
        lines.AddRange(Set(home, draft, words));
        if (moment is not null)
        {
            lines.Add(moment > turn.Now ? BroadcastTexts.When(draft, home, words) : words["broadcast.when.past"]);
        }

        var goes = moment > turn.Now ? moment.Value : turn.Now;
        if (BroadcastTexts.Allowed(draft, home, goes) is var allowed && allowed > goes)
        {
            lines.Add(words["broadcast.night", ("when", Arg.Phrase(words.DayAndTime(allowed, home.Workshop.Zone)))]);
        }

        var gone = Gone(turn, draft);
        if (gone is { } before)
        {
            lines.Add(words["broadcast.agenda.sent",
                ("when", Arg.Phrase(words.DayAndTime(BroadcastTexts.Went(before, home), home.Workshop.Zone))),
                ("name", Arg.Text(AuditStore.Last(turn.Rows, draft.WorkshopId, Act.BroadcastSend.Name(), RowId.Write(before.Id))?.Name ?? "–"))]);
        }

        var lead = (above is null ? "" : above + "\n\n") + string.Join('\n', lines) + "\n\n" + (draft.Content is null ? "" : Kind(draft.Content, words));
        var copy = BroadcastTexts.Copy(draft, home, language, null, turn.Now, texts.Of(language))!;
        return new Screen(lead + copy.Text)
        {
            Marks = draft.Content is null ? [] : BroadcastTexts.Marks(draft.Content.Texts[language], lead.Length),
            Rows = Rows(draft, home, turn.Now, language, readers, Named(gone), words),
        };
    }

    /// <summary>The agenda of its day that went last, as its buttons name it; "" before, or when it is no agenda.</summary>
    public static string Sent(IChatTurn turn, Broadcast draft) => Named(Gone(turn, draft));

    private static Broadcast? Gone(IChatTurn turn, Broadcast draft) => draft.Day is { } day ? BroadcastStore.LastAgenda(turn.Rows, draft.WorkshopId, day) : null;

    private static string Named(Broadcast? gone) => gone is null ? "" : RowId.Write(gone.Id);

    /// <summary>The way back to it.</summary>
    public static Button Back(Broadcast draft, Words words) => new(words["button.to_message"], Act.BroadcastCard, RowId.Write(draft.Id));

    /// <summary>The languages it is written in; a day's agenda is in each.</summary>
    public static IReadOnlyCollection<string> Written(Broadcast draft) => draft.Content is { } content ? [.. content.Texts.Keys] : [.. Language.All.Select(one => one.Code)];

    /// <summary>How many read it, in which languages, how many cannot be reached, and how many read a language that it is not written in.</summary>
    public static List<string> Counted(List<ReaderCount> counts, IReadOnlyCollection<string> written, Words words)
    {
        int Of(string language) => counts.Where(row => row.Language == language).Sum(row => row.Count);
        var lines = new List<string>
        {
            words["facilitate.preview", ("n", Arg.Count(counts.Where(row => written.Contains(row.Language)).Sum(row => row.Count)))],
            words["facilitate.preview.languages", ("ar", Arg.Count(Of("ar"))), ("ckb", Arg.Count(Of("ckb"))), ("en", Arg.Count(Of("en")))],
        };
        if (counts.Sum(row => row.Unreachable) is > 0 and var unreachable)
        {
            lines.Add(words["broadcast.unreachable", ("n", Arg.Count(unreachable))]);
        }

        lines.AddRange(counts.Where(row => !written.Contains(row.Language))
            .Select(row => words["broadcast.missing", ("n", Arg.Count(row.Count)), ("language", Arg.Text(Language.Of(row.Language).OwnName))]));
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

    private static List<IReadOnlyList<Button>> Rows(Broadcast draft, ShelvedWorkshop home, DateTimeOffset now, string shown, int readers, string sent, Words words)
    {
        var id = RowId.Write(draft.Id);
        var isLater = BroadcastTexts.Moment(draft, home) > now;
        var rows = new List<IReadOnlyList<Button>>();
        var when = new Button(words[isLater ? "button.another_time" : "button.at_a_time"], Act.BroadcastWhen, id);
        // whoever joins later gets it as well: there need be nobody yet
        rows.Add(readers == 0 && !(draft.LateUntil > now) ? words.Row(when)
            : draft.Status == "planned" || !isLater ? words.Row(Confirmation.Button(BroadcastTexts.SendLabel(draft, home, now, words), Act.BroadcastSend, $"{id}:now:{sent}"), when)
            : words.Row(Confirmation.Button(words["button.plan_it"], Act.BroadcastSend, id), when));
        rows.Add(words.Row(new Button(words["button.to_whom"], Act.BroadcastAudience, id + ":0"), new Button(words["button.options"], Act.BroadcastOptions, id + ":")));
        if (draft.Content is null && readers > 0 && !isLater && QuietHours.NextAllowed(now, home.Workshop.Zone) > now)
        {
            rows.Add(words.Row(Confirmation.Button(words["button.send_at_night"], Act.BroadcastSend, $"{id}:night:{sent}")));
        }

        rows.AddRange(draft.Content is not { } content ? [] : [words.Row(Language.All.Select(language => content.Texts.ContainsKey(language.Code)
            ? language.Code == shown
                ? new Button("✎ " + language.OwnName, Act.BroadcastWrite, $"{id}:{language.Code}")
                : new Button("✓ " + language.OwnName, Act.BroadcastCard, $"{id}:{language.Code}")
            : new Button("+ " + language.OwnName, Act.BroadcastWrite, $"{id}:{language.Code}")))]);
        // throwing away what was written is not the way out: it stands among the options
        var back = new Button(words.BackArrow + words["button.back"], Act.BroadcastList, RowId.Write(draft.WorkshopId));
        rows.Add(draft.Content is not null ? words.Row(back) : draft.Status == "planned" ? words.Row(back, Drop(draft, words)) : words.Row(Drop(draft, words)));
        return rows;
    }

    /// <summary>Throws it away. It asks once more, unless there is nothing to be lost.</summary>
    public static Button Drop(Broadcast draft, Words words) => draft.Status == "planned" || draft.Content is { Texts.Count: > 0 }
        ? new(words["button.drop_planned"], Act.BroadcastDrop, RowId.Write(draft.Id))
        : Confirmation.Button(words["button.cancel"], Act.BroadcastDrop, RowId.Write(draft.Id));
}
