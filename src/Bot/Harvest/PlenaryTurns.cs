using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.People;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;
using static WorkshopBot.Harvest.HarvestTurns;

namespace WorkshopBot.Harvest;

/// <summary>The plenary: all groups' items side by side, merged and taken apart, a vote whose result nobody sees before it is closed, and the ranked list that is read back.</summary>
internal sealed partial class PlenaryTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, Unasked unasked, HarvestTurns harvest, HarvestText wording, ReadBack readBack)
{
    private const int ItemsOnPage = 6;
    private const int MostRead = 15;
    private const int MostReplies = 10;
    private const int LongestReply = 300;
    private const int SliceSize = 200;
    private static readonly int[] Dots = [1, 3, 5];
    private static readonly TimeSpan BusyRetry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SliceStep = TimeSpan.FromSeconds(2);

    /// <summary>The way to a vote that is open, for <c>/me</c>.</summary>
    public static IEnumerable<IReadOnlyList<Button>> Way(ITurn turn, long workshopId, long personId, Words words) =>
        VoteStore.Round(turn.Rows, workshopId) is { IsOpen: true } && VoteStore.MayVote(turn.Rows, workshopId, personId)
            ? [words.Row(new Button(words["button.harvest_ballot"], Act.HarvestBallot, Key(workshopId, 0)))] : [];

    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        var item = parts.Length > 1 && press.Action is Act.HarvestMerge or Act.HarvestInto or Act.HarvestSplit ? Mine(turn, id, parts[1]) : null;
        switch (press.Action)
        {
            case Act.HarvestPlenary:
                ShowPlenary(turn, id, Number(parts, 1));
                break;
            case Act.HarvestMerge when item is not null:
                ChooseMerge(turn, item, Number(parts, 2));
                break;
            case Act.HarvestInto when item is not null && Mine(turn, id, parts.ElementAtOrDefault(2) ?? "") is { MergedInto: null } into && into.Id != item.Id:
                HarvestStore.Merge(turn.Work, item.Id, into.Id);
                harvest.ShowItem(turn, into.Id);
                break;
            case Act.HarvestSplit when item is not null:
                HarvestStore.Split(turn.Work, item.Id);
                harvest.ShowItem(turn, item.MergedInto ?? item.Id);
                break;
            case Act.HarvestVote:
                ShowVote(turn, id);
                break;
            case Act.HarvestOpenVote when DotsFor(HarvestStore.Ranked(turn.Rows, id).Count) is var offered && offered.Contains(Math.Min(Number(parts, 1), offered.LastOrDefault())):
                VoteStore.Open(turn.Work, id, Math.Min(Number(parts, 1), offered[^1]), turn.Now);
                turn.SetTimer(Act.HarvestTell, id, turn.Now);
                ShowVote(turn, id);
                break;
            case Act.HarvestCloseVote when VoteStore.Round(turn.Rows, id) is { IsOpen: true }:
                VoteStore.Close(turn.Work, id, turn.Now);
                turn.CancelTimer(Act.HarvestTell, id);
                ShowVote(turn, id);
                break;
            case Act.HarvestBallot:
                ShowBallot(turn, id, Number(parts, 1));
                break;
            case Act.HarvestDot:
                GiveDot(turn, id, parts);
                break;
            case Act.HarvestVoted:
                turn.Chat.Close(Words(turn)["harvest.ballot.thanks", ("workshop", Arg.Text(Words(turn).Of(Home(turn, id).Workshop.Titles)))]);
                break;
            case Act.HarvestRead:
                Read(turn, id);
                break;
            case Act.HarvestReply:
                AskReply(turn, id, parts);
                break;
            case Act.HarvestSaid:
                Said(turn, id);
                break;
            case Act.HarvestReplies:
                ShowReplies(turn, id);
                break;
            case Act.HarvestOpenVote or Act.HarvestCloseVote:
                ShowVote(turn, id);
                break;
            default:
                ShowPlenary(turn, id, 0);
                break;
        }
    }

    /// <summary>What the organizers answer to an item, in one language.</summary>
    public void Typed(IChatTurn turn, string argument, string text)
    {
        var words = Words(turn);
        var parts = argument.Split(':');
        if (text.Length > LongestReply)
        {
            turn.Chat.Say(new Screen(words["harvest.too_long", ("max", Arg.Count(LongestReply))]));
            return;
        }

        PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
        var item = HarvestStore.ById(turn.Rows, RowId.Read(parts[0]))!;
        var language = Language.Find(parts.ElementAtOrDefault(1) ?? "")?.Code ?? words.Language.Code;
        HarvestStore.Reply(turn.Work, item.Id, new Dictionary<string, string>(item.Reply) { [language] = text.Trim() });
        ShowReplies(turn, item.WorkshopId);
    }

    /// <summary>Shows the next voters their card; whoever is busy gets it once they have paused.</summary>
    public void Tell(ITurn turn, long workshopId)
    {
        if (VoteStore.Round(turn.Rows, workshopId) is not { IsOpen: true })
        {
            return;
        }

        var home = Home(turn, workshopId);
        var voters = VoteStore.Untold(turn.Rows, workshopId, turn.Now - Busy.Time, SliceSize);
        var all = Listed(turn, home);
        DateTimeOffset? next = null;
        foreach (var personId in voters)
        {
            // whoever has to wait, because it is night or they were just asked something, holds up nobody else
            if (unasked.Show(turn, personId, home.Workshop.Zone, words => Ballot(turn, home, all, personId, 0, words), lane: Lane.Notification, again: new(Act.HarvestTell, workshopId, turn.Now.AddDays(1))) is { } later)
            {
                next = next < later ? next : later;
            }
            else
            {
                VoteStore.Told(turn.Work, workshopId, personId);
            }
        }

        if (VoteStore.HasUntold(turn.Rows, workshopId))
        {
            turn.SetTimer(Act.HarvestTell, workshopId, next ?? turn.Now + (voters.Count == 0 ? BusyRetry : SliceStep));
        }
    }

    /// <summary>How many dots each may get: always fewer than there are items, so that a choice is one.</summary>
    private static List<int> DotsFor(int items) => items < 2 ? [] : [.. Dots.Select(dots => Math.Min(dots, items - 1)).Distinct()];

    /// <summary>Items are merged by their numbers: <c>3+7</c>, <c>٣ و٧</c>, <c>2 5 6</c>, and the first stands for the others; a single one is opened.</summary>
    public void Merge(IChatTurn turn, string argument, string text, Gate gate)
    {
        var words = Words(turn);
        var parts = argument.Split(':');
        var workshopId = RowId.Read(parts[0]);
        var all = Listed(turn, Home(turn, workshopId));
        var numbers = AnyNumber().Matches(WorkshopBot.Texts.Typed.Plain(text)).Select(match => int.TryParse(match.Value, out var number) ? number : 0).Distinct().ToList();
        if (parts.ElementAtOrDefault(1) != Print(all))
        {
            // somebody else has written, merged or voted meanwhile: the numbers meant another list
            ShowPlenary(turn, workshopId, 0, words["harvest.merge.changed"]);
        }
        else if (numbers is [var one] && one >= 1 && one <= all.Count)
        {
            if (gate.Choose(turn, Act.HarvestItem, Key(all[one - 1].Item.Id, 0)))
            {
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
                harvest.ShowItem(turn, all[one - 1].Item.Id);
            }
        }
        else if (numbers.Count < 2 || numbers.Exists(number => number < 1 || number > all.Count))
        {
            ShowPlenary(turn, workshopId, 0, words["harvest.merge.again"]);
        }
        else
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            var into = all[numbers[0] - 1].Item.Id;
            foreach (var number in numbers.Skip(1))
            {
                HarvestStore.Merge(turn.Work, all[number - 1].Item.Id, into);
            }

            harvest.ShowItem(turn, into);
        }
    }

    // which items have which numbers, as a short sign
    private static string Print(List<RankedItem> all) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', all.Select(ranked => RowId.Write(ranked.Item.Id))))))[..12];

    [GeneratedRegex("[0-9]+")]
    private static partial Regex AnyNumber();

    private void ShowPlenary(IChatTurn turn, long workshopId, int page, string? lead = null)
    {
        var words = Words(turn);
        var home = Home(turn, workshopId);
        var all = Listed(turn, home);
        var shown = Page(all, ref page, ItemsOnPage);
        var lines = new List<string> { words["harvest.plenary", ("n", Arg.Count(all.Count))] };
        lines.AddRange(shown.Select((ranked, index) => words["harvest.plenary.line",
            ("n", Arg.Count((page * ItemsOnPage) + index + 1)), ("track", Arg.Text(wording.Track(turn, home, ranked.Item.Track, words))), ("line", Arg.Phrase(HarvestText.Line(home, ranked, words)))]));
        if (lead is not null)
        {
            lines.Insert(0, lead);
        }

        var rows = new List<IReadOnlyList<Button>>();
        rows.AddRange(Numbers(shown, page * ItemsOnPage, (ranked, number) => new Button(words.Number(number), Act.HarvestItem, Key(ranked.Item.Id, 0)), words, inRow: 6));
        rows.AddRange(ButtonPages.Turning(page, all.Count, ItemsOnPage, (to, label) => new(label, Act.HarvestPlenary, Key(workshopId, to)), words));
        // notes of people who are in no group, or of a workshop that has none
        if (HarvestTurns.NotesOf(turn, home, group: null).Count is > 0 and var notes && rights.May(turn.Rows, turn.Person.Id, Act.HarvestOthers, workshopId))
        {
            rows.Add(words.Row(new Button(words["button.harvest_notes", ("n", Arg.Count(notes))], Act.HarvestOthers, Key(workshopId, 0))));
        }

        rows.Add(words.Row(new Button(words["button.harvest_write"], Act.HarvestAdd, Key(workshopId, wording.PlenaryTrack(turn, home))), new Button(words["button.harvest_vote"], Act.HarvestVote, RowId.Write(workshopId))));
        rows.Add(words.Row(Back(workshopId, words), new Button(words["button.harvest_read"], Act.HarvestRead, RowId.Write(workshopId))));
        if (all.Count > 1)
        {
            lines.Add(words["harvest.merge.typed", ("example", Arg.Code("1+2"))]);
        }

        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines)) { Rows = rows });
        if (all.Count > 1)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.HarvestMerge.With(Key(workshopId, Print(all))));
        }
    }

    private void ChooseMerge(IChatTurn turn, HarvestItem item, int page)
    {
        var words = Words(turn);
        var others = Listed(turn, Home(turn, item.WorkshopId)).FindAll(other => other.Item.Id != item.Id).OrderByDescending(other => other.Item.Track == item.Track).ToList();
        var shown = Page(others, ref page, ItemsOnPage);
        turn.Show(new Screen(words["harvest.merge", ("text", Arg.Text(item.Text))])
        {
            Rows =
            [
                .. shown.Select(other => words.Row(new Button(other.Item.Text, Act.HarvestInto, Key(item.WorkshopId, item.Id, other.Item.Id)))),
                .. ButtonPages.Turning(page, others.Count, ItemsOnPage, (to, label) => new(label, Act.HarvestMerge, Key(item.WorkshopId, item.Id, to)), words),
                words.Row(new Button(words.BackArrow + words["button.back"], Act.HarvestItem, Key(item.Id, 0))),
            ],
        });
    }

    private void ShowVote(IChatTurn turn, long workshopId)
    {
        var words = Words(turn);
        var home = Home(turn, workshopId);
        var ranked = HarvestStore.Ranked(turn.Rows, workshopId);
        var round = VoteStore.Round(turn.Rows, workshopId);
        var lines = new List<string> { VoteLine(turn, workshopId, words) };
        var rows = new List<IReadOnlyList<Button>>();
        if (round is { IsOpen: true })
        {
            lines.Add(words["harvest.vote.hidden"]);
            rows.Add(words.Row(new Button(words["button.refresh"], Act.HarvestVote, RowId.Write(workshopId)), new Button(words["button.harvest_close"], Act.HarvestCloseVote, RowId.Write(workshopId))));
        }
        else
        {
            if (round is not null)
            {
                lines.Add(wording.Ranked(turn, home, ranked, words, MostRead));
                rows.Add(words.Row(new Button(words["button.harvest_read"], Act.HarvestRead, RowId.Write(workshopId))));
                if (rights.May(turn.Rows, turn.Person.Id, Act.HarvestReplies, workshopId))
                {
                    rows.Add(words.Row(new Button(words["button.harvest_replies"], Act.HarvestReplies, RowId.Write(workshopId))));
                }
            }

            if (ranked.Count > 1)
            {
                lines.Add(words["harvest.vote.explain", ("n", Arg.Count(ranked.Count))]);

                // the card has said what happens; opening it anew, which forgets a count, is asked about once more
                rows.AddRange(DotsFor(ranked.Count).Select(dots => words.Row(round is null
                    ? Confirmation.Button(words["button.harvest_open", ("n", Arg.Count(dots))], Act.HarvestOpenVote, Key(workshopId, dots))
                    : new Button(words["button.harvest_open", ("n", Arg.Count(dots))], Act.HarvestOpenVote, Key(workshopId, dots)))));
            }
            else
            {
                lines.Add(words["harvest.vote.too_few"]);
            }
        }

        rows.Add(words.Row(Back(workshopId, words)));
        turn.Show(new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    private void ShowBallot(IChatTurn turn, long workshopId, int page, string? lead = null)
    {
        var words = Words(turn);
        var home = Home(turn, workshopId);
        var round = VoteStore.Round(turn.Rows, workshopId);
        if (round is { IsOpen: true } && VoteStore.MayVote(turn.Rows, workshopId, turn.Person.Id))
        {
            VoteStore.Told(turn.Work, workshopId, turn.Person.Id);
            interviews.ShowBeside(turn, Ballot(turn, home, Listed(turn, home), turn.Person.Id, page, words, lead));
        }
        else
        {
            interviews.Inform(turn, words[round is { IsOpen: false } ? "harvest.ballot.closed" : "harvest.ballot.none"]);
        }
    }

    private Screen Ballot(ITurn turn, ShelvedWorkshop home, List<RankedItem> all, long personId, int page, Words words, string? lead = null)
    {
        var id = home.Workshop.Id;
        var given = VoteStore.DotsOf(turn.Rows, id, personId);
        var dots = VoteStore.Round(turn.Rows, id)!.Dots;
        var shown = Page(all, ref page, ItemsOnPage);
        var lines = new List<string>
        {
            words["harvest.ballot", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("n", Arg.Count(dots))],
            words["harvest.ballot.left", ("n", Arg.Count(dots - given.Count))],
        };
        if (lead is not null)
        {
            lines.Insert(0, lead);
        }

        lines.AddRange(shown.Select((ranked, index) => words[given.Contains(ranked.Item.Id) ? "harvest.ballot.line.given" : "harvest.ballot.line",
            ("n", Arg.Count((page * ItemsOnPage) + index + 1)), ("track", Arg.Text(wording.Track(turn, home, ranked.Item.Track, words))), ("text", Arg.Text(WordsExtensions.Cut(ranked.Item.Text, 250)))]));
        var rows = new List<IReadOnlyList<Button>>();
        rows.AddRange(Numbers(shown, page * ItemsOnPage, (ranked, number) => new Button((given.Contains(ranked.Item.Id) ? "✔ " : "") + words.Number(number), Act.HarvestDot, Key(id, ranked.Item.Id, page)), words, inRow: 3));
        rows.AddRange(ButtonPages.Turning(page, all.Count, ItemsOnPage, (to, label) => new(label, Act.HarvestBallot, Key(id, to)), words));
        rows.Add(words.Row(new Button(words["button.harvest_voted"], Act.HarvestVoted, RowId.Write(id))));
        return new Screen(string.Join('\n', lines)) { Rows = rows };
    }

    private void GiveDot(IChatTurn turn, long workshopId, string[] parts)
    {
        var isGiven = VoteStore.Round(turn.Rows, workshopId) is not { IsOpen: true } || !VoteStore.MayVote(turn.Rows, workshopId, turn.Person.Id)
            || Mine(turn, workshopId, parts.ElementAtOrDefault(1) ?? "") is not { MergedInto: null } item
            || VoteStore.Toggle(turn.Work, workshopId, item.Id, turn.Person.Id);
        ShowBallot(turn, workshopId, Number(parts, 2), isGiven ? null : Words(turn)["harvest.ballot.all_given"]);
    }

    private void Read(IChatTurn turn, long workshopId)
    {
        var home = Home(turn, workshopId);
        var ranked = HarvestStore.Ranked(turn.Rows, workshopId);
        if (ranked.Count == 0 || VoteStore.Round(turn.Rows, workshopId) is { IsOpen: true })
        {
            turn.Show(new Screen(Words(turn)[ranked.Count == 0 ? "harvest.nothing" : "harvest.vote.hidden"]) { Rows = [Words(turn).Row(Back(workshopId, Words(turn)))] });
            return;
        }

        readBack.Show(turn, home, words => words[ranked.Exists(item => item.Item.Dots is not null) ? "harvest.read.voted" : "harvest.read", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))]
            + "\n\n" + wording.Ranked(turn, home, ranked, words, MostRead));
    }

    private void ShowReplies(IChatTurn turn, long workshopId)
    {
        var words = Words(turn);
        var home = Home(turn, workshopId);
        if (VoteStore.Round(turn.Rows, workshopId) is { IsOpen: true })
        {
            ShowVote(turn, workshopId);
            return;
        }

        var items = HarvestStore.Ranked(turn.Rows, workshopId).Take(5).ToList();
        var lines = new List<string> { words[items.Count == 0 ? "harvest.nothing" : "harvest.replies"] };
        lines.AddRange(items.Select((ranked, index) => words["harvest.ranked.line", ("n", Arg.Count(index + 1)), ("line", Arg.Phrase(HarvestText.Line(home, ranked, words)))]
            + "\n" + (ranked.Item.Reply.Count > 0 ? words["harvest.reply", ("text", Arg.Text(words.Of(ranked.Item.Reply)))] : words["harvest.reply.none"])));
        var rows = new List<IReadOnlyList<Button>>();
        rows.AddRange(items.Select((ranked, index) => words.Row(
        [
            new Button(words["button.harvest_reply", ("n", Arg.Count(index + 1))], Act.HarvestReply, Key(ranked.Item.Id, words.Language.Code)),
            .. ranked.Item.Reply.Count == 0 ? [] : Language.All.Where(language => language != words.Language && !ranked.Item.Reply.ContainsKey(language.Code))
                .Select(language => new Button(language.OwnName, Act.HarvestReply, Key(ranked.Item.Id, language.Code))),
        ])));
        if (items.Exists(ranked => ranked.Item.Reply.Count > 0))
        {
            rows.Add(words.Row(new Button(words["button.harvest_said"], Act.HarvestSaid, RowId.Write(workshopId))));
        }

        rows.Add(words.Row(Back(workshopId, words)));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines)) { Rows = rows });
    }

    private void AskReply(IChatTurn turn, long itemId, string[] parts)
    {
        var words = Words(turn);
        var item = HarvestStore.ById(turn.Rows, itemId)!;
        var language = Language.Find(parts.ElementAtOrDefault(1) ?? "") ?? words.Language;
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.HarvestReply.With(Key(itemId, language.Code)));
        turn.Show(new Screen(words["harvest.reply.ask", ("text", Arg.Text(item.Text)), ("language", Arg.Text(language.OwnName))])
        {
            Rows = [words.Row(new Button(words.BackArrow + words["button.back"], Act.HarvestReplies, RowId.Write(item.WorkshopId)))],
        });
    }

    /// <summary>"You said, we will do": what was answered, in each reader's language where it was written in it.</summary>
    private void Said(IChatTurn turn, long workshopId)
    {
        var home = Home(turn, workshopId);
        var items = HarvestStore.Ranked(turn.Rows, workshopId).Where(ranked => ranked.Item.Reply.Count > 0).Take(MostReplies).ToList();
        if (items.Count == 0)
        {
            ShowReplies(turn, workshopId);
            return;
        }

        readBack.Show(turn, home, words => words["harvest.said_done", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))] + "\n\n" + string.Join("\n\n", items.Select(ranked => words[
            "harvest.said_done.line", ("text", Arg.Text(WordsExtensions.Cut(ranked.Item.Text, 200))), ("reply", Arg.Text(words.Of(ranked.Item.Reply)))])));
    }

    /// <summary>What everybody may see, track by track.</summary>
    private List<RankedItem> Listed(ITurn turn, ShelvedWorkshop home)
    {
        var tracks = wording.TracksOf(turn, home).ToList();
        return [.. HarvestStore.Ranked(turn.Rows, home.Workshop.Id).OrderBy(ranked => tracks.IndexOf(ranked.Item.Track) is >= 0 and var index ? index : tracks.Count)];
    }

    private static HarvestItem? Mine(ITurn turn, long workshopId, string id) =>
        long.TryParse(id, out var number) && HarvestStore.ById(turn.Rows, number) is { IsShared: true } item && item.WorkshopId == workshopId ? item : null;

    private static Button Back(long workshopId, Words words) => new(words.BackArrow + words["button.back"], Act.HarvestOpen, RowId.Write(workshopId));

    private ShelvedWorkshop Home(ITurn turn, long workshopId) => shelf.Workshop(turn.Rows, workshopId);

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
