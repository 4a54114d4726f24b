using Microsoft.Extensions.Configuration;
using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;
using WorkshopBot.Texts;

namespace WorkshopBot.Commands;

/// <summary>What every command works with.</summary>
/// <param name="Out">What was done.</param>
/// <param name="Error">What was wrong.</param>
/// <param name="Configuration">File and environment.</param>
/// <param name="Clock">The time.</param>
/// <param name="Words">The chosen language.</param>
internal sealed record CommandContext(TextWriter Out, TextWriter Error, IConfiguration Configuration, TimeProvider Clock, Words Words)
{
    /// <summary>The database that the configuration names.</summary>
    public DatabaseOptions Database => new(
        Configuration.GetConnectionString("Workshop") ?? "Data Source=workshop.db",
        Configuration["Security:KeyFile"] is { Length: > 0 } file ? file : null,
        FilesFolder: Configuration["Files:Folder"] is { Length: > 0 } folder ? folder : null);

    /// <summary>Says what was done.</summary>
    public void Print(string line) => Out.WriteLine(Shown(line, Words));

    /// <summary>Says what was wrong.</summary>
    public void Complain(string line) => Error.WriteLine(Shown(line, Words));

    /// <summary>The zone of a plan that names none.</summary>
    /// <exception cref="BotStartException">The configuration names no such zone.</exception>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Sections.Read<BotOptions>(Configuration, "Bot").TimeZone);

    /// <summary>Isolates are for right-to-left lines; terminals and scripts that read English lines are better without them.</summary>
    public static string Shown(string line, Words words) => words.Language.IsRightToLeft ? line : Bidi.Strip(line);
}
