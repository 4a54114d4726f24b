using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>Reads a workbook as an XLSForm and compiles it. Every problem is reported, not only the first.</summary>
public static class FormReader
{
    private static readonly string[] NeededColumns = ["type", "name"];

    /// <summary>Reads a form.</summary>
    /// <param name="workbook">As <see cref="WorkbookReader"/> read it.</param>
    /// <param name="tables">
    /// Tables that come with the form, by file name (<c>organisations.csv</c>): for <c>select_one_from_file</c>,
    /// <c>csv-external</c>, <c>pulldata()</c> and <c>instance()</c>.
    /// </param>
    public static FormReading Read(Workbook workbook, IReadOnlyDictionary<string, ChoiceTable>? tables = null)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        var problems = new ProblemList(workbook.File);
        var form = Read(workbook, tables ?? new Dictionary<string, ChoiceTable>(), problems);
        return new FormReading(problems.HasErrors ? null : form, problems.InOrder([.. workbook.Sheets.Select(sheet => sheet.Name)]));
    }

    private static Form? Read(Workbook workbook, IReadOnlyDictionary<string, ChoiceTable> tables, ProblemList problems)
    {
        var settings = FormSettings.Read(workbook, problems);
        var choices = new ChoicesReader(problems, settings.AllowDuplicates);
        choices.Read(workbook.Find("choices"));
        choices.Read(workbook.Find("external_choices"));
        if (workbook.Find("entities") is { Rows.Count: > 1 } entities)
            problems.Add(FormRules.EntitiesNotSupported, entities.Name, null, null, ("sheet", entities.Name));
        if (workbook.Find("survey") is not { } sheet)
        {
            problems.Add(FormRules.MissingSheet, null, null, null, ("sheet", "survey"));
            return null;
        }

        var headered = HeaderedSheet.Of(sheet, ColumnNames.SurveyAliases);
        var missing = NeededColumns.Where(column => !headered.Has(column)).ToList();
        missing.ForEach(column => problems.Add(FormRules.MissingColumn, sheet.Name, headered.HeaderRow, null, ("column", column)));
        ColumnNames.Check(headered, ColumnNames.Survey, problems);
        if (missing.Count > 0)
            return null;
        var survey = new SurveyReader(problems, sheet.Name);
        survey.Read(headered);
        if (survey.Elements.Count == 0 && !problems.HasErrors)
            problems.Add(FormRules.NoQuestions, sheet.Name, null, null);
        return new FormCompiler(workbook, sheet.Name, headered, settings, choices, survey, tables, problems).Compile();
    }
}
