using System.Text.Json.Nodes;

namespace WorkshopBot.Playground;

/// <summary>The updates waiting for the bot, oldest first. Used under the world's lock, except <see cref="Arrival"/>.</summary>
internal sealed class UpdateQueue(World world)
{
    /// <summary>After so long without an update, Telegram continues at a random number.</summary>
    private static readonly long Silence = (long)TimeSpan.FromDays(7).TotalSeconds;

    /// <summary>These come only if the bot asked for them by name.</summary>
    private static readonly HashSet<string> OnlyWhenNamed = ["chat_member", "message_reaction", "message_reaction_count"];

    private readonly SortedDictionary<int, Update> _waiting = [];
    private readonly Random _chance = new(5080);
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Count => _waiting.Count;

    public IEnumerable<Update> All => _waiting.Values;

    /// <summary>Completes with the next update.</summary>
    public Task Arrival => _arrival.Task;

    /// <summary>The id the next update will have.</summary>
    public int NextId => world.Counters.NextUpdateId;

    public void Add(string kind, JsonObject payload, TimeSpan lifetime, string queue)
    {
        if (!IsWanted(kind))
            return;
        var counters = world.Counters;
        long now = world.Now;
        if (_waiting.Count == 0 && counters.LastUpdateDate > 0 && now - counters.LastUpdateDate > Silence)
            counters.NextUpdateId = _chance.Next(100_000_000, 999_000_000);
        int id = counters.NextUpdateId++;
        counters.LastUpdateDate = now;
        var update = new Update
        {
            Id = id,
            Body = new JsonObject { ["update_id"] = id, [kind] = payload },
            Expires = now + (long)lifetime.TotalSeconds,
            Queue = queue,
        };
        _waiting.Add(id, update);
        world.Store(update);
        world.StoreCounters();
        var waiting = _arrival;
        _arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.SetResult();
    }

    public void Restore(Update update) => _waiting[update.Id] = update;

    /// <summary>The next ones from <paramref name="offset"/> on, which confirms all before it; a negative one forgets all but the last few.</summary>
    public List<Update> Take(int offset, int limit)
    {
        DropExpired();
        if (offset < 0)
            offset = _waiting.Keys.Skip(Math.Max(0, _waiting.Count + offset)).FirstOrDefault(NextId);

        // an offset from before a jump of the ids says nothing about these
        if (offset <= NextId + 10)
            Drop([.. _waiting.Keys.TakeWhile(id => id < offset)]);
        return [.. _waiting.Values.Take(limit)];
    }

    public void DropAll() => Drop([.. _waiting.Keys]);

    public void Drop(int id) => Drop([id]);

    /// <summary>The first waiting update of each queue, for the webhook.</summary>
    public List<Update> Heads()
    {
        DropExpired();
        return [.. _waiting.Values.DistinctBy(u => u.Queue)];
    }

    private bool IsWanted(string kind) =>
        world.Profile.AllowedUpdates is { Count: > 0 } named ? named.Contains(kind) : !OnlyWhenNamed.Contains(kind);

    private void DropExpired()
    {
        long now = world.Now;
        Drop([.. _waiting.Values.Where(u => u.Expires <= now).Select(u => u.Id)]);
    }

    private void Drop(List<int> ids)
    {
        foreach (int id in ids)
        {
            if (_waiting.Remove(id))
                world.Forget($"update/{id}");
        }
        if (ids.Count > 0)
            world.Record("updates");
    }
}
