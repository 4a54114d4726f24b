using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Exports;
using WorkshopBot.Texts;

namespace WorkshopBot.Commands;

/// <summary><c>export WORKSHOP --format csv|json|xlsx [--labels ar|ckb|en] --out DIR</c>, beside a running bot.</summary>
internal static class ExportCommand
{
    public static ExitCode Run(CommandContext context, Invocation invocation)
    {
        var format = invocation["format"] switch
        {
            "csv" or null => ExportFormat.Csv,
            "json" => ExportFormat.Json,
            "xlsx" => ExportFormat.Xlsx,
            var other => throw new UsageException("console.usage.format", ("option", "--format"), ("found", other ?? "–")),
        };
        var labels = invocation["labels"] is not { } language ? null
            : Language.Find(language)?.Code ?? throw new UsageException("console.usage.language", ("option", "--labels"), ("found", language));
        var folder = invocation["out"] ?? throw new UsageException("console.usage.needs_out", ("option", "--out DIR"));
        var code = invocation.Arguments[0];
        using var database = Database.Open(context.Database);
        var files = database.Read(session =>
        {
            if (WorkshopStore.ByCode(session, code) is { } workshop)
            {
                return Exporter.Write(session, workshop, format, folder, database.Files, context.Words.Language.IsRightToLeft, labels);
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
            context.Print(context.Words["console.export.written", ("file", file.Path), ("rows", file.Rows)]);
        }

        context.Print(context.Words["console.export.care"]);
        return ExitCode.Done;
    }
}
