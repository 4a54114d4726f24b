using System.Globalization;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.Guests;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Panels;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Relay;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Workshops;

namespace WorkshopBot.Access;

/// <summary>What an act is about: the workshop it happens in, and whose it is.</summary>
/// <param name="WorkshopId">Null where it is about none, or about one that is not chosen yet.</param>
/// <param name="PersonId">Null where it is nobody's own.</param>
internal sealed record Subject(long? WorkshopId = null, long? PersonId = null)
{
    /// <summary>The session it is about; roles that are narrowed to it suffice.</summary>
    public long? AgendaItemId { get; init; }

    /// <summary>The group it is about; roles that are narrowed to it suffice.</summary>
    public long? GroupId { get; init; }

    /// <summary>An item of a workshop's agenda, read already.</summary>
    public static Subject Of(ShelvedWorkshop home, AgendaItem item) => new(home.Workshop.Id)
    {
        AgendaItemId = item.Id,
        GroupId = item.GroupCode is null ? null : home.Groups.FirstOrDefault(group => group.Code == item.GroupCode)?.Id,
    };

    /// <summary>Finds what an argument names: the number before its first colon.</summary>
    /// <returns>Null when there is no such thing: it is gone, or a number was guessed.</returns>
    public static Subject? Of(ReadSession session, Over over, string argument)
    {
        if (over == Over.Nothing)
        {
            return new();
        }

        var parts = argument.Split(':');
        if (!Read(parts[0], out var id))
        {
            return null;
        }

        return over switch
        {
            Over.Nothing => new(),
            Over.Workshop => WorkshopStore.ById(session, id) is null ? null : new(id),
            Over.Registration => RegistrationStore.ById(session, id) is { } registration ? new(registration.WorkshopId, registration.PersonId) : null,
            Over.Form => FormStore.ById(session, id) is { IsDraft: false } form ? new(form.WorkshopId) : null,
            Over.Interview => InterviewStore.ById(session, id) is { } interview ? new(PersonId: interview.PersonId) : null,
            Over.Draft => DraftStore.ById(session, id) is { } draft ? new(parts.Length > 1 && Read(parts[1], out var home) && home > 0 ? home : null, draft.PersonId) : null,
            Over.AgendaItem => AgendaStore.ById(session, id) is { } found ? OfItem(session, found.Item, found.WorkshopId) : null,
            Over.Role => RoleStore.ById(session, id) is { } grant ? new(grant.WorkshopId) : null,
            Over.Group => GroupStore.WorkshopOf(session, id) is { } of ? new(of) { GroupId = id } : null,
            Over.Panel => PanelStore.WorkshopOf(session, id) is { } at ? new(at) { AgendaItemId = id } : null,
            Over.Invitation => InvitationStore.ById(session, id) is { } invitation ? new(invitation.WorkshopId) : null,
            Over.Broadcast => BroadcastStore.ById(session, id) is { } broadcast ? OfPart(broadcast) : null,
            Over.Reply => ReplyStore.ById(session, id) is { } reply && BroadcastStore.ById(session, reply.BroadcastId) is { } about ? OfPart(about) : null,
            Over.GuestLink => GuestStore.ById(session, id) is { } link ? new(link.WorkshopId) : null,
            Over.Offer => InvitationStore.ById(session, id) is { } offer && Offer.OpenedBy(session, id, parts) is { } opener ? new(offer.WorkshopId, opener) : null,
            Over.CheckIn => RegistrationStore.ById(session, id) is { } registration && parts.Length > 2 && Read(parts[2], out var item) ? AtDoor(session, registration, item) : null,
            Over.Certificate => CertificateStore.ById(session, id) is { } certificate ? new(certificate.WorkshopId, certificate.PersonId) : null,
            Over.Item => HarvestStore.HomeOf(session, id) is { } held ? new(held.WorkshopId) { GroupId = held.GroupId } : null,
            Over.Promise => PromiseStore.ById(session, id) is { } promise ? new(promise.WorkshopId, promise.OwnerId) : null,
            Over.Authored => PromiseStore.ById(session, id) is { SubmissionId: { } sent } written ? new(written.WorkshopId, SubmissionStore.OwnerOf(session, sent)) : null,
            Over.Thread => ThreadStore.ById(session, id) is { } thread ? new(thread.WorkshopId, thread.PersonId) : null,
        };
    }

    // somebody who has a role for one session or group writes to that one
    private static Subject OfPart(Broadcast broadcast) => new(broadcast.WorkshopId) { AgendaItemId = broadcast.PartItemId, GroupId = broadcast.PartGroupId };

    /// <summary>At the door of the day, or of a session of the same workshop: whoever keeps a group's door keeps that of its sessions.</summary>
    private static Subject? AtDoor(ReadSession session, Data.Registrations.Registration registration, long itemId)
    {
        if (itemId == 0)
        {
            return new(registration.WorkshopId, registration.PersonId);
        }

        return AgendaStore.Of(session, registration.WorkshopId).FirstOrDefault(item => item.Id == itemId) is { } item
            ? OfItem(session, item, registration.WorkshopId) with { PersonId = registration.PersonId }
            : null;
    }

    private static Subject OfItem(ReadSession session, AgendaItem item, long workshopId) => new(workshopId)
    {
        AgendaItemId = item.Id,
        GroupId = item.GroupCode is null ? null : GroupStore.Of(session, workshopId).FirstOrDefault(group => group.Code == item.GroupCode)?.Id,
    };

    private static bool Read(string text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}
