using System.Globalization;
using WorkshopBot.Chat;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Exports;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Harvest;

/// <summary>
/// Items, quotations and promises as tables for the team's chat. Names only where their authors agreed; notes whose authors said no are in none of them.
/// </summary>
internal static class HarvestTable
{
    public static readonly string[] Kinds = ["items", "quotes", "promises"];

    public static bool Makes(string kind) => kind.Split('_') is [var table, "csv" or "xlsx"] && Kinds.Contains(table);

    public static MadeFileContent Make(ReadSession session, MadeFile file)
    {
        var parts = file.Kind.Split('_');
        var workshop = WorkshopStore.ById(session, file.SubjectId) ?? throw new InvalidOperationException($"No workshop {file.SubjectId}.");
        var (columns, rows) = parts[0] switch
        {
            "items" => Items(session, workshop),
            "quotes" => Quotes(session, workshop),
            _ => Promises(session, workshop),
        };
        var name = $"{workshop.Code}-{parts[0]}.{parts[1]}";
        return new(parts[1] == "csv" ? CsvFile.Of(columns, rows) : Workbook(parts[0], columns, rows, file.Language), name, IsPhoto: false);
    }

    private static (string[] Columns, IEnumerable<TableCell[]> Rows) Items(ReadSession session, Workshop workshop)
    {
        var groups = GroupStore.Of(session, workshop.Id).ToDictionary(group => group.Id, group => group.Code);
        var ranked = HarvestStore.Ranked(session, workshop.Id);
        return (
            ["rank", "tied", "dots", "track", "text", "why", "evidence", "group", "author", "edited", "tag", "merged_into", "reply"],
            ranked.SelectMany(one => one.Merged.Select(item => Row(one, item, one.Rank)).Prepend(Row(one, one.Item, null))));

        TableCell[] Row(RankedItem one, HarvestItem item, int? into) =>
        [
            into is null ? TableCell.Of(one.Rank) : null, into is null && one.IsTied ? "yes" : null, item.Dots is { } dots ? TableCell.Of(dots) : null,
            item.Track, item.Text, item.Why, item.Evidence, item.GroupId is { } id ? groups.GetValueOrDefault(id) : null, item.Author, item.IsEdited ? "yes" : null, item.Tag,
            into is { } rank ? TableCell.Of(rank) : null, item.Reply.Values.FirstOrDefault(),
        ];
    }

    private static (string[] Columns, IEnumerable<TableCell[]> Rows) Quotes(ReadSession session, Workshop workshop) => (
        ["track", "text", "language", "name", "group"],
        QuoteStore.OfWorkshop(session, workshop.Id).Select(quote => new TableCell[] { quote.Track, quote.Text, quote.Language, quote.Name, quote.GroupCode }));

    private static (string[] Columns, IEnumerable<TableCell[]> Rows) Promises(ReadSession session, Workshop workshop) => (
        ["action", "owner", "indicator", "target", "due_date", "support", "state", "word", "made_at", "changed_at", "changes"],
        PromiseStore.OfWorkshop(session, workshop.Id).Select(promise => new TableCell[]
        {
            promise.Action, promise.Owner, promise.Indicator, promise.Target, promise.DueDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), promise.Support, promise.State, promise.Word,
            CsvFile.Moment(promise.MadeAt), CsvFile.Moment(promise.ChangedAt), TableCell.Of(PromiseStore.Changes(session, promise.Id).Count),
        }));

    private static byte[] Workbook(string name, string[] columns, IEnumerable<TableCell[]> rows, string language)
    {
        using var content = new MemoryStream();
        using (var tables = new XlsxTables(content, Language.Of(language).IsRightToLeft))
        {
            tables.Begin(name, columns);
            foreach (var row in rows)
            {
                tables.Add(row);
            }
        }

        return content.ToArray();
    }
}
