using System.Globalization;
using Microsoft.Data.Sqlite;
using WorkshopBot.Data.Storage;
using WorkshopBot.Forms;
using WorkshopBot.Plans;

namespace WorkshopBot.Commands;

/// <summary>
/// <c>import FILE-OR-FOLDER… [--starts DATE] [--force]</c>. Everything is read first; if anything is wrong, nothing is written. All plans are written
/// in one transaction, beside a running bot.
/// </summary>
internal static class ImportCommand
{
    public static ExitCode Run(CommandContext context, Invocation invocation)
    {
        var starts = Starts(invocation["starts"]);
        if (Read(context, invocation.Arguments) is not { } plans)
        {
            return ExitCode.Refused;
        }

        var moved = starts is { } day ? plans.Select(plan => PlanMove.To(plan, day)).ToList() : plans;
        using var database = Database.Open(context.Database);
        List<ImportOutcome> outcomes;
        try
        {
            outcomes = Write(database, moved, context.Clock.GetUtcNow(), invocation.Has("force"));
        }
        catch (SqliteException error)
        {
            throw StorageException.CannotUse(database.Path, error);
        }

        foreach (var outcome in outcomes)
        {
            Print(context, outcome);
        }

        return outcomes.Exists(outcome => outcome.Result == ImportResult.NeedsForce) ? ExitCode.Refused : ExitCode.Done;
    }

    /// <summary>Imports plans in one transaction; when one of them needs force, none is written.</summary>
    public static List<ImportOutcome> Write(Database database, IReadOnlyList<Plan> plans, DateTimeOffset now, bool force)
    {
        using var work = database.Begin();
        var outcomes = plans.Select(plan => Importer.Import(work, plan, now, force)).ToList();
        if (outcomes.TrueForAll(outcome => outcome.Result != ImportResult.NeedsForce))
        {
            work.Commit();
        }

        return outcomes;
    }

    /// <summary>Reads plans and prints their problems.</summary>
    /// <returns>The plans; null when one of them has a problem.</returns>
    public static IReadOnlyList<Plan>? Read(CommandContext context, IReadOnlyList<string> paths)
    {
        var plans = new List<Plan>();
        var refused = 0;
        foreach (var path in paths.DistinctBy(Path.GetFullPath))
        {
            var folder = PlanFolder.Open(path, out var problems);
            var reading = folder is null ? new PlanReading(null, problems) : PlanReader.Read(folder, context.Zone);
            if (reading.Plan is { } plan && plans.Exists(other => other.Workshop.Code == plan.Workshop.Code))
            {
                var again = PlanRules.SameCodeTwice.At(folder!.Plan.File, "workshop", null, null, plan.Workshop.Code);
                reading = new PlanReading(null, [.. reading.Problems, again]);
            }

            ProblemLines.Print(context, paths.Count > 1 ? Prefix(path, folder) : "", reading.Problems);
            refused += reading.Problems.Count(problem => problem.Kind != ProblemKind.Warning);
            if (reading.Plan is not null)
            {
                plans.Add(reading.Plan);
            }
        }

        if (refused == 0)
        {
            return plans;
        }

        context.Complain(context.Words["console.import.refused", ("n", refused)]);
        return null;
    }

    /// <summary>Prints what an import did with one plan.</summary>
    public static void Print(CommandContext context, ImportOutcome outcome)
    {
        var words = context.Words;
        var code = outcome.Plan.Workshop.Code;
        Action<string> print = outcome.Result == ImportResult.NeedsForce ? context.Complain : context.Print;
        print(outcome.Result switch
        {
            ImportResult.Created => words["console.import.created", ("code", code), ("payload", $"w_{code}")],
            ImportResult.Updated => words["console.import.updated", ("code", code)],
            ImportResult.Unchanged => words["console.import.unchanged", ("code", code)],
            ImportResult.NeedsForce => words["console.import.needs_force", ("code", code)],
        });
        foreach (var change in outcome.Changes)
        {
            print("  " + Sentence(context, change));
        }

        if (outcome.Result is ImportResult.Created or ImportResult.Updated)
        {
            print(words["console.import.fields", ("code", code), ("fields", string.Join(", ", outcome.Plan.Fields.Keys))]);
        }
    }

    private static string Sentence(CommandContext context, PlanChange change)
    {
        var row = change.Code.Length > 0 ? $"{change.Sheet} {change.Code}" : change.Sheet;
        return context.Words[
            $"console.change.{change.Kind.ToString().ToLowerInvariant()}",
            ("row", row),
            ("column", change.Column),
            ("before", Shown(change.Before)),
            ("after", Shown(change.After))];
    }

    // a consent of three lines is told by its beginning
    private static string Shown(string text)
    {
        const int most = 60;
        var line = text.ReplaceLineEndings(" ");
        return line.Length == 0 ? "–" : line.Length > most ? line[..most] + "…" : line;
    }

    private static string Prefix(string path, PlanFolder? folder) =>
        Path.GetFileName((folder?.Path ?? Path.GetDirectoryName(Path.GetFullPath(path)) ?? "").TrimEnd(Path.DirectorySeparatorChar));

    private static DateOnly? Starts(string? written) =>
        written is null ? null
        : DateOnly.TryParseExact(written, "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new UsageException("console.usage.starts", ("option", "--starts"), ("found", written));
}
