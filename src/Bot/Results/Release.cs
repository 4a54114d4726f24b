using System.Text.Json;

namespace WorkshopBot.Results;

/// <summary>
/// What has been shown of an anonymous form. Figures change only by five answers or more, so that the difference of two cards is never one person's answer;
/// the whole is always the sum of the sessions that are shown, so that nothing follows by subtraction. Pure: what came before and what is counted now give
/// what is shown next.
/// </summary>
/// <remarks>
/// While a form is open each session stands for itself, once it has five answers. A bar is renewed when it changed by five or more, or not at all; those that
/// changed by less stay as they were, and if that would be one to four people in all, the next bar waits with them. When the form has closed everything is
/// counted once more and then stays as it is. Source: docs/decisions/0013-results-and-small-numbers.md.
/// </remarks>
internal sealed record Release
{
    /// <summary>Of the stored shape.</summary>
    public int V { get; init; } = 1;

    /// <summary>Made after the form had closed.</summary>
    public bool IsFinal { get; init; }

    /// <summary>How many answers there were when it closed last; 0: it has not.</summary>
    public int Closed { get; init; }

    /// <summary>By the code of the session, of a form for each day by the day; "" for other forms, and for small sessions put together.</summary>
    public Dictionary<string, ReleasedPart> Parts { get; init; } = [];

    /// <summary>By what the form itself asks: only when it has closed.</summary>
    public List<ReleasedSplit> Splits { get; init; } = [];

    /// <summary>How many answers there were when single answers were given out last; 0: never.</summary>
    public int Rows { get; init; }

    /// <summary>Marks of the texts that are shown.</summary>
    public HashSet<string> Texts { get; init; } = [];

    public string Write() => JsonSerializer.Serialize(this);

    public static Release? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<Release>(json);

    /// <summary>What is shown next.</summary>
    /// <param name="before">What was shown last; null: nothing.</param>
    /// <param name="form">The form.</param>
    /// <param name="parts">The figures of each session that anybody answered about; "" for a form that asks about none.</param>
    /// <param name="texts">The marks of all texts, with the session each is about.</param>
    /// <param name="splits">The figures by what the form itself asks; asked for when it has closed.</param>
    /// <param name="isClosed">Nobody can answer any more.</param>
    public static Release Next(
        Release? before, ResultForm form, IReadOnlyDictionary<string, Figures> parts, IReadOnlyList<(string Part, string Mark)> texts, Func<List<ReleasedSplit>> splits, bool isClosed)
    {
        var all = parts.Values.Sum(figures => figures.Answers);
        if (isClosed)
        {
            // closed, opened and closed again: what came in between has to be five as well
            return before is { IsFinal: true } ? before
                : before is { Closed: > 0 } && all - before.Closed < SmallCells.Least ? before with { IsFinal = true }
                : Final(before, form, parts, texts, splits, all);
        }

        var next = new Dictionary<string, ReleasedPart>(before?.Parts ?? []);
        if (before is { IsFinal: true })
        {
            // open again: small sessions that were put together cannot be followed
            next.Remove("");
        }

        var renewed = new HashSet<string>();
        foreach (var (key, figures) in parts)
        {
            var last = before?.Parts.GetValueOrDefault(key);
            if (last is null ? figures.Answers >= SmallCells.Least : figures.Answers - last.Answers >= SmallCells.Least)
            {
                next[key] = Part(last, form, figures);
                renewed.Add(key);
            }
        }

        // five texts may be of three people: they come when five more have answered
        var shown = new HashSet<string>(before?.Texts ?? []);
        foreach (var fresh in texts.Where(text => renewed.Contains(text.Part) && !shown.Contains(text.Mark)).Distinct().GroupBy(text => text.Part).Where(part => part.Count() >= SmallCells.Least).ToList())
        {
            shown.UnionWith(fresh.Select(text => text.Mark));
        }

        return new() { Parts = next, Splits = before?.Splits ?? [], Texts = shown, Closed = before?.Closed ?? 0, Rows = before?.Rows ?? 0 };
    }

