using System.Globalization;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Exports;
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
        var table = CsvFile.Of(
            ["at", "act", "subject", "person", "name"],
            AuditStore.Of(session, file.SubjectId).Select(entry => new TableCell[]
            {
                CsvFile.Moment(entry.At), entry.Act, entry.Subject, entry.PersonId?.ToString(CultureInfo.InvariantCulture), entry.Name,
            }));
        return new(table, $"audit-{workshop.Code}.csv", IsPhoto: false);
    }
}
