using WorkshopBot.CheckIn;
using WorkshopBot.Desk;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.CheckIn;

public sealed class Codes
{
    [Fact]
    public void Of_a_signed_sheet_are_read_however_they_are_typed()
    {
        var codes = PaperCodes.Read("KR7-M2Q, kr7m2q\nC3D F4G؛ 2346٧9 ABC KR7-M2QQ");

        Assert.Equal(["KR7M2Q", "C3DF4G", "234679"], codes.Known);
        Assert.Equal(["ABC", "KR7-M2QQ"], codes.Unread);
    }

    [Fact]
    public void Of_a_record_have_eighty_bits_and_are_read_as_they_are_shown()
    {
        var code = ClaimCode.New(new CountedChance(7));

        Assert.True(Math.Log2(22) * code.Length > 80);
        Assert.Equal(code, ClaimCode.Read(ClaimCode.Show(code)));
        Assert.Equal(code, ClaimCode.Read(ClaimCode.Show(code).ToLowerInvariant().Replace('-', ' ')));
        Assert.NotEqual(code, ClaimCode.New(new CountedChance(8)));
        Assert.All(["", "KR7-M2Q", code[1..], code + "2", code[..^1] + "0", new string('2', 400)], typed => Assert.Null(ClaimCode.Read(typed)));
    }

    [Theory]
    [InlineData("احمد", 1)]
    [InlineData("أحمد علي", 1)]
    [InlineData("علي احمد", 1)]
    [InlineData("Ahmed", 1)]
    [InlineData("كەریم", 2)]
    [InlineData("Karim", 2)]
    [InlineData("زينب", 0)]
    [InlineData("Bousala", 1)]
    [InlineData("باران الأمل", 2)]
    [InlineData("0770 123 4567", 1)]
    [InlineData("٠٧٧٠ ١٢٣ ٤٥٦٧", 1)]
    [InlineData("00964 770 123 4567", 1)]
    [InlineData("4567", 1)]
    [InlineData("567", 0)]
    [InlineData("+44 20 7946 0000", 3)]
    [InlineData("؟", 0)]
    public void And_names_are_found_in_any_spelling(string typed, int id) => Assert.Equal(
        id == 0 ? [] : [id],
        PeopleSearch.Find([new() { RegistrationId = 1, FullName = "أحمد علي حسن", Organisation = "Al-Bousala Bousala", Phone = "+9647701234567" }, new() { RegistrationId = 2, FullName = "باران کەریم", Organisation = "منظمة الأمل" }, new() { RegistrationId = 3, Phone = "+442079460000" }], typed, person => person.Organisation ?? "")
            .Select(person => (int)person.RegistrationId));
}
