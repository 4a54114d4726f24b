using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Roles;

/// <summary>Roles that are for one session alone end when it leaves the agenda: they are named before, and whoever has one is told.</summary>
internal static class SessionRoles
{
    /// <summary>The roles for these sessions alone.</summary>
    public static List<RoleGrant> Of(ReadSession session, long workshopId, IEnumerable<AgendaItem> items)
    {
        var ids = items.Select(item => item.Id).ToHashSet();
        return ids.Count == 0 ? [] : RoleStore.OfWorkshop(session, workshopId).FindAll(grant => grant.AgendaItemId is { } id && ids.Contains(id));
    }

    /// <summary>They end, and whoever has one hears so; for who does it the card has said it.</summary>
    /// <param name="turn">The turn of who takes the sessions out.</param>
    /// <param name="home">The workshop with the sessions still in it.</param>
    /// <param name="dropped">The sessions.</param>
    /// <param name="texts">All texts.</param>
    public static void End(IChatTurn turn, ShelvedWorkshop home, IEnumerable<AgendaItem> dropped, Catalogue texts)
    {
        foreach (var grant in Of(turn.Rows, home.Workshop.Id, dropped))
        {
            RoleStore.Revoke(turn.Work, grant.Id);
            turn.CancelTimer(Act.TeamEnd, grant.Id);
            if (grant.PersonId != turn.Person.Id && turn.ChatOf(grant.PersonId) is { } chat)
            {
                var words = texts.Of(PeopleStore.ById(turn.Rows, grant.PersonId)?.Language);
                chat.Say(
                    new Screen(words["team.lost.session", ("role", Arg.Phrase(RoleWords.Full(grant, home, words))), ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]),
                    Lane.Notification);
            }
        }
    }

    /// <summary>Whose roles end, a line for each: <c>Clare: Facilitator - Opening</c>.</summary>
    public static string Lines(IEnumerable<RoleGrant> grants, ShelvedWorkshop home, Words words) => string.Join('\n', grants.Select(grant => TeamTurns.Line(grant, home, words)));
}
