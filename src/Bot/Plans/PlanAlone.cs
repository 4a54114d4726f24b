using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Plans;

/// <summary>A plan that was sent without the forms that it names: what can be made of it now, and what is still to come.</summary>
/// <param name="Plan">The plan without the rows of forms that are not there, and, for a new workshop, without what its own registration form has to have.</param>
/// <param name="Missing">Files that are not there, as the plan names them.</param>
/// <param name="Fields">Registration field → question, for the form that is still to come.</param>
internal sealed record PlanAlone(Workbook Plan, IReadOnlyList<string> Missing, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>Looks at a plan.</summary>
    /// <param name="plan">As it was sent.</param>
    /// <param name="files">The forms that there are, by file name.</param>
    /// <param name="isNew">The workshop is not there yet: people register with a template until its own form comes.</param>
    public static PlanAlone Of(Workbook plan, IEnumerable<string> files, bool isNew)
    {
        var stems = files.Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = new List<string>();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var sheets = plan.Sheets.Select(sheet => sheet.Name.Trim().ToLowerInvariant() switch
        {
            "forms" when Column(sheet, "file") is { } file => Without(sheet, row =>
            {
                var isMissing = row[file].Length > 0 && !stems.Contains(Path.GetFileNameWithoutExtension(row[file]));
                if (isMissing)
                {
                    missing.Add(row[file]);
                }

                return isMissing;
            }),
            "fields" when isNew && Column(sheet, "field") is { } field && Column(sheet, "question") is { } question => Without(sheet, row => RegistrationFieldNames.All.Contains(row[field]) && fields.TryAdd(row[field], row[question])),
            _ => sheet,
        }).ToList();
        return new(plan with { Sheets = sheets }, missing, fields);
    }

    private static int? Column(Sheet sheet, string head) =>
        sheet.Rows is [var first, ..] && first.Cells.FirstOrDefault(cell => string.Equals(cell.Text.Trim(), head, StringComparison.OrdinalIgnoreCase)) is { Text: not null } cell ? cell.Column : null;

    private static Sheet Without(Sheet sheet, Func<SheetRow, bool> goes) => sheet with { Rows = [.. sheet.Rows.Take(1), .. sheet.Rows.Skip(1).Where(row => !goes(row))] };
}
