using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Turns;

namespace WorkshopBot.Setup;

/// <summary>A workshop's plan to begin with, as a workbook: every sheet, filled with an example that can be imported as it is.</summary>
internal static class PlanTemplate
{
    public const string Kind = "plan_template";

    private const string FileName = "workshop_plan";

    public static MadeFileContent Make()
    {
        using var stream = typeof(PlanTemplate).Assembly.GetManifestResourceStream("setup.plan.md") ?? throw new InvalidOperationException("No template of a plan.");
        var workbook = WorkbookReader.Read(FileName + ".md", stream).Workbook ?? throw new InvalidOperationException("The template of a plan cannot be read.");
        using var content = new MemoryStream();
        WorkbookWriter.WriteXlsx(workbook, content);
        return new(content.ToArray(), FileName + ".xlsx", IsPhoto: false);
    }
}
