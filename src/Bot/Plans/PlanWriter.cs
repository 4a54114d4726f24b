using System.Globalization;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Texts;

namespace WorkshopBot.Plans;

/// <summary>
/// Writes a plan as the workbook that <see cref="PlanReader"/> reads: what is sent back unchanged changes nothing. Every sheet has all its columns in all
/// languages, for whoever goes on writing. Forms are named, not contained: <c>registration.md</c> is the workshop's form of that name.
/// </summary>
internal static class PlanWriter
{
    private static readonly (string Sheet, string[] Keys, string[] Columns, string[] Texts)[] Shapes =
    [
        ("agenda", ["code"], ["day", "start", "end", "kind", "group"], ["title", "room", "facilitator"]),
        ("groups", ["code"], ["capacity"], ["title", "room", "facilitator"]),
        ("organisations", ["code"], ["governorate"], ["name"]),
        ("quotas", ["field", "value"], ["capacity"], []),
        ("fields", ["field"], ["question"], []),
        ("forms", ["name"], ["file", "purpose", "audience", "group", "opens", "closes", "when", "anonymous", "several"], []),
    ];

    /// <summary>The workbook of a plan.</summary>
    public static Workbook Of(Plan plan)
    {
        var facts = PlanFacts.Of(plan).ToLookup(fact => fact.Sheet, StringComparer.Ordinal);
        return new(
            plan.Workshop.Code + ".xlsx",
            [WorkshopSheet(plan.Workshop.Code, facts["workshop"].Single()), .. Shapes.Where(shape => shape.Sheet == "agenda" || facts[shape.Sheet].Any()).Select(shape => SheetOf(shape, [.. facts[shape.Sheet]]))]);
    }

    private static Sheet WorkshopSheet(string code, PlanFact fact)
    {
        var settings = fact.Columns.Texts.Select(text => text.Key.Split("::")[0]).Distinct();
        string[] head = ["name", "value", .. Language.All.Select(language => Head("value", language))];
        return SheetOf("workshop", head, [["code", code], .. settings.Select(name => (string[])[name, fact.Columns[name], .. Language.All.Select(language => fact.Columns[$"{name}::{language.Code}"])])]);
    }

    private static Sheet SheetOf((string Sheet, string[] Keys, string[] Columns, string[] Texts) shape, IReadOnlyList<PlanFact> facts)
    {
        string[] head = [.. shape.Keys, .. shape.Columns, .. shape.Texts.SelectMany(text => Language.All.Select(language => Head(text, language)))];
        return SheetOf(shape.Sheet, head, facts.Select(fact => (string[])
        [
            .. shape.Keys.Length == 1 ? [fact.Code] : fact.Code.Split('=', shape.Keys.Length),
            .. shape.Columns.Select(column => column == "file" ? fact.Code + ".md" : fact.Columns[column]),
            .. shape.Texts.SelectMany(text => Language.All.Select(language => fact.Columns[$"{text}::{language.Code}"])),
        ]));
    }

    private static Sheet SheetOf(string name, string[] head, IEnumerable<string[]> rows) => new(
        name,
        [.. rows.Prepend(head).Select((texts, place) => new SheetRow(place + 1, [.. texts.Select((text, column) => new Cell(column + 1, text)).Where(cell => cell.Text.Length > 0)]))]);

    // title::Kurdish (ckb)
    private static string Head(string column, Language language) =>
        string.Create(CultureInfo.InvariantCulture, $"{column}::{language.Code switch { "ar" => "Arabic", "ckb" => "Kurdish", _ => "English" }} ({language.Code})");
}
