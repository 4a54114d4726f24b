using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Privacy;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Tests.Support;

namespace WorkshopBot.Tests.Anonymous;

public sealed class Anonymous_answers : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 14, 9, 0, 0, TimeSpan.Zero);
    private static readonly Dictionary<string, string> Empty = [];
    private static readonly Workshop Basra = new()
    {
        Code = "basra-2025",
        Titles = Empty,
        Descriptions = Empty,
        Organizers = Empty,
        Purposes = Empty,
        Venues = Empty,
        Addresses = Empty,
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad"),
        FirstDay = new(2025, 11, 14),
        LastDay = new(2025, 11, 15),
        RegistrationClosesAt = Now,
        ChangesUntil = Now,
        DeleteAfter = new(2026, 2, 13),
        Consents = Empty,
        ConsentsMore = Empty,
        ConsentVersion = "1",
        Contacts = Empty,
        ImportedAt = Now,
    };

    private readonly TemporaryDatabase _here = new();
    private readonly WorkshopForm _form;

    public Anonymous_answers()
    {
        var workshopId = 0L;
        _here.Write(work =>
        {
            WorkshopStore.Save(work, Basra with { Id = workshopId = work.NewId() }, null);
            SaveForm(work, workshopId, isAnonymous: true);
        });
        _form = _here.Database.Read(session => FormStore.ByName(session, workshopId, "session_feedback")!);
    }

    public void Dispose() => _here.Dispose();

    [Fact]
    public void Come_back_whole_and_are_counted()
    {
        _here.Write(work => AnonymousStore.Add(work, _form.Id, Key(7), Of("5", "أكثر من هذا ✓"), [new("comment-1.ogg", ".bin", [1, 2, 3])]));

        var (formId, found) = _here.Database.Read(session => AnonymousStore.Find(session, Key(7)))!.Value;

        Assert.Equal(_form.Id, formId);
        Assert.Equal(_form.CurrentVersionId, found.FormVersionId);
        Assert.Equal([new("useful", "5", true), new("comment", "أكثر من هذا ✓", false)], found.Answers);
        Assert.Equal([1, 2, 3], _here.Database.Read(session => AnonymousStore.FindFile(session, _form.Id, "comment-1.ogg"))!.Content);
        Assert.Equal(1, _here.Database.Read(session => AnonymousStore.CountOf(session, _form.Id)));
        Assert.Null(_here.Database.Read(session => AnonymousStore.Find(session, Key(8))));
    }

    [Fact]
    public void Keep_the_day_that_a_form_for_each_day_was_about()
    {
        _here.Write(work =>
        {
            AnonymousStore.Add(work, _form.Id, Key(1), Of("5", "x") with { Day = "2025-11-14" }, []);
            AnonymousStore.Add(work, _form.Id, Key(2), Of("4", "y"), []);
        });

        Assert.Equal(["", "2025-11-14"], _here.Database.Read(session => AnonymousStore.OfForm(session, _form.Id).Select(one => one.Day).Order(StringComparer.Ordinal).ToList()));
    }

    [Fact]
    public void Hold_out_over_many_blocks_in_the_order_of_their_random_keys()
    {
        var keys = Enumerable.Range(0, 1000).Select(Key).ToList();
        _here.Write(work =>
        {
            foreach (var (place, key) in keys.Index())
                AnonymousStore.Add(work, _form.Id, key, Of("5", $"c{place}"), []);
        });

        var comments = _here.Database.Read(session => AnonymousStore.OfForm(session, _form.Id).Select(one => one.Answers[1].Value).ToList());

        Assert.Equal(keys.Index().OrderBy(entry => Convert.ToHexString(entry.Item), StringComparer.Ordinal).Select(entry => $"c{entry.Index}"), comments);
        Assert.Equal(1000, _here.Database.Read(session => AnonymousStore.CountOf(session, _form.Id)));
        Assert.InRange(_here.Database.Read(session => session.Value<int>("select max(held) from anonymous_blocks")), 33, 64);
        Assert.All(keys, key => Assert.NotNull(_here.Database.Read(session => AnonymousStore.Find(session, key))));
    }

    [Fact]
    public void Are_taken_out_with_their_files()
    {
        _here.Write(work =>
        {
            AnonymousStore.Add(work, _form.Id, Key(1), Of("1", "comment-2.ogg"), [new("comment-1.ogg", "", [9])]);
            AnonymousStore.Add(work, _form.Id, Key(2), Of("2", "comment-2.ogg"), [new("comment-2.ogg", "", [8])]);
            var taken = AnonymousStore.Take(work, _form.Id, Key(1))!.Value;
            Assert.Equal("1", taken.Submission.Answers[0].Value);
            Assert.Equal("comment-1.ogg", Assert.Single(taken.Files).Name);
            Assert.Null(AnonymousStore.Take(work, _form.Id, Key(1)));
        });

        Assert.Equal("comment-2.ogg", Assert.Single(_here.Database.Read(session => AnonymousStore.FilesOf(session, _form.Id).ToList())).Name);
        Assert.Equal(1, _here.Database.Read(session => AnonymousStore.CountOf(session, _form.Id)));
    }

    [Fact]
    public void Large_files_stand_in_blocks_of_a_few_megabytes()
    {
        _here.Write(work =>
        {
            for (var number = 0; number < 9; number++)
                AnonymousStore.Add(work, _form.Id, Key(number), Of("1", "x"), [new($"voice-{number}.ogg", "", new byte[AnonymousStore.LargestFile])]);
        });

        Assert.InRange(_here.Database.Read(session => session.Value<int>("select max(length(sealed)) from anonymous_blocks")), 1_000_000, 4_100_000);
        Assert.Equal(9, _here.Database.Read(session => AnonymousStore.FilesOf(session, _form.Id).Count()));
    }

    [Fact]
    public void One_answer_from_each_about_each()
    {
        _here.Write(work =>
        {
            for (var person = 1; person <= 1500; person += 2)
                ParticipationStore.Add(work, _form.Id, "women-labour", person);
            ParticipationStore.Add(work, _form.Id, "women-labour", 1);
        });

        Assert.All(Enumerable.Range(1, 1500), person => Assert.Equal(person % 2 == 1, Has("women-labour", person)));
        Assert.False(Has("panel", 1));
        Assert.Equal(750, _here.Database.Read(session => ParticipationStore.CountOf(session, _form.Id, "women-labour")));
    }

    [Fact]
    public void Whoever_leaves_takes_their_ticks_along_and_their_answers_stay()
    {
        var amal = 0L;
        _here.Write(work =>
        {
            amal = PeopleStore.Meet(work, 1001, hasStarted: true, Now).PersonId!.Value;
            AnonymousStore.Add(work, _form.Id, Key(1), Of("1", "x"), []);
            ParticipationStore.Add(work, _form.Id, "", amal);
            ParticipationStore.Add(work, _form.Id, "panel", amal);
            ParticipationStore.Add(work, _form.Id, "panel", amal + 1);
            ErasureStore.Erase(work, amal);
        });

        Assert.False(Has("", amal) || Has("panel", amal));
        Assert.True(Has("panel", amal + 1));
        Assert.Equal(1, _here.Database.Read(session => AnonymousStore.CountOf(session, _form.Id)));
    }

    [Fact]
    public void The_mode_is_fixed_by_the_first_answer_and_by_whoever_has_begun()
    {
        _here.Write(work => SaveForm(work, _form.WorkshopId, isAnonymous: false));
        _here.Write(work => SaveForm(work, _form.WorkshopId, isAnonymous: true));
        _here.Write(work =>
        {
            var person = PeopleStore.Meet(work, 1001, hasStarted: true, Now).PersonId!.Value;
            InterviewStore.Add(work, new InterviewRow { Id = work.NewId(), PersonId = person, FormVersionId = _form.CurrentVersionId, Head = "{}", StartedAt = Now, TouchedAt = Now });
        });
        Refused();

        _here.Write(work => work.Execute("delete from interviews"));
        _here.Write(work => SaveForm(work, _form.WorkshopId, isAnonymous: false));
        _here.Write(work => SaveForm(work, _form.WorkshopId, isAnonymous: true));
        _here.Write(work => AnonymousStore.Add(work, _form.Id, Key(1), Of("1", "x"), []));
        _here.Write(work => AnonymousStore.Take(work, _form.Id, Key(1)));
        Refused();

        void Refused() => Assert.Contains(
            "a form stays named or anonymous",
            Assert.Throws<SqliteException>(() => _here.Write(work => SaveForm(work, _form.WorkshopId, isAnonymous: false))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4071 · 9926 · 3158 · 6640")]
    [InlineData("٤٠٧١٩٩٢٦٣١٥٨٦٦٤٠")]
    [InlineData("۴۰۷۱.۹۹۲۶-۳۱۵۸/۶۶۴۰")]
    [InlineData("«4071 9926 3158 6640»\n")]
    public void A_receipt_is_read_in_any_digits(string typed) => Assert.Equal("4071992631586640", Receipt.Read(typed));

    [Theory]
    [InlineData("4071 9926 3158 664")]
    [InlineData("4071 9926 3158 6640 1")]
    [InlineData("my receipt 4071 9926 3158 6640")]
    [InlineData("")]
    public void Other_things_are_none(string typed) => Assert.Null(Receipt.Read(typed));

    [Fact]
    public void A_receipt_finds_its_answer_and_is_nowhere()
    {
        var receipt = Receipt.Make(_here.Database.Sealer);
        _here.Write(work => AnonymousStore.Add(work, _form.Id, receipt.Key, Of("5", "x"), []));

        Assert.Equal(receipt.Key, Receipt.KeyOf(_here.Database.Sealer, Receipt.Read(receipt.Shown)!));
        Assert.NotNull(_here.Database.Read(session => AnonymousStore.Find(session, receipt.Key)));
        Assert.DoesNotContain(receipt.Digits, receipt.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_is_slow_to_guess_for_whoever_has_the_key()
    {
        var sealer = _here.Database.Sealer;

        var slow = Rfc2898DeriveBytes.Pbkdf2("4071992631586640", sealer.LookupKey("slow", "receipts"), 100_000, HashAlgorithmName.SHA256, 16);

        Assert.Equal(slow, Receipt.KeyOf(sealer, "4071992631586640"));
    }

    [Fact]
    public void A_receipt_is_tried_five_times_an_hour()
    {
        _here.Write(work =>
        {
            var amal = PeopleStore.Meet(work, 1001, hasStarted: true, Now).PersonId!.Value;
            Assert.Equal([true, true, true, true, true, false, false], Enumerable.Range(0, 7).Select(_ => ReceiptTryStore.MayTry(work, amal, Now)));
            Assert.True(ReceiptTryStore.MayTry(work, amal, Now.AddHours(1)));
            ReceiptTryStore.ForgetBefore(work, Now.AddHours(2));
            Assert.Equal(0, work.Value<int>("select count(*) from receipt_tries"));
        });
    }

    private bool Has(string about, long person) => _here.Database.Read(session => ParticipationStore.Has(session, _form.Id, about, person));

    private AnonymousSubmission Of(string useful, string comment) => new(_form.CurrentVersionId, [new SubmissionAnswer("useful", useful, true), new("comment", comment, false)]);

    // a key as random as a receipt's, the same in each run
    private static byte[] Key(int number) => SHA256.HashData(BitConverter.GetBytes(number))[..16];

    private static void SaveForm(UnitOfWork work, long workshopId, bool isAnonymous) =>
        FormStore.Save(
            work,
            workshopId,
            0,
            new WorkshopForm { Name = "session_feedback", Purpose = FormPurpose.Feedback, Titles = new Dictionary<string, string> { ["en"] = "After a session" }, IsAnonymous = isAnonymous, Asked = FormMoment.Session },
            new FormVersion { Hash = "h", Label = "", Workbook = "# survey", FileName = "session_feedback.md" },
            Now);
}
