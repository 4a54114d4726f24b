using WorkshopBot.Data.Access;
using WorkshopBot.Data.Guests;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Plans;
using WorkshopBot.Tests.Support;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.Guests;

/// <summary>The rows behind the links for guests: what lies in the file, what counts as used, and who may come.</summary>
public sealed class Links_for_guests : IDisposable
{
    private const string Token = "QWERTYUIOPasdfgh";
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly UnitOfWork _work;
    private readonly ShelvedWorkshop _home;
    private int _people;

    public Links_for_guests()
    {
        _database = EmptyDatabase.OpenIn(_folder);
        _work = _database.Begin();
        _home = Import("basra-2025");
    }

    private long Home => _home.Workshop.Id;

    public void Dispose()
    {
        _work.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Keep_neither_what_they_carry_nor_whom_they_are_for_readable()
    {
        var link = GuestStore.Add(_work, Home, "Huda", uses: 1, Token, Now);
        Assert.Equal(("Huda", 1, 0), (GuestStore.ByToken(_work, Token)!.Label, GuestStore.ById(_work, link.Id)!.Uses!.Value, GuestStore.ByToken(_work, Token)!.Used));
        Assert.Equal(Token, GuestStore.TokenOf(_work, link.Id));
        Assert.Null(GuestStore.ByToken(_work, Token.ToLowerInvariant()));
        var stored = _work.Query<byte[]>("select token from guest_links union all select label from guest_links union all select token_key from guest_links");
        Assert.Equal(3, stored.Count);
        Assert.All(stored, bytes => Assert.Equal((-1, -1), (bytes.AsSpan().IndexOf("Huda"u8), bytes.AsSpan().IndexOf("QWERTYUIOPasdfgh"u8))));
    }

    [Fact]
    public void Are_used_by_who_registered_and_did_not_give_up()
    {
        var link = GuestStore.Add(_work, Home, "Huda", uses: 1, Token, Now);
        var (first, second, stranger) = (Meet(), Meet(), Meet());
        GuestStore.Come(_work, link, first);
        GuestStore.Come(_work, link, second);
        Assert.Equal((0, true, true, false), (Used(link), May(first), May(second), May(stranger)));

        var registration = Register(first);
        Assert.Equal((1, true, false), (Used(link), May(first), May(second)));
        Assert.False(GuestStore.ById(_work, link.Id)!.IsLiving);

        RegistrationStore.Cancel(_work, registration, Now);
        Assert.Equal((0, true, true), (Used(link), May(first), May(second)));

        GuestStore.Revoke(_work, link.Id, Now);
        Assert.Equal((false, false), (May(first), May(second)));
        Assert.Equal(link.Id, GuestStore.CameBy(_work, first, Home)!.Id);
    }

    [Fact]
    public void Bring_somebody_by_the_last_one_they_opened()
    {
        var (one, other) = (GuestStore.Add(_work, Home, "One", uses: null, Token, Now), GuestStore.Add(_work, Home, "Other", uses: null, "zxcvbnmASDFGHJKL", Now));
        var person = Meet();
        GuestStore.Come(_work, one, person);
        GuestStore.Come(_work, other, person);
        Register(person);
        Assert.Equal((0, 1), (Used(one), Used(other)));
        Assert.Equal(["One", "Other"], GuestStore.OfWorkshop(_work, Home).Select(link => link.Label));
    }

    [Fact]
    public void Are_not_needed_by_the_team_nor_by_whoever_is_given_a_place()
    {
        var (holder, receiver, facilitator, viewer, owner) = (Meet(), Meet(), Meet(), Meet(), Meet());
        RoleStore.Grant(_work, new() { PersonId = facilitator, WorkshopId = Home, Role = Role.Facilitator, AgendaItemId = _home.Agenda[0].Id }, grantedBy: null, Now);
        RoleStore.Grant(_work, new() { PersonId = viewer, WorkshopId = Import("harvest-2024").Workshop.Id, Role = Role.Viewer }, grantedBy: null, Now);
        RoleStore.Grant(_work, new() { PersonId = owner, Role = Role.Owner }, grantedBy: null, Now);
        Assert.Equal((true, false, true), (May(facilitator), May(viewer), May(owner)));

        var place = Register(holder);
        HandoverStore.Offer(_work, place, Token, Now);
        HandoverStore.Receive(_work, place, receiver);
        Assert.Equal((true, true), (May(holder), May(receiver)));
        HandoverStore.Forget(_work, place);
        Assert.False(May(receiver));
    }

    [Fact]
    public void Are_forgotten_with_the_person_and_with_the_data_of_the_workshop()
    {
        var link = GuestStore.Add(_work, Home, "Huda", uses: null, Token, Now);
        var (erased, other) = (Meet(), Meet());
        GuestStore.Come(_work, link, erased);
        GuestStore.Come(_work, link, other);
        ErasureStore.Erase(_work, erased);
        Assert.Equal([other], _work.Query<long>("select person_id from guests"));

        Assert.True(DeletionStore.Holds(_work, Home));
        while (DeletionStore.Slice(_work, Home, _home.Workshop.LastDay, new HashSet<string>(), room: 1, _ => { })) { }
        Assert.Equal((0, 0), (_work.Value<int>("select count(*) from guests"), _work.Value<int>("select count(*) from guest_links")));
        Assert.False(DeletionStore.Holds(_work, Home));
    }

    private ShelvedWorkshop Import(string code)
    {
        var plan = PlanReader.Read(PlanFolder.Open(Repository.At("samples", code), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!;
        Importer.Import(_work, plan with { Workshop = plan.Workshop with { IsByInvitation = true } }, Now, force: false);
        return new Shelf().ByCode(_work, code)!;
    }

    private int Used(GuestLink link) => GuestStore.ById(_work, link.Id)!.Used;

    private bool May(long personId) => GuestStore.MayCome(_work, personId, Home);

    private long Meet() => PeopleStore.Meet(_work, 100 + _people++, hasStarted: true, Now).PersonId!.Value;

    private long Register(long personId)
    {
        var submission = SubmissionStore.Add(_work, personId, _home.RegistrationForm.Id, _home.RegistrationForm.CurrentVersionId, "ar", Now, []);
        var id = _work.NewId();
        RegistrationStore.Save(_work, id, personId, Home, submission, "confirmed", "1", Now, Now, new(), queued: id);
        return id;
    }
}
