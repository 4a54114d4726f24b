using System.Reflection;

namespace WorkshopBot.Tests.Support;

/// <summary>A file of the repository that holds what a test expects. <c>UPDATE_GOLDENS=1</c> writes it anew, which CI refuses.</summary>
internal static class Golden
{
    private static readonly string Root =
        typeof(Golden).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public static void Matches(string path, string actual)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), "Goldens are not rewritten in CI.");
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file), actual);
    }
}
