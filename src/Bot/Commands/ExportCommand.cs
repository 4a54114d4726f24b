using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Exports;
using WorkshopBot.Forms.Workbooks;
using WorkshopBot.Reports;
using WorkshopBot.Results;
using WorkshopBot.Texts;

namespace WorkshopBot.Commands;

/// <summary>
/// <c>export WORKSHOP --format csv|json|xlsx|html [--labels ar|ckb|en] --out DIR</c>, beside a running bot; with <c>--format docx</c> the report as a Word
/// document in the language of <c>--labels</c>.
/// </summary>
internal static class ExportCommand
{
    public static ExitCode Run(CommandContext context, Invocation invocation)
    {
        var isDocument = invocation["format"] == "docx";
        var format = invocation["format"] switch
        {
            "docx" => default,
            "csv" or null => ExportFormat.Csv,
            "json" => ExportFormat.Json,
            "xlsx" => ExportFormat.Xlsx,
            "html" => ExportFormat.Html,
            var other => throw new UsageException("console.usage.format", ("option", "--format"), ("found", other ?? "–")),
        };
        var labels = invocation["labels"] is not { } language ? null
            : Language.Find(language)?.Code ?? throw new UsageException("console.usage.language", ("option", "--labels"), ("found", language));
        var folder = invocation["out"] ?? throw new UsageException("console.usage.needs_out", ("option", "--out DIR"));
        var code = invocation.Arguments[0];
        var now = context.Clock.GetUtcNow();
        using var database = Database.Open(context.Database);
        var withheld = LetOut(database, code, now, withRows: !isDocument && format != ExportFormat.Html);
        var files = database.Read(session =>
        {
            if (WorkshopStore.ByCode(session, code) is { } workshop)
            {
                return isDocument ? Document(context, session, workshop, folder, labels)
                    : format == ExportFormat.Html
                    ? Report(session, workshop, folder, Words(context, labels), now)
                    : Exporter.Write(session, workshop, format, folder, database.Files, context.Words.Language.IsRightToLeft, labels, form => Summary(session, form, Words(context, labels), now), withheld);
            }

            var known = string.Join(", ", WorkshopStore.All(session).Select(other => other.Code));
            context.Complain(context.Words["console.export.unknown", ("code", code), ("known", known.Length > 0 ? known : "–")]);
            return null;
        });
        if (files is null)
        {
            return ExitCode.Refused;
        }

        foreach (var file in files)
        {
            context.Print(file.WithheldUntil is { } next
                ? context.Words["console.export.withheld", ("form", file.Path), ("n", file.Rows), ("next", next)]
                : isDocument ? context.Words["console.export.report", ("file", file.Path)] : context.Words["console.export.written", ("file", file.Path), ("rows", file.Rows)]);
        }

        context.Print(context.Words["console.export.care"]);
        return ExitCode.Done;
    }

    /// <summary>What is shown of the anonymous forms is brought up to date, so that no two files differ by one person's answer.</summary>
    /// <returns>The anonymous forms whose single answers are not given out now, and from how many on they are.</returns>
    private static Dictionary<long, int> LetOut(Database database, string code, DateTimeOffset now, bool withRows)
    {
        var withheld = new Dictionary<long, int>();
        using var work = database.Begin();
        if (WorkshopStore.ByCode(work, code) is { } workshop)
        {
            foreach (var form in FormStore.WithArchivedOf(work, workshop.Id))
            {
                ResultsReader.Renew(work, form.Id, now);
                if (withRows && !AnonymousRows.Give(work, form, now))
                {
                    withheld[form.Id] = AnonymousRows.NextAt(work, form, now) ?? AnonymousRows.Fewest;
                }
            }
        }

        work.Commit();
        return withheld;
    }

    private static List<ExportedFile> Report(ReadSession session, Workshop workshop, string folder, Words words, DateTimeOffset now)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "report.html");
        using (var file = new FileStream(path + ".part", OwnerOnly.Options(FileMode.Create)))
        {
            file.Write(ResultsFile.ReportOf(session, workshop, words, now));
        }

        File.Move(path + ".part", path, overwrite: true);
        return [new(path, Participants.Of(session, workshop.Id).People)];
    }

    private static Action<XlsxWriter>? Summary(ReadSession session, WorkshopForm form, Words words, DateTimeOffset now) =>
        ResultsReader.Of(session, form.Id, now, ResultsFor.Others, mostComments: 0) is { Answers: > 0 } results
            ? writer => new ResultsSheet(words).Write(writer, results, EditionsCompared.Of(session, form.Id, now, ResultsFor.Others), BeforeAfter.Of(session, form.Id, now, ResultsFor.Others))
            : null;

    private static Words Words(CommandContext context, string? labels) => labels is null ? context.Words : Catalogue.Embedded.Of(labels);

    private static List<ExportedFile> Document(CommandContext context, ReadSession session, Workshop workshop, string folder, string? labels)
    {
        var made = ReportPack.Make(session, workshop.Id, Catalogue.Embedded.In(labels ?? context.Words.Language.Code), context.Clock.GetUtcNow());
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, made.FileName);
        using (var file = new FileStream(path + ".part", OwnerOnly.Options(FileMode.Create)))
        {
            file.Write(made.Bytes);
        }

        File.Move(path + ".part", path, overwrite: true);
        return [new(path, 1)];
    }
}
