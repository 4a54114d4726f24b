using WorkshopBot.Access;
using WorkshopBot.Authoring;
using WorkshopBot.Chat;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Roles;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Organize;

/// <summary><c>/organize</c>: a workshop's figures, and from there everything its organizers do.</summary>
internal sealed class OrganizeTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews)
{
    public const Act Open = Act.OrganizeOpen;

    /// <summary>What the card leads to, in its order: a button each, for whoever may. Their argument is the workshop.</summary>
    private static readonly (Act Act, string Label)[] Doors =
    [
        (Act.BroadcastList, "button.messages"),
        (FormDesk.List, "button.forms"),
        (Act.TeamList, "button.team"),
        (Act.AuditFile, "button.audit"),
    ];

    private static readonly (string Status, string Text)[] Figures =
    [
        ("confirmed", "organize.confirmed"), ("pending", "organize.pending"), ("waitlisted", "facilitate.waitlisted"), ("offered", "facilitate.offered"),
    ];

    /// <summary>The workshops that somebody may open here, whatever their status but archived ones; the latest first.</summary>
    public List<ShelvedWorkshop> Homes(IChatTurn turn) =>
        [.. WorkshopStore.All(turn.Rows).Where(workshop => workshop.Status != WorkshopStatus.Archived && rights.May(turn.Rows, turn.Person.Id, Open, workshop.Id))
            .OrderByDescending(workshop => workshop.FirstDay).Select(workshop => shelf.Workshop(turn.Rows, workshop.Id))];

    /// <summary>The card of a workshop.</summary>
    public void Show(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = texts.Of(turn.Person.Language);
        var id = home.Workshop.Id;
        PeopleStore.SetOpenedWorkshop(turn.Work, turn.Person.Id, id);
        var counts = SeatStore.Counts(turn.Rows, id);
        var lines = new List<string>
        {
            words["organize.card", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("status", Arg.Phrase(words["organize.status." + home.Workshop.Status.ToString().ToLowerInvariant()]))],
        };
        lines.AddRange(Figures.Where(figure => figure.Status == "confirmed" || counts.GetValueOrDefault(figure.Status) > 0)
            .Select(figure => words[figure.Text, ("n", Arg.Count(counts.GetValueOrDefault(figure.Status)))]));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines))
        {
            Rows = [.. Doors.Where(door => rights.May(turn.Rows, turn.Person.Id, door.Act, id)).Select(door => words.Row(new Button(words[door.Label], door.Act, RowId.Write(id))))],
        });
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
