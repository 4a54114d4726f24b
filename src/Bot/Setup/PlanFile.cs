using WorkshopBot.Chat;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Plans;
using WorkshopBot.Turns;

namespace WorkshopBot.Setup;

/// <summary>A workshop's own plan as a workbook, to be changed on a computer and sent back (<see cref="PlanTurns"/>).</summary>
internal static class PlanFile
{
    public const string Kind = "plan";

    public static MadeFileContent Make(ReadSession session, MadeFile file)
    {
        var workshop = WorkshopStore.ById(session, file.SubjectId) ?? throw new InvalidOperationException($"No workshop {file.SubjectId}.");
        using var content = new MemoryStream();
        WorkbookWriter.WriteXlsx(PlanWriter.Of(Plan.Of(session, workshop)), content);
        return new(content.ToArray(), workshop.Code + ".xlsx", IsPhoto: false);
    }
}
