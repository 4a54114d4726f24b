using System.Text;
using WorkshopBot.Access;
using WorkshopBot.Authoring;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.Guests;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Relay;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Plans;
using WorkshopBot.Roles;
using WorkshopBot.Tests.Support;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.Access;

/// <summary>
/// Every role × every act × own and foreign workshop, one's own things and those of others: each is tapped as a button, and what the turn was admitted
/// for is compared with a table that a person can read (<c>rights.md</c>; <c>UPDATE_GOLDENS=1</c> writes it anew).
/// </summary>
public sealed class Rights_of_every_role : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Baghdad = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad");
    internal static readonly Act[] Typed =
        [Act.ApprovalReason, Act.ApprovalAsk, Act.ApprovalAnswer, Act.TimetableFind, Act.GroupsFind, Act.GroupsSeed, Act.TimetableType, Act.TimetableText, Act.TeamFind, Act.SetupTitle, Act.SetupType, Act.SetupCloneDay, Act.GuestsText, Act.PanelText, Act.PublishDate, Act.BuildTitle, Act.BuildQuestion, Act.BuildChoices,
         Act.DoorFind, Act.DoorPaper, Act.DoorWalk, Act.PaperWhose, Act.PeopleSearch, Act.PeopleWrite, Act.RelayAsk, Act.RelayReply, Act.RelayAnswer,
         Act.HarvestWrite, Act.HarvestAdd, Act.HarvestEdit, Act.HarvestReply, Act.PromiseSearch, Act.PromiseFix, Act.PromiseFind, Act.PromiseSharpen, Act.PromiseWord, Act.PromiseDay,
         Act.BroadcastWrite, Act.BroadcastAt, Act.BroadcastCorrect, Act.ReplyWrite, Act.AnswerWrite, Act.GroupsText, Act.GroupsWrite, Act.TranslateText, Act.CertificateVolunteer, Act.CertificateType];

    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly UnitOfWork _work;
    private readonly CountedChance _chance = new(1);
    private readonly Conversation _conversation;
    private readonly ShelvedWorkshop _own;
    private readonly ShelvedWorkshop _foreign;
    private readonly List<Somebody> _people = [];
    private readonly Somebody _other;
    private readonly Somebody _sessionDoor;
    private readonly long _ownRole;
    private readonly long _foreignRole;
    private readonly Dictionary<long, (long Broadcast, long Reply)> _messages;
    private readonly Dictionary<long, long> _items = [];
    private readonly Dictionary<long, long> _guestLinks = [];
    private readonly Dictionary<(long, long), long> _promises = [];
    private readonly long _ownInvitation;
    private readonly long _foreignInvitation;

    public Rights_of_every_role()
    {
        _database = EmptyDatabase.OpenIn(_folder);
        _work = _database.Begin();
        _own = Import("basra-2025");
        _foreign = Import("harvest-2024");
        _conversation = new(Catalogue.Embedded, new BotIdentity { Username = "bot" }, new OneOwner(Meet("owner")));
        Meet("owner who claimed it", new() { Role = Role.Owner });
        foreach (var role in Enum.GetValues<Role>().Except([Role.Owner, Role.Participant]))
            Meet(role.ToString().ToLowerInvariant(), new() { Role = role, WorkshopId = _own.Workshop.Id });
        Meet("facilitator of a session", new() { Role = Role.Facilitator, WorkshopId = _own.Workshop.Id, AgendaItemId = _own.Agenda[0].Id });
        Meet("facilitator of a group", new() { Role = Role.Facilitator, WorkshopId = _own.Workshop.Id, GroupId = _own.Groups[0].Id });
        _sessionDoor = Meet("door of a session", new() { Role = Role.Door, WorkshopId = _own.Workshop.Id, AgendaItemId = _own.Agenda[0].Id });
        Meet("participant");
        _other = Meet("somebody else");
        _people.Remove(_other);
        _people.Remove(_sessionDoor);
        (_ownRole, _foreignRole) = (GrantOther(_own), GrantOther(_foreign));
        _messages = new[] { _own, _foreign }.ToDictionary(home => home.Workshop.Id, Message);
        (_ownInvitation, _foreignInvitation) = (Invite(_own), Invite(_foreign));
    }

    private static Act[] Acts => Enum.GetValues<Act>();

    public void Dispose()
    {
        _work.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Are_what_the_table_says()
    {
        string[] lines =
        [
            "# Who may do what",
            "",
            "Written by the test `Rights_of_every_role` from the list of acts (`src/Bot/Access/Act.cs`): each act is tapped as a button by somebody of each role.",
            "**all**: wherever; **own**: in the workshop where they have the role; **mine**: what is theirs; **–**: nowhere.",
            "*twice*: asked about once more before it is done; *log*: it is written down who did it; *shows*: the data of one person, of many, or of many in",
            "a file, of which /privacy tells them.",
            "",
            $"| act | | {string.Join(" | ", _people.Select(person => person.Name))} |",
            $"|---|---|{string.Concat(_people.Select(_ => "---|"))}",
            .. Acts.Where(act => !Rules.Of(act).IsClock).Select(act => $"| `{act.Name()}` | {Marks(act)} | {string.Join(" | ", _people.Select(person => Cell(act, person)))} |"),
        ];
        var actual = string.Join('\n', lines) + "\n";
        var file = Repository.At("tests", "Bot.Tests", "Access", "rights.md");
        if (Goldens.AreRewritten)
            File.WriteAllText(file, actual);
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    [Fact]
    public void Do_not_come_with_an_old_button_or_a_guessed_number() => Assert.All(Acts, act => Assert.All(_people, person =>
    {
        Assert.All(Probes(act, person), probe => Assert.NotEqual(act, Tap(act, person, probe.Argument, isCurrent: false)));
        if (Rules.Of(act).Over != Over.Nothing)
            Assert.All(["987654321!", "-1!", "x!", "!"], guessed => Assert.Null(Tap(act, person, guessed)));
        if (Rules.Of(act).IsClock)
            Assert.Null(Tap(act, person, "17"));
    }));

    [Fact]
    public void Are_the_same_for_what_is_typed() => Assert.All(Typed, act => Assert.All(_people, person => Assert.All(Probes(act, person), probe =>
    {
        var tapped = Tap(act, person, probe.Argument);
        Assert.Equal(tapped is null ? Act.ChatIdle : act, Do(person, new Incoming.Said(1, "17", null), act.With(probe.Argument.TrimEnd('!'))));
    })));

    [Fact]
    public void Are_not_given_to_a_timer_for_what_people_do() => Assert.All(Acts, act =>
    {
        var turn = new Turn(_work, Now, Now, _chance);
        if (Rules.Of(act).IsClock)
            Gate.AdmitClock(turn, act);
        else
            Assert.Throws<InvalidOperationException>(() => Gate.AdmitClock(turn, act));
    });

    [Fact]
    public void Of_a_session_s_door_end_at_that_session()
    {
        string At(long item) => $"{_other.Registrations[_own.Workshop.Id]}:2025-11-14:{item}";
        Assert.Equal(Act.DoorIn, Tap(Act.DoorIn, _sessionDoor, At(_own.Agenda[0].Id)));
        Assert.All([0, _own.Agenda[1].Id, _foreign.Agenda[0].Id], item => Assert.Null(Tap(Act.DoorIn, _sessionDoor, At(item))));
    }

    [Fact]
    public void Are_asked_before_a_row_is_changed() =>
        Assert.Throws<InvalidOperationException>(() => ((ITurn)new Turn(_work, Now, Now, _chance)).Work);

    [Fact]
    public void Name_every_act_once() => Assert.All(Acts, act => Assert.Equal(act, ActNames.Find(act.Name())));

    [Fact]
    public void Say_in_words_what_is_asked_about_once_more() => Assert.All(Acts.Where(act => Rules.Of(act).IsDangerous), act =>
        Assert.All(Language.All, language => Assert.NotEmpty(Confirmation.Card(act, "17", Catalogue.Embedded.In(language)).Text)));

    [Fact]
    public void Are_written_down_with_who_used_them()
    {
        var person = _people.Find(one => one.Name == "organizer")!;
        var registration = _other.Registrations[_own.Workshop.Id];
        _work.Save("kept");
        Handle(person, new Incoming.Tapped(new ButtonPress(Act.ApprovalOpen, $"{registration}", IsCurrent: true, PressedBefore: null)), null);
        var entry = Assert.Single(AuditStore.Of(_work, _own.Workshop.Id));
        Assert.Equal(new AuditEntry(Now, "approval.open", $"{registration}", _own.Workshop.Id, person.PersonId, "Called"), entry);

        Assert.Equal($"at,act,subject,person,name\r\n2025-11-01T09:00:00Z,approval.open,{registration},{person.PersonId},Called\r\n", AuditFile());

        Data.Privacy.ErasureStore.Erase(_work, person.PersonId);
        Assert.Equal(entry with { PersonId = null, Name = null }, Assert.Single(AuditStore.Of(_work, _own.Workshop.Id)));
        Assert.Empty(RoleStore.Of(_work, person.PersonId));
        Assert.EndsWith($"approval.open,{registration},,\r\n", AuditFile(), StringComparison.Ordinal);
        _work.RollbackTo("kept");
    }

    private string AuditFile() => Encoding.UTF8.GetString(AuditTable.Make(_work, new(AuditTable.Kind, _own.Workshop.Id, "en")).Bytes).TrimStart('\uFEFF');

    private static string Marks(Act act) =>
        string.Join(", ", new[] { Rules.Of(act).IsDangerous ? "twice" : "", Rules.Of(act).IsAudited ? "log" : "", Rules.Of(act).Shows is not Shown.Nobody and var whose ? "shows " + whose.ToString().ToLowerInvariant() : "" }.Where(mark => mark.Length > 0));

    private string Cell(Act act, Somebody person)
    {
        var probes = Probes(act, person).ToList();
        var may = probes.FindAll(probe => Tap(act, person, probe.Argument) == act);
        string[] limits =
        [
            .. may.TrueForAll(probe => probe.IsMine) && probes.Exists(probe => !probe.IsMine) ? ["mine"] : Array.Empty<string>(),
            .. may.TrueForAll(probe => probe.IsOwn) && probes.Exists(probe => !probe.IsOwn) ? ["own"] : Array.Empty<string>(),
        ];
        var whole = probes.Count(probe => (probe.IsMine || !limits.Contains("mine")) && (probe.IsOwn || !limits.Contains("own")));
        return may.Count == 0 ? "–"
            : may.Count < whole ? $"{may.Count} of {probes.Count}"
            : limits.Length == 0 ? "all" : string.Join(" and ", limits);
    }

    /// <summary>What an act can be about: in the own workshop or a foreign one, one's own or somebody else's.</summary>
    private IEnumerable<Probe> Probes(Act act, Somebody person)
    {
        var homes = new[] { (Home: _own, IsOwn: true), (Home: _foreign, IsOwn: false) };
        var whose = new[] { (Who: person, IsMine: true), (Who: _other, IsMine: false) };
        return Rules.Of(act).Over switch
        {
            Over.Nothing => [new("!", true, true)],
            Over.Workshop => homes.Select(home => new Probe($"{home.Home.Workshop.Id}{Rest(act)}!", home.IsOwn, true)),
            Over.Form => homes.Select(home => new Probe($"{home.Home.RegistrationForm.Id}!", home.IsOwn, true)),
            Over.Interview => whose.Select(one => new Probe($"{one.Who.InterviewId}!", true, one.IsMine)),
            Over.Registration => homes.SelectMany(home => whose.Select(one =>
                new Probe($"{one.Who.Registrations[home.Home.Workshop.Id]}{Rest(act)}!", home.IsOwn, one.IsMine))),
            Over.AgendaItem => homes.Select(home => new Probe($"{home.Home.Agenda[0].Id}{Rest(act)}!", home.IsOwn, true)),
            Over.Role => homes.Select(home => new Probe($"{(home.IsOwn ? _ownRole : _foreignRole)}!", home.IsOwn, true)),
            Over.Invitation => homes.Select(home => new Probe($"{(home.IsOwn ? _ownInvitation : _foreignInvitation)}!", home.IsOwn, true)),
            Over.Broadcast => homes.Select(home => new Probe($"{_messages[home.Home.Workshop.Id].Broadcast}{Rest(act)}!", home.IsOwn, true)),
            Over.Reply => homes.Select(home => new Probe($"{_messages[home.Home.Workshop.Id].Reply}!", home.IsOwn, true)),
            Over.Group => homes.Select(home => new Probe($"{home.Home.Groups[0].Id}!", home.IsOwn, true)),
            Over.Panel => homes.Select(home => new Probe($"{home.Home.Agenda[0].Id}{Rest(act)}!", home.IsOwn, true)),
            Over.GuestLink => homes.Select(home => new Probe($"{GuestLinkOf(home.Home)}!", home.IsOwn, true)),
            Over.Offer => whose.Select(one => new Probe($"{Offer.Write(_work, _ownInvitation, one.Who.PersonId, interviewId: 0)}!", true, one.IsMine)),
            Over.CheckIn => homes.SelectMany(home => whose.Select(one =>
                new Probe($"{one.Who.Registrations[home.Home.Workshop.Id]}:2025-11-14:0!", home.IsOwn, one.IsMine))),
            Over.Certificate => homes.SelectMany(home => whose.Select(one => new Probe($"{one.Who.Certificates[home.Home.Workshop.Id]}{Rest(act)}!", home.IsOwn, one.IsMine))),
            Over.Thread => homes.SelectMany(home => whose.Select(one => new Probe($"{one.Who.Threads[home.Home.Workshop.Id]}!", home.IsOwn, one.IsMine))),
            Over.Item => homes.Select(home => new Probe($"{Item(home.Home)}{Rest(act)}!", home.IsOwn, true)),
            Over.Promise or Over.Authored => homes.SelectMany(home => whose.Select(one => new Probe($"{Promised(one.Who, home.Home)}{Rest(act)}!", home.IsOwn, one.IsMine))),
            Over.Draft => homes.SelectMany(home => whose.Select(one =>
                new Probe($"{one.Who.DraftId}{(act.Area() == "build" ? Rest(act) : $":{home.Home.Workshop.Id}")}!", act.Area() == "build" || home.IsOwn, one.IsMine))),
        };
    }

    // what a button of that kind carries besides
    private static string Rest(Act act) => act switch
    {
        Act.ApprovalBecause => ":seats",
        Act.BroadcastWrite => ":ar",
        Act.BroadcastAudience or Act.BroadcastBefore or Act.BroadcastMissed or Act.BroadcastLink => ":0",
        Act.BroadcastFilter => ":status:0",
        Act.BroadcastOnly => ":status:0:pending",
        Act.BroadcastOptions => ":urgent",
        Act.BroadcastAt => ":2025-11-14T08:00:00Z",
        Act.FacilitateSilent or Act.FormsTemplate or Act.FormsTemplateFile or Act.FormsTemplateUse => ":0",
        Act.AttendanceYes or Act.AttendanceUnsure or Act.AttendanceNo => ":2025-11-14",
        Act.WorkshopAgree => ":1",
        Act.PeopleList => ":all:0",
        Act.PeopleExport => ":csv",
        Act.PeopleGroup => ":0",
        Act.DoorMissing or Act.DoorSessions => ":0",
        Act.DoorSession => ":0:0",
        Act.DoorPaper => ":2025-11-14",
        Act.DoorWalk => ":name",
        Act.TimetableField or Act.TimetableType => ":room",
        Act.SetupField or Act.SetupType => ":capacity",
        Act.TimetableGroup => ":",
        Act.TimetableKind => ":break",
        Act.SetupTakeOut => ":2025-11-14:2025-11-14",
        Act.TimetablePreview or Act.TimetableSave => ":1:add",
        Act.BuildKind => ":YesNo",
        Act.PanelQueue => ":0",
        Act.PanelOne => ":17",
        Act.PanelMark => ":17:parked",
        Act.PanelOpen => ":17",
        Act.PanelAsk or Act.PanelText or Act.PanelVote => ":17:0",
        Act.HarvestEdit => ":why",
        Act.HarvestTrack => ":plan",
        Act.HarvestReply => ":ar",
        Act.HarvestOpenVote => ":3",
        Act.HarvestMerge or Act.HarvestInto or Act.HarvestSplit or Act.HarvestDot => ":17:0",
        Act.HarvestFile => ":items_csv",
        Act.PromiseFix or Act.PromiseLeave or Act.PromiseSharpen or Act.PromiseSkip => ":number",
        Act.PromiseTo or Act.PromiseMember => ":17",
        Act.PromiseSet => ":done",
        Act.PromiseDate => ":yes",
        Act.PromiseAnswer => ":done",
        Act.ReportFile => ":ar",
        Act.CertificateRule => ":any_day",
        Act.CertificateList or Act.CertificateShort => ":0",
        Act.CertificateSpelling => ":0",
        Act.GroupsKeep => ":17:mark",
        Act.TeamScope or Act.TeamMake => ":facilitator",
        Act.TeamParts => ":facilitator:group:0",
        _ => "",
    };

    private Act? Tap(Act act, Somebody person, string argument, bool isCurrent = true) =>
        Do(person, new Incoming.Tapped(new ButtonPress(act, argument, isCurrent, PressedBefore: null)));

    private Act? Do(Somebody person, Incoming incoming, string? expects = null)
    {
        _work.Save("probe");
        var admitted = Handle(person, incoming, expects);
        _work.RollbackTo("probe");
        _work.Release("probe");
        _conversation.DropCaches();
        return admitted;
    }

    private Act? Handle(Somebody person, Incoming incoming, string? expects)
    {
        PeopleStore.SetExpects(_work, person.PersonId, expects);
        var account = PeopleStore.AccountOf(_work, person.PersonId)!;
        var turn = new ChatTurn(_work, Now, Now, _chance, account, PeopleStore.ById(_work, person.PersonId)!, cameByTap: incoming is Incoming.Tapped, "Called");
        try
        {
            _conversation.Handle(turn, incoming);
        }
        catch (Exception) when (turn.AdmittedFor is not null)
        {
            // what a feature makes of an argument that is made up is not what is asked here
        }

        return turn.AdmittedFor;
    }

    private ShelvedWorkshop Import(string code)
    {
        var plan = PlanReader.Read(PlanFolder.Open(Repository.At("samples", code), out _)!, Baghdad).Plan!;
        Importer.Import(_work, plan, Now, force: false);
        return new Shelf().ByCode(_work, code)!;
    }

    private Somebody Meet(string name, RoleGrant? grant = null)
    {
        var id = PeopleStore.Meet(_work, _work.NewId(), hasStarted: true, Now).PersonId!.Value;
        PeopleStore.SetLanguage(_work, id, "en");
        if (grant is not null)
            Assert.True(RoleStore.Grant(_work, grant with { PersonId = id, Name = name }, grantedBy: null, Now));
        var interview = new InterviewRow
        {
            Id = _work.NewId(),
            PersonId = id,
            FormVersionId = _own.RegistrationForm.CurrentVersionId,
            IsActive = true,
            Head = Forms.Interviews.Interview.Begin(
                new Shelf().Version(_work, _own.RegistrationForm.CurrentVersionId).Form, new(Now, Baghdad, "en", _own.Tables), seed: 1).State.HeadToJson(),
            StartedAt = Now,
            TouchedAt = Now,
        };
        InterviewStore.Add(_work, interview);
        var draft = DraftStore.Add(_work, id, "x.md", fileId: null, new BuiltForm("x", "X", [new("One?", AnswerKind.YesNo, ["Yes", "No"])]).Write(), Now);
        var somebody = new Somebody(name, id, interview.Id, draft.Id, new[] { _own, _foreign }.ToDictionary(home => home.Workshop.Id, home => Register(id, home)),
            new[] { _own, _foreign }.ToDictionary(home => home.Workshop.Id, home => ThreadStore.Begin(_work, id, home.Workshop.Id).Id),
            new[] { _own, _foreign }.ToDictionary(home => home.Workshop.Id, home => Certify(id, home)));
        _people.Add(somebody);
        return somebody;
    }

    private long Certify(long personId, ShelvedWorkshop home) => CertificateStore.Add(
        _work, new() { WorkshopId = home.Workshop.Id, PersonId = personId, State = CertificateState.Asked, Name = "x", Language = "en" }, tellAt: null, Now)!.Value;

    private long GrantOther(ShelvedWorkshop home)
    {
        RoleStore.Grant(_work, new() { PersonId = _other.PersonId, WorkshopId = home.Workshop.Id, Role = Role.Viewer }, grantedBy: null, Now);
        return RoleStore.OfWorkshop(_work, home.Workshop.Id)[^1].Id;
    }

    private (long Broadcast, long Reply) Message(ShelvedWorkshop home)
    {
        var content = new BroadcastContent { Texts = new Dictionary<string, BroadcastText> { ["ar"] = new("x", []) } };
        var broadcast = new Broadcast { Id = _work.NewId(), WorkshopId = home.Workshop.Id, Kind = "message", Status = "draft", SenderId = _other.PersonId, Content = content, CreatedAt = Now };
        BroadcastStore.Add(_work, broadcast);
        return (broadcast.Id, ReplyStore.Add(_work, broadcast.Id, _other.PersonId, "x", Now));
    }

    private long GuestLinkOf(ShelvedWorkshop home)
    {
        if (!_guestLinks.TryGetValue(home.Workshop.Id, out var id))
            _guestLinks[home.Workshop.Id] = id = GuestStore.Add(_work, home.Workshop.Id, "x", uses: null, _chance.Token(), Now).Id;
        return id;
    }

    private long Item(ShelvedWorkshop home)
    {
        if (!_items.TryGetValue(home.Workshop.Id, out var id))
            _items[home.Workshop.Id] = id = HarvestStore.Add(_work, new() { WorkshopId = home.Workshop.Id, GroupId = home.Groups[0].Id, Track = "lesson", Text = "x" }, _other.PersonId, Now);
        return id;
    }

    // what somebody wrote and has taken over themselves
    private long Promised(Somebody person, ShelvedWorkshop home)
    {
        if (!_promises.TryGetValue((person.PersonId, home.Workshop.Id), out var id))
        {
            var submission = RegistrationStore.ById(_work, person.Registrations[home.Workshop.Id])!.SubmissionId;
            _promises[(person.PersonId, home.Workshop.Id)] = id = PromiseStore.Add(_work, new() { WorkshopId = home.Workshop.Id, SubmissionId = submission, Action = "x" }, Now);
            PromiseStore.Give(_work, PromiseStore.ById(_work, id)!, person.PersonId);
        }

        return id;
    }

    private long Invite(ShelvedWorkshop home) =>
        InvitationStore.Add(_work, new() { WorkshopId = home.Workshop.Id, Role = Role.Door, ExpiresAt = Now.AddDays(7) }, $"token of {home.Workshop.Id}", Now).Id;

    private long Register(long personId, ShelvedWorkshop home)
    {
        var id = _work.NewId();
        var submission = SubmissionStore.Add(_work, personId, home.RegistrationForm.Id, home.RegistrationForm.CurrentVersionId, "en", Now, []);
        RegistrationStore.Save(_work, id, personId, home.Workshop.Id, submission, "pending", "1", Now, Now, new() { FullName = "x", Chosen = [] }, queued: id);
        return id;
    }

    private sealed record Somebody(string Name, long PersonId, long InterviewId, long DraftId, Dictionary<long, long> Registrations, Dictionary<long, long> Threads, Dictionary<long, long> Certificates);

    private sealed record Probe(string Argument, bool IsOwn, bool IsMine);

    private sealed class OneOwner(Somebody owner) : IOwners
    {
        public bool IsOwner(ReadSession session, long personId) => personId == owner.PersonId;

        public IReadOnlyList<long> PersonIds(ReadSession session) => [owner.PersonId];
    }
}
