using System.Text.Json;
using Microsoft.Data.Sqlite;
using WorkshopBot.Data.Storage;
using WorkshopBot.Texts;

namespace WorkshopBot.Hosting;

/// <summary>What keeps the program from running, in a person's language.</summary>
internal static class EnvironmentText
{
    /// <summary>The text of a problem: <c>console.storage.key_missing</c>.</summary>
    public static string KeyOf(StorageProblem problem) => "console.storage." + Snake(problem.ToString());

    /// <summary>The text of a problem: <c>console.start.token_refused</c>.</summary>
    public static string KeyOf(StartProblem problem) => "console.start." + Snake(problem.ToString());

    /// <summary>The sentence of what went wrong; with the system's own words where it is neither of ours.</summary>
    public static string Of(Exception error, Words words) => error switch
    {
        StorageException storage => Of(storage, words),
        BotStartException start => Of(start.Findings, words),
        SqliteException => words["console.environment.database", ("detail", error.Message)],
        _ => words["console.environment.file", ("detail", error.Message)],
    };

    /// <summary>What is wrong with the database.</summary>
    public static string Of(StorageException error, Words words) => words[KeyOf(error.Problem), ("file", error.File), ("detail", error.Detail)];

    /// <summary>What keeps the bot from starting, a line each.</summary>
    public static string Of(IReadOnlyList<StartFinding> findings, Words words) => string.Join(
        Environment.NewLine,
        findings.Select(finding => words[KeyOf(finding.Problem), ("what", finding.What), ("detail", finding.Detail), ("other", finding.Other)]));

    private static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
