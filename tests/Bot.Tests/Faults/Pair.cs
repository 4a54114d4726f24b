namespace WorkshopBot.Tests.Faults;

/// <summary>One playground and one bot in processes of their own, for many tests one after the other.</summary>
public sealed class Pair : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(2);

    private CancellationTokenSource _time = new(MostTime, TimeProvider.System);
    private Town? _town;
    private RunningProgram? _bot;
    private bool _isCalled;

    internal Town Town => _town!;

    internal CancellationToken Time => _time.Token;

    public async Task InitializeAsync()
    {
        _town = await Town.Build(seats: 1000, Time);
        _bot = await _town.StartBot(Time);
    }

    /// <summary>The next test begins, with time of its own.</summary>
    internal void Begin()
    {
        _time.Dispose();
        _time = new(MostTime, TimeProvider.System);
    }

    /// <summary>The running bot, polling or called by webhook.</summary>
    internal async Task<RunningProgram> Bot(bool isCalled) => isCalled == _isCalled && _bot is not null ? _bot : await Restart(isCalled);

    /// <summary>Another bot takes the place of the one that runs.</summary>
    internal async Task<RunningProgram> Restart(bool isCalled, bool isKilled = false)
    {
        var last = _bot;
        _bot = null;
        if (last is not null)
        {
            if (!isKilled)
                await last.Stop();
            await last.DisposeAsync();
        }

        _isCalled = isCalled;
        return _bot = await Town.StartBot(Time, isCalled);
    }

    public async Task DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        if (_town is not null)
            await _town.DisposeAsync();
    }

    public void Dispose() => _time.Dispose();
}
