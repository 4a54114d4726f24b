using WorkshopBot.Broadcasts;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Tests.Broadcasts;

public sealed class Typed_audiences
{
    private static readonly AudienceName[] Names =
    [
        Name("status", "confirmed", "confirmed", "مؤكد"),
        Name("status", "waitlisted", "on the waiting list", "قائمة الانتظار"),
        Name("group", "workers", "Workers", "العاملات والعاملون", "Group Workers", "1"),
        Name("group", "women", "Women in the labour market", "النساء في سوق العمل"),
        new("attended", ["2025-11-14", "2025-11-15"], "Came", new HashSet<string> { SearchKey.Of("came") }),
        Name("governorate", "basra", "Basra", "البصرة"),
        Name("governorate", "karbala", "Karbala", "كربلاء"),
        Name("organisation", "women-for-justice", "Women for Justice", "نساء من أجل العدالة"),
        Name("governorate", "other", "Other"),
        Name("role", "other", "Other"),
    ];

    [Theory]
    [InlineData("Workers", """{"status":["confirmed"],"group":["workers"]}""")]
    [InlineData("البصرة وكربلاء، العاملات والعاملون", """{"status":["confirmed"],"governorate":["basra","karbala"],"group":["workers"]}""")]
    [InlineData("basra karbala", """{"status":["confirmed"],"governorate":["basra","karbala"]}""")]
    [InlineData("Basra and Karbala\ncame", """{"status":["confirmed"],"governorate":["basra","karbala"],"attended":["2025-11-14","2025-11-15"]}""")]
    [InlineData("group workers", """{"status":["confirmed"],"group":["workers"]}""")]
    [InlineData("١", """{"status":["confirmed"],"group":["workers"]}""")]
    [InlineData("waiting list", """{"status":["waitlisted"]}""")]
    [InlineData("confirmed, waiting list", """{"status":["confirmed","waitlisted"]}""")]
    [InlineData("women in", """{"status":["confirmed"],"group":["women"]}""")]
    public void Join_within_a_filter_and_narrow_between_them(string typed, string audience)
    {
        var read = TypedAudience.Read(typed, Audience.Confirmed, "", Names);
        Assert.Null(read.Unknown);
        Assert.Equal(audience, read.Audience.Write());
    }

    [Fact]
    public void Near_names_are_proposed_and_the_rest_is_kept()
    {
        var read = TypedAudience.Read("Basra, Karbela", Audience.Confirmed, "", Names);
        Assert.Equal("Karbela", read.Unknown);
        Assert.Equal(["karbala"], read.Near.Select(name => name.Values[0]));
        Assert.Equal(["basra"], read.Audience.Of("governorate"));
    }

    [Fact]
    public void Names_of_several_are_asked_about_unless_one_filter_is_open()
    {
        Assert.Equal(["women", "women-for-justice"], TypedAudience.Read("women", Audience.Confirmed, "", Names).Near.Select(name => name.Values[0]));
        Assert.Equal(["role"], TypedAudience.Read("other", Audience.Confirmed, "role", Names).Audience.Filters.Keys.Skip(1));
        Assert.Equal(["governorate", "role"], TypedAudience.Read("other", Audience.Confirmed, "", Names).Near.Select(name => name.Filter));
    }

    [Fact]
    public void What_nobody_is_called_is_named()
    {
        var read = TypedAudience.Read("Mars", Audience.Confirmed, "", Names);
        Assert.Equal(("Mars", 0), (read.Unknown, read.Near.Count));
    }

    private static AudienceName Name(string filter, string value, params string[] called) => new(filter, [value], called[0], called.Select(SearchKey.Of).ToHashSet());
}
