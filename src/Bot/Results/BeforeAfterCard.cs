using WorkshopBot.Texts;

namespace WorkshopBot.Results;

/// <summary>Answers before and after as a card.</summary>
internal static class BeforeAfterCard
{
    public static string Of(BeforeAfter compared, Words words)
    {
        var lines = new List<string> { words.Lines(compared.Title.In(words.Language.Code)), words["beforeafter.heading"], Note(compared, words) };
        foreach (var question in compared.Questions.Where(_ => !compared.IsPaired || compared.Pairs is not null))
        {
            lines.Add("");
            lines.Add(words.Lines(ResultsCard.Label(question.Label, words)));
            if (question is not { Before: { } before, After: { } after, Change: { } change })
            {
                lines.Add(words["beforeafter.question_few"]);
                continue;
            }

            lines.Add(Bar(words["beforeafter.before"], question, before, words));
            lines.Add(Bar(words["beforeafter.after"], question, after, words));
            lines.Add(words["beforeafter.by", ("change", Arg.Phrase(words.Change(change)))]);
            if (Moved(question, words) is { } moved)
            {
                lines.Add(moved);
            }
        }

        return ResultsCard.Fit(lines, [], []);
    }

    /// <summary>What is compared: people, or two averages; or why nothing is.</summary>
    public static string Note(BeforeAfter compared, Words words) => compared switch
    {
        { IsPaired: false } => words["beforeafter.unpaired"],
        { Pairs: { } pairs } => words["beforeafter.pairs", ("n", Arg.Count(pairs))],
        _ => words["beforeafter.few", ("least", Arg.Count(SmallCells.Least))],
    };

    /// <summary>How many moved which way; null where it would tell of a few.</summary>
    public static string? Moved(ChangedQuestion question, Words words) => question is { Higher: { } higher, Same: { } same, Lower: { } lower }
        ? words["beforeafter.moved", ("higher", Arg.Phrase(words.Number(higher))), ("same", Arg.Phrase(words.Number(same))), ("lower", Arg.Phrase(words.Number(lower)))]
        : null;

    public static string Average(ChangedQuestion question, decimal average, Words words) => question.Ends is { } ends
        ? words["results.average_of", ("average", Arg.Phrase(words.Number(decimal.Round(average, 1, MidpointRounding.AwayFromZero)))), ("highest", Arg.Phrase(words.Number(ends.Highest)))]
        : words.Number(decimal.Round(average, 1, MidpointRounding.AwayFromZero));

    private static string Bar(string label, ChangedQuestion question, decimal average, Words words)
    {
        var bar = ResultsCard.Bar(label, Filled(question, average), Average(question, average, words));
        return words.Language.IsRightToLeft ? Bidi.StartLines(bar) : bar;
    }

    /// <summary>How much of its bar an average fills.</summary>
    public static decimal Filled(ChangedQuestion question, decimal average) =>
        question.Ends is var (lowest, highest) && highest > lowest ? (average - lowest) / (highest - lowest) : 0;
}
