using System.Security.Cryptography;

namespace WorkshopBot.Turns;

/// <summary>The real thing: the system's cryptographic random numbers.</summary>
public sealed class Chance : IChance
{
    /// <inheritdoc />
    public int Next(int limit) => RandomNumberGenerator.GetInt32(limit);
}

/// <summary>Random text out of <see cref="IChance"/>.</summary>
internal static class ChanceExtensions
{
    private const string Base64Url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>What a button carries: 16 characters, 96 bits. Telegram takes 64 bytes.</summary>
    public static string Token(this IChance chance) => string.Create(16, chance, static (text, chance) =>
    {
        foreach (ref var character in text)
            character = Base64Url[chance.Next(Base64Url.Length)];
    });
}
