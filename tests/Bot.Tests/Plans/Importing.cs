using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Plans;

namespace WorkshopBot.Tests.Plans;

public sealed class Importing : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly PlanFiles _files = new();
    private readonly Database _database;

    public Importing() => _database = Database.Open(new DatabaseOptions($"Data Source={_files["workshop.db"]}"));

    public void Dispose()
    {
        _database.Dispose();
        _files.Dispose();
    }

    [Fact]
    public void What_was_imported_is_what_the_plan_says()
    {
        var plan = _files.ReadPlan();

        Assert.Equal(ImportResult.Created, Import(plan).Result);

        Assert.Empty(PlanChanges.Between(plan, Stored()));
        Assert.Equal(WorkshopStatus.Open, Stored().Workshop.Status);
    }

    [Fact]
    public void The_workbook_of_a_form_is_kept_so_that_it_reads_as_the_same_form()
    {
        Import(_files.ReadPlan());

        var version = Stored().Forms[0].Version;
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(version.Workbook));
        var workbook = Forms.Workbooks.WorkbookReader.Read(version.FileName, stream).Workbook!;
        var form = Forms.Definitions.FormReader.Read(workbook, PlanTables.Of(Stored().Organisations, Stored().Groups)).Form!;
        Assert.Equal(version.Hash, form.Hash);
    }

    [Fact]
    public void Importing_again_changes_nothing()
    {
        Import(_files.ReadPlan());
        var before = Rows();

        var again = Import(_files.ReadPlan());

        Assert.Equal(ImportResult.Unchanged, again.Result);
        Assert.Empty(again.Changes);
        Assert.Equal(before, Rows());
    }

    [Theory]
    [InlineData("hall.png")]
    [InlineData("media/hall.png")]
    public void A_picture_beside_the_form_comes_along_and_may_change_alone(string path)
    {
        AskWithPicture("hall.png");
        Directory.CreateDirectory(_files["media"]);
        File.WriteAllBytes(_files[path], [1, 2, 3]);
        Import(_files.ReadPlan());
        Assert.Equal([1, 2, 3], Picture("hall.png"));

        File.WriteAllBytes(_files[path], [4, 5]);
        Assert.Equal(ImportResult.Unchanged, Import(_files.ReadPlan()).Result);
        Assert.Equal([4, 5], Picture("hall.png"));
    }

    [Theory]
    [InlineData("hall.png")]
    [InlineData("../workshop.key")]
    [InlineData("..")]
    public void A_picture_that_is_not_there_or_lies_elsewhere_is_told_and_left_out(string name)
    {
        AskWithPicture(name);
        File.WriteAllText(_files["workshop.key"] + "x", "secret");

        var reading = _files.Read();
        var problem = Assert.Single(reading.Problems);
        Assert.Equal(("PL079", 3), (problem.Rule, problem.Row));
        Import(reading.Plan!);
        Assert.Null(Picture(name));
    }

    private void AskWithPicture(string name) => _files
        .With("feedback.md", "label::English (en) |\n| | select_one usefulness", "label::English (en) | media::image |\n| | select_one usefulness")
        .With("feedback.md", "| How useful was it?  |", $"| How useful was it?  | {name} |");

    private byte[]? Picture(string name) => _database.Read(session =>
        FormMediaStore.OfForm(session, Stored().Forms[1].Form.Id).TryGetValue(name, out var id) ? FormMediaStore.ById(session, id)!.Content : null);

    [Fact]
    public void A_changed_plan_updates_and_says_what_changed()
    {
        Import(_files.ReadPlan());
        _files
            .With("| 50 ", "| 60 ")
            .With("| 16:00 | 16:30 |", "| 16:00 | 17:00 |")
            .With("| Workers             |\n| | closing", "| Workers' group      |\n| | closing")
            .With("| | sawa  | muthanna    | ساوة              | ساوە                | Sawa               |", "| | afaq | basra | آفاق | ئافاق | Afaq |")
            .With("feedback.md", "How useful was it?", "Was it useful?");

        var outcome = Import(_files.ReadPlan());

        Assert.Equal(ImportResult.Updated, outcome.Result);
        Assert.Equal(
            [
                "Changed workshop  capacity: 50 > 60",
                "Changed agenda workers title::en: Workers > Workers' group",
                "Changed agenda closing end: 16:30 > 17:00",
                "Added organisations afaq",
                "Archived organisations sawa",
                "Changed forms feedback content",
            ],
            outcome.Changes.Select(change => change.Kind == PlanChangeKind.Changed && change.Column != "content"
                ? $"{change.Kind} {change.Sheet} {change.Code} {change.Column}: {change.Before} > {change.After}"
                : $"{change.Kind} {change.Sheet} {change.Code} {change.Column}".TrimEnd()));
        Assert.Equal(60, Stored().Workshop.Capacity);
        Assert.Equal(["afaq", "other"], Stored().Organisations.Select(organisation => organisation.Code));
    }

    [Fact]
    public void Rows_that_people_may_depend_on_are_archived_and_come_back_as_they_were()
    {
        Import(_files.ReadPlan());
        var before = Stored();
        const string closing = "| | closing | 2025-11-15 | 16:00 | 16:30 | closing |         | الختام             | داخستن               | Closing             |";

        Import(_files.With(closing, "").ReadPlan());
        Assert.Equal(["opening", "workers"], Stored().Agenda.Select(item => item.Code));
        Assert.Equal(3, Count("agenda_items"));

        _files.With("| groups |", closing + "\n| groups |");
        Import(_files.ReadPlan());
        Assert.Equal(before.Agenda.Select(item => item.Id), Stored().Agenda.Select(item => item.Id));
    }

    [Fact]
    public void A_form_changed_and_changed_back_is_the_old_version_again()
    {
        Import(_files.ReadPlan());
        var first = Stored().Forms[1].Form.CurrentVersionId;

        Import(_files.With("feedback.md", "| Remark ", "| Anything else? ").ReadPlan());
        Assert.NotEqual(first, Stored().Forms[1].Form.CurrentVersionId);

        Import(_files.With("feedback.md", "| Anything else? ", "| Remark ").ReadPlan());
        Assert.Equal(first, Stored().Forms[1].Form.CurrentVersionId);
        Assert.Equal(3, Count("form_versions"));
    }

    [Fact]
    public void A_renamed_question_is_found_in_the_sheet_fields()
    {
        Import(_files.ReadPlan());
        _files.With("registration.md", "| full_name    |", "| your_name    |").With("| role  | sector   |", "| role  | sector   |\n| | full_name | your_name |");

        Import(_files.ReadPlan());

        Assert.Equal("your_name", Stored().Fields["full_name"]);
    }

    [Fact]
    public void Another_order_of_groups_is_a_change()
    {
        const string women = "| | women | 15 | النساء | ژنان | Women |";
        const string workers = "| | workers | 15       | العمال             | کرێکاران             | Workers             |";
        Import(_files.With(workers, workers + "\n" + women).ReadPlan());

        var outcome = Import(_files.With(workers + "\n" + women, women + "\n" + workers).ReadPlan());

        var change = Assert.Single(outcome.Changes);
        Assert.Equal((PlanChangeKind.Reordered, "groups", "women, workers"), (change.Kind, change.Sheet, change.After));
        Assert.Equal(["women", "workers"], Stored().Groups.Select(group => group.Code));
    }

    [Fact]
    public void A_capacity_below_the_confirmed_stays_and_is_said()
    {
        Import(_files.ReadPlan());
        Confirm(3);

        var outcome = Import(_files.With("| 50 ", "| 2  ").ReadPlan());

        Assert.Equal(ImportResult.Unchanged, outcome.Result);
        Assert.Equal(new PlanChange(PlanChangeKind.Kept, "workshop", "", "capacity", "50", "2"), Assert.Single(outcome.Changes));
        Assert.Equal(50, Stored().Workshop.Capacity);

        Assert.Equal(ImportResult.Updated, Import(_files.With("| 2  ", "| 3  ").ReadPlan()).Result);
        Assert.Equal(3, Stored().Workshop.Capacity);
    }

    [Fact]
    public void What_was_edited_in_chat_is_overwritten_only_by_force()
    {
        Import(_files.ReadPlan());
        Work(work => work.Execute("update workshops set capacity = 70, edited_at = @Now", new { Now }));

        var refused = Import(_files.ReadPlan());
        Assert.Equal(ImportResult.NeedsForce, refused.Result);
        Assert.Equal(new PlanChange(PlanChangeKind.Changed, "workshop", "", "capacity", "70", "50"), Assert.Single(refused.Changes));
        Assert.Equal(70, Stored().Workshop.Capacity);

        Assert.Equal(ImportResult.Updated, Import(_files.ReadPlan(), force: true).Result);
        Assert.Equal(50, Stored().Workshop.Capacity);
        Assert.Null(Stored().Workshop.EditedAt);
    }

    [Fact]
    public void Forms_published_in_chat_are_overwritten_only_by_force_and_leave_their_answers_and_links()
    {
        Import(_files.ReadPlan());
        var (added, form) = (Stored().Forms[1], Stored().Forms[1].Form);
        Work(work =>
        {
            var id = Stored().Workshop.Id;
            FormStore.Save(work, id, 9, form with { Name = "evening" }, added.Version with { Hash = "evening" }, Now);
            FormStore.Save(work, id, 1, form with { Audience = FormAudience.Everyone, TakesSeveral = true }, added.Version with { Hash = "in chat" }, Now);
            WorkshopStore.MarkEdited(work, id, Now);
        });
        var codes = Codes();

        var refused = Import(_files.ReadPlan());

        Assert.Equal(ImportResult.NeedsForce, refused.Result);
        Assert.Equal(
            [(PlanChangeKind.Archived, "evening", ""), (PlanChangeKind.Changed, form.Name, "audience"), (PlanChangeKind.Changed, form.Name, "content"), (PlanChangeKind.Changed, form.Name, "several")],
            refused.Changes.Select(change => (change.Kind, change.Code, change.Column)).Distinct().OrderBy(change => change.Code, StringComparer.Ordinal).ThenBy(change => change.Column, StringComparer.Ordinal));
        Assert.Equal("in chat", Stored().Forms[1].Version.Hash);

        Assert.Equal(ImportResult.Updated, Import(_files.ReadPlan(), force: true).Result);
        Assert.Equal(added.Version.Hash, Stored().Forms[1].Version.Hash);
        Assert.DoesNotContain(Stored().Forms, stored => stored.Form.Name == "evening");
        Assert.Equal(codes, Codes());
        Assert.Equal(2, _database.Read(session => FormStore.Versions(session, FormStore.ByName(session, Stored().Workshop.Id, form.Name)!.Id)).Count);

        List<string> Codes() => _database.Read(session => session.Query<string>("select name || ' ' || code from forms order by name"));
    }

    [Fact]
    public void A_closed_workshop_stays_closed()
    {
        Import(_files.ReadPlan());
        Work(work => work.Execute("update workshops set status = 'closed'"));

        Import(_files.With("| 50 ", "| 60 ").ReadPlan());

        Assert.Equal(WorkshopStatus.Closed, Stored().Workshop.Status);
    }

    [Fact]
    public void The_running_bot_notices_an_import()
    {
        using var bot = Database.Open(new DatabaseOptions($"Data Source={_files["workshop.db"]}"));
        var before = ForeignChanges();

        Import(_files.ReadPlan());

        Assert.NotEqual(before, ForeignChanges());

        long ForeignChanges()
        {
            using var work = bot.Begin();
            return Database.ForeignChanges(work);
        }
    }

    private ImportOutcome Import(Plan plan, bool force = false)
    {
        using var work = _database.Begin();
        var outcome = Importer.Import(work, plan, Now, force);
        work.Commit();
        return outcome;
    }

    private void Work(Action<UnitOfWork> write)
    {
        using var work = _database.Begin();
        write(work);
        work.Commit();
    }

    private Plan Stored() => _database.Read(session => Plan.Of(session, WorkshopStore.ByCode(session, "basra-2025")!));

    private long Count(string table) => _database.Read(session => session.Value<long>($"select count(*) from {table}"));

    private string Rows() => string.Join('\n', new[] { "workshops", "agenda_items", "groups", "organisations", "forms", "form_versions", "quotas", "registration_fields" }
        .SelectMany(table => _database.Read(session => session.Query<dynamic>($"select * from {table}").Select(row => (string)row.ToString()))));

    private void Confirm(int people) => Work(work =>
    {
        var workshop = WorkshopStore.ByCode(work, "basra-2025")!;
        var form = FormStore.Of(work, workshop.Id)[0];
        for (var count = 0; count < people; count++)
        {
            var person = work.NewId();
            work.Execute("insert into people (id, created_at) values (@person, @Now)", new { person, Now });
            var submission = Data.Submissions.SubmissionStore.Add(work, person, form.Id, form.CurrentVersionId, "ar", Now, []);
            Data.Registrations.RegistrationStore.Save(work, work.NewId(), person, workshop.Id, submission, "confirmed", "1", Now, Now, new(), queued: person);
        }
    });
}
