using System.Text.RegularExpressions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;
using LocalTexts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Agenda;

/// <summary>
/// Reads an agenda as people write it in a message: a line for each item, a heading for each day.
/// <code>
/// اليوم الأول
/// 9:00 – 9:30 افتتاح
/// ١٠:٠٠ ص – ١١:٣٠ ص جلسة عامة / Plenary | القاعة الرئيسية | هدى
/// 1 – 2 pm Lunch
/// </code>
/// </summary>
/// <remarks>
/// Digits of both Arabic sets; <c>am pm ص م صباحاً مساءً ب.ن د.ن</c>; a time without them is the next one that fits: after 11:30, <c>1:00</c> is in the
/// afternoon. Two languages of a title stand on both sides of <c>/</c>; room and who leads it follow behind <c>|</c> or a tab. A range may be written
/// from either side, for in a right-to-left line one cannot see which end was typed first.
/// </remarks>
internal sealed partial record PastedAgenda(IReadOnlyList<PastedItem> Items, IReadOnlyList<UnreadLine> Unread)
{
    /// <summary>The kind of an item whose words say nothing of it.</summary>
    internal const string AnyKind = "session";

    private const int MostItems = 80;
    private const int LongestTitle = 200;
    private const int LongestShown = 60;
    private static readonly LocalTexts NoTexts = new Dictionary<string, string>();
    private static readonly TimeSpan LastsOtherwise = TimeSpan.FromHours(1);

    /// <summary>What stands between hours and a title, and what a messenger puts around them.</summary>
    private static readonly char[] BehindHours = [' ', '-', '–', '—', ':', '.', '،', ',', '|', '\t', '*', '_', '~', ')', ']'];

    private static readonly (string Kind, string[] Words)[] Kinds =
    [
        ("prayer", ["صلاة", "صلاه", "نوێژ", "prayer"]),
        ("meal", ["غداء", "غذاء", "فطور", "عشاء", "نانی نیوەڕۆ", "نانخواردن", "lunch", "dinner", "breakfast"]),
        ("break", ["استراحة", "استراحه", "پشوو", "break", "coffee"]),
        ("registration", ["تسجيل", "ناوتۆمار", "تۆمارکردن", "registration", "check-in", "arrival"]),
        ("opening", ["افتتاح", "ترحيب", "کردنەوە", "opening", "welcome"]),
        ("closing", ["ختام", "اختتام", "داخستن", "closing"]),
        ("panel", ["حوارية", "پانێڵ", "panel"]),
        ("plenary", ["جلسة عامة", "گشتی", "plenary"]),
        ("group", ["مجموعات", "مجموعة عمل", "گرووپ", "group work", "working group"]),
        ("presentation", ["عرض", "پێشکەشکردن", "presentation"]),
    ];

    /// <summary>Reads a message.</summary>
    /// <param name="text">As it was sent.</param>
    /// <param name="first">The workshop's first day: lines before any heading are on it.</param>
    /// <param name="last">The workshop's last day.</param>
    /// <param name="language">What a title in Arabic letters is taken to be: <c>ar</c> or <c>ckb</c>.</param>
    public static PastedAgenda Read(string text, DateOnly first, DateOnly last, string language)
    {
        var items = new List<PastedItem>();
        var unread = new List<UnreadLine>();
        var numbers = new LineNumbers();
        DateOnly? day = first;
        foreach (var (index, raw) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            var bare = Signs().Replace(TypedHours.Line(raw), "");
            var line = numbers.Without(bare);
            if (line.Length == 0)
            {
                continue;
            }

            void Refuse(PasteProblem problem) => unread.Add(new(index + 1, WordsExtensions.Cut(bare, LongestShown), problem));
            if (!BeginsWithHours(line))
            {
                var heading = DayHeading.Of(line, first, last);
                if (heading.IsHeading)
                {
                    // below a day that is not the workshop's nothing can be placed until the next heading
                    day = heading.Day;
                    if (day is null)
                    {
                        Refuse(PasteProblem.OtherDay);
                    }

                    continue;
                }

                line = TypedHours.InFront(line);
                if (!BeginsWithHours(line))
                {
                    Refuse(PasteProblem.NoTime);
                    continue;
                }
            }

            if (day is not { } current)
            {
                Refuse(PasteProblem.OtherDay);
            }
            else if (items.Count == MostItems)
            {
                Refuse(PasteProblem.TooMany);
                break;
            }
            else
            {
                var before = items.Count > 0 && items[^1].Day == current ? items[^1].Start : (TimeOnly?)null;
                var (item, problem) = Item(line, current, before, language);
                if (item is null)
                {
                    Refuse(problem ?? PasteProblem.BadTime);
                    continue;
                }

                // "11:30 - 3 groups" before an item at one
                if (items.Count > 0 && items[^1] is { OtherTitle: { } other } above && above.Day == current && item.Start > above.Start && item.Start < above.End)
                {
                    items[^1] = Titled(above with { IsEndAssumed = true }, other, language);
                }

                items.Add(item with { IsBeforeAbove = item.Start < before });
            }
        }

        return new(WithEnds(items), unread);
    }

    /// <summary><c>14–15 November</c> looks like hours and is not.</summary>
    private static bool BeginsWithHours(string line) => TypedHours.Begin(line) && !DayHeading.BeginsWithDates(line);

    private static (PastedItem? Item, PasteProblem? Problem) Item(string line, DateOnly day, TimeOnly? before, string language)
    {
        var (hours, problem) = TypedHours.Of(line, before);
        if (hours is null)
        {
            return (null, problem);
        }

        var title = line[hours.Length..].TrimStart(BehindHours);
        return title.Length == 0
            ? (null, PasteProblem.NoTitle)
            : (Titled(new(day, hours.Start, hours.End ?? hours.Start, NoTexts, "") { IsEndAssumed = hours.End is null }, title, language) with
            {
                OtherTitle = hours.LengthWithoutEnd is { } length ? line[length..].TrimStart(BehindHours) : null,
            }, null);
    }

    /// <summary>An item with what stands behind its hours: the title, the room, who leads it.</summary>
    private static PastedItem Titled(PastedItem item, string text, string language)
    {
        var columns = Columns().Split(text).Select(column => column.Trim(' ', '*', '_', '~')).ToList();
        LocalTexts Of(int column) => columns.Count > column ? TypedTexts.Of(columns[column], language, LongestTitle) : NoTexts;
        return item with { Titles = Of(0), Kind = KindOf(columns[0]), Rooms = Of(1), Facilitators = Of(2) };
    }

    private static List<PastedItem> WithEnds(List<PastedItem> items) =>
    [
        .. items.Select((item, index) => item.IsEndAssumed
            ? item with
            {
                End = items.Skip(index + 1).Where(next => next.Day == item.Day && next.Start > item.Start).Select(next => (TimeOnly?)next.Start).FirstOrDefault()
                    ?? item.Start.Add(LastsOtherwise),
            }
            : item),
    ];

    /// <summary>What kind of item has these words; <see cref="AnyKind"/> where nothing says.</summary>
    internal static string KindOf(string title)
    {
        var key = SearchKey.Of(title);
        return Kinds.FirstOrDefault(kind => kind.Words.Any(word => key.Contains(SearchKey.Of(word), StringComparison.Ordinal))).Kind ?? AnyKind;
    }

    // a sign, an emoji, a bracket in front of a line
    [GeneratedRegex(@"^[^\p{L}\p{Nd}]+")]
    private static partial Regex Signs();

    [GeneratedRegex(@"\s*(?:\||\t)\s*")]
    private static partial Regex Columns();
}
