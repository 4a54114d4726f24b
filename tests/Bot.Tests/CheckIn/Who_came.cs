using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Relay;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Plans;
using WorkshopBot.Tests.Support;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.CheckIn;

public sealed class Who_came : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 14, 6, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly First = new(2025, 11, 14);

    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly UnitOfWork _work;
    private readonly ShelvedWorkshop _home;

    public Who_came()
    {
        _database = EmptyDatabase.OpenIn(_folder);
        _work = _database.Begin();
        Importer.Import(_work, PlanReader.Read(PlanFolder.Open(Repository.At("samples", "basra-2025"), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!, Now, force: false);
        _home = new Shelf().ByCode(_work, "basra-2025")!;
    }

    public void Dispose()
    {
        _work.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Counts_once_at_two_doors_on_a_day_and_once_more_in_each_session()
    {
        var (amal, baran, keeper) = (Register("أمل"), Register("باران"), PeopleStore.AddWithoutAccount(_work, Now));
        var session = _home.Agenda[1].Id;

        Assert.True(Come(amal.Id, First, null, keeper));
        Assert.False(Come(amal.Id, First, null, keeper));
        Assert.True(Come(amal.Id, First, session, keeper));
        Assert.False(Come(amal.Id, First, session, keeper));
        Assert.True(Come(amal.Id, First.AddDays(1), null, keeper));
        Assert.True(Come(baran.Id, First, session, keeper));

        Assert.Equal([new(First, null, 1), new(First, session, 2), new(First.AddDays(1), null, 1)], CheckInStore.Counts(_work, _home.Workshop.Id));
        Assert.Equal([amal.PersonId], CheckInStore.Attended(_work, _home.Workshop.Id, First));
        Assert.Equal([amal.PersonId, baran.PersonId], CheckInStore.Attended(_work, _home.Workshop.Id, First, session));
        Assert.Equal(0, CheckInStore.MissingCount(_work, _home.Workshop.Id, First));
        Assert.Equal([new(baran.Id, "باران", null)], CheckInStore.Missing(_work, _home.Workshop.Id, First.AddDays(1), skip: 0, limit: 8));

        CheckInStore.Remove(_work, amal.Id, First, null);
        Assert.Equal(session, Assert.Single(CheckInStore.Of(_work, amal.Id, First)).AgendaItemId);
    }

    [Fact]
    public void Goes_with_whoever_takes_the_desk_s_record_and_leaves_nobody_behind()
    {
        var (made, keeper) = (Register("أمل"), PeopleStore.AddWithoutAccount(_work, Now));
        Come(made.Id, First, null, keeper);
        ClaimStore.Set(_work, made.Id, "222222222222222222");
        var me = PeopleStore.Meet(_work, 7_001, hasStarted: true, Now).PersonId!.Value;
        var givenUp = Register("أمل", me);
        RegistrationStore.Cancel(_work, givenUp.Id, Now);

        ClaimStore.Take(_work, ClaimStore.ByCode(_work, "222222222222222222")!, me, Now);

        Assert.Equal(made.Id, RegistrationStore.Of(_work, me, _home.Workshop.Id)!.Id);
        Assert.Equal(made.SubmissionId, Assert.Single(SubmissionStore.OfPerson(_work, _home.RegistrationForm.Id, me)).Id);
        Assert.Equal([me], CheckInStore.Attended(_work, _home.Workshop.Id, First));
        Assert.Null(ClaimStore.ByCode(_work, "222222222222222222"));
        Assert.Null(PeopleStore.ById(_work, made.PersonId));
        Assert.False(ClaimStore.IsOpen(_work, made.Id));
    }

    [Fact]
    public void Is_forgotten_with_the_person_and_so_is_what_they_wrote_and_gave_away()
    {
        var me = PeopleStore.Meet(_work, 7_001, hasStarted: true, Now).PersonId!.Value;
        var (mine, other) = (Register("أمل", me), Register("باران"));
        Come(mine.Id, First, null, me);
        Come(other.Id, First, null, me);
        HandoverStore.Offer(_work, mine.Id, "token", Now);
        HandoverStore.Offer(_work, other.Id, "another", Now);
        HandoverStore.Receive(_work, other.Id, me);
        var thread = ThreadStore.Begin(_work, me, _home.Workshop.Id);
        ThreadStore.Write(_work, thread.Id, writerId: null, "سؤال", Now);
        var theirs = ThreadStore.Begin(_work, other.PersonId, _home.Workshop.Id);
        var answer = ThreadStore.Write(_work, theirs.Id, writerId: me, "جواب", Now);
        SentFileStore.Keep(_work, ThreadStore.Voice, answer, "", "spoken", isPhoto: false);
        WalkInStore.Save(_work, me, new(_home.Workshop.Id, "ضياء", null, null));

        ErasureStore.Erase(_work, me);

        Assert.Equal([other.PersonId], CheckInStore.Attended(_work, _home.Workshop.Id, First));
        Assert.Null(ThreadStore.ById(_work, thread.Id));
        Assert.Equal([new(answer, true, "جواب", false, null)], ThreadStore.Last(_work, theirs.Id, 5));
        Assert.Null(HandoverStore.ByToken(_work, "token"));
        Assert.Null(HandoverStore.ByToken(_work, "another")!.ReceiverId);
        Assert.All(
            new[] { "check_ins where checked_by", "thread_messages where writer_id", "handovers where receiver_id", "threads where person_id", "walk_ins where person_id" },
            rest => Assert.Equal(0, _work.Value<int>($"select count(*) from {rest} = {me}")));
    }

    private bool Come(long registrationId, DateOnly day, long? item, long by) => CheckInStore.Add(_work, registrationId, _home.Workshop.Id, day, item, "door", by, Now);

    private Data.Registrations.Registration Register(string name, long? personId = null)
    {
        var person = personId ?? PeopleStore.AddWithoutAccount(_work, Now);
        var submission = SubmissionStore.Add(_work, person, _home.RegistrationForm.Id, _home.RegistrationForm.CurrentVersionId, "ar", Now, []);
        var id = _work.NewId();
        RegistrationStore.Save(_work, id, person, _home.Workshop.Id, submission, "confirmed", "1", Now, Now, new() { FullName = name }, queued: id);
        return RegistrationStore.ById(_work, id)!;
    }
}
