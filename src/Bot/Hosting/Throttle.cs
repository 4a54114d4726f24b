namespace WorkshopBot.Hosting;

/// <summary>Lets something be said once a minute, however often it happens.</summary>
internal sealed class Throttle(TimeProvider pace)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private long? _last;

    /// <summary>True the first time, then once a minute.</summary>
    public bool MaySay()
    {
        if (_last is { } last && pace.GetElapsedTime(last) < Every)
            return false;
        _last = pace.GetTimestamp();
        return true;
    }
}
