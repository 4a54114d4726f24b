using System.Globalization;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Texts;

namespace WorkshopBot.Results;

/// <summary>Results as a sheet: each question a small table with a chart beside it, then the groups by their averages, then the editions.</summary>
internal sealed class ResultsSheet(Words words)
{
    private const int ChartColumn = 5;
    private const int LeastRows = 8;
    private const int ShareColumn = 3;

    // A4 across: four columns and a chart beside them, and as many rows
    private const int PrintScale = 78;
    private const int PageRows = 38;
    private static readonly int[] Widths = [48, 12, 12, 4];

    private XlsxWriter _to = null!;
    private int _row;
    private int _page;

    /// <summary>Writes it as the next sheet of a workbook.</summary>
    public void Write(XlsxWriter to, FormResults results, EditionsCompared? editions, BeforeAfter? change = null)
    {
        (_to, _row, _page) = (to, 0, 0);
        to.BeginSheet(words["results.sheet"], words.Language.IsRightToLeft, widths: Widths, textsToo: true, printScale: PrintScale);
        Row([Plain(results.Title.In(words.Language.Code))], isHeading: true);
        foreach (var line in ResultsCard.HeadOf(results, words).Skip(1))
        {
            Row([Plain(line)]);
        }

        Row([Plain(words["results.guard", ("least", Arg.Count(SmallCells.Least))])]);
        foreach (var question in results.Questions.Where(question => question.Bars.Count > 0 || question.Average is not null))
        {
            Question(question);
        }

        foreach (var split in results.Splits)
        {
            foreach (var question in split.Groups.SelectMany(group => group.Questions).Where(question => question.Average is not null).DistinctBy(question => question.Name).ToList())
            {
                Split(split, question);
            }
        }

        if (change is not null)
        {
            Change(change);
        }

        foreach (var series in editions?.Series.Where(series => series.Points.Any(point => point.Average is not null)) ?? [])
        {
            Editions(editions!, series);
        }
    }

    private void Question(QuestionResult question)
    {
        var title = ResultsCard.Label(question.Label, words);
        var top = Begin(title, question.Bars.Count + (question.Average is null ? 0 : 1), words["results.column.answer"], words["results.column.count"], words["results.column.share"]);
        var labels = question.Bars.Select(bar => Label(ResultsCard.ValuesOf(question, bar, words, isWhole: true))).ToList();
        for (var i = 0; i < question.Bars.Count; i++)
        {
            Row([labels[i], question.Bars[i].Count.ToString(CultureInfo.InvariantCulture), question.Bars[i].Share.ToString("0.####", CultureInfo.InvariantCulture)], hasShare: true);
        }

        if (question.Average is { } average)
        {
            Row([words["results.column.average"], average.ToString("0.##", CultureInfo.InvariantCulture)]);
        }

        if (question.Bars.Count > 0)
        {
            End(new(title, labels, [.. question.Bars.Select(bar => (decimal?)bar.Count)], top, 1, 2, ChartColumn, top - 2, LeastRows) { RightToLeft = words.Language.IsRightToLeft });
        }
    }

    private void Split(ResultSplit split, QuestionResult question)
    {
        var title = $"{words["results.by." + ResultsCard.Name(split.By)]}: {ResultsCard.Label(question.Label, words)}";
        var top = Begin(title, split.Groups.Count, words["results.column.group"], words["results.column.average"], words["results.column.count"]);
        var rows = split.Groups.Select(group => (Label: Label(ResultsCard.GroupName(split.By, group, words)), Question: group.Questions.FirstOrDefault(one => one.Name == question.Name))).ToList();
        foreach (var (label, found) in rows)
        {
            Row([label, found?.Average?.ToString("0.##", CultureInfo.InvariantCulture), found?.Answers?.ToString(CultureInfo.InvariantCulture)]);
        }

        End(new(title, [.. rows.Select(row => row.Label)], [.. rows.Select(row => row.Question?.Average)], top, 1, 2, ChartColumn, top - 2, LeastRows)
        {
            Lowest = question.Ends?.Lowest ?? 0,
            Highest = question.Ends?.Highest,
            RightToLeft = words.Language.IsRightToLeft,
        });
    }

    private void Change(BeforeAfter change)
    {
        var title = Plain(words["beforeafter.heading"]);
        var shown = change.Questions.Where(question => question.Change is not null).ToList();
        var top = Begin(title, shown.Count + 1, "", words["beforeafter.before"], words["beforeafter.after"], "", words["beforeafter.column.change"], words["beforeafter.column.pairs"]);
        foreach (var question in shown)
        {
            Row([Label(ResultsCard.Label(question.Label, words)), Cell(question.Before), Cell(question.After), "", Cell(question.Change), question.Pairs?.ToString(CultureInfo.InvariantCulture)]);
        }

        Row([Plain(BeforeAfterCard.Note(change, words))]);
    }

    private static string? Cell(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);

    private void Editions(EditionsCompared editions, EditionSeries series)
    {
        var title = $"{words["editions.heading"]}: {ResultsCard.Label(series.Label, words)}";
        var top = Begin(title, editions.Editions.Count, words["editions.column"], words["results.column.average"], "");
        var labels = editions.Editions.Select(edition => Label(EditionsCard.NameOf(edition, words))).ToList();
        for (var i = 0; i < labels.Count; i++)
        {
            Row([labels[i], series.Points[i].Average?.ToString("0.##", CultureInfo.InvariantCulture), Plain(EditionsCard.NoteOf(series.Points[i], words))]);
        }

        End(new(title, labels, [.. series.Points.Select(point => point.Average)], top, 1, 2, ChartColumn, top - 2, LeastRows)
        {
            Lowest = series.Ends?.Lowest ?? 0,
            Highest = series.Ends?.Highest,
            RightToLeft = words.Language.IsRightToLeft,
        });
    }

    /// <returns>The row of the first figure.</returns>
    private int Begin(string title, int rows, params string[] heads)
    {
        if (_row + Math.Max(LeastRows, rows + 3) + 3 > _page + PageRows)
        {
            _to.EndPage();
            _page = _row;
        }

        Row([]);
        Row([Plain(title)], isHeading: true);
        Row([.. heads.Select(Plain)], isHeading: true);
        return _row + 1;
    }

    private void End(XlsxChart chart)
    {
        _to.Chart(chart with { Rows = Math.Max(LeastRows, chart.Labels.Count + 3) });
        while (_row < chart.AtRow + Math.Max(LeastRows, chart.Labels.Count + 3))
        {
            Row([]);
        }
    }

    private void Row(IReadOnlyList<string?> cells, bool isHeading = false, bool hasShare = false)
    {
        _row++;
        _to.BeginRow();
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0 && !isHeading && decimal.TryParse(cells[i], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            {
                _to.Number(i + 1, cells[i], hasShare && i + 1 == ShareColumn);
            }
            else
            {
                _to.Text(i + 1, cells[i] ?? "", isHeading);
            }
        }
    }

    // charts take a label that begins with a digit for one from left to right, whatever the cell says
    private string Label(string text) =>
        Plain(text) is var plain && words.Language.IsRightToLeft && plain.Length > 0 && !char.IsLetter(plain[0]) ? $"{Bidi.RightToLeftMark}{plain}{Bidi.RightToLeftMark}" : plain;

    private static string Plain(string text) => Bidi.Strip(text).ReplaceLineEndings(" ");
}
