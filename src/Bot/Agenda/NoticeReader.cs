using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Workshops;

namespace WorkshopBot.Agenda;

/// <summary>Whom a notice is for: somebody who has a place in the workshop, somebody of its team, or both.</summary>
internal sealed class NoticeReader
{
    private readonly HashSet<long?> _sessions;
    private readonly HashSet<string?> _groups;

    private NoticeReader(long personId, bool hasPlace, string? group, IReadOnlyList<RoleGrant> roles, ShelvedWorkshop home)
    {
        PersonId = personId;
        HasPlace = hasPlace;
        Group = group;
        _sessions = [.. roles.Where(grant => grant.AgendaItemId is not null).Select(grant => grant.AgendaItemId)];
        var groups = roles.Where(grant => grant.GroupId is not null).Select(grant => grant.GroupId).ToHashSet();
        _groups = [.. home.Groups.Where(one => groups.Contains(one.Id)).Select(one => one.Code)];
    }

    /// <summary>Of the team, with these roles in the workshop.</summary>
    public static NoticeReader Of(long personId, IReadOnlyList<RoleGrant> roles, ShelvedWorkshop home) => new(personId, hasPlace: false, group: null, roles, home);

    /// <summary>One of a broadcast's readers.</summary>
    /// <param name="reader">Who.</param>
    /// <param name="team">The workshop's team: every role of everybody.</param>
    /// <param name="home">The workshop.</param>
    public static NoticeReader Of(Reader reader, List<RoleGrant> team, ShelvedWorkshop home) =>
        new(reader.PersonId, reader.HasPlace, reader.GroupCode, team.FindAll(grant => grant.PersonId == reader.PersonId), home);

    /// <summary>Who it is.</summary>
    public long PersonId { get; }

    /// <summary>Of those who take part, and not only of the team.</summary>
    public bool HasPlace { get; }

    /// <summary>The code of the group they are in; null: none, or none yet.</summary>
    public string? Group { get; }

    /// <summary>Whether they are expected at an item: whoever is in no group yet may come to be in any.</summary>
    public bool Attends(AgendaItem item) => HasPlace && (item.GroupCode is null || Group is null || item.GroupCode == Group);

    /// <summary>Whether somebody else has changed a session of theirs, or of a group of theirs.</summary>
    public bool Leads(AgendaChange change) => change.By != PersonId
        && (_sessions.Contains(change.ItemId) || (change.Was?.GroupCode is { } before && _groups.Contains(before)) || (change.Becomes?.GroupCode is { } after && _groups.Contains(after)));
}
