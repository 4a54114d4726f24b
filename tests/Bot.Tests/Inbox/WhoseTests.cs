using WorkshopBot.Inbox;

namespace WorkshopBot.Tests.Inbox;

public sealed class Whose_an_unreadable_update_is
{
    [Theory]
    [InlineData("""{"update_id":1,"message":{"chat":{"id":-5},"from":{"id":7}}}""", 7)]
    [InlineData("""{"update_id":1,"callback_query":{"id":"x","from":{"id":8}}}""", 8)]
    [InlineData("""{"update_id":1,"poll_answer":{"poll_id":"x","user":{"id":9}}}""", 9)]
    [InlineData("""{"update_id":1,"channel_post":{"chat":{"id":-100}}}""", -100)]
    [InlineData("""{"update_id":1,"message":{"from":{"id":"seven"}}}""", 0)]
    [InlineData("""{"update_id":1,"message":[{"from":{"id":7}}]}""", 0)]
    [InlineData("""[1]""", 0)]
    [InlineData("""no json""", 0)]
    [InlineData("", 0)]
    public void Is_read_from_what_it_says(string body, long user) => Assert.Equal(user, Whose.UserIn(body));
}
