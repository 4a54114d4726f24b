using System.Globalization;
using System.Net;
using System.Text;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Registration;
using WorkshopBot.Texts;

namespace WorkshopBot.Results;

/// <summary>
/// Results as one HTML file that needs nothing else: right to left for Arabic and Kurdish readers, charts as SVG, made to be printed on A4. No script; all
/// that anybody wrote is escaped and stands in an isolate of its own.
/// </summary>
internal sealed class ResultsHtml(Words words)
{
    private const string Style =
        """
        @page { size: A4; margin: 16mm }
        body { font: 11pt/1.5 "Noto Naskh Arabic", "Noto Sans Arabic", Amiri, "Segoe UI", Tahoma, sans-serif; color: #1b1b1b; max-width: 180mm; margin: 10mm auto; padding: 0 5mm }
        h1 { font-size: 19pt; line-height: 1.3; margin: 0 0 2mm } h2 { font-size: 15pt; margin: 10mm 0 1mm; border-bottom: 1.5pt solid #1f6f8b; break-after: avoid }
        h3 { font-size: 11.5pt; margin: 6mm 0 1mm; break-after: avoid } p { margin: 0 0 2mm } .note { color: #555; font-size: 9.5pt }
        section.question { break-inside: avoid }
        table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }
        th, td { text-align: start; padding: 1mm 2mm; border-bottom: 0.4pt solid #ccc; vertical-align: middle } th { font-size: 9.5pt; color: #555; font-weight: normal }
        td.label { width: 38% } td.bar { width: 40%; padding-inline: 0 } td.number, th.number { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums }
        td.bar svg { display: block; width: 100%; height: 4.5mm } svg.line { display: block; width: 100%; height: 60mm }
        blockquote { margin: 1.5mm 0; padding-inline-start: 3mm; border-inline-start: 2pt solid #9cc; break-inside: avoid; white-space: pre-line; overflow-wrap: anywhere }
        """;

    private readonly StringBuilder _page = new();

    /// <summary>The report of one form, or of several, with who took part.</summary>
    /// <param name="workshop">The workshop.</param>
    /// <param name="participants">Who took part; null: left out.</param>
    /// <param name="forms">The results of each form that is told of.</param>
    /// <param name="editions">The comparisons of editions, by the form's id.</param>
    /// <param name="changes">What was asked before and after; told with the form that was asked after.</param>
    public byte[] Write(Workshop workshop, Participants? participants, IReadOnlyList<FormResults> forms, IReadOnlyDictionary<long, EditionsCompared>? editions = null, IReadOnlyList<BeforeAfter>? changes = null)
    {
        var title = Text(words.Of(workshop.Titles));
        Line($"<!doctype html>\n<html lang=\"{words.Language.Code}\" dir=\"{(words.Language.IsRightToLeft ? "rtl" : "ltr")}\">");
        Line($"<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\n<style>\n{Style}</style></head>\n<body>");

        // a place that was told to few stands in no report
        var venue = workshop.VenueShownAt is null ? words.Of(workshop.Venues) : "";
        Line($"<h1>{title}</h1>\n<p>{Text(WorkshopTurns.Dates(workshop, words))}{(venue.Length > 0 ? " · " + Text(venue) : "")}<br>{Text(words.Of(workshop.Organizers))}</p>");
        if (participants is { People: > 0 })
        {
            Write(participants);
        }

        foreach (var form in forms)
        {
            Write(form, editions?.GetValueOrDefault(form.FormId), changes?.FirstOrDefault(change => change.AfterFormId == form.FormId));
        }

        Line($"<p class=\"note\">{Text(words["results.guard", ("least", Arg.Count(SmallCells.Least))])}</p>\n</body>\n</html>");
        return Encoding.UTF8.GetBytes(_page.ToString());
    }

    private void Write(Participants participants)
    {
        Line($"<h2>{Text(words["results.participants"])}</h2>\n<p>{Text(words[participants.Came ? "results.participants.came" : "results.participants.confirmed", ("n", Arg.Count(participants.People))])}</p>");
        foreach (var table in participants.Tables)
        {
            var heading = table.Field switch
            {
                "access" => words["results.access"],
                Participants.OrganisationType or Participants.Disability => words["results.by." + table.Field],
                _ => words["results.by." + ResultsCard.NameOf(table.Field)],
            };
            Line($"<section class=\"question\"><h3>{Text(heading)}</h3>");
            Begin(words["results.column.group"], words["results.column.people"]);
            foreach (var row in table.Rows)
            {
                var label = ParticipantsText.LabelOf(table, row, words);
                Row(label, (decimal)row.People / Math.Max(1, participants.People), words.Number(row.People) + " · " + words.Percent((decimal)row.People / Math.Max(1, participants.People)));
            }

            Line("</tbody></table></section>");
        }
    }

