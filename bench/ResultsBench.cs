using System.Diagnostics;
using System.Globalization;
using System.Text;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Results;

namespace WorkshopBot.Bench;

/// <summary>The results of a form that a hundred thousand submissions came in for: how long a card takes.</summary>
internal static class ResultsBench
{
    private const int People = 5_000;
    private const int Answers = 100_000;
    private const string Survey =
        """
        | survey |
        | | type | name | label |
        | | select_one session | session | Which session? |
        | | select_one useful | useful | How useful? |
        | | select_one pace | pace | The pace? |
        | | text | comment | One thing to change? |
        | choices |
        | | list_name | name | label |
        | | session | s0 | Session 0 |
        | | useful | 1 | 1 |
        | | useful | 2 | 2 |
        | | useful | 3 | 3 |
        | | useful | 4 | 4 |
        | | useful | 5 | 5 |
        | | pace | slow | Slow |
        | | pace | right | Right |
        | | pace | fast | Fast |
        """;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("results");
        try
        {
            using var database = Database.Open(new DatabaseOptions($"Data Source={Path.Combine(folder.FullName, "bench.db")}"));
            var (_, formId) = Fill(database, People, Answers);
            Console.WriteLine("100,000 submissions of four answers      time   processor   peak memory of the process");
            foreach (var round in new[] { "the first time", "again", "again" })
            {
                using var process = Process.GetCurrentProcess();
                var (from, worked) = (Stopwatch.GetTimestamp(), process.TotalProcessorTime);
                var results = database.Read(session => ResultsReader.Of(session, formId, DateTimeOffset.UnixEpoch, ResultsFor.Team, mostComments: 5))!;
                var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
                process.Refresh();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{round,-40} {seconds,4:0.00} s {(process.TotalProcessorTime - worked).TotalSeconds,7:0.00} s {process.PeakWorkingSet64 >> 20,6} MB   {results.Answers} answers, average {results.Questions[0].Average}, {results.Splits.Count} splits"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A workshop with so many confirmed people, and so many answers of theirs to one form.</summary>
    public static (long WorkshopId, long FormId) Fill(Database database, int people, int answers)
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(55);
        string[] governorates = ["basra", "baghdad", "ninewa", "erbil", "duhok", "karbala"];
        using var work = database.Begin();
        var texts = new Dictionary<string, string> { ["en"] = "Bench" };
        var workshop = new Workshop
        {
            Code = "bench",
            Titles = texts,
            Descriptions = texts,
            Organizers = texts,
            Purposes = texts,
            Venues = texts,
            Addresses = texts,
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad"),
            FirstDay = DateOnly.FromDateTime(now.DateTime),
            LastDay = DateOnly.FromDateTime(now.DateTime).AddDays(1),
            RegistrationClosesAt = now,
            ChangesUntil = now,
            DeleteAfter = DateOnly.FromDateTime(now.DateTime).AddDays(90),
            Consents = texts,
            ConsentsMore = texts,
            ConsentVersion = "1",
            Contacts = texts,
            ImportedAt = now,
        };
        WorkshopStore.Save(work, workshop, null);
        var workshopId = WorkshopStore.ByCode(work, "bench")!.Id;
        for (var i = 0; i < 20; i++)
        {
            AgendaStore.Save(work, workshopId, new AgendaItem { Code = "s" + i, StartsAt = now.AddHours(i * 2), EndsAt = now.AddHours((i * 2) + 1), Kind = "session", Titles = texts, Rooms = texts, Facilitators = texts });
        }

        var (registrationForm, _) = Form(work, workshopId, "registration", FormPurpose.Registration, now);
        var (formId, versionId) = Form(work, workshopId, "feedback", FormPurpose.Feedback, now);
        for (var i = 0; i < people; i++)
        {
            var person = work.NewId();
            work.Execute("insert into people (id, language, created_at) values (@person, 'ar', @now)", new { person, now });
            var submission = SubmissionStore.Add(work, person, registrationForm, versionId, "ar", now, []);
            RegistrationStore.Save(
                work, work.NewId(), person, workshopId, submission, "confirmed", "1", now, now,
                new() { Governorate = governorates[i % 6], Gender = i % 2 == 0 ? "woman" : "man", Role = "sector" + (i % 4), AgeBand = "age" + (i % 5) }, queued: person);
            for (var session = 0; session < answers / people; session++)
            {
                SubmissionStore.Add(work, person, formId, versionId, "ar", now.AddSeconds(i), [
                    new("session", "s" + session, true), new("useful", ((i % 5) + 1).ToString(CultureInfo.InvariantCulture), true), new("pace", "right", true),
                    new("comment", "وقت أطول للنقاش بين المجموعات من فضلكم", false),
                ]);
            }
        }

        work.Commit();
        return (workshopId, formId);
    }

    private static (long FormId, long VersionId) Form(UnitOfWork work, long workshopId, string name, FormPurpose purpose, DateTimeOffset now)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Survey));
        var form = FormReader.Read(WorkbookReader.Read("bench.md", stream).Workbook!).Form!;
        FormStore.Save(
            work, workshopId, 0,
            new WorkshopForm { Name = name, Purpose = purpose, Titles = new Dictionary<string, string> { ["en"] = name }, Audience = FormAudience.Confirmed },
            new FormVersion { Hash = form.Hash, Label = "", Workbook = Survey, FileName = "bench.md" }, now);
        var row = FormStore.ByName(work, workshopId, name)!;
        return (row.Id, row.CurrentVersionId);
    }
}
