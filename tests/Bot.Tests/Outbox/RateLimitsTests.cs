using WorkshopBot.Hosting;
using WorkshopBot.Outbox;

namespace WorkshopBot.Tests.Outbox;

public sealed class Rate_limits
{
    private static readonly DateTimeOffset Start = new(2025, 11, 14, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Never_let_more_than_thirty_requests_into_one_second()
    {
        var limits = new RateLimits(new LimitsOptions());
        var taken = new List<DateTimeOffset>();
        for (var now = Start; now < Start.AddSeconds(5); now = now.AddMilliseconds(10))
        {
            while (limits.OverallRoom(now) > 0)
            {
                limits.TakeOverall(now);
                taken.Add(now);
            }
        }

        Assert.All(taken, from => Assert.InRange(taken.Count(at => at >= from && at < from.AddSeconds(1)), 1, 30));
        Assert.InRange(taken.Count, 125, 130);
    }

    [Fact]
    public void Give_a_private_chat_five_at_once_and_then_one_a_second()
    {
        var limits = new RateLimits(new LimitsOptions());
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(Start, limits.ChatRoomAt(1, isGroup: false, isNewMessage: true, Start));
            limits.TakeChat(1, isGroup: false, isNewMessage: true, Start);
        }

        Assert.Equal(Start.AddSeconds(1), limits.ChatRoomAt(1, isGroup: false, isNewMessage: true, Start));
        Assert.Equal(Start, limits.ChatRoomAt(1, isGroup: false, isNewMessage: false, Start));
        Assert.Equal(Start, limits.ChatRoomAt(2, isGroup: false, isNewMessage: true, Start));
    }

    [Fact]
    public void Give_a_group_twenty_a_minute_edits_included()
    {
        var limits = new RateLimits(new LimitsOptions());
        for (var i = 0; i < 20; i++)
        {
            var now = Start.AddSeconds(i);
            Assert.Equal(now, limits.ChatRoomAt(1, isGroup: true, isNewMessage: i % 2 == 0, now));
            limits.TakeChat(1, isGroup: true, isNewMessage: i % 2 == 0, now);
        }

        Assert.Equal(Start.AddSeconds(60), limits.ChatRoomAt(1, isGroup: true, isNewMessage: false, Start.AddSeconds(20)));
        Assert.InRange(limits.ChatRoomAt(1, isGroup: true, isNewMessage: false, Start.AddSeconds(60)), Start, Start.AddSeconds(60));
    }

    [Fact]
    public void Are_off_at_zero()
    {
        var limits = new RateLimits(new LimitsOptions { MessagesPerSecond = 0, MessagesPerSecondPerChat = 0, MessagesPerMinutePerGroup = 0 });
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(limits.OverallRoom(Start) > 0);
            Assert.Equal(Start, limits.ChatRoomAt(1, isGroup: false, isNewMessage: true, Start));
            Assert.Equal(Start, limits.ChatRoomAt(2, isGroup: true, isNewMessage: true, Start));
            limits.TakeOverall(Start);
            limits.TakeChat(1, isGroup: false, isNewMessage: true, Start);
            limits.TakeChat(2, isGroup: true, isNewMessage: true, Start);
        }
    }

    [Fact]
    public void Answers_to_taps_may_go_first_and_messages_make_up_for_it()
    {
        var limits = new RateLimits(new LimitsOptions());
        for (var i = 0; i < 30; i++)
            limits.TakeOverall(Start);
        Assert.Equal(0, limits.OverallRoom(Start.AddMilliseconds(900)));
        Assert.Equal(1, limits.OverallRoom(Start.AddMilliseconds(1040)));
    }
}
