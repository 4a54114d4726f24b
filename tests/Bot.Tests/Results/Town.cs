using System.Text;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Results;
using WorkshopBot.Tests.Plans;
using Console = WorkshopBot.Tests.Commands.Console;

namespace WorkshopBot.Tests.Results;

/// <summary>A workshop with a form about its sessions, and people who answer it.</summary>
internal sealed class Town : IDisposable
{
    public const string Survey =
        """
        | survey |
        | | type | name | label::Arabic (ar) | label::Kurdish (ckb) | label::English (en) |
        | | select_one session | session | أي جلسة؟ | کام دانیشتن؟ | Which session? |
        | | select_one useful | useful | ما مدى فائدة الجلسة؟ | دانیشتنەکە چەند بەسوود بوو؟ | How useful was it? |
        | | select_one pace | pace | كيف كان الإيقاع؟ | خێرایی چۆن بوو؟ | How was the pace? |
        | | select_multiple pace | liked | ما الذي أعجبك؟ | چیت بەدڵ بوو؟ | What did you like? |
        | | text | comment | ما الشيء الذي يستحق التغيير؟ | چی شایەنی گۆڕینە؟ | One thing to change? |
        | choices |
        | | list_name | name | label::Arabic (ar) | label::Kurdish (ckb) | label::English (en) |
        | | session | opening | الافتتاح | کردنەوە | Opening |
        | | session | workers | العمال | کرێکاران | Workers |
        | | session | closing | الختام | داخستن | Closing |
        | | useful | 1 | 1 (بلا فائدة) | 1 (بێ سوود) | 1 (not at all) |
        | | useful | 2 | 2 | 2 | 2 |
        | | useful | 3 | 3 | 3 | 3 |
        | | useful | 4 | 4 | 4 | 4 |
        | | useful | 5 | 5 (مفيدة جداً) | 5 (زۆر بەسوود) | 5 (very) |
        | | pace | slow | بطيء | هێواش | Slow |
        | | pace | right | مناسب | گونجاو | Right |
        | | pace | fast | سريع | خێرا | Fast |
        """;

    public static readonly DateTimeOffset Now = new(2025, 11, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly PlanFiles _files;

    private Town(PlanFiles files, Console console) => (_files, Console, Database) = (files, console, Database.Open(console.Options));

    public Console Console { get; }

    public Database Database { get; }

    public long WorkshopId { get; private init; }

    public WorkshopForm Form { get; private set; } = null!;

    public List<long> People { get; } = [];

    public string this[string file] => _files[file];

    public static async Task<Town> Found(bool isAnonymous = false, string survey = Survey)
    {
        var files = new PlanFiles();
        var console = new Console(files.Path);
        await console.Run("import", files.Path);
        var town = new Town(files, console) { WorkshopId = WorkshopOf(console) };
        town.Ask("sessions", survey, isAnonymous);
        return town;
    }

    /// <summary>A form of that name, or a new version of it.</summary>
    public void Ask(string name, string survey, bool isAnonymous = false, DateTimeOffset? closesAt = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(survey));
        var read = FormReader.Read(WorkbookReader.Read(name + ".md", stream).Workbook!).Form!;
        Write(work => FormStore.Save(
            work,
            WorkshopId,
            9,
            new WorkshopForm
            {
                Name = name,
                Purpose = FormPurpose.Feedback,
                Titles = new Dictionary<string, string> { ["ar"] = "تقييم الجلسة", ["ckb"] = "هەڵسەنگاندنی دانیشتن", ["en"] = "Session feedback" },
                Audience = FormAudience.Confirmed,
                IsAnonymous = isAnonymous,
                TakesSeveral = false,
                ClosesAt = closesAt,
            },
            new FormVersion { Hash = read.Hash, Label = "1", Workbook = survey, FileName = name + ".md" },
            Now));
        Form = Database.Read(session => FormStore.ByName(session, WorkshopId, name))!;
    }

