using WorkshopBot.Chat;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Exports;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Desk;

/// <summary>The people of a workshop as a file in the chat: the table <c>registrations</c> of the export.</summary>
internal static class PeopleFile
{
    public const string Xlsx = "people.xlsx";
    public const string Csv = "people.csv";
    public const string Json = "people.json";

    /// <summary>The formats, as a button's argument names them.</summary>
    public static readonly string[] Formats = ["xlsx", "csv", "json"];

    public static MadeFileContent Make(ReadSession session, MadeFile file)
    {
        var workshop = WorkshopStore.ById(session, file.SubjectId) ?? throw new InvalidOperationException($"No workshop {file.SubjectId}.");
        using var stream = new MemoryStream();
        using (ITables tables = file.Kind switch
        {
            Csv => new CsvTables(_ => stream),
            Json => new JsonTables(_ => stream),
            _ => new XlsxTables(stream, (Language.Find(file.Language) ?? Language.Arabic).IsRightToLeft),
        })
        {
            Exporter.WriteRegistrations(tables, session, workshop);
        }

        return new(stream.ToArray(), $"people-{workshop.Code}{Path.GetExtension(file.Kind)}", IsPhoto: false);
    }
}
