using System.IO.Compression;
using System.Text;
using System.Text.Json;
using WorkshopBot.Chat;
using WorkshopBot.Commands;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Guests;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Exports;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Tests.Plans;
using WorkshopBot.Turns;
using Console = WorkshopBot.Tests.Commands.Console;

namespace WorkshopBot.Tests.Exports;

public sealed class Exporting : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly PlanFiles _files = new();
    private readonly Console _console;

    public Exporting() => _console = new Console(_files.Path);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Registrations_are_written_in_clear_for_spreadsheets()
    {
        await Fill();

        Assert.Equal(ExitCode.Done, await _console.Run("export", "basra-2025", "--format", "csv", "--out", _files["out"]));

        var bytes = await File.ReadAllBytesAsync(_files["out/registrations.csv"]);
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Equal(
            "status,full_name,latin_name,governorate,organisation,role,gender,age_band,phone,access,diet,group,ticket,language,consent_version,consented_at,registered_at,changed_at,cancelled_at,queued,offered_until,coming,attended,came_by\r\n"
            + "confirmed,أمل الجبوري,,muthanna,sawa,\"law, advocacy\",woman,,'+9647701234567,,,workers,KR7M2Q,ar,1,2025-11-01T09:00:00Z,2025-11-01T09:00:00Z,2025-11-01T09:00:00Z,,,,,,\r\n",
            Encoding.UTF8.GetString(bytes[3..]));
        Assert.Equal(
            [$"{_files["out/registrations.csv"]}: 1 rows", $"{_files["out/registration.csv"]}: 1 rows", $"{_files["out/feedback.csv"]}: 2 rows"],
            _console.Out.Split('\n')[..3]);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_files["out/registrations.csv"]));
        }
    }

    [Fact]
    public async Task Registrations_say_who_waits_where_until_when_a_seat_is_kept_and_who_comes()
    {
        await Fill();
        using (var database = Database.Open(_console.Options))
        {
            using var work = database.Begin();
            var workshop = WorkshopStore.ByCode(work, "basra-2025")!;
            var form = FormStore.Of(work, workshop.Id)[0];
            var amal = work.Value<long>("select id from registrations");
            GuestStore.Come(work, GuestStore.Add(work, workshop.Id, "Hope Organization", uses: 2, "token", Now), work.Value<long>("select person_id from registrations"));
            AttendanceStore.Told(work, amal, workshop.FirstDay);
            AttendanceStore.AskedAbout(work, amal, workshop.FirstDay);
            AttendanceStore.Answer(work, amal, "unsure", Now);
            foreach (var day in new[] { 15, 14, 14 })
            {
                CheckInStore.Add(work, amal, workshop.Id, new(2025, 11, day), agendaItemId: null, "door", Person(work), Now);
            }

            foreach (var (status, queued) in new[] { ("offered", 3), ("waitlisted", 9), ("waitlisted", 5) })
            {
                var person = Person(work);
                var submission = SubmissionStore.Add(work, person, form.Id, form.CurrentVersionId, "ar", Now, []);
                RegistrationStore.Save(work, work.NewId(), person, workshop.Id, submission, status, "1", Now, Now.AddHours(1), new(), queued);
            }

            work.Execute("update registrations set offered_until = @until where status = 'offered'", new { until = Now.AddDays(1) });
            work.Commit();
        }

        await _console.Run("export", "basra-2025", "--format", "csv", "--out", _files["out"]);

        var lines = (await File.ReadAllTextAsync(_files["out/registrations.csv"])).TrimEnd().Split("\r\n");
        Assert.Equal(
            ["queued,offered_until,coming,attended,came_by", ",,unsure,2025-11-14 2025-11-15,Hope Organization", ",2025-11-02T09:00:00Z,,,", "2,,,,", "1,,,,"],
            lines.Select(line => string.Join(',', line.Split(',')[^5..])));
    }

    [Fact]
    public async Task Submissions_have_a_column_for_each_question_in_the_order_of_the_form()
    {
        await Fill();

        await _console.Run("export", "basra-2025", "--format", "csv", "--out", _files["out"]);

        var lines = (await File.ReadAllTextAsync(_files["out/registration.csv"])).TrimEnd().Split("\r\n");
        Assert.Equal("governorate,organisation,full_name,sector,gender,group,_id,_uuid,_submission_time,_last_edited,__version__,_language,_on_paper,_index", lines[0]);
        Assert.Matches("^muthanna,,أمل الجبوري,\"law, advocacy\",,,[0-9]+,[0-9a-f-]{36},2025-11-01T09:00:00,,1,ar,,1$", Assert.Single(lines[1..]));
    }

    [Fact]
    public async Task Of_an_anonymous_form_nothing_is_told_but_what_was_said()
    {
        _files.With("feedback.md", "| remark |", "| governorate |").With("workshop.md", "| 2025-11-22 20:00 | no        |", "| 2025-11-22 20:00 | yes       |");
        await _console.Run("import", _files.Path);
        Answer(4);

        await _console.Run("export", "basra-2025", "--format", "csv", "--out", _files["out"]);
        Assert.Contains("feedback: anonymous, 4 answers so far; they are given out from 5 on, or when it has closed\n", _console.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(_files["out/feedback.csv"]));

        Answer(1);
        await _console.Run("export", "basra-2025", "--format", "csv", "--out", _files["out"]);
        var lines = (await File.ReadAllTextAsync(_files["out/feedback.csv"])).TrimEnd().Split("\r\n");

        // no governorate, no number, no time, no language
        Assert.Equal("useful,__version__,_index", lines[0]);
        Assert.Equal(5, lines.Length - 1);
        Assert.All(lines[1..], line => Assert.Matches("^[1-5],1,[1-5]$", line));

        // one more would stand in the second file and not in the first
        Answer(1);
        await _console.Run("export", "basra-2025", "--format", "json", "--out", _files["out"]);
        Assert.Contains("feedback: anonymous, 6 answers so far; they are given out from 10 on, or when it has closed\n", _console.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(_files["out/feedback.json"]));

        Answer(4);
        await _console.Run("export", "basra-2025", "--format", "json", "--out", _files["out"]);
        Assert.True(File.Exists(_files["out/feedback.json"]));

        void Answer(int times)
        {
            using var database = Database.Open(_console.Options);
            using var work = database.Begin();
            var form = FormStore.ByName(work, WorkshopStore.ByCode(work, "basra-2025")!.Id, "feedback")!;
            // the command goes by the real clock, to which the event is over
            work.Execute("update forms set closes_at = null where id = @Id", new { form.Id });
            for (var time = 0; time < times; time++)
                AnonymousStore.Add(work, form.Id, System.Security.Cryptography.RandomNumberGenerator.GetBytes(16), new(form.CurrentVersionId, [new("useful", "3", true), new("governorate", "muthanna", false)]), []);
            work.Commit();
        }
    }

    [Fact]
    public async Task Json_holds_the_same_without_empty_columns()
    {
        await Fill();

        Assert.Equal(ExitCode.Done, await _console.Run("export", "basra-2025", "--format", "json", "--out", _files["out"]));

        using var registrations = JsonDocument.Parse(await File.ReadAllTextAsync(_files["out/registrations.json"]));
        var amal = Assert.Single(registrations.RootElement.EnumerateArray());
        Assert.Equal("أمل الجبوري", amal.GetProperty("full_name").GetString());
        Assert.Equal("+9647701234567", amal.GetProperty("phone").GetString());
        Assert.False(amal.TryGetProperty("diet", out _));
        Assert.Contains("أمل", await File.ReadAllTextAsync(_files["out/registrations.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_holds_the_answers_and_what_their_columns_mean()
    {
        await Fill();

        Assert.Equal(ExitCode.Done, await _console.Run("export", "basra-2025", "--format", "xlsx", "--out", _files["out"], "--language", "ar"));

        using var file = File.OpenRead(_files["out/registration.xlsx"]);
        var workbook = WorkbookReader.Read("registration.xlsx", file).Workbook!;
        Assert.Equal(["registration", "codebook", "الملخص"], workbook.Sheets.Select(sheet => sheet.Name));
        Assert.Equal(["muthanna", "أمل الجبوري", "law, advocacy"], workbook.Sheets[0].Rows[1].Cells.Take(3).Select(cell => cell.Text));
        Assert.Contains(workbook.Sheets[1].Rows, row => row.Cells.Any(cell => cell.Text == "المثنى"));
        Assert.True(File.Exists(_files["out/registrations.xlsx"]));
        Assert.DoesNotContain(Directory.GetFiles(_files["out"]), path => path.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_that_people_sent_lie_beside_the_tables_and_missing_ones_are_named()
    {
        await Fill();
        long submission;
        using (var database = Database.Open(_console.Options))
        {
            using var work = database.Begin();
            submission = work.Value<long>("select submission_id from registrations");
            Add(work, database, submission, new("site-aaaaaaaa.jpg", "photo", "image") { Caption = "=the well", SizeBytes = 5 }, "photo"u8);
            Add(work, database, submission, new("paper-bbbbbbbb.docx", "document", "file") { CalledByItsSender = "plan.docx", Suffix = ".pdf" }, "paper"u8);
            AttachmentStore.Miss(work, Add(work, database, submission, new("talk-cccccccc.ogg", "voice", "text") { Seconds = 12 }, null), "gone");
            Add(work, database, submission, new("film-dddddddd.mp4", "video", "video"), null);
            work.Commit();
        }

        Assert.Equal(ExitCode.Done, await _console.Run("export", "basra-2025", "--format", "csv", "--out", _files["out"]));

        var folder = FormattableString.Invariant($"files/registration/{submission}");
        Assert.Equal(
            [
                "file,form,submission,question,status,path,sent_as,seconds,bytes,caption",
                $"site-aaaaaaaa.jpg,registration,{submission},site,there,{folder}/site-aaaaaaaa.jpg,photo,,5,'=the well",
                $"paper-bbbbbbbb.docx,registration,{submission},paper,there,{folder}/paper-bbbbbbbb.docx.pdf,plan.docx,,,",
                $"talk-cccccccc.ogg,registration,{submission},talk,missing: gone,,voice,12,,",
                $"film-dddddddd.mp4,registration,{submission},film,being fetched,,video,,,",
            ],
            (await File.ReadAllTextAsync(_files["out/files.csv"])).TrimEnd().Split("\r\n"));
        Assert.Equal("photo", await File.ReadAllTextAsync(_files[$"out/{folder}/site-aaaaaaaa.jpg"]));
        Assert.Equal("paper", await File.ReadAllTextAsync(_files[$"out/{folder}/paper-bbbbbbbb.docx.pdf"]));
    }

    [Fact]
    public async Task With_labels_the_words_that_people_read_stand_in_the_place_of_names()
    {
        await Fill();

        Assert.Equal(ExitCode.Done, await _console.Run("export", "basra-2025", "--format", "csv", "--labels", "ar", "--out", _files["out"]));

        var lines = await File.ReadAllLinesAsync(_files["out/registration.csv"]);
        Assert.StartsWith("المحافظة,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("المثنى,", lines[1], StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await _console.Run("export", "basra-2025", "--labels", "fr", "--out", _files["out"]));
    }

    [Fact]
    public async Task In_a_chat_answers_come_as_a_workbook_as_csv_and_their_files_in_a_zip()
    {
        await Fill();
        using var database = Database.Open(_console.Options);
        long submission, form;
        using (var work = database.Begin())
        {
            submission = work.Value<long>("select submission_id from registrations");
            form = SubmissionStore.ById(work, submission)!.FormId;
            Add(work, database, submission, new("site-aaaaaaaa.jpg", "photo", "image"), "photo"u8);
            Add(work, database, submission, new("film-dddddddd.mp4", "video", "video"), null);
            work.Commit();
        }

        Assert.Equal(("المحافظة", "المثنى"), FirstColumn(Make(AnswersFile.Labels)));
        Assert.Equal(("governorate", "muthanna"), FirstColumn(Make(AnswersFile.Names)));
        var csv = Make(AnswersFile.Csv);
        Assert.Equal("registration.csv", csv.FileName);
        Assert.Contains("\r\nmuthanna,", Encoding.UTF8.GetString(csv.Bytes), StringComparison.Ordinal);
        using var zip = new ZipArchive(new MemoryStream(Make(AnswersFile.Files).Bytes));
        var photo = Assert.Single(zip.Entries);
        Assert.Equal(FormattableString.Invariant($"{submission}/site-aaaaaaaa.jpg"), photo.FullName);

        MadeFileContent Make(string kind) => database.Read(session => AnswersFile.Make(session, new MadeFile(kind, form, "ar"), database.Files));

        static (string, string) FirstColumn(MadeFileContent made)
        {
            var rows = WorkbookReader.Read(made.FileName, new MemoryStream(made.Bytes)).Workbook!.Sheets[0].Rows;
            return (rows[0].Cells[0].Text, rows[1].Cells[0].Text);
        }
    }

    [Fact]
    public async Task What_an_answer_was_before_a_change_is_kept_sealed_and_goes_with_its_submission()
    {
        await Fill();
        using var database = Database.Open(_console.Options);
        using var work = database.Begin();
        var submission = SubmissionStore.ById(work, work.Value<long>("select submission_id from registrations"))!;
        void Change(int minutes, params SubmissionAnswer[] answers) =>
            SubmissionStore.Change(work, submission.Id, submission.FormVersionId, "ar", Now.AddMinutes(minutes), answers);

        Change(1, new("governorate", "basra", true), new SubmissionAnswer("full_name", "أمل الجبوري", false), new SubmissionAnswer("sector", "law, advocacy", false));
        Change(2, new("governorate", "basra", true), new SubmissionAnswer("full_name", "أمل", false));

        Assert.Equal(
            [
                new ChangedAnswer("governorate", "muthanna", Now.AddMinutes(1)),
                new ChangedAnswer("full_name", "أمل الجبوري", Now.AddMinutes(2)),
                new ChangedAnswer("sector", "law, advocacy", Now.AddMinutes(2)),
            ],
            SubmissionStore.History(work, submission.Id));
        Assert.Equal(0, work.Value<int>("select count(*) from submission_history where instr(value, cast('muthanna' as blob)) > 0"));
        work.Execute("delete from tickets; delete from registrations");
        SubmissionStore.Delete(work, submission.Id);
        Assert.Equal(0, work.Value<int>("select count(*) from submission_history"));
    }

    [Fact]
    public async Task A_workshop_that_is_not_there_is_refused_with_those_that_are()
    {
        await _console.Run("import", _files.Path);

        Assert.Equal(ExitCode.Refused, await _console.Run("export", "basra", "--format", "csv", "--out", _files["out"]));
        Assert.Equal("There is no workshop basra. Known: basra-2025.\n", _console.Error);
        Assert.Equal(ExitCode.Usage, await _console.Run("export", "basra-2025", "--format", "pdf", "--out", _files["out"]));
        Assert.Equal(ExitCode.Usage, await _console.Run("export", "basra-2025", "--format", "csv"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_the_environments_fault()
    {
        await _console.Run("import", _files.Path);

        Assert.Equal(ExitCode.Environment, await _console.Run("export", "basra-2025", "--out", _files["workshop.md/out"]));
    }

    private async Task Fill()
    {
        await _console.Run("import", _files.Path);
        using (var database = Database.Open(_console.Options))
        {
            using var work = database.Begin();
            var workshop = WorkshopStore.ByCode(work, "basra-2025")!;
            var forms = FormStore.Of(work, workshop.Id);
            var amal = Person(work);
            var registration = work.NewId();
            var submission = SubmissionStore.Add(
                work,
                amal,
                forms[0].Id,
                forms[0].CurrentVersionId,
                "ar",
                Now,
                [new("governorate", "muthanna", true), new("full_name", "أمل الجبوري", false), new("sector", "law, advocacy", false)]);
            RegistrationStore.Save(
                work,
                registration,
                amal,
                workshop.Id,
                submission,
                "confirmed",
                "1",
                Now,
                Now,
                new() { FullName = "أمل الجبوري", Governorate = "muthanna", Organisation = "sawa", Role = "law, advocacy", Gender = "woman", Phone = "+9647701234567", Group = "workers" },
                queued: registration);
            RegistrationStore.AddTicket(work, registration, "KR7M2Q");
            SubmissionStore.Add(work, amal, forms[1].Id, forms[1].CurrentVersionId, "ar", Now, [new("useful", "2", true), new("remark", "شكراً", false)]);
            SubmissionStore.Add(work, Person(work), forms[1].Id, forms[1].CurrentVersionId, "en", Now, [new("useful", "1", true)]);
            work.Commit();
        }

        // later the question remark was called comment
        _files.With("feedback.md", "| remark |", "| comment |");
        await _console.Run("import", _files.Path);
    }

    private static long Add(UnitOfWork work, Database database, long submissionId, AttachmentFacts facts, ReadOnlySpan<byte> content)
    {
        var file = AttachmentStore.Add(work, AnInterview(work, submissionId), facts, "id");
        AttachmentStore.HandOver(work, submissionId, [file.Id]);
        if (!content.IsEmpty)
        {
            database.Files.Write(file.Id, content);
            AttachmentStore.Keep(work, file.Id, facts);
        }

        return file.Id;
    }

    private static long AnInterview(UnitOfWork work, long submissionId)
    {
        var interview = new InterviewRow
        {
            Id = work.NewId(),
            PersonId = Person(work),
            FormVersionId = SubmissionStore.ById(work, submissionId)!.FormVersionId,
            Head = "{}",
            StartedAt = Now,
            TouchedAt = Now,
        };
        InterviewStore.Add(work, interview);
        return interview.Id;
    }

    private static long Person(UnitOfWork work)
    {
        var id = work.NewId();
        work.Execute("insert into people (id, language, created_at) values (@id, 'ar', @Now)", new { id, Now });
        return id;
    }
}
