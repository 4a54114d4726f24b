using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Registration;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Approval;

/// <summary>
/// Registrations that an organizer decides about: each owner and organizer sees one application at a time, the first decision holds, and the cards of the others
/// say who made it.
/// </summary>
internal sealed class ApprovalTurns(Shelf shelf, Catalogue texts, Rights rights, Unasked unasked)
{
    public const Act Desk = Act.ApprovalDesk;
    public const Act Open = Act.ApprovalOpen;
    public const Act Accept = Act.ApprovalAccept;
    public const Act Decline = Act.ApprovalDecline;
    public const Act Because = Act.ApprovalBecause;
    public const Act WriteReason = Act.ApprovalReason;
    public const Act Ask = Act.ApprovalAsk;
    public const Act Answer = Act.ApprovalAnswer;
    public const Act Later = Act.ApprovalLater;

    /// <summary>The timer of somebody who has applications to see.</summary>
    public const Act ShowNext = Act.ApprovalShow;

    /// <summary>The timer of a registration whose person has a decision to hear.</summary>
    public const Act TellDecision = Act.ApprovalTell;

    /// <summary>The timer of a registration whose person has a question to hear.</summary>
    public const Act TellQuestion = Act.ApprovalQuestion;

    private const string Ready = "=";
    private const int LongestText = 1000;

    private static readonly string[] ReadyReasons = ["seats", "audience", "organisation", "incomplete"];

    /// <summary>There is something to decide: owners and organizers who see no application now are shown the one that has waited longest.</summary>
    public void Announce(ITurn turn, ShelvedWorkshop home)
    {
        if (ApplicationStore.Open(turn.Work, home.Workshop.Id) == 0)
        {
            return;
        }

        foreach (var decider in rights.Of(turn.Rows, Accept, home.Workshop.Id))
        {
            turn.SetTimer(ShowNext, decider, QuietHours.NextAllowed(turn.Now, home.Workshop.Zone));
        }
    }

    /// <summary>The person is erased: no card says any more who it was about.</summary>
    public void Erased(ITurn turn, long registrationId) => Tell(turn, registrationId, words => words["approval.erased"]);

    /// <summary>The person has withdrawn: there is nothing to decide any more.</summary>
    public void Settled(ITurn turn, Data.Registrations.Registration registration)
    {
        if (registration.Status == "pending")
        {
            var name = ApplicationStore.Fields(turn.Work, registration.Id).FullName ?? "";
            Tell(turn, registration.Id, words => words["approval.withdrawn", ("name", Arg.Text(name))]);
        }
    }

    /// <summary>Why somebody was declined, in the reader's words and shielded; null when no reason was kept.</summary>
    public static string? Reason(ITurn turn, long registrationId, Words words) =>
        ApplicationStore.Notes(turn.Work, registrationId).FindLast(note => note.Kind == "declined")?.Words is { } reason
            ? reason.StartsWith(Ready, StringComparison.Ordinal) ? words["approval.reason." + reason[Ready.Length..]] : Bidi.Isolate(reason)
            : null;

    /// <summary>A time has come.</summary>
    /// <returns>False when it is none of these timers.</returns>
    public bool Due(ITurn turn, Act kind, long subjectId)
    {
        switch (kind)
        {
            case ShowNext:
                ShowUnasked(turn, subjectId);
                return true;
            case TellDecision:
                Decided(turn, subjectId);
                return true;
            case TellQuestion:
                Question(turn, subjectId);
                return true;
            default:
                return false;
        }
    }

    /// <summary>A button of an application, an organizer's or its person's.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = texts.Of(turn.Person.Language);
        var parts = press.Argument.Split(':', 2);
        var id = RowId.Read(parts[0]);
        if (press.Action is Answer or Later)
        {
            FromApplicant(turn, press.Action, id, words);
            return;
        }

        if (press.Action == Desk)
        {
            ShowBelow(turn, id, asked: true);
            return;
        }

        if (Pending(turn, id) is not { } registration)
        {
            Gone(turn, id, words);
            return;
        }

