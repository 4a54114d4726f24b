using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>
/// A workshop is the next edition of an earlier one though it was not copied from it, or of none any more: people who agreed, promises and results of that one are seen from it. Whoever
/// says so organizes both, and those that follow it already.
/// </summary>
internal sealed class FollowTurns(Shelf shelf, Catalogue texts, Rights rights, SetupCard card)
{
    /// <summary>The name of this among what is asked for and switched.</summary>
    public const string Field = "follows";

    private const string None = "none";
    private const int MostShown = 5;

    /// <summary>The earlier workshops as a list with a button each.</summary>
    public void Ask(IChatTurn turn, ShelvedWorkshop home, int page, string lead = "")
    {
        var words = texts.Of(turn.Person.Language);
        var (workshop, id) = (home.Workshop, RowId.Write(home.Workshop.Id));
        Button To(string other, string label) => new(label, Act.SetupSwitch, $"{id}:{Field}:{other}");
        Button Page(int other, string label) => new(words[label], Act.SetupField, string.Create(CultureInfo.InvariantCulture, $"{id}:{Field}:{other}"));
        var all = Followable(turn, rights, workshop);
        var last = Math.Max(0, (all.Count - 1) / MostShown);
        var shown = all.Skip(Math.Min(page, last) * MostShown).Take(MostShown).ToList();
        var lines = shown.Select((one, index) => words["workshops.line.team",
            ("n", Arg.Count(index + 1)), ("workshop", Arg.Text(words.Of(one.Titles))), ("dates", Arg.Phrase(words.Days(one.FirstDay, one.LastDay))), ("status", Arg.Phrase(words[SetupCard.StatusKey(one)]))]);
        var isFollowing = IsFollowing(turn, workshop);
        turn.Show(new Screen(lead + string.Join("\n\n", [words[all.Count == 0 && !isFollowing ? "setup.follows.nothing" : "setup.follows", ("workshop", Arg.Text(words.Of(workshop.Titles)))], .. lines]))
        {
            Rows =
            [
                .. all.Count > 0 ? [words.Row(shown.Select((one, index) => To(RowId.Write(one.Id), (index + 1).ToString(CultureInfo.InvariantCulture))))] : Array.Empty<IReadOnlyList<Button>>(),
                .. isFollowing ? [words.Row(To(None, words["button.setup_follows_none"]))] : Array.Empty<IReadOnlyList<Button>>(),
                words.Row<Button>(
                [
                    page > 0 ? Page(page - 1, "button.previous_page") : new Button(words.BackArrow + words["button.back"], Act.SetupCard, id),
                    .. page < last ? [Page(page + 1, "button.next_page")] : Array.Empty<Button>(),
                ]),
            ],
        });
    }

    /// <summary>It follows that one now, or none any more. Whether it still may is asked here, for both.</summary>
    public void Follow(IChatTurn turn, ShelvedWorkshop home, string other)
    {
        var words = texts.Of(turn.Person.Language);
        var workshop = home.Workshop;
        var earlier = other == None ? null : Followable(turn, rights, workshop).Find(one => one.Id == RowId.Read(other));
        if (other == None ? !IsFollowing(turn, workshop) : earlier is null)
        {
            Ask(turn, home, 0, words["setup.follows.not"] + "\n\n");
            return;
        }

        if (earlier is null)
        {
            WorkshopStore.Leave(turn.Work, workshop, turn.Now);
        }
        else if (Refusal(turn, workshop, earlier, words) is { } refusal)
        {
            Ask(turn, home, 0, refusal + "\n\n");
            return;
        }
        else
        {
            WorkshopStore.Follow(turn.Work, workshop, earlier, turn.Now);
            turn.SetTimer(Act.PromiseEdition, workshop.Id, turn.Now);
        }

        shelf.Forget();
        card.Show(turn, workshop.Id, words["setup.saved"]);
    }

    /// <summary>
    /// Those that follow it come along, and editions see each other's people: so whoever says it organizes them too. Behind an edition that has others behind it already, nobody could tell any
    /// more who follows whom.
    /// </summary>
    private string? Refusal(IChatTurn turn, Workshop workshop, Workshop earlier, Words words)
    {
        var along = WorkshopStore.After(turn.Rows, workshop);
        var foreign = along.FindAll(one => !rights.May(turn.Rows, turn.Person.Id, Act.SetupSwitch, one.Id));
        var key = foreign.Count > 0 ? "setup.follows.foreign" : along.Count > 0 && WorkshopStore.HasLater(turn.Rows, earlier) ? "setup.follows.between" : null;
        return key is null ? null : words[key,
            ("workshop", Arg.Text(words.Of(workshop.Titles))), ("others", Arg.Phrase(words.List((foreign.Count > 0 ? foreign : along).Select(one => words.Of(one.Titles)))))];
    }

    /// <summary>The workshops that one can follow: they begin before it, are not of its series already (so that none follows itself), and whoever asks organizes them as well.</summary>
    private static List<Workshop> Followable(IChatTurn turn, Rights rights, Workshop workshop) =>
        rights.Led(turn.Rows, turn.Person.Id, Act.SetupSwitch).FindAll(one => one.FirstDay < workshop.FirstDay && one.SeriesKey != workshop.SeriesKey);

    /// <summary>It follows another one, and can be taken out of their series: the series is not called like it.</summary>
    private static bool IsFollowing(IChatTurn turn, Workshop workshop) => workshop.Series != workshop.Code && WorkshopStore.Before(turn.Rows, workshop) is not null;
}