    private void Write(FormResults form, EditionsCompared? editions, BeforeAfter? change)
    {
        Line($"<h2>{Text(form.Title.In(words.Language.Code))}</h2>");
        foreach (var line in ResultsCard.HeadOf(form, words).Skip(1))
        {
            Line($"<p>{Text(line)}</p>");
        }

        foreach (var question in form.Questions.Where(question => question.Bars.Count > 0 || question.Average is not null))
        {
            Line($"<section class=\"question\"><h3>{Text(ResultsCard.Label(question.Label, words))}</h3>");
            if (question.Average is not null)
            {
                Line($"<p>{Text(words["results.average", ("average", Arg.Phrase(ResultsCard.Average(question, words)))])}</p>");
            }

            if (question.Bars.Count > 0)
            {
                Begin(words["results.column.answer"], words["results.column.count"]);
                foreach (var bar in question.Bars)
                {
                    Row(ResultsCard.ValuesOf(question, bar, words, isWhole: true), bar.Share, words.Number(bar.Count) + " · " + words.Percent(bar.Share));
                }

                Line("</tbody></table>");
            }

            Line("</section>");
        }

        foreach (var split in form.Splits)
        {
            Write(split);
        }

        if (change is not null)
        {
            Write(change);
        }

        if (editions is not null)
        {
            Write(editions);
        }

        if (form.Comments.Count > 0)
        {
            Line($"<h3>{Text(words["results.comments_heading"])}</h3><p class=\"note\">{Text(words["results.comments_care"])}</p>");
            foreach (var comments in form.Comments)
            {
                Line($"<h3>{Text(ResultsCard.Label(comments.Label, words))}</h3>");
                foreach (var text in comments.Texts)
                {
                    Line($"<blockquote><bdi>{Text(text)}</bdi></blockquote>");
                }
            }
        }
    }

    /// <summary>A table for each question that has an average.</summary>
    private void Write(ResultSplit split)
    {
        var heading = words["results.by." + ResultsCard.Name(split.By)];
        var questions = split.Groups.SelectMany(group => group.Questions).Where(question => question.Average is not null).DistinctBy(question => question.Name).ToList();
        foreach (var question in questions)
        {
            Line($"<section class=\"question\"><h3>{Text(heading)}: {Text(ResultsCard.Label(question.Label, words))}</h3>");
            Begin(words["results.column.group"], words["results.column.average"]);
            foreach (var group in split.Groups)
            {
                var found = group.Questions.FirstOrDefault(one => one.Name == question.Name && one.Average is not null);
                Row(ResultsCard.GroupName(split.By, group, words), found is null ? 0 : ResultsCard.Filled(found), found is null ? "–" : ResultsCard.Average(found, words) + (found.Answers is { } answers ? $" · {words.Number(answers)}" : ""));
            }

            Line("</tbody></table></section>");
        }
    }

    private void Write(BeforeAfter change)
    {
        Line($"<h3>{Text(words["beforeafter.heading"])}</h3><p>{Text(BeforeAfterCard.Note(change, words))}</p>");
        foreach (var question in change.Questions)
        {
            if (question is not { Before: { } before, After: { } after, Change: { } moved })
            {
                continue;
            }

            Line($"<section class=\"question\"><h3>{Text(ResultsCard.Label(question.Label, words))}</h3>");
            Begin(words["results.column.group"], words["results.column.average"]);
            Row(words["beforeafter.before"], BeforeAfterCard.Filled(question, before), BeforeAfterCard.Average(question, before, words));
            Row(words["beforeafter.after"], BeforeAfterCard.Filled(question, after), BeforeAfterCard.Average(question, after, words));
            Line($"</tbody></table><p>{Text(words["beforeafter.by", ("change", Arg.Phrase(words.Change(moved)))])}{(BeforeAfterCard.Moved(question, words) is { } how ? " · " + Text(how) : "")}</p></section>");
        }
    }

