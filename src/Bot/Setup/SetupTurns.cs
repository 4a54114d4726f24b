using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Authoring;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Plans;
using WorkshopBot.Registration;
using WorkshopBot.Seats;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;
using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Setup;

/// <summary>
/// A workshop from nothing, in four messages and two taps: title, days, place, who organizes it; how many seats, and who decides. What else there is has a default, and all of it can be changed later.
/// Then it is announced, closed, called off, archived, shared and copied.
/// </summary>
internal sealed class SetupTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, BotIdentity identity, Sending sending)
{
    private const int LongestLine = 200;
    private const int LongestParagraph = 1000;
    private const int LettersOfCode = 6;
    private const int LongestCode = 24;
    private const int ItemsNamed = 8;
    private static readonly TimeOnly Evening = new(20, 0);
    private static readonly TimeSpan ByThemselves = TimeSpan.FromDays(14);

    /// <summary>What is asked for one after the other; whatever else has a default.</summary>
    private static readonly string[] Asked = ["days", "venue", "contact", "capacity"];

    private static readonly string[] First = ["title", "description", "days", "capacity", "deadline"];
    private static readonly string[] Where = ["venue", "address", "pin", "link", "venue_hour"];
    private static readonly string[] Second = ["contact", "organizer", "purpose", "consent"];

    /// <summary>The meeting link is shown so long before the beginning.</summary>
    private static readonly TimeSpan LinkBefore = TimeSpan.FromHours(1);

    /// <summary>A button; arguments begin with the workshop.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        if (press.Action == Act.SetupNew)
        {
            Expect(turn, Act.SetupTitle.Name());
            interviews.ShowBeside(turn, New(words, press.Argument.Length > 0 ? RowId.Read(press.Argument) : null));
            return;
        }

        if (press.Action == Act.SetupTemplate)
        {
            turn.Chat.Say(new Screen(words["setup.template"]) { File = new MadeFile(PlanTemplate.Kind, 0, words.Language.Code) });
            return;
        }

