using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Plans;

/// <summary>Reads the sheets <c>groups</c> and <c>organisations</c>.</summary>
internal static class ListReader
{
    private const int Line = 200;

    public static IReadOnlyList<Group> Groups(PlanSheet sheet)
    {
        var codes = new SeenCodes();
        return
        [
            .. sheet.Rows.Select(row => new Group
            {
                Code = codes.Read(row["code"]) ?? "",
                Titles = row["title"].Required().Texts(Line),
                Capacity = row["capacity"].Whole(least: 1),
                Rooms = row["room"].Texts(Line),
                Facilitators = row["facilitator"].Texts(Line),
            }),
        ];
    }

    /// <summary>In the sheet's order, but <c>other</c> last.</summary>
    public static IReadOnlyList<Organisation> Organisations(PlanSheet sheet)
    {
        var codes = new SeenCodes();
        return
        [
            .. sheet.Rows
                .Select(row => new Organisation
                {
                    Code = codes.Read(row["code"]) ?? "",
                    Governorate = row["governorate"].Code() ?? "",
                    Names = row["name"].Required().Texts(Line),
                })
                .ToList() // each row is read once, in the sheet's order
                .OrderBy(organisation => organisation.Code == "other"),
        ];
    }
}
