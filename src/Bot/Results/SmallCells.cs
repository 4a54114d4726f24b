namespace WorkshopBot.Results;

/// <summary>
/// The rule of small numbers: nothing is shown of fewer than five people, and nothing from which that could be reckoned. Pure functions over counts.
/// </summary>
/// <remarks>Source: docs/decisions/0013-results-and-small-numbers.md.</remarks>
public static class SmallCells
{
    /// <summary>Of fewer people nothing is shown.</summary>
    public const int Least = 5;

    /// <summary>True for a count that may stand there: nobody, or enough.</summary>
    public static bool MayShow(int count) => count is 0 or >= Least;

    /// <summary>
    /// Neighbours on a scale, joined until each part has five: <c>[0, 2, 3, 9, 20]</c> becomes <c>1–3: 5, 4: 9, 5: 20</c>. The parts cover the whole scale, so
    /// their sum is the total and nothing follows from it.
    /// </summary>
    /// <returns>First and last place of each part; none when there are fewer than five in all.</returns>
    public static List<(int From, int To)> JoinNeighbours(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var parts = new List<(int From, int To)>();
        if (counts.Sum() < Least)
        {
            return parts;
        }

        var (from, sum) = (0, 0);
        for (var i = 0; i < counts.Count; i++)
        {
            sum += counts[i];
            if (sum >= Least)
            {
                parts.Add((from, i));
                (from, sum) = (i + 1, 0);
            }
        }

        if (from < counts.Count)
        {
            // what is left over goes to the part before it
            parts[^1] = (parts[^1].From, counts.Count - 1);
        }

        return parts;
    }

    /// <summary>
    /// Which of several groups are put together into "others": all under five, and when those together are too few, the next smallest too. A group of
    /// nobody counts as small: that it is empty is told of it by its place among the others only.
    /// </summary>
    /// <returns>For each group whether it goes into "others"; all of them when there are fewer than five in all.</returns>
    public static bool[] Others(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var isOther = counts.Select(count => count < Least).ToArray();
        var sum = counts.Where((_, i) => isOther[i]).Sum();
        foreach (var i in Enumerable.Range(0, counts.Count).Where(i => !isOther[i]).OrderBy(i => counts[i]).ToList())
        {
            if (sum is 0 or >= Least)
            {
                break;
            }

            isOther[i] = true;
            sum += counts[i];
        }

        return isOther;
    }

    /// <summary>
    /// Which of several counts are left empty when their sum is known: those of one to four, and the next smallest beside them until at least two are empty
    /// and five people are in them.
    /// </summary>
    public static bool[] HideOne(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var isHidden = counts.Select(count => !MayShow(count)).ToArray();
        foreach (var i in Enumerable.Range(0, counts.Count).Where(i => !isHidden[i] && counts[i] > 0).OrderBy(i => counts[i]).ToList())
        {
            var empty = counts.Where((_, place) => isHidden[place]).ToList();
            if (empty.Count == 0 || (empty.Count > 1 && empty.Sum() >= Least))
            {
                return isHidden;
            }

            isHidden[i] = true;
        }

        return isHidden;
    }

    /// <summary>
    /// Which cells of a table are left empty when its margins (the sums of its rows and columns) are known: those of one to four, and as many beside them
    /// as it takes so that none can be reckoned. A cell follows from the margins exactly when it is a bridge of the graph whose nodes are rows and columns
    /// and whose edges are the empty cells; so every empty cell has to lie on a circle. In each line the empty cells together are five at least.
    /// </summary>
    /// <param name="counts">Rows, each of the same length.</param>
    /// <returns>True for each cell that is left empty.</returns>
    public static bool[][] Hide(IReadOnlyList<IReadOnlyList<int>> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var (rows, columns) = (counts.Count, counts.Count == 0 ? 0 : counts[0].Count);
        var hidden = counts.Select(row => row.Select(count => !MayShow(count)).ToArray()).ToArray();
        while (true)
        {
            if (Needy(counts, hidden) is not { } cell)
            {
                return hidden;
            }

            if (Circle(counts, hidden, cell) is { } cells)
            {
                foreach (var (row, column) in cells)
                {
                    hidden[row][column] = true;
                }
            }
            else
            {
                // nothing can hide it: the table says nothing
                return [.. Enumerable.Range(0, rows).Select(_ => Enumerable.Repeat(true, columns).ToArray())];
            }
        }
    }

    /// <summary>An empty cell that can be reckoned, or whose line says too much of it.</summary>
    private static (int Row, int Column)? Needy(IReadOnlyList<IReadOnlyList<int>> counts, bool[][] hidden)
    {
        for (var row = 0; row < hidden.Length; row++)
        {
            for (var column = 0; column < hidden[row].Length; column++)
            {
                if (hidden[row][column] && (IsBridge(hidden, row, column) || SumOfRow(row) < Least || SumOfColumn(column) < Least))
                {
                    return (row, column);
                }
            }
        }

        return null;

        int SumOfRow(int row) => counts[row].Where((_, column) => hidden[row][column]).Sum();
        int SumOfColumn(int column) => counts.Where((_, row) => hidden[row][column]).Sum(line => line[column]);
    }

    /// <summary>The three cells that close a circle with this one, of the fewest people beside those that are empty already; null when there are none.</summary>
    private static List<(int Row, int Column)>? Circle(IReadOnlyList<IReadOnlyList<int>> counts, bool[][] hidden, (int Row, int Column) cell)
    {
        List<(int Row, int Column)>? best = null;
        var least = int.MaxValue;
        for (var row = 0; row < hidden.Length; row++)
        {
            for (var column = 0; column < hidden[row].Length; column++)
            {
                if (row == cell.Row || column == cell.Column)
                {
                    continue;
                }

                List<(int Row, int Column)> circle = [(cell.Row, column), (row, cell.Column), (row, column)];

                // where nobody is, nobody can be exchanged
                if (circle.Exists(one => counts[one.Row][one.Column] == 0) || circle.TrueForAll(one => hidden[one.Row][one.Column]))
                {
                    continue;
                }

                var cost = circle.Where(one => !hidden[one.Row][one.Column]).Sum(one => counts[one.Row][one.Column]);
                if (cost < least)
                {
                    (best, least) = (circle, cost);
                }
            }
        }

        return best;
    }

    /// <summary>Whether row and column of a cell are no longer joined by empty cells once this one is taken out.</summary>
    private static bool IsBridge(bool[][] hidden, int row, int column)
    {
        var (seenRows, seenColumns) = (new HashSet<int> { row }, new HashSet<int>());
        var open = new Queue<int>([row]);
        while (open.TryDequeue(out var at))
        {
            for (var c = 0; c < hidden[at].Length; c++)
            {
                if (!hidden[at][c] || (at == row && c == column) || !seenColumns.Add(c))
                {
                    continue;
                }

                for (var r = 0; r < hidden.Length; r++)
                {
                    if (hidden[r][c] && !(r == row && c == column) && seenRows.Add(r))
                    {
                        open.Enqueue(r);
                    }
                }
            }
        }

        return !seenColumns.Contains(column);
    }
}
