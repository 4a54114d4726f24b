using System.Diagnostics;
using System.Globalization;
using WorkshopBot.Certificates;
using WorkshopBot.Data.Storage;
using WorkshopBot.Documents;
using WorkshopBot.Plans;
using WorkshopBot.Reports;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Bench;

/// <summary>Certificates of the sample <c>solidarity-2019</c>, each a file and all in one, and the report of a workshop that nobody came to.</summary>
internal static class PapersBench
{
    private const int Certificates = 200;
    private static readonly DateTimeOffset Now = new(2019, 2, 3, 13, 0, 0, TimeSpan.Zero);

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("papers");
        try
        {
            using var database = Database.Open(new DatabaseOptions($"Data Source={Path.Combine(folder.FullName, "workshop.db")};Pooling=False"));
            using var work = database.Begin();
            var plan = PlanReader.Read(PlanFolder.Open(Path.Combine("samples", "solidarity-2019"), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!;
            Importer.Import(work, plan, Now, force: false);
            var home = new Shelf().ByCode(work, "solidarity-2019")!;
            CertificatePaper Paper(int i) => new(Catalogue.Embedded.In("ar"), home,
                new(home.Workshop.Id, false, "valid", $"2346{i:00000000000000}", $"الدكتورة سارة أحمد {i} علي الهاشمي", "ar", 765, Now), new BotIdentity { Username = "workshop_bot" });
            Time("a certificate as PDF, a file each", Cairo.IsInstalled ? Certificates : 0, i => CertificatePaper.File([Paper(i)], "x", Now, asPdf: true).Bytes.Length);
            Time("200 certificates as one PDF", Cairo.IsInstalled ? 1 : 0, _ => CertificatePaper.File([.. Enumerable.Range(0, Certificates).Select(Paper)], "x", Now, asPdf: true).Bytes.Length);
            Time("a certificate as HTML, a file each", Certificates, i => CertificatePaper.File([Paper(i)], "x", Now, asPdf: false).Bytes.Length);
            Time("a report as DOCX", 20, _ => ReportPack.Make(work, home.Workshop.Id, Catalogue.Embedded.In("ar"), Now).Bytes.Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Time(string what, int times, Func<int, int> make)
    {
        if (times == 0)
        {
            Console.WriteLine($"{what,-40} left out: apt-get install libpangocairo-1.0-0 fonts-hosny-amiri");
            return;
        }

        make(0);
        var clock = Stopwatch.StartNew();
        var bytes = Enumerable.Range(0, times).Sum(make);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {clock.Elapsed.TotalMilliseconds / times,8:0.0} ms {bytes / times / 1024,8} KB"));
    }
}
