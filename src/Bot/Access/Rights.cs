using WorkshopBot.Data.Access;
using WorkshopBot.Data.Guests;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Access;

/// <summary>Asks the rules about people: the only place that knows who may do what.</summary>
internal sealed class Rights(IOwners owners)
{
    private static readonly (string Command, Act Act)[] TeamCommands = [("organize", Act.OrganizeOpen), ("facilitate", Act.FacilitateOpen)];

    /// <summary>Whether somebody may do something in a workshop: what a card shows, whom a message goes to. It is asked again when it is done.</summary>
    public bool May(ReadSession session, long personId, Act act, long workshopId) => Allows(session, Rules.Of(act), new(workshopId, personId), personId);

    /// <summary>What somebody may do in one workshop, for a card that asks about many acts: who they are is read once.</summary>
    public Func<Act, bool> In(ReadSession session, long personId, long workshopId)
    {
        var standing = StandingOf(session, personId);
        return act => Allows(standing, Rules.Of(act), new(workshopId, personId), personId);
    }

    /// <summary>The workshops that are announced and open to somebody, the next first.</summary>
    public List<ShelvedWorkshop> Announced(ReadSession session, Shelf shelf, long personId, DateTimeOffset now) =>
        shelf.Announced(session, now).FindAll(home => !home.Workshop.IsByInvitation || May(session, personId, Act.WorkshopOpen, home.Workshop.Id));

    /// <summary>The workshops of the teams in which somebody may do something, the latest first and those laid aside last: drafts, closed ones and those that are over as well.</summary>
    public List<Workshop> Led(ReadSession session, long personId, Act act)
    {
        var standing = StandingOf(session, personId);
        return [.. WorkshopStore.All(session).Where(workshop => Allows(standing, Rules.Of(act), new(workshop.Id, personId), personId))
            .OrderBy(workshop => workshop.Status == WorkshopStatus.Archived).ThenByDescending(workshop => workshop.FirstDay)];
    }

    /// <summary>The items of a workshop's agenda to which somebody may do something: who they are is read once.</summary>
    public IEnumerable<AgendaItem> Among(ReadSession session, long personId, Act act, ShelvedWorkshop home)
    {
        var standing = StandingOf(session, personId);
        return home.Agenda.Where(item => Allows(standing, Rules.Of(act), Subject.Of(home, item), personId));
    }

    /// <summary>Whether somebody may do something to what an argument names.</summary>
    public bool May(ReadSession session, long personId, Act act, string argument) =>
        Subject.Of(session, Rules.Of(act).Over, argument) is { } subject && Allows(session, Rules.Of(act), subject, personId);

    /// <summary>Whether somebody may do something in any workshop at all.</summary>
    public bool MayAnywhere(ReadSession session, long personId, Act act) => Allows(session, Rules.Of(act), new(null, personId), personId);

    /// <summary>Whether somebody has one of these roles in a workshop, or for a part of it, or owns the installation.</summary>
    public bool IsOneOf(ReadSession session, long personId, long workshopId, params IReadOnlyList<Role> roles) =>
        StandingOf(session, personId).Suffices(Rule.Team(Over.Workshop, [.. roles]) with { IsForParts = true }, new(workshopId));

    /// <summary>The team's commands that somebody may use in any workshop.</summary>
    public List<string> Tools(ReadSession session, long personId)
    {
        // asked after every turn: who somebody is, is read once
        var standing = StandingOf(session, personId);
        return [.. TeamCommands.Where(tool => standing.Suffices(Rules.Of(tool.Act), new(null, personId))).Select(tool => tool.Command)];
    }

    /// <summary>Whoever may do something in a workshop for all of it: owners first, then the others in the order of their roles.</summary>
    public List<long> Of(ReadSession session, Act act, long workshopId) =>
        [.. owners.PersonIds(session).Concat(RoleStore.Owners(session))
            .Concat(Rules.Of(act).Roles.Where(role => role != Role.Owner).SelectMany(role => RoleStore.People(session, workshopId, role)))
            .Distinct()];

    /// <summary>The group or session that somebody's right is narrowed to, a group first; null when they have it for the whole workshop, or not at all.</summary>
    public RoleGrant? PartOf(ReadSession session, long personId, Act act, long workshopId) =>
        Allows(session, Rules.Of(act) with { IsForParts = false }, new(workshopId, personId), personId)
            ? null
            : RoleStore.Of(session, personId).Where(grant => grant.IsNarrowed && grant.WorkshopId == workshopId && Rules.Of(act).Roles.Contains(grant.Role)).MinBy(grant => grant.GroupId is null);

    /// <summary>Whether a rule lets somebody do it.</summary>
    public bool Allows(ReadSession session, Rule rule, Subject subject, long personId) =>
        IsPossible(rule, subject, personId) && (rule.Roles.Count == 0 || StandingOf(session, personId).Suffices(rule, subject))
        && (!rule.IsForInvited || subject.WorkshopId is not { } id || owners.IsOwner(session, personId) || GuestStore.MayCome(session, personId, id));

    private static bool Allows(Standing standing, Rule rule, Subject subject, long personId) =>
        IsPossible(rule, subject, personId) && (rule.Roles.Count == 0 || standing.Suffices(rule, subject));

    private static bool IsPossible(Rule rule, Subject subject, long personId) => !rule.IsClock && (!rule.IsOwn || subject.PersonId == personId);

    private Standing StandingOf(ReadSession session, long personId) => new(owners.IsOwner(session, personId), RoleStore.Of(session, personId));

    /// <summary>What somebody is.</summary>
    private sealed record Standing(bool IsConfiguredOwner, List<RoleGrant> Grants)
    {
        public bool Suffices(Rule rule, Subject subject) =>
            IsConfiguredOwner || Grants.Exists(grant => grant.Role == Role.Owner || (rule.Roles.Contains(grant.Role) && Fits(grant, rule, subject)));

        private static bool Fits(RoleGrant grant, Rule rule, Subject subject) =>
            (subject.WorkshopId is null || subject.WorkshopId == grant.WorkshopId)
            && (!grant.IsNarrowed || rule.IsForParts
                || (grant.AgendaItemId is { } item && item == subject.AgendaItemId)
                || (grant.GroupId is { } group && group == subject.GroupId));
    }
}