    private void Write(EditionsCompared editions)
    {
        Line($"<h3>{Text(words["editions.heading"])}</h3>");
        foreach (var series in editions.Series)
        {
            Line($"<section class=\"question\"><h3>{Text(ResultsCard.Label(series.Label, words))}</h3>");
            Line(Chart(editions, series));
            Line($"<table><thead><tr><th>{Text(words["editions.column"])}</th><th class=\"number\">{Text(words["results.column.average"])}</th><th></th></tr></thead><tbody>");
            foreach (var (edition, point) in editions.Editions.Zip(series.Points))
            {
                Line($"<tr><td>{Text(EditionsCard.NameOf(edition, words))}</td><td class=\"number\"><bdi>{(point.Average is { } average ? Text(words.Number(decimal.Round(average, 1))) : "–")}</bdi></td><td class=\"note\">{Text(EditionsCard.NoteOf(point, words))}</td></tr>");
            }

            Line("</tbody></table></section>");
        }
    }

    /// <summary>A line through the editions in reading direction; it breaks where the question was changed or not asked.</summary>
    private string Chart(EditionsCompared editions, EditionSeries series)
    {
        if (series.Points.Count(point => point.Average is not null) < 2 || series.Ends is not var (lowest, highest) || highest <= lowest)
        {
            return "";
        }

        const int Width = 640, Height = 220, Side = 60, Top = 20, Bottom = 40;
        double X(int i) => (words.Language.IsRightToLeft ? series.Points.Count - 1 - i : i) * (Width - (2.0 * Side)) / Math.Max(1, series.Points.Count - 1) + Side;
        double Y(decimal value) => Height - Bottom - ((double)((value - lowest) / (highest - lowest)) * (Height - Top - Bottom));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"line\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Text(ResultsCard.Label(series.Label, words))}\" direction=\"ltr\">");
        foreach (var grid in new[] { lowest, highest })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Side - 20}\" y1=\"{Y(grid):0.#}\" x2=\"{Width - Side + 20}\" y2=\"{Y(grid):0.#}\" stroke=\"#ccc\"/><text x=\"{(words.Language.IsRightToLeft ? Width - Side + 34 : Side - 34)}\" y=\"{Y(grid) + 5:0.#}\" font-size=\"14\" text-anchor=\"middle\" fill=\"#555\">{grid:0.##}</text>");
        }

        for (var i = 0; i < series.Points.Count; i++)
        {
            if (series.Points[i].Average is not { } average)
            {
                continue;
            }

            if (i > 0 && series.Points[i].Break == SeriesBreak.None && series.Points[i - 1].Average is { } before)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{X(i - 1):0.#}\" y1=\"{Y(before):0.#}\" x2=\"{X(i):0.#}\" y2=\"{Y(average):0.#}\" stroke=\"#1f6f8b\" stroke-width=\"3\"/>");
            }

            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(i):0.#}\" cy=\"{Y(average):0.#}\" r=\"5\" fill=\"#1f6f8b\"/><text x=\"{X(i):0.#}\" y=\"{Y(average) - 10:0.#}\" font-size=\"14\" text-anchor=\"middle\">{average:0.0}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{X(i):0.#}\" y=\"{Height - 12}\" font-size=\"14\" text-anchor=\"middle\">{editions.Editions[i].Number}</text>");
        }

        return svg.Append("</svg>").ToString();
    }

    private void Begin(string first, string last) =>
        Line($"<table><thead><tr><th>{Text(first)}</th><th></th><th class=\"number\">{Text(last)}</th></tr></thead><tbody>");

    // a rectangle in a drawing of its own: it is printed where backgrounds are not, and grows in reading direction
    private void Row(string label, decimal share, string figures)
    {
        var width = decimal.Round(Math.Clamp(share, 0, 1) * 100, 1);
        var x = words.Language.IsRightToLeft ? 100 - width : 0;
        Line($"<tr><td class=\"label\"><bdi>{Text(label)}</bdi></td><td class=\"bar\"><svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect x=\"0\" y=\"0\" width=\"100\" height=\"10\" fill=\"#eef3f5\"/><rect x=\"{x}\" y=\"0\" width=\"{width}\" height=\"10\" fill=\"#1f6f8b\"/></svg></td><td class=\"number\"><bdi>{Text(figures)}</bdi></td></tr>");
    }

    private void Line(FormattableString line) => _page.AppendLine(line.ToString(CultureInfo.InvariantCulture));

    private void Line(string line) => _page.AppendLine(line);

    // marks of direction are for chats: here bdi and the page's direction do it
    private static string Text(string text) => WebUtility.HtmlEncode(new string([.. Bidi.Strip(text).Where(letter => !char.IsControl(letter) || letter == '\n')]));
}
