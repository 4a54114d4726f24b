using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Groups;
using WorkshopBot.Data.People;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Groups;

/// <summary><c>/organize</c> → Groups → Draw groups: who is drawn, what a number would give, and keeping it.</summary>
internal sealed class DrawTurns(Shelf shelf, Catalogue texts, GroupTurns groups)
{
    private const int MostSeeds = 1_000_000;

    /// <summary>Later than this, what another has kept is no news.</summary>
    private static readonly TimeSpan IsNews = TimeSpan.FromHours(1);

    // who is drawn
    private const string All = "all";
    private const string Here = "here";
    public const string Rest = "rest";

    /// <summary>A button of the draw; arguments begin with the workshop.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var home = shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        switch (press.Action)
        {
            case Act.GroupsDraw when parts.Length > 1:
                Preview(turn, home, parts[1], turn.Chance.Next(MostSeeds));
                break;
            case Act.GroupsKeep when parts.Length > 3:
                Keep(turn, home, parts[3], int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
                break;
            default:
                AskWhom(turn, home);
                break;
        }
    }

    /// <summary>The number of an earlier draw, written below the preview: the same people come out the same.</summary>
    public void Typed(IChatTurn turn, string argument, string text)
    {
        var parts = argument.Split(':');
        var home = shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        if (int.TryParse(Texts.Typed.Plain(text).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) && seed < MostSeeds)
        {
            Preview(turn, home, parts[1], seed);
        }
        else
        {
            var words = Words(turn);
            Expect(turn, home, parts[1]);
            turn.Show(new Screen(words["groups.seed.bad", ("most", Arg.Code((MostSeeds - 1).ToString(CultureInfo.InvariantCulture)))]) { Rows = [GroupTurns.Back(home.Workshop.Id, words)] });
        }
    }

    /// <summary>Everybody, those who came today, or those who are in no group: asked where it makes a difference.</summary>
    private void AskWhom(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        var id = home.Workshop.Id;
        var people = PlaceStore.Confirmed(turn.Rows, id);
        var here = Among(turn, home, people, Here).Count;
        var rest = people.Count(person => person.GroupCode is null);
        Button To(string whom, int n) => new(words["button.draw_" + whom, ("n", Arg.Count(n))], Act.GroupsDraw, GroupTurns.Key(id, whom));
        var choices = new List<Button> { To(All, people.Count) };
        if (here > 0 && here < people.Count)
        {
            choices.Add(To(Here, here));
        }

        if (rest > 0 && rest < people.Count)
        {
            choices.Add(To(Rest, rest));
        }

        if (choices.Count == 1)
        {
            Preview(turn, home, All, turn.Chance.Next(MostSeeds));
            return;
        }

        turn.Show(new Screen(words["groups.whom"]) { Rows = [.. choices.Select(choice => words.Row(choice)), GroupTurns.Back(id, words)] });
    }

    /// <summary>Those who are drawn, and, where only the rest is, those around whom they are.</summary>
    private static List<Placeable> Among(IChatTurn turn, ShelvedWorkshop home, List<Placeable> people, string whom)
    {
        if (whom != Here)
        {
            return people;
        }

        var came = CheckInStore.Attended(turn.Rows, home.Workshop.Id, home.Today(turn.Now)).ToHashSet();
        return people.FindAll(person => came.Contains(person.PersonId));
    }