    /// <summary>The form is for others.</summary>
    public void AskOthers(FormAudience audience, int? day = null, string? group = null)
    {
        Write(work => FormStore.Save(work, WorkshopId, 9, Form with { Audience = audience, AttendedDay = day, GroupCode = group }, FormStore.Versions(work, Form.Id)[0], Now));
        Choose(Form.Name);
    }

    /// <summary>What is answered next is a form that was asked before.</summary>
    public void Choose(string name) => Form = Database.Read(session => FormStore.ByName(session, WorkshopId, name))!;

    /// <summary>So many confirmed people of one kind.</summary>
    public void Register(int count, string? governorate = null, string? gender = null, string? sector = null, string? ageBand = null) => Write(work =>
    {
        var registration = FormStore.Of(work, WorkshopId).First(form => form.Purpose == FormPurpose.Registration);
        for (var i = 0; i < count; i++)
        {
            var person = work.NewId();
            work.Execute("insert into people (id, language, created_at) values (@person, 'ar', @Now)", new { person, Now });
            var submission = SubmissionStore.Add(work, person, registration.Id, registration.CurrentVersionId, "ar", Now, []);
            RegistrationStore.Save(work, work.NewId(), person, WorkshopId, submission, "confirmed", "1", Now, Now, new() { Governorate = governorate, Gender = gender, Role = sector, AgeBand = ageBand }, queued: person);
            People.Add(person);
        }
    });

    /// <summary>Somebody answers, on the day of the workshop.</summary>
    /// <param name="person">Which of <see cref="People"/>.</param>
    /// <param name="answers"><c>useful=5</c>; <c>comment</c> is open.</param>
    public void Answer(int person, params string[] answers) => Write(work => SubmissionStore.Add(
        work,
        People[person],
        Form.Id,
        Form.CurrentVersionId,
        "ar",
        Now.AddMinutes(person),
        [.. answers.Select(answer => answer.Split('=', 2)).Select(answer => new SubmissionAnswer(answer[0], answer[1], !answer[0].EndsWith("comment", StringComparison.Ordinal)))]));

    /// <summary>Another workshop of a series, with the same form and these answers to its question <c>useful</c>.</summary>
    /// <returns>The form's id.</returns>
    public long AddEdition(string code, string? series, int? number, string survey, IEnumerable<int> useful)
    {
        var id = 0L;
        Write(work =>
        {
            WorkshopStore.Save(work, WorkshopStore.ById(work, WorkshopId)! with { Id = work.NewId(), Code = code, Series = series, Edition = number }, null);
            var workshop = WorkshopStore.ByCode(work, code)!.Id;
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(survey));
            var form = FormReader.Read(WorkbookReader.Read("pulse.md", stream).Workbook!).Form!;
            FormStore.Save(
                work, workshop, 0,
                new WorkshopForm { Name = "pulse", Purpose = FormPurpose.Feedback, Titles = new Dictionary<string, string> { ["en"] = "Pulse" }, Audience = FormAudience.Confirmed },
                new FormVersion { Hash = form.Hash, Label = "", Workbook = survey, FileName = "pulse.md" }, Now);
            var row = FormStore.ByName(work, workshop, "pulse")!;
            id = row.Id;
            foreach (var answer in useful)
            {
                SubmissionStore.Add(work, work.NewId(), row.Id, row.CurrentVersionId, "ar", Now, [new("useful", answer.ToString(System.Globalization.CultureInfo.InvariantCulture), true)]);
            }
        });
        return id;
    }

    public FormResults Results(ResultsFor reader = ResultsFor.Team) => Database.Read(session => ResultsReader.Of(session, Form.Id, Now, reader))!;

    public void Write(Action<UnitOfWork> write)
    {
        using var work = Database.Begin();
        write(work);
        work.Commit();
    }

    public void Dispose()
    {
        Database.Dispose();
        _files.Dispose();
    }

    private static long WorkshopOf(Console console)
    {
        using var database = Database.Open(console.Options);
        return database.Read(session => WorkshopStore.ByCode(session, "basra-2025"))!.Id;
    }
}
