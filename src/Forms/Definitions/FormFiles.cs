using System.Text.RegularExpressions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>The files a form asks for, so that they can be found before it is read.</summary>
public static partial class FormFiles
{
    /// <summary>File names that stand in types, <c>csv-external</c> rows and look-ups: <c>cities.csv</c>.</summary>
    public static IReadOnlyList<string> Named(Workbook workbook)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        if (workbook.Find("survey") is not { } sheet)
            return [];
        var survey = HeaderedSheet.Of(sheet, ColumnNames.SurveyAliases);
        var names = new List<string>();
        foreach (var row in survey.Rows)
        {
            var type = TypeCell.Read(row.Plain("type"));
            if (type is { FromFile: true, List: { } list })
                names.Add(list);
            if (type.Kind == RowKind.CsvFile)
                names.Add(row.Plain("name") + ".csv");
            foreach (var (_, text) in row.Filled())
                names.AddRange(LookUp().Matches(text).Select(match => match.Groups[1].Value + ".csv"));
        }

        return [.. names.Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex("""(?:pulldata|instance)\s*\(\s*['"]([^'"]+)['"]""", RegexOptions.CultureInvariant)]
    private static partial Regex LookUp();
}
