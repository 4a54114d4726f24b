namespace WorkshopBot.Forms.Workbooks;

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

        var added = new List<(string Name, string Value)>();
        var titles = header.Cells.Where(cell => IsTranslatedTitle(cell.Text)).ToList();
        if (titles.Count > 0 && !Has(header, Title))
        {
            var language = header.Cells.Where(cell => Is(cell.Text, "default_language")).Select(cell => values[cell.Column]).FirstOrDefault("");
            var title = titles.Find(cell => cell.Text.EndsWith("::" + language, StringComparison.OrdinalIgnoreCase)) is { Column: > 0 } own ? own : titles[0];
            added.Add((Title, values[title.Column]));
        }

        if (!Has(header, Namespaces) && workbook.Find("survey") is { Rows: [var columns, ..] } && columns.Cells.Any(cell => cell.Text.StartsWith("bind::wb:", StringComparison.OrdinalIgnoreCase)))
        {
            added.Add((Namespaces, Namespace));
        }

        var next = settings.Rows.SelectMany(row => row.Cells).Max(cell => cell.Column) + 1;
        SheetRow With(SheetRow row, Func<(string Name, string Value), string> text) => row with { Cells = [.. row.Cells, .. added.Select((one, index) => new Cell(next + index, text(one))).Where(cell => cell.Text.Length > 0)] };
        var written = settings with { Rows = [With(header, one => one.Name), With(values, one => one.Value), .. settings.Rows.Skip(2)] };
        return added.Count == 0 ? workbook : workbook with { Sheets = [.. workbook.Sheets.Select(sheet => ReferenceEquals(sheet, settings) ? written : sheet)] };
    }

    /// <summary>Whether a column of the sheet <c>settings</c> says nothing about the form: it was added for other programs.</summary>
    /// <param name="column">Its header.</param>
    /// <param name="headers">All headers of the sheet.</param>
    internal static bool IsForOthers(string column, IEnumerable<string> headers) => Is(column, Namespaces) || (Is(column, Title) && headers.Any(IsTranslatedTitle));

    private static bool IsTranslatedTitle(string header) => header.StartsWith(Title + ":", StringComparison.OrdinalIgnoreCase);

    private static bool Has(SheetRow header, string name) => header.Cells.Any(cell => Is(cell.Text, name));

    private static bool Is(string header, string name) => string.Equals(header, name, StringComparison.OrdinalIgnoreCase);
}
