using System.Globalization;
using System.Text.Json;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Approval;
using WorkshopBot.Chat;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Plans;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>What can be set about a workshop, at any time: each thing is asked for and typed, or switched over.</summary>
internal sealed class SettingTurns(Shelf shelf, Catalogue texts, SetupCard card, DayMoves days, QuotaTurns quotas)
{
    private const string Next = "next";

    /// <summary>What is asked for one after the other; whatever else has a default.</summary>
    private static readonly string[] Asked = ["days", "venue", "contact", "capacity"];

    // what it is, when and where it is held, and who comes: each a page of its own
    private static readonly string[] OfIt = ["title", "description", "organizer", "contact", "purpose"];
    private static readonly string[] OfPlace = ["days", "venue", "address", "pin", "link", "link_hour", "venue_hour"];
    private static readonly string[] OfRegistration = ["capacity", QuotaTurns.Field, "deadline", "consent"];

    /// <summary>The pages, as the buttons of the workshop's card name them.</summary>
    public static readonly (string Page, string Label)[] Pages = [("about", "button.setup_about"), ("place", "button.setup_place"), ("registration", "button.setup_registration")];

    private static readonly (string Switch, string Label)[] LinkHours =
        [("link_before", "button.setup_link_before"), ("link_eve", "button.setup_link_eve"), ("link_now", "button.setup_link_now")];

    /// <summary>Whether there is such a thing to be asked for.</summary>
    public static bool Has(string field) => OfIt.Contains(field) || OfPlace.Contains(field) || OfRegistration.Contains(field);

    /// <summary>Begins to ask for what an announcement needs, one after the other.</summary>
    public void AskFirst(IChatTurn turn, ShelvedWorkshop home) => Ask(turn, home, Asked[0], goesOn: true);

