using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Plans;

/// <summary>Reads a workshop's plan with its forms (docs/workshop-plan.md). Finds every problem, not the first.</summary>
public static class PlanReader
{
    /// <summary>Reads the plan of a folder.</summary>
    /// <param name="folder">The plan's workbook and the workbooks beside it.</param>
    /// <param name="zone">Where the workshop takes place unless the plan says so: <c>Bot:TimeZone</c>.</param>
    public static PlanReading Read(PlanFolder folder, TimeZoneInfo zone)
    {
        var workbook = folder.Plan;
        var problems = new PlanProblems(workbook.File);
        PlanSheet.CheckSheets(workbook, problems);

        var settings = PlanSettings.Of(Sheet("workshop", required: true), problems);
        var frame = WorkshopReader.ReadFrame(settings, zone);
        var groups = ListReader.Groups(Sheet("groups"));
        var organisationSheet = Sheet("organisations");
        var organisations = ListReader.Organisations(organisationSheet);
        var agenda = AgendaReader.Read(Sheet("agenda"), frame, [.. groups.Select(group => group.Code)], problems);
        var workshop = WorkshopReader.Read(settings, frame, agenda);
        var forms = FormsReader.Read(Sheet("forms", required: true), folder, frame, PlanTables.Of(organisations, groups), problems);
        FormsReader.CheckMoments(forms, frame, workshop);
        var registration = RegistrationReader.Read(Sheet("fields"), organisationSheet, Sheet("quotas"), forms, problems);

        return problems.Refuse
            ? new PlanReading(null, problems.Found)
            : new PlanReading(
                new Plan(
                    workshop,
                    settings["online_link"].Written is { Length: > 0 } link ? link : null,
                    agenda,
                    groups,
                    organisations,
                    registration.Quotas,
                    registration.Fields,
                    [.. forms.Select(form => form.Planned!)]),
                problems.Found);

        PlanSheet Sheet(string name, bool required = false) => PlanSheet.Of(workbook, name, problems, required);
    }

    /// <summary>The code of the workshop that a plan is of; null when it has none that can be one.</summary>
    public static string? Code(Workbook plan)
    {
        var ignored = new PlanProblems(plan.File); // reading the plan reports them
        return PlanSettings.Of(PlanSheet.Of(plan, "workshop", ignored), ignored)["code"].Code();
    }

    /// <summary>The lists that the plan of a folder owns, for checking one of its forms alone.</summary>
    public static (IReadOnlyList<Organisation> Organisations, IReadOnlyList<Group> Groups) ReadLists(Workbook plan)
    {
        var ignored = new PlanProblems(plan.File); // import reports them
        return (ListReader.Organisations(PlanSheet.Of(plan, "organisations", ignored)), ListReader.Groups(PlanSheet.Of(plan, "groups", ignored)));
    }
}
