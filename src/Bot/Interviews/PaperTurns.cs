using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Authoring;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Desk;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Interviews;

/// <summary>
/// <c>/facilitate</c> → Forms → a form → From paper: what somebody without Telegram filled in with a pen, typed in by the team. A named form needs whose sheet it is; an
/// anonymous one asks for nobody, and what is kept of it is like any other answer, so that the few who have no telephone are not told apart.
/// </summary>
internal sealed class PaperTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews)
{
    private const int MostFound = 7;

    /// <summary>Forms that people fill in with a pen: the desk registers people itself, and the team has telephones.</summary>
    public static bool IsFor(WorkshopForm form) => form.Purpose != FormPurpose.Registration && Addressees.Of(form).Roles is null;

    /// <summary>What the button of a sheet names.</summary>
    /// <param name="formId">The form.</param>
    /// <param name="about">The item of the agenda or the day it is about; "" where that is not known or not asked.</param>
    /// <param name="registrationId">Whose it is; null for nobody's.</param>
    /// <param name="replaces">What they sent before and is to give way to it; null for nothing.</param>
    public static string Argument(long formId, string about = "", long? registrationId = null, long? replaces = null) =>
        $"{RowId.Write(formId)}:{about}{(registrationId is { } id ? ":" + RowId.Write(id) : "")}{(replaces is { } sent ? ":" + RowId.Write(sent) : "")}";

    /// <summary>Another sheet: the day it is about, whose it is, then its questions.</summary>
    public void Tap(IChatTurn turn, string argument)
    {
        var parts = argument.Split(':');
        var (form, home) = Of(turn, parts);
        var about = parts.ElementAtOrDefault(1) ?? "";
        if (!IsFor(form))
        {
            turn.Show(new Screen(texts.Of(turn.Person.Language)["author.gone"]));
        }
        else if (form.Asked == FormMoment.Day && about.Length == 0 && DaysOf(turn, home) is { Count: > 1 } days)
        {
            AskDay(turn, form, days);
        }
        else if (parts.Length > 2)
        {
            Begin(turn, form, about, RegistrationStore.ById(turn.Rows, RowId.Read(parts[2])), parts.Length > 3 ? SubmissionStore.ById(turn.Rows, RowId.Read(parts[3])) : null);
        }
        else if (form.IsAnonymous)
        {
            Begin(turn, form, about, whose: null);
        }
        else
        {
            AskWhose(turn, form, about);
        }
    }

    /// <summary>Whose sheet it is: the code on their ticket, or their name.</summary>
    public void Typed(IChatTurn turn, string argument, string text)
    {
        var parts = argument.Split(':');
        var (form, home) = Of(turn, parts);
        var words = texts.Of(turn.Person.Language);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        if (TicketCode.Read(Texts.Typed.Plain(text)) is { } code && RegistrationStore.ByTicket(turn.Rows, code) is { } registration && registration.WorkshopId == home.Workshop.Id)
        {
            Begin(turn, form, parts[1], registration);
            return;
        }

        var found = PeopleSearch.Find(turn, shelf, home, text, words);
        if (found is [var only])
        {
            Begin(turn, form, parts[1], RegistrationStore.ById(turn.Rows, only.RegistrationId));
            return;
        }

        Expect(turn, argument);
        turn.Show(PeopleSearch.Which(
            found, MostFound, text, person => PersonLines.Label(turn, shelf, home, person, words), Act.PaperOf, person => Argument(form.Id, parts[1], person.RegistrationId), Back(form, words), words));
    }

    /// <summary>A sheet was sent: the next one is a tap away, about the same session or day.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="version">Its form.</param>
    /// <param name="about">The session or day it was about; "" for none.</param>
    /// <param name="words">The words of whoever types.</param>
    public static void Taken(IChatTurn turn, ShelvedVersion version, string about, Words words) => turn.Show(
        new Screen(words["paper.taken", ("form", Arg.Text(words.Of(version.Row.Titles))), ("n", Arg.Count(FormDesk.CountOf(turn, version.Row)))])
        {
            Rows = [words.Row(new Button(words["button.form_paper_next"], Act.PaperOpen, Argument(version.Row.Id, about))), Back(version.Row, words)],
        },
        words.Of(version.Row.Titles));

    private (WorkshopForm Form, ShelvedWorkshop Home) Of(IChatTurn turn, string[] parts)
    {
        var form = FormStore.ById(turn.Rows, RowId.Read(parts[0]))!;
        return (form, shelf.Workshop(turn.Rows, form.WorkshopId));
    }

    /// <summary>The days of a workshop that have begun.</summary>
    private static List<DateOnly> DaysOf(IChatTurn turn, ShelvedWorkshop home) =>
        [.. home.Agenda.Select(item => home.Workshop.DayOf(item.StartsAt)).Distinct().Where(day => day <= home.Today(turn.Now)).Order().TakeLast(MostFound)];