    /// <summary>What can be changed, on one of the <see cref="Pages"/>.</summary>
    public void ShowFields(IChatTurn turn, ShelvedWorkshop home, string page)
    {
        var words = Words(turn);
        var id = RowId.Write(home.Workshop.Id);
        Button[] Hours() => HoursOfLink(id, Now(turn, home, "link_hour"), words);
        Button[] Fields(string[] fields) => [.. fields.Select(field => new Button(words["button.setup_field_" + field], Act.SetupField, $"{id}:{field}"))];
        Button[] buttons = page switch
        {
            "place" =>
            [
                .. home.Workshop switch
                {
                    // a meeting that is only online has no address, and its link's hour is at hand
                    { HasOnlineLink: true, Venues.Count: 0 } => [.. Fields(["days", "venue", "link"]), .. Hours(), .. Fields(["link_hour"])],
                    { HasOnlineLink: true } => Fields(OfPlace),
                    _ => Fields([.. OfPlace.Where(field => field != "link_hour")]),
                },
            ],
            "registration" =>
            [
                .. Fields(OfRegistration),
                home.Workshop.NeedsApproval ? new(words["button.setup_automatic"], Act.SetupSwitch, id + ":automatic") : new(words["button.setup_approval"], Act.SetupSwitch, id + ":approval"),
                new(words[home.Workshop.AsksAttendance ? "button.setup_attendance_off" : "button.setup_attendance_on"], Act.SetupSwitch, id + (home.Workshop.AsksAttendance ? ":attendance_off" : ":attendance_on")),
                new(words["button.guests"], Act.GuestsOpen, id),
            ],
            _ => [.. Fields(OfIt), new(words["button.setup_follows"], Act.SetupField, $"{id}:{FollowTurns.Field}"), new(words["button.setup_plan"], Act.SetupPlan, id)],
        };
        turn.Show(new Screen(words["setup.edit", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
        {
            Rows = [.. buttons.Append(new(words.BackArrow + words["button.back"], Act.SetupCard, id)).Chunk(2).Select(pair => words.Row(pair))],
        });
    }

    /// <summary>Asks for one thing.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="home">The workshop.</param>
    /// <param name="field">What.</param>
    /// <param name="goesOn">One thing is asked for after the other.</param>
    /// <param name="instead">What another has set it to meanwhile, in place of what a button was to set.</param>
    public void Ask(IChatTurn turn, ShelvedWorkshop home, string field, bool goesOn = false, string? instead = null)
    {
        var words = Words(turn);
        if (field == QuotaTurns.Field)
        {
            quotas.Ask(turn, home, words);
            return;
        }

        var id = RowId.Write(home.Workshop.Id);
        var now = Now(turn, home, field);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.SetupType.With($"{id}:{field}:{(goesOn ? Next : now.Stamp)}"));
        var above = instead is not null ? instead + "\n\n" : goesOn ? "" : now.AboveQuestion(turn, home.Workshop, words);
        turn.Show(new Screen(above + (goesOn ? words["setup.new." + field] : words["setup.ask." + field])) { Rows = Answers(home, field, now, goesOn, words) });
    }

    /// <summary>What can be tapped below a question: an answer, and the way out.</summary>
    private static IReadOnlyList<IReadOnlyList<Button>> Answers(ShelvedWorkshop home, string field, FieldNow now, bool goesOn, Words words)
    {
        var id = RowId.Write(home.Workshop.Id);
        Button Choice(string label, string what) => new(words[label], Act.SetupSwitch, $"{id}:{what}:{(goesOn ? Next : now.Stamp)}");
        Button[] choices = field switch
        {
            "capacity" when goesOn || home.Workshop.Capacity is not null => [Choice("button.setup_no_limit", "no_limit")],
            "venue_hour" when home.Workshop.VenueShownAt is not null => [Choice("button.setup_venue_always", "venue_shown")],
            "link_hour" => HoursOfLink(id, now, words),
            _ => [],
        };
        return [.. choices.Select(button => words.Row(button)), .. WayOut(id, field, goesOn, words)];
    }

    private static Button[] HoursOfLink(string id, FieldNow now, Words words) =>
        [.. LinkHours.Select(hour => new Button(words[hour.Label], Act.SetupSwitch, $"{id}:{hour.Switch}:{now.Stamp}"))];

    private static FieldNow Now(IChatTurn turn, ShelvedWorkshop home, string field) => SettingEdits.Now(home, field, WorkshopStore.OnlineLink(turn.Rows, home.Workshop.Id));

    /// <summary>A field was written: by whom is kept with what it holds now.</summary>
    private void Saved(IChatTurn turn, long workshopId, string field)
    {
        var home = shelf.Workshop(turn.Rows, workshopId);
        Now(turn, home, field).Saved(turn, home.Workshop);
    }

    /// <summary>What is asked next about a new workshop; null after the last.</summary>
    private static string? AskedAfter(string field) => Asked.SkipWhile(one => one != field).Skip(1).FirstOrDefault();

    /// <summary>Out of a question: back to the card, or to the next question about a new workshop.</summary>
    private static IReadOnlyList<IReadOnlyList<Button>> WayOut(string id, string field, bool goesOn, Words words) =>
        !goesOn ? [words.Row(new Button(words.BackArrow + words["button.back"], Act.SetupCard, id))]
        : AskedAfter(field) is { } next ? [words.Row(new Button(words["button.setup_later"], Act.SetupField, $"{id}:{next}:{Next}"))]
        : [];

    /// <summary>
    /// What somebody was asked to write about a workshop: <c>12:capacity:</c>, with what it held when they were asked, or <c>next</c> while one thing is asked for
    /// after the other.
    /// </summary>
    public void Typed(IChatTurn turn, ShelvedWorkshop home, string[] parts, string text)
    {
        var words = Words(turn);
        var goesOn = parts[^1] == Next;
        var seen = parts is [_, _, not Next and var stamp] ? stamp : null;
        if (parts[1] == QuotaTurns.Field)
        {
            quotas.Typed(turn, home, text, seen, words);
            return;
        }

        var now = Now(turn, home, parts[1]);
        if (now.InPlaceOfChange(turn, home.Workshop, seen, FieldNow.TypeAgain, words) is { } instead)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.SetupType.With($"{parts[0]}:{parts[1]}:{now.Stamp}"));
            turn.Show(SetupCard.Prompt(instead, Act.SetupCard, parts[0], words));
            return;
        }

