using WorkshopBot.Data.Access;
using WorkshopBot.Data.Storage;
using WorkshopBot.Turns;

namespace WorkshopBot.Access;

/// <summary>Asks the rules about people: the only place that knows who may do what.</summary>
internal sealed class Rights(IOwners owners)
{
    /// <summary>Whether somebody may do something in a workshop: what a card shows, whom a message goes to. It is asked again when it is done.</summary>
    public bool May(ReadSession session, long personId, Act act, long workshopId) =>
        Allows(session, Rules.Of(act), new(workshopId, personId), personId);

    /// <summary>Whether somebody may do something in any workshop at all.</summary>
    public bool MayAnywhere(ReadSession session, long personId, Act act) => Allows(session, Rules.Of(act), new(null, personId), personId);

    /// <summary>Whoever may do something in a workshop for all of it: owners first, then the others in the order of their roles.</summary>
    public List<long> Of(ReadSession session, Act act, long workshopId) =>
        [.. owners.PersonIds(session)
            .Concat(Rules.Of(act).Roles.Where(role => role != Role.Owner).SelectMany(role => RoleStore.People(session, workshopId, role)))
            .Distinct()];

    /// <summary>Whether somebody is of any workshop's team.</summary>
    public bool IsStaff(ReadSession session, long personId) => owners.IsOwner(session, personId) || RoleStore.Of(session, personId).Count > 0;

    /// <summary>Whether a rule lets somebody do it.</summary>
    public bool Allows(ReadSession session, Rule rule, Subject subject, long personId) =>
        !rule.IsClock
        && (!rule.IsOwn || subject.PersonId == personId)
        && (rule.Roles.Count == 0 || owners.IsOwner(session, personId) || RoleStore.Of(session, personId).Exists(grant => Suffices(grant, rule, subject)));

    private static bool Suffices(RoleGrant grant, Rule rule, Subject subject) =>
        rule.Roles.Contains(grant.Role)
        && (subject.WorkshopId is null || subject.WorkshopId == grant.WorkshopId)
        && (!grant.IsNarrowed || rule.IsForParts
            || (grant.AgendaItemId is { } item && item == subject.AgendaItemId)
            || (grant.GroupId is { } group && group == subject.GroupId));
}
