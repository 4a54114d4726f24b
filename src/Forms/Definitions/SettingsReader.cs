using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>The sheet <c>settings</c>: one row below its header.</summary>
internal sealed record FormSettings(string Id, LocalText Title, string Version, string? DefaultLanguage, bool AllowDuplicates, string SheetName, HeaderedRow? Row)
{
    public static FormSettings Read(Workbook workbook, ProblemList problems)
    {
        var id = Path.GetFileNameWithoutExtension(workbook.File);
        var sheet = workbook.Find("settings");
        var headered = sheet is null ? null : HeaderedSheet.Of(sheet, ColumnNames.SettingsAliases);
        if (headered is not null)
            ColumnNames.Check(headered, ColumnNames.Settings, problems);
        if (headered is not { Rows: [var row, ..] })
            return new FormSettings(id, new LocalText([KeyValuePair.Create("", id)]), "", null, false, "settings", null);
        var formId = row["form_id"] is { Length: > 0 } written ? written : id;
        var title = row.Texts("form_title");
        var language = row["default_language"];
        return new FormSettings(
            formId,
            title.IsEmpty ? new LocalText([KeyValuePair.Create("", formId)]) : title,
            row["version"],
            language.Length == 0 ? null : HeaderedSheet.LanguageCode(language),
            YesNo.IsYes(row["allow_choice_duplicates"]),
            headered.Name,
            row);
    }
}
