using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WorkshopBot.Data.Storage;

/// <summary>
/// The one way personal data enters and leaves the database: AES-GCM under a key that lies outside it.
/// </summary>
/// <remarks>
/// Shape of a sealed value: format byte (1), key number (1), nonce (12 bytes), ciphertext, tag (16 bytes). Table, row and column
/// are associated data, so a value moved to another place does not open. Look-ups go by <see cref="LookupKey"/>, an HMAC.
/// Source: docs/decisions/0002-sealed-personal-data.md.
/// </remarks>
public sealed class Sealer : IDisposable
{
    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 2 + NonceBytes;
    private const int SlowRounds = 100_000;

    /// <summary>So many bytes longer than what it holds is a sealed value.</summary>
    public const int AddedBytes = HeaderBytes + TagBytes;

    private readonly AesGcm _cipher;
    private readonly byte[] _lookupSecret;
    private readonly byte _keyNumber;

    /// <param name="key">32 bytes, as <see cref="KeyFile"/> gives them.</param>
    /// <param name="keyNumber">Which key it is, for the day a second one exists.</param>
    public Sealer(ReadOnlySpan<byte> key, byte keyNumber = 1)
    {
        _cipher = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, key.ToArray(), 32, info: "seal"u8.ToArray()), TagBytes);
        _lookupSecret = HKDF.DeriveKey(HashAlgorithmName.SHA256, key.ToArray(), 32, info: "lookup"u8.ToArray());
        _keyNumber = keyNumber;
    }

    /// <summary>Seals a text for one place: the row's id has to be known before the insert.</summary>
    public byte[] Seal(string table, long row, string column, string text) => Seal(table, row, column, Encoding.UTF8.GetBytes(text));

    /// <summary>Seals bytes for one place.</summary>
    public byte[] Seal(string table, long row, string column, ReadOnlySpan<byte> plain)
    {
        var value = new byte[HeaderBytes + plain.Length + TagBytes];
        value[0] = Format;
        value[1] = _keyNumber;
        var nonce = value.AsSpan(2, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        lock (_cipher)
        {
            _cipher.Encrypt(nonce, plain, value.AsSpan(HeaderBytes, plain.Length), value.AsSpan(HeaderBytes + plain.Length), Place(table, row, column));
        }

        return value;
    }

    /// <summary>Opens a sealed text.</summary>
    /// <exception cref="CryptographicException">Another key, another place, or damaged bytes.</exception>
    public string Open(string table, long row, string column, byte[] value) => Encoding.UTF8.GetString(OpenBytes(table, row, column, value));

    /// <summary>Opens sealed bytes.</summary>
    /// <exception cref="CryptographicException">Another key, another place, or damaged bytes.</exception>
    public byte[] OpenBytes(string table, long row, string column, byte[] value)
    {
        if (value.Length < HeaderBytes + TagBytes || value[0] != Format)
        {
            throw new CryptographicException($"Not a sealed value of format {Format}: {table}.{column}.");
        }

        if (value[1] != _keyNumber)
        {
            throw new CryptographicException($"Sealed with key {value[1]}, and this is key {_keyNumber}: {table}.{column}.");
        }

        var plain = new byte[value.Length - HeaderBytes - TagBytes];
        lock (_cipher)
        {
            _cipher.Decrypt(
                value.AsSpan(2, NonceBytes),
                value.AsSpan(HeaderBytes, plain.Length),
                value.AsSpan(HeaderBytes + plain.Length),
                plain,
                Place(table, row, column));
        }

        return plain;
    }

    /// <summary>What an exact look-up of a sealed value goes by: HMAC-SHA256 of purpose and value, 32 bytes.</summary>
    /// <param name="purpose">Keeps the same value in two columns from being recognised as the same: <c>accounts.telegram</c>.</param>
    /// <param name="value">The value, already normalised.</param>
    public byte[] LookupKey(string purpose, string value) => HMACSHA256.HashData(_lookupSecret, Encoding.UTF8.GetBytes(purpose + "\0" + value));

    /// <summary>
    /// A key of something that could be guessed, 16 bytes: PBKDF2 with HMAC-SHA256, 100,000 rounds, some tens of milliseconds. Its salt is a secret of the key's.
    /// </summary>
    public byte[] SlowKey(string purpose, string value) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(value), LookupKey("slow", purpose), SlowRounds, HashAlgorithmName.SHA256, outputLength: 16);

    /// <inheritdoc />
    public void Dispose() => _cipher.Dispose();

    private static byte[] Place(string table, long row, string column)
    {
        var place = new byte[8 + Encoding.UTF8.GetByteCount(table) + 1 + Encoding.UTF8.GetByteCount(column)];
        BinaryPrimitives.WriteInt64LittleEndian(place, row);
        var used = 8 + Encoding.UTF8.GetBytes(table, place.AsSpan(8));
        Encoding.UTF8.GetBytes(column, place.AsSpan(used + 1));
        return place;
    }
}