        // everybody sees whom to ask, and only the confirmed where people meet online
        string? apart = null;
        if (parts[1] == "contact" && TypedPlace.Of(text) is { IsMeetingsHost: true, Meeting: { } room } asked)
        {
            apart = KeepApart(turn, home, room, words);
            home = shelf.Workshop(turn.Rows, home.Workshop.Id);
            if (asked.Name.Length == 0)
            {
                turn.Show(new Screen(apart + "\n\n" + words["setup.ask.contact"]) { Rows = Answers(home, "contact", now, goesOn, words) });
                return;
            }

            text = asked.Name;
        }

        // a workshop that meets online has a link for a place
        var place = parts[1] is "venue" or "link" ? TypedPlace.Of(text) : null;
        var field = place is { Meeting: not null, Name.Length: 0 } ? "link" : parts[1];
        if (field == "link")
        {
            SaveLink(turn, home, text, place?.Meeting, goesOn);
            return;
        }

        // a hall and a link: people come, and others join them
        if (place?.Meeting is { } meeting)
        {
            WriteLink(turn, home, meeting);
            home = shelf.Workshop(turn.Rows, home.Workshop.Id);
            text = place.Name;
        }

        // the link that a map gives is kept, and the place still wants a name
        if (place is { Name.Length: 0, Map: { } map })
        {
            WorkshopEdits.Save(turn, shelf, home, home.Workshop with { Addresses = SettingEdits.WithMap(home.Workshop.Addresses, map, [words.Language.Code]) });
            turn.Show(new Screen(words["setup.again.map"]) { Rows = WayOut(parts[0], field, goesOn, words) });
            return;
        }

        if (SettingEdits.Changed(turn, home, field, text) is not { } changed)
        {
            turn.Show(new Screen(words["setup.again." + field]) { Rows = Answers(home, field, now, goesOn, words) });
            return;
        }

        if (field == "deadline" && changed.RegistrationClosesAt <= turn.Now)
        {
            turn.Show(SetupCard.Prompt(words["setup.deadline.over"], Act.SetupCard, parts[0], words));
            return;
        }

        var other = field == "days" ? DayChange.Of(Plan.Of(turn.Rows, home.Workshop), changed.FirstDay, changed.LastDay) : null;
        if (other is { Outside.Count: > 0 })
        {
            turn.Show(DayMoves.Outside(other, home.Workshop, words));
            return;
        }

        var (isTold, more) = other is null ? (WorkshopEdits.Save(turn, shelf, home, changed), "") : days.Move(turn, home, other, words);
        Saved(turn, home.Workshop.Id, field);

        // one after the other, until all is there that an announcement needs
        if (home.Workshop.Status == WorkshopStatus.Draft && goesOn && AskedAfter(field) is { } next)
        {
            Ask(turn, shelf.Workshop(turn.Rows, home.Workshop.Id), next, goesOn: true, instead: apart);
            return;
        }

        if (field == "capacity" && goesOn && home.Workshop.Status == WorkshopStatus.Draft)
        {
            AskApproval(turn, home);
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        var saved = isTold ? WorkshopEdits.Told(turn, shelf, home.Workshop.Id, words)
            : field == "capacity" && changed.Capacity > TypedSetting.Seats(text) ? words["setup.capacity.kept", ("n", Arg.Count(changed.Capacity.Value))]
            : words["setup.saved"];
        if (field == "venue" && Lost(home.Workshop, changed, words) is { Count: > 0 } lost)
        {
            var kept = JsonSerializer.Serialize(new Way(home.Workshop.Addresses, home.Workshop.Latitude, home.Workshop.Longitude));
            turn.Show(new Screen(saved + "\n\n" + words["setup.way.left", ("what", Arg.Phrase(string.Join('\n', lost)))])
            {
                Rows = [words.Row(new Button(words["button.setup_way_back"], Act.SetupSwitch, $"{parts[0]}:way:{kept}")), words.Row(new Button(words.BackArrow + words["button.back"], Act.SetupCard, parts[0]))],
            });
            return;
        }

        card.Show(turn, home.Workshop.Id, saved + (apart is null ? "" : "\n" + apart) + more);
    }

