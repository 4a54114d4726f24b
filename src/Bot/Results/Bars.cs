namespace WorkshopBot.Results;

/// <summary>The bars of a question: each value one, or several together where they are few.</summary>
internal static class Bars
{
    /// <summary>
    /// The bars of a question, none of fewer than five. Who did not answer it is the difference to the whole: where those are few they count into the smallest
    /// bar, whose places then have -1 among them.
    /// </summary>
    public static List<(List<int> Places, int Count)> Guarded(ResultQuestion question, Figures figures)
    {
        var given = figures.Given(question.Index);
        if (given < SmallCells.Least || question.Kind == QuestionKind.Number)
        {
            return [];
        }

        int CountOf(int place) => figures.CountOf(question.Index, place);
        var all = Enumerable.Range(0, question.Values.Count).ToList();
        if (question.Kind == QuestionKind.Choices)
        {
            // one that nearly everybody ticked tells of the few who did not
            return [.. all.Where(place => CountOf(place) >= SmallCells.Least && SmallCells.MayShow(figures.Answers - CountOf(place))).Select(place => (new List<int> { place }, CountOf(place)))];
        }

        List<(List<int> Places, int Count)> bars = [.. Parts(question, all, CountOf).Select(part => (part, part.Sum(CountOf)))];
        if (figures.Answers - given is var blank && !SmallCells.MayShow(blank) && bars.Count > 0)
        {
            var smallest = Enumerable.Range(0, bars.Count).MinBy(i => bars[i].Count);
            bars[smallest] = ([.. bars[smallest].Places, -1], bars[smallest].Count + blank);
        }

        return bars;
    }

    /// <summary>Which values share a bar so that none is of fewer than five: neighbours on a scale, the small ones among choices.</summary>
    public static List<List<int>> Parts(ResultQuestion question, List<int> places, Func<int, int> countOf)
    {
        if (question.Kind == QuestionKind.Scale)
        {
            var order = places.OrderBy(place => question.NumberAt(place) ?? decimal.MaxValue).ToList();
            return [.. SmallCells.JoinNeighbours([.. order.Select(countOf)]).Select(part => order[part.From..(part.To + 1)])];
        }

        var isOther = SmallCells.Others([.. places.Select(countOf)]);
        List<List<int>> parts = [.. places.Where((_, i) => !isOther[i]).Select(place => new List<int> { place })];
        var others = places.Where((place, i) => isOther[i] && countOf(place) > 0).ToList();
        if (others.Sum(countOf) >= SmallCells.Least)
        {
            parts.Add(others);
        }

        return parts;
    }

    public static ResultBar Of(ResultQuestion question, IReadOnlyList<int> places, int count, int all) =>
        new([.. places.Select(place => ValueOf(question, place))], count, all == 0 ? 0 : decimal.Round((decimal)count / all, 4));

    public static ResultValue ValueOf(ResultQuestion question, int place) => place < 0 ? new("", Forms.Definitions.LocalText.Empty) : question.Values[place];
}
