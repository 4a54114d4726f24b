using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace WorkshopBot.Forms.Workbooks;

/// <summary>
/// A sheet whose first row names its columns. Header case, spaces around it and the order of columns do not matter; a language
/// stands behind one or two colons, <c>label::Arabic (ar)</c>, <c>label : English</c>.
/// </summary>
public sealed partial class HeaderedSheet
{
    private static readonly FrozenDictionary<string, string> LanguagesByName = new Dictionary<string, string>
    {
        ["ar"] = "ar",
        ["arabic"] = "ar",
        ["العربية"] = "ar",
        ["عربي"] = "ar",
        ["ara"] = "ar",
        ["english"] = "en",
        ["eng"] = "en",
        ["kurdish"] = "ckb",
        ["central kurdish"] = "ckb",
        ["sorani"] = "ckb",
        ["kurdish sorani"] = "ckb",
        ["sorani kurdish"] = "ckb",
        ["کوردی"] = "ckb",
        ["كوردي"] = "ckb",
        ["الكردية"] = "ckb",
        ["ku"] = "ckb",
        ["kur"] = "ckb",
        ["kurmanji"] = "kmr",
        ["badini"] = "kmr",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // their next part is a name, not a language
    private static readonly FrozenSet<string> Prefixes =
        new[] { "media", "bind", "body", "control", "instance" }.ToFrozenSet(StringComparer.Ordinal);

    private HeaderedSheet(string name, int? headerRow, IReadOnlyList<HeaderColumn> columns, IReadOnlyList<HeaderedRow> rows)
    {
        Name = name;
        HeaderRow = headerRow;
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The sheet's name as written.</summary>
    public string Name { get; }

    /// <summary>The header's row number, normally 1; null in a sheet without rows.</summary>
    public int? HeaderRow { get; }

    /// <summary>The columns whose header says something, from left to right.</summary>
    public IReadOnlyList<HeaderColumn> Columns { get; }

    /// <summary>The rows below the header that hold something.</summary>
    public IReadOnlyList<HeaderedRow> Rows { get; }

    /// <summary>True when a column of that name stands in the header, in any language.</summary>
    public bool Has(string column) => Columns.Any(header => header.Name == column);

    /// <summary>Reads the header of a sheet.</summary>
    /// <param name="sheet">The sheet as it was read.</param>
    /// <param name="aliases">Other names of columns, lower-cased, to the name used here: <c>relevance</c> → <c>relevant</c>.</param>
    public static HeaderedSheet Of(Sheet sheet, IReadOnlyDictionary<string, string>? aliases = null)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        if (sheet.Rows.Count == 0)
            return new HeaderedSheet(sheet.Name, null, [], []);
        var columns = sheet.Rows[0].Cells.Select(cell => Column(cell, aliases)).ToList();
        var found = new HeaderColumns(columns);
        var rows = sheet.Rows.Skip(1).Select(row => new HeaderedRow(row, found)).ToList();
        return new HeaderedSheet(sheet.Name, sheet.Rows[0].Number, columns, rows);
    }

    /// <summary>The code of a language as a header or a settings cell names it: <c>Arabic (ar)</c> → <c>ar</c>.</summary>
    public static string LanguageCode(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var match = CodeInBrackets().Match(written);
        var code = match.Groups[1].Value.ToLowerInvariant();
        var name = written[..(match.Success ? match.Index : written.Length)].Trim().ToLowerInvariant();
        if (name is "default")
            return "";
        if (LanguagesByName.TryGetValue(code, out var known))
            return known;
        // Arabic (ar-IQ) is what a person who reads ar reads; in Arabic (Iraq) the brackets hold no code
        var primary = code.Split('-')[0];
        if (primary.Length is 2 or 3)
            return LanguagesByName.GetValueOrDefault(primary, primary);
        return LanguagesByName.GetValueOrDefault(name, match.Success ? code : name);
    }

    private static HeaderColumn Column(Cell cell, IReadOnlyDictionary<string, string>? aliases)
    {
        var written = cell.Text;
        var parts = (written.Contains("::", StringComparison.Ordinal) ? written.Split("::")
            : written.StartsWith("jr:", StringComparison.OrdinalIgnoreCase) ? [written]
            : written.Split(':')).Select(part => part.Trim()).ToList();
        var name = Simple(parts[0]);
        var next = 1;
        if (Prefixes.Contains(name) && parts.Count > 1)
        {
            name += "::" + Simple(parts[1]);
            next = 2;
        }

        if (aliases is not null && aliases.TryGetValue(name, out var known))
            name = known;
        var language = next < parts.Count ? LanguageCode(string.Join(' ', parts.Skip(next))) : "";
        return new HeaderColumn(cell.Column, name, language, written);
    }

    private static string Simple(string part) => Spaces().Replace(HeaderedRow.WithoutMarks(part).Trim().ToLowerInvariant(), "_");

    [GeneratedRegex(@"\(\s*([A-Za-z]{2,8}(?:-[A-Za-z0-9]+)*)\s*\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeInBrackets();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
