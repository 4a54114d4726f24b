using System.Globalization;
using System.Text;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Texts;

namespace WorkshopBot.Results;

/// <summary>
/// Results as a card: each question a line and its bars below. A bar's line begins with a letter or digit in reading direction, has blocks that take their
/// direction from the line, and its figures at the end; on a phone of three inches it does not wrap. What people read stands on a line of its own.
/// </summary>
internal static class ResultsCard
{
    private const int Blocks = 8;
    private const int MostBars = 8;
    private const int LongestComment = 160;
    private const int TopComments = 3;

    // one message holds 4,096 characters; buttons and head need some
    private const int LongestCard = 3_600;

    /// <summary>The whole form.</summary>
    public static string Whole(FormResults results, Words words) => Fit(HeadOf(results, words), Body(results.Questions, words), Top(results.Comments, words));

    /// <summary>One group of a split, with its bars.</summary>
    public static string Group(FormResults results, SplitBy by, ResultGroup group, Words words) => Fit(
        [words.Lines(results.Title.In(words.Language.Code)), GroupLine(by, group, words)],
        Body(group.Questions, words),
        Top(group.Comments, words));

    /// <summary>The groups of a split beside each other: averages, and how many answered.</summary>
    public static string Compared(FormResults results, ResultSplit split, string? within, Words words)
    {
        var head = new List<string> { words.Lines(results.Title.In(words.Language.Code)), words["results.by." + Name(split.By)] };
        if (within is not null)
        {
            head.Add(within);
        }

        var body = new List<string>();
        foreach (var group in split.Groups)
        {
            body.Add(GroupLine(split.By, group, words));
            foreach (var question in group.Questions.Where(question => question.Average is not null))
            {
                body.Add(Bar(Short(question, words), Filled(question), Average(question, words)));
            }
        }

        if (split.Groups.SelectMany(group => group.Questions).Where(question => question.Average is not null).DistinctBy(question => question.Name).Count() > 1)
        {
            // what a bar is short for
            head.AddRange(split.Groups.SelectMany(group => group.Questions).Where(question => question.Average is not null).DistinctBy(question => question.Name)
                .Select(question => words["results.key", ("short", Arg.Text(Short(question, words))), ("question", Arg.Text(Label(question.Label, words)))]));
        }

        if (split.By is not (SplitBy.Session or SplitBy.Day))
        {
            body.Add(words["results.small_cells", ("least", Arg.Count(SmallCells.Least))]);
        }

        return Fit(head, body, []);
    }

    /// <summary>What people wrote, a page of it.</summary>
    public static string Comments(FormResults results, CommentsResult comments, int page, int size, Words words) => Fit(
        [words.Lines(results.Title.In(words.Language.Code)), words["results.comments", ("question", Arg.Text(Label(comments.Label, words))), ("n", Arg.Count(comments.Total))]],
        [.. comments.Texts.Skip(page * size).Take(size).Select(text => Comment(text, LongestCard / (size + 1), words))],
        []);

    public static string GroupName(SplitBy by, ResultGroup group, Words words) => group.Key.Length == 0 ? words["results.others"]
        : by == SplitBy.Day && DateOnly.TryParseExact(group.Key, "yyyy-MM-dd", out var day) ? words.WeekdayAndDay(day)
        : Label(group.Label, words);

    public static string Label(LocalText label, Words words) => Bidi.Strip(label.In(words.Language.Code)).ReplaceLineEndings(" ");

    /// <summary>What a bar stands for; <paramref name="isWhole"/>: with what the ends of a scale are called, where there is room.</summary>
    public static string ValuesOf(QuestionResult question, ResultBar bar, Words words, bool isWhole = false)
    {
        var named = bar.Values.Where(value => value.Name.Length > 0).ToList();
        var text = question.Kind == QuestionKind.Scale && named.Count > 1 ? words["results.range", ("from", Arg.Code(named[0].Name)), ("to", Arg.Code(named[^1].Name))]
            : named.Count > 3 && !isWhole ? words["results.several", ("n", Arg.Count(named.Count))]
            : question.Kind == QuestionKind.Scale && !isWhole ? named.Count == 0 ? "" : named[0].Name
            : string.Join(words.Language.IsRightToLeft ? "، " : ", ", named.Select(value => Label(value.Label, words)));
        return named.Count == bar.Values.Count ? text : text.Length == 0 ? words["results.none"] : words["results.or_none", ("values", Arg.Phrase(text))];
    }

    public static string Name(SplitBy by) => by switch
    {
        SplitBy.Session => "session",
        SplitBy.Day => "day",
        SplitBy.Governorate => "governorate",
        SplitBy.Gender => "gender",
        SplitBy.Sector => "sector",
        SplitBy.AgeBand => "age",
    };

    /// <summary>The same for a registration's field.</summary>
    public static string NameOf(string field) => Name(Categories.Fields.First(category => category.Field == field).By);

    /// <summary>An average with as many decimals as it has, out of what it can be.</summary>
    public static string Average(QuestionResult question, Words words) => question.Ends is { } ends
        ? words["results.average_of", ("average", Arg.Phrase(Number(question.Average!.Value, words))), ("highest", Arg.Phrase(words.Number(ends.Highest)))]
        : Number(question.Average!.Value, words);

    /// <summary>How many answered, of how many.</summary>
    public static string Rate(int answers, int? asked, Words words) => asked is { } all and > 0 && all >= answers
        ? words["results.rate", ("n", Arg.Count(answers)), ("asked", Arg.Count(all)), ("share", Arg.Phrase(words.Percent((decimal)answers / all)))]
        : words["results.answers", ("n", Arg.Count(answers))];

