using WorkshopBot.Data.Storage;
using WorkshopBot.Documents;
using WorkshopBot.Hosting;
using WorkshopBot.Texts;

namespace WorkshopBot.Commands;

/// <summary><c>doctor</c>: what an installation needs, one line each. Changes nothing, and runs beside the bot.</summary>
internal static class DoctorCommand
{
    private const long Megabyte = 1024 * 1024;
    private const string Packages = "apt-get install libpangocairo-1.0-0 fonts-hosny-amiri";
    private const long LeastFree = 200 * Megabyte;
    private static readonly TimeSpan MostApart = TimeSpan.FromSeconds(60);

    public static async Task<ExitCode> RunAsync(CommandContext context, CancellationToken ct)
    {
        var findings = Look(Inspection.Of(context.Database), context.Words).ToList();
        findings.AddRange(await AskApi(context, ct));
        foreach (var (state, what) in findings)
        {
            context.Print(context.Words[$"console.doctor.{state.ToString().ToLowerInvariant()}", ("what", Arg.Phrase(what))]);
        }

        return findings.Exists(finding => finding.State == State.Failed) ? ExitCode.Environment : ExitCode.Done;
    }

    private static IEnumerable<(State State, string What)> Look(Inspection found, Words words)
    {
        yield return found switch
        {
            { SizeBytes: null } => (State.Ok, words["console.doctor.no_database", ("file", found.Path)]),
            { Damage: { } damage } => (State.Failed, words["console.doctor.damaged", ("finding", damage)]),
            _ => (State.Ok, words["console.doctor.database", ("file", found.Path), ("size", Arg.Count((found.SizeBytes.Value + Megabyte - 1) / Megabyte))]),
        };
        if (found.KeyProblem is { } problem)
        {
            yield return (State.Failed, EnvironmentText.Of(problem, words));
        }
        else if (File.Exists(found.KeyPath))
        {
            yield return (State.Ok, words["console.doctor.key", ("file", found.KeyPath)]);
        }

        foreach (var file in found.OpenToOthers)
        {
            yield return (State.Warning, words["console.doctor.open_to_others", ("file", file)]);
        }

        var folder = Path.GetDirectoryName(found.Path)!;
        yield return found.IsFolderWritable
            ? (State.Ok, words["console.doctor.folder", ("folder", folder)])
            : (State.Failed, words["console.doctor.folder_locked", ("folder", folder)]);
        yield return found.AreFilesWritable
            ? (State.Ok, words["console.doctor.files", ("folder", found.FilesPath)])
            : (State.Failed, words["console.doctor.files_locked", ("folder", found.FilesPath)]);
        yield return !Cairo.IsInstalled ? (State.Warning, words["console.doctor.no_drawing", ("packages", Packages)])
            : PdfDocument.FamilyForAmiri() is not "Amiri" and var family ? (State.Warning, words["console.doctor.no_font", ("found", family), ("packages", Packages)])
            : (State.Ok, words["console.doctor.drawing"]);
        var free = Arg.Count(found.FreeBytes / Megabyte);
        yield return found.FreeBytes >= LeastFree
            ? (State.Ok, words["console.doctor.disk", ("free", free)])
            : (State.Failed, words["console.doctor.disk_low", ("free", free)]);
    }

    private static async Task<List<(State State, string What)>> AskApi(CommandContext context, CancellationToken ct)
    {
        var words = context.Words;
        if (string.IsNullOrEmpty(context.Configuration["Telegram:Token"]))
        {
            return [(State.Ok, words["console.doctor.no_token"])];
        }

        var settings = Sections.Read<TelegramOptions>(context.Configuration, "Telegram");
        var answer = await ServerProbe.Ask(settings, ct);
        return answer switch
        {
            { Trouble: { } trouble } =>
                [(State.Failed, words["console.doctor.api_unreachable", ("address", settings.BaseUrl ?? "https://api.telegram.org"), ("reason", trouble)])],
            { IsRefused: true } => [(State.Failed, words["console.doctor.api_refused"]), .. Clock(context, answer.ServerTime)],
            _ => [(State.Ok, words["console.doctor.api", ("bot", "@" + answer.Username)]), .. Clock(context, answer.ServerTime)],
        };
    }

    private static IEnumerable<(State State, string What)> Clock(CommandContext context, DateTimeOffset? serverTime)
    {
        if (serverTime is not { } theirs)
        {
            yield break;
        }

        var apart = (context.Clock.GetUtcNow() - theirs).Duration();
        var seconds = Arg.Count((long)apart.TotalSeconds);
        yield return apart <= MostApart
            ? (State.Ok, context.Words["console.doctor.clock", ("seconds", seconds)])
            : (State.Warning, context.Words["console.doctor.clock_off", ("seconds", seconds)]);
    }

    private enum State
    {
        Ok,
        Warning,
        Failed,
    }
}
