using WorkshopBot.Data.Access;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Feedback;
using WorkshopBot.Data.Guests;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.Panels;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Relay;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Exports;
using WorkshopBot.Plans;
using WorkshopBot.Results;
using WorkshopBot.Tests.Support;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.Deletion;

/// <summary>The rows behind the day on which a workshop's data goes: of everybody nothing is left, and the figures are what they were.</summary>
public sealed class What_goes_and_what_stays : IDisposable
{
    private const int People = 7;
    private static readonly DateTimeOffset Now = new(2024, 12, 7, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly UnitOfWork _work;
    private readonly ShelvedWorkshop _home;
    private readonly ShelvedWorkshop _other;
    private readonly List<long> _people = [];
    private readonly long _organizer;
    private readonly long _rapporteur;
    private readonly long _taken;
    private readonly long _ended;

    public What_goes_and_what_stays()
    {
        _database = EmptyDatabase.OpenIn(_folder);
        _work = _database.Begin();
        _home = Import("harvest-2024");
        _other = Import("women-first");
        (_organizer, _rapporteur) = (Meet(900), Meet(901));
        RoleStore.Grant(_work, new() { PersonId = _organizer, WorkshopId = Home, Role = Role.Organizer, Name = "Omar" }, null, Now);
        RoleStore.Grant(_work, new() { PersonId = _rapporteur, WorkshopId = Home, Role = Role.Rapporteur, Name = "Farah" }, null, Now);
        for (var i = 0; i < People; i++)
        {
            _people.Add(Meet(100 + i));
            TakesPart(i);
        }

        Register(_people[0], _other, 0);
        (_taken, _ended) = (Promise("accepted", _people[1]), Promise("done", _people[2]));
        PromiseStore.Give(_work, PromiseStore.ById(_work, Promise("open", null))!, _people[3]);
    }

    private long Home => _home.Workshop.Id;

    public void Dispose()
    {
        _work.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(500)]
    public void Nothing_refers_to_anybody_any_more_however_small_the_slices(int room)
    {
        Delete(room);

        // whoever is registered elsewhere, or keeps a promise, is known on: there, and nowhere else
        Assert.Equal([_organizer, _people[0], _people[1]], _work.Query<long>("select id from people order by id"));
        Assert.Equal(["accounts", "registrations"], Referring(_people[0]));
        Assert.Equal(["accounts", "promise_changes", "promises"], Referring(_people[1]));
        Assert.Equal(["accounts", "roles"], Referring(_organizer));
        Assert.All(_people.Skip(2).Append(_rapporteur), person => Assert.Empty(Referring(person)));
        Assert.Equal(_other.Workshop.Id, RegistrationStore.OfPerson(_work, _people[0]).Single().WorkshopId);
        Assert.Equal(0, _work.Value<int>($"select count(*) from check_ins where workshop_id = {Home}"));
        Assert.False(DeletionStore.Holds(_work, Home));
        Assert.False(Slice(room));
    }

    [Fact]
    public void Named_answers_become_rows_of_nobody_without_hour_order_words_or_category()
    {
        var before = SubmissionStore.OfForm(_work, Form("lessons_learned").Id).Select(row => row.Id).ToHashSet();
        Assert.Equal(People, before.Count);

        Delete(2);

        var rows = SubmissionStore.OfForm(_work, Form("lessons_learned").Id);
        Assert.Equal(People, rows.Count);
        Assert.All(rows, row =>
        {
            Assert.DoesNotContain(row.Id, before);
            Assert.Equal(("", new DateTimeOffset(2024, 12, 7, 12, 0, 0, TimeSpan.Zero)), (row.Language, row.SubmittedAt));
            Assert.Null(SubmissionStore.OwnerOf(_work, row.Id));
            Assert.Equal(["track"], SubmissionStore.Answers(_work, row.Id).Select(answer => answer.Path));
            Assert.Empty(SubmissionStore.History(_work, row.Id));
        });
        Assert.All(_people, person => Assert.Empty(SubmissionStore.OfPerson(_work, Form("lessons_learned").Id, person)));

        // of fewer than five nothing stays, nor of a registration; what a group brought stays whole, and is nobody's
        Assert.Equal(0, SubmissionStore.CountOf(_work, Form("panel_questions").Id));
        Assert.Equal(0, SubmissionStore.CountOf(_work, _home.RegistrationForm.Id));
        var brought = Assert.Single(SubmissionStore.OfForm(_work, Form("group_outputs").Id));
        Assert.Equal("What the group brought", Assert.Single(SubmissionStore.Answers(_work, brought.Id)).Value);
        Assert.Null(SubmissionStore.OwnerOf(_work, brought.Id));
    }

    [Fact]
    public void Figures_anonymous_answers_lessons_and_promises_stay()
    {
        var participants = Participants.Of(_work, Home);
        Assert.Equal((true, People), (participants.Came, participants.People));
        var feedback = Form("session_feedback");
        var answers = AnonymousStore.CountOf(_work, feedback.Id);

        Delete(100);

        Assert.Equal(participants.Write(), Participants.Of(_work, Home).Write());
        Assert.Equal((answers, People), (AnonymousStore.CountOf(_work, feedback.Id), ParticipationStore.CountOf(_work, feedback.Id, "opening")));
        Assert.All(_people, person => Assert.False(ParticipationStore.HasAny(_work, feedback.Id, person)));

        // whoever said no took their words along; what others let go further is the workshop's, without them
        var items = HarvestStore.Ranked(_work, Home);
        Assert.Equal(People - 1, items.Count);
        Assert.All(items, item => Assert.Empty(item.Authors));
        Assert.Empty(QuoteStore.OfWorkshop(_work, Home));
        Assert.Equal(["accepted", "done", "open"], PromiseStore.OfWorkshop(_work, Home).Select(promise => promise.State).Order(StringComparer.Ordinal));
        Assert.Equal((_people[1], null), (PromiseStore.ById(_work, _taken)!.OwnerId, PromiseStore.ById(_work, _ended)!.OwnerId));
        Assert.True(DeletionStore.HasTakenPromises(_work, Home));

        // it ends: with it goes whose it was
        PromiseStore.SetState(_work, PromiseStore.ById(_work, _taken)!, "done", "Done", _people[1], "Person 1", Now);
        while (Slice(10)) { }
        Assert.Equal((null, null), (PromiseStore.ById(_work, _taken)!.OwnerId, PromiseStore.ById(_work, _taken)!.Word));
        Assert.All(PromiseStore.Changes(_work, _taken), change => Assert.Null(change.Name));
        Assert.False(DeletionStore.HasTakenPromises(_work, Home));
    }

    [Fact]
    public void A_certificate_is_confirmed_without_its_name()
    {
        Delete(100);

        var code = CertificateStore.FindCode(_work, "CODE0")!.Value;
        var printed = CertificateStore.ByCodeId(_work, code)!;
        Assert.Equal(("valid", null, null, 300), (printed.State, printed.Name, printed.Code, printed.Minutes));
        Assert.Empty(CertificateStore.OfWorkshop(_work, Home));
        Assert.Empty(CertificateStore.AllValid(_work, Home));
    }

    [Fact]
    public void A_plan_cannot_move_the_day_away_from_those_who_were_promised_it()
    {
        var plan = Read("harvest-2024");
        Plan With(int days, int later = 0) => plan with { Workshop = plan.Workshop with { DeleteAfter = plan.Workshop.DeleteAfter.AddDays(days), LastDay = plan.Workshop.LastDay.AddDays(later) } };

        var outcome = Importer.Import(_work, With(30), Now, force: true);
        Assert.Contains(outcome.Changes, change => change is { Kind: PlanChangeKind.Kept, Column: "delete_after", Before: "2025-04-06", After: "2025-05-06" });
        Assert.Equal(plan.Workshop.DeleteAfter, WorkshopStore.ById(_work, Home)!.DeleteAfter);

        Importer.Import(_work, With(30, later: 10), Now, force: true);
        Assert.Equal(plan.Workshop.DeleteAfter.AddDays(10), WorkshopStore.ById(_work, Home)!.DeleteAfter);
        Importer.Import(_work, With(-5), Now, force: true);
        Assert.Equal(plan.Workshop.DeleteAfter.AddDays(-5), WorkshopStore.ById(_work, Home)!.DeleteAfter);
        Importer.Import(_work, Read("basra-2025") with { }, Now, force: true);
        var fresh = Read("basra-2025");
        Importer.Import(_work, fresh with { Workshop = fresh.Workshop with { DeleteAfter = fresh.Workshop.DeleteAfter.AddDays(30) } }, Now, force: true);
        Assert.Equal(fresh.Workshop.DeleteAfter.AddDays(30), new Shelf().ByCode(_work, "basra-2025")!.Workshop.DeleteAfter);
    }

    private void Delete(int room)
    {
        DeletionStore.Begin(_work, Home, Participants.Of(_work, Home).Write(), Now);
        for (var i = 0; Slice(room); i++)
        {
            Assert.InRange(i, 0, 2000);
        }

        DeletionStore.Done(_work, Home, Now);
    }

    private bool Slice(int room)
    {
        var categories = AnonymousRows.Categories(_work, Home);
        categories.Add(Consents.Question);
        return DeletionStore.Slice(_work, Home, _home.Workshop.LastDay, categories, room, _ => { });
    }

    /// <summary>The tables that have a row of somebody, by their foreign keys.</summary>
    private List<string> Referring(long personId) =>
    [
        .. from table in _work.Query<string>("select name from sqlite_schema where type = 'table' order by name")
           where _work.Query<string>($"select \"from\" from pragma_foreign_key_list('{table}') where \"table\" = 'people'")
               .Exists(column => _work.Value<bool>($"select exists (select 1 from {table} where {column} = {personId})"))
           select table,
    ];

    private void TakesPart(int i)
    {
        var person = _people[i];
        var registration = Register(person, _home, i);
        RegistrationStore.AddTicket(_work, registration, $"TICKET{i}");
        CheckInStore.Add(_work, registration, Home, new(2024, 12, 7), null, "door", _organizer, Now);
        var form = Form("lessons_learned");
        List<SubmissionAnswer> answers =
        [
            new("track", i % 2 == 0 ? "lesson" : "challenge", true), new("lesson", $"Lesson {i}", false), new("share", i == 0 ? "no" : "with_name", true),
            new("governorate", "anbar", true),
        ];
        var note = SubmissionStore.Add(_work, person, form.Id, form.CurrentVersionId, "ar", Now.AddMinutes(i), [.. answers, new("why", "Before", false)]);
        SubmissionStore.Change(_work, note, form.CurrentVersionId, "ar", Now.AddMinutes(i + 1), answers);
        HarvestStore.Add(_work, new() { WorkshopId = Home, GroupId = _home.Groups[0].Id, SubmissionId = note, Track = "lesson", Text = $"Item {i}" }, person, Now);
        ParticipationStore.Add(_work, Form("session_feedback").Id, "opening", person);
        AnonymousStore.Add(_work, Form("session_feedback").Id, Receipt.Make(_work.Sealer).Key, new(Form("session_feedback").CurrentVersionId, []), []);
        var certificate = CertificateStore.Add(
            _work, new() { WorkshopId = Home, PersonId = person, RegistrationId = registration, State = CertificateState.Asked, Name = $"Person {i}", Language = "ar", Minutes = 300 }, null, Now)!.Value;
        CertificateStore.Issue(_work, CertificateStore.ById(_work, certificate)!, $"CODE{i}", Now);
        GuestStore.Come(_work, GuestStore.Add(_work, Home, $"Person {i}", uses: 1, $"token {i}", Now), person);
        PanelStore.Ask(_work, _home.Agenda[0].Id, person, "A question", $"Person {i}", Now);
        ThreadStore.Write(_work, ThreadStore.Begin(_work, person, Home).Id, null, "A word", Now);
        PromiseStore.SetCommittee(_work, Home, person, isIn: true);
        SetAsideStore.Add(_work, person, "feedback.show:17", Now.AddDays(1));
        AskStore.Add(_work, form.Id, $"about-{i}", [person], Now);
        _work.Execute(
            "insert into broadcasts (id, workshop_id, kind, created_at) values (@id, @Home, 'agenda', @Now); insert into deliveries (broadcast_id, person_id, status, changed_at) values (@id, @person, 'delivered', @Now)",
            new { id = _work.NewId(), Home, Now, person });
        InterviewStore.Add(_work, new() { Id = _work.NewId(), PersonId = person, FormVersionId = Form("panel_questions").CurrentVersionId, IsActive = true, Head = "{}", StartedAt = Now, TouchedAt = Now });
        if (i < 3)
        {
            SubmissionStore.Add(_work, person, Form("panel_questions").Id, Form("panel_questions").CurrentVersionId, "ar", Now, []);
        }

        if (i == 0)
        {
            SubmissionStore.Add(_work, _rapporteur, Form("group_outputs").Id, Form("group_outputs").CurrentVersionId, "ar", Now, [new("text", "What the group brought", false)]);
        }
    }

    private long Promise(string state, long? owner)
    {
        var id = PromiseStore.Add(_work, new() { WorkshopId = Home, Action = "Hand in the paper" }, Now);
        if (owner is { } person)
        {
            PromiseStore.Give(_work, PromiseStore.ById(_work, id)!, person);
            PromiseStore.SetState(_work, PromiseStore.ById(_work, id)!, state, "A word", person, "Somebody", Now);
        }

        return id;
    }

    private long Register(long person, ShelvedWorkshop home, int i)
    {
        var submission = SubmissionStore.Add(_work, person, home.RegistrationForm.Id, home.RegistrationForm.CurrentVersionId, "ar", Now, [new("full_name", $"Person {i}", false)]);
        var id = _work.NewId();
        RegistrationStore.Save(_work, id, person, home.Workshop.Id, submission, "confirmed", "1", Now, Now, new() { FullName = $"Person {i}", Governorate = "anbar", Gender = "woman" }, queued: id);
        return id;
    }

    private long Meet(long telegramId) => PeopleStore.Meet(_work, telegramId, hasStarted: true, Now).PersonId!.Value;

    private WorkshopForm Form(string name) => _home.Forms.First(form => form.Name == name);

    private ShelvedWorkshop Import(string code)
    {
        Importer.Import(_work, Read(code), Now, force: false);
        return new Shelf().ByCode(_work, code)!;
    }

    private static Plan Read(string code) =>
        PlanReader.Read(PlanFolder.Open(Repository.At("samples", code), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!;
}
