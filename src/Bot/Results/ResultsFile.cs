using System.Globalization;
using WorkshopBot.Chat;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Exports;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Results;

/// <summary>Results as files for the team's chat: what of them was let out, no count under five. The answers themselves are <see cref="AnswersFile"/>.</summary>
internal static class ResultsFile
{
    public const string Prefix = "results.";

    /// <summary>The kinds of one form, as buttons name them.</summary>
    public static readonly string[] Kinds = ["html", "xlsx", "csv", "json"];

    /// <summary>One HTML file about all forms of a workshop.</summary>
    public const string Report = Prefix + "report";

    private const int MostComments = 200;

    public static bool Makes(string kind) => kind.StartsWith(Prefix, StringComparison.Ordinal);

    public static MadeFileContent Make(ReadSession session, MadeFile file, Catalogue texts, TimeProvider calendar)
    {
        var (words, now) = (texts.Of(file.Language), calendar.GetUtcNow());
        if (file.Kind == Report)
        {
            var all = WorkshopStore.ById(session, file.SubjectId) ?? throw new InvalidOperationException($"No workshop {file.SubjectId}.");
            return new(ReportOf(session, all, words, now), $"report-{all.Code}.html", IsPhoto: false);
        }

        var form = FormStore.ById(session, file.SubjectId) ?? throw new InvalidOperationException($"No form {file.SubjectId}.");
        var results = ResultsReader.Of(session, form.Id, now, ResultsFor.Others, MostComments)!;
        var kind = file.Kind[Prefix.Length..];
        using var content = new MemoryStream();
        switch (kind)
        {
            case "html":
                var workshop = WorkshopStore.ById(session, form.WorkshopId)!;
                return new(new ResultsHtml(words).Write(workshop, null, [results], EditionsOf(session, [form], now), ChangesOf(session, [form], now)), $"results-{form.Name}.html", IsPhoto: false);
            case "xlsx":
                using (var tables = new XlsxTables(content, words.Language.IsRightToLeft))
                {
                    tables.Sheet(writer => new ResultsSheet(words).Write(writer, results, EditionsCompared.Of(session, form.Id, now, ResultsFor.Others), BeforeAfter.Of(session, form.Id, now, ResultsFor.Others)));
                }

                break;
            default:
                using (ITables tables = kind == "csv" ? new CsvTables(_ => content) : new JsonTables(_ => content))
                {
                    ResultsTable.Write(tables, results, words);
                }

                break;
        }

        return new(content.ToArray(), $"results-{form.Name}.{kind}", IsPhoto: false);
    }

    /// <summary>The report of a workshop: who took part, and every form that was answered but the registration.</summary>
    public static byte[] ReportOf(ReadSession session, Workshop workshop, Words words, DateTimeOffset now)
    {
        var forms = FormStore.WithArchivedOf(session, workshop.Id).Where(form => form.Purpose != FormPurpose.Registration).ToList();
        var results = forms.Select(form => ResultsReader.Of(session, form.Id, now, ResultsFor.Others, MostComments)!).Where(form => form.Received > 0).ToList();
        return new ResultsHtml(words).Write(workshop, Participants.Of(session, workshop.Id), results, EditionsOf(session, forms, now), ChangesOf(session, forms, now));
    }

    private static List<BeforeAfter> ChangesOf(ReadSession session, IEnumerable<WorkshopForm> forms, DateTimeOffset now) =>
        [.. forms.Select(form => BeforeAfter.Of(session, form.Id, now, ResultsFor.Others)).OfType<BeforeAfter>()];

    private static Dictionary<long, EditionsCompared> EditionsOf(ReadSession session, IEnumerable<WorkshopForm> forms, DateTimeOffset now) =>
        forms.Select(form => (form.Id, Compared: EditionsCompared.Of(session, form.Id, now, ResultsFor.Others))).Where(one => one.Compared is not null).ToDictionary(one => one.Id, one => one.Compared!);
}

/// <summary>Results as one table: a row for each bar and each average, of the whole and of each group.</summary>
internal static class ResultsTable
{
    public static readonly string[] Columns = ["by", "group", "group_label", "answers", "question", "label", "values", "values_label", "count", "share", "average"];

    public static void Write(ITables to, FormResults results, Words words)
    {
        to.Begin("results", Columns);
        Write(to, "", "", "", results.Answers, results.Questions, words);
        foreach (var split in results.Splits)
        {
            foreach (var group in split.Groups)
            {
                Write(to, ResultsCard.Name(split.By), group.Key.Length == 0 ? "other" : group.Key, ResultsCard.GroupName(split.By, group, words), group.Answers, group.Questions, words);
            }
        }
    }

    private static void Write(ITables to, string by, string group, string label, int? answers, IReadOnlyList<QuestionResult> questions, Words words)
    {
        foreach (var question in questions)
        {
            TableCell[] head = [by, group, Bidi.Strip(label), Count(answers), question.Name, ResultsCard.Label(question.Label, words)];
            if (question.Average is { } average)
            {
                to.Add([.. head, "", "", Count(question.Answers), "", new(average.ToString("0.##", CultureInfo.InvariantCulture), true)]);
            }

            foreach (var bar in question.Bars)
            {
                to.Add([.. head, string.Join(' ', bar.Values.Select(value => value.Name.Length == 0 ? "-" : value.Name)), Bidi.Strip(ResultsCard.ValuesOf(question, bar, words, isWhole: true)), TableCell.Of(bar.Count), new(bar.Share.ToString("0.####", CultureInfo.InvariantCulture), true), ""]);
            }
        }
    }

    private static TableCell Count(int? count) => count is { } known ? TableCell.Of(known) : "";
}
