using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Certificates;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Storage;
using WorkshopBot.Outbox;
using WorkshopBot.Plans;
using WorkshopBot.Tests.Support;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.Turns;

/// <summary>Cases from the field that no script reaches: a button of an earlier version, a list longer than a card, a code for a chat that is taken.</summary>
public sealed class Old_buttons_and_long_lists : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 14, 11, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly UnitOfWork _work;
    private readonly CountedChance _chance = new(1);
    private readonly Conversation _conversation = new(Catalogue.Embedded, new BotIdentity { Username = "bot" }, new NoOwners());
    private readonly ShelvedWorkshop _basra;
    private readonly ShelvedWorkshop _harvest;
    private readonly long _omar;

    public Old_buttons_and_long_lists()
    {
        _database = EmptyDatabase.OpenIn(_folder);
        _work = _database.Begin();
        (_basra, _harvest) = (Import("basra-2025"), Import("harvest-2024"));
        _omar = Meet("Omar", Role.Organizer, _basra, _harvest);
    }

    public void Dispose()
    {
        _work.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_draw_that_says_too_little_to_be_kept_is_begun_anew()
    {
        Tap(Act.GroupsKeep, $"{_basra.Workshop.Id}:17:here");

        Assert.Contains(Shown(_omar).Rows.SelectMany(row => row), button => button.Token is not null);
        Assert.All(_work.Query<string?>("select group_code from registrations"), Assert.Null);
    }

    [Fact]
    public void Everybody_can_be_named_for_a_committee_however_many_they_are()
    {
        var names = Enumerable.Range(1, 12).Select(i => $"Member {i}").ToList();
        names.ForEach(name => Meet(name, Role.Facilitator, _basra));

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 0; page < 2; page++)
        {
            Tap(Act.PromiseCommittee, $"{_basra.Workshop.Id}:{page}");
            seen.UnionWith(Shown(_omar).Rows.SelectMany(row => row).Select(button => button.Label));
        }

        Assert.All(names, name => Assert.Contains(name, seen));
        var last = _work.Query<long>("select person_id from roles order by id")[^1];
        Tap(Act.PromiseMember, $"{_basra.Workshop.Id}:{last}:1");
        Assert.Contains("✓ Member 12", Shown(_omar).Rows.SelectMany(row => row).Select(button => button.Label));
        Assert.Equal([last], PromiseStore.Committee(_work, _basra.Workshop.Id));
    }

    [Fact]
    public void A_code_does_not_take_a_chat_away_from_another_workshop()
    {
        var group = PeopleStore.MeetGroup(_work, -100, Now);
        WorkshopChatStore.Know(_work, group.Id, "Basra", addedBy: null);
        Link(group.Id, _basra);
        Assert.Equal(_basra.Workshop.Id, WorkshopChatStore.WorkshopOf(_work, group.Id));

        Link(group.Id, _harvest);
        Assert.Equal(_basra.Workshop.Id, WorkshopChatStore.WorkshopOf(_work, group.Id));
        Assert.Contains("You Are the Change", Bidi.Strip(Said(group.Id).Text), StringComparison.Ordinal);

        Link(group.Id, _basra);
        WorkshopChatStore.Link(_work, group.Id, null, null);
        Link(group.Id, _harvest);
        Assert.Equal(_harvest.Workshop.Id, WorkshopChatStore.WorkshopOf(_work, group.Id));
    }

    [Fact]
    public void All_certificates_to_print_are_none_when_the_last_was_taken_back()
    {
        var made = new CertificateFiles(new BotIdentity { Username = "bot" }, Catalogue.Embedded).Make(_work, CertificateFiles.Of(CertificateFiles.All, _basra.Workshop.Id, "en"));

        Assert.Equal("certificates-basra-2025.txt", made.FileName);
        Assert.Equal("No certificate of this workshop holds at the moment.\n", System.Text.Encoding.UTF8.GetString(made.Bytes));
    }

    [Fact]
    public void All_sessions_that_are_on_at_once_are_named()
    {
        var parallel = _basra.Agenda.Where(item => item.GroupCode is not null).GroupBy(item => item.StartsAt).First(same => same.Count() == 3).ToList();
        var words = Catalogue.Embedded.In(Language.Of("en"));

        var during = AgendaText.NowAndNext(_basra, group: null, parallel[0].StartsAt.AddMinutes(5), words);
        var before = AgendaText.NowAndNext(_basra, group: null, parallel[0].StartsAt.AddMinutes(-5), words);
        Assert.All(parallel, item => Assert.Contains(item.Titles["en"], during, StringComparison.Ordinal));
        Assert.All(parallel, item => Assert.Contains(item.Titles["en"], before, StringComparison.Ordinal));

        var own = AgendaText.NowAndNext(_basra, parallel[0].GroupCode, parallel[0].StartsAt.AddMinutes(5), words);
        Assert.Contains(parallel[0].Titles["en"], own, StringComparison.Ordinal);
        Assert.DoesNotContain(parallel[1].Titles["en"], own, StringComparison.Ordinal);
    }

    private void Link(long accountId, ShelvedWorkshop home)
    {
        var code = ClaimCode.New(_chance);
        ChatCodeStore.Set(_work, home.Workshop.Id, _omar, code, Now);
        _conversation.LinkChat(new Turn(_work, Now, Now, _chance), accountId, ClaimCode.Show(code));
    }

    private void Tap(Act act, string argument)
    {
        var turn = new ChatTurn(_work, Now, Now, _chance, PeopleStore.AccountOf(_work, _omar)!, PeopleStore.ById(_work, _omar)!, cameByTap: true, "Omar");
        _conversation.Handle(turn, new Incoming.Tapped(new ButtonPress(act, argument, IsCurrent: true, PressedBefore: null)));
    }

    private OutgoingMessage Shown(long personId) => Said(PeopleStore.AccountOf(_work, personId)!.Id);

    private OutgoingMessage Said(long accountId) =>
        OutgoingMessage.Read(OutboxStore.ReadBody(_work, _work.Value<long>("select max(id) from outbox where account_id = @accountId", new { accountId })));

    private long Meet(string name, Role role, params ShelvedWorkshop[] homes)
    {
        var id = PeopleStore.Meet(_work, _work.NewId(), hasStarted: true, Now).PersonId!.Value;
        PeopleStore.SetLanguage(_work, id, "en");
        foreach (var home in homes)
        {
            RoleStore.Grant(_work, new() { PersonId = id, WorkshopId = home.Workshop.Id, Role = role, Name = name }, grantedBy: null, Now);
        }

        return id;
    }

    private ShelvedWorkshop Import(string code)
    {
        Importer.Import(_work, PlanReader.Read(PlanFolder.Open(Repository.At("samples", code), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!, Now, force: false);
        return new Shelf().ByCode(_work, code)!;
    }

    private sealed class NoOwners : IOwners
    {
        public bool IsOwner(ReadSession session, long personId) => false;

        public IReadOnlyList<long> PersonIds(ReadSession session) => [];
    }
}
