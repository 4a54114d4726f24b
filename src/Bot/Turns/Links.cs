using WorkshopBot.Access;
using WorkshopBot.Certificates;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Guests;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Guests;
using WorkshopBot.Promises;
using WorkshopBot.Registration;
using WorkshopBot.Roles;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Turns;

/// <summary><c>/start</c> and what a deep link carries: <c>w_CODE</c> a workshop, <c>f_CODE</c> a form, <c>t_CODE</c> a ticket, <c>i_TOKEN</c> an invitation,
/// <c>p_CODE</c> a record made at the desk, <c>h_TOKEN</c> a place given away, <c>c_CODE</c> a certificate to confirm, <c>a_TOKEN</c> a promise to take over, <c>v_TOKEN</c> a workshop for its guests, <c>o_CODE</c> the installation.</summary>
internal sealed class Links(Features features, Gate gate, ChatCommands commands)
{
    /// <summary>Opens what a link leads to; <c>/start</c> alone goes home.</summary>
    public void Open(IChatTurn turn, string payload)
    {
        var words = Words(turn);
        switch (payload.Split('_', 2))
        {
            case ["w", var code] when features.Shelf.ByCode(turn.Rows, code) is { Workshop: var workshop } home && (workshop.Status != WorkshopStatus.Draft || features.Rights.May(turn.Rows, turn.Person.Id, Act.SetupCard, workshop.Id)):
                If(turn, Act.WorkshopOpen, RowId.Write(home.Workshop.Id), () => OpenLink(turn, home));
                break;
            case ["f", var code] when FormStore.ByCode(turn.Rows, code) is { } form:
                If(turn, Act.FormOpen, RowId.Write(form.Id), () => OpenForm(turn, form));
                break;
            case ["f", _]:
                features.Interviews.Inform(turn, words["form.link.unknown"]);
                break;
            case ["t", var code]:
                If(turn, Act.TicketOpen, "", () => OpenTicket(turn, code));
                break;
            case ["w", _]:
                features.Interviews.Inform(turn, words["workshop.link.unknown"]);
                break;
            case ["i", var token]:
                If(turn, Act.InvitationOpen, "", () => features.Invitations.Open(turn, token));
                break;
            case ["o", var code]:
                If(turn, Act.OwnerClaim, "", () => features.Owners.Claim(turn, code));
                break;
            case ["p", var code]:
                If(turn, Act.ClaimOpen, "", () => features.Claims.Open(turn, ClaimCode.Read(code)));
                break;
            case ["h", var token]:
                If(turn, Act.HandoverOpen, "", () => OpenHandover(turn, HandoverStore.ByToken(turn.Rows, token)));
                break;
            case ["v", var token]:
                If(turn, Act.GuestsEnter, "", () => OpenGuests(turn, GuestStore.ByToken(turn.Rows, token)));
                break;
            case ["a", var token]:
                If(turn, Act.PromiseOpen, "", () => features.Outcomes.Owners.Open(turn, PromiseStore.ByToken(turn.Rows, token)));
                break;
            case ["c", var code]:
                If(turn, Act.CertificateConfirm, "", () => features.Certificates.Confirm(turn, ClaimCode.Read(code) is { } read ? CertificateStore.FindCode(turn.Rows, read) : null));
                break;
            default:
                If(turn, Act.ChatStart, "", () => Home(turn));
                break;
        }
    }

    /// <summary>
    /// What is kept of a link while the language is asked: a workshop's or a form's code, which many people have, or the number of an invitation; other links hold codes that are nobody's
    /// business, and work again when tapped again. Whoever claims the installation does it at once.
    /// </summary>
    public string? ToKeep(IChatTurn turn, string payload) => payload.Split('_', 2) switch
    {
        ["w" or "f", _] => payload,
        ["i", var token] => InvitationTurns.Pending + (InvitationStore.ByToken(turn.Rows, token) is { } invitation ? RowId.Write(invitation.Id) : "0"),
        ["p", var code] => ClaimTurns.Pending + (ClaimCode.Read(code) is { } claim && ClaimStore.ByCode(turn.Rows, claim) is { } made ? RowId.Write(made.Id) : "0"),
        ["h", var token] => HandoverTurns.Pending + (HandoverStore.ByToken(turn.Rows, token) is { } handover ? RowId.Write(handover.RegistrationId) : "0"),
        ["v", var token] => GuestTurns.Pending + (GuestStore.ByToken(turn.Rows, token) is { } guests ? RowId.Write(guests.Id) : "0"),
        ["a", var token] => PromiseOwnerTurns.Pending + (PromiseStore.ByToken(turn.Rows, token) is { } promise ? RowId.Write(promise.Id) : "0"),
        ["c", var code] => CertificateTurns.Pending + (ClaimCode.Read(code) is { } printed && CertificateStore.FindCode(turn.Rows, printed) is { } id ? RowId.Write(id) : "0"),
        ["o", var code] when gate.Admit(turn, Act.OwnerClaim) => OwnerTurns.Pending + OwnerTurns.Take(turn, code),
        _ => null,
    };

