using System.Collections.ObjectModel;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Plans;

/// <summary>
/// A workshop whole: as its plan describes it, or as the database holds it. Ids are those of the database, 0 in a plan that was read from a file.
/// </summary>
/// <param name="Workshop">The sheet <c>workshop</c>.</param>
/// <param name="OnlineLink">Where an online event meets, in clear.</param>
/// <param name="Agenda">In order of time.</param>
/// <param name="Groups">In the plan's order.</param>
/// <param name="Organisations">In the plan's order, <c>other</c> last.</param>
/// <param name="Quotas">By field and value.</param>
/// <param name="Fields">Registration field → question, for every field that the registration form fills.</param>
/// <param name="Forms">In the plan's order.</param>
public sealed record Plan(
    Workshop Workshop,
    string? OnlineLink,
    IReadOnlyList<AgendaItem> Agenda,
    IReadOnlyList<Group> Groups,
    IReadOnlyList<Organisation> Organisations,
    IReadOnlyList<Quota> Quotas,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<PlannedForm> Forms)
{
    /// <summary>What the database holds of a workshop, without archived rows.</summary>
    public static Plan Of(ReadSession session, Workshop workshop) => new(
        workshop,
        WorkshopStore.OnlineLink(session, workshop.Id),
        AgendaStore.Of(session, workshop.Id),
        GroupStore.Of(session, workshop.Id),
        OrganisationStore.Of(session, workshop.Id),
        QuotaStore.Of(session, workshop.Id),
        RegistrationFieldStore.Of(session, workshop.Id),
        [.. FormStore.Of(session, workshop.Id).Select(form => new PlannedForm(form, FormStore.Version(session, form.CurrentVersionId)!))]);
}

/// <summary>A form of a plan with what it asks.</summary>
public sealed record PlannedForm(WorkshopForm Form, FormVersion Version)
{
    /// <summary>What it shows with its questions and lies beside its workbook: name → content.</summary>
    public IReadOnlyDictionary<string, byte[]> Media { get; init; } = ReadOnlyDictionary<string, byte[]>.Empty;
}
