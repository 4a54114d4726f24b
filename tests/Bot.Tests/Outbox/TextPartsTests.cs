using WorkshopBot.Outbox;

namespace WorkshopBot.Tests.Outbox;

public sealed class Parts_of_a_text
{
    [Theory]
    [InlineData("short", "short")]
    [InlineData("one\ntwo\nthree", "one\ntwo|three")]
    [InlineData("one123\n\ntwo\nthr", "one123|two\nthr")]
    [InlineData("o\n\nsecond\nthr", "o\n\nsecond|thr")]
    [InlineData("first second third", "first|second|third")]
    [InlineData("abcdefghijklmno", "abcdefghij|klmno")]
    [InlineData("abcdefghi😀x", "abcdefghi|😀x")]
    [InlineData("abcdefghij\n", "abcdefghij")]
    [InlineData("\n\n\n\n\n\n\n\n\n\n\nabc", "abc")]
    public void End_where_a_paragraph_a_line_or_a_word_does(string text, string parts) => Assert.Equal(parts.Split('|'), TextParts.Of(text, 10));

    [Fact]
    public void Hold_the_whole_text()
    {
        var text = string.Join('\n', Enumerable.Range(0, 5000));
        var parts = TextParts.Of(text, 4096);
        Assert.Equal(text, string.Join('\n', parts));
        Assert.All(parts, part => Assert.InRange(part.Length, 1, 4096));
    }
}
