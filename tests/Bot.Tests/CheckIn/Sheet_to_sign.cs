using System.Text;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Plans;
using WorkshopBot.Tests.Plans;
using WorkshopBot.Tests.Support;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Tests.CheckIn;

public sealed class Sheet_to_sign : IDisposable
{
    private static readonly DateTimeOffset Now = new(2025, 11, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly Database _database;

    public Sheet_to_sign() => _database = EmptyDatabase.OpenIn(_folder);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Lists_the_confirmed_by_name_with_their_codes_and_a_column_for_each_day()
    {
        using var work = _database.Begin();
        Importer.Import(work, PlanReader.Read(PlanFolder.Open(Repository.At("samples", "basra-2025"), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!, Now, force: false);
        var home = new Shelf().ByCode(work, "basra-2025")!;
        Register(work, home, "<b>باران</b> & Co", "bousala", "confirmed", "KR7M2Q");
        Register(work, home, "أمل حسن", "منظمة من خارج القائمة", "confirmed", "C3DF4G");
        Register(work, home, "ضياء", null, "waitlisted", "H6JH6J");

        string Page(string language) => Encoding.UTF8.GetString(SignSheet.Make(work, new MadeFile(SignSheet.Kind, home.Workshop.Id, language), Catalogue.Embedded).Bytes);

        var page = Page("ar");
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", page, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">2</td><td><bdi>أمل حسن</bdi></td><td><bdi>منظمة من خارج القائمة</bdi></td><td class=\"code\"><bdi dir=\"ltr\">C3D-F4G</bdi></td><td class=\"sign\"></td><td class=\"sign\"></td></tr>", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>&lt;b&gt;باران&lt;/b&gt; &amp; Co</bdi>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ضياء", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("<th class=\"sign\">").Length - 1);
        Assert.Contains("dir=\"ltr\">\n<head>", Page("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Has_every_day_of_a_long_workshop_five_on_a_list()
    {
        using var work = _database.Begin();
        Importer.Import(work, PlanReader.Read(PlanFolder.Open(Repository.At("samples", "basra-2025"), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!, Now, force: false);
        var home = new Shelf().ByCode(work, "basra-2025")!;
        WorkshopStore.Save(work, home.Workshop with { LastDay = home.Workshop.FirstDay.AddDays(11) }, onlineLink: null);
        Register(work, home, "أمل حسن", null, "confirmed", "C3DF4G");

        var page = Encoding.UTF8.GetString(SignSheet.Make(work, new MadeFile(SignSheet.Kind, home.Workshop.Id, "ar"), Catalogue.Embedded).Bytes);
        Assert.Equal([5, 5, 2], page.Split("<section>").Skip(1).Select(list => list.Split("<th class=\"sign\">").Length - 1));
        Assert.Equal(3, page.Split("أمل حسن").Length - 1);
    }

    /// <summary>Two pages of a browser's paper: the head of the table stands on both, and every name, code and empty row is there.</summary>
    [SkippableByTool("chromium")]
    public void Prints_on_paper()
    {
        using var work = _database.Begin();
        Importer.Import(work, PlanReader.Read(PlanFolder.Open(Repository.At("samples", "basra-2025"), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!, Now, force: false);
        var home = new Shelf().ByCode(work, "basra-2025")!;
        const string codes = "CDFGHJKMNP";
        for (var i = 0; i < 20; i++)
        {
            Register(work, home, $"أمل حسن {i}", "bousala", "confirmed", $"KR7M{codes[i / 10]}{codes[i % 10]}");
        }

        File.WriteAllBytes(_folder.At("sheet.html"), SignSheet.Make(work, new MadeFile(SignSheet.Kind, home.Workshop.Id, "ar"), Catalogue.Embedded).Bytes);
        Tool.Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={_folder.At("chromium")}", "--no-pdf-header-footer", $"--print-to-pdf={_folder.At("sheet.pdf")}", _folder.At("sheet.html"));
        var pages = Tool.Run("pdftotext", "-layout", _folder.At("sheet.pdf"), "-").TrimEnd('\f', '\n').Split('\f');

        Assert.Equal(2, pages.Length);
        Assert.All(pages, page => Assert.Contains("#", page, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, 20), i => Assert.Contains(pages, page => page.Contains($"KR7-M{codes[i / 10]}{codes[i % 10]}", StringComparison.Ordinal)));
    }

    /// <summary>Five days and long names: ten people and more on a page, no column pushed off it, and the pages numbered.</summary>
    [SkippableByTool("chromium")]
    public void Five_days_and_long_names_fit_on_paper()
    {
        const int people = 40;
        using var work = _database.Begin();
        var plan = PlanReader.Read(PlanFolder.Open(Repository.At("samples", "basra-2025"), out _)!, TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad")).Plan!;
        Importer.Import(work, plan with { Workshop = plan.Workshop with { LastDay = plan.Workshop.FirstDay.AddDays(4) } }, Now, force: false);
        var home = new Shelf().ByCode(work, "basra-2025")!;
        const string codes = "CDFGHJKMNP";
        for (var i = 0; i < people; i++)
        {
            Register(work, home, i == 0 ? new string('x', 110) : $"عبد الرحمن عبد الحسين عبد الكريم الموسوي {i}", "منظمة شركاء العراق للتنمية المستدامة وحقوق الإنسان", "confirmed", $"KR7M{codes[i / 10]}{codes[i % 10]}");
        }

        File.WriteAllBytes(_folder.At("sheet.html"), SignSheet.Make(work, new MadeFile(SignSheet.Kind, home.Workshop.Id, "en"), Catalogue.Embedded).Bytes);
        Tool.Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={_folder.At("chromium")}", "--no-pdf-header-footer", $"--print-to-pdf={_folder.At("sheet.pdf")}", _folder.At("sheet.html"));
        var pages = Tool.Run("pdftotext", "-layout", _folder.At("sheet.pdf"), "-").TrimEnd('\f', '\n').Split('\f');

        Assert.All(pages[..^1], page => Assert.True(page.Split("KR7-M").Length > 10, page));
        Assert.All(pages, page => Assert.Contains("Signature, 18", page, StringComparison.Ordinal));
        Assert.All(pages.Index(), page => Assert.Contains($"{page.Index + 1}/{pages.Length}", page.Item.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(people, pages.Sum(page => page.Split("KR7-M").Length - 1));
    }

    private static void Register(UnitOfWork work, ShelvedWorkshop home, string name, string? organisation, string status, string code)
    {
        var person = PeopleStore.AddWithoutAccount(work, Now);
        var submission = SubmissionStore.Add(work, person, home.RegistrationForm.Id, home.RegistrationForm.CurrentVersionId, "ar", Now, []);
        var id = work.NewId();
        RegistrationStore.Save(work, id, person, home.Workshop.Id, submission, status, "1", Now, Now, new() { FullName = name, Organisation = organisation }, queued: id);
        Assert.True(RegistrationStore.AddTicket(work, id, code));
    }
}