        var home = shelf.Workshop(turn.Work, registration.WorkshopId);
        switch (press.Action)
        {
            case Accept:
                Admit(turn, home, registration);
                break;
            case Decline:
                // a reason may be written at once
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, WriteReason.With(RowId.Write(id)));
                turn.Chat.Edit(Reasons(turn, registration, words));
                break;
            case Because:
                Refuse(turn, home, registration, Ready + parts[1]);
                break;
            case WriteReason or Ask:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, press.Action.With(press.Argument));
                turn.Chat.Edit(Write(turn, registration, press.Action == Ask ? "approval.write_question" : "approval.write_reason", words));
                break;
            default:
                turn.Chat.Edit(Card(turn, home, registration, words));
                break;
        }
    }

    /// <summary>The text that an organizer or an applicant was asked to write.</summary>
    public void Typed(IChatTurn turn, Act action, string argument, string text)
    {
        var words = texts.Of(turn.Person.Language);
        var id = RowId.Read(argument);
        if (text.Length > LongestText)
        {
            turn.Chat.Say(new Screen(words["approval.too_long", ("max", Arg.Count(LongestText))]));
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        if (action == Answer)
        {
            Answered(turn, id, text, words);
        }
        else if (Pending(turn, id) is not { } registration)
        {
            Gone(turn, id, words);
        }
        else if (action == Ask)
        {
            Question(turn, shelf.Workshop(turn.Work, registration.WorkshopId), registration, text);
        }
        else
        {
            Refuse(turn, shelf.Workshop(turn.Work, registration.WorkshopId), registration, text);
        }
    }

    private void Admit(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration)
    {
        var hasSeat = SeatTurns.Place(turn, home, registration.Id);
        Decide(turn, home, registration, "accepted", null, hasSeat ? "approval.decided.accepted" : "approval.decided.waitlisted");
    }

    private void Refuse(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, string reason)
    {
        RegistrationStore.SetStatus(turn.Work, registration.Id, "declined", turn.Now);
        Decide(turn, home, registration, "declined", reason, "approval.decided.declined");
    }

    private void Decide(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, string kind, string? reason, string key)
    {
        ApplicationStore.Note(turn.Work, registration.Id, kind, turn.Person.Id, turn.CalledName, reason, turn.Now);
        turn.SetTimer(TellDecision, registration.Id, QuietHours.NextAllowed(turn.Now, home.Workshop.Zone));
        Settle(turn, home, registration.Id, key);
    }

    private void Question(IChatTurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, string text)
    {
        ApplicationStore.Note(turn.Work, registration.Id, "asked", turn.Person.Id, turn.CalledName, text, turn.Now);
        ApplicationStore.SetAwaitsAnswer(turn.Work, registration.Id, true);
        turn.SetTimer(TellQuestion, registration.Id, QuietHours.NextAllowed(turn.Now, home.Workshop.Zone));
        Settle(turn, home, registration.Id, "approval.decided.asked");
    }

    /// <summary>All cards of the application say what was done and by whom; then the next one.</summary>
    private void Settle(IChatTurn turn, ShelvedWorkshop home, long registrationId, string key)
    {
        var name = ApplicationStore.Fields(turn.Work, registrationId).FullName ?? "";
        var by = turn.CalledName ?? "";
        Tell(turn, registrationId, words => words[key, ("name", Arg.Text(name)), ("by", Arg.Text(by))]);
        ShowBelow(turn, home.Workshop.Id, asked: false);
        Announce(turn, home);
    }

    private void Tell(ITurn turn, long registrationId, Func<Words, string> text)
    {
        var workshopId = RegistrationStore.ById(turn.Rows, registrationId)!.WorkshopId;
        foreach (var decider in rights.Of(turn.Rows, Accept, workshopId))
        {
            turn.ChatOf(decider)?.Amend(NameOf(registrationId), text(texts.Of(PeopleStore.ById(turn.Rows, decider)?.Language)));
        }
    }

    /// <summary>An old card: says what became of the application, and shows the next.</summary>
    private void Gone(IChatTurn turn, long id, Words words)
    {
        turn.Chat.Close(words["approval.gone"]);
        if (RegistrationStore.ById(turn.Work, id) is { } registration)
        {
            ShowBelow(turn, registration.WorkshopId, asked: false);
        }
    }

    private void ShowUnasked(ITurn turn, long deciderId)
    {
        if (turn.ChatOf(deciderId)?.LivingName?.StartsWith(NamePrefix, StringComparison.Ordinal) == true)
        {
            return;
        }

        foreach (var workshopId in ApplicationStore.Workshops(turn.Work))
        {
            var home = shelf.Workshop(turn.Work, workshopId);
            if (turn.Now < home.Workshop.OverAt && rights.May(turn.Rows, deciderId, Accept, workshopId) && ApplicationStore.Next(turn.Work, workshopId) is { } id && Pending(turn, id) is { } registration)
            {
                if (unasked.Show(turn, deciderId, home.Workshop.Zone, words => Card(turn, home, registration, words), NameOf(id), again: new(ShowNext, deciderId, home.Workshop.OverAt)) is { } again)
                {
                    turn.SetTimer(ShowNext, deciderId, again);
                }

                return;
            }
        }
    }

    private void ShowBelow(IChatTurn turn, long workshopId, bool asked)
    {
        var words = texts.Of(turn.Person.Language);
        if (ApplicationStore.Next(turn.Work, workshopId, asked) is { } id && Pending(turn, id) is { } registration)
        {
            turn.Chat.Below(Card(turn, shelf.Workshop(turn.Work, workshopId), registration, words), name: NameOf(id));
        }
        else if (asked)
        {
            turn.Show(new Screen(words["approval.none"]) { Rows = [OrganizeTurns.Back(workshopId, words)] });
        }
    }

    private static Data.Registrations.Registration? Pending(ITurn turn, long id) =>
        RegistrationStore.ById(turn.Work, id) is { Status: "pending" } registration ? registration : null;

    private Screen Card(ITurn turn, ShelvedWorkshop home, Data.Registrations.Registration registration, Words words)
    {
        var version = shelf.Version(turn.Work, Data.Submissions.SubmissionStore.ById(turn.Work, registration.SubmissionId)!.FormVersionId);
        var fields = ApplicationStore.Fields(turn.Work, registration.Id);
        var left = SeatTurns.Left(turn.Work, home, turn.Now);
        var lines = new List<string>
        {
            words["approval.card", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("name", Arg.Text(fields.FullName ?? ""))],
        };
        foreach (var (field, value) in new[]
        {
            ("organisation", fields.Organisation), ("governorate", fields.Governorate), ("role", fields.Role),
            ("gender", fields.Gender), ("age_band", fields.AgeBand), ("group", fields.Group),
        })
        {
            if (value is not null)
            {
                lines.Add(words["approval.field", ("label", Arg.Phrase(words["field." + field])), ("value", Arg.Phrase(Fields.Label(version, field, value, words)))]);
            }
        }

        foreach (var note in ApplicationStore.Notes(turn.Work, registration.Id).Where(note => note.Words is not null))
        {
            lines.Add(words["approval.note." + note.Kind, ("text", Arg.Text(note.Words!))]);
        }

        if (left.Seats is { } seats)
        {
            lines.Add(words["workshop.seats_left", ("n", Arg.Count(Math.Max(0, seats)))]);
        }

        if (SeatTurns.FullQuota(version, left, SeatStore.Chosen(turn.Work, home.Workshop.Id, registration.Id, left.Quotas.Keys), words) is { } quota)
        {
            lines.Add(words["approval.quota_full", ("quota", Arg.Phrase(quota))]);
        }

        if (ApplicationStore.Open(turn.Work, home.Workshop.Id) - (registration.AwaitsAnswer ? 0 : 1) is > 0 and var more)
        {
            lines.Add(words["approval.more", ("n", Arg.Count(more))]);
        }

        return new(string.Join('\n', lines))
        {
            Rows =
            [
                words.Row(Button(Accept, registration, words["button.accept"]), Button(Decline, registration, words["button.decline"])),
                words.Row(Button(Ask, registration, words["button.ask_more"])),
            ],
        };
    }

    private static Screen Reasons(IChatTurn turn, Data.Registrations.Registration registration, Words words) =>
        new(words["approval.why", ("name", Arg.Text(ApplicationStore.Fields(turn.Work, registration.Id).FullName ?? ""))])
        {
            Rows =
            [
                .. ReadyReasons.Select(reason => words.Row(new Button(words["button.reason." + reason], Because, RowId.Write(registration.Id) + ":" + reason))),
                words.Row(Button(WriteReason, registration, words["button.other_reason"])),
                words.Row(Button(Open, registration, words.BackArrow + words["button.back"])),
            ],
        };

    private static Screen Write(IChatTurn turn, Data.Registrations.Registration registration, string key, Words words)
    {
        var reads = Language.Find(PeopleStore.ById(turn.Work, registration.PersonId)?.Language) ?? Language.Arabic;
        return new(words[key, ("name", Arg.Text(ApplicationStore.Fields(turn.Work, registration.Id).FullName ?? ""))] + "\n" + words["approval.reads." + reads.Code])
        {
            Rows = [words.Row(Button(Open, registration, words.BackArrow + words["button.back"]))],
        };
    }

    /// <summary>The person hears what was decided, in their language.</summary>
    private void Decided(ITurn turn, long registrationId)
    {
        if (RegistrationStore.ById(turn.Work, registrationId) is not { } registration || turn.ChatOf(registration.PersonId) is not { } chat)
        {
            return;
        }

        var home = shelf.Workshop(turn.Work, registration.WorkshopId);
        var words = texts.Of(PeopleStore.ById(turn.Work, registration.PersonId)?.Language);
        var title = ("workshop", Arg.Text(words.Of(home.Workshop.Titles)));
        switch (registration.Status)
        {
            case "confirmed":
                RegistrationTurns.Welcome(turn, chat, home, registrationId, words["approval.accepted"], words);
                break;
            case "waitlisted":
                chat.Say(new Screen(words["approval.accepted.waitlisted", title] + "\n" + SeatTurns.PositionText(turn, registration, words)), Lane.Notification);
                break;
            case "declined":
                chat.Say(
                    new Screen(words["approval.declined", title, ("reason", Arg.Phrase(Reason(turn, registrationId, words) ?? "")), ("contact", Arg.Text(words.Of(home.Workshop.Contacts)))]),
                    Lane.Notification);
                break;
            default:
                break;
        }
    }

    /// <summary>The person hears what an organizer asks.</summary>
    private void Question(ITurn turn, long registrationId)
    {
        if (Pending(turn, registrationId) is not { AwaitsAnswer: true } registration
            || ApplicationStore.Notes(turn.Work, registrationId).FindLast(note => note.Kind == "asked") is not { Words: { } question })
        {
            return;
        }

        var home = shelf.Workshop(turn.Work, registration.WorkshopId);
        Screen Asked(Words words) => new(words["approval.question", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("text", Arg.Text(question))])
        {
            Rows =
            [
                words.Row(Button(Answer, registration, words["button.answer"])),
                words.Row(new Button(words["button.change_answers"], MeTurns.ChangeAnswers, RowId.Write(registration.Id)), Button(Later, registration, words["button.not_now"])),
            ],
        };
        if (unasked.Show(turn, registration.PersonId, home.Workshop.Zone, Asked, again: new(TellQuestion, registrationId, home.StartsAt)) is { } again)
        {
            turn.SetTimer(TellQuestion, registrationId, again);
        }
        else if (turn.ChatOf(registration.PersonId) is not null)
        {
            // whoever simply writes has answered
            PeopleStore.SetExpects(turn.Work, registration.PersonId, Answer.With(RowId.Write(registrationId)));
        }
    }

    private static void FromApplicant(IChatTurn turn, Act action, long id, Words words)
    {
        if (Pending(turn, id) is not { } registration)
        {
            turn.Show(new Screen(words["approval.gone"]));
        }
        else if (action == Later)
        {
            turn.Chat.Close(words["approval.answer_later"]);
        }
        else
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, action.With(RowId.Write(registration.Id)));
            turn.Chat.Edit(new Screen(words["approval.write_answer"]) { Rows = [words.Row(Button(Later, registration, words["button.not_now"]))] });
        }
    }

    private void Answered(IChatTurn turn, long id, string text, Words words)
    {
        if (Pending(turn, id) is not { } registration)
        {
            turn.Show(new Screen(words["approval.gone"]));
            return;
        }

        ApplicationStore.Note(turn.Work, id, "answered", turn.Person.Id, null, text, turn.Now);
        ApplicationStore.SetAwaitsAnswer(turn.Work, id, false);
        turn.Chat.Below(new Screen(words["approval.answered"]));
        Announce(turn, shelf.Workshop(turn.Work, registration.WorkshopId));
    }

    private const string NamePrefix = "approval:";

    private static string NameOf(long registrationId) => FormattableString.Invariant($"{NamePrefix}{registrationId}");

    private static Button Button(Act action, Data.Registrations.Registration registration, string label) => new(label, action, RowId.Write(registration.Id));
}
