using System.Diagnostics;
using System.Globalization;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Tests;

namespace WorkshopBot.Bench;

/// <summary>
/// Each hostile file in processes of their own whose heap may not grow above 100 MB. In one it is read, compiled if it can be, and asked three times, by code that has
/// run before; the other is the published program's <c>forms check</c>, less what that takes for a small form.
/// </summary>
internal static class HostileBench
{
    private const string Child = "WORKSHOPBOT_BENCH_HOSTILE";
    private const string HeapLimit = "0x6400000";

    public static void Run()
    {
        if (Environment.GetEnvironmentVariable(Child) is { Length: > 0 } file)
        {
            Read(file);
            return;
        }

        var folder = Directory.CreateTempSubdirectory("hostile").FullName;
        var small = Path.Combine(folder, "small.xlsx");
        using (var workbook = File.Create(small))
            WorkbookWriter.WriteXlsx(FormsBench.Workbook(50, 200), workbook);
        var usual = Enumerable.Range(0, 3).Select(_ => Check(small)).Min();
        Console.WriteLine("file                                           bytes   check: ms   read: ms  cpu, ms  heap, MB  outcome");
        foreach (var (name, make) in Hostile.Files)
        {
            var path = Path.Combine(folder, "hostile.xlsx");
            var bytes = make();
            File.WriteAllBytes(path, bytes);
            var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Environment.GetCommandLineArgs().Where(argument => argument.EndsWith(".dll", StringComparison.Ordinal)), "hostile"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            if (!start.FileName.EndsWith("dotnet", StringComparison.Ordinal))
                start.ArgumentList.RemoveAt(0);
            start.Environment[Child] = path;
            start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            var check = Math.Min(Check(path), Check(path));
            var outcome = process.ExitCode == 0 ? output : $"exit {process.ExitCode}: {errors.GetAwaiter().GetResult().Split('\n')[0]}";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-42} {bytes.Length,10}  {Math.Max(0, check - usual),10:0}     {outcome}"));
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The published program checks a form; milliseconds from start to end.</summary>
    private static double Check(string path)
    {
        var start = new ProcessStartInfo("dotnet", [TurnsBench.Program(), "forms", "check", path]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_GCHeapHardLimit"] = HeapLimit;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.GetAwaiter().GetResult();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static void Read(string path)
    {
        // as in a bot that has read forms before: what runs for the first time is compiled by the runtime first
        var usual = new MemoryStream();
        WorkbookWriter.WriteXlsx(FormsBench.Workbook(50, 200), usual);
        for (var i = 0; i < 60; i++)
            Open(new MemoryStream(usual.ToArray()));
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using var stream = File.OpenRead(path);
        var outcome = Open(stream);
        watch.Stop();
        var busy = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{watch.ElapsedMilliseconds,6} {busy,7:0} {GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes >> 20,10}  {outcome}"));
    }

    private static string Open(Stream stream)
    {
        var reading = WorkbookReader.Read("hostile.xlsx", stream);
        if (reading.Workbook is null)
            return reading.Problems[0].Rule;
        var form = FormReader.Read(reading.Workbook);
        if (form.Form is null)
            return $"{form.Problems.Count} problems, {form.Problems[0].Rule}";
        var around = new Surroundings(new DateTimeOffset(2025, 11, 14, 9, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, "en");
        var step = Interview.Begin(form.Form, around, 1);
        for (var i = 0; i < 3 && step is Step.Asked asked; i++)
            step = Interview.Advance(form.Form, asked.State, new Answer.Typed("1"), around);
        return $"read, {form.Problems.Count} warnings";
    }
}
