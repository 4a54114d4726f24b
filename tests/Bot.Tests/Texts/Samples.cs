using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Texts;

/// <summary>Every text of the catalogue with arguments that try to turn its lines around.</summary>
internal static class Samples
{
    private static readonly string[] Names = ["ليلى كريم", "Layla Karim", "123 بەسرە", "🌱 2030", "كريم\nLayla", "عمر 0770 123 4567"];

    private static readonly long[] Numbers = [0, 1, 2, 3, 11, 100, 12_345];

    /// <summary>A text with every name and every number, in one language.</summary>
    public static IEnumerable<string> Renderings(Language language, string key)
    {
        var declared = Catalogue.Embedded.Declarations[key].Arguments;
        foreach (var name in Names)
        {
            // a count on a button stays below a hundred
            foreach (var number in declared.Values.Any(argument => argument.Kind == ArgKind.Number) ? Numbers.Where(n => n < 100 || !key.StartsWith("button.", StringComparison.Ordinal)) : [1])
            {
                (string, Arg)[] arguments = [.. declared.Select(argument => (argument.Key, Of(argument.Value.Kind, name, number)))];
                yield return Catalogue.Embedded.In(language)[key, arguments];
            }
        }
    }

    /// <summary>What translators wrote: every form of every text, without its arguments.</summary>
    public static IEnumerable<(string Key, string Words)> Literals(Language language) =>
        from entry in Catalogue.Embedded.EntriesOf(language)
        from template in entry.Value.Templates
        select (entry.Key, string.Concat(template.Pieces.Select(piece => piece is Template.Piece.Words words ? Bidi.Strip(words.Text) : "{}")));

    private static Arg Of(ArgKind kind, string name, long number) => kind switch
    {
        ArgKind.Text => Arg.Text(name),
        ArgKind.Code => Arg.Code("KR7-M2Q"),
        ArgKind.Number => Arg.Count(number),
        _ => Arg.Phrase(name),
    };
}
