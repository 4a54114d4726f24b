using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Setup;

namespace WorkshopBot.Tests.Setup;

public sealed class TypedQuotaTests
{
    private static readonly CountedAnswer[] Answers =
    [
        Answer("gender", "woman", "Woman", "امرأة", "ژن"),
        Answer("gender", "man", "Man", "رجل", "پیاو"),
        Answer("gender", "other", "Other"),
        Answer("age_band", "18_24", "18-24"),
        Answer("governorate", "thi_qar", "Thi Qar"),
        Answer("governorate", "other", "Other"),
    ];

    [Theory]
    [InlineData("Woman 20", "gender woman 20")]
    [InlineData("رجل: ١٠", "gender man 10")]
    [InlineData("ژن ۵", "gender woman 5")]
    [InlineData("18-24 7", "age_band 18_24 7")]
    [InlineData("thi qar = 0", "governorate thi_qar 0")]
    [InlineData("thi 3", "governorate thi_qar 3")]
    [InlineData("Woman 20\nMan 10", "gender man 10, gender woman 20")]
    [InlineData("Woman 20\nWoman -", "")]
    public void Is_read(string typed, string quotas) => Assert.Equal((quotas, null), Read(typed, []));

    [Theory]
    [InlineData("Woman", "Woman")]
    [InlineData("Woman 20\nchildren 5", "children 5")]
    [InlineData("other 5", "other 5")]
    [InlineData("Woman 9999999", "Woman 9999999")]
    public void Is_not_guessed_and_nothing_is_kept_of_the_rest(string typed, string unread) => Assert.Equal(("gender man 3", unread), Read(typed, [new("gender", "man", 3)]));

    [Fact]
    public void Leaves_the_others_and_takes_one_away() => Assert.Equal(("gender man 3", null), Read("woman –", [new("gender", "man", 3), new("gender", "woman", 4)]));

    private static (string Quotas, string? Unread) Read(string typed, Quota[] before)
    {
        var read = TypedQuota.Read(typed, before, Answers);
        return (string.Join(", ", read.Quotas.Select(quota => $"{quota.Field} {quota.Value} {quota.Capacity}").Order(StringComparer.Ordinal)), read.Unread);
    }

    private static CountedAnswer Answer(string field, string value, params string[] labels) => new(new FieldValue(field, value), labels);
}
