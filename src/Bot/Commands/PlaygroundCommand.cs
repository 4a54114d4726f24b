using WorkshopBot.Hosting;
using WorkshopBot.Playground;

namespace WorkshopBot.Commands;

/// <summary><c>playground [--listen URL] [--lean] [--rates]</c>: the Bot API server and its page, for a bot in another process.</summary>
internal static class PlaygroundCommand
{
    public static async Task<ExitCode> RunAsync(CommandContext context, Invocation invocation, CancellationToken ct)
    {
        await using var server = await StartAsync(context, invocation["listen"], invocation.Has("lean"), ct, invocation.Has("rates"));
        context.Print(context.Words["console.playground.address", ("address", server.Address.ToString())]);
        var stopped = new TaskCompletionSource();
        await using var registration = ct.Register(stopped.SetResult);
        await stopped.Task;
        return ExitCode.Done;
    }

    /// <summary>Starts the server that the configuration describes.</summary>
    /// <exception cref="BotStartException">The address or the world's file cannot be used.</exception>
    public static async Task<PlaygroundServer> StartAsync(CommandContext context, string? listen, bool lean, CancellationToken ct, bool rates = false)
    {
        var settings = Sections.Read<PlaygroundSettings>(context.Configuration, "Playground");
        var options = new PlaygroundOptions { Url = listen ?? settings.Url, File = settings.File, Lean = lean, EnforceRates = rates };
        try
        {
            return await PlaygroundServer.StartAsync(options, context.Clock, ct);
        }
        catch (WorldInUseException error)
        {
            throw new BotStartException(new StartFinding(StartProblem.WorldInUse, error.File), error);
        }
        catch (UriFormatException error)
        {
            throw new BotStartException(new StartFinding(StartProblem.PlaygroundUrl, options.Url), error);
        }
        catch (ArgumentException error)
        {
            throw new BotStartException(new StartFinding(StartProblem.PlaygroundNotLocal, options.Url), error);
        }
        catch (IOException error)
        {
            throw new BotStartException(new StartFinding(StartProblem.PlaygroundAddress, options.Url, error.Message), error);
        }
    }
}
