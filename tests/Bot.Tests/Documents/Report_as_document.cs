using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Plans;
using WorkshopBot.Reports;
using WorkshopBot.Tests.Plans;
using WorkshopBot.Tests.Support;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;
using Word = DocumentFormat.OpenXml.Wordprocessing;

namespace WorkshopBot.Tests.Documents;

/// <summary>The report pack of a workshop that took place: read by the Open XML SDK, and by LibreOffice where it is installed.</summary>
public sealed class Report_as_document : IDisposable
{
    private const string Lesson = "الدعوات المبكرة تجلب مشاركين أكثر";
    private const string Hostile = "=cmd|' /C calc'!A0 <script>alert(1)</script> \u202Eevil\u0007";
    private static readonly DateTimeOffset Now = new(2019, 2, 4, 9, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;
    private readonly UnitOfWork _work;
    private readonly ShelvedWorkshop _home;

    public Report_as_document()
    {
        _database = EmptyDatabase.OpenIn(_folder);
        _work = _database.Begin();
        var plan = PlanReader.Read(PlanFolder.Open(Repository.At("samples", "solidarity-2019"), out _)!, PlanFiles.Baghdad).Plan!;
        Importer.Import(_work, plan with { Forms = [.. plan.Forms.Select(form => form with { Form = form.Form with { IsAnonymous = false } })] }, Now, force: false);
        _home = new Shelf().ByCode(_work, "solidarity-2019")!;
        for (var i = 0; i < 12; i++)
        {
            Come(i);
        }

        var promise = PromiseStore.Add(_work, new() { WorkshopId = _home.Workshop.Id, Action = "إطلاق حملة «مياه نظيفة» 2019-05-01", Owner = "منظمة تموز", Indicator = "3 ورش", DueDate = new(2019, 5, 1) }, Now);
        PromiseStore.SetState(_work, PromiseStore.ById(_work, promise)!, "accepted", word: null, personId: null, name: null, Now);
        PromiseStore.Add(_work, new() { WorkshopId = _home.Workshop.Id, Action = Hostile, State = "open", DueDate = new(2019, 2, 1) }, Now);
        var writer = _work.Query<long>("select person_id from registrations order by id limit 1")[0];
        HarvestStore.Add(_work, new() { WorkshopId = _home.Workshop.Id, GroupId = _home.Groups[0].Id, Track = "lesson", Text = Lesson, Why = "كانت متأخرة" }, writer, Now);
        HarvestStore.Add(_work, new() { WorkshopId = _home.Workshop.Id, GroupId = _home.Groups[1].Id, Track = "challenge", Text = "کەمیی کات" }, writer, Now);
    }

    public static TheoryData<string> Languages => ["ar", "ckb", "en"];

    public void Dispose()
    {
        _work.Dispose();
        _database.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Holds_what_was_collected_and_is_valid(string language)
    {
        var words = Catalogue.Embedded.In(language);
        using var document = WordprocessingDocument.Open(new MemoryStream(Make(language)), isEditable: false);
        var errors = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}").ToList();
        Assert.Empty(errors);

        var text = Tool.Letters(document.MainDocumentPart!.Document.Body!.InnerText);
        Assert.All(
            new[] { "report.indicators", "report.attendance", "report.participants", "report.by.gender", "report.scores", "report.track.lesson", "report.track.challenge", "report.quotes", "report.plan", "report.state.accepted", "report.state.overdue" },
            key => Assert.Contains(Tool.Letters(words[key]), text, StringComparison.Ordinal));
        Assert.All(new[] { Lesson, "کەمیی کات", "إطلاق حملة", "منظمة تموز", "quoted with a name", "Person 0" }, said => Assert.Contains(Tool.Letters(said), text, StringComparison.Ordinal));

        // what nobody agreed to, names of others, comments of a form with names
        Assert.All(new[] { "not to be quoted", "Person 3", "a comment" }, said => Assert.DoesNotContain(Tool.Letters(said), text, StringComparison.Ordinal));
        Assert.DoesNotContain('\u202E', document.MainDocumentPart.Document.Body.InnerText);
        Assert.DoesNotContain('\u0007', document.MainDocumentPart.Document.Body.InnerText);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Runs_the_way_its_readers_read(string language)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Make(language)), isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;
        var isRightToLeft = language != "en";
        Assert.NotEmpty(body.Descendants<Word.Table>());
        Assert.All(body.Descendants<Word.Paragraph>(), paragraph => Assert.Equal(isRightToLeft, paragraph.ParagraphProperties!.BiDi is not null));
        Assert.All(body.Descendants<Word.Table>(), table => Assert.Equal(isRightToLeft, table.GetFirstChild<Word.TableProperties>()!.BiDiVisual is not null));
        Assert.All(body.Descendants<Word.Run>(), run =>
        {
            var marked = run.RunProperties?.RightToLeftText is not null;
            Assert.False(run.InnerText.Any(Bidi.IsRightToLeftLetter) && run.InnerText.Any(char.IsAsciiLetter) && !marked && isRightToLeft, run.InnerText);
            Assert.True(marked || !run.InnerText.Any(Bidi.IsRightToLeftLetter), run.InnerText);
        });
    }

