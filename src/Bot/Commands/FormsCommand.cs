using WorkshopBot.Forms;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Testing;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Plans;

namespace WorkshopBot.Commands;

/// <summary>Commands for those who write forms.</summary>
internal static class FormsCommand
{
    /// <summary><c>forms check FILE…</c>: the problems of forms, and of plans with their forms.</summary>
    public static ExitCode Check(CommandContext context, IReadOnlyList<string> files)
    {
        var refused = false;
        foreach (var path in files)
        {
            var problems = ProblemsOf(context, path);
            ProblemLines.Print(context, files.Count > 1 ? Folder(path) : "", problems);
            refused |= problems.Any(problem => problem.Kind != ProblemKind.Warning);
            if (problems.Count == 0)
            {
                context.Print(context.Words["console.forms.valid", ("file", path)]);
            }
        }

        return refused ? ExitCode.Refused : ExitCode.Done;
    }

    /// <summary><c>forms test FILE…</c>: runs vector and walk files; each failure is a line.</summary>
    public static ExitCode Test(CommandContext context, IReadOnlyList<string> files)
    {
        int passed = 0, failed = 0;
        foreach (var path in files)
        {
            if (!File.Exists(path))
            {
                throw new UsageException("console.usage.no_file", ("file", path));
            }

            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            foreach (var result in VectorRunner.Run(Path.GetFileName(path), File.ReadAllText(path), name => Open(folder, name)))
            {
                if (result.Passed)
                {
                    passed++;
                    continue;
                }

                failed++;
                context.Complain($"{path}: {result.Name}: {result.Failure}");
            }
        }

        context.Print(context.Words["console.forms.tested", ("passed", passed), ("failed", failed)]);
        return failed == 0 ? ExitCode.Done : ExitCode.Refused;
    }

    // a file beside the test file, or nothing: tests name files, not paths
    private static FileStream? Open(string folder, string name) =>
        name == Path.GetFileName(name) && Path.Combine(folder, name) is var path && File.Exists(path) ? File.OpenRead(path) : null;

    private static IReadOnlyList<FormProblem> ProblemsOf(CommandContext context, string path)
    {
        if (!File.Exists(path))
        {
            return [PlanRules.NoSuchPath.At(Path.GetFileName(path), null, null, null)];
        }

        using var stream = File.OpenRead(path);
        var reading = WorkbookReader.Read(path, stream);
        if (reading.Workbook is not { } workbook)
        {
            return reading.Problems;
        }

        return workbook.Find("workshop") is not null && PlanFolder.Open(path, out _) is { } plan
            ? PlanReader.Read(plan, context.Zone).Problems
            : [.. reading.Problems, .. FormReader.Read(workbook, Tables(path)).Problems];
    }

    // organisations.csv and groups.csv belong to the plan of the same folder
    private static IReadOnlyDictionary<string, ChoiceTable>? Tables(string path)
    {
        if (PlanFolder.Open(Path.GetDirectoryName(Path.GetFullPath(path))!, out _) is not { } folder)
        {
            return null;
        }

        var (organisations, groups) = PlanReader.ReadLists(folder.Plan);
        return PlanTables.Of(organisations, groups);
    }

    private static string Folder(string path) => Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))!);
}