    /// <summary>A meeting's link among other words: it is kept where the link has its place, unless another one stands there.</summary>
    private string KeepApart(IChatTurn turn, ShelvedWorkshop home, string link, Words words)
    {
        var stands = WorkshopStore.OnlineLink(turn.Rows, home.Workshop.Id);
        if (stands is null)
        {
            WorkshopEdits.Save(turn, shelf, home, home.Workshop, link);
            Saved(turn, home.Workshop.Id, "link");
        }

        return words[stands is null || stands == link ? "setup.contact.link" : "setup.contact.other_link"];
    }

    /// <summary>What led people to the place that is another now.</summary>
    private sealed record Way(IReadOnlyDictionary<string, string> Addresses, double? Latitude, double? Longitude);

    private static List<string> Lost(Workshop was, Workshop stands, Words words)
    {
        var lost = new List<string>();
        if (words.Of(was.Addresses) is { Length: > 0 } address && !stands.Addresses.Values.Any(text => was.Addresses.Values.Contains(text, StringComparer.Ordinal)))
        {
            lost.Add(words["workshop.address", ("address", Arg.Text(address))]);
        }

        if (was is { Latitude: { } latitude, Longitude: { } longitude } && stands.Latitude is null)
        {
            lost.Add(words["setup.line.pin", ("degrees", Arg.Code(string.Create(CultureInfo.InvariantCulture, $"{latitude} {longitude}")))]);
        }

        return lost;
    }

    /// <summary>What belonged to the old place belongs to the new one, too; what was written since then stays.</summary>
    private void GiveBack(IChatTurn turn, ShelvedWorkshop home, Way way)
    {
        var workshop = home.Workshop;
        WorkshopEdits.Save(turn, shelf, home, workshop with
        {
            Addresses = workshop.Addresses.Count == 0 ? way.Addresses : workshop.Addresses,
            Latitude = workshop.Latitude ?? way.Latitude,
            Longitude = workshop.Longitude ?? way.Longitude,
        });
        card.Show(turn, workshop.Id, Words(turn)["setup.saved"]);
    }

    /// <summary>Switches something over, or does what a button offers in place of an answer.</summary>
    public void Switch(IChatTurn turn, ShelvedWorkshop home, string[] what)
    {
        switch (what)
        {
            // a button of before "take out" was an act of its own
            case ["out", ..]:
                Ask(turn, home, "days");
                break;
            case ["way", .. var way] when JsonSerializer.Deserialize<Way>(string.Join(':', way)) is { } kept:
                GiveBack(turn, home, kept);
                break;
            case [var set, .. var seen] when SettingEdits.FieldOf(set) is { } field:
                Set(turn, home, set, field, seen.FirstOrDefault());
                break;
            default:
                WorkshopEdits.Save(turn, shelf, home, SettingEdits.Switched(home.Workshop, what.FirstOrDefault() ?? "", turn.Now));
                if (what is ["automatic", ..] && ApplicationStore.Open(turn.Rows, home.Workshop.Id, asked: true) is > 0 and var waiting)
                {
                    turn.Show(StillWaiting(home.Workshop.Id, waiting, Words(turn)));
                }
                else
                {
                    card.Show(turn, home.Workshop.Id, Words(turn)["setup.saved"], isNew: what is [_, Next]);
                }

                break;
        }
    }