    private static Release Final(
        Release? before, ResultForm form, IReadOnlyDictionary<string, Figures> parts, IReadOnlyList<(string Part, string Mark)> texts, Func<List<ReleasedSplit>> splits, int all)
    {
        var keys = parts.Keys.Order(StringComparer.Ordinal).ToList();
        if (all < SmallCells.Least)
        {
            return new() { IsFinal = true, Closed = all, Rows = before?.Rows ?? 0 };
        }

        var isOther = SmallCells.Others([.. keys.Select(key => parts[key].Answers)]);
        if (keys.IndexOf("") is >= 0 and var unnamed && keys.Count > 1)
        {
            // answers from before the form was one for each day are nobody's day
            isOther[unnamed] = true;
        }

        var next = keys.Where((_, i) => !isOther[i]).ToDictionary(key => key, key => Part(null, form, parts[key]));
        var others = new Figures(form.Questions.Count);
        foreach (var key in keys.Where((_, i) => isOther[i]))
        {
            others.Add(parts[key]);
        }

        if (others.Answers > 0)
        {
            next[""] = Part(null, form, others);
        }

        return new() { IsFinal = true, Parts = next, Splits = splits(), Texts = [.. texts.Select(text => text.Mark)], Closed = all, Rows = before?.Rows ?? 0 };
    }

    private static ReleasedPart Part(ReleasedPart? last, ResultForm form, Figures figures) => new(
        figures.Answers,
        form.Questions.Where(question => question.IsCounted).ToDictionary(
            question => question.Question.Path,
            question => last?.Questions.GetValueOrDefault(question.Question.Path) is { IsEmpty: false } known ? Renewed(known, question, figures) : Fresh(question, figures)));

    private static ReleasedQuestion Fresh(ResultQuestion question, Figures figures)
    {
        var (sum, numbers) = figures.SumOf(question.Index);
        return new(
            [.. Bars.Guarded(question, figures).Select(bar => new ReleasedBar([.. bar.Places.Select(place => NameOf(question, place))], bar.Count) { Base = figures.Answers })],
            numbers >= SmallCells.Least ? sum : 0,
            numbers >= SmallCells.Least ? numbers : 0);
    }

    private static ReleasedQuestion Renewed(ReleasedQuestion last, ResultQuestion question, Figures figures)
    {
        var (sum, numbers) = figures.SumOf(question.Index);
        var (lastSum, lastNumbers) = numbers - last.Numbers >= SmallCells.Least && numbers >= SmallCells.Least ? (sum, numbers) : (last.Sum, last.Numbers);
        return question.Kind == QuestionKind.Choices
            ? new(Ticked(last, question, figures), lastSum, lastNumbers)
            : new(Followed(last, question, figures), lastSum, lastNumbers);
    }

    /// <summary>Of any of several choices each is a table of its own: who ticked it, and who did not.</summary>
    private static List<ReleasedBar> Ticked(ReleasedQuestion last, ResultQuestion question, Figures figures)
    {
        var fresh = Bars.Guarded(question, figures).ToDictionary(bar => NameOf(question, bar.Places[0]), bar => bar.Count);
        return [.. question.Values.Select(value => value.Name).Select(name =>
        {
            var known = last.Bars.FirstOrDefault(bar => bar.Values[0] == name);
            if (known is null)
            {
                return fresh.TryGetValue(name, out var first) ? new ReleasedBar([name], first) { Base = figures.Answers } : null;
            }

            var more = fresh.GetValueOrDefault(name, -1) - known.Count;
            return fresh.TryGetValue(name, out var count) && IsEnough(more) && IsEnough(figures.Answers - known.Base - more) ? known with { Count = count, Base = figures.Answers } : known;
        }).OfType<ReleasedBar>()];
    }

