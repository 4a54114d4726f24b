using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;
using WorkshopBot.Texts;

namespace WorkshopBot.Commands;

/// <summary>The program: a command line in, an exit code out.</summary>
internal static class Entry
{
    /// <summary>Runs one command.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">What was done.</param>
    /// <param name="error">What was wrong.</param>
    /// <param name="clock">The time.</param>
    /// <param name="addProduct">Registers the product's side of the loop, for <c>run</c>.</param>
    /// <param name="settings">Settings that win over file and environment, for tests.</param>
    /// <param name="ct">Ends <c>run</c> and <c>playground</c> in good order.</param>
    public static async Task<ExitCode> RunAsync(
        IReadOnlyList<string> args,
        TextWriter output,
        TextWriter error,
        TimeProvider clock,
        Action<IServiceCollection> addProduct,
        IReadOnlyDictionary<string, string?>? settings = null,
        CancellationToken ct = default)
    {
        var words = Catalogue.Embedded.In(CommandLine.LanguageOf(args));
        try
        {
            var invocation = CommandLine.Parse(args);
            if (invocation.Command == "help")
            {
                output.WriteLine(CommandContext.Shown(CommandLine.Usage(words), words));
                return ExitCode.Done;
            }

            var context = new CommandContext(output, error, BotHost.ReadConfiguration(settings), clock, words);
            return await RunAsync(context, invocation, addProduct, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return ExitCode.Done; // told to stop while it was still starting, or waiting for a server
        }
        catch (UsageException wrong)
        {
            error.WriteLine(CommandContext.Shown(wrong.Of(words), words));
            error.WriteLine(CommandContext.Shown(CommandLine.Usage(words), words));
            return ExitCode.Usage;
        }
        catch (Exception environment) when (environment is StorageException or BotStartException or SqliteException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(CommandContext.Shown(EnvironmentText.Of(environment, words), words));
            return ExitCode.Environment;
        }
    }

    private static async Task<ExitCode> RunAsync(CommandContext context, Invocation invocation, Action<IServiceCollection> addProduct, CancellationToken ct) =>
        invocation.Command switch
        {
            "run" => await new RunCommand(context, addProduct).RunAsync(ct),
            "playground" => await PlaygroundCommand.RunAsync(context, invocation, ct),
            "import" => ImportCommand.Run(context, invocation),
            "forms check" => FormsCommand.Check(context, invocation.Arguments),
            "forms test" => FormsCommand.Test(context, invocation.Arguments),
            "export" => ExportCommand.Run(context, invocation),
            "backup" => BackupCommand.Backup(context, invocation.Arguments[0]),
            "restore" => BackupCommand.Restore(context, invocation.Arguments[0]),
            "doctor" => await DoctorCommand.RunAsync(context, ct),
            var other => throw new InvalidOperationException($"No code for the command {other}."),
        };
}
