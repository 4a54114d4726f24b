using System.Diagnostics;
using System.Reflection;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Plans;

namespace WorkshopBot.Tests.Plans;

/// <summary>The five real events under <c>samples/</c>.</summary>
public sealed class Sample_plans
{
    private static readonly string Samples = Path.Combine(
        typeof(Sample_plans).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "RepositoryRoot").Value!,
        "samples");

    private static readonly string[] Names = [.. Plans().Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Codes => [.. Names];

    // the templates are forms without a plan
    private static IEnumerable<string> Plans() => Directory.GetDirectories(Samples).Where(folder => File.Exists(Path.Combine(folder, "workshop.md")));

    [Fact]
    public void There_are_five() =>
        Assert.Equal(["basra-2025", "harvest-2024", "solidarity-2019", "stability-basra", "women-first"], Names);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_imports_as_it_stands(string code)
    {
        var reading = Read(Path.Combine(Samples, code));

        Assert.DoesNotContain(reading.Problems, problem => problem.Kind != ProblemKind.Warning);
        Assert.Empty(reading.Problems);
        Assert.Equal(code, reading.Plan!.Workshop.Code);
        Assert.Contains("full_name", reading.Plan.Fields.Keys);
        Assert.Contains(reading.Plan.Forms, form => form.Form.Purpose == FormPurpose.Feedback);
        Assert.Contains(reading.Plan.Forms, form => form.Form.Purpose == FormPurpose.Lessons);
    }

    /// <summary>What an organizer downloads can be sent back: as it is it changes nothing.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_is_read_back_as_it_was_written(string code)
    {
        var before = Read(Path.Combine(Samples, code)).Plan!;
        using var content = new MemoryStream();
        WorkbookWriter.WriteXlsx(PlanWriter.Of(before), content);
        content.Position = 0;
        var written = WorkbookReader.Read(code + ".xlsx", content).Workbook!;

        var reading = PlanReader.Read(PlanFolder.Of(written, before.Forms.ToDictionary(form => form.Form.Name + ".md", form => form.Version.Workbook)), PlanFiles.Baghdad);

        Assert.Empty(reading.Problems);
        Assert.Empty(PlanChanges.Between(before, reading.Plan!));
    }

    /// <summary>What people send is .xlsx: LibreOffice makes one of each workbook, and the same plan is read from them.</summary>
    [SkippableByTool("soffice")]
    public async Task Each_converted_to_xlsx_imports_to_the_same_rows()
    {
        var folder = Directory.CreateTempSubdirectory("workshopbot-xlsx-");
        try
        {
            foreach (var sample in Plans())
            {
                var target = folder.CreateSubdirectory(Path.GetFileName(sample)).FullName;
                await Convert(sample, target);
                var before = Read(sample).Plan!;
                var reading = Read(target);

                Assert.DoesNotContain(reading.Problems, problem => problem.Kind != ProblemKind.Warning);
                Assert.Empty(PlanChanges.Between(before, reading.Plan!));
                Assert.Equal(before.Forms.Select(form => form.Version.Hash), reading.Plan!.Forms.Select(form => form.Version.Hash));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static PlanReading Read(string folder) => PlanReader.Read(PlanFolder.Open(folder, out _)!, PlanFiles.Baghdad);

    // as flat OpenDocument spreadsheets, which hold several sheets in one file of text
    private static async Task Convert(string sample, string target)
    {
        var sources = new List<string>();
        foreach (var file in Directory.GetFiles(sample, "*.md"))
        {
            using var stream = File.OpenRead(file);
            var source = Path.Combine(target, Path.ChangeExtension(Path.GetFileName(file), ".fods"));
            await File.WriteAllTextAsync(source, FlatSpreadsheet.Of(WorkbookReader.Read(file, stream).Workbook!));
            sources.Add(source);
        }

        var start = new ProcessStartInfo("soffice")
        {
            ArgumentList = { $"-env:UserInstallation=file://{target}/profile", "--headless", "--convert-to", "xlsx", "--outdir", target },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        sources.ForEach(start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        sources.ForEach(File.Delete);
        Assert.True(Directory.GetFiles(target, "*.xlsx").Length == sources.Count, $"{await output}{await errors}");
    }
}
