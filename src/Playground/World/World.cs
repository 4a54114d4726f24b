using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkshopBot.Playground;

/// <summary>
/// The playground's people, chats and messages: what they see, say and tap. Safe to use from several threads; every call is one step under one
/// lock, after which it is in the world's file and whoever waits for a change wakes up. All times come from the clock handed in, except waiting,
/// which is always real.
/// </summary>
public sealed partial class World : IDisposable
{
    private const int ChangesKept = 20_000;
    private const int LeanMessagesKept = 64;

    /// <summary>Above this a file's content is not kept over a restart.</summary>
    private const int LargestStoredFile = 8 << 20;

    private readonly TimeProvider _clock;
    private readonly Dictionary<long, Person> _people = [];
    private readonly Dictionary<long, Chat> _chats = [];
    private readonly Dictionary<string, StoredFile> _files = [];
    private readonly Dictionary<string, StoredFile> _filesByPath = [];
    private readonly Dictionary<string, Tap> _taps = [];
    private readonly Dictionary<string, object?> _dirty = [];
    private readonly Queue<Change> _changes = new();
    private readonly WorldFile? _file;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastChange;
    private bool _nudge;

    internal World(PlaygroundOptions options, TimeProvider clock)
    {
        _clock = clock;
        Lean = options.Lean;
        BotUsername = options.BotUsername;
        BotId = long.Parse(options.Token[..options.Token.IndexOf(':', StringComparison.Ordinal)], CultureInfo.InvariantCulture);
        Updates = new UpdateQueue(this);
        if (options.File is { } path)
        {
            _file = WorldFile.Open(path, Restore);
            _file.Rewrite(Everything());
        }
    }

    public long BotId { get; }

    public string BotUsername { get; }

    /// <summary>Updates the bot has not confirmed yet.</summary>
    public int WaitingUpdates => Do(() => Updates.Count);

    /// <summary>A getUpdates is under way: somebody would hear of the next update at once.</summary>
    public bool BotIsPolling { get; internal set; }

    internal bool Lean { get; }

    internal Lock Gate { get; } = new();

    internal Counters Counters { get; private set; } = new();

    internal BotProfile Profile { get; private set; } = new();

    internal UpdateQueue Updates { get; }

    internal long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>What happened after change number <paramref name="since"/>; changes of long ago are forgotten.</summary>
    public IReadOnlyList<Change> ChangesSince(long since) => Do(() => Newer(since));

    /// <summary>The number of the newest change; 0 in a server just started.</summary>
    public long LastChange => Do(() => _lastChange);

    /// <summary>Waits until there is a change after <paramref name="since"/>; empty if there is none within the (real) time.</summary>
    public async Task<IReadOnlyList<Change>> WaitForChangesAsync(long since, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var (newer, next) = Do(() => (Newer(since), _changed.Task));
            if (newer.Count > 0)
                return newer;
            var left = timeout - TimeProvider.System.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
                return [];
            try
            {
                await next.WaitAsync(left, TimeProvider.System, cancellationToken);
            }
            catch (TimeoutException)
            {
                return [];
            }
        }
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>One step: under the lock, and in the file before anybody hears of it.</summary>
    internal T Do<T>(Func<T> step)
    {
        lock (Gate)
        {
            try
            {
                return step();
            }
            finally
            {
                Settle();
            }
        }
    }

    internal void Do(Action step) => Do(() =>
    {
        step();
        return true;
    });

    internal void Record(string kind, long chatId = 0, Message? message = null, int messageId = 0, string? detail = null)
    {
        var seen = message is null ? null : See(message);
        _changes.Enqueue(new Change(++_lastChange, kind, chatId, message?.Id ?? messageId, seen, detail));
        if (_changes.Count > ChangesKept)
            _changes.Dequeue();
        _nudge = true;
    }

    internal void Store(Person person) => Store($"person/{person.Id}", person);

    internal void Store(Chat chat) => Store(Key(chat), chat);

    internal void Store(Message message) => Store(Key(message), message);

    internal void Store(Tap tap) => Store($"tap/{tap.Id}", tap);

    internal void Store(Update update) => Store($"update/{update.Id}", update);

    internal void Store(StoredFile file) => Store($"file/{file.Id}", file);

    internal void StoreCounters() => Store("counters", Counters);

    internal void StoreProfile() => Store("profile", Profile);

    internal void Forget(string key) => Store(key, null);

    /// <summary>Groups have negative ids, whose sign is written differently in some cultures; a file moves between them.</summary>
    private static string Key(Chat chat) => string.Create(CultureInfo.InvariantCulture, $"chat/{chat.Id}");

    private static string Key(Message message) => string.Create(CultureInfo.InvariantCulture, $"message/{message.ChatId}/{message.Id}");

    private void Store(string key, object? value)
    {
        if (_file is not null)
            _dirty[key] = value;
    }

    private void Settle()
    {
        if (_dirty.Count > 0)
        {
            _file!.Append(_dirty);
            _dirty.Clear();
            if (_file.IsWorthRewriting)
                _file.Rewrite(Everything());
        }
        if (!_nudge)
            return;
        _nudge = false;
        var waiting = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.SetResult();
    }

    private List<Change> Newer(long since)
    {
        // numbers start again with the server: a watcher from before sees everything
        int skip = since > _lastChange ? 0 : (int)Math.Max(0, since - (_lastChange - _changes.Count));
        return skip >= _changes.Count ? [] : [.. _changes.Skip(skip)];
    }

    private void Restore(string key, JsonNode value)
    {
        switch (key[..(key.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? slash : key.Length)])
        {
            case "counters":
                Counters = Read<Counters>(value);
                break;
            case "profile":
                Profile = Read<BotProfile>(value);
                break;
            case "person":
                var person = Read<Person>(value);
                _people[person.Id] = person;
                break;
            case "chat":
                var chat = Read<Chat>(value);
                _chats[chat.Id] = chat;
                break;
            case "message":
                var message = Read<Message>(value);
                _chats[message.ChatId].Messages.Add(message);
                break;
            case "tap":
                var tap = Read<Tap>(value);
                _taps[tap.Id] = tap;
                break;
            case "update":
                Updates.Restore(Read<Update>(value));
                break;
            case "file":
                Keep(Read<StoredFile>(value));
                break;
        }
    }

    private static T Read<T>(JsonNode value) => System.Text.Json.JsonSerializer.Deserialize<T>(value, Json.Stored)!;

    private IEnumerable<KeyValuePair<string, object?>> Everything()
    {
        yield return new("counters", Counters);
        yield return new("profile", Profile);
        foreach (var person in _people.Values)
            yield return new($"person/{person.Id}", person);
        foreach (var chat in _chats.Values)
        {
            yield return new(Key(chat), chat);
            foreach (var message in chat.Messages)
                yield return new(Key(message), message);
        }
        foreach (var file in _files.Values.Where(f => f.Size <= LargestStoredFile))
            yield return new($"file/{file.Id}", file);
        foreach (var tap in _taps.Values)
            yield return new($"tap/{tap.Id}", tap);
        foreach (var update in Updates.All)
            yield return new($"update/{update.Id}", update);
    }
}
