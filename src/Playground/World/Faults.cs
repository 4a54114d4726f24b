using System.Text.Json.Nodes;

namespace WorkshopBot.Playground;

/// <summary>What can go wrong on the way to Telegram and back.</summary>
public enum FaultKind
{
    /// <summary>429 with <see cref="Fault.RetryAfter"/>; nothing is done.</summary>
    TooManyRequests,

    /// <summary><see cref="Fault.Status"/> with a JSON body; nothing is done.</summary>
    ServerError,

    /// <summary><see cref="Fault.Status"/> with the HTML of a proxy; nothing is done.</summary>
    HtmlError,

    /// <summary>The connection is reset and nothing is done.</summary>
    ResetBefore,

    /// <summary>It is done, and the connection is reset before the answer.</summary>
    ResetAfter,

    /// <summary>The request waits for <see cref="Fault.Latency"/> first.</summary>
    Latency,

    /// <summary>It is done, and the answer breaks off in the middle.</summary>
    Truncated,

    /// <summary>getUpdates hands out each update twice; a webhook gets it twice.</summary>
    DuplicateUpdates,

    /// <summary>getUpdates hands out its updates in another order. By webhook it is <see cref="Latency"/> that lets others overtake.</summary>
    ReorderUpdates,
}

/// <summary>One thing that is to go wrong: where, how often, how.</summary>
public sealed record Fault
{
    /// <summary>Stands for the fetching of a file, which is no method.</summary>
    public const string Download = "download";

    public required FaultKind Kind { get; init; }

    /// <summary>
    /// The method concerned, or its beginning with a star (<c>send*</c>), or <see cref="Download"/>; null: everything. A delivery by webhook counts as
    /// <c>webhook/message</c>, <c>webhook/callback_query</c> and so on, and what strikes it is the proxy before the bot.
    /// </summary>
    public string? Method { get; init; }

    /// <summary>Only requests about this chat.</summary>
    public long? Person { get; init; }

    /// <summary>How many requests are hit; null: until cleared.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>How many matching requests go through first.</summary>
    public int After { get; init; }

    /// <summary>How likely each is hit, 0 to 1; drawn from <see cref="Seed"/>, so that a run can be repeated.</summary>
    public double Probability { get; init; } = 1;

    public int Seed { get; init; } = 1;

    /// <summary>Seconds.</summary>
    public int RetryAfter { get; init; } = 1;

    /// <summary>
    /// A chat that got a 429 goes on getting it until <see cref="RetryAfter"/> is over, in real time; what comes meanwhile is counted in
    /// <see cref="Faults.TooEarly"/>.
    /// </summary>
    public bool Insists { get; init; }

    public int Status { get; init; } = 500;

    public TimeSpan Latency { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>What the server was told to do wrong. Safe to use from several threads.</summary>
public sealed class Faults
{
    private static readonly TimeProvider Pace = TimeProvider.System;

    private readonly Lock _gate = new();
    // what was under way when the chat was told to wait is nobody's fault
    private static readonly TimeSpan UnderWay = TimeSpan.FromMilliseconds(500);

    private readonly List<Planned> _planned = [];
    private readonly Dictionary<long, (long Since, Fault Fault)> _waits = [];
    private int _tooEarly;
    private int _struck;

    private sealed class Planned(Fault fault)
    {
        public Fault Fault { get; } = fault;

        public Random Chance { get; } = new(fault.Seed);

        public int Seen { get; set; }

        public int Hits { get; set; }
    }

    /// <summary>Faults that can still strike, with how often each has.</summary>
    public IReadOnlyList<(Fault Fault, int Hits)> Active
    {
        get
        {
            lock (_gate)
                return [.. _planned.Select(p => (p.Fault, p.Hits))];
        }
    }

    /// <summary>How often anything has struck.</summary>
    public int Struck
    {
        get
        {
            lock (_gate)
                return _struck;
        }
    }

    /// <summary>Messages and edits that came although their chat had been told to wait, by a fault that <see cref="Fault.Insists"/>.</summary>
    public int TooEarly
    {
        get
        {
            lock (_gate)
                return _tooEarly;
        }
    }

    public void Add(Fault fault)
    {
        lock (_gate)
            _planned.Add(new Planned(fault));
    }

    public void Clear()
    {
        lock (_gate)
        {
            _planned.Clear();
            _waits.Clear();
            _tooEarly = 0;
            _struck = 0;
        }
    }

    /// <summary>All that strike this request, in the order they were added; those used up are forgotten.</summary>
    internal List<Fault> Strike(string method, long? chatId)
    {
        lock (_gate)
        {
            if (StillWaits(method, chatId) is { } wait)
                return [wait];
            var striking = new List<Fault>();
            foreach (var planned in _planned)
            {
                var fault = planned.Fault;
                if (!Matches(fault.Method, method) || fault.Person is { } person && person != chatId)
                    continue;
                if (fault.Kind is FaultKind.DuplicateUpdates or FaultKind.ReorderUpdates && !CarriesUpdates(method))
                    continue;
                if (planned.Seen++ < fault.After || planned.Chance.NextDouble() >= fault.Probability)
                    continue;
                planned.Hits++;
                _struck++;
                if (fault is { Kind: FaultKind.TooManyRequests, Insists: true } && chatId is { } chat)
                    _waits[chat] = (Pace.GetTimestamp(), fault);
                striking.Add(fault);
            }
            _planned.RemoveAll(p => p.Fault.Times is { } times && p.Hits >= times);
            return striking;
        }
    }

    private Fault? StillWaits(string method, long? chatId)
    {
        if (chatId is not { } chat || !IsMessage(method) || !_waits.TryGetValue(chat, out var wait))
            return null;
        var waited = Pace.GetElapsedTime(wait.Since);
        if (waited >= TimeSpan.FromSeconds(wait.Fault.RetryAfter))
        {
            _waits.Remove(chat);
            return null;
        }
        if (waited > UnderWay)
            _tooEarly++;
        return wait.Fault;
    }

    internal static JsonArray Spoil(JsonArray updates, List<Fault> faults)
    {
        foreach (var fault in faults)
        {
            if (fault.Kind == FaultKind.DuplicateUpdates)
                updates = new JsonArray([.. updates.Concat(updates).Select(u => u.Copy())]);
            else if (fault.Kind == FaultKind.ReorderUpdates)
            {
                var shuffled = updates.Select(u => u.Copy()).ToArray();
                new Random(fault.Seed).Shuffle(shuffled);
                updates = new JsonArray(shuffled);
            }
        }
        return updates;
    }

    private static bool IsMessage(string method) =>
        method.StartsWith("edit", StringComparison.OrdinalIgnoreCase)
        || (method.StartsWith("send", StringComparison.OrdinalIgnoreCase) && !method.Equals("sendChatAction", StringComparison.OrdinalIgnoreCase));

    private static bool CarriesUpdates(string method) => method == "getUpdates" || method.StartsWith("webhook/", StringComparison.Ordinal);

    private static bool Matches(string? pattern, string method) => pattern is null
        || (pattern.EndsWith('*')
            ? method.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
            : method.Equals(pattern, StringComparison.OrdinalIgnoreCase));
}