    /// <summary>What a seed would give: nothing is kept yet.</summary>
    private void Preview(IChatTurn turn, ShelvedWorkshop home, string whom, int seed, IEnumerable<string>? before = null)
    {
        var words = Words(turn);
        var id = home.Workshop.Id;
        var all = PlaceStore.Confirmed(turn.Rows, id);
        var people = Among(turn, home, all, whom);
        var result = Drawing(people, home, whom, seed);
        List<string> lines = [.. before ?? [], words["groups.preview", ("n", Arg.Count(whom == Rest ? people.Count(person => person.GroupCode is null) : people.Count)), ("seed", Seed(seed))]];
        lines.AddRange(home.Groups.Select(group => GroupTurns.Line(group, result.Places.Values.Count(code => code == group.Code), words)));
        if (result.Unplaced.Count > 0)
        {
            lines.Add(words["groups.over", ("n", Arg.Count(result.Unplaced.Count))]);
        }

        if (result.Wishes > 0)
        {
            lines.Add(words["groups.wishes", ("n", Arg.Count(result.Honoured)), ("all", Arg.Count(result.Wishes))]);
        }

        lines.Add("");
        lines.AddRange(Draw.Attributes.Select((attribute, index) => (Attribute: attribute, Index: index)).Where(entry => people.Exists(person => Said(person)[entry.Index] is not null))
            .Select(entry => words["groups.off." + entry.Attribute, ("n", Arg.Count(result.Offs[entry.Index]))]));
        if (whom != Rest && people.Exists(person => person.GroupCode is not null))
        {
            lines.Add("\n" + words["groups.replaces"]);
        }

        if (whom == Here)
        {
            lines.Add("\n" + words["groups.here"]);
        }

        lines.Add("\n" + words["groups.seed.type"]);
        Expect(turn, home, whom);
        turn.Show(new Screen(string.Join('\n', lines))
        {
            Rows =
            [
                words.Row(new Button(words["button.keep_draw"], Act.GroupsKeep, GroupTurns.Key(id, seed, MarkOf(result, all), whom))),
                words.Row(new Button(words["button.draw_again"], Act.GroupsDraw, GroupTurns.Key(id, whom))),
                GroupTurns.Back(id, words),
            ],
        });
    }

    /// <summary>Keeps what was shown; if people, wishes or groups have changed since, or somebody else has kept a draw, the draw of that seed is shown as it is now.</summary>
    private void Keep(IChatTurn turn, ShelvedWorkshop home, string whom, int seed, string mark)
    {
        var all = PlaceStore.Confirmed(turn.Rows, home.Workshop.Id);
        var people = Among(turn, home, all, whom);
        var result = Drawing(people, home, whom, seed);
        if (MarkOf(result, all) != mark)
        {
            Preview(turn, home, whom, seed, Changed(turn, home));
            return;
        }

        // who is not here is placed when they come
        foreach (var absent in all.Where(person => person.GroupCode is not null && !people.Contains(person)))
        {
            PlaceStore.TakeOut(turn.Work, absent.RegistrationId);
        }

        foreach (var person in people.Where(person => result.Places.TryGetValue(person.RegistrationId, out var code) && code != person.GroupCode))
        {
            PlaceStore.Place(turn.Work, person.RegistrationId, result.Places[person.RegistrationId]);
        }

        PlaceStore.KeepSeed(turn.Work, home.Workshop.Id, seed);
        groups.Show(turn, home, skip: 0);
    }

    private IEnumerable<string> Changed(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        if (AuditStore.Last(turn.Rows, home.Workshop.Id, Act.GroupsKeep.Name(), RowId.Write(home.Workshop.Id), besides: turn.Person.Id) is { Name: { } name } last && turn.Now - last.At < IsNews)
        {
            yield return words["groups.kept_by", ("name", Arg.Text(name)), ("time", Arg.Phrase(words.DayAndTime(last.At, home.Workshop.Zone)))];
        }

        yield return words["groups.changed"];
    }

    /// <summary>What a draw gives, and who is in which group before it: two organizers at once are told of each other.</summary>
    private static string MarkOf(DrawResult result, List<Placeable> all) =>
        result.Mark + DrawResult.MarkOf(all.Where(person => person.GroupCode is not null).Select(person => KeyValuePair.Create(person.RegistrationId, person.GroupCode!)));

    private static DrawResult Drawing(List<Placeable> people, ShelvedWorkshop home, string whom, int seed) => Draw.Of(
        people.Select(person => new Drawn(person.RegistrationId, Said(person), person.Wish, whom == Rest ? person.GroupCode : null)),
        [.. home.Groups.Select(group => new DrawGroup(group.Code, group.Capacity))],
        seed);

    // in the order of Draw.Attributes
    private static string?[] Said(Placeable person) => [person.Organisation, person.Gender, person.Governorate, person.Language];

    /// <summary>The number of a draw, as it is shown.</summary>
    public static Arg Seed(int seed) => Arg.Code(seed.ToString(CultureInfo.InvariantCulture));

    private static void Expect(IChatTurn turn, ShelvedWorkshop home, string whom) =>
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.GroupsSeed.With(GroupTurns.Key(home.Workshop.Id, whom)));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
