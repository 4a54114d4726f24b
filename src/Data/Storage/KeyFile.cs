using System.Security.Cryptography;
using System.Text;

namespace WorkshopBot.Data.Storage;

/// <summary>The key beside the database: 32 random bytes as base64 on one line, readable by its owner only, never in a backup.</summary>
public static class KeyFile
{
    private const int KeyBytes = 32;

    /// <summary>Reads the key, or makes one where there is neither key nor database yet.</summary>
    /// <param name="path">The key's file.</param>
    /// <param name="mayCreate">False when a database already exists: a new key could not open what it holds.</param>
    /// <exception cref="StorageException">The key is missing, unreadable or damaged; the message says what to do.</exception>
    public static byte[] ReadOrCreate(string path, bool mayCreate)
    {
        try
        {
            if (!File.Exists(path) && mayCreate)
            {
                Create(path);
            }

            return Read(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(StorageProblem.KeyUnusable, path, error.Message, error);
        }
    }

    private static byte[] Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new StorageException(StorageProblem.KeyMissing, path);
        }

        var key = new byte[KeyBytes];
        return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out var read) && read == KeyBytes
            ? key
            : throw new StorageException(StorageProblem.KeyDamaged, path);
    }

    // made whole under another name first: a crash leaves no half key, and of two first starts at once one wins and both read the same
    private static void Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Path.GetRandomFileName()}";
        using (var stream = new FileStream(draft, OwnerOnly.Options(FileMode.CreateNew)))
        {
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
