using System.Globalization;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Turns;
using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Setup;

/// <summary>The public name that a workshop has in links, free when it is made.</summary>
internal static class WorkshopCode
{
    private const int ByChance = 6;
    private const int Longest = 24;

    /// <summary>From a title in Latin letters, else by chance.</summary>
    public static string Of(IChatTurn turn, LocalTexts titles)
    {
        var stem = string.Concat((titles.GetValueOrDefault("en") ?? "").ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        while (stem.Contains("--", StringComparison.Ordinal))
        {
            stem = stem.Replace("--", "-", StringComparison.Ordinal);
        }

        stem = stem.Length > Longest ? stem[..Longest].Trim('-') : stem;
        while (stem.Length == 0 || WorkshopStore.ByCode(turn.Rows, stem) is not null)
        {
            stem = (stem.Length == 0 ? "workshop" : stem.Split("--")[0]) + "--" + string.Concat(Enumerable.Range(0, ByChance).Select(_ => (char)('a' + turn.Chance.Next(26))));
        }

        return stem.Replace("--", "-", StringComparison.Ordinal) is var made && WorkshopStore.ByCode(turn.Rows, made) is null ? made : stem;
    }

    /// <summary>The one of an earlier edition, with this edition's number as long as nobody else has it.</summary>
    public static string Next(IChatTurn turn, string code, int edition)
    {
        var stem = code.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('-', '_');
        stem = stem.Length == 0 ? code : stem;
        for (var number = edition; ; number++)
        {
            var next = string.Create(CultureInfo.InvariantCulture, $"{(stem.Length > Longest ? stem[..Longest] : stem)}-{number}");
            if (WorkshopStore.ByCode(turn.Rows, next) is null)
            {
                return next;
            }
        }
    }
}
