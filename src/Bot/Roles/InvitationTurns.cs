using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Groups;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Roles;

/// <summary>An invitation's link as it is opened: what it grants, then accepted or declined, once.</summary>
internal sealed class InvitationTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews, Substitutes substitutes)
{
    /// <summary>The link of somebody who has no language yet is remembered by this and the invitation's number, never by what it carries.</summary>
    public const string Pending = "=invitation:";

    /// <summary>Shows what a link grants; one that was used, revoked or has expired says so.</summary>
    public void Open(IChatTurn turn, string token) => Open(turn, InvitationStore.ByToken(turn.Rows, token));

    /// <summary>Shows what an invitation grants.</summary>
    public void Open(IChatTurn turn, Invitation? invitation)
    {
        var words = Words(turn);
        if (invitation is null || invitation.ExpiresAt <= turn.Now)
        {
            interviews.Inform(turn, words["invitation.dead"]);
            return;
        }

        var home = shelf.Workshop(turn.Rows, invitation.WorkshopId);
        if (IsForNothing(invitation, home))
        {
            Tell(turn, home, invitation, "invitation.told.gone");
            interviews.Inform(turn, Gone(turn, invitation, home));
            return;
        }

        var argument = Offer.Write(turn.Rows, invitation.Id, turn.Person.Id, InterviewStore.Active(turn.Rows, turn.Person.Id)?.Id ?? 0);
        interviews.ShowBeside(turn, new Screen(words["invitation.card",
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
            ("role", Arg.Phrase(RoleWords.Full(invitation, home, words))),
            ("grants", Arg.Phrase(RoleWords.Grants(invitation.Role, words)))])
        {
            Rows = [words.Row(new Button(words["button.accept_role"], Act.InvitationAccept, argument), new Button(words["button.decline_role"], Act.InvitationDecline, argument))],
        });
    }

    /// <summary>Accepts or declines: either way the link is used up, and whoever invited hears of it.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        if (InvitationStore.ById(turn.Rows, Offer.Read(press.Argument).InvitationId) is not { } invitation || invitation.ExpiresAt <= turn.Now)
        {
            End(turn, press, words["invitation.dead"], []);
            return;
        }

        var home = shelf.Workshop(turn.Rows, invitation.WorkshopId);
        if (IsForNothing(invitation, home))
        {
            Tell(turn, home, invitation, "invitation.told.gone");
            End(turn, press, Gone(turn, invitation, home), []);
            return;
        }

        InvitationStore.End(turn.Work, invitation.Id);
        var isAccepted = press.Action == Act.InvitationAccept;
        var isShown = false;
        if (isAccepted)
        {
            var grant = new RoleGrant
            {
                PersonId = turn.Person.Id,
                WorkshopId = invitation.WorkshopId,
                Role = invitation.Role,
                AgendaItemId = invitation.AgendaItemId,
                GroupId = invitation.GroupId,
                Name = turn.CalledName,
            };
            RoleStore.Grant(turn.Work, grant, invitation.InvitedBy, turn.Now);
            isShown = HandOver(turn, invitation);
            PeopleStore.SetOpenedWorkshop(turn.Work, turn.Person.Id, invitation.WorkshopId);
        }

        Tell(turn, home, invitation, isAccepted ? "invitation.told.accepted" : "invitation.told.declined");
        End(
            turn,
            press,
            words[isAccepted ? "invitation.accepted" : "invitation.declined",
                ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("role", Arg.Phrase(RoleWords.Full(invitation, home, words)))]
                + (isShown ? "\n" + words["groups.shown_as", ("name", Arg.Text(turn.CalledName!))] : ""),
            isAccepted ? Ways(invitation, words) : []);
    }

    /// <summary>Its session was taken out meanwhile, or its group.</summary>
    public static bool IsForNothing(Invitation invitation, ShelvedWorkshop home) =>
        (invitation.AgendaItemId is { } item && home.Agenda.All(one => one.Id != item)) || (invitation.GroupId is { } group && home.Groups.All(one => one.Id != group));

    /// <summary>The link ends, whoever invited has been told, and this is what its reader is told.</summary>
    private string Gone(IChatTurn turn, Invitation invitation, ShelvedWorkshop home)
    {
        InvitationStore.End(turn.Work, invitation.Id);
        return Words(turn)["invitation.gone", ("workshop", Arg.Text(Words(turn).Of(home.Workshop.Titles)))];
    }

    /// <summary>Whoever handed a role over has it no more; who opened their own link keeps it.</summary>
    /// <returns>Whether people read the name of who has it now.</returns>
    private bool HandOver(IChatTurn turn, Invitation invitation)
    {
        if (invitation.Replaces is { } id && RoleStore.ById(turn.Rows, id) is { } old && old.PersonId != turn.Person.Id)
        {
            RoleStore.Revoke(turn.Work, id);
            return substitutes.TookOver(turn, old);
        }

        return false;
    }

    /// <summary>Says it in the card's place; a form that was put aside for it comes again below.</summary>
    private void End(IChatTurn turn, ButtonPress press, string text, IReadOnlyList<IReadOnlyList<Button>> rows)
    {
        if (InterviewStore.ById(turn.Rows, Offer.Read(press.Argument).InterviewId) is { } interview && interview.PersonId == turn.Person.Id)
        {
            turn.Chat.Close(text);
            interviews.Continue(turn, interview);
        }
        else if (rows.Count == 0)
        {
            turn.Chat.Close(text);
        }
        else
        {
            turn.Chat.Edit(new Screen(text) { Rows = rows });
        }
    }

    private static IReadOnlyList<IReadOnlyList<Button>> Ways(Invitation invitation, Words words) => invitation.Role switch
    {
        Role.Organizer or Role.Viewer => [words.Row(new Button(words["command.organize"], OrganizeTurns.Open, RowId.Write(invitation.WorkshopId)))],
        Role.Door => [words.Row(new Button(words["button.door"], Act.DoorOpen, RowId.Write(invitation.WorkshopId)))],
        Role.Rapporteur => [words.Row(new Button(words["button.harvest"], Act.HarvestOpen, RowId.Write(invitation.WorkshopId)))],
        Role.Translator => [words.Row(new Button(words["button.translate"], Act.TranslateOpen, RowId.Write(invitation.WorkshopId)))],
        Role.Facilitator => [words.Row(new Button(words["command.facilitate"], Act.FacilitateOpen, RowId.Write(invitation.WorkshopId)))],
        _ => [],
    };

    private void Tell(IChatTurn turn, ShelvedWorkshop home, Invitation invitation, string key)
    {
        if (invitation.InvitedBy is { } inviter && inviter != turn.Person.Id && turn.ChatOf(inviter) is { } chat)
        {
            var words = texts.Of(PeopleStore.ById(turn.Rows, inviter)?.Language);
            chat.Say(
                new Screen(words[key,
                    ("name", Arg.Text(turn.CalledName ?? "–")), ("role", Arg.Phrase(IsForNothing(invitation, home) ? RoleWords.Name(invitation.Role, words) : RoleWords.Full(invitation, home, words))),
                    ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]),
                Lane.Notification);
        }
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