        var parts = press.Argument.Split(':');
        var home = shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        switch (press.Action)
        {
            case Act.SetupEdit:
                ShowFields(turn, home, parts.Length > 1 ? parts[1] : "");
                break;
            case Act.SetupField when First.Contains(parts[1]) || Where.Contains(parts[1]) || Second.Contains(parts[1]):
                Ask(turn, home, parts[1]);
                break;
            case Act.SetupPlan:
                turn.Chat.Say(new Screen(words["setup.plan", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]) { File = new MadeFile(PlanFile.Kind, home.Workshop.Id, words.Language.Code) { IsLasting = false } });
                break;
            case Act.SetupSwitch when parts is [_, "archived"]:
                Restore(turn, home);
                break;
            case Act.SetupSwitch when parts is [_, "out", var first, var last]:
                TakeOut(turn, home, Day(first), Day(last));
                break;
            case Act.SetupSwitch when parts is [_, "no_limit", "next"]:
                Save(turn, home, home.Workshop with { Capacity = null });
                AskApproval(turn, home);
                break;
            case Act.SetupSwitch:
                Save(turn, home, Switched(home.Workshop, parts.Length > 1 ? parts[1] : ""));
                Show(turn, home.Workshop.Id, words["setup.saved"]);
                break;
            case Act.SetupAnnounce:
                Announce(turn, home);
                break;
            case Act.SetupClose or Act.SetupCancel or Act.SetupArchive:
                End(turn, home, press.Action);
                break;
            case Act.SetupShare:
                Share(turn, home, words);
                break;
            case Act.SetupPost:
                Post(turn, home);
                break;
            case Act.SetupClone:
                Expect(turn, Act.SetupCloneDay.With(parts[0]));
                turn.Show(Prompt(words["setup.clone", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))], Act.SetupCard, parts[0], words));
                break;
            default:
                Show(turn, home.Workshop.Id, "");
                break;
        }
    }

    /// <summary><c>/organize</c> of somebody who has no workshop yet.</summary>
    public void Offer(IChatTurn turn)
    {
        var words = Words(turn);
        interviews.ShowBeside(turn, new Screen(words["setup.none"]) { Rows = [words.Row(new Button(words["button.setup_new"], Act.SetupNew))] });
    }

    /// <summary>What somebody was asked to write.</summary>
    public void Typed(IChatTurn turn, Act what, string argument, string text)
    {
        var words = Words(turn);
        if (what == Act.SetupTitle)
        {
            Create(turn, text);
            return;
        }

        var parts = argument.Split(':');
        var home = shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        if (what == Act.SetupCloneDay)
        {
            Clone(turn, home, text);
            return;
        }

        // a workshop that meets online has a link for a place
        var field = parts[1] == "venue" && LinkIn(text) is not null ? "link" : parts[1];
        if (field == "link")
        {
            SaveLink(turn, home, text, goesOn: parts.Length > 2);
            return;
        }

        if (Changed(turn, home, field, text) is not { } changed)
        {
            turn.Show(Prompt(words["setup.again." + field], Act.SetupCard, parts[0], words));
            return;
        }

        if (field == "deadline" && changed.RegistrationClosesAt <= turn.Now)
        {
            turn.Show(Prompt(words["setup.deadline.over"], Act.SetupCard, parts[0], words));
            return;
        }

        var other = field == "days" ? DayChange.Of(Plan.Of(turn.Rows, home.Workshop), changed.FirstDay, changed.LastDay) : null;
        if (other is { Outside.Count: > 0 })
        {
            turn.Show(Outside(other, home.Workshop, words));
            return;
        }

        var (isTold, more) = other is null ? (Save(turn, home, changed), "") : Move(turn, home, other, words);

        // one after the other, until all is there that an announcement needs
        if (home.Workshop.Status == WorkshopStatus.Draft && parts.Length > 2 && Asked.SkipWhile(one => one != field).Skip(1).FirstOrDefault() is { } next)
        {
            Ask(turn, shelf.Workshop(turn.Rows, home.Workshop.Id), next, goesOn: true);
            return;
        }

        if (field == "capacity" && parts.Length > 2 && home.Workshop.Status == WorkshopStatus.Draft)
        {
            AskApproval(turn, home);
            return;
        }

        Expect(turn, null);
        var saved = isTold ? words["setup.saved.told", ("n", Arg.Count(Live(turn, home.Workshop.Id)))]
            : field == "capacity" && changed.Capacity > TypedSetting.Seats(text) ? words["setup.capacity.kept", ("n", Arg.Count(changed.Capacity.Value))]
            : words["setup.saved"];
        Show(turn, home.Workshop.Id, saved + more);
    }

    /// <summary>Whoever made a workshop organizes it; owners do so anyway.</summary>
    public static void Join(ITurn turn, Rights rights, long workshopId, long personId, string? called)
    {
        if (!rights.May(turn.Rows, personId, Act.SetupCard, workshopId))
        {
            RoleStore.Grant(turn.Work, new() { PersonId = personId, WorkshopId = workshopId, Role = Role.Organizer, Name = called }, personId, turn.Now);
        }

        PeopleStore.SetOpenedWorkshop(turn.Work, personId, workshopId);
    }

    /// <summary>What it is called, or what else it can be made from: a workbook, and the workshop whose card one comes from.</summary>
    private static Screen New(Words words, long? earlier = null) => new(words["setup.new"])
    {
        Rows =
        [
            words.Row(new Button(words["button.setup_template"], Act.SetupTemplate)),
            .. earlier is { } id ? new[] { words.Row(new Button(words["button.setup_clone"], Act.SetupClone, RowId.Write(id))), OrganizeTurns.Back(id, words) } : [],
        ],
    };

    /// <summary>A draft with a title; everything else has a default that can be announced, or is asked for.</summary>
    private void Create(IChatTurn turn, string text)
    {
        var titles = Texts(turn, text);
        if (titles.Count == 0 || titles.Values.Any(title => title.Length > LongestLine))
        {
            turn.Show(New(Words(turn)) with { Text = Words(turn)["build.too_long", ("max", Arg.Count(LongestLine))] });
            return;
        }

        var zone = identity.Zone;
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(turn.Now + ByThemselves, zone).DateTime);
        var closes = Workshop.InstantOf(zone, first.AddDays(-1).ToDateTime(Evening));
        var workshop = new Workshop
        {
            Id = turn.Work.NewId(),
            Code = Code(turn, titles),
            Status = WorkshopStatus.Draft,
            Titles = titles,
            Descriptions = new Dictionary<string, string>(),
            Organizers = new Dictionary<string, string>(),
            Purposes = Everywhere("setup.default.purpose"),
            Venues = new Dictionary<string, string>(),
            Addresses = new Dictionary<string, string>(),
            Zone = zone,
            FirstDay = first,
            LastDay = first,
            AsksAttendance = true,
            RegistrationClosesAt = closes,
            ChangesUntil = closes,
            DeleteAfter = first.AddDays(Workshop.DaysKept),
            Consents = Everywhere("setup.default.consent"),
            ConsentsMore = new Dictionary<string, string>(),
            ConsentVersion = "1",
            Contacts = new Dictionary<string, string>(),
            EditedAt = turn.Now,
            ImportedAt = turn.Now,
        };
        WorkshopStore.Save(turn.Work, workshop, onlineLink: null);
        turn.SetTimer(Act.DeletionNext, workshop.Id, turn.Now);
        AddForm(turn, workshop.Id);
        shelf.Forget();
        Join(turn, rights, workshop.Id, turn.Person.Id, turn.CalledName);
        Ask(turn, shelf.Workshop(turn.Rows, workshop.Id), Asked[0], goesOn: true);
    }

    /// <summary>The form that people register with: the template, until another one is published in its place.</summary>
    private static void AddForm(IChatTurn turn, long workshopId)
    {
        var template = Templates.All[0];
        var form = new WorkshopForm { Name = "registration", Purpose = FormPurpose.Registration, Titles = template.Form.Title.ByLanguage, Audience = FormAudience.Everyone };
        var version = new FormVersion { Hash = template.Form.Hash, Label = template.Form.Version, Workbook = template.Workbook, FileName = template.Name + ".md" };
        FormStore.Save(turn.Work, workshopId, 0, form, version, turn.Now);
        var questions = template.Form.Questions.Select(question => question.Name).ToHashSet();
        RegistrationFieldStore.Replace(turn.Work, workshopId, RegistrationFieldNames.All.Where(questions.Contains).ToDictionary(field => field, field => field, StringComparer.Ordinal));
    }

    /// <summary>The public name in links: from a title in Latin letters, else by chance.</summary>
    private static string Code(IChatTurn turn, LocalTexts titles)
    {
        var stem = string.Concat((titles.GetValueOrDefault("en") ?? "").ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        while (stem.Contains("--", StringComparison.Ordinal))
        {
            stem = stem.Replace("--", "-", StringComparison.Ordinal);
        }

        stem = stem.Length > LongestCode ? stem[..LongestCode].Trim('-') : stem;
        while (stem.Length == 0 || WorkshopStore.ByCode(turn.Rows, stem) is not null)
        {
            stem = (stem.Length == 0 ? "workshop" : stem.Split("--")[0]) + "--" + string.Concat(Enumerable.Range(0, LettersOfCode).Select(_ => (char)('a' + turn.Chance.Next(26))));
        }

        return stem.Replace("--", "-", StringComparison.Ordinal) is var made && WorkshopStore.ByCode(turn.Rows, made) is null ? made : stem;
    }

    private void Show(IChatTurn turn, long workshopId, string lead)
    {
        var words = Words(turn);
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
        if (workshop.VenueShownAt is { } shown)
        {
            lines.Add(words["setup.line.venue_hour", ("when", Arg.Phrase(words.DayAndTime(shown, workshop.Zone)))]);
        }

        if (workshop.HasOnlineLink)
        {
            lines.Add(words["setup.line.link", ("when", Arg.Phrase(words.DayAndTime(workshop.LinkShownAt ?? home.StartsAt - LinkBefore, workshop.Zone)))]);
        }

        lines.Add(workshop.Capacity is { } seats ? words["setup.line.capacity", ("n", Arg.Count(seats))] : words["setup.line.no_limit"]);
        lines.Add(words[workshop.NeedsApproval ? "setup.line.approval" : "setup.line.automatic"]);
        if (workshop.IsByInvitation)
        {
            lines.Add(words["guests.line"]);
        }

        lines.Add(words[workshop.AsksAttendance ? "setup.line.attendance" : "setup.line.no_attendance"]);
        lines.Add(words["setup.line.deadline", ("when", Arg.Phrase(words.DayAndTime(workshop.RegistrationClosesAt, workshop.Zone)))]);
        lines.Add(words["setup.line.agenda", ("n", Arg.Count(home.Agenda.Count))]);
        if (words.Of(workshop.Contacts) is { Length: > 0 } contact)
        {
            lines.Add(words["setup.line.contact", ("contact", Arg.Text(contact))]);
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
            Add(Act.SetupEdit, "button.setup_edit");
        }

        Add(Act.TimetableOpen, "button.timetable");
        if (workshop.Status == WorkshopStatus.Draft)
        {
            Add(Act.GuestsOpen, "button.guests");
        }

        if (workshop.Status is WorkshopStatus.Draft or WorkshopStatus.Closed && workshop.CancelledAt is null)
        {
            Add(Act.SetupAnnounce, workshop.Status == WorkshopStatus.Draft ? "button.setup_announce" : "button.setup_reopen");
        }

        if (workshop.Status == WorkshopStatus.Open)
        {
            Add(Act.SetupShare, "button.setup_share");
            if (WorkshopChatStore.Linked(turn.Rows, workshopId).Count > 0)
            {
                Add(Act.SetupPost, "button.setup_post");
            }

            Add(Act.SetupClose, "button.setup_close");
        }

        if (workshop.Status is WorkshopStatus.Open or WorkshopStatus.Closed && workshop.CancelledAt is null && turn.Now < workshop.OverAt)
        {
            Add(Act.SetupCancel, "button.setup_cancel");
        }

        Add(Act.TranslateOpen, "button.translate");
        if (workshop.Status != WorkshopStatus.Archived && CanArchive(turn, workshop))
        {
            Add(Act.SetupArchive, "button.setup_archive");
        }

        turn.Show(new Screen(string.Join('\n', lines)) { Rows = [.. buttons.Chunk(2).Select(pair => words.Row(pair)), OrganizeTurns.Back(workshopId, words)] });
    }

    private static Workshop Switched(Workshop workshop, string what) => what switch
    {
        "attendance" => workshop with { AsksAttendance = !workshop.AsksAttendance },
        "no_limit" => workshop with { Capacity = null },
        "venue_shown" => workshop with { VenueShownAt = null },
        "automatic" => workshop with { NeedsApproval = false },
        "approval" => workshop with { NeedsApproval = true },
        _ => workshop with { NeedsApproval = !workshop.NeedsApproval },
    };

    /// <summary>What can be changed: the first page, where it is (<c>where</c>), or the second page (<c>1</c>).</summary>
    private void ShowFields(IChatTurn turn, ShelvedWorkshop home, string part)
    {
        var words = Words(turn);
        var id = RowId.Write(home.Workshop.Id);
        Button[] Fields(string[] fields) => [.. fields.Select(field => new Button(words["button.setup_field_" + field], Act.SetupField, $"{id}:{field}"))];
        Button Back(Act act) => new(words.BackArrow + words["button.back"], act, id);
        Button[] buttons = part switch
        {
            "where" =>
            [
                .. Fields(Where),
                .. home.Workshop.VenueShownAt is null ? Array.Empty<Button>() : [new(words["button.setup_venue_always"], Act.SetupSwitch, id + ":venue_shown")],
                Back(Act.SetupEdit),
            ],
            "1" =>
            [
                .. Fields(Second),
                new(words[home.Workshop.NeedsApproval ? "button.setup_automatic" : "button.setup_approval"], Act.SetupSwitch, id),
                new(words[home.Workshop.AsksAttendance ? "button.setup_attendance_off" : "button.setup_attendance_on"], Act.SetupSwitch, id + ":attendance"),
                new(words["button.setup_plan"], Act.SetupPlan, id),
                Back(Act.SetupEdit),
            ],
            _ =>
            [
                .. Fields(First),
                new(words["button.setup_where"], Act.SetupEdit, id + ":where"),
                Back(Act.SetupCard),
                new(words["button.next_page"], Act.SetupEdit, id + ":1"),
            ],
        };
        turn.Show(new Screen(words["setup.edit", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]) { Rows = [.. buttons.Chunk(2).Select(pair => words.Row(pair))] });
    }

    private void Ask(IChatTurn turn, ShelvedWorkshop home, string field, bool goesOn = false)
    {
        var words = Words(turn);
        var id = RowId.Write(home.Workshop.Id);
        Expect(turn, Act.SetupType.With($"{id}:{field}{(goesOn ? ":next" : "")}"));
        var ask = Prompt(words["setup.ask." + field], Act.SetupCard, id, words, goesOn ? "button.setup_later" : null);
        var instead = field switch
        {
            "capacity" when goesOn => new Button(words["button.setup_no_limit"], Act.SetupSwitch, id + ":no_limit:next"),
            "capacity" when home.Workshop.Capacity is not null => new(words["button.setup_no_limit"], Act.SetupSwitch, id + ":no_limit"),
            _ => null,
        };
        turn.Show(instead is null ? ask : ask with { Rows = [words.Row(instead), .. ask.Rows] });
    }

    /// <summary>The last question about a new workshop.</summary>
    private void AskApproval(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        var id = RowId.Write(home.Workshop.Id);
        Expect(turn, null);
        turn.Show(new Screen(words["setup.ask.approval"])
        {
            Rows =
            [
                words.Row(new Button(words["button.setup_automatic"], Act.SetupSwitch, id + ":automatic")),
                words.Row(new Button(words["button.setup_approval"], Act.SetupSwitch, id + ":approval")),
            ],
        });
    }

    /// <summary>The workshop with what was typed; null when it cannot be.</summary>
    private static Workshop? Changed(IChatTurn turn, ShelvedWorkshop home, string field, string text)
    {
        var workshop = home.Workshop;
        var written = Texts(turn, text);
        var longest = field is "title" or "organizer" ? LongestLine : LongestParagraph;
        var isText = written.Count > 0 && written.Values.All(one => one.Length <= longest);
        switch (field)
        {
            case "title" when isText:
                return workshop with { Titles = AgendaEdits.Merged(workshop.Titles, written) };
            case "description" when isText:
                return workshop with { Descriptions = AgendaEdits.Merged(workshop.Descriptions, written) };

            // an old place in another language would send its readers astray
            case "venue" when isText:
                return workshop with { Venues = written };
            case "address" when isText:
                return workshop with { Addresses = WorkshopBot.Texts.Typed.Plain(text) is "-" or "–" ? new Dictionary<string, string>() : written };
            case "purpose" when isText:
                return workshop with { Purposes = AgendaEdits.Merged(workshop.Purposes, written), ConsentVersion = Next(workshop.ConsentVersion) };
            case "venue_hour":
                return TypedSetting.Moment(text, workshop, turn.Now) is { } shown && shown < workshop.OverAt ? workshop with { VenueShownAt = shown } : null;
            case "organizer" when isText:
                return workshop with { Organizers = AgendaEdits.Merged(workshop.Organizers, written) };
            case "contact" when isText:
                return workshop with { Contacts = written, Organizers = workshop.Organizers.Count == 0 ? written : workshop.Organizers };
            case "consent" when isText:
                return workshop with { Consents = AgendaEdits.Merged(workshop.Consents, written), ConsentVersion = Next(workshop.ConsentVersion) };
            case "days":
                return TypedSetting.Days(text, workshop.DayOf(turn.Now)) is { } days && days.Last >= workshop.DayOf(turn.Now) ? workshop with { FirstDay = days.First, LastDay = days.Last } : null;
            case "pin":
                return TypedSetting.Place(text) is { } place ? workshop with { Latitude = place.Latitude, Longitude = place.Longitude } : null;
            case "capacity":
                return TypedSetting.Seats(text) is { } seats ? workshop with { Capacity = Math.Max(seats, RegistrationStore.Confirmed(turn.Rows, workshop.Id)) } : null;
            case "deadline":
                return TypedSetting.Moment(text, workshop, turn.Now) is { } closes && closes < workshop.OverAt
                    ? workshop with { RegistrationClosesAt = closes, ChangesUntil = workshop.ChangesUntil > closes ? workshop.ChangesUntil : closes }
                    : null;
            default:
                return null;
        }
    }

    /// <summary>A meeting link, with the hour from which the confirmed are shown it: <c>https://meet.example.org/room</c>.</summary>
    private static string? LinkIn(string text) =>
        Uri.TryCreate(Bidi.Strip(text).Trim(), UriKind.Absolute, out var link) && link.Scheme is "https" or "http" ? link.ToString() : null;

    private void SaveLink(IChatTurn turn, ShelvedWorkshop home, string text, bool goesOn)
    {
        var words = Words(turn);
        var id = home.Workshop.Id;
        var isGone = WorkshopBot.Texts.Typed.Plain(text) is "-" or "–";
        if (!isGone && LinkIn(text) is null)
        {
            turn.Show(Prompt(words["setup.again.link", ("example", Arg.Code("https://meet.example.org/room"))], Act.SetupCard, RowId.Write(id), words));
            return;
        }

        Save(turn, home, home.Workshop with { LinkShownAt = isGone ? null : home.Workshop.LinkShownAt ?? (home.Workshop.Status == WorkshopStatus.Draft ? null : home.StartsAt - LinkBefore) }, isGone ? "" : LinkIn(text));
        if (goesOn)
        {
            Ask(turn, shelf.Workshop(turn.Rows, id), "contact", goesOn: true);
            return;
        }

        Expect(turn, null);
        Show(turn, id, words["setup.saved"]);
    }

    /// <summary>Other days, as they were decided on; those concerned hear of them.</summary>
    /// <returns>Whether people are told, and what else the organizer is told, below "Saved".</returns>
    private (bool IsTold, string More) Move(IChatTurn turn, ShelvedWorkshop home, DayChange other, Words words)
    {
        var (was, stands) = (home.Workshop, other.Plan.Workshop);
        if (stands.RegistrationClosesAt <= turn.Now && (was.Status == WorkshopStatus.Draft || was.RegistrationClosesAt > turn.Now))
        {
            stands = Reopened(stands, other.Plan.Agenda, turn.Now);
        }

        var isTold = Save(turn, home, stands);
        if (other.Moves == 0)
        {
            return (isTold, home.Agenda.Count > 0 && !WorkshopPlace.Of(was).HasDaysOf(WorkshopPlace.Of(stands)) ? "\n" + words["setup.days.stays"] : "");
        }

        foreach (var form in other.Plan.Forms)
        {
            FormStore.Save(turn.Work, was.Id, FormStore.PositionOf(turn.Work, was.Id, form.Form.Name), form.Form, form.Version, turn.Now);
        }

        var more = MovePlanned(turn, was, other.Moves, words);
        if (other.Plan.Agenda.Count > 0)
        {
            var ids = home.Agenda.ToDictionary(item => item.Code, item => item.Id);
            AgendaEdits.Write(turn, shelf, home with { Workshop = stands }, new([.. other.Plan.Agenda.Select(item => item with { Id = ids[item.Code] })], []), AgendaEdits.Collects);
        }

        Sending.Replan(turn, was.Id);
        return (isTold, more);
    }

    /// <summary>Messages planned for a time on the clock move with the days; one whose time would be over keeps the one it has.</summary>
    private static string MovePlanned(IChatTurn turn, Workshop workshop, int days, Words words)
    {
        var planned = BroadcastStore.Planned(turn.Work, workshop.Id)
            .Where(broadcast => broadcast.PlannedAt is not null && broadcast.AgendaItemId is null)
            .ToLookup(broadcast => workshop.DaysLater(broadcast.PlannedAt!.Value, days) > turn.Now);
        foreach (var broadcast in planned[true])
        {
            BroadcastStore.Save(turn.Work, broadcast with { PlannedAt = workshop.DaysLater(broadcast.PlannedAt!.Value, days) });
        }

        return (planned[true].Any() ? "\n" + words["setup.days.planned", ("n", Arg.Count(planned[true].Count()))] : "")
            + (planned[false].Any() ? "\n" + words["setup.days.planned_past", ("n", Arg.Count(planned[false].Count()))] : "");
    }

    /// <summary>What would be on no day of the workshop any more is named: whoever knows the agenda says where it goes.</summary>
    private static Screen Outside(DayChange other, Workshop workshop, Words words)
    {
        var stands = other.Plan.Workshop;
        var lines = other.Outside.Take(ItemsNamed)
            .Select(item => words["setup.days.item", ("when", Arg.Phrase(words.DayAndTime(item.StartsAt, stands.Zone))), ("item", Arg.Text(words.Of(item.Titles)))]).ToList();
        if (other.Outside.Count - ItemsNamed is > 0 and var more)
        {
            lines.Add(words["setup.days.more", ("n", Arg.Count(more))]);
        }

        return new(words["setup.days.outside", ("days", Arg.Phrase(words.Days(stands.FirstDay, stands.LastDay))), ("items", Arg.Phrase(string.Join('\n', lines)))])
        {
            Rows =
            [
                words.Row(new Button(words["button.setup_days_out"], Act.SetupSwitch, $"{RowId.Write(workshop.Id)}:out:{stands.FirstDay:yyyy-MM-dd}:{stands.LastDay:yyyy-MM-dd}")),
                words.Row(new Button(words["button.timetable"], Act.TimetableOpen, RowId.Write(workshop.Id)), new Button(words.BackArrow + words["button.back"], Act.SetupCard, RowId.Write(workshop.Id))),
            ],
        };
    }

    /// <summary>Other days, and what would be on none of them leaves the agenda.</summary>
    private void TakeOut(IChatTurn turn, ShelvedWorkshop home, DateOnly first, DateOnly last)
    {
        var words = Words(turn);
        var other = DayChange.Of(Plan.Of(turn.Rows, home.Workshop), first, last);
        var codes = other.Outside.Select(item => item.Code).ToHashSet();
        AgendaEdits.Write(turn, shelf, home, new([], [.. home.Agenda.Where(item => codes.Contains(item.Code))]), AgendaEdits.Collects);
        var kept = shelf.Workshop(turn.Rows, home.Workshop.Id);
        var (isTold, more) = Move(turn, kept, DayChange.Of(Plan.Of(turn.Rows, kept.Workshop), first, last), words);
        Show(turn, home.Workshop.Id, (isTold ? words["setup.saved.told", ("n", Arg.Count(Live(turn, home.Workshop.Id)))] : words["setup.saved"]) + more);
    }

    /// <summary>People can register again: until it begins, or where that is not known or over, on its last evening.</summary>
    private static Workshop Reopened(Workshop workshop, IReadOnlyList<AgendaItem> agenda, DateTimeOffset now)
    {
        var begins = agenda.Count > 0 ? agenda.Min(item => item.StartsAt) : now;
        var evening = Workshop.InstantOf(workshop.Zone, workshop.LastDay.ToDateTime(Evening));
        var closes = begins > now ? begins : evening > now ? evening : workshop.OverAt;
        return workshop with { RegistrationClosesAt = closes, ChangesUntil = workshop.ChangesUntil > closes ? workshop.ChangesUntil : closes };
    }

    /// <returns>Whether people are told of it.</returns>
    private bool Save(IChatTurn turn, ShelvedWorkshop home, Workshop changed, string? link = null)
    {
        var id = home.Workshop.Id;
        WorkshopStore.Save(turn.Work, changed with { EditedAt = turn.Now }, link is null ? WorkshopStore.OnlineLink(turn.Rows, id) : link.Length == 0 ? null : link);
        shelf.Forget();

        // days, hours, the place or the seats may have changed: whatever hangs on them looks again
        turn.SetTimer(Act.RemindersNext, id, turn.Now);
        turn.SetTimer(Act.AgendaRemind, id, turn.Now);
        turn.SetTimer(Act.FeedbackNext, id, turn.Now);
        turn.SetTimer(Act.DeletionNext, id, turn.Now);
        turn.SetTimer(SeatTurns.Line, id, turn.Now);
        return WorkshopMoves.Note(turn.Work, home.Workshop, changed, turn.Now) && Live(turn, id) > 0;
    }

    /// <summary>How many have a place, wait for one or are being decided on.</summary>
    private static int Live(IChatTurn turn, long workshopId) =>
        SeatStore.Counts(turn.Rows, workshopId).Where(count => count.Key is "confirmed" or "pending" or "waitlisted" or "offered").Sum(count => count.Value);

    private void Announce(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        var workshop = home.Workshop;
        if (turn.Now >= workshop.OverAt || workshop.CancelledAt is not null || workshop.Contacts.Count == 0 || (workshop.Venues.Count == 0 && !workshop.HasOnlineLink))
        {
            Show(turn, workshop.Id, words[turn.Now >= workshop.OverAt || workshop.CancelledAt is not null ? "setup.announce.over" : "setup.announce.missing"]);
            return;
        }

        var isLate = workshop.RegistrationClosesAt <= turn.Now;
        var announced = isLate ? Reopened(workshop, home.Agenda, turn.Now) : workshop;
        Save(turn, home, announced with { Status = WorkshopStatus.Open, LinkShownAt = workshop.HasOnlineLink ? workshop.LinkShownAt ?? home.StartsAt - LinkBefore : null });
        if (workshop is { Status: WorkshopStatus.Draft, Series: not null })
        {
            turn.SetTimer(Act.PromiseEdition, workshop.Id, turn.Now);
        }

        Show(turn, workshop.Id, words[workshop.IsByInvitation ? "guests.announced" : "setup.announced", ("link", Arg.Code(ShareCard.Link(identity, workshop)))]
            + (isLate ? "\n" + words["setup.deadline.moved", ("when", Arg.Phrase(words.DayAndTime(announced.RegistrationClosesAt, workshop.Zone)))] : ""));
    }

    private void End(IChatTurn turn, ShelvedWorkshop home, Act how)
    {
        var words = Words(turn);
        var workshop = home.Workshop;
        switch (how)
        {
            case Act.SetupArchive when !CanArchive(turn, workshop):
                Show(turn, workshop.Id, words["setup.archive.not_yet", ("n", Arg.Count(Live(turn, workshop.Id)))]);
                break;
            case Act.SetupArchive:
                Save(turn, home, workshop with { Status = WorkshopStatus.Archived });
                Show(turn, workshop.Id, words["setup.archived", ("workshop", Arg.Text(words.Of(workshop.Titles)))] + "\n" + words["setup.archived.where"]);
                break;
            case Act.SetupCancel when workshop.CancelledAt is null && workshop.Status is not (WorkshopStatus.Draft or WorkshopStatus.Archived):
                Save(turn, home, workshop with { Status = WorkshopStatus.Closed, CancelledAt = turn.Now });
                AgendaNotices.CallOff(turn, workshop);
                Show(turn, workshop.Id, words["setup.cancelled", ("n", Arg.Count(Live(turn, workshop.Id)))]);
                break;
            case Act.SetupClose when workshop.Status == WorkshopStatus.Open:
                Save(turn, home, workshop with { Status = WorkshopStatus.Closed });
                Show(turn, workshop.Id, words["setup.closed"]);
                break;
            default:
                Show(turn, workshop.Id, "");
                break;
        }
    }

    /// <summary>Nobody counts on it any more.</summary>
    private static bool CanArchive(IChatTurn turn, Workshop workshop) =>
        workshop.Status is WorkshopStatus.Draft || workshop.CancelledAt is not null || turn.Now >= workshop.OverAt || (workshop.Status == WorkshopStatus.Closed && Live(turn, workshop.Id) == 0);

    /// <summary>A workshop that was archived is back: where people know it as closed, else as a draft.</summary>
    private void Restore(IChatTurn turn, ShelvedWorkshop home)
    {
        var isKnown = home.Workshop.CancelledAt is not null || SeatStore.Counts(turn.Rows, home.Workshop.Id).Values.Sum() > 0;
        Save(turn, home, home.Workshop with { Status = isKnown ? WorkshopStatus.Closed : WorkshopStatus.Draft });
        Show(turn, home.Workshop.Id, Words(turn)["setup.restored"]);
    }

    /// <summary>The picture to be forwarded, and below it the links for those who are invited one by one.</summary>
    private void Share(IChatTurn turn, ShelvedWorkshop home, Words words)
    {
        var id = RowId.Write(home.Workshop.Id);
        turn.Chat.Say(new Screen(Shared(home, turn.Now, words)) { File = new MadeFile(ShareCard.Kind, home.Workshop.Id, words.Language.Code) });
        turn.Chat.Below(new Screen(words["guests.below_share"])
        {
            Rows = [words.Row(new Button(words["button.guests"], Act.GuestsOpen, id)), words.Row(new Button(words.BackArrow + words["button.back"], Act.SetupCard, id))],
        });
    }

    private string Shared(ShelvedWorkshop home, DateTimeOffset now, Words words)
    {
        var workshop = home.SeenBy(isConfirmed: false, now).Workshop;
        return words[workshop.IsByInvitation ? "guests.share" : "setup.share",
            ("workshop", Arg.Text(words.Of(workshop.Titles))), ("dates", Arg.Phrase(WorkshopTurns.Dates(workshop, words))), ("venue", Arg.Phrase(WorkshopTurns.Venue(workshop, words))),
            ("until", Arg.Phrase(words.DayAndTime(workshop.RegistrationClosesAt, workshop.Zone))), ("link", Arg.Code(ShareCard.Link(identity, workshop))),
            ("contact", Arg.Text(words.Of(workshop.Contacts)))];
    }

    /// <summary>The share card goes into the workshop's groups and channels, as a broadcast that only they get.</summary>
    private void Post(IChatTurn turn, ShelvedWorkshop home)
    {
        var broadcast = new Broadcast
        {
            Id = turn.Work.NewId(),
            WorkshopId = home.Workshop.Id,
            Kind = "message",
            SenderId = turn.Person.Id,
            Audience = Audience.Nobody,
            Content = new() { HasShareCard = true, Texts = Language.All.ToDictionary(language => language.Code, language => new BroadcastText(Shared(home, turn.Now, texts.In(language)), [])) },
            GoesToChats = true,
            CreatedAt = turn.Now,
        };
        BroadcastStore.Add(turn.Work, broadcast);
        sending.Begin(turn, broadcast);
        Show(turn, home.Workshop.Id, "");
    }

    /// <summary>The same workshop on other days, as a draft: without people, answers, roles or the meeting link.</summary>
    private void Clone(IChatTurn turn, ShelvedWorkshop home, string text)
    {
        var words = Words(turn);
        if (TypedSetting.Days(text, home.Workshop.DayOf(turn.Now)) is not { } days || days.First < home.Workshop.DayOf(turn.Now))
        {
            turn.Show(Prompt(words["setup.again.days"], Act.SetupCard, RowId.Write(home.Workshop.Id), words));
            return;
        }

        // one day alone says when it begins
        var moved = PlanMove.To(Plan.Of(turn.Rows, home.Workshop), days.First);
        var last = days.Last > days.First || moved.Workshop.LastDay == days.First ? days.Last : moved.Workshop.LastDay;
        var needs = moved.Agenda.Select(item => moved.Workshop.DayOf(item.StartsAt).DayNumber - days.First.DayNumber + 1).Append(1).Max();
        if (last < days.First.AddDays(needs - 1))
        {
            turn.Show(Prompt(words["setup.clone.short", ("n", Arg.Count(needs))], Act.SetupCard, RowId.Write(home.Workshop.Id), words));
            return;
        }

        var copy = moved with
        {
            Workshop = moved.Workshop with
            {
                Id = 0,
                Code = NextCode(turn, home.Workshop.Code, (home.Workshop.Edition ?? 1) + 1),
                Status = WorkshopStatus.Draft,
                LastDay = last,
                DeleteAfter = moved.Workshop.DeleteAfter.AddDays(last.DayNumber - moved.Workshop.LastDay.DayNumber),
                HasOnlineLink = false,
                LinkShownAt = null,
                CancelledAt = null,
                EditedAt = null,
                Series = home.Workshop.Series ?? home.Workshop.Code,
                Edition = (home.Workshop.Edition ?? 1) + 1,
            },
            OnlineLink = null,
        };
        Importer.Import(turn.Work, copy, turn.Now, force: false);
        var made = WorkshopStore.ByCode(turn.Rows, copy.Workshop.Code)!;
        foreach (var form in FormStore.Of(turn.Rows, made.Id))
        {
            FormMediaStore.Copy(turn.Work, FormStore.ByName(turn.Rows, home.Workshop.Id, form.Name)!.Id, form.Id);
        }

        WorkshopStore.MarkEdited(turn.Work, made.Id, turn.Now);
        shelf.Forget();
        Join(turn, rights, made.Id, turn.Person.Id, turn.CalledName);
        Expect(turn, null);
        Show(turn, made.Id, words["setup.cloned"]);
    }

    /// <summary>What it is called, with the edition's number as long as nobody else has it.</summary>
    private static string NextCode(IChatTurn turn, string code, int edition)
    {
        var stem = code.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('-', '_');
        stem = stem.Length == 0 ? code : stem;
        for (var number = edition; ; number++)
        {
            var next = string.Create(CultureInfo.InvariantCulture, $"{(stem.Length > LongestCode ? stem[..LongestCode] : stem)}-{number}");
            if (WorkshopStore.ByCode(turn.Rows, next) is null)
            {
                return next;
            }
        }
    }

    /// <summary>The text that says where a workshop stands.</summary>
    public static string StatusKey(Workshop workshop) =>
        workshop.CancelledAt is not null ? "organize.status.cancelled" : "organize.status." + workshop.Status.ToString().ToLowerInvariant();

    private static DateOnly Day(string written) => DateOnly.ParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A number goes up; whatever else a version was called, a number goes behind it.</summary>
    private static string Next(string version)
    {
        var digits = version.Length - version.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Length;
        return version.Contains('-', StringComparison.Ordinal) || digits is 0 or > 6
            ? version.Split('+')[0] + "+" + (version.Split('+') is [_, var n] && int.TryParse(n, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before + 1 : 2).ToString(CultureInfo.InvariantCulture)
            : version[..^digits] + (int.Parse(version[^digits..], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A text in each language: line by line, or both sides of a slash; lines of one language go together.</summary>
    private static Dictionary<string, string> Texts(IChatTurn turn, string text)
    {
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Bidi.Strip(text).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            foreach (var (language, part) in PastedAgenda.TextsOf(line, turn.Person.Language ?? "ar", LongestParagraph + 1))
            {
                written[language] = written.TryGetValue(language, out var before) ? before + "\n" + part : part;
            }
        }

        return written;
    }

    private Dictionary<string, string> Everywhere(string key) => Language.All.ToDictionary(language => language.Code, language => Bidi.Strip(texts.In(language)[key]));

    private static Screen Prompt(string text, Act back, string argument, Words words, string? label = null) =>
        new(text) { Rows = [words.Row(new Button(label is null ? words.BackArrow + words["button.back"] : words[label], back, argument))] };

    private static void Expect(IChatTurn turn, string? what) => PeopleStore.SetExpects(turn.Work, turn.Person.Id, what);

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