    [Fact]
    public void Shows_no_small_group()
    {
        var text = string.Join('\n', Rows("en"));
        Assert.Contains("Woman|7|58%", text, StringComparison.Ordinal);

        // nine of Baghdad, two of Najaf and one of Basra: the two and the one cannot stand alone, nor be what is left over
        Assert.DoesNotContain("|2|17%", text, StringComparison.Ordinal);
        Assert.DoesNotContain("|1|8%", text, StringComparison.Ordinal);
        Assert.DoesNotContain("|3|25%", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_the_same_twice() => Assert.Equal(Make("ar"), Make("ar"));

    [Fact]
    public void Of_a_workshop_without_anything_is_short_and_valid()
    {
        var plan = PlanReader.Read(PlanFolder.Open(Repository.At("samples", "stability-basra"), out _)!, PlanFiles.Baghdad).Plan!;
        Importer.Import(_work, plan, Now, force: false);
        var words = Catalogue.Embedded.In("ckb");
        using var document = WordprocessingDocument.Open(new MemoryStream(ReportPack.Make(_work, WorkshopStore.ByCode(_work, "stability-basra")!.Id, words, Now).Bytes), isEditable: false);
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016).Validate(document));
        var text = Tool.Letters(document.MainDocumentPart!.Document.Body!.InnerText);
        Assert.Contains(Tool.Letters(words["report.too_few"]), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Tool.Letters(words["report.plan"]), text, StringComparison.Ordinal);
    }

    [SkippableTheoryByTool("soffice")]
    [MemberData(nameof(Languages))]
    public void Another_program_prints_every_word(string language)
    {
        var folder = Environment.GetEnvironmentVariable("WORKSHOPBOT_KEEP") ?? _folder.At("printed");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"report-{language}.docx");
        File.WriteAllBytes(file, Make(language));
        Tool.Run("soffice", $"-env:UserInstallation=file://{_folder.At("profile")}", "--headless", "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, file);
        var read = Tool.Letters(Tool.Run("pdftotext", Path.ChangeExtension(file, ".pdf"), "-"));
        Assert.All(
            new[] { Lesson, "کەمیی کات", "منظمة تموز", "quoted with a name" }.SelectMany(said => said.Split(' ')).Append("2019"),
            word => Assert.Contains(Tool.Letters(word), read, StringComparison.Ordinal));
    }

    private byte[] Make(string language) => ReportPack.Make(_work, _home.Workshop.Id, Catalogue.Embedded.In(language), Now).Bytes;

    private List<string> Rows(string language)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(Make(language)), isEditable: false);
        return [.. document.MainDocumentPart!.Document.Body!.Descendants<Word.TableRow>().Select(row => string.Join('|', row.Elements<Word.TableCell>().Select(cell => cell.InnerText)))];
    }

    // seven women of twelve; nine from Baghdad, two from Najaf, one from Basra; everybody on the first day, nine on the second
    private void Come(int i)
    {
        var person = PeopleStore.Meet(_work, 1000 + i, hasStarted: true, Now).PersonId!.Value;
        var id = _work.NewId();
        var submission = SubmissionStore.Add(_work, person, _home.RegistrationForm.Id, _home.RegistrationForm.CurrentVersionId, "ar", Now, []);
        RegistrationStore.Save(_work, id, person, _home.Workshop.Id, submission, "confirmed", "1", Now, Now,
            new() { FullName = $"Person {i}", Governorate = i < 9 ? "baghdad" : i < 11 ? "najaf" : "basra", Gender = i < 7 ? "woman" : "man", Chosen = [] }, queued: id);
        CheckInStore.Add(_work, id, _home.Workshop.Id, _home.Workshop.FirstDay, agendaItemId: null, "door", person, Now);
        if (i < 9)
        {
            CheckInStore.Add(_work, id, _home.Workshop.Id, _home.Workshop.LastDay, agendaItemId: null, "door", person, Now);
        }

        Answer("session_feedback", person, ("session", i % 2 == 0 ? "plenary-1" : "plenary-2", true), ("usefulness", (i % 3 + 3).ToString(System.Globalization.CultureInfo.InvariantCulture), true), ("pace", "right", true), ("comment", "a comment", false));
        if (i < 3)
        {
            Answer("lessons_learned", person, ("track", "lesson", true), ("lesson", i == 0 ? "quoted with a name" : i == 1 ? "quoted without" : "not to be quoted", false), ("share", i == 0 ? "with_name" : i == 1 ? "without_name" : "no", true));
        }
    }

    private void Answer(string form, long person, params (string Path, string Value, bool IsClosed)[] answers)
    {
        var row = _home.Forms.First(one => one.Name == form);
        SubmissionStore.Add(_work, person, row.Id, row.CurrentVersionId, "ar", Now, [.. answers.Select(answer => new SubmissionAnswer(answer.Path, answer.Value, answer.IsClosed))]);
    }
}
