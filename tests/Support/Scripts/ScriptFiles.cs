namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>The scripts of <c>tests/Chats</c>.</summary>
public static class ScriptFiles
{
    private static readonly string Folder = Repository.At("tests", "Chats");

    /// <summary>All of them, by their path below the folder.</summary>
    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.chat", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal);

    public static Script Read(string name) => Script.Parse(name, File.ReadAllText(Path.Combine(Folder, name)));

    public static void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);
}
