using System.Globalization;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Access;

/// <summary>The code with which the first owner claims an installation that nobody owns. Only an HMAC of it is kept, and no longer than it can be used.</summary>
public static class OwnerCodeStore
{
    private const string Code = "owner_code";
    private const string Tries = "owner_tries";

    private const int MostTries = 5;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>From now on this code can be used, once; one before it no more.</summary>
    public static void Set(UnitOfWork work, string code) => Installation.Write(work, Code, Key(work, code));

    /// <summary>No code can be used: somebody owns the installation.</summary>
    public static void Forget(UnitOfWork work)
    {
        Installation.Remove(work, Code);
        Installation.Remove(work, Tries);
    }

    /// <summary>Uses a code. Five wrong ones, whoever sends them, and there is no other try for an hour.</summary>
    public static ClaimOutcome Try(UnitOfWork work, string code, DateTimeOffset now)
    {
        if (Installation.Read(work, Code) is not { } right)
        {
            return ClaimOutcome.Wrong;
        }

        var tries = Read(Installation.Read(work, Tries), now);
        if (tries.Count >= MostTries)
        {
            return ClaimOutcome.TooOften;
        }

        if (Key(work, code) != right)
        {
            Installation.Write(work, Tries, string.Create(CultureInfo.InvariantCulture, $"{tries.Count + 1} {tries.Since.ToUnixTimeSeconds()}"));
            return ClaimOutcome.Wrong;
        }

        Forget(work);
        return ClaimOutcome.Claimed;
    }

    // "3 1764122400": three wrong ones since then
    private static (int Count, DateTimeOffset Since) Read(string? written, DateTimeOffset now)
    {
        if (written?.Split(' ') is not [var count, var since])
        {
            return (0, now);
        }

        var began = DateTimeOffset.FromUnixTimeSeconds(long.Parse(since, CultureInfo.InvariantCulture));
        return now - began >= Hour ? (0, now) : (int.Parse(count, CultureInfo.InvariantCulture), began);
    }

    private static string Key(ReadSession session, string code) => Convert.ToHexStringLower(session.Sealer.LookupKey("installation.owner_code", code.ToUpperInvariant()));
}

/// <summary>What came of a code.</summary>
public enum ClaimOutcome
{
    Claimed,

    /// <summary>It is not the code, or there is none any more.</summary>
    Wrong,

    /// <summary>There were too many wrong ones within the hour.</summary>
    TooOften,
}
