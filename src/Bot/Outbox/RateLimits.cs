using WorkshopBot.Hosting;

namespace WorkshopBot.Outbox;

/// <summary>
/// Telegram's published rates, kept in memory: overall, for each private chat (new messages alone), for each group (edits as well).
/// </summary>
/// <remarks>A rate of 0 is off. Asked by the loop alone, with the moment handed in.</remarks>
internal sealed class RateLimits(LimitsOptions options)
{
    // 25 a second and a burst of 5 stay at the 30 that Telegram names
    private const int OverallBurst = 5;
    private const int ChatBurst = 5;
    private const int Remembered = 1000;
    private static readonly TimeSpan GroupWindow = TimeSpan.FromMinutes(1);

    private readonly Bucket _overall = new(options.MessagesPerSecond, OverallBurst);
    private readonly Dictionary<long, Bucket> _chats = [];
    private readonly Dictionary<long, Queue<DateTimeOffset>> _groups = [];

    /// <summary>How many requests may go out now.</summary>
    public int OverallRoom(DateTimeOffset now) => _overall.Room(now);

    /// <summary>When the next request may go out.</summary>
    public DateTimeOffset OverallRoomAt(DateTimeOffset now) => _overall.RoomAt(now);

    /// <summary>Counts a request against the overall rate.</summary>
    public void TakeOverall(DateTimeOffset now) => _overall.Take(now);

    /// <summary>When a chat may get the next one; not later than <paramref name="now"/> when it may at once.</summary>
    public DateTimeOffset ChatRoomAt(long accountId, bool isGroup, bool isNewMessage, DateTimeOffset now)
    {
        if (isGroup)
        {
            return options.MessagesPerMinutePerGroup > 0 && _groups.TryGetValue(accountId, out var sent) && sent.Count >= options.MessagesPerMinutePerGroup
                ? sent.Peek() + GroupWindow
                : now;
        }

        return isNewMessage && _chats.TryGetValue(accountId, out var bucket) ? bucket.RoomAt(now) : now;
    }

    /// <summary>Counts a request against a chat's rate.</summary>
    public void TakeChat(long accountId, bool isGroup, bool isNewMessage, DateTimeOffset now)
    {
        if (isGroup && options.MessagesPerMinutePerGroup > 0)
        {
            if (!_groups.TryGetValue(accountId, out var sent))
                _groups[accountId] = sent = new();
            sent.Enqueue(now);
            while (sent.Count > options.MessagesPerMinutePerGroup)
                sent.Dequeue();
        }
        else if (!isGroup && isNewMessage && options.MessagesPerSecondPerChat > 0)
        {
            if (_chats.Count >= Remembered)
                ForgetFull(now);
            if (!_chats.TryGetValue(accountId, out var bucket))
                _chats[accountId] = bucket = new(options.MessagesPerSecondPerChat, ChatBurst);
            bucket.Take(now);
        }
    }

    private void ForgetFull(DateTimeOffset now)
    {
        foreach (var (id, bucket) in _chats)
        {
            if (bucket.Room(now) >= ChatBurst)
                _chats.Remove(id);
        }
    }

    private sealed class Bucket(double perSecond, int burst)
    {
        private double _level = burst;
        private DateTimeOffset _last;

        public int Room(DateTimeOffset now)
        {
            if (perSecond <= 0)
                return int.MaxValue;
            Fill(now);
            return Math.Max(0, (int)_level);
        }

        public DateTimeOffset RoomAt(DateTimeOffset now)
        {
            if (perSecond <= 0)
                return now;
            Fill(now);
            return _level >= 1 ? now : now + TimeSpan.FromSeconds((1 - _level) / perSecond);
        }

        // may go below zero: answers to taps never wait behind messages, messages wait for both
        public void Take(DateTimeOffset now)
        {
            Fill(now);
            _level--;
        }

        private void Fill(DateTimeOffset now)
        {
            if (_last != default && now > _last)
                _level = Math.Min(burst, _level + ((now - _last).TotalSeconds * perSecond));
            _last = now > _last ? now : _last;
        }
    }
}
