namespace WorkshopBot.Forms.Definitions;

/// <summary>
/// One text in the languages its author gave, by language code (<c>ar</c>, <c>ckb</c>, <c>en</c>; <c>""</c> is the column
/// without a language). Compared by content.
/// </summary>
public sealed class LocalText : IEquatable<LocalText>
{
    private readonly OrderedDictionary<string, string> _byLanguage;

    /// <summary>Takes the texts that are not empty.</summary>
    public LocalText(IEnumerable<KeyValuePair<string, string>> byLanguage) =>
        _byLanguage = new(byLanguage.Where(pair => pair.Value.Length > 0), StringComparer.Ordinal);

    /// <summary>No text in any language.</summary>
    public static LocalText Empty { get; } = new([]);

    /// <summary>The texts by language code, in the order of columns.</summary>
    public IReadOnlyDictionary<string, string> ByLanguage => _byLanguage;

    /// <summary>True when no language has a text.</summary>
    public bool IsEmpty => _byLanguage.Count == 0;

    /// <summary>
    /// The text for a reader: in their language, else the column without a language, else in
    /// <paramref name="fallback"/>, else the first there is, else "" (XLSForm; rule 33 of the form engine).
    /// </summary>
    public string In(string language, string? fallback = null) =>
        _byLanguage.TryGetValue(language, out var text) || _byLanguage.TryGetValue("", out text)
            || (fallback is not null && _byLanguage.TryGetValue(fallback, out text))
            ? text
            : _byLanguage.Values.FirstOrDefault() ?? "";

    /// <inheritdoc />
    public bool Equals(LocalText? other) => other is not null && _byLanguage.Count == other._byLanguage.Count
        && _byLanguage.All(pair => other._byLanguage.TryGetValue(pair.Key, out var text) && text == pair.Value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as LocalText);

    /// <inheritdoc />
    public override int GetHashCode() =>
        _byLanguage.Aggregate(0, (hash, pair) => hash ^ HashCode.Combine(pair.Key, pair.Value));
}
