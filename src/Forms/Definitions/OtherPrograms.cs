using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>A form as pyxform takes it, and Kobo and ODK Central with it, where ours says more than the standard knows.</summary>
/// <remarks>Source: xlsform.org, sheet <c>settings</c>: one <c>form_title</c>, without languages; prefixes of <c>bind::</c> columns stand in <c>namespaces</c>.</remarks>
public static class OtherPrograms
{
    private const string Title = "form_title";
    private const string Namespaces = "namespaces";
    private const string Namespace = "wb=\"https://workshopbot.org/xlsform\"";

    /// <summary>
    /// The same form with a title in its default language beside the translated ones, and with the namespace of our own column where that is used. What is added is no part of
    /// the form's version.
    /// </summary>
    public static Workbook Of(Workbook workbook)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        if (workbook.Find("settings") is not { Rows: [var header, var values, ..] } settings)
        {
            return workbook;
        }

        var headered = HeaderedSheet.Of(settings, ColumnNames.SettingsAliases);
        var row = headered.Rows[0];
        var added = new List<(string Name, string Value)>();
        if (headered.Has(Title) && headered.Columns.All(column => column.Name != Title || column.Language.Length > 0))
        {
            added.Add((Title, row.Texts(Title).In(HeaderedSheet.LanguageCode(row["default_language"]), null)));
        }

        if (!headered.Has(Namespaces) && workbook.Find("survey") is { } survey && HeaderedSheet.Of(survey).Columns.Any(column => column.Name.StartsWith("bind::wb:", StringComparison.Ordinal)))
        {
            added.Add((Namespaces, Namespace));
        }

        if (added.Count == 0)
        {
            return workbook;
        }

        var next = settings.Rows.SelectMany(one => one.Cells).Max(cell => cell.Column) + 1;
        var written = settings with
        {
            Rows =
            [
                header with { Cells = [.. header.Cells, .. added.Select((one, index) => new Cell(next + index, one.Name))] },
                values with { Cells = [.. values.Cells, .. added.Select((one, index) => new Cell(next + index, one.Value))] },
                .. settings.Rows.Skip(2),
            ],
        };
        return workbook with { Sheets = [.. workbook.Sheets.Select(sheet => ReferenceEquals(sheet, settings) ? written : sheet)] };
    }

    /// <summary>The columns of a sheet <c>settings</c> that say nothing about the form, by number: they are there for other programs.</summary>
    internal static HashSet<int> ColumnsOf(Sheet settings)
    {
        var columns = HeaderedSheet.Of(settings, ColumnNames.SettingsAliases).Columns;
        var isTranslated = columns.Any(column => column.Name == Title && column.Language.Length > 0);
        return [.. columns.Where(column => column.Name == Namespaces || (isTranslated && column.Name == Title && column.Language.Length == 0)).Select(column => column.Number)];
    }
}
