using WorkshopBot.Groups;

namespace WorkshopBot.Tests.Groups;

/// <summary>What holds of every draw, on made-up people of a hundred seeds; a failure prints its seed.</summary>
public sealed class Drawing_groups
{
    /// <summary>No value of an attribute is further from its share of a group than this, in whole people, when nobody has a wish.</summary>
    private const int Bound = 2;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Puts_everybody_into_one_group_within_its_capacity(int seed)
    {
        var (people, groups) = Made(seed, wishes: true);
        var result = Draw.Of(people, groups, seed);

        Assert.Empty(result.Unplaced);
        Assert.True(people.Select(person => person.Id).Order().SequenceEqual(result.Places.Keys.Order()), $"seed {seed}");
        Assert.All(groups, group => Assert.True(Size(result, group) <= (group.Capacity ?? int.MaxValue), $"seed {seed}: {group.Code} has {Size(result, group)}"));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Is_the_same_for_the_same_seed_in_whatever_order_people_come(int seed)
    {
        var (people, groups) = Made(seed, wishes: true);
        var (first, second) = (Draw.Of(people, groups, seed), Draw.Of(people.AsEnumerable().Reverse(), groups, seed));

        Assert.True(first.Places.OrderBy(place => place.Key).SequenceEqual(second.Places.OrderBy(place => place.Key)), $"seed {seed}");
        Assert.Equal(first.Mark, second.Mark);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Spreads_every_attribute_over_the_groups(int seed)
    {
        var (people, groups) = Made(seed, wishes: false);
        var result = Draw.Of(people, groups, seed);

        for (var attribute = 0; attribute < Draw.Attributes.Length; attribute++)
        {
            foreach (var value in people.Where(person => person.Attributes[attribute] is not null).GroupBy(person => person.Attributes[attribute]))
            {
                foreach (var group in groups)
                {
                    var share = value.Count() * Size(result, group) / (double)people.Count;
                    var count = value.Count(person => result.Places[person.Id] == group.Code);
                    Assert.True(Math.Abs(count - share) < Bound + 1, $"seed {seed}: {count} of {value.Key} in {group.Code}, a share of {share:0.0}");
                }
            }

            Assert.InRange(result.Offs[attribute], 0, Bound);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Honours_wishes_while_their_group_has_room(int seed)
    {
        var (people, groups) = Made(seed, wishes: true);
        var result = Draw.Of(people, groups, seed);
        var expected = 0;
        foreach (var group in groups)
        {
            var wishing = people.FindAll(person => person.Wish == group.Code);
            var honoured = wishing.Count(person => result.Places[person.Id] == group.Code);
            Assert.True(honoured == Math.Min(wishing.Count, group.Capacity ?? int.MaxValue), $"seed {seed}: {honoured} of {wishing.Count} in {group.Code}");
            expected += honoured;
        }

        Assert.Equal((expected, people.Count(person => person.Wish is not null and not "gone")), (result.Honoured, result.Wishes));
    }

    /// <summary>Fifteen organisations of three people and three groups: one of each in every group, the least that anybody expects.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Parts_colleagues_where_that_can_be(int seed)
    {
        var people = Colleagues(seed);
        var result = Draw.Of(people, [new("a", 15), new("b", 15), new("c", 15)], seed);

        AssertApart(people, result, seed);
    }

    /// <summary>Two of each organisation wish for the same group, which has room for half of them: one of each gets it.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void Chooses_among_too_many_wishes_those_that_keep_it_even(int seed)
    {
        var people = Colleagues(seed).ConvertAll(person => person.Id % 3 == 0 ? person : person with { Wish = "a" });
        var result = Draw.Of(people, [new("a", 15), new("b", 15), new("c", 15)], seed);

        Assert.Equal((30, 15), (result.Wishes, result.Honoured));
        AssertApart(people, result, seed);
    }

    private static List<Drawn> Colleagues(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 45).Select(index => new Drawn(
            index, [$"org{index / 3}", random.Next(2) == 0 ? "woman" : "man", $"gov{index / 3 % 5}", random.Next(10) switch { 0 => "en", 1 or 2 => "ckb", _ => "ar" }]))];
    }

    private static void AssertApart(List<Drawn> people, DrawResult result, int seed)
    {
        var together = people.GroupBy(person => (person.Attributes[0], result.Places[person.Id])).Sum(colleagues => colleagues.Count() - 1);
        Assert.True(together == 0, $"seed {seed}: {together} people sit with a colleague");
    }

    [Fact]
    public void Leaves_out_those_for_whom_no_group_has_room()
    {
        var people = Enumerable.Range(1, 5).Select(id => new Drawn(id, [null, null, null, null])).ToList();
        var result = Draw.Of(people, [new("a", 2), new("b", 1)], seed: 4);

        Assert.Equal(3, result.Places.Count);
        Assert.Equal(2, result.Unplaced.Count);
        Assert.Empty(result.Places.Keys.Intersect(result.Unplaced));
    }

    [Fact]
    public void Differs_with_the_seed()
    {
        var (people, groups) = Made(1, wishes: false);
        Assert.True(Enumerable.Range(1, 10).Select(seed => Draw.Of(people, groups, seed).Mark).Distinct().Count() > 5);
    }

    private static int Size(DrawResult result, DrawGroup group) => result.Places.Count(place => place.Value == group.Code);

    private static (List<Drawn> People, List<DrawGroup> Groups) Made(int seed, bool wishes)
    {
        var random = new Random(seed);
        var groups = Enumerable.Range(0, random.Next(2, 6)).Select(index => new DrawGroup($"g{index}", random.Next(4) == 0 ? null : random.Next(5, 25))).ToList();
        var room = groups.Exists(group => group.Capacity is null) ? 80 : groups.Sum(group => group.Capacity!.Value);
        string? Some(string kind, int kinds) => random.Next(12) == 0 ? null : $"{kind}{random.Next(kinds)}";
        return ([.. Enumerable.Range(1, random.Next(2, room + 1)).Select(id => new Drawn(
            id * 7,
            [Some("org", 12), Some("gender", 2), Some("gov", 6), $"lang{random.Next(3)}"],
            !wishes || random.Next(2) == 0 ? null : random.Next(8) == 0 ? "gone" : groups[random.Next(groups.Count)].Code))], groups);
    }
}
