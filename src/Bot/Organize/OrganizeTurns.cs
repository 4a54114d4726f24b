using WorkshopBot.Access;
using WorkshopBot.Approval;
using WorkshopBot.Authoring;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Desk;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Relay;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Desk;
using WorkshopBot.Interviews;
using WorkshopBot.Roles;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Translate;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Organize;

/// <summary><c>/organize</c>: a workshop's figures, and from there everything its organizers do.</summary>
internal sealed class OrganizeTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, DoorTurns door, TranslateTurns translations)
{
    public const Act Open = Act.OrganizeOpen;

    /// <summary>
    /// What the card leads to: a button each, for whoever may; their argument is the workshop. Those of the phase in which it is wanted most come first,
    /// then those without one, then the others; within a phase in this order.
    /// </summary>
    private static readonly (Act Act, string Label, Phase? Phase)[] Doors =
    [
        (DoorTurns.Open, "button.door", Phase.Day),
        (Act.PeopleList, "button.people", null),
        (Act.BroadcastList, "button.messages", null),
        (Act.TimetableOpen, "button.timetable", null),
        (Act.GroupsOpen, "button.groups", Phase.Day),
        (Act.HarvestOpen, "button.harvest", Phase.After),
        (Act.SetupCard, "button.setup", Phase.Before),
        (Act.TeamList, "button.team", Phase.Before),
        (FormDesk.List, "button.forms", Phase.Before),
        (Act.ResultsList, "button.results", Phase.After),
        (Act.CertificateDesk, "button.certificates", Phase.After),
        (Act.SetupNew, "button.setup_new", Phase.After),
    ];

    private static readonly TimeSpan StatusStep = TimeSpan.FromMinutes(2);

