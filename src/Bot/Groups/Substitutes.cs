using System.Text.RegularExpressions;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Groups;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;
using Group = WorkshopBot.Data.Workshops.Group;

namespace WorkshopBot.Groups;

/// <summary>A group was handed over: the name of who leads it now stands wherever people read who did, and whoever goes by the old one hears of it.</summary>
internal sealed partial class Substitutes(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, Sending sending)
{
    /// <summary>Somebody has taken a group over; their own role is there, the other one is gone.</summary>
    /// <returns>Whether their name stands with the group from now on.</returns>
    public bool TookOver(IChatTurn turn, RoleGrant old)
    {
        var home = shelf.Workshop(turn.Rows, old.WorkshopId!.Value);
        if (home.Groups.Index().FirstOrDefault(one => one.Item.Id == old.GroupId) is not (var position, { } group))
        {
            return false;
        }

        TellOrganizers(turn, home, group, old);
        var leaders = RoleStore.OfWorkshop(turn.Rows, home.Workshop.Id).Where(grant => grant.Role == Role.Facilitator && grant.GroupId == group.Id).Select(grant => grant.Name).OfType<string>().ToList();
        if (group.Facilitators.Count == 0 || turn.CalledName is not { } name)
        {
            return false;
        }

        var led = group with { Facilitators = group.Facilitators.ToDictionary(text => text.Key, text => Named(text.Value, old.Name, name, leaders, texts.Of(text.Key))) };
        GroupStore.Save(turn.Work, home.Workshop.Id, position, led);
        WorkshopStore.MarkEdited(turn.Work, home.Workshop.Id, turn.Now);
        shelf.Forget();
        var sessions = home.Agenda.Where(item => item.GroupCode == group.Code && item.EndsAt > turn.Now && GroupEdits.IsNamedAlike(item.Facilitators, group.Facilitators))
            .Select(item => item with { Facilitators = led.Facilitators }).ToList();
        if (sessions.Count > 0)
        {
            AgendaEdits.Write(turn, shelf, home, new(sessions, []), AgendaEdits.Collects);
        }

        if (sessions.Count == 0 || !AgendaEdits.IsAnnounced(home.Workshop, turn.Now))
        {
            TellMembers(turn, home, group);
        }

        return true;
    }

    /// <summary>Those who know of their group, and to whom the agenda says nothing of it.</summary>
    private void TellMembers(IChatTurn turn, ShelvedWorkshop home, Group group)
    {
        var broadcast = new Broadcast { Id = turn.Work.NewId(), WorkshopId = home.Workshop.Id, Kind = GroupTurns.Told, CreatedAt = turn.Now };
        BroadcastStore.Add(turn.Work, broadcast);
        PlaceStore.AddToldReaders(turn.Work, broadcast.Id, home.Workshop.Id, group.Code, turn.Now);
        sending.Begin(turn, broadcast);
    }

    private void TellOrganizers(IChatTurn turn, ShelvedWorkshop home, Group group, RoleGrant old)
    {
        foreach (var organizer in rights.Of(turn.Rows, Act.TeamList, home.Workshop.Id).Where(person => person != turn.Person.Id && person != old.PersonId))
        {
            var words = texts.Of(PeopleStore.ById(turn.Rows, organizer)?.Language);
            turn.ChatOf(organizer)?.Say(
                new Screen(words["groups.handed_over",
                    ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("group", Arg.Text(words.Of(group.Titles))),
                    ("from", Arg.Text(old.Name ?? "–")), ("to", Arg.Text(turn.CalledName ?? "–"))]),
                Lane.Notification);
            interviews.Lower(turn, organizer);
        }
    }

    /// <summary>The name of one who led it becomes another; where it does not stand as it is known here, all who lead the group now stand there.</summary>
    private static string Named(string written, string? from, string to, List<string> leaders, Words words)
    {
        var names = BetweenNames().Split(written);
        var index = from is null ? -1 : Array.FindIndex(names, name => SearchKey.Of(name) == SearchKey.Of(from));
        return index < 0
            ? string.Join(words.Language.IsRightToLeft ? "، " : ", ", leaders)
            : string.Concat(names.Select((name, at) => at == index ? to : name));
    }

    // what stands between names is kept
    [GeneratedRegex(@"(\s*[,،;؛&+/\n]\s*|\s(?:and|و)\s)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BetweenNames();
}
