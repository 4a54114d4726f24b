namespace WorkshopBot.Groups;

/// <summary>Somebody to be put into a group.</summary>
/// <param name="Id">Their registration.</param>
/// <param name="Attributes">What is spread evenly, in the order of <see cref="Draw.Attributes"/>; null where nothing was said.</param>
/// <param name="Wish">The group they would like, by its code.</param>
/// <param name="Fixed">The group they are in and stay in, by its code: the others are drawn around them.</param>
internal sealed record Drawn(long Id, IReadOnlyList<string?> Attributes, string? Wish = null, string? Fixed = null);

/// <summary>A group to be filled.</summary>
/// <param name="Code">Its name.</param>
/// <param name="Capacity">At most so many; null: no limit.</param>
internal sealed record DrawGroup(string Code, int? Capacity);

/// <summary>How a draw came out.</summary>
/// <param name="Places">Registration → the group's code.</param>
/// <param name="Unplaced">Those for whom no group had room.</param>
/// <param name="Wishes">How many wished for one of the groups.</param>
/// <param name="Honoured">How many of them are in it.</param>
/// <param name="Offs">For each attribute: by how many people a group is off its share at most, rounded to whole people.</param>
internal sealed record DrawResult(
    IReadOnlyDictionary<long, string> Places, IReadOnlyList<long> Unplaced, int Wishes, int Honoured, IReadOnlyList<int> Offs)
{
    /// <summary>A short mark of who is where: the same for the same result.</summary>
    public string Mark => MarkOf(Places);

    /// <summary>The same of any places.</summary>
    public static string MarkOf(IEnumerable<KeyValuePair<long, string>> places) => places.OrderBy(place => place.Key)
        .Aggregate(17u, (mark, place) => place.Value.Aggregate((mark * 31u) ^ (uint)place.Key, (sum, letter) => (sum * 31u) + letter))
        .ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>
/// Splits people into working groups: wishes first, then as evenly as capacities allow, then swaps until no swap makes it more even; the most even of several
/// such beginnings is taken. Pure: the same people, groups and seed give the same result on any machine.
/// </summary>
/// <remarks>
/// Capacities are never exceeded. A wish is honoured while its group has room; where more wish than fit, those who keep the group even, and among them the seed decides.
/// What is even: every group's share of a value is proportional to the group's size, and the weighted sum of the squared distances from those shares is made small. Two
/// colleagues at one table are what people notice first, so organisations weigh most. Whoever got their wish stays in that group, so the balance is what the others can make of it.
/// </remarks>
internal static class Draw
{
    /// <summary>What is spread evenly.</summary>
    public static readonly string[] Attributes = ["organisation", "gender", "governorate", "language"];

    /// <summary>What a distance counts, in the same order.</summary>
    private static readonly double[] Weights = [4, 1, 1, 1];

    // swaps of pairs get stuck now and then: one beginning left two colleagues together in 12 draws of 20, eight in none
    private const int Beginnings = 8;

    // 200 people need about 20,000 looks a pass; a draw of thousands stops earlier, still within tens of milliseconds
    private const int MostLooks = 400_000;

    /// <summary>Draws.</summary>
    public static DrawResult Of(IEnumerable<Drawn> people, IReadOnlyList<DrawGroup> groups, int seed)
    {
        var all = people.OrderBy(person => person.Id).ToArray();
        var looks = 0;
        (DrawResult Result, double Cost)? best = null;
        for (var beginning = 0; beginning < Beginnings && looks <= MostLooks; beginning++)
        {
            Shuffle(all, seed + ((long)beginning << 32));
            var next = Begun(all, groups, ref looks);
            if (best is null || next.Cost < best.Value.Cost - 1e-9)
            {
                best = next;
            }
        }

        return best!.Value.Result;
    }

    private static (DrawResult Result, double Cost) Begun(Drawn[] all, IReadOnlyList<DrawGroup> groups, ref int looks)
    {
        var sizes = new int[groups.Count];
        var places = new Dictionary<long, int>();
        foreach (var person in all)
        {
            if (IndexOf(groups, person.Fixed) is { } own)
            {
                places[person.Id] = own;
                sizes[own]++;
            }
        }

        var wishing = Enumerable.Range(0, groups.Count).Select(group => all.Where(person => !places.ContainsKey(person.Id) && person.Wish == groups[group].Code).ToList()).ToList();
        var wishes = wishing.Sum(persons => persons.Count);
        for (var group = 0; group < groups.Count; group++)
        {
            // so many of them get it; who, is decided once it is known how large the groups will be
            sizes[group] += Math.Min(wishing[group].Count, Math.Max(0, (groups[group].Capacity ?? int.MaxValue) - sizes[group]));
        }

        var targets = Targets(groups, sizes, all.Length - sizes.Sum());
        var table = new Table(all, groups.Count, targets);
        foreach (var person in all.Where(person => places.ContainsKey(person.Id)))
            table.Put(person, places[person.Id]);

        var honoured = 0;
        for (var group = 0; group < groups.Count; group++)
        {
            for (var left = sizes[group] - places.Values.Count(place => place == group); left > 0; left--)
            {
                var person = wishing[group].MinBy(person => table.CostOf(person, group))!;
                wishing[group].Remove(person);
                places[person.Id] = group;
                table.Put(person, group);
                honoured++;
            }
        }

        var others = Array.FindAll(all, person => !places.ContainsKey(person.Id));

        List<long> unplaced = [];
        foreach (var person in others)
        {
            var best = -1;
            for (var group = 0; group < groups.Count; group++)
            {
                if (sizes[group] < targets[group] && (best < 0 || table.CostOf(person, group) < table.CostOf(person, best)))
                    best = group;
            }

            if (best < 0)
            {
                unplaced.Add(person.Id);
                continue;
            }

            sizes[best]++;
            places[person.Id] = best;
            table.Put(person, best);
        }

        Swap(Array.FindAll(others, person => places.ContainsKey(person.Id)), places, table, ref looks);
        return (new(places.ToDictionary(place => place.Key, place => groups[place.Value].Code), unplaced, wishes, honoured, table.Offs()), table.Cost());
    }

    /// <summary>How many each group is to have: one seat after another goes to the group that is the emptiest for its capacity.</summary>
    private static int[] Targets(IReadOnlyList<DrawGroup> groups, int[] sizes, int people)
    {
        var targets = (int[])sizes.Clone();
        var unlimited = groups.Max(group => group.Capacity) ?? 1;
        for (; people > 0; people--)
        {
            var next = -1;
            for (var group = 0; group < groups.Count; group++)
            {
                if (HasRoom(groups[group], targets[group]) && (next < 0 || Fullness(group) < Fullness(next)))
                    next = group;
            }

            if (next < 0)
                break;
            targets[next]++;
        }

        return targets;

        double Fullness(int group) => (targets[group] + 1) / (double)Math.Max(1, groups[group].Capacity ?? unlimited);
    }

    private static void Swap(Drawn[] people, Dictionary<long, int> places, Table table, ref int looks)
    {
        for (var improved = true; improved;)
        {
            improved = false;
            for (var i = 0; i < people.Length; i++)
            {
                for (var j = i + 1; j < people.Length; j++)
                {
                    if (++looks > MostLooks)
                        return;
                    var (one, two) = (people[i], people[j]);
                    if (places[one.Id] != places[two.Id] && table.Gain(one, places[one.Id], two, places[two.Id]) > 1e-9)
                    {
                        table.Move(one, places[one.Id], places[two.Id]);
                        table.Move(two, places[two.Id], places[one.Id]);
                        (places[one.Id], places[two.Id]) = (places[two.Id], places[one.Id]);
                        improved = true;
                    }
                }
            }
        }
    }

    private static bool HasRoom(DrawGroup group, int size) => group.Capacity is not { } capacity || size < capacity;

    private static int? IndexOf(IReadOnlyList<DrawGroup> groups, string? code)
    {
        for (var index = 0; index < groups.Count; index++)
        {
            if (groups[index].Code == code)
                return index;
        }

        return null;
    }

    // splitmix64, written out: what a seed gives must never change with the runtime
    private static void Shuffle(Drawn[] people, long seed)
    {
        var state = (ulong)seed;
        for (var last = people.Length - 1; last > 0; last--)
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            var other = (int)((mixed ^ (mixed >> 31)) % (ulong)(last + 1));
            (people[last], people[other]) = (people[other], people[last]);
        }
    }

    /// <summary>How many of each value are in each group, and how many there should be.</summary>
    private sealed class Table
    {
        private readonly Dictionary<long, int[]> _values = [];
        private readonly List<int> _attributeOf = [];
        private readonly int[,] _counts;
        private readonly double[,] _shares;

        public Table(Drawn[] people, int groups, int[] targets)
        {
            var numbers = new Dictionary<(int Attribute, string Value), int>();
            foreach (var person in people)
            {
                List<int> values = [];
                for (var attribute = 0; attribute < person.Attributes.Count; attribute++)
                {
                    if (person.Attributes[attribute] is not { } value)
                        continue;
                    if (!numbers.TryGetValue((attribute, value), out var number))
                    {
                        number = numbers[(attribute, value)] = numbers.Count;
                        _attributeOf.Add(attribute);
                    }

                    values.Add(number);
                }

                _values[person.Id] = [.. values];
            }

            _counts = new int[groups, numbers.Count];
            _shares = new double[groups, numbers.Count];
            foreach (var number in _values.Values.SelectMany(values => values))
            {
                for (var group = 0; group < groups; group++)
                    _shares[group, number] += targets[group] / (double)people.Length;
            }
        }

        public void Put(Drawn person, int group)
        {
            foreach (var value in _values[person.Id])
                _counts[group, value]++;
        }

        public void Move(Drawn person, int from, int to)
        {
            foreach (var value in _values[person.Id])
            {
                _counts[from, value]--;
                _counts[to, value]++;
            }
        }

        /// <summary>How much less even it is with this person in that group.</summary>
        public double CostOf(Drawn person, int group) => _values[person.Id].Sum(value => Entering(group, value));

        /// <summary>How much more even it is when two people of different groups change places.</summary>
        public double Gain(Drawn one, int from, Drawn two, int to)
        {
            var gain = 0.0;
            foreach (var value in _values[one.Id])
            {
                if (Array.IndexOf(_values[two.Id], value) < 0)
                    gain -= Entering(to, value) + Leaving(from, value);
            }

            foreach (var value in _values[two.Id])
            {
                if (Array.IndexOf(_values[one.Id], value) < 0)
                    gain -= Entering(from, value) + Leaving(to, value);
            }

            return gain;
        }

        /// <summary>How uneven it is as a whole.</summary>
        public double Cost()
        {
            var cost = 0.0;
            for (var group = 0; group < _counts.GetLength(0); group++)
            {
                for (var value = 0; value < _counts.GetLength(1); value++)
                    cost += Weights[_attributeOf[value]] * Math.Pow(_counts[group, value] - _shares[group, value], 2);
            }

            return cost;
        }

        public int[] Offs()
        {
            var offs = new int[Attributes.Length];
            for (var group = 0; group < _counts.GetLength(0); group++)
            {
                for (var value = 0; value < _counts.GetLength(1); value++)
                {
                    var off = (int)Math.Floor(Math.Abs(_counts[group, value] - _shares[group, value]) + 0.000_001);
                    offs[_attributeOf[value]] = Math.Max(offs[_attributeOf[value]], off);
                }
            }

            return offs;
        }

        private double Entering(int group, int value) => Weights[_attributeOf[value]] * (1 + (2 * (_counts[group, value] - _shares[group, value])));

        private double Leaving(int group, int value) => Weights[_attributeOf[value]] * (1 - (2 * (_counts[group, value] - _shares[group, value])));
    }
}
