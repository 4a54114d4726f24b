using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Texts;

namespace WorkshopBot.Chat;

/// <summary>Buttons of a card that may have more than people find their way in: eight at most are shown at once, the rest behind "More".</summary>
internal static class ButtonPages
{
    /// <summary>So many buttons are a list that can still be overlooked at a glance, and read aloud (CHAT.md).</summary>
    public const int Most = 8;

    /// <summary>The argument of a button that opens a page of something's card: <c>17:1</c>.</summary>
    public static string Argument(long id, int page) => string.Create(CultureInfo.InvariantCulture, $"{id}:{page}");

    /// <summary>Reads it back; without a page it is the first.</summary>
    public static (long Id, int Page) Read(string argument) => argument.Split(':') is [var id, var page]
        ? (RowId.Read(id), int.Parse(page, CultureInfo.InvariantCulture)) : (RowId.Read(argument), 0);

    /// <summary>Choices one below the other, and the way back below them: as many as fit, the others on pages, from the first of which the way leads back.</summary>
    /// <param name="choices">All of them.</param>
    /// <param name="page">Which page, from 0.</param>
    /// <param name="back">Leads out of the list.</param>
    /// <param name="to">Leads to another page: its number, the label.</param>
    /// <param name="words">The reader's.</param>
    public static IReadOnlyList<IReadOnlyList<Button>> Choices(IReadOnlyList<Button> choices, int page, Button back, Func<int, string, Button> to, Words words)
    {
        var size = choices.Count < Most ? Most - 1 : Most - 2;
        var last = Math.Max(0, (choices.Count - 1) / size);
        page = Math.Clamp(page, 0, last);
        return
        [
            .. Labels.Apart(choices).Skip(page * size).Take(size).Select(choice => words.Row(choice)),
            words.Row([.. page == 0 ? [back] : Array.Empty<Button>(), .. Ways(page, choices.Count, size, to, words)]),
        ];
    }

    /// <summary>The ways to the page before and after; none where one page holds everything.</summary>
    /// <param name="page">Which page is shown, from 0.</param>
    /// <param name="count">Of how many entries.</param>
    /// <param name="size">So many stand on a page.</param>
    /// <param name="to">Leads to another page: its number, the label.</param>
    /// <param name="words">The reader's.</param>
    public static List<Button> Ways(int page, int count, int size, Func<int, string, Button> to, Words words) =>
    [
        .. page > 0 ? [to(page - 1, words["button.previous_page"])] : Array.Empty<Button>(),
        .. (page + 1) * size < count ? [to(page + 1, words["button.next_page"])] : Array.Empty<Button>(),
    ];

    /// <summary>The same as a row; no row where there is no way.</summary>
    /// <inheritdoc cref="Ways"/>
    public static IEnumerable<IReadOnlyList<Button>> Turning(int page, int count, int size, Func<int, string, Button> to, Words words) =>
        Ways(page, count, size, to, words) is { Count: > 0 } ways ? [words.Row(ways)] : [];

    /// <summary>The same where the page's number is all that a button names.</summary>
    /// <inheritdoc cref="Ways"/>
    public static IEnumerable<IReadOnlyList<Button>> Turning(int page, int count, int size, Act act, Words words) =>
        Turning(page, count, size, (to, label) => new(label, act, to.ToString(CultureInfo.InvariantCulture)), words);

    /// <summary>Buttons that may stand side by side: two in a row, and the way on or back beside the last, so that none of the eight places is lost.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<IReadOnlyList<Button>> InPairs(IReadOnlyList<Button> buttons, int page, Button more, Button back, Words words)
    {
        var (shown, ways) = Page([.. Labels.Apart(buttons).Select(button => (IReadOnlyList<Button>)[button])], page, more, back);
        return [.. shown.SelectMany(row => row).Concat(ways).Chunk(2).Select(pair => words.Row(pair))];
    }

    /// <summary>The rows of one page; a row stays whole.</summary>
    /// <param name="rows">All of them, the most wanted first.</param>
    /// <param name="page">Which page, from 0.</param>
    /// <param name="more">Leads to the next page.</param>
    /// <param name="back">Leads to the page before.</param>
    public static IReadOnlyList<IReadOnlyList<Button>> Of(IReadOnlyList<IReadOnlyList<Button>> rows, int page, Button more, Button back)
    {
        var (shown, ways) = Page(Labels.Fit(rows), page, more, back);
        return [.. shown, .. ways.Select(way => (IReadOnlyList<Button>)[way])];
    }

    private static (List<IReadOnlyList<Button>> Rows, List<Button> Ways) Page(IReadOnlyList<IReadOnlyList<Button>> rows, int page, Button more, Button back)
    {
        var pages = new List<List<IReadOnlyList<Button>>> { new() };
        var left = rows.Sum(row => row.Count);
        foreach (var row in rows)
        {
            // "Back" has a place from the second page on, "More" where not all that is left fits
            var taken = pages[^1].Sum(one => one.Count) + (pages.Count > 1 ? 1 : 0);
            if (pages[^1].Count > 0 && taken + left > Most && taken + row.Count > Most - 1)
            {
                pages.Add([]);
            }

            pages[^1].Add(row);
            left -= row.Count;
        }

        var shown = Math.Clamp(page, 0, pages.Count - 1);
        return (pages[shown], [.. shown < pages.Count - 1 ? [more] : Array.Empty<Button>(), .. shown > 0 ? [back] : Array.Empty<Button>()]);
    }
}
