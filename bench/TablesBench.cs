using System.Diagnostics;
using System.Globalization;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Bench;

/// <summary>A million submissions of a form of eight questions, as files: how long, and how much memory at most.</summary>
internal static class TablesBench
{
    private const int Rows = 1_000_000;
    private const string Survey = """
        | survey |
        | | type | name | label |
        | | text | full_name | Name |
        | | select_one gov | governorate | Governorate |
        | | integer | age | Age |
        | | text | remark | Remark |
        | | select_one gov | second | Second |
        | | decimal | share | Share |
        | | date | day | Day |
        | | text | code | Code |
        | choices |
        | | list_name | name | label |
        | | gov | ninewa | Ninewa |
        """;

    public static void Run()
    {
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Survey));
        var form = FormReader.Read(WorkbookReader.Read("bench.md", text).Workbook!).Form!;
        var tables = SubmissionTables.Of("bench", [form], []);
        var folder = Directory.CreateTempSubdirectory("tables");
        try
        {
            Console.WriteLine("1,000,000 rows of 15 columns      time      file   peak memory of the process");
            foreach (var name in new[] { "csv", "json", "xlsx" })
            {
                var file = Path.Combine(folder.FullName, "bench." + name);
                var from = Stopwatch.GetTimestamp();
                using (var stream = File.Create(file))
                using (ITables to = name switch { "csv" => new CsvTables(_ => stream), "json" => new JsonTables(_ => stream), _ => new XlsxTables(stream, false) })
                    tables.Write(to, Submissions);
                var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
                using var process = Process.GetCurrentProcess();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $".{name,-31} {seconds,5:0.0} s {new FileInfo(file).Length >> 20,6} MB {process.PeakWorkingSet64 >> 20,6} MB"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<SentSubmission> Submissions()
    {
        for (var i = 0; i < Rows; i++)
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            yield return new SentSubmission(
                [
                    new("full_name", "أمل الجبوري"), new("governorate", "ninewa"), new("age", "42"), new("remark", "=1+1 & more " + number),
                    new("second", "ninewa"), new("share", "0.25"), new("day", "2025-11-14"), new("code", number),
                ],
                "1")
            {
                Id = i,
                Uuid = "00000000-0000-0000-0000-000000000000",
                SubmittedAt = DateTimeOffset.UnixEpoch.AddSeconds(i),
                Language = "ar",
            };
        }
    }
}
