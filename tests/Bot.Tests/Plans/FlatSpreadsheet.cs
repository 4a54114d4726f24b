using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Tests.Plans;

/// <summary>A workbook as LibreOffice reads it; days, times and numbers become real ones, as a person's typing does.</summary>
internal static partial class FlatSpreadsheet
{
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private static readonly XNamespace Style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
    private static readonly XNamespace Number = "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0";

    // LibreOffice knows the format by the declaration in front
    public static string Of(Workbook workbook) => """<?xml version="1.0" encoding="UTF-8"?>""" + new XDocument(
        new XElement(
            Office + "document",
            new XAttribute(XNamespace.Xmlns + "office", Office),
            new XAttribute(XNamespace.Xmlns + "table", Table),
            new XAttribute(XNamespace.Xmlns + "text", Text),
            new XAttribute(XNamespace.Xmlns + "style", Style),
            new XAttribute(XNamespace.Xmlns + "number", Number),
            new XAttribute(Office + "version", "1.3"),
            new XAttribute(Office + "mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            new XElement(
                Office + "automatic-styles",
                new XElement(Number + "date-style", new XAttribute(Style + "name", "day-format"), Part("year", "long"), Literal("-"), Part("month", "long"), Literal("-"), Part("day", "long")),
                new XElement(Number + "date-style", new XAttribute(Style + "name", "moment-format"), Part("year", "long"), Literal("-"), Part("month", "long"), Literal("-"), Part("day", "long"), Literal(" "), Part("hours", "long"), Literal(":"), Part("minutes", "long")),
                new XElement(Number + "time-style", new XAttribute(Style + "name", "time-format"), Part("hours", "long"), Literal(":"), Part("minutes", "long")),
                CellStyle("day"),
                CellStyle("moment"),
                CellStyle("time")),
            new XElement(Office + "body", new XElement(Office + "spreadsheet", workbook.Sheets.Select(SheetOf))))).ToString(SaveOptions.DisableFormatting);

    private static XElement SheetOf(Sheet sheet)
    {
        var table = new XElement(Table + "table", new XAttribute(Table + "name", sheet.Name));
        var number = 1;
        foreach (var row in sheet.Rows)
        {
            for (; number < row.Number; number++)
            {
                table.Add(new XElement(Table + "table-row", new XElement(Table + "table-cell")));
            }

            var last = row.Cells.Max(cell => cell.Column);
            table.Add(new XElement(Table + "table-row", Enumerable.Range(1, last).Select(column => CellOf(row[column]))));
            number++;
        }

        return table;
    }

    private static XElement CellOf(string text) => text switch
    {
        "" => new XElement(Table + "table-cell"),
        _ when Day().IsMatch(text) => Typed("date", "day", "date-value", text),
        _ when Moment().IsMatch(text) => Typed("date", "moment", "date-value", text.Replace(' ', 'T') + ":00"),
        _ when Time().IsMatch(text) => Typed("time", "time", "time-value", $"PT{text[..2]}H{text[3..]}M00S"),
        _ when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && text == number.ToString(CultureInfo.InvariantCulture) =>
            new XElement(Table + "table-cell", new XAttribute(Office + "value-type", "float"), new XAttribute(Office + "value", text)),
        _ => new XElement(
            Table + "table-cell",
            new XAttribute(Office + "value-type", "string"),
            text.Split('\n').Select(line => new XElement(Text + "p", line))),
    };

    private static XElement Typed(string type, string style, string attribute, string value) => new(
        Table + "table-cell",
        new XAttribute(Table + "style-name", style),
        new XAttribute(Office + "value-type", type),
        new XAttribute(Office + attribute, value));

    private static XElement CellStyle(string name) => new(
        Style + "style",
        new XAttribute(Style + "name", name),
        new XAttribute(Style + "family", "table-cell"),
        new XAttribute(Style + "data-style-name", $"{name}-format"));

    private static XElement Part(string part, string length) => new(Number + part, new XAttribute(Number + "style", length));

    private static XElement Literal(string text) => new(Number + "text", text);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d$")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^\d\d:\d\d$")]
    private static partial Regex Time();
}
