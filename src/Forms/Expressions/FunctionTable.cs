using System.Collections.Frozen;

namespace WorkshopBot.Forms.Expressions;

/// <summary>Every function the expression language has (OpenRosa, as tiers 1 and 2 list them).</summary>
internal static class FunctionTable
{
    public static FrozenDictionary<string, Function> ByName { get; } = new[]
    {
        LogicFunctions.All, NumberFunctions.All, TextFunctions.All, DateFunctions.All, ChoiceFunctions.All, NodeFunctions.All,
    }.SelectMany(family => family).ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    /// <summary>Functions of OpenRosa that are refused by name, not as unknown.</summary>
    public static FrozenSet<string> NotSupported { get; } =
        new[] { "area", "geofence", "jr:itext", "search", "last", "intersects", "extract-signed", "property", "version", "sort-by", "id", "name", "local-name", "lang" }
            .ToFrozenSet(StringComparer.Ordinal);
}