    /// <summary>Goes on with what was kept.</summary>
    public void OpenKept(IChatTurn turn, string kept)
    {
        if (kept.StartsWith(InvitationTurns.Pending, StringComparison.Ordinal))
        {
            If(turn, Act.InvitationOpen, "", () => features.Invitations.Open(turn, InvitationStore.ById(turn.Rows, RowId.Read(kept[InvitationTurns.Pending.Length..]))));
        }
        else if (kept.StartsWith(ClaimTurns.Pending, StringComparison.Ordinal))
        {
            If(turn, Act.ClaimOpen, "", () => features.Claims.Open(turn, ClaimStore.CodeOf(turn.Rows, RowId.Read(kept[ClaimTurns.Pending.Length..]))));
        }
        else if (kept.StartsWith(CertificateTurns.Pending, StringComparison.Ordinal))
        {
            If(turn, Act.CertificateConfirm, "", () => features.Certificates.Confirm(turn, RowId.Read(kept[CertificateTurns.Pending.Length..])));
        }
        else if (kept.StartsWith(HandoverTurns.Pending, StringComparison.Ordinal))
        {
            If(turn, Act.HandoverOpen, "", () => OpenHandover(turn, HandoverStore.Of(turn.Rows, RowId.Read(kept[HandoverTurns.Pending.Length..]))));
        }
        else if (kept.StartsWith(GuestTurns.Pending, StringComparison.Ordinal))
        {
            If(turn, Act.GuestsEnter, "", () => OpenGuests(turn, GuestStore.ById(turn.Rows, RowId.Read(kept[GuestTurns.Pending.Length..]))));
        }
        else if (kept.StartsWith(PromiseOwnerTurns.Pending, StringComparison.Ordinal))
        {
            If(turn, Act.PromiseOpen, "", () => features.Outcomes.Owners.Open(turn, PromiseStore.ById(turn.Rows, RowId.Read(kept[PromiseOwnerTurns.Pending.Length..]))));
        }
        else if (kept.StartsWith(OwnerTurns.Pending, StringComparison.Ordinal))
        {
            If(turn, Act.OwnerClaim, "", () => features.Owners.Say(turn, Enum.Parse<ClaimOutcome>(kept[OwnerTurns.Pending.Length..])));
        }
        else
        {
            Open(turn, kept);
        }
    }

    private void If(IChatTurn turn, Act act, string argument, Action then)
    {
        if (gate.Choose(turn, act, argument))
        {
            then();
        }
    }

    private void OpenHandover(IChatTurn turn, Handover? handover)
    {
        if (features.Handovers.Open(turn, handover) is { } home)
        {
            OpenLink(turn, home);
        }
    }

    private void OpenGuests(IChatTurn turn, GuestLink? link)
    {
        if (features.Guests.Enter(turn, link) is { } home)
        {
            OpenLink(turn, home);
        }
    }

    /// <summary>A workshop's link during another form offers both; the first is kept.</summary>
    private void OpenLink(IChatTurn turn, ShelvedWorkshop home)
    {
        if (InterviewStore.Active(turn.Work, turn.Person.Id) is { } interview
            && features.Shelf.Version(turn.Work, interview.FormVersionId) is var version && version.Home.Workshop.Id != home.Workshop.Id)
        {
            features.Forms.OfferSwitch(turn, interview, home.Workshop.Titles, new(Words(turn)["button.switch_form"], WorkshopTurns.OpenCard, RowId.Write(home.Workshop.Id)));
            return;
        }

        features.Workshops.Open(turn, home);
    }

    private void OpenForm(IChatTurn turn, WorkshopForm form)
    {
        if (form.Purpose == FormPurpose.Registration)
        {
            If(turn, Act.WorkshopOpen, RowId.Write(form.WorkshopId), () => OpenLink(turn, features.Shelf.Workshop(turn.Work, form.WorkshopId)));
        }
        else
        {
            features.Forms.Follow(turn, form);
        }
    }

    private void OpenTicket(IChatTurn turn, string typed)
    {
        var words = Words(turn);
        var code = TicketCode.Read(typed);
        var registration = code is null ? null : RegistrationStore.ByTicket(turn.Rows, code);
        if (registration is { Status: "confirmed" } && registration.PersonId == turn.Person.Id)
        {
            turn.Chat.Say(RegistrationTurns.Picture(registration.Id, code!, features.Shelf.Workshop(turn.Work, registration.WorkshopId), words));
        }
        else if (features.Door.Scan(turn, registration, gate))
        {
            return;
        }
        else
        {
            turn.Chat.Say(new Screen(words["ticket.stranger"]));
        }

        features.Interviews.ShowAgain(turn);
    }

    /// <summary>Shows again where somebody stands who is asked nothing: the workshop they are about to register for, else what <c>/start</c> shows.</summary>
    public void GoOn(IChatTurn turn)
    {
        if (turn.Person.OpenedWorkshopId is { } opened && features.Interviews.Latest(turn) is null && features.Rights.May(turn.Rows, turn.Person.Id, Act.WorkshopOpen, opened)
            && !RegistrationStore.OfPerson(turn.Work, turn.Person.Id).Exists(registration => registration.Status != "cancelled"))
        {
            features.Workshops.Open(turn, features.Shelf.Workshop(turn.Work, opened));
        }
        else
        {
            Home(turn);
        }
    }

    /// <summary><c>/start</c> without a link: what is open goes on, else the workshops.</summary>
    private void Home(IChatTurn turn)
    {
        if (features.Interviews.Latest(turn) is { } interview)
        {
            features.Interviews.Continue(turn, interview);
        }
        else if (RegistrationStore.OfPerson(turn.Work, turn.Person.Id).Exists(registration => registration.Status != "cancelled"))
        {
            turn.Show(new Screen(Words(turn)["start.welcome.again"]));
        }
        else if (features.Rights.Announced(turn.Rows, features.Shelf, turn.Person.Id, turn.Now) is var announced && announced.Count == 0
            && features.Rights.MayAnywhere(turn.Rows, turn.Person.Id, Act.SetupNew))
        {
            // nothing to register for: whoever organizes goes on with that
            commands.Do(turn, "organize");
        }
        else
        {
            features.Workshops.List(turn, Act.WorkshopOpen, announced, page: 0);
        }
    }

    private Words Words(IChatTurn turn) => features.Texts.Of(turn.Person.Language);
}