    /// <summary>Nobody is decided on any more, but for those who wait for it already.</summary>
    private static Screen StillWaiting(long workshopId, int applications, Words words) => new(words["setup.automatic.waiting", ("n", Arg.Count(applications))])
    {
        Rows =
        [
            words.Row(new Button(words["button.applications", ("n", Arg.Count(applications))], ApprovalTurns.Desk, RowId.Write(workshopId))),
            words.Row(new Button(words.BackArrow + words["button.back"], Act.SetupCard, RowId.Write(workshopId))),
        ],
    };

    /// <summary>A button sets a field, if it still holds what the button was under.</summary>
    private void Set(IChatTurn turn, ShelvedWorkshop home, string what, string field, string? seen)
    {
        var goesOn = seen == Next;
        if (Now(turn, home, field).InPlaceOfChange(turn, home.Workshop, goesOn ? null : seen, FieldNow.TapAgain, Words(turn)) is { } instead)
        {
            Ask(turn, home, field, instead: instead);
            return;
        }

        WorkshopEdits.Save(turn, shelf, home, SettingEdits.Switched(home.Workshop, what, turn.Now));
        Saved(turn, home.Workshop.Id, field);
        if (goesOn)
        {
            AskApproval(turn, home);
        }
        else
        {
            card.Show(turn, home.Workshop.Id, Words(turn)["setup.saved"]);
        }
    }

    /// <summary>Other days, without the items that are on none of them. What has changed since it was shown is shown again; days that are over, or hold everything by now, are asked for again.</summary>
    public void TakeOut(IChatTurn turn, ShelvedWorkshop home, string first, string last, string seen)
    {
        var words = Words(turn);
        var other = DayChange.Of(Plan.Of(turn.Rows, home.Workshop), DayId.Read(first), DayId.Read(last));
        if (other.Outside.Count == 0 || DayId.Read(last) < home.Workshop.DayOf(turn.Now))
        {
            Ask(turn, home, "days");
        }
        else if (days.TakeOut(turn, home, other, seen, words) is { } saved)
        {
            Saved(turn, home.Workshop.Id, "days");
            card.Show(turn, home.Workshop.Id, saved);
        }
        else
        {
            turn.Show(DayMoves.Outside(other, home.Workshop, words));
        }
    }

    /// <summary>The last question about a new workshop.</summary>
    private void AskApproval(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        var id = RowId.Write(home.Workshop.Id);
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        turn.Show(new Screen(words["setup.ask.approval"])
        {
            Rows =
            [
                words.Row(new Button(words["button.setup_automatic"], Act.SetupSwitch, $"{id}:automatic:{Next}")),
                words.Row(new Button(words["button.setup_approval"], Act.SetupSwitch, $"{id}:approval:{Next}")),
            ],
        });
    }

    private void SaveLink(IChatTurn turn, ShelvedWorkshop home, string text, string? link, bool goesOn)
    {
        var words = Words(turn);
        var id = home.Workshop.Id;
        var isGone = WorkshopBot.Texts.Typed.Plain(text) is "-" or "–";
        if (!isGone && link is null)
        {
            turn.Show(new Screen(words["setup.again.link", ("example", Arg.Code("https://meet.example.org/room"))]) { Rows = WayOut(RowId.Write(id), "venue", goesOn, words) });
            return;
        }

        WriteLink(turn, home, isGone ? "" : link!);
        if (goesOn)
        {
            Ask(turn, shelf.Workshop(turn.Rows, id), "contact", goesOn: true);
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        card.Show(turn, id, words["setup.saved"]);
    }

    /// <summary>The link of a meeting; empty: there is none any more.</summary>
    private void WriteLink(IChatTurn turn, ShelvedWorkshop home, string link)
    {
        WorkshopEdits.Save(turn, shelf, home, home.Workshop with { LinkShownAt = link.Length == 0 ? null : home.Workshop.LinkShownAt }, link);
        Saved(turn, home.Workshop.Id, "link");
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
