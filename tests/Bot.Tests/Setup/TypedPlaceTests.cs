using WorkshopBot.Setup;

namespace WorkshopBot.Tests.Setup;

public sealed class TypedPlaceTests
{
    [Theory]
    [InlineData("قاعة فندق البصرة السياحي", "قاعة فندق البصرة السياحي", null, null)]
    [InlineData("https://maps.app.goo.gl/abcd قاعة فندق Grand Millennium (الطابق 3)", "قاعة فندق Grand Millennium (الطابق 3)", "https://maps.app.goo.gl/abcd", null)]
    [InlineData("قاعة النقابة\nhttps://goo.gl/maps/xyz", "قاعة النقابة", "https://goo.gl/maps/xyz", null)]
    [InlineData("https://www.google.com/maps/place/Basra", "", "https://www.google.com/maps/place/Basra", null)]
    [InlineData("https://maps.apple.com/?q=Basra", "", "https://maps.apple.com/?q=Basra", null)]
    [InlineData("Hotel Babylon – https://babylonhotel.example", "Hotel Babylon", "https://babylonhotel.example/", null)]
    [InlineData("https://meet.example.org/room", "", null, "https://meet.example.org/room")]
    [InlineData("https://video.example.org/j/123", "", null, "https://video.example.org/j/123")]
    [InlineData("Zoom: https://us02web.zoom.us/j/123?pwd=abc", "", null, "https://us02web.zoom.us/j/123?pwd=abc")]
    [InlineData("عبر زوم: https://us02web.zoom.us/j/123", "", null, "https://us02web.zoom.us/j/123")]
    [InlineData("فندق بابل، وعبر زوم https://us02web.zoom.us/j/123", "فندق بابل، وعبر زوم", null, "https://us02web.zoom.us/j/123")]
    [InlineData("Omar is inviting you to a scheduled Zoom meeting.\nhttps://us02web.zoom.us/j/123\nMeeting ID: 123\nPasscode: 9", "", null, "https://us02web.zoom.us/j/123")]
    [InlineData("http:// nowhere", "http:// nowhere", null, null)]
    public void A_place_a_map_and_a_meeting_are_told_apart(string typed, string name, string? map, string? meeting) =>
        Assert.Equal(new TypedPlace(name, map, meeting), TypedPlace.Of(typed));
}
