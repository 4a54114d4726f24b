using System.Globalization;
using System.Text;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Turns;

namespace WorkshopBot.Roles;

/// <summary>What the team of a workshop did, and whose data it read, as a table: <c>at,act,subject,person,name</c>, times in UTC.</summary>
internal static class AuditTable
{
    public const string Kind = "audit";

    public static MadeFileContent Make(ReadSession session, MadeFile file)
    {
        var workshop = WorkshopStore.ById(session, file.SubjectId) ?? throw new InvalidOperationException($"No workshop {file.SubjectId}.");
        var table = new StringBuilder("at,act,subject,person,name\r\n");
        foreach (var entry in AuditStore.Of(session, file.SubjectId))
        {
            string[] cells =
            [
                entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                entry.Act, entry.Subject, entry.PersonId?.ToString(CultureInfo.InvariantCulture) ?? "", entry.Name ?? "",
            ];
            table.AppendJoin(',', cells.Select(CsvTables.Cell)).Append("\r\n");
        }

        return new([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(table.ToString())], $"audit-{workshop.Code}.csv", IsPhoto: false);
    }
}
