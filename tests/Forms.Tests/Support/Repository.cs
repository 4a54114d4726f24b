using System.Reflection;

namespace WorkshopBot.Tests;

/// <summary>Files of the repository, found through an assembly attribute.</summary>
internal static class Repository
{
    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static string Vectors { get; } = Path.Combine(Root, "tests", "Forms.Tests", "Vectors");
}
