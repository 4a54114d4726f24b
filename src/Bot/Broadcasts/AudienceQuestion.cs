using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.People;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>To whom a message goes: filter by filter with buttons, or written.</summary>
internal sealed class AudienceQuestion(Shelf shelf, Catalogue texts)
{
    private const int PageSize = 6;
    private const int ValuePageSize = 5;

    /// <summary>The filters, on pages, with what each lets through.</summary>
    public Screen Ask(IChatTurn turn, Broadcast draft, int page, string? refusal = null)
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
        return new Screen(Asked(turn, draft, words["broadcast.audience"], refusal, words)) { Rows = rows };
    }

    /// <summary>What one filter lets through.</summary>
    public Screen Filter(IChatTurn turn, Broadcast draft, string filter, int page, string? refusal = null)
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

        rows.Add(words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastAudience, draft.Id + ":0"), BroadcastCard.Back(draft, words)));
        return new Screen(Asked(turn, draft, words["broadcast.filter", ("filter", Arg.Phrase(words["broadcast.by." + filter]))], refusal, words)) { Rows = rows };
    }

    private static string Asked(IChatTurn turn, Broadcast draft, string question, string? refusal, Words words)
    {
        var counts = DeliveryStore.ByLanguage(turn.Rows, draft.WorkshopId, draft.Audience, draft.Topic, draft.IsAgenda);
        return string.Join('\n', [.. refusal is null ? Array.Empty<string>() : [refusal], question, words["broadcast.audience.type"], .. BroadcastCard.Counted(counts, BroadcastCard.Written(draft), words)]);
    }

    /// <summary>What was written: with it the message, and what is said of a word that was not understood; null: its card comes next.</summary>
    public (Broadcast Draft, Screen? Next) Typed(IChatTurn turn, Broadcast draft, string filter, string typed)
    {
        var words = Words(turn);
        var home = shelf.Workshop(turn.Work, draft.WorkshopId);
        var read = TypedAudience.Read(typed, draft.Audience, filter, Filters.Names(home, Filters.Of(home, draft, shelf, turn.Rows, turn.Now, words), shelf, turn.Rows, turn.Now, words, texts));
        draft = draft with { Audience = read.Audience };
        if (read.Unknown is not { } unknown)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            return (draft, null);
        }

        if (read.Near.Count > 0)
        {
            return (draft, new Screen(words["broadcast.audience.near", ("typed", Arg.Text(WordsExtensions.Cut(unknown, 60)))])
            {
                Rows =
                [
                    .. read.Near.Select(name => words.Row(new Button(
                        words["broadcast.by." + name.Filter] + ": " + name.Label, Act.BroadcastOnly, $"{draft.Id}:{name.Filter}:{ComposeTurns.Meant}:{name.Values[0]}"))),
                    words.Row(new Button(words.BackArrow + words["button.back"], Act.BroadcastAudience, draft.Id + ":0"), BroadcastCard.Back(draft, words)),
                ],
            });
        }

        var refusal = words["broadcast.audience.unknown", ("typed", Arg.Text(WordsExtensions.Cut(unknown, 60)))];
        return (draft, filter.Length > 0 ? Filter(turn, draft, filter, 0, refusal) : Ask(turn, draft, 0, refusal));
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
