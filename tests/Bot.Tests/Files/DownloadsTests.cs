using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using WorkshopBot.Access;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Files;
using WorkshopBot.Tests.Hosting;
using WorkshopBot.Tests.Support;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Files;

public sealed class Downloading : IDisposable
{
    private static readonly byte[] Voice = "OggS and a voice"u8.ToArray();

    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly FakeFetcher _fetcher = new();
    private readonly TestConversation _conversation = new();
    private readonly Downloads _downloads;
    private readonly SemaphoreSlim _ended = new(0);

    public Downloading()
    {
        _database = Database.Open(new DatabaseOptions($"Data Source={_folder.At("workshop.db")}"));
        _downloads = new Downloads(_fetcher, _database, _conversation, TimeProvider.System, NullLogger<Downloads>.Instance)
        {
            RunTurn = Run,
            Ended = () => _ended.Release(),
        };
    }

    public void Dispose()
    {
        _downloads.Dispose();
        _database.Dispose();
        _ended.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_few_at_a_time_in_their_order_and_none_twice()
    {
        var ids = Enumerable.Range(1, 6).Select(number => Waiting($"file {number}")).ToList();

        var first = Pick();
        _downloads.Start(first);
        Assert.Equal(ids[..4], first.Select(file => file.Id));
        Assert.Empty(Pick());
        Assert.False(_downloads.IsIdle);

        _fetcher.Let("file 2", new FetchOutcome.Arrived(Voice));
        await _ended.WaitAsync();
        Assert.Equal([ids[4]], Pick().Select(file => file.Id));
        Assert.Equal(Voice, _database.Files.Read(ids[1])!);
        Assert.Equal("kept", Status(ids[1]));
    }

    [Fact]
    public async Task A_file_erased_while_it_was_fetched_leaves_nothing()
    {
        var id = Waiting("file");
        _downloads.Start(Pick());
        using (var work = _database.Begin())
        {
            _downloads.Forget(AttachmentStore.DropLeft(work));
            work.Commit();
        }

        _fetcher.Let("file", new FetchOutcome.Arrived(Voice));
        await _ended.WaitAsync();

        Assert.Null(_database.Files.Read(id));
        Assert.True(_downloads.IsIdle);
    }

    [Fact]
    public async Task A_file_that_we_cannot_handle_waits_for_a_restart_and_holds_up_nobody()
    {
        var (bad, good) = (Waiting("bad"), Waiting("good"));
        _downloads.Start(Pick());
        _fetcher.Fail("bad", new InvalidOperationException("our bug"));
        _fetcher.Let("good", new FetchOutcome.Arrived(Voice));
        await _ended.WaitAsync();
        await _ended.WaitAsync();

        Assert.Equal(("waiting", "kept"), (Status(bad), Status(good)));
        Assert.True(_downloads.IsIdle);
        Assert.Empty(Pick());
    }

    [Fact]
    public async Task Stopped_it_fetches_nothing_and_the_row_goes_on_waiting()
    {
        var id = Waiting("file");
        _downloads.Start(Pick());

        _downloads.Stop();
        await _ended.WaitAsync();

        Assert.Equal("waiting", Status(id));
        Assert.Empty(Pick());
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("too_large")]
    public async Task What_will_never_come_is_missing(string reason)
    {
        var id = Waiting("file");
        _downloads.Start(Pick());
        _fetcher.Let("file", new FetchOutcome.Lost(reason));
        await _ended.WaitAsync();

        Assert.Equal("missing", Status(id));
        Assert.Equal(reason, _database.Read(session => AttachmentStore.ById(session, id))!.Reason);
    }

    [Fact]
    public async Task Whoever_sent_a_workbook_hears_when_reading_it_fails_and_when_answering_it_does()
    {
        var drafts = new List<long>();
        foreach (var failing in new Func<Action<ITurn>>[] { () => throw new InvalidOperationException("our bug"), () => _ => throw new InvalidOperationException("our bug") })
        {
            _conversation.WhenWorkbookComes = failing;
            drafts.Add(WaitingWorkbook($"workbook {drafts.Count}"));
            _downloads.Start(Pick());
            _fetcher.Let($"workbook {drafts.Count - 1}", new FetchOutcome.Arrived([1]));
            await _ended.WaitAsync();
        }

        Assert.Equal(drafts, _conversation.FailedWorkbooks);
        Assert.True(_downloads.IsIdle);
    }

    private long WaitingWorkbook(string fileId)
    {
        using var work = _database.Begin();
        var account = PeopleStore.Meet(work, 71, hasStarted: true, DateTimeOffset.UnixEpoch);
        var draft = DraftStore.Add(work, account.PersonId!.Value, "form.xlsx", fileId, workbook: null, DateTimeOffset.UnixEpoch);
        work.Commit();
        return draft.Id;
    }

    private List<WaitingAttachment> Pick() => _database.Read(_downloads.Pick);

    private string Status(long id) => _database.Read(session => AttachmentStore.ById(session, id))!.Status;

    private long Waiting(string fileId)
    {
        using var work = _database.Begin();
        var id = work.NewId();
        var about = work.Sealer.Seal("attachments", id, "about", JsonSerializer.Serialize(new AttachmentFacts("a-1.ogg", "voice", "audio")));
        var source = work.Sealer.Seal("attachments", id, "source", fileId);
        work.Execute("insert into attachments (id, status, about, source) values (@id, 'waiting', @about, @source)", new { id, about, source });
        work.Commit();
        return id;
    }

    private Task Run(Action<ITurn> act)
    {
        lock (_fetcher)
        {
            using var work = _database.Begin();
            var turn = new Turn(work, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, new Chance());
            turn.Admit(Act.ProgramWork);
            act(turn);
            work.Commit();
        }

        return Task.CompletedTask;
    }

    /// <summary>Files come when the test lets them.</summary>
    private sealed class FakeFetcher : IFileFetcher
    {
        private readonly ConcurrentDictionary<string, TaskCompletionSource<FetchOutcome>> _files = new();

        public void Let(string fileId, FetchOutcome outcome) => Of(fileId).SetResult(outcome);

        public void Fail(string fileId, Exception error) => Of(fileId).SetException(error);

        public Task<FetchOutcome> Fetch(string fileId, CancellationToken cancellationToken) => Of(fileId).Task.WaitAsync(cancellationToken);

        private TaskCompletionSource<FetchOutcome> Of(string fileId) =>
            _files.GetOrAdd(fileId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
