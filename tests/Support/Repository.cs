using System.Reflection;

namespace WorkshopBot.Tests.Support;

/// <summary>Where the repository lies, so that goldens and samples are found and rewritten at their source.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>WorkshopBot.sln</c>.</summary>
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!);

    /// <summary>A file or folder by its path from the root.</summary>
    public static string At(params string[] path) => Path.Combine([Root, .. path]);
}
