using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Texts;

namespace WorkshopBot.Plans;

/// <summary>A sheet of the plan whose header was checked.</summary>
internal sealed class PlanSheet
{
    private static readonly IReadOnlyDictionary<string, SheetShape> Shapes = new[]
    {
        new SheetShape("workshop", ["name"], [], ["value"]),
        new SheetShape("agenda", ["code", "day", "start", "end", "kind"], ["group"], ["title", "room", "facilitator"]),
        new SheetShape("groups", ["code"], ["capacity"], ["title", "room", "facilitator"]),
        new SheetShape("organisations", ["code"], ["governorate"], ["name"]),
        new SheetShape("quotas", ["field", "value", "capacity"], [], []),
        new SheetShape("fields", ["field", "question"], [], []),
        new SheetShape("forms", ["name", "file", "purpose"], ["audience", "group", "opens", "closes", "when", "anonymous", "several"], []),
    }.ToDictionary(shape => shape.Name, StringComparer.Ordinal);

    private PlanSheet(string name, IReadOnlyList<PlanRow> rows)
    {
        Name = name;
        Rows = rows;
    }

    public string Name { get; }

    public IReadOnlyList<PlanRow> Rows { get; }

    /// <summary>Checks which sheets a plan has.</summary>
    public static void CheckSheets(Workbook workbook, PlanProblems problems)
    {
        var present = workbook.Sheets.Where(sheet => sheet.Rows.Count > 0 && !sheet.IsHidden).Select(sheet => sheet.Name.Trim()).ToList();
        foreach (var name in Shapes.Keys.Where(name => present.Count(sheet => IsNamed(sheet, name)) > 1))
        {
            problems.Add(PlanRules.SheetTwice, name, null, null, name);
        }

        foreach (var found in present.Where(found => !Shapes.Keys.Any(name => IsNamed(found, name))))
        {
            var nearest = Nearest.Of(found, Shapes.Keys);
            if (nearest.Length > 0 && !present.Any(sheet => IsNamed(sheet, nearest)))
            {
                problems.Add(PlanRules.MistypedSheet, found, null, null, found, nearest);
            }
            else
            {
                problems.Add(PlanRules.UnreadSheet, found, null, null, found, string.Join(", ", Shapes.Keys));
            }
        }
    }

    /// <summary>The sheet of that name; without rows when the plan has none.</summary>
    public static PlanSheet Of(Workbook workbook, string name, PlanProblems problems, bool required = false)
    {
        var shape = Shapes[name];
        if (workbook.Find(name) is not { Rows.Count: > 0 } sheet)
        {
            if (required)
            {
                problems.Add(PlanRules.MissingSheet, null, null, null, name);
            }

            return new PlanSheet(name, []);
        }

        var headered = HeaderedSheet.Of(sheet);
        CheckColumns(shape, headered, problems);
        return new PlanSheet(name, [.. headered.Rows.Where(row => !row.IsEmpty).Select(row => new PlanRow(problems, name, row))]);
    }

    private static void CheckColumns(SheetShape shape, HeaderedSheet sheet, PlanProblems problems)
    {
        foreach (var column in sheet.Columns)
        {
            if (!shape.Columns.Contains(column.Name))
            {
                var nearest = Nearest.Of(column.Name, shape.Columns);
                problems.Add(PlanRules.UnknownColumn, shape.Name, sheet.HeaderRow, column.Number, column.Written, nearest, string.Join(", ", shape.Columns));
            }
            else if (column.Language.Length > 0 && Language.Find(column.Language) is null)
            {
                var known = string.Join(", ", Language.All.Select(language => language.Code));
                problems.Add(PlanRules.UnknownLanguage, shape.Name, sheet.HeaderRow, column.Number, column.Written, known);
            }
        }

        foreach (var again in sheet.Columns.GroupBy(column => (column.Name, column.Language)).SelectMany(same => same.Skip(1)))
        {
            problems.Add(PlanRules.ColumnTwice, shape.Name, sheet.HeaderRow, again.Number, again.Written);
        }

        foreach (var missing in shape.Required.Concat(shape.Texts.Take(1)).Where(name => !sheet.Has(name)))
        {
            problems.Add(PlanRules.MissingColumn, shape.Name, sheet.HeaderRow, null, missing);
        }
    }

    private static bool IsNamed(string found, string name) => string.Equals(found, name, StringComparison.OrdinalIgnoreCase);

    /// <param name="Name">The sheet's name.</param>
    /// <param name="Required">Columns it must have.</param>
    /// <param name="Optional">Columns it may have.</param>
    /// <param name="Texts">Columns with languages; the first must be there.</param>
    private sealed record SheetShape(string Name, IReadOnlyList<string> Required, IReadOnlyList<string> Optional, IReadOnlyList<string> Texts)
    {
        public IReadOnlyList<string> Columns { get; } = [.. Required, .. Optional, .. Texts];
    }
}

/// <summary>A row of a plan's sheet.</summary>
internal sealed class PlanRow(PlanProblems problems, string sheet, HeaderedRow row)
{
    /// <summary>As Excel counts.</summary>
    public int Number => row.Number;

    /// <summary>The cell of a column; it may be empty.</summary>
    public PlanCell this[string column] => Named(column, column);

    /// <summary>The cell of a column under a name of its own.</summary>
    public PlanCell Named(string column, string name) =>
        new(problems, sheet, row.Number, row.ColumnNumber(column), name, row[column], row.Texts(column));
}
