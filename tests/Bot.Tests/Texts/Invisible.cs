namespace WorkshopBot.Tests.Texts;

/// <summary>Makes marks of direction readable: goldens show <c>{RLM}</c>, <c>{FSI}</c>, <c>{LRI}</c>, <c>{PDI}</c>.</summary>
internal static class Invisible
{
    private static readonly (string Sign, string Name)[] Signs =
    [
        ("\u200E", "{LRM}"), ("\u200F", "{RLM}"), ("\u2066", "{LRI}"), ("\u2068", "{FSI}"), ("\u2069", "{PDI}"), ("\u200C", "{ZWNJ}"),
    ];

    public static string Shown(string text) => Signs.Aggregate(text, (shown, sign) => shown.Replace(sign.Sign, sign.Name, StringComparison.Ordinal));
}
