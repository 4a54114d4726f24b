using WorkshopBot.Results;

namespace WorkshopBot.Tests.Results;

public sealed class Small_cells
{
    private const int Rounds = 2_000;

    [Fact]
    public void Neighbours_are_joined_until_each_part_has_five()
    {
        Assert.Equal([(0, 2), (3, 3), (4, 4)], SmallCells.JoinNeighbours([0, 2, 3, 9, 20]));
        Assert.Equal([(0, 4)], SmallCells.JoinNeighbours([1, 1, 1, 1, 1]));
        Assert.Equal([(0, 4)], SmallCells.JoinNeighbours([0, 0, 0, 9, 2]));
        Assert.Empty(SmallCells.JoinNeighbours([0, 2, 2, 0, 0]));
    }

    [Fact]
    public void Small_groups_are_put_together_with_the_next_smallest_where_they_are_too_few()
    {
        Assert.Equal([false, true, true, false], SmallCells.Others([12, 3, 2, 8]));
        Assert.Equal([false, true, true], SmallCells.Others([12, 3, 8]));
        Assert.Equal([false, false], SmallCells.Others([12, 8]));
        Assert.Equal([true, true], SmallCells.Others([2, 1]));
    }

    [Fact]
    public void A_count_that_would_follow_from_the_sum_has_company()
    {
        Assert.Equal([true, true, false], SmallCells.HideOne([2, 7, 20]));
        Assert.Equal([false, false, false], SmallCells.HideOne([0, 7, 20]));
        Assert.Equal([true, true, true, false], SmallCells.HideOne([1, 1, 6, 20]));
    }

    [Fact]
    public void One_dimension_shows_nothing_under_five_whatever_the_counts_are()
    {
        var random = Seeded(out var seed);
        for (var round = 0; round < Rounds; round++)
        {
            var counts = Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(random.Next(2) == 0 ? 6 : 30)).ToList();
            var told = $"seed {seed}, round {round}: {string.Join(' ', counts)}";

            var parts = SmallCells.JoinNeighbours(counts);
            Assert.All(parts, part => Assert.True(counts[part.From..(part.To + 1)].Sum() >= SmallCells.Least, told));
            Assert.True(parts.Count == 0 ? counts.Sum() < SmallCells.Least : parts.Sum(part => part.To - part.From + 1) == counts.Count, told);

            var isOther = SmallCells.Others(counts);
            Assert.All(counts.Where((_, i) => !isOther[i]), count => Assert.True(count >= SmallCells.Least, told));
            Assert.True(counts.Where((_, i) => isOther[i]).Sum() is 0 or >= SmallCells.Least || counts.Sum() < SmallCells.Least, told);

            var isHidden = SmallCells.HideOne(counts);
            var hidden = counts.Where((_, i) => isHidden[i]).ToList();
            Assert.All(counts.Where((_, i) => !isHidden[i]), count => Assert.True(SmallCells.MayShow(count), told));
            Assert.True(hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum() >= SmallCells.Least) || counts.Where((_, i) => !isHidden[i]).All(count => count == 0), told);
        }
    }

    /// <summary>
    /// Whoever knows the margins and every cell that is shown tries all tables that fit: for each empty cell there must be more than one number left, and the
    /// empty cells of a line are five people at least.
    /// </summary>
    [Fact]
    public void No_cell_of_a_table_can_be_reckoned_from_its_margins()
    {
        var random = Seeded(out var seed);
        var (withHidden, withShown) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var (rows, columns) = (random.Next(1, 4), random.Next(1, 4));
            var counts = Enumerable.Range(0, rows).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(0, columns).Select(_ => random.Next(random.Next(2) == 0 ? 6 : 14))]).ToList();
            var told = $"seed {seed}, round {round}: {string.Join(" / ", counts.Select(row => string.Join(' ', row)))}";

            var isHidden = SmallCells.Hide(counts);

            var hidden = Cells(rows, columns).Where(cell => isHidden[cell.Row][cell.Column]).ToList();
            Assert.All(Cells(rows, columns).Except(hidden), cell => Assert.True(SmallCells.MayShow(counts[cell.Row][cell.Column]), told));
            if (hidden.Count == rows * columns)
            {
                // the table says nothing, and neither do its lines
                continue;
            }

            withShown++;
            withHidden += hidden.Count > 0 ? 1 : 0;
            foreach (var cell in hidden)
            {
                Assert.True(hidden.Where(one => one.Row == cell.Row).Sum(one => counts[one.Row][one.Column]) >= SmallCells.Least, told);
                Assert.True(hidden.Where(one => one.Column == cell.Column).Sum(one => counts[one.Row][one.Column]) >= SmallCells.Least, told);
                Assert.True(MayBeAnother(counts, hidden, cell), told);
            }
        }

        Assert.True(withHidden > 20 && withShown > withHidden, $"seed {seed}: {withShown} tables showed something, {withHidden} of them with empty cells");
    }

    private static List<(int Row, int Column)> Cells(int rows, int columns) =>
        [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, columns).Select(column => (row, column)))];

    /// <summary>Whether a table with these margins that shows what is shown can have another number in a cell.</summary>
    private static bool MayBeAnother(List<IReadOnlyList<int>> counts, List<(int Row, int Column)> hidden, (int Row, int Column) wanted)
    {
        var rows = hidden.GroupBy(cell => cell.Row).ToDictionary(line => line.Key, line => line.Sum(cell => counts[cell.Row][cell.Column]));
        var columns = hidden.GroupBy(cell => cell.Column).ToDictionary(line => line.Key, line => line.Sum(cell => counts[cell.Row][cell.Column]));
        return Fill(0);

        bool Fill(int at)
        {
            if (at == hidden.Count)
            {
                return columns.Values.All(left => left == 0);
            }

            var (row, column) = hidden[at];
            var isLast = at + 1 == hidden.Count || hidden[at + 1].Row != row;
            for (var value = isLast ? rows[row] : 0; value <= Math.Min(rows[row], columns[column]); value++)
            {
                if (hidden[at] == wanted && value == counts[row][column])
                {
                    continue;
                }

                rows[row] -= value;
                columns[column] -= value;
                var found = Fill(at + 1);
                rows[row] += value;
                columns[column] += value;
                if (found)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static Random Seeded(out int seed)
    {
        seed = Environment.GetEnvironmentVariable("TEST_SEED") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Environment.TickCount;
        return new(seed);
    }
}