    private void AskDay(IChatTurn turn, WorkshopForm form, List<DateOnly> days)
    {
        var words = texts.Of(turn.Person.Language);
        turn.Show(new Screen(words["paper.day", ("form", Arg.Text(words.Of(form.Titles)))])
        {
            Rows = [.. days.Select(day => words.Row(new Button(words.WeekdayAndDay(day), Act.PaperOpen, Argument(form.Id, DayId.Write(day))))), Back(form, words)],
        });
    }

    private void AskWhose(IChatTurn turn, WorkshopForm form, string about)
    {
        var words = texts.Of(turn.Person.Language);
        Expect(turn, Argument(form.Id, about));
        turn.Show(new Screen(words["paper.whose", ("form", Arg.Text(words.Of(form.Titles)))]) { Rows = [Back(form, words)] });
    }

    private void Begin(IChatTurn turn, WorkshopForm form, string about, Data.Registrations.Registration? whose, SubmissionRow? replaced = null)
    {
        var words = texts.Of(turn.Person.Language);
        var version = shelf.Version(turn.Rows, form.CurrentVersionId);
        if (!form.IsAnonymous && whose?.WorkshopId != form.WorkshopId)
        {
            turn.Show(new Screen(words["people.gone"]) { Rows = [Back(form, words)] });
            return;
        }

        var owner = form.IsAnonymous ? null : whose?.PersonId;
        var session = SessionQuestion.Of(version.Form, version.Home);
        var day = form.Asked != FormMoment.Day ? null : about.Length > 0 ? about : DaysOf(turn, version.Home) is [var only] ? DayId.Write(only) : null;
        if ((session is null || about.Length == 0) && InterviewStore.Paper(turn.Work, turn.Person.Id, form.Id, owner, day) is { } begun)
        {
            if (replaced is not null)
            {
                InterviewStore.Replace(turn.Work, begun.Id, replaced.Id);
            }

            interviews.Continue(turn, InterviewStore.ById(turn.Rows, begun.Id)!);
            return;
        }

        var isAbout = session is not null && about.Length > 0;
        if (owner is { } person && replaced is null
            && FormTurns.SentBefore(turn, version, person, isAbout ? new Dictionary<string, string> { [session!.Path] = about } : [], FormTurns.SentAt(turn, version.Home, day)) is { } sent)
        {
            AskToReplace(turn, version, person, about, sent, words);
            return;
        }

        var title = Arg.Text(words.Of(form.Titles));
        var opening = owner is null ? words["paper.begin.anonymous", ("form", title)]
            : words["paper.begin", ("form", title), ("name", Arg.Text(ApplicationStore.Fields(turn.Rows, whose!.Id).FullName ?? "–"))];
        interviews.BeginPaper(turn, version, owner, opening, known: isAbout ? new Dictionary<string, string> { [session!.Name] = about } : null, about: day, replaced?.Id);
    }

    /// <summary>They answered already, by themselves or on another sheet: nothing gives way before the team has said so.</summary>
    /// <param name="turn">The turn of whoever types.</param>
    /// <param name="version">The form.</param>
    /// <param name="owner">Whose sheet it is.</param>
    /// <param name="about">The session or day it is about; "" for none, or where only the sheet says it.</param>
    /// <param name="sent">What they sent.</param>
    /// <param name="words">The words of whoever types.</param>
    public static void AskToReplace(IChatTurn turn, ShelvedVersion version, long owner, string about, SubmissionRow sent, Words words)
    {
        var form = version.Row;
        var registration = RegistrationStore.Of(turn.Rows, owner, form.WorkshopId)!;
        var text = words["paper.replace",
            ("form", Arg.Text(words.Of(form.Titles))), ("name", Arg.Text(ApplicationStore.Fields(turn.Rows, registration.Id).FullName ?? "–")),
            ("when", Arg.Phrase(words.DayAndTime(sent.EditedAt ?? sent.SubmittedAt, version.Home.Workshop.Zone)))];
        var files = AttachmentStore.OfSubmission(turn.Rows, sent.Id).Count;
        turn.Show(new Screen(files == 0 ? text : text + "\n" + words["paper.replace.files", ("n", Arg.Count(files))])
        {
            Rows =
            [
                words.Row(new Button(words["button.paper_keep"], Act.PaperOpen, Argument(form.Id, about))),
                words.Row(new Button(words["button.paper_replace"], Act.PaperOf, Argument(form.Id, about, registration.Id, sent.Id))),
            ],
        });
    }

    private static void Expect(IChatTurn turn, string argument) => PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.PaperWhose.With(argument));

    private static IReadOnlyList<Button> Back(WorkshopForm form, Words words) =>
        words.Row(new Button(words.BackArrow + words["button.back"], Act.FormsOne, form.Id.ToString(CultureInfo.InvariantCulture)));
}
