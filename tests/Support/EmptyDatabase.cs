using WorkshopBot.Data.Storage;

namespace WorkshopBot.Tests.Support;

/// <summary>A database of today's schema with nothing in it. It is made once and copied: all the migrations take longer than most of what is tested with it.</summary>
public static class EmptyDatabase
{
    private const string DatabaseFile = "workshop.db";
    private const string KeyFile = "workshop.key";

    private static readonly Lazy<Dictionary<string, byte[]>> Files = new(Make);

    /// <summary>Puts <c>workshop.db</c> and its key into a folder that has none.</summary>
    public static void CopyTo(string folder)
    {
        foreach (var (name, bytes) in Files.Value)
        {
            var path = Path.Combine(folder, name);
            using (var file = new FileStream(path, FileMode.CreateNew))
                file.Write(bytes);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <summary>A new one in a folder, opened.</summary>
    public static Database OpenIn(TemporaryFolder folder)
    {
        CopyTo(folder.Path);
        return Database.Open(new DatabaseOptions($"Data Source={folder.At(DatabaseFile)};Pooling=False"));
    }

    private static Dictionary<string, byte[]> Make()
    {
        using var folder = new TemporaryFolder();
        // closed, it is one file
        Database.Open(new DatabaseOptions($"Data Source={folder.At(DatabaseFile)};Pooling=False")).Dispose();
        return new[] { DatabaseFile, KeyFile }.ToDictionary(name => name, name => File.ReadAllBytes(folder.At(name)));
    }
}
