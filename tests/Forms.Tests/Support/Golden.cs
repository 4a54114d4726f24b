namespace WorkshopBot.Tests;

/// <summary>A file of the repository that a test writes: compared, or rewritten with <c>UPDATE_GOLDENS=1</c>.</summary>
internal static class Golden
{
    public static void Matches(string path, string text)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            Assert.True(Environment.GetEnvironmentVariable("CI") is null, "goldens are not rewritten in CI");
            File.WriteAllText(file, text);
        }

        Assert.Equal(File.Exists(file) ? File.ReadAllText(file) : "", text);
    }
}
