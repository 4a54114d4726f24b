using WorkshopBot.Data.Access;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Guests;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Access;

/// <summary>
/// The only way into a feature: whatever is to be done is named, and the rule is asked about the workshop and the person behind what it names. A turn that
/// was not admitted can be answered, but cannot change a row (<see cref="ITurn.Work"/>).
/// </summary>
internal sealed class Gate(Rights rights, Catalogue texts, InterviewTurns interviews)
{
    /// <summary>Admits somebody who chose something: what they were to write is not expected any more.</summary>
    /// <returns>False when they were refused, which they have been told, or were asked once more.</returns>
    public bool Choose(IChatTurn turn, Act act, string argument = "")
    {
        if (!Admit(turn, act, argument))
        {
            return false;
        }

        if (turn.Person.Expects is not null)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        }

        return true;
    }

    /// <summary>Admits what somebody does.</summary>
    /// <returns>False when they were refused, which they have been told, or were asked once more.</returns>
    public bool Admit(IChatTurn turn, Act act, string argument = "")
    {
        var rule = Rules.Of(act);
        var (isConfirmed, named) = Confirmation.Read(argument);
        if (Subject.Of(turn.Rows, rule.Over, named) is not { } subject || !rights.Allows(turn.Rows, rule, subject, turn.Person.Id))
        {
            Refuse(turn, act, rule, Subject.Of(turn.Rows, rule.Over, named));
            return false;
        }

        if (rule.IsDangerous && !isConfirmed)
        {
            turn.Show(Confirmation.Card(act, named, Words(turn)));
            return false;
        }

        turn.Admit(act);
        if (rule.IsAudited)
        {
            AuditStore.Add(turn.Work, new(turn.Now, act.Name(), Written(act, rule, named), subject.WorkshopId, turn.Person.Id, turn.CalledName));
        }

        return true;
    }

    /// <summary>Admits a timer or something else that no person does.</summary>
    /// <exception cref="InvalidOperationException">It is something that people do: a bug.</exception>
    public static void AdmitClock(ITurn turn, Act act)
    {
        if (!Rules.Of(act).IsClock)
        {
            throw new InvalidOperationException($"{act} is for people, and came by itself.");
        }

        turn.Admit(act);
    }

    // what proves that a link was opened is nobody's business, nor is what a list of people was narrowed to
    private static string Written(Act act, Rule rule, string named) =>
        rule.Over == Over.Offer || act is Act.PeopleList or Act.PeopleSearch or Act.PeopleOne ? named.Split(':')[0] : named;

    /// <summary>Says that it cannot be done: it is gone, it is somebody else's, or it is the team's, and then who can help.</summary>
    private void Refuse(IChatTurn turn, Act act, Rule rule, Subject? subject)
    {
        var words = Words(turn);
        interviews.Inform(turn, rule.IsForInvited && subject?.WorkshopId is { } id && WorkshopStore.ById(turn.Rows, id) is { } workshop
            ? GuestTurns.Only(workshop, words)
            : subject is null || rule.IsClock || (rule.IsOwn && subject.PersonId != turn.Person.Id)
            ? words[GoneText(act, rule)]
            : Team(turn, subject, words));
    }

    private static string GoneText(Act act, Rule rule) => rule.Over switch
    {
        Over.Draft => "author.gone",
        Over.Form => act.Area() == "forms" ? "author.gone" : "form.link.unknown",
        Over.Registration when rule.IsOwn => "me.none",
        Over.Registration => act.Area() == "approval" ? "approval.gone" : "people.gone",
        Over.CheckIn => "people.gone",
        Over.Thread => "relay.gone",
        Over.Certificate => "certificate.gone",
        Over.AgendaItem => "timetable.gone",
        Over.Workshop => "workshop.link.unknown",
        Over.Broadcast or Over.Reply => "broadcast.gone",
        Over.Role or Over.Invitation => "team.gone",
        Over.GuestLink => "guests.gone",
        Over.Panel => "panel.gone",
        Over.Item => "harvest.gone",
        Over.Promise or Over.Authored => "promise.gone",
        Over.Group => "groups.gone",
        Over.Offer => "invitation.dead",
        Over.Interview or Over.Nothing => "stale.gone",
    };

    private static string Team(IChatTurn turn, Subject subject, Words words) =>
        subject.WorkshopId is { } id && WorkshopStore.ById(turn.Rows, id) is { Status: not WorkshopStatus.Draft } workshop
            ? words["access.refused", ("workshop", Arg.Text(words.Of(workshop.Titles))), ("contact", Arg.Text(words.Of(workshop.Contacts)))]
            : words["facilitate.not_allowed"];

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
