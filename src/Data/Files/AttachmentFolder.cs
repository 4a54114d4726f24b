using System.Globalization;
using System.Security.Cryptography;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Files;

/// <summary>
/// The bytes of the files that people sent, sealed, one file each, readable by their owner only: <c>files/3f9a1c20-1000042</c>.
/// </summary>
/// <remarks>
/// A name is the database's own mark and the attachment's id. Two databases that share a folder (the playground beside the real one) never take each
/// other's files for orphans. Safe to use from several threads, on different ids.
/// Source: docs/decisions/0005-files-people-send.md.
/// </remarks>
public sealed class AttachmentFolder(string path, string mark, Sealer sealer)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Where.</summary>
    public string Path { get; } = path;

    /// <summary>Seals and keeps a file; it is on the disk when this returns.</summary>
    /// <exception cref="IOException">The disk is full, or the folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is somebody else's.</exception>
    public void Write(long id, ReadOnlySpan<byte> content)
    {
        Make(Path);
        var draft = At(id) + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(draft, options))
        {
            stream.Write(sealer.Seal("attachments", id, "content", content));
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, At(id), overwrite: true);
    }

    /// <summary>The content of a file, or null when it is not there or not whole.</summary>
    public byte[]? Read(long id)
    {
        try
        {
            return sealer.OpenBytes("attachments", id, "content", File.ReadAllBytes(At(id)));
        }
        catch (Exception error) when (error is IOException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Deletes files; those that are not there are passed over. What cannot be deleted now is swept at the next start.</summary>
    public void Delete(IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            Remove(At(id));
        }
    }

    /// <summary>Deletes what no row knows: bytes whose row went just before a crash, halves of a write.</summary>
    /// <returns>How many.</returns>
    public int Sweep(IReadOnlySet<long> known)
    {
        var orphans = Marked(Path, mark).Where(file => IdOf(file) is not { } id || !known.Contains(id)).ToList();
        return orphans.Count(Remove);
    }

    /// <summary>Makes a folder that only its owner may look into.</summary>
    internal static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The files in a folder that carry a database's mark.</summary>
    internal static IEnumerable<string> Marked(string folder, string mark) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, mark + "-*") : [];

    /// <summary>The name of a file in the folder.</summary>
    internal static string NameOf(string mark, long id) => string.Create(CultureInfo.InvariantCulture, $"{mark}-{id}");

    private string At(long id) => System.IO.Path.Combine(Path, NameOf(mark, id));

    private long? IdOf(string file) =>
        long.TryParse(System.IO.Path.GetFileName(file).AsSpan(mark.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static bool Remove(string file)
    {
        try
        {
            File.Delete(file);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
