using System.Globalization;
using WorkshopBot.Forms.Submissions;

namespace WorkshopBot.Exports;

/// <summary>A small table as a CSV file for the chat.</summary>
internal static class CsvFile
{
    /// <summary>The whole file, as <see cref="CsvTables"/> writes it.</summary>
    public static byte[] Of(IReadOnlyList<string> columns, IEnumerable<TableCell[]> rows)
    {
        using var file = new MemoryStream();
        using (var table = new CsvTables(_ => file))
        {
            table.Begin("", columns);
            foreach (var row in rows)
            {
                table.Add(row);
            }
        }

        return file.ToArray();
    }

    /// <summary>A moment in a cell: UTC, to the second.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
