namespace WorkshopBot.Forms.Definitions;

/// <summary>
/// One text in the languages its author gave, by language code (<c>ar</c>, <c>ckb</c>, <c>en</c>; <c>""</c> is the column
/// without a language). Compared by content.
/// </summary>
public sealed class LocalText : IEquatable<LocalText>
{
    private readonly SortedDictionary<string, string> _byLanguage;

    /// <summary>Takes the texts that are not empty.</summary>
    public LocalText(IEnumerable<KeyValuePair<string, string>> byLanguage) =>
        _byLanguage = new(byLanguage.Where(pair => pair.Value.Length > 0).ToDictionary(), StringComparer.Ordinal);

    /// <summary>No text in any language.</summary>
    public static LocalText Empty { get; } = new([]);

    /// <summary>The texts by language code.</summary>
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
    public bool Equals(LocalText? other) => other is not null && _byLanguage.SequenceEqual(other._byLanguage);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as LocalText);

    /// <inheritdoc />
    public override int GetHashCode() =>
        _byLanguage.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value));
}
