using System.Collections.Frozen;
using WorkshopBot.Forms.Expressions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>The columns of an XLSForm: those that work, their other names, and those that are left out.</summary>
internal static class ColumnNames
{
    public static readonly FrozenDictionary<string, string> SurveyAliases = new Dictionary<string, string>
    {
        ["relevance"] = "relevant",
        ["calculate"] = "calculation",
        ["readonly"] = "read_only",
        ["count"] = "repeat_count",
        ["jr:count"] = "repeat_count",
        ["caption"] = "label",
        ["constraining_message"] = "constraint_message",
        ["jr:constraintmsg"] = "constraint_message",
        ["jr:requiredmsg"] = "required_message",
        ["requiredmsg"] = "required_message",
        ["required_msg"] = "required_message",
        ["image"] = "media::image",
        ["audio"] = "media::audio",
        ["video"] = "media::video",
        ["control::appearance"] = "appearance",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, string> ChoicesAliases = new Dictionary<string, string>
    {
        ["list"] = "list_name",
        ["listname"] = "list_name",
        ["value"] = "name",
        ["caption"] = "label",
        ["image"] = "media::image",
        ["audio"] = "media::audio",
        ["video"] = "media::video",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, string> SettingsAliases = new Dictionary<string, string>
    {
        ["id_string"] = "form_id",
        ["title"] = "form_title",
        ["set_form_title"] = "form_title",
        ["set_form_id"] = "form_id",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Survey = new[]
    {
        "type", "name", "label", "hint", "guidance_hint", "required", "required_message", "relevant", "constraint", "constraint_message",
        "calculation", "choice_filter", "default", "repeat_count", "appearance", "parameters", "read_only", "trigger",
        "media::image", "media::audio", "media::video", "media::big-image", "autoplay", "bind::wb:sensitive",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> Settings = new[]
    {
        "form_title", "form_id", "version", "default_language", "allow_choice_duplicates", "instance_name", "namespaces",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> KnownButIdle = new[]
    {
        "saveincomplete", "style", "public_key", "submission_url", "auto_send", "auto_delete", "clean_text_values", "compact_prefix", "compact_tag",
        "sms_keyword", "sms_separator", "prefix", "delimiter", "attribute", "disabled", "hxl", "tags", "note", "notes", "comment", "comments",
        "save_to", "query", "rows", "max-pixels", "intent", "name_space",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Tells of columns that have no effect, and of columns that stand there twice.</summary>
    public static void Check(HeaderedSheet sheet, FrozenSet<string> known, ProblemList problems)
    {
        foreach (var column in sheet.Columns)
        {
            if (known.Contains(column.Name))
                continue;
            var isIdle = KnownButIdle.Contains(column.Name) || column.Name.Contains("::", StringComparison.Ordinal) || column.Name[0] is '_' or '#' or '$';
            if (isIdle)
                problems.Add(FormRules.IgnoredColumn, sheet.Name, sheet.HeaderRow, column.Number, ("column", column.Written));
            else
                problems.Add(FormRules.UnknownColumn, sheet.Name, sheet.HeaderRow, column.Number, ("column", column.Written), ("nearest", Nearest.Of(column.Name, known)));
        }

        foreach (var twice in sheet.Columns.Where(column => known.Contains(column.Name)).GroupBy(column => (column.Written.ToLowerInvariant(), column.Language)).Where(group => group.Count() > 1))
            problems.Add(FormRules.DuplicateColumn, sheet.Name, sheet.HeaderRow, twice.Last().Number, ("column", twice.Last().Written));
    }
}
