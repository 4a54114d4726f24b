using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using Group = WorkshopBot.Data.Workshops.Group;
using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Plans;

/// <summary>The lists that a plan owns, as forms read them: <c>select_one_from_file organisations.csv</c>, <c>groups.csv</c>.</summary>
public static class PlanTables
{
    /// <summary>Lists by file name. Columns: <c>governorate</c>; <c>capacity</c> ("" without a limit).</summary>
    public static IReadOnlyDictionary<string, ChoiceTable> Of(IEnumerable<Organisation> organisations, IEnumerable<Group> groups) =>
        new Dictionary<string, ChoiceTable>(StringComparer.Ordinal)
        {
            ["organisations.csv"] = new([.. organisations.Select(row => Row(row.Code, row.Names, "governorate", row.Governorate))]),
            ["groups.csv"] = new([.. groups.Select(row => Row(row.Code, row.Titles, "capacity", FormattableString.Invariant($"{row.Capacity}")))]),
        };

    private static ChoiceRow Row(string code, LocalTexts label, string column, string value) =>
        new(code, new LocalText(label), new Dictionary<string, string>(StringComparer.Ordinal) { [column] = value });
}
