using WorkshopBot.Texts;

namespace WorkshopBot.Results;

/// <summary>The comparison of editions as a card.</summary>
internal static class EditionsCard
{
    public static string Of(EditionsCompared compared, Words words)
    {
        var lines = new List<string> { words["editions.heading"] };
        lines.AddRange(compared.Editions.Select(edition => words["editions.line", ("edition", Arg.Phrase(NameOf(edition, words))), ("answers", Arg.Phrase(ResultsCard.Rate(edition.Answers, null, words)))]));
        foreach (var series in compared.Series)
        {
            lines.Add("");
            lines.Add(words.Lines(ResultsCard.Label(series.Label, words)));
            foreach (var (edition, point) in compared.Editions.Zip(series.Points))
            {
                var figures = FiguresOf(series, point, words);
                var note = NoteOf(point, words);
                var text = note.Length == 0 ? figures : figures.Length == 0 ? note : words["editions.note", ("figures", Arg.Phrase(figures)), ("note", Arg.Phrase(note))];
                var share = point.Average is { } average && series.Ends is var (lowest, highest) && highest > lowest ? (average - lowest) / (highest - lowest) : 0;
                lines.Add(words.Language.IsRightToLeft
                    ? Bidi.StartLines(ResultsCard.Bar(words.Number(edition.Number), share, text))
                    : ResultsCard.Bar(words.Number(edition.Number), share, text));
            }
        }

        return ResultsCard.Fit(lines, [], []);
    }

    public static string NameOf(Edition edition, Words words) =>
        words["editions.name", ("number", Arg.Count(edition.Number)), ("day", Arg.Phrase(words.Day(edition.FirstDay)))];

    /// <summary>Why there is no figure, or why it does not continue the one before; "" when neither.</summary>
    public static string NoteOf(EditionPoint point, Words words) => point switch
    {
        { IsAsked: false } => words["editions.missing"],
        { Average: null, Top: null } => words["editions.few"],
        { Break: SeriesBreak.Wording } => words["editions.break.wording"],
        { Break: SeriesBreak.Choices } => words["editions.break.choices"],
        { Break: SeriesBreak.Kind } => words["editions.break.kind"],
        _ => "",
    };

    public static string FiguresOf(EditionSeries series, EditionPoint point, Words words) => point switch
    {
        { Average: { } average } => series.Ends is { } ends
            ? words["results.average_of", ("average", Arg.Phrase(words.Number(decimal.Round(average, 1)))), ("highest", Arg.Phrase(words.Number(ends.Highest)))]
            : words.Number(decimal.Round(average, 1)),
        { Top: { } top } => words["editions.top",
            ("answer", Arg.Text(string.Join(words.Language.IsRightToLeft ? "، " : ", ", top.Values.Select(value => value.Name.Length == 0 ? words["results.none"] : ResultsCard.Label(value.Label, words))))),
            ("share", Arg.Phrase(words.Percent(top.Share)))],
        _ => "",
    };
}
