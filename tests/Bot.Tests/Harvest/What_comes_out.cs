using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Harvest;
using WorkshopBot.Plans;
using WorkshopBot.Tests.Support;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.Harvest;

public sealed class What_comes_out : IDisposable
{
    private static readonly DateTimeOffset Now = new(2024, 12, 7, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly UnitOfWork _work;
    private readonly ShelvedWorkshop _home;

    public What_comes_out()
    {
        _database = EmptyDatabase.OpenIn(_folder);
        _work = _database.Begin();
        Importer.Import(_work, PlanReader.Read(PlanFolder.Open(Repository.At("samples", "harvest-2024"), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!, Now, force: false);
        _home = new Shelf().ByCode(_work, "harvest-2024")!;
    }

    private long Home => _home.Workshop.Id;

    public void Dispose()
    {
        _work.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Is_named_and_quoted_as_its_author_allows_and_follows_when_they_think_again()
    {
        var amal = Register("أمل");
        var (named, unnamed, kept) = (Note(amal, "lesson", "درس أول طويل", "with_name"), Note(amal, "challenge", "درس ثان طويل", "without_name"), Note(amal, "plan", "درس ثالث طويل", "no"));
        var (first, second, third) = (Take(named), Take(unnamed), Take(kept));

        Assert.Equal([("درس أول طويل", "أمل"), ("درس ثان طويل", null)], QuoteStore.OfWorkshop(_work, Home).Select(quote => (quote.Text, quote.Name)));
        Assert.Equal([first, second], HarvestStore.Ranked(_work, Home).Select(one => one.Item.Id));
        Assert.Equal(["أمل"], HarvestStore.Ranked(_work, Home)[0].Authors);
        Assert.Empty(HarvestStore.Ranked(_work, Home)[1].Authors);
        Assert.Equal(Consent.No, HarvestStore.ById(_work, third)!.Consent);

        SubmissionStore.Change(_work, named, Form.CurrentVersionId, "ar", Now, Answers("lesson", "درس أول طويل", "no"));
        Assert.Equal([second], HarvestStore.Ranked(_work, Home).Select(one => one.Item.Id));
        Assert.Equal("درس ثان طويل", Assert.Single(QuoteStore.OfWorkshop(_work, Home)).Text);
    }

    [Fact]
    public void Keeps_both_authors_when_two_items_become_one_and_can_be_taken_apart()
    {
        var (first, second) = (Take(Note(Register("أمل"), "lesson", "التواصل المبكر", "with_name")), Take(Note(Register("باران"), "lesson", "التواصل في البداية", "with_name")));
        HarvestStore.Merge(_work, second, first);

        var one = Assert.Single(HarvestStore.Ranked(_work, Home));
        Assert.Equal((first, "أمل باران"), (one.Item.Id, string.Join(' ', one.Authors)));
        HarvestStore.Split(_work, second);
        Assert.Equal(2, HarvestStore.Ranked(_work, Home).Count);
    }

    [Fact]
    public void Is_counted_once_the_vote_is_closed_with_ties_and_nobody_can_tell_who_gave_a_dot()
    {
        var (amal, baran, dia) = (Register("أمل"), Register("باران"), Register("ضياء"));
        var (first, second, third) = (Take(Note(amal, "lesson", "الأول", "with_name")), Take(Note(baran, "lesson", "الثاني", "without_name")), Take(Note(dia, "lesson", "الثالث", "without_name")));
        Assert.Equal(3, VoteStore.Open(_work, Home, 2, Now));

        Assert.True(VoteStore.Toggle(_work, Home, first, amal));
        Assert.True(VoteStore.Toggle(_work, Home, second, amal));
        Assert.False(VoteStore.Toggle(_work, Home, third, amal));
        Assert.True(VoteStore.Toggle(_work, Home, first, amal));
        Assert.True(VoteStore.Toggle(_work, Home, third, amal));
        Assert.True(VoteStore.Toggle(_work, Home, second, baran));
        Assert.True(VoteStore.Toggle(_work, Home, third, baran));
        Assert.Equal((3, 2), VoteStore.Turnout(_work, Home));
        Assert.All(HarvestStore.Of(_work, Home), item => Assert.Null(item.Dots));

        VoteStore.Close(_work, Home, Now);
        Assert.Equal([(1, second, 2), (1, third, 2), (3, first, 0)], HarvestStore.Ranked(_work, Home).Select(one => (one.Rank, one.Item.Id, one.Item.Dots!.Value)));
        Assert.Equal([true, true, false], HarvestStore.Ranked(_work, Home).Select(one => one.IsTied));
        Assert.Equal(0, _work.Value<int>("select count(*) from harvest_dots"));
        Assert.Equal(2, VoteStore.Round(_work, Home)!.Voters);
        Assert.False(VoteStore.Toggle(_work, Home, first, dia));
    }

    [Fact]
    public void Gives_back_a_dot_of_what_was_merged_during_the_vote()
    {
        var amal = Register("أمل");
        var (first, second, third) = (Take(Note(amal, "lesson", "الأول", "with_name")), Take(Note(amal, "lesson", "الثاني", "with_name")), Take(Note(amal, "lesson", "الثالث", "with_name")));
        VoteStore.Open(_work, Home, 2, Now);
        VoteStore.Toggle(_work, Home, first, amal);
        VoteStore.Toggle(_work, Home, second, amal);
        HarvestStore.Merge(_work, second, first);

        Assert.Equal([first, first], VoteStore.DotsOf(_work, Home, amal));
        Assert.True(VoteStore.Toggle(_work, Home, first, amal));
        Assert.Empty(VoteStore.DotsOf(_work, Home, amal));
        Assert.True(VoteStore.Toggle(_work, Home, third, amal));
        Assert.True(VoteStore.Toggle(_work, Home, first, amal));
        Assert.Equal([first, third], VoteStore.DotsOf(_work, Home, amal).Order());
    }

    [Fact]
    public void Is_not_named_with_words_that_its_author_did_not_write()
    {
        var item = Take(Note(Register("أمل"), "lesson", "كلامي كما قلته", "with_name"));
        HarvestStore.Write(_work, item, "text", "كلام غيري");
        HarvestStore.SetEdited(_work, item, isEdited: true);

        Assert.Equal((true, null, "كلام غيري"), (HarvestStore.ById(_work, item)!.IsEdited, HarvestStore.ById(_work, item)!.Author, HarvestStore.ById(_work, item)!.Text));
        Assert.Empty(Assert.Single(HarvestStore.Ranked(_work, Home)).Authors);
        Assert.Equal(("كلامي كما قلته", "أمل"), (Assert.Single(QuoteStore.OfWorkshop(_work, Home)).Text, Assert.Single(QuoteStore.OfWorkshop(_work, Home)).Name));
        HarvestStore.SetEdited(_work, item, isEdited: false);
        Assert.Equal("أمل", HarvestStore.ById(_work, item)!.Author);
    }

    [Fact]
    public void Goes_with_whoever_is_erased_and_a_promise_stays_without_them()
    {
        var amal = Register("أمل");
        var note = Note(amal, "lesson", "درس يبقى قليلاً", "with_name");
        var (taken, other) = (Take(note), Take(Note(Register("باران"), "lesson", "درس آخر", "with_name")));
        HarvestStore.Merge(_work, other, taken);
        VoteStore.Open(_work, Home, 3, Now);
        VoteStore.Toggle(_work, Home, taken, amal);
        var promise = PromiseStore.Add(_work, new() { WorkshopId = Home, SubmissionId = note, Action = "تسليم الورقة" }, Now);
        PromiseStore.Give(_work, PromiseStore.ById(_work, promise)!, amal);
        PromiseStore.SetState(_work, PromiseStore.ById(_work, promise)!, "accepted", "نعم", amal, "أمل", Now);
        PromiseStore.SetCommittee(_work, Home, amal, isIn: true);

        ErasureStore.Erase(_work, amal);

        Assert.Equal([other], HarvestStore.Ranked(_work, Home).Select(one => one.Item.Id));
        var left = PromiseStore.ById(_work, promise)!;
        Assert.Equal(("open", null, null, null), (left.State, left.OwnerId, left.SubmissionId, left.Word));
        Assert.DoesNotContain(PromiseStore.Changes(_work, promise), change => change.Field == "word");
        Assert.All(PromiseStore.Changes(_work, promise), change => Assert.Null(change.Name));
        Assert.All(
            new[] { "harvest_items where writer_id", "harvest_ballots where person_id", "harvest_dots where person_id", "promises where owner_id", "promise_changes where person_id", "committees where person_id" },
            rest => Assert.Equal(0, _work.Value<int>($"select count(*) from {rest} = {amal}")));
    }

    [Fact]
    public void Is_amended_with_what_it_was()
    {
        var by = Register("أمل");
        var id = PromiseStore.Add(_work, new() { WorkshopId = Home, Action = "تسليم الورقة", DueDate = new(2025, 3, 1) }, Now);
        PromiseStore.Write(_work, PromiseStore.ById(_work, id)!, "due_date", "2025-04-01", by, "أمل", Now);
        PromiseStore.Write(_work, PromiseStore.ById(_work, id)!, "due_date", "2025-04-01", by, "أمل", Now);
        PromiseStore.SetLink(_work, PromiseStore.ById(_work, id)!, "token");

        Assert.Equal(new PromiseChange("due_date", "2025-03-01", "2025-04-01", "أمل", Now), Assert.Single(PromiseStore.Changes(_work, id)));
        Assert.Equal(new DateOnly(2025, 4, 1), PromiseStore.ByToken(_work, "token")!.DueDate);
        Assert.Null(PromiseStore.ByToken(_work, "another"));
        Assert.True(PromiseStore.ById(_work, id)!.IsOverdue(new(2025, 4, 2)));
    }

    [Fact]
    public void Leaves_as_tables_that_name_nobody_who_did_not_agree()
    {
        var amal = Register("أمل");
        Take(Note(amal, "lesson", "=1+1 درس أول", "with_name"));
        Take(Note(amal, "challenge", "درس ثان طويل", "without_name"));
        Take(Note(amal, "plan", "سر لا يخرج", "no"));
        PromiseStore.Add(_work, new() { WorkshopId = Home, Action = "تسليم الورقة", Owner = "لجنة المتابعة", DueDate = new(2025, 3, 1) }, Now);

        string Csv(string kind) => System.Text.Encoding.UTF8.GetString(HarvestTable.Make(_work, new(kind + "_csv", Home, "ar")).Bytes);
        Assert.Contains("أمل", Csv("items"), StringComparison.Ordinal);
        Assert.Contains(",درس ثان طويل,لأنه مهم,,lessons,,,,", Csv("items"), StringComparison.Ordinal);
        Assert.DoesNotContain("\n=1", Csv("quotes"), StringComparison.Ordinal);
        Assert.Contains("lesson,'=1+1 درس أول,ar,أمل,", Csv("quotes"), StringComparison.Ordinal);
        Assert.Contains("challenge,درس ثان طويل,ar,,", Csv("quotes"), StringComparison.Ordinal);
        Assert.All(["items", "quotes", "promises"], kind => Assert.DoesNotContain("سر لا يخرج", Csv(kind), StringComparison.Ordinal));
        Assert.Contains("تسليم الورقة,لجنة المتابعة,,,2025-03-01,,open,", Csv("promises"), StringComparison.Ordinal);
        Assert.Equal("harvest-2024-promises.xlsx", HarvestTable.Make(_work, new("promises_xlsx", Home, "ar")).FileName);
        Assert.All(["items_pdf", "people_csv", "items"], kind => Assert.False(HarvestTable.Makes(kind)));
    }

    [Fact]
    public void Comes_back_with_the_next_edition_of_a_series_and_with_no_other()
    {
        foreach (var code in new[] { "basra-2025", "women-first" })
            Importer.Import(_work, PlanReader.Read(PlanFolder.Open(Repository.At("samples", code), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!, Now, force: false);
        _work.Execute("update workshops set series = 'dialogue', edition = case code when 'harvest-2024' then 1 when 'women-first' then 2 else 3 end where code <> 'x'");
        long Id(string code) => new Shelf().ByCode(_work, code)!.Workshop.Id;
        var first = PromiseStore.Add(_work, new() { WorkshopId = Home, Action = "الأول" }, Now);
        var second = PromiseStore.Add(_work, new() { WorkshopId = Id("women-first"), Action = "الثاني" }, Now);
        var done = PromiseStore.Add(_work, new() { WorkshopId = Home, Action = "الثالث" }, Now);
        PromiseStore.SetState(_work, PromiseStore.ById(_work, done)!, "done", null, null, null, Now);

        Assert.Equal([first, second], PromiseStore.OfEarlierEditions(_work, Id("basra-2025")).Select(promise => promise.Id));
        Assert.Equal([first], PromiseStore.OfEarlierEditions(_work, Id("women-first")).Select(promise => promise.Id));
        Assert.Empty(PromiseStore.OfEarlierEditions(_work, Home));
        _work.Execute("update workshops set series = 'another' where code = 'basra-2025'");
        Assert.Empty(PromiseStore.OfEarlierEditions(_work, Id("basra-2025")));
    }

    private Data.Workshops.WorkshopForm Form => _home.Forms.First(form => form.Name == "lessons_learned");

    private static List<SubmissionAnswer> Answers(string track, string text, string share) =>
        [new("track", track, IsClosed: true), new("lesson", text, IsClosed: false), new("why", "لأنه مهم", IsClosed: false), new("share", share, IsClosed: true)];

    private long Note(long person, string track, string text, string share) =>
        SubmissionStore.Add(_work, person, Form.Id, Form.CurrentVersionId, "ar", Now, Answers(track, text, share));

    private long Take(long submission)
    {
        var note = NoteStore.ById(_work, Home, submission)!;
        return HarvestStore.Add(
            _work, new() { WorkshopId = Home, GroupId = _home.Groups[0].Id, SubmissionId = submission, Track = note.Track, Text = note.Text, Why = note.Why }, note.PersonId, Now);
    }

    private long Register(string name)
    {
        var person = PeopleStore.AddWithoutAccount(_work, Now);
        var submission = SubmissionStore.Add(_work, person, _home.RegistrationForm.Id, _home.RegistrationForm.CurrentVersionId, "ar", Now, []);
        var id = _work.NewId();
        RegistrationStore.Save(_work, id, person, Home, submission, "confirmed", "1", Now, Now, new() { FullName = name }, queued: id);
        return person;
    }
}
