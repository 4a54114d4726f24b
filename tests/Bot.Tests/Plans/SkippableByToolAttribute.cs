namespace WorkshopBot.Tests.Plans;

/// <summary>A test that needs a program of the machine: skipped by name where it is missing, required in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableByToolAttribute : FactAttribute
{
    public SkippableByToolAttribute(string tool)
    {
        Tool = tool;
        if (Support.Tool.IsLeftOut(tool))
        {
            Skip = $"{tool} is not installed";
        }
    }

    public string Tool { get; }
}
