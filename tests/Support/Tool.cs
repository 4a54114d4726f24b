using System.Diagnostics;

namespace WorkshopBot.Tests.Support;

/// <summary>A program of the machine, run on a file of a test: an independent reader of what the bot writes.</summary>
public static class Tool
{
    /// <summary>Whether it may be left out: it is not installed here, and this is not CI.</summary>
    public static bool IsLeftOut(string program) => Environment.GetEnvironmentVariable("CI") is not "true"
        && !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs it; what it prints.</summary>
    /// <exception cref="InvalidOperationException">It ended with another code than 0.</exception>
    public static string Run(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
    }

    /// <summary>Letters alone, in their basic forms: a reader finds presentation forms, and spaces where letters do not join.</summary>
    public static string Letters(string text) =>
        new([.. text.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit)]);
}