    private static string People(int people, int? asked, Words words) => asked is { } all and > 0 && all >= people
        ? words["results.people", ("n", Arg.Count(people)), ("asked", Arg.Count(all)), ("share", Arg.Phrase(words.Percent((decimal)people / all)))]
        : words.Number(people);

    private static string Number(decimal number, Words words) => words.Number(decimal.Round(number, 1, MidpointRounding.AwayFromZero));

    /// <summary>The title, how many answered, and what is not shown yet.</summary>
    public static List<string> HeadOf(FormResults results, Words words)
    {
        var lines = new List<string>
        {
            words.Lines(results.Title.In(words.Language.Code)),
            results.Answered is { } people && people != results.Received
                ? words["results.rate_people", ("n", Arg.Count(results.Received)), ("people", Arg.Phrase(People(people, results.Asked, words)))]
                : Rate(results.Received, results.Answered is not null || results.By(SplitBy.Session) is null ? results.Asked : null, words),
        };
        if (results.Received == 0)
        {
            return lines;
        }

        if (results.Answers == 0)
        {
            lines.Add(words["results.too_few", ("least", Arg.Count(SmallCells.Least))]);
        }
        else if (results.Received > results.Answers)
        {
            lines.Add(words["results.not_yet", ("n", Arg.Count(results.Received - results.Answers)), ("least", Arg.Count(SmallCells.Least))]);
        }

        return lines;
    }

    private static List<string> Body(IReadOnlyList<QuestionResult> questions, Words words)
    {
        var lines = new List<string>();
        foreach (var question in questions.Where(question => question.Answers is > 0 || question.Average is not null))
        {
            lines.Add("");
            lines.Add(words.Lines(Label(question.Label, words)));
            if (question.Average is not null)
            {
                lines.Add(words["results.average", ("average", Arg.Phrase(Average(question, words)))]);
            }

            // a scale stands whole, from the best down; of choices the most frequent first, and those that nobody chose not at all
            var bars = question.Kind == QuestionKind.Scale
                ? question.Bars.Reverse()
                : question.Bars.Where(bar => bar.Count > 0).OrderByDescending(bar => bar.Count);
            var shown = bars.ToList();
            foreach (var bar in shown.Take(question.Kind == QuestionKind.Scale ? 11 : MostBars))
            {
                var figures = words["results.share", ("n", Arg.Count(bar.Count)), ("share", Arg.Phrase(words.Percent(bar.Share)))];
                if (question.Kind == QuestionKind.Scale)
                {
                    lines.Add(words.Language.IsRightToLeft ? Bidi.StartLines(Bar(ValuesOf(question, bar, words), bar.Share, figures)) : Bar(ValuesOf(question, bar, words), bar.Share, figures));
                }
                else
                {
                    lines.Add(words.Lines(ValuesOf(question, bar, words)));
                    lines.Add(words.Language.IsRightToLeft ? Bidi.StartLines(Bar("", bar.Share, figures)) : Bar("", bar.Share, figures));
                }
            }

            if (question.Kind != QuestionKind.Scale && shown.Count > MostBars)
            {
                lines.Add(words["results.more_choices", ("n", Arg.Count(shown.Count - MostBars))]);
            }
        }

        return lines;
    }

    private static List<string> Top(IReadOnlyList<CommentsResult> comments, Words words)
    {
        var lines = new List<string>();
        foreach (var question in comments)
        {
            lines.Add("");
            lines.Add(words["results.comments", ("question", Arg.Text(Label(question.Label, words))), ("n", Arg.Count(question.Total))]);
            lines.AddRange(question.Longest.Take(TopComments).Select(text => Comment(text, LongestComment, words)));
        }

        return lines;
    }

    private static string Comment(string text, int longest, Words words) =>
        words["results.comment", ("text", Arg.Text(WordsExtensions.Cut(Bidi.Strip(text).ReplaceLineEndings(" "), longest)))];

    private static string GroupLine(SplitBy by, ResultGroup group, Words words) => words["results.group",
        ("group", Arg.Phrase(GroupName(by, group, words))),
        ("answers", Arg.Phrase(group.Answers is { } answers ? Rate(answers, group.Asked, words) : words["results.fewer", ("least", Arg.Count(SmallCells.Least))]))];

    // a question's name is the author's own and short; people who do not read Latin letters find it explained above
    private static string Short(QuestionResult question, Words words) => words.Language.IsRightToLeft ? Bidi.IsolateLeftToRight(question.Name) : question.Name;

    public static decimal Filled(QuestionResult question) =>
        question is { Average: { } average, Ends: var (lowest, highest) } && highest > lowest ? (average - lowest) / (highest - lowest) : 0;

    public static string Bar(string label, decimal share, string figures)
    {
        var blocks = share <= 0 ? 0 : Math.Max(1, (int)decimal.Round(Math.Min(share, 1) * Blocks, MidpointRounding.AwayFromZero));

        // a phrase of the catalogue that began with a digit carries the mark of a line of its own
        return string.Join(' ', new[] { label, blocks == 0 ? "" : new string('█', blocks), figures.TrimStart(Bidi.RightToLeftMark) }.Where(part => part.Length > 0));
    }

    public static string Fit(IReadOnlyList<string> head, IReadOnlyList<string> body, IReadOnlyList<string> end)
    {
        var card = new StringBuilder().AppendJoin('\n', head);
        foreach (var line in body.Concat(end))
        {
            if (card.Length + line.Length + 1 > LongestCard)
            {
                card.Append("\n…");
                break;
            }

            card.Append(CultureInfo.InvariantCulture, $"\n{line}");
        }

        return card.ToString();
    }
}
