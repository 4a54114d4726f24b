namespace WorkshopBot.Results;

/// <summary>The bars of a question: each value one, or several together where they are few.</summary>
internal static class Bars
{
    /// <summary>
    /// Which values share a bar so that none is of fewer than five: neighbours on a scale, the small ones among choices. Where any of several choices may be
    /// ticked, one that nearly everybody ticked tells of the few who did not: it is left out.
    /// </summary>
    public static List<List<int>> Guarded(ResultQuestion question, IReadOnlyList<int> counts, int given)
    {
        if (question.Kind == QuestionKind.Scale)
        {
            var order = Enumerable.Range(0, counts.Count).OrderBy(place => ResultQuestion.Number(question.Values[place].Name) ?? decimal.MaxValue).ToList();
            return [.. SmallCells.JoinNeighbours([.. order.Select(place => counts[place])]).Select(part => order[part.From..(part.To + 1)])];
        }

        if (question.Kind == QuestionKind.Choices)
        {
            return [.. Enumerable.Range(0, counts.Count).Where(place => counts[place] >= SmallCells.Least && SmallCells.MayShow(given - counts[place])).Select(place => new List<int> { place })];
        }

        var isOther = SmallCells.Others(counts);
        var parts = Enumerable.Range(0, counts.Count).Where(place => !isOther[place]).Select(place => new List<int> { place }).ToList();
        var others = Enumerable.Range(0, counts.Count).Where(place => isOther[place]).ToList();
        if (others.Sum(place => counts[place]) >= SmallCells.Least)
        {
            parts.Add(others);
        }

        return parts;
    }

    public static ResultBar Of(ResultQuestion question, IReadOnlyList<int> places, int count, int given) =>
        new([.. places.Select(place => question.Values[place])], count, given == 0 ? 0 : decimal.Round((decimal)count / given, 4));
}