    private static List<ReleasedBar> Followed(ReleasedQuestion last, ResultQuestion question, Figures figures)
    {
        // what stands in no bar was answered by nobody then: a bar of none, that is not shown
        var covered = last.Bars.SelectMany(bar => bar.Values).ToHashSet(StringComparer.Ordinal);
        var rest = new ReleasedBar([.. question.Values.Select(value => value.Name).Append("").Where(name => !covered.Contains(name))], 0);
        List<ReleasedBar> bars = [.. last.Bars, rest];
        var more = bars.ConvertAll(bar => bar.Values.Sum(name => CountOf(question, figures, name)) - bar.Count);
        var waits = more.ConvertAll(change => !IsEnough(change));
        while (!IsEnough(more.Where((_, i) => waits[i]).Sum()))
        {
            var next = Enumerable.Range(0, bars.Count).Where(i => !waits[i] && more[i] != 0).OrderBy(i => Math.Abs(more[i])).Cast<int?>().FirstOrDefault();
            if (next is null)
            {
                return last.Bars;
            }

            waits[next.Value] = true;
        }

        return [.. bars.SelectMany((bar, i) => waits[i] ? [bar] : Split(bar, question, figures)).Where(bar => bar.Count > 0)];
    }

    /// <summary>A bar that is renewed, finer where there are enough by now.</summary>
    private static List<ReleasedBar> Split(ReleasedBar bar, ResultQuestion question, Figures figures)
    {
        var places = bar.Values.Where(name => name.Length > 0).Select(question.PlaceOf).ToList();
        var parts = Bars.Parts(question, places, place => figures.CountOf(question.Index, place));
        var isBlankSmall = bar.Values.Contains("") && !SmallCells.MayShow(CountOf(question, figures, ""));
        if (isBlankSmall || parts.Count == 0)
        {
            return [bar with { Count = bar.Values.Sum(name => CountOf(question, figures, name)) }];
        }

        return parts.ConvertAll(part => new ReleasedBar([.. part.Select(place => NameOf(question, place))], part.Sum(place => figures.CountOf(question.Index, place))));
    }

    private static int CountOf(ResultQuestion question, Figures figures, string name) =>
        name.Length == 0 ? figures.Answers - figures.Given(question.Index) : figures.CountOf(question.Index, question.PlaceOf(name));

    private static string NameOf(ResultQuestion question, int place) => place < 0 ? "" : question.Values[place].Name;

    private static bool IsEnough(int change) => change == 0 || Math.Abs(change) >= SmallCells.Least;
}

/// <summary>What is shown of one session.</summary>
/// <param name="Answers">How many.</param>
/// <param name="Questions">By path.</param>
internal sealed record ReleasedPart(int Answers, Dictionary<string, ReleasedQuestion> Questions);

/// <summary>What is shown of a question.</summary>
/// <param name="Bars">Each of five or more.</param>
/// <param name="Sum">Of the numbers that were answered.</param>
/// <param name="Numbers">How many of them; 0: too few.</param>
internal sealed record ReleasedQuestion(List<ReleasedBar> Bars, decimal Sum, int Numbers)
{
    public bool IsEmpty => Bars.Count == 0 && Numbers == 0;
}

/// <summary>How often what was answered.</summary>
/// <param name="Values">By name; "" for no answer.</param>
/// <param name="Count">How many.</param>
internal sealed record ReleasedBar(List<string> Values, int Count)
{
    /// <summary>How many answers there were then, for any of several choices.</summary>
    public int Base { get; init; }
}

/// <summary>What is shown by something that the form itself asks.</summary>
internal sealed record ReleasedSplit(SplitBy By, List<ReleasedGroup> Groups);

/// <summary>One group of it; "" for small ones together.</summary>
internal sealed record ReleasedGroup(string Key, int Answers, Dictionary<string, ReleasedAverage> Averages);

/// <summary>An average and of how many; null: too few.</summary>
internal sealed record ReleasedAverage(int? Answers, decimal? Average);
