using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WorkshopBot.Certificates;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.Storage;
using WorkshopBot.Documents;
using WorkshopBot.Plans;
using WorkshopBot.Tests.Plans;
using WorkshopBot.Tests.Support;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.Certificates;

/// <summary>Certificates as files, read by other programs than the bot. <c>WORKSHOPBOT_KEEP=FOLDER</c> keeps them to be looked at.</summary>
public sealed partial class On_paper : IDisposable
{
    private const string Code = "234679CDFGHJKMNPQR";
    private const string LongArabic = "الدكتورة سارة عبد الرحمن بنت محمد عبد اللطيف آل جبوري الهاشمي البصري العبيدي المعروفة بأم الزهراء";
    private const string LongKurdish = "د. شۆخان عەبدولڕەحمان محەممەد ئەمین ڕەسووڵ خۆشناو سۆران هەولێری";
    private const string LongLatin = "Professor Maximiliana-Konstantina O'Shaughnessy von Württemberg-Hohenzollern al-Hashimi the Younger";
    private static readonly DateTimeOffset Issued = new(2019, 2, 3, 13, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;

    public On_paper() => _database = EmptyDatabase.OpenIn(_folder);

    public static TheoryData<string, bool, string> Cases => new()
    {
        { "ar", false, "أمل حسن علي" }, { "ar", true, LongArabic }, { "ar", false, "Clare O'Neill" }, { "ar", false, LongLatin },
        { "ckb", false, "باران ڕەشید" }, { "ckb", true, LongKurdish }, { "ckb", false, "Dr. Ali Hasan" },
        { "en", false, "Clare O'Neill" }, { "en", true, LongLatin }, { "en", false, "سارة أحمد علي" },
    };

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [SkippableTheoryByTool("pdftotext")]
    [MemberData(nameof(Cases))]
    public void A_reader_finds_every_word_within_the_frame(string language, bool isForVolunteer, string name)
    {
        Assert.True(Cairo.IsInstalled, "apt-get install libpangocairo-1.0-0 fonts-hosny-amiri");
        var words = Catalogue.Embedded.In(language);
        var file = Keep(Paper(language, isForVolunteer, name, asPdf: true), $"{language}-{name.Length}");

        var read = Tool.Letters(Tool.Run("pdftotext", file, "-"));
        Assert.All(name.Split(' '), word => Assert.Contains(Tool.Letters(word), read, StringComparison.Ordinal));
        var kind = isForVolunteer ? "volunteer" : "participant";
        Assert.All(
            new[] { words["certificate.paper.title." + kind], words["certificate.paper.before." + kind], words["certificate.paper.sign"], words["certificate.paper.scan"] },
            text => Assert.All(text.Split(' '), word => Assert.Contains(Tool.Letters(word), read, StringComparison.Ordinal)));
        Assert.Contains("2019", read, StringComparison.Ordinal);
        Assert.Contains(Code, read, StringComparison.Ordinal);

        var boxes = Box().Matches(Tool.Run("pdftotext", "-bbox", file, "-")).Select(match => match.Groups.Values.Skip(1).Select(value => double.Parse(value.Value, CultureInfo.InvariantCulture)).ToList()).ToList();
        Assert.NotEmpty(boxes);
        Assert.All(boxes, box => Assert.True(box[0] > 34 && box[2] < 808 && box[3] < 570, $"outside the frame: {string.Join(' ', box)}"));
        Assert.Single(Page().Matches(Tool.Run("pdftotext", "-bbox", file, "-")));
    }

    [SkippableTheoryByTool("zbarimg")]
    [InlineData("ar")]
    [InlineData("ckb")]
    [InlineData("en")]
    public void A_phone_reads_the_code(string language)
    {
        var file = Keep(Paper(language, false, "سارة Ahmed", asPdf: true), language + "-code");
        var picture = _folder.At("page");
        Tool.Run("pdftoppm", "-png", "-singlefile", "-r", "150", file, picture);
        Assert.Contains($"https://t.me/workshop_bot?start=c_{Code}", Tool.Run("zbarimg", "--quiet", "--raw", picture + ".png"), StringComparison.Ordinal);
    }

    [SkippableTheoryByTool("pdftotext")]
    [InlineData("ar")]
    public void The_same_certificate_has_the_same_bytes(string language) =>
        Assert.Equal(Paper(language, false, LongArabic, asPdf: true).Bytes, Paper(language, false, LongArabic, asPdf: true).Bytes);

    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("ckb", "rtl")]
    [InlineData("en", "ltr")]
    public void Without_the_library_it_is_a_page_that_prints_the_same(string language, string direction)
    {
        var made = Paper(language, true, "<b>سارة</b> & Co", asPdf: false);
        Keep(made, language + "-page");
        var page = Encoding.UTF8.GetString(made.Bytes);
        Assert.EndsWith(".html", made.FileName, StringComparison.Ordinal);
        Assert.Contains($"dir=\"{direction}\"", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("size: A4 landscape", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("https://t.me", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_squares_of_a_code_are_those_that_the_generator_made()
    {
        var code = QrSquares.Of("https://t.me/workshop_bot?start=c_" + Code);
        using var generator = new QRCoder.QRCodeGenerator();
        using var data = generator.CreateQrCode("https://t.me/workshop_bot?start=c_" + Code, QRCoder.QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var dark = code.Runs.SelectMany(run => Enumerable.Range(run.Column, run.Length).Select(column => (column, run.Row))).ToHashSet();
        for (var row = 0; row < code.Side; row++)
            for (var column = 0; column < code.Side; column++)
                Assert.Equal(data.ModuleMatrix[row][column], dark.Contains((column, row)));
    }

    private MadeFileContent Paper(string language, bool isForVolunteer, string name, bool asPdf)
    {
        using var work = _database.Begin();
        var plan = PlanReader.Read(PlanFolder.Open(Repository.At("samples", "solidarity-2019"), out _)!, PlanFiles.Baghdad).Plan!;
        Importer.Import(work, plan, Issued, force: false);
        var home = new Shelf().ByCode(work, "solidarity-2019")!;
        var printed = new PrintedCertificate(home.Workshop.Id, isForVolunteer, "valid", Code, name, language, 765, Issued);
        return CertificatePaper.File([new(Catalogue.Embedded.In(language), home, printed, new BotIdentity { Username = "workshop_bot" })], "certificate", Issued, asPdf);
    }

    private string Keep(MadeFileContent made, string name)
    {
        var file = (Environment.GetEnvironmentVariable("WORKSHOPBOT_KEEP") is { } kept ? Path.Combine(kept, name) : _folder.At(name)) + Path.GetExtension(made.FileName);
        File.WriteAllBytes(file, made.Bytes);
        return file;
    }

    [GeneratedRegex("""<word xMin="([0-9.-]+)" yMin="([0-9.-]+)" xMax="([0-9.-]+)" yMax="([0-9.-]+)">""")]
    private static partial Regex Box();

    [GeneratedRegex("<page ")]
    private static partial Regex Page();
}
