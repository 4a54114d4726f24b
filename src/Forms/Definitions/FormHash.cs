using System.Security.Cryptography;
using System.Text;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>A form's version: a digest of the cells that make it, in a fixed order.</summary>
internal static class FormHash
{
    private static readonly string[] Sheets = ["survey", "choices", "external_choices", "settings", "entities"];

    public static string Of(Workbook workbook)
    {
        var content = new StringBuilder();
        foreach (var name in Sheets)
        {
            if (workbook.Find(name) is not { Rows.Count: > 0 } sheet)
                continue;
            var passedOver = name == "settings" ? OtherPrograms.ColumnsOf(sheet) : [];
            var header = sheet.Rows[0].Cells.Where(cell => !passedOver.Contains(cell.Column)).ToDictionary(cell => cell.Column, cell => cell.Text);
            content.Append('\f').Append(name).Append('\n');
            foreach (var row in sheet.Rows.Skip(1))
            {
                var cells = row.Cells.Where(cell => header.ContainsKey(cell.Column))
                    .Select(cell => (Header: header[cell.Column].ToLowerInvariant(), cell.Text))
                    .OrderBy(cell => cell.Header, StringComparer.Ordinal).ThenBy(cell => cell.Text, StringComparer.Ordinal);
                foreach (var (column, text) in cells)
                    content.Append(column.Length).Append(':').Append(column).Append('=').Append(text.Length).Append(':').Append(text).Append('\n');
                content.Append('\v');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content.ToString())));
    }
}
