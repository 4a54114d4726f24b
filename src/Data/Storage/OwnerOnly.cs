namespace WorkshopBot.Data.Storage;

/// <summary>Files that their owner alone may read and write (mode 600). Windows keeps rights elsewhere: nothing is done or found there.</summary>
public static class OwnerOnly
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>How such a file is made.</summary>
    /// <param name="mode">What happens when it exists.</param>
    public static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return options;
    }

    /// <summary>Takes a copy's rights from everybody else.</summary>
    public static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Mode);
        }
    }

    /// <summary>True when others than its owner may read or change an existing file.</summary>
    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0;

    /// <summary>Makes an empty file where there is none: SQLite keeps its rights, and gives them to the log beside it.</summary>
    internal static void Make(string path)
    {
        if (!File.Exists(path))
        {
            new FileStream(path, Options(FileMode.OpenOrCreate)).Dispose();
        }
    }
}
