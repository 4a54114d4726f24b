namespace WorkshopBot.Tests.Plans;

/// <summary>A test that needs a program of the machine: skipped by name where it is missing, required in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableByToolAttribute : FactAttribute
{
    public SkippableByToolAttribute(string tool)
    {
        Tool = tool;
        var isHere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, tool)));
        if (!isHere && Environment.GetEnvironmentVariable("CI") is not "true")
        {
            Skip = $"{tool} is not installed";
        }
    }

    public string Tool { get; }
}
