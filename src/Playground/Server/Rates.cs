namespace WorkshopBot.Playground.Server;

/// <summary>Telegram's published rates as leaky buckets over real time; used under the world's lock.</summary>
internal sealed class Rates(bool enforced, TimeProvider pace)
{
    private readonly Dictionary<long, Bucket> _chats = [];
    private readonly Bucket _overall = new(Limits.OverallPerSecond, Limits.OverallPerSecond);

    /// <summary>Counts a new message.</summary>
    /// <exception cref="Refusal">429 with the seconds until there is room again.</exception>
    public void Take(Chat chat)
    {
        if (!enforced)
            return;
        double now = pace.GetTimestamp() / (double)pace.TimestampFrequency;
        if (!_chats.TryGetValue(chat.Id, out var bucket))
        {
            bucket = chat.IsPrivate
                ? new Bucket(Limits.ChatBurst, Limits.ChatPerSecond)
                : new Bucket(Limits.GroupPerMinute, Limits.GroupPerMinute / 60.0);
            _chats[chat.Id] = bucket;
        }
        double wait = Math.Max(bucket.Wait(now), _overall.Wait(now));
        if (wait > 0)
            throw Refusal.TooMany((int)Math.Ceiling(wait));
        bucket.Add(now);
        _overall.Add(now);
    }

    private sealed class Bucket(double size, double leakPerSecond)
    {
        private double _level;
        private double _at;

        public double Wait(double now)
        {
            _level = Math.Max(0, _level - (now - _at) * leakPerSecond);
            _at = now;
            return _level + 1 <= size ? 0 : (_level + 1 - size) / leakPerSecond;
        }

        public void Add(double now)
        {
            _at = now;
            _level++;
        }
    }
}
