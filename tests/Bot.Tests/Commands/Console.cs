using WorkshopBot.Commands;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Tests.Commands;

/// <summary>The command line as somebody at a terminal sees it, with a database of its own.</summary>
internal sealed class Console(string folder)
{
    public string Database { get; } = Path.Combine(folder, "workshop.db");

    public DatabaseOptions Options => new($"Data Source={Database}");

    public Dictionary<string, string?> Settings { get; } = new() { ["ConnectionStrings:Workshop"] = $"Data Source={Path.Combine(folder, "workshop.db")}" };

    /// <summary>What the last command printed.</summary>
    public string Out { get; private set; } = "";

    /// <summary>What it complained about.</summary>
    public string Error { get; private set; } = "";

    public async Task<ExitCode> Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = await Entry.RunAsync(args, output, error, TimeProvider.System, _ => { }, Settings);
        (Out, Error) = (output.ToString(), error.ToString());
        return code;
    }
}
