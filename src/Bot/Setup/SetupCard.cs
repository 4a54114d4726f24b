using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Organize;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>A workshop as its organizers set it up: what is known of it, and what can be done with it now.</summary>
internal sealed class SetupCard(Shelf shelf, Catalogue texts, Rights rights)
{
    private const int MostQuotas = 12;

    /// <summary>The card, below what has just become of it.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="workshopId">Whose.</param>
    /// <param name="lead">What has just become of it; may be empty.</param>
    /// <param name="isNew">The last question about it was just answered: its form can be chosen, and nobody lays it aside yet.</param>
    public void Show(IChatTurn turn, long workshopId, string lead, bool isNew = false)
    {
        var words = texts.Of(turn.Person.Language);
        var home = shelf.Workshop(turn.Rows, workshopId);
        var workshop = home.Workshop;
        var id = RowId.Write(workshopId);
        var lines = new List<string>();
        if (lead.Length > 0)
        {
            lines.Add(lead + "\n");
        }

        lines.Add(words["organize.card", ("workshop", Arg.Text(words.Of(workshop.Titles))), ("status", Arg.Phrase(words[StatusKey(workshop)]))]);
        lines.Add(words.Days(workshop.FirstDay, workshop.LastDay));
        lines.Add(words.Of(workshop.Venues) is { Length: > 0 } venue ? Bidi.Isolate(venue) : words[workshop.HasOnlineLink ? "workshop.venue.online" : "setup.line.no_venue"]);
        if (words.Of(workshop.Addresses) is { Length: > 0 } address)
        {
            lines.Add(words["workshop.address", ("address", Arg.Text(address))]);
        }

        if (workshop is { Latitude: { } latitude, Longitude: { } longitude })
        {
            lines.Add(words["setup.line.pin", ("degrees", Arg.Code(string.Create(CultureInfo.InvariantCulture, $"{latitude} {longitude}")))]);
        }

        if (workshop.VenueShownAt is { } shown)
        {
            lines.Add(words["setup.line.venue_hour", ("when", Arg.Phrase(words.DayAndTime(shown, workshop.Zone)))]);
        }

        if (home.LinkShownAt is { } link)
        {
            lines.Add(words[home.HasHour && link != workshop.LinkShownAt ? "setup.line.link_before" : "setup.line.link", ("when", Arg.Phrase(words.DayAndTime(link, workshop.Zone)))]);
        }

        lines.Add(workshop.Capacity is { } seats ? words["setup.line.capacity", ("n", Arg.Count(seats))] : words["setup.line.no_limit"]);
        if (home.Quotas.Count > 0)
        {
            var version = shelf.Version(turn.Rows, home.RegistrationForm.CurrentVersionId);
            lines.AddRange(home.Quotas.Take(MostQuotas).Select(quota =>
                words["setup.line.quota", ("answer", Arg.Phrase(Fields.Label(version, quota.Field, quota.Value, words))), ("n", Arg.Count(quota.Capacity))]));
        }

        if (workshop.Status == WorkshopStatus.Draft)
        {
            var form = shelf.Version(turn.Rows, home.RegistrationForm.CurrentVersionId);
            lines.Add(words["setup.line.form", ("form", Arg.Text(words.Of(form.Row.Titles))), ("n", Arg.Count(form.Form.Questions.Count(question => question.IsAsked)))]);
        }

        lines.Add(words[workshop.NeedsApproval ? "setup.line.approval" : "setup.line.automatic"]);
        if (workshop.IsByInvitation)
        {
            lines.Add(words["guests.line"]);
        }

        lines.Add(words[workshop.AsksAttendance ? "setup.line.attendance" : "setup.line.no_attendance"]);
        lines.Add(words["setup.line.deadline", ("when", Arg.Phrase(words.DayAndTime(workshop.RegistrationClosesAt, workshop.Zone)))]);
        lines.Add(home.HasHour ? words["setup.line.agenda", ("n", Arg.Count(home.Agenda.Count))] : words["setup.line.no_agenda"]);
        if (words.Of(workshop.Contacts) is { Length: > 0 } contact)
        {
            lines.Add(words["setup.line.contact", ("contact", Arg.Text(contact))]);
        }

        if (WorkshopStore.Before(turn.Rows, workshop) is { } before)
        {
            lines.Add(words["setup.line.follows", ("workshop", Arg.Text(words.Of(before.Titles))), ("dates", Arg.Phrase(words.Days(before.FirstDay, before.LastDay)))]);
        }

        var missing = Language.All.Where(language => !workshop.Titles.ContainsKey(language.Code)).Select(language => language.OwnName).ToList();
        if (missing.Count > 0)
        {
            lines.Add(words["setup.line.languages", ("languages", Arg.Phrase(words.List(missing)))]);
        }

        var may = rights.In(turn.Rows, turn.Person.Id, workshopId);
        var buttons = new List<Button>();
        void Add(Act act, string label)
        {
            if (may(act))
            {
                buttons.Add(new(words[label], act, id));
            }
        }

        if (workshop.Status == WorkshopStatus.Archived)
        {
            if (may(Act.SetupSwitch))
            {
                buttons.Add(new(words["button.setup_restore"], Act.SetupSwitch, id + ":archived"));
            }

            Add(Act.SetupClone, "button.setup_clone");
        }
        else
        {
            buttons.AddRange(SettingTurns.Pages.Where(_ => may(Act.SetupEdit)).Select(page => new Button(words[page.Label], Act.SetupEdit, $"{id}:{page.Page}")));
        }

        if (workshop.Status is WorkshopStatus.Draft or WorkshopStatus.Archived)
        {
            Add(Act.TimetableOpen, "button.timetable");
        }

        if (workshop.Status is WorkshopStatus.Draft or WorkshopStatus.Closed && !workshop.IsCalledOff)
        {
            Add(Act.SetupAnnounce, workshop.Status == WorkshopStatus.Draft ? "button.setup_announce" : "button.setup_reopen");
        }

        if (workshop.Status == WorkshopStatus.Open)
        {
            Add(Act.SetupShare, "button.setup_share");
            Add(Act.SetupClose, "button.setup_close");
        }

        if (workshop.Status == WorkshopStatus.Open && turn.Now < home.StartsAt && !StatusTurns.IsKnown(turn, workshop))
        {
            // there is nobody to call it off for
            Add(Act.SetupDraft, "button.setup_draft");
        }
        else if (workshop.Status is WorkshopStatus.Open or WorkshopStatus.Closed && !workshop.IsCalledOff && turn.Now < workshop.OverAt)
        {
            Add(Act.SetupCancel, "button.setup_cancel");
        }
        else if (StatusTurns.CanRevive(turn, workshop))
        {
            Add(Act.SetupRevive, "button.setup_revive");
        }

        Add(Act.TranslateOpen, "button.translate");
        if (isNew && may(Act.FormsOne))
        {
            buttons.Add(new(words["button.setup_form"], Act.FormsOne, RowId.Write(home.RegistrationForm.Id)));
        }
        else if (workshop.Status != WorkshopStatus.Archived && StatusTurns.CanArchive(turn, workshop))
        {
            Add(Act.SetupArchive, "button.setup_archive");
        }

        turn.Show(new Screen(string.Join('\n', lines)) { Rows = [.. buttons.Chunk(2).Select(pair => words.Row(pair)), OrganizeTurns.Back(workshopId, words)] });
    }

    /// <summary>The text that says where a workshop stands.</summary>
    public static string StatusKey(Workshop workshop) =>
        workshop.IsCalledOff ? "organize.status.cancelled" : "organize.status." + workshop.Status.ToString().ToLowerInvariant();

    /// <summary>A question that is answered by typing, with a way back.</summary>
    public static Screen Prompt(string text, Act back, string argument, Words words) =>
        new(text) { Rows = [words.Row(new Button(words.BackArrow + words["button.back"], back, argument))] };
}