    /// <summary>The card of a workshop; its buttons have pages, from 0.</summary>
    public void Show(IChatTurn turn, ShelvedWorkshop home, int page = 0)
    {
        var may = rights.In(turn.Rows, turn.Person.Id, home.Workshop.Id);
        if (!may(Act.OrganizeLive))
        {
            // whoever keeps the door sees the door, and whoever translates what is to be translated
            if (may(DoorTurns.Open) || !may(Act.TranslateOpen))
            {
                door.Show(turn, home);
            }
            else
            {
                translations.Show(turn, home);
            }

            return;
        }

        var words = texts.Of(turn.Person.Language);
        var id = home.Workshop.Id;
        PeopleStore.SetOpenedWorkshop(turn.Work, turn.Person.Id, id);
        var lines = new List<string>
        {
            words["organize.card", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("status", Arg.Phrase(words[SetupCard.StatusKey(home.Workshop)]))],
        };
        if (home.Workshop.Status == WorkshopStatus.Draft)
        {
            // a copy has the title of what it was made from
            lines.Add(words.Days(home.Workshop.FirstDay, home.Workshop.LastDay));
        }

        lines.AddRange(StatusLines.Of(turn, home, words));
        var phase = home.Phase(turn.Now);
        var buttons = Doors.Where(door => may(door.Act)).OrderBy(door => Rank(door.Act, door.Phase, phase, home)).Select(door => new Button(words[door.Label], door.Act, RowId.Write(id))).ToList();
        if (may(ApprovalTurns.Desk) && ApplicationStore.Open(turn.Rows, id, asked: true) is > 0 and var applications)
        {
            buttons.Insert(0, new(words["button.applications", ("n", Arg.Count(applications))], ApprovalTurns.Desk, RowId.Write(id)));
        }

        if (may(Act.RelayDesk) && ThreadStore.Waiting(turn.Rows, id) > 0)
        {
            buttons.Insert(0, new(words["button.questions"], Act.RelayDesk, RowId.Write(id)));
        }

        if (rights.Led(turn.Rows, turn.Person.Id, Open).Count > 1)
        {
            // the first on the second page
            buttons.Insert(Math.Min(ButtonPages.Most - 1, buttons.Count), new(words["button.another_workshop"], Act.WorkshopList, Open.Name()));
        }

        buttons.Add(new(words[DeskStore.StatusReaders(turn.Rows, id).Contains(turn.Person.Id) ? "button.live_off" : "button.live_on"], Act.OrganizeLive, RowId.Write(id)));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines))
        {
            Rows = ButtonPages.InPairs(buttons, page,
                new(words["button.more"], Open, ButtonPages.Argument(id, page + 1)), new(words.BackArrow + words["button.back"], Open, ButtonPages.Argument(id, page - 1)), words),
        });
    }

    /// <summary>
    /// What the phase needs first, then what is wanted always, then the rest; working groups are not pressing where there are none. What is many taps deep stands on the first page
    /// (seven doors): the team always; the agenda once it is over does not.
    /// </summary>
    private static int Rank(Act act, Phase? wanted, Phase now, ShelvedWorkshop home) => act switch
    {
        Act.GroupsOpen when home.Groups.Count == 0 => 2,
        Act.HarvestOpen when now != Phase.Before => 0,
        Act.TeamList when now != Phase.Before => 1,
        Act.TimetableOpen when now == Phase.After => 2,
        _ => wanted == now ? 0 : wanted is null ? 1 : 2,
    };

    /// <summary>A message with the figures that is kept up to date and pinned, and a word in the evening of what changed (<see cref="Digests"/>); or no longer.</summary>
    public void Toggle(IChatTurn turn, ShelvedWorkshop home)
    {
        var reads = !DeskStore.StatusReaders(turn.Rows, home.Workshop.Id).Contains(turn.Person.Id);
        DeskStore.SetStatusReader(turn.Work, home.Workshop.Id, turn.Person.Id, reads);
        if (reads)
        {
            Update(turn, turn.Person.Id, home);
            turn.SetTimer(Act.OrganizeTick, home.Workshop.Id, turn.Now + StatusStep);
            Digests.Plan(turn, home.Workshop);
        }
        else
        {
            turn.Chat.Unpin(CardOf(home));
        }

        Show(turn, home);
    }

    /// <summary>Brings the status messages of a workshop up to date; a day after its end they are left as they are.</summary>
    public void Tick(ITurn turn, long workshopId)
    {
        var home = shelf.Workshop(turn.Rows, workshopId);
        var isOver = turn.Now >= home.Workshop.OverAt.AddDays(1);
        foreach (var reader in DeskStore.StatusReaders(turn.Rows, workshopId))
        {
            if (isOver || !rights.May(turn.Rows, reader, Act.OrganizeLive, workshopId))
            {
                DeskStore.SetStatusReader(turn.Work, workshopId, reader, reads: false);
                turn.ChatOf(reader)?.Unpin(CardOf(home));
            }
            else
            {
                Update(turn, reader, home);
                turn.SetTimer(Act.OrganizeTick, workshopId, turn.Now + StatusStep);
            }
        }
    }

    private static string CardOf(ShelvedWorkshop home) => "status:" + RowId.Write(home.Workshop.Id);

    private void Update(ITurn turn, long personId, ShelvedWorkshop home)
    {
        var words = texts.Of(PeopleStore.ById(turn.Rows, personId)?.Language);
        var lines = StatusLines.Of(turn, home, words).Prepend(words["organize.live", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]);
        turn.ChatOf(personId)?.Update(CardOf(home), new Screen(string.Join('\n', lines)), Lane.Notification, isPinned: true);
    }

    /// <summary>What the team did, as a file.</summary>
    public void SendAudit(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = texts.Of(turn.Person.Language);
        turn.Chat.Say(new Screen(words["organize.audit", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))])
        {
            File = new MadeFile(AuditTable.Kind, home.Workshop.Id, words.Language.Code) { IsLasting = false },
        });
    }

    /// <summary>The way back to the card.</summary>
    public static IReadOnlyList<Button> Back(long workshopId, Words words) => words.Row(new Button(words.BackArrow + words["button.back"], Open, RowId.Write(workshopId)));
}
