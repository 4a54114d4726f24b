using WorkshopBot.Data.Harvest;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Harvest;

/// <summary>What was held on to, in words: labels in the reader's language, people's own words as they wrote them (decision 0012).</summary>
internal sealed class HarvestText(Shelf shelf)
{
    /// <summary>The three that every workshop has, unless its form names its own.</summary>
    public static readonly string[] Tracks = ["lesson", "challenge", "plan"];

    private const int LongestLine = 300;

    /// <summary>The tracks of a workshop in their order: those that its forms' question <c>track</c> offers, else lesson, challenge, plan.</summary>
    public IReadOnlyList<string> TracksOf(ITurn turn, ShelvedWorkshop home) => Choices(turn, home) is { Count: > 0 } rows ? [.. rows.Select(row => row.Name)] : Tracks;

    /// <summary>Of what kind something is that is written before everybody: mostly what is to be done.</summary>
    public string PlenaryTrack(ITurn turn, ShelvedWorkshop home) => TracksOf(turn, home) is var tracks && tracks.Contains("plan") ? "plan" : tracks[0];

    /// <summary>A track as people read it.</summary>
    public string Track(ITurn turn, ShelvedWorkshop home, string track, Words words) =>
        Choices(turn, home).FirstOrDefault(row => row.Name == track)?.Label.In(words.Language.Code) is { Length: > 0 } label ? label
            : words.Has("harvest.track." + track) ? words["harvest.track." + track] : track;

    /// <summary>An item on one line, without its number: what it says, from where, and what the vote gave.</summary>
    /// <param name="home">The workshop.</param>
    /// <param name="ranked">The item with what was merged into it.</param>
    /// <param name="words">The reader's.</param>
    public static string Line(ShelvedWorkshop home, RankedItem ranked, Words words)
    {
        var parts = new List<string>();
        parts.AddRange(home.Groups.Where(group => ranked.GroupIds.Contains(group.Id)).Select(group => words.Of(group.Titles)));
        parts.AddRange(ranked.Authors);
        if (ranked.Item.IsEdited)
        {
            parts.Add(words["harvest.edited"]);
        }

        if (ranked.Item.Tag is { } tag)
        {
            parts.Add("#" + tag);
        }

        var line = words["harvest.said", ("text", Arg.Text(WordsExtensions.Cut(ranked.Item.Text, LongestLine)))];
        if (parts.Count > 0)
        {
            line = words["harvest.said.from", ("line", Arg.Phrase(line)), ("from", Arg.Phrase(string.Join(words.Language.IsRightToLeft ? "، " : ", ", parts.Select(Bidi.Isolate))))];
        }

        return ranked.Item.Dots is { } dots ? words["harvest.said.dots", ("line", Arg.Phrase(line)), ("n", Arg.Count(dots))] : line;
    }

    /// <summary>The ranked list under the headings of its tracks, or, once it was voted on, in the order of the dots with ties shown.</summary>
    public string Ranked(ITurn turn, ShelvedWorkshop home, IReadOnlyList<RankedItem> items, Words words, int most)
    {
        var lines = new List<string>();
        if (items.Any(item => item.Item.Dots is not null))
        {
            lines.AddRange(items.Take(most).Select(item => words[
                item.IsTied ? "harvest.ranked.tied" : "harvest.ranked.line", ("n", Arg.Count(item.Rank)), ("line", Arg.Phrase(Line(home, item, words)))]));
        }
        else
        {
            foreach (var track in items.Take(most).GroupBy(item => item.Item.Track))
            {
                lines.Add(words["harvest.heading", ("track", Arg.Text(Track(turn, home, track.Key, words)))]);
                lines.AddRange(track.Select((item, index) => words["harvest.ranked.line", ("n", Arg.Count(index + 1)), ("line", Arg.Phrase(Line(home, item, words)))]));
            }
        }

        if (items.Count > most)
        {
            lines.Add(words["harvest.ranked.more", ("n", Arg.Count(items.Count - most))]);
        }

        return string.Join('\n', lines);
    }

    private List<ChoiceRow> Choices(ITurn turn, ShelvedWorkshop home)
    {
        var rows = new List<ChoiceRow>();
        foreach (var form in home.Forms.Where(form => form.Purpose == Data.Workshops.FormPurpose.Lessons))
        {
            var compiled = shelf.Version(turn.Rows, form.CurrentVersionId).Form;
            if (compiled.Find("track") is { ListName: { } list } && compiled.Lists.TryGetValue(list, out var table))
            {
                rows.AddRange(table.Rows.Where(row => rows.TrueForAll(known => known.Name != row.Name)));
            }
        }

        return rows;
    }
}
