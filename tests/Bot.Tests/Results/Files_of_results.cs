using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using WorkshopBot.Chat;
using WorkshopBot.Commands;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Results;
using WorkshopBot.Tests.Plans;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Results;

/// <summary>Results as files: whole for whoever reads them by another program, harmless whatever people wrote.</summary>
public sealed class Files_of_results : IDisposable
{
    private const string Hostile = "<script>document.title='gone'</script><img src=x onerror=alert(1)>";
    private const string Formula = "=HYPERLINK(\"http://x.example\",\"!\")";
    private const string Turned = "a\u202Eb\u2066c\u200Fd\u0007";

    private Town? _town;

    public void Dispose() => _town?.Dispose();

    [Fact]
    public async Task What_people_write_is_nothing_but_text_in_the_report()
    {
        await Fill();

        var html = Encoding.UTF8.GetString(Make("html", "ar"));

        Assert.StartsWith("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">", html.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>abcd</bdi>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(html, letter => Bidi.IsControl(letter) || (char.IsControl(letter) && letter is not ('\n' or '\r')));
        Assert.DoesNotMatch("<[^>]+(src|href)=", html);
        Assert.Contains("ما مدى فائدة الجلسة؟", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_named_forms_only_what_its_author_allows_is_quoted_in_a_file()
    {
        await Fill();

        var html = Encoding.UTF8.GetString(Make("html", "en"));

        Assert.Contains("وقت أطول للنقاش", html, StringComparison.Ordinal);
        Assert.DoesNotContain("for the team alone", html, StringComparison.Ordinal);
        Assert.DoesNotContain("never asked", html, StringComparison.Ordinal);
        Assert.Contains("never asked", _town!.Results().Comments.Single().Texts);
        Assert.DoesNotContain("for the team alone", _town.Results().Comments.Single().Texts);
    }

    [Fact]
    public async Task What_was_answered_before_stands_beside_what_was_answered_after()
    {
        _town = await Town.Found();
        _town.Register(6);
        foreach (var (name, moment, useful) in (List<(string, FormMoment, int)>)[("before", FormMoment.Before, 4), ("after", FormMoment.After, 2)])
        {
            _town.Ask(name, Town.Survey);
            _town.Write(work => FormStore.SetAsked(work, _town.Form.Id, moment));
            for (var person = 0; person < 6; person++)
            {
                _town.Answer(person, $"useful={useful}");
            }
        }

        var html = Encoding.UTF8.GetString(Make("html", "en"));
        using var zip = new ZipArchive(new MemoryStream(Make("xlsx", "ar")));
        var sheet = Read(zip, "xl/worksheets/sheet1.xml");

        Assert.Contains("6 people answered both times.", html, StringComparison.Ordinal);
        Assert.Contains("Change: -2 · Higher: 0, same: 0, lower: 6", html, StringComparison.Ordinal);
        Assert.Contains("قبل الورشة وبعدها", sheet, StringComparison.Ordinal);
        Assert.Matches("<v>4</v>.*<v>2</v>.*<v>-2</v>.*<v>6</v>", sheet);
    }

    [Fact]
    public async Task Tables_hold_no_formula_and_no_count_under_five()
    {
        await Fill();

        var csv = Encoding.UTF8.GetString(Make("csv", "en"));
        using var json = JsonDocument.Parse(Make("json", "en"));

        Assert.DoesNotContain(csv.Split('\n'), line => line.Split(',').Any(cell => cell.TrimStart('"').StartsWith('=') || cell.StartsWith('@')));
        Assert.All(json.RootElement.EnumerateArray().Where(row => row.TryGetProperty("count", out _)), row => Assert.True(row.GetProperty("count").GetInt32() >= SmallCells.Least, row.ToString()));
        Assert.Contains(json.RootElement.EnumerateArray(), row => row.GetProperty("question").GetString() == "useful" && row.TryGetProperty("average", out _));
    }

    [Fact]
    public async Task The_workbook_has_a_chart_for_each_question_that_reads_its_cells()
    {
        await Fill();

        using var zip = new ZipArchive(new MemoryStream(Make("xlsx", "ar")));
        var sheet = Read(zip, "xl/worksheets/sheet1.xml");
        var chart = Read(zip, "xl/charts/chart1.xml");

        Assert.Contains("rightToLeft=\"1\"", sheet, StringComparison.Ordinal);
        Assert.Contains("<drawing r:id=\"d\"/>", sheet, StringComparison.Ordinal);
        Assert.Contains("<c:f>'الملخص'!$A$7:$A$", chart.Replace("&apos;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("<c:orientation val=\"maxMin\"/>", chart, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
        Assert.True(zip.Entries.Count(entry => entry.FullName.StartsWith("xl/charts/", StringComparison.Ordinal)) > 3);
    }

    [Fact]
    public async Task The_command_writes_the_report_and_a_summary_in_each_workbook()
    {
        await Fill();

        Assert.Equal(ExitCode.Done, await _town!.Console.Run("export", "basra-2025", "--format", "html", "--labels", "ckb", "--out", _town["out"]));
        var html = await File.ReadAllTextAsync(_town["out/report.html"]);
        Assert.Contains("<html lang=\"ckb\" dir=\"rtl\">", html, StringComparison.Ordinal);
        Assert.Contains("بەسرە", html, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Done, await _town.Console.Run("export", "basra-2025", "--format", "xlsx", "--out", _town["out"]));
        using var zip = ZipFile.OpenRead(_town["out/sessions.xlsx"]);
        var book = Read(zip, "xl/workbook.xml");
        // Kobo's layout stays in front
        Assert.True(book.IndexOf("\"sessions\"", StringComparison.Ordinal) < book.IndexOf("\"codebook\"", StringComparison.Ordinal)
            && book.IndexOf("\"codebook\"", StringComparison.Ordinal) < book.IndexOf("\"Summary\"", StringComparison.Ordinal), book);
    }

    /// <summary>LibreOffice reads the workbook, chart and all, and finds the same Arabic.</summary>
    [SkippableByTool("soffice")]
    public async Task LibreOffice_opens_the_workbook()
    {
        await Fill();
        await File.WriteAllBytesAsync(_town!["results.xlsx"], Make("xlsx", "ar"));
        await File.WriteAllBytesAsync(_town["results-en.xlsx"], Make("xlsx", "en"));

        await Run("soffice", $"-env:UserInstallation=file://{_town["profile"]}", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", _town["out"], _town["results.xlsx"]);
        await Run("soffice", $"-env:UserInstallation=file://{_town["profile"]}", "--headless", "--convert-to", "pdf", "--outdir", _town["out"], _town["results.xlsx"], _town["results-en.xlsx"]);

        var csv = await File.ReadAllTextAsync(_town["out/results.csv"]);
        Assert.Contains("ما مدى فائدة الجلسة؟", csv, StringComparison.Ordinal);
        Assert.Contains("\"\u200F5 (مفيدة جداً)\u200F\",14,", csv, StringComparison.Ordinal);
        Assert.True(new FileInfo(_town["out/results.pdf"]).Length > 10_000);
        Assert.True(new FileInfo(_town["out/results-en.pdf"]).Length > 10_000);
    }

    /// <summary>Chromium reads the report as a page of Arabic in which nothing ran.</summary>
    [SkippableByTool("chromium")]
    public async Task Chromium_shows_the_report()
    {
        await Fill();
        await File.WriteAllBytesAsync(_town!["report.html"], Make("html", "ar"));

        var page = await Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={_town["chromium"]}", "--dump-dom", _town["report.html"]);
        await Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={_town["chromium"]}", $"--print-to-pdf={_town["report.pdf"]}", _town["report.html"]);

        Assert.Contains("<title>أنت التغيير</title>", page, StringComparison.Ordinal);
        Assert.Contains("ما مدى فائدة الجلسة؟", page, StringComparison.Ordinal);
        Assert.True(new FileInfo(_town["report.pdf"]).Length > 10_000);
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }

    private static string Read(ZipArchive zip, string entry)
    {
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }

    private byte[] Make(string kind, string language) =>
        _town!.Database.Read(session => ResultsFile.Make(session, new MadeFile(ResultsFile.Prefix + kind, _town.Form.Id, language), Catalogue.Embedded, new Standing(Town.Now))).Bytes;

    private async Task Fill()
    {
        _town = await Town.Found();
        _town.Register(14, gender: "woman", governorate: "basra");
        _town.Register(9, gender: "man", governorate: "muthanna");
        for (var person = 0; person < 23; person++)
        {
            var comment = person switch { 0 => Hostile, 1 => Formula, 2 => Turned, 3 => "وقت أطول للنقاش بين المجموعات، والمحافظات في 2025", 4 => "for the team alone", 5 => "never asked", _ => "" };
            _town.Answer(person, [
                "session=" + (person % 2 == 0 ? "opening" : "closing"), $"useful={(person < 14 ? 5 : person < 21 ? 4 : 2)}", $"pace={(person % 3 == 0 ? "slow" : "right")}", "liked=slow fast",
                .. comment.Length > 0 ? ["comment=" + comment, .. person switch { 4 => ["share=no"], 5 => [], _ => new[] { "share=without_name" } }] : Array.Empty<string>(),
            ]);
        }
    }

    private sealed class Standing(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
