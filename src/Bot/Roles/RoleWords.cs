using WorkshopBot.Data.Access;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Roles;

/// <summary>Roles in words.</summary>
internal static class RoleWords
{
    /// <summary>The roles that can be given in a workshop.</summary>
    public static readonly Role[] Given = [Role.Organizer, Role.Facilitator, Role.Rapporteur, Role.Door, Role.Translator, Role.Viewer];

    /// <summary>The roles that can be given for one session or group.</summary>
    public static readonly Role[] Narrowable = [Role.Facilitator, Role.Rapporteur, Role.Door];

    /// <summary>A role's name.</summary>
    public static string Name(Role role, Words words) => words["role." + Key(role)];

    /// <summary>What somebody with the role can do, in a sentence.</summary>
    public static string Grants(Role role, Words words) => words["role.grants." + Key(role)];

    /// <summary>A role with the session or group that it is for: "Facilitator – Group 2".</summary>
    public static string Full(Role role, long? agendaItemId, long? groupId, ShelvedWorkshop home, Words words)
    {
        var part = agendaItemId is not null ? home.Agenda.FirstOrDefault(item => item.Id == agendaItemId)?.Titles : home.Groups.FirstOrDefault(group => group.Id == groupId)?.Titles;
        return agendaItemId is null && groupId is null
            ? Name(role, words)
            : words["role.part", ("role", Arg.Phrase(Name(role, words))), ("part", Arg.Text(part is null ? "–" : words.Of(part)))];
    }

    /// <summary>The same of a role that somebody has.</summary>
    public static string Full(RoleGrant grant, ShelvedWorkshop home, Words words) => Full(grant.Role, grant.AgendaItemId, grant.GroupId, home, words);

    /// <summary>The same of one that waits for somebody.</summary>
    public static string Full(Invitation invitation, ShelvedWorkshop home, Words words) =>
        Full(invitation.Role, invitation.AgendaItemId, invitation.GroupId, home, words);

    /// <summary>As a button's argument has it.</summary>
    public static string Key(Role role) => role.ToString().ToLowerInvariant();
}
