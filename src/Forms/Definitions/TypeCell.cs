using System.Collections.Frozen;

namespace WorkshopBot.Forms.Definitions;

internal enum RowKind
{
    Question,
    BeginGroup,
    BeginRepeat,
    EndGroup,
    EndRepeat,
    CsvFile,
    Unknown,
    NotSupported,
}

/// <summary>What the cell <c>type</c> of a row says.</summary>
internal sealed record TypeCell(RowKind Kind, QuestionType Type, string Word, string? List, bool FromFile, bool External, bool OrOther)
{
    private static readonly FrozenDictionary<string, QuestionType> Plain = new Dictionary<string, QuestionType>
    {
        ["text"] = QuestionType.Text,
        ["string"] = QuestionType.Text,
        ["integer"] = QuestionType.Integer,
        ["int"] = QuestionType.Integer,
        ["decimal"] = QuestionType.Decimal,
        ["date"] = QuestionType.Date,
        ["time"] = QuestionType.Time,
        ["datetime"] = QuestionType.DateTime,
        ["date time"] = QuestionType.DateTime,
        ["note"] = QuestionType.Note,
        ["acknowledge"] = QuestionType.Acknowledge,
        ["trigger"] = QuestionType.Acknowledge,
        ["range"] = QuestionType.Range,
        ["calculate"] = QuestionType.Calculate,
        ["hidden"] = QuestionType.Hidden,
        ["start"] = QuestionType.Start,
        ["end"] = QuestionType.End,
        ["today"] = QuestionType.Today,
        ["image"] = QuestionType.Image,
        ["photo"] = QuestionType.Image,
        ["audio"] = QuestionType.Audio,
        ["video"] = QuestionType.Video,
        ["file"] = QuestionType.File,
        ["geopoint"] = QuestionType.Geopoint,
        ["gps"] = QuestionType.Geopoint,
        ["location"] = QuestionType.Geopoint,
        ["barcode"] = QuestionType.Barcode,
        ["deviceid"] = QuestionType.Metadata,
        ["imei"] = QuestionType.Metadata,
        ["username"] = QuestionType.Metadata,
        ["phonenumber"] = QuestionType.Metadata,
        ["email"] = QuestionType.Metadata,
        ["simserial"] = QuestionType.Metadata,
        ["subscriberid"] = QuestionType.Metadata,
        ["audit"] = QuestionType.Metadata,
        ["start-geopoint"] = QuestionType.Metadata,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // longest first: the rest of the cell is the list
    private static readonly (string Words, QuestionType Type, bool FromFile, bool External)[] Lists =
    [
        ("select_one_from_file", QuestionType.SelectOne, true, false),
        ("select one from file", QuestionType.SelectOne, true, false),
        ("select_multiple_from_file", QuestionType.SelectMultiple, true, false),
        ("select multiple from file", QuestionType.SelectMultiple, true, false),
        ("select_one_external", QuestionType.SelectOne, false, true),
        ("select one external", QuestionType.SelectOne, false, true),
        ("select all that apply from", QuestionType.SelectMultiple, false, false),
        ("select all that apply", QuestionType.SelectMultiple, false, false),
        ("select_multiple from", QuestionType.SelectMultiple, false, false),
        ("select multiple from", QuestionType.SelectMultiple, false, false),
        ("select_multiple", QuestionType.SelectMultiple, false, false),
        ("select multiple", QuestionType.SelectMultiple, false, false),
        ("select one from", QuestionType.SelectOne, false, false),
        ("select_one from", QuestionType.SelectOne, false, false),
        ("select one", QuestionType.SelectOne, false, false),
        ("select_one", QuestionType.SelectOne, false, false),
        ("select1", QuestionType.SelectOne, false, false),
        ("rank", QuestionType.Rank, false, false),
    ];

    private static readonly FrozenSet<string> Refused = new[]
    {
        "geotrace", "geoshape", "osm", "xml-external", "background-audio", "background-geopoint", "begin loop", "end loop", "rank_from_file", "entity",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words to suggest for one that is not known.</summary>
    public static IEnumerable<string> Known => Plain.Keys.Concat(["select_one", "select_multiple", "rank", "begin group", "end group", "begin repeat", "end repeat"]);

    public static TypeCell Read(string cell)
    {
        var words = cell.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', words);
        var lower = text.ToLowerInvariant();
        if (Block(lower) is var kind && kind != RowKind.Unknown)
            return new TypeCell(kind, default, text, null, false, false, false);
        if (Plain.TryGetValue(lower, out var plain))
            return new TypeCell(RowKind.Question, plain, lower, null, false, false, false);
        if (lower == "csv-external")
            return new TypeCell(RowKind.CsvFile, default, lower, null, false, false, false);
        if (Refused.Contains(lower) || lower.StartsWith("osm ", StringComparison.Ordinal) || lower.StartsWith("begin loop", StringComparison.Ordinal))
            return new TypeCell(RowKind.NotSupported, default, text, null, false, false, false);
        foreach (var (prefix, type, fromFile, external) in Lists)
        {
            if (lower == prefix || lower.StartsWith(prefix + " ", StringComparison.Ordinal))
                return OfList(text[prefix.Length..].Trim(), prefix, type, fromFile, external);
        }

        return new TypeCell(RowKind.Unknown, default, text, null, false, false, false);
    }

    private static TypeCell OfList(string rest, string prefix, QuestionType type, bool fromFile, bool external)
    {
        var orOther = false;
        foreach (var ending in new[] { " or_other", " or specify other", " or other" })
        {
            if (!rest.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                continue;
            rest = rest[..^ending.Length].Trim();
            orOther = true;
        }

        return new TypeCell(RowKind.Question, type, prefix, rest.Length == 0 ? null : rest, fromFile, external, orOther);
    }

    private static RowKind Block(string lower) => lower.Replace('_', ' ') switch
    {
        "begin group" => RowKind.BeginGroup,
        "end group" => RowKind.EndGroup,
        "begin repeat" or "begin lgroup" or "begin looped group" or "lgroup" => RowKind.BeginRepeat,
        "end repeat" or "end lgroup" or "end looped group" => RowKind.EndRepeat,
        _ => RowKind.Unknown,
    };
}
