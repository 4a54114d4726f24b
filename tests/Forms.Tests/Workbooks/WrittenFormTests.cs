using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Tests.Workbooks;

/// <summary>
/// Workbooks we write, looked at without our own reader: by the rules of Office Open XML and of XLSForm (xlsform.org) that other programs refuse a file for. pyxform itself does not
/// run here.
/// </summary>
public sealed partial class WrittenFormTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly string[] Types =
    [
        "text", "integer", "int", "decimal", "date", "time", "dateTime", "datetime", "note", "acknowledge", "trigger", "range", "calculate", "hidden", "start", "end", "today", "image", "photo", "audio", "video",
        "file", "geopoint", "gps", "location", "barcode", "deviceid", "imei", "username", "phonenumber", "email", "simserial", "subscriberid", "audit", "csv-external", "start-geopoint", "string",
    ];

    public static TheoryData<string> Forms => new(Directory.GetFiles(Path.Combine(Repository.Vectors, "forms"), "*.md").Where(path => !Path.GetFileName(path).StartsWith("bad_", StringComparison.Ordinal))
        .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "samples", "templates"), "*.md", SearchOption.AllDirectories))
        .Select(path => Path.GetRelativePath(Repository.Root, path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_written_form_keeps_the_rules_of_its_readers(string file)
    {
        using var stream = new MemoryStream();
        WorkbookWriter.WriteXlsx(Given.Workbook(File.ReadAllText(Path.Combine(Repository.Root, file))), stream);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var sheets = Sheets(zip);
        CheckSurvey(sheets["survey"], sheets.GetValueOrDefault("choices"));
        if (sheets.GetValueOrDefault("settings") is { } settings)
            Assert.InRange(settings.Count, 1, 2);
    }

    /// <summary>The package: every part named, every name found, cells in order, no formula.</summary>
    private static Dictionary<string, List<Dictionary<string, string>>> Sheets(ZipArchive zip)
    {
        XDocument Part(string name)
        {
            using var part = (zip.GetEntry(name) ?? throw new InvalidOperationException(name)).Open();
            return XDocument.Load(part);
        }

        var types = Part("[Content_Types].xml").Root!.Elements().ToList();
        foreach (var entry in zip.Entries)
            Assert.Contains(types, type => (string?)type.Attribute("PartName") == "/" + entry.FullName || entry.FullName.EndsWith("." + (string?)type.Attribute("Extension"), StringComparison.Ordinal) || entry.FullName == "[Content_Types].xml");
        var targets = Part("xl/_rels/workbook.xml.rels").Root!.Elements().ToDictionary(relation => (string)relation.Attribute("Id")!, relation => "xl/" + (string)relation.Attribute("Target")!);
        var sheets = new Dictionary<string, List<Dictionary<string, string>>>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in Part("xl/workbook.xml").Root!.Element(Main + "sheets")!.Elements(Main + "sheet"))
        {
            var name = (string)sheet.Attribute("name")!;
            Assert.InRange(name.Length, 1, 31);
            Assert.DoesNotContain(name, c => "[]:*?/\\".Contains(c, StringComparison.Ordinal));
            sheets.Add(name, Rows(Part(targets[(string)sheet.Attribute(Relations + "id")!])));
        }

        return sheets;
    }

    private static List<Dictionary<string, string>> Rows(XDocument sheet)
    {
        Assert.Empty(sheet.Descendants(Main + "f"));
        var rows = new List<Dictionary<string, string>>();
        var last = 0;
        foreach (var row in sheet.Descendants(Main + "row"))
        {
            var number = (int)row.Attribute("r")!;
            Assert.True(number > last, "rows out of order");
            last = number;
            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            var column = 0;
            foreach (var cell in row.Elements(Main + "c"))
            {
                var place = CellPlace().Match((string)cell.Attribute("r")!);
                Assert.Equal(number, int.Parse(place.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));
                var at = place.Groups[1].Value.Aggregate(0, (sum, c) => (sum * 26) + c - 'A' + 1);
                Assert.True(at > column, "cells out of order");
                column = at;
                Assert.InRange(cell.Value.Length, 1, 32_767);
                cells.Add(place.Groups[1].Value, cell.Value);
            }

            rows.Add(cells);
        }

        var header = rows[0];
        Assert.Equal(header.Values.Distinct(StringComparer.OrdinalIgnoreCase).Count(), header.Count);
        // a cell without a header above it would be read by nobody
        return [.. rows.Skip(1).Select(row => row.ToDictionary(cell => header[cell.Key].Trim().ToLowerInvariant(), cell => cell.Value)).Prepend(header)];
    }

    private static void CheckSurvey(List<Dictionary<string, string>> survey, List<Dictionary<string, string>>? choices)
    {
        Assert.Contains("type", survey[0].Values, StringComparer.OrdinalIgnoreCase);
        var open = new Stack<(string Kind, HashSet<string> Names)>([("", new HashSet<string>(StringComparer.Ordinal))]);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var lists = new List<string>();
        foreach (var row in survey.Skip(1).Where(row => row.GetValueOrDefault("type", "").Trim().Length > 0))
        {
            var type = Spaces().Replace(row["type"].Trim(), " ");
            var name = row.GetValueOrDefault("name", "").Trim();
            if (EndBlock().Match(type) is { Success: true } end)
            {
                Assert.Equal(end.Groups[1].Value, open.Pop().Kind);
                continue;
            }

            if (name.Length > 0)
            {
                Assert.Matches(@"^[\p{L}_][\p{L}\p{M}\p{N}_.\-]*$", name);
                Assert.True(open.Peek().Names.Add(name), $"{name} stands twice");
                names.Add(name);
            }

            if (BeginBlock().Match(type) is { Success: true } begin)
                open.Push((begin.Groups[1].Value, new HashSet<string>(StringComparer.Ordinal)));
            else if (List().Match(type) is { Success: true } list)
                lists.Add(list.Groups[1].Value);
            else
                Assert.True(type.Contains("from_file", StringComparison.Ordinal) || type.StartsWith("select_one_external", StringComparison.Ordinal) || Types.Contains(type), type);
        }

        Assert.Single(open);
        foreach (Match reference in survey.Skip(1).SelectMany(row => row.Values).SelectMany(text => Reference().Matches(text)))
            Assert.Contains(reference.Groups[1].Value.Trim(), names);
        var listed = (choices ?? []).Skip(1).Select(row => row.GetValueOrDefault("list_name") ?? row.GetValueOrDefault("list name") ?? "").ToHashSet(StringComparer.Ordinal);
        Assert.All(lists, list => Assert.Contains(list, listed));
    }

    [GeneratedRegex("^([A-Z]+)([0-9]+)$")]
    private static partial Regex CellPlace();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("^end[ _](group|repeat)$")]
    private static partial Regex EndBlock();

    [GeneratedRegex("^begin[ _](group|repeat)$")]
    private static partial Regex BeginBlock();

    [GeneratedRegex(@"^(?:select_one|select_multiple|select one from|select all that apply from|select1|rank|select_one from|select one|select multiple) (\S+)(?: or_other)?$")]
    private static partial Regex List();

    [GeneratedRegex(@"\$\{([^}]+)\}")]
    private static partial Regex Reference();
}
