namespace WorkshopBot.Tests.Plans;

/// <summary>The same as <see cref="SkippableByToolAttribute"/>, for a test with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SkippableTheoryByToolAttribute : TheoryAttribute
{
    public SkippableTheoryByToolAttribute(string tool)
    {
        Tool = tool;
        Skip = new SkippableByToolAttribute(tool).Skip;
    }

    public string Tool { get; }
}
