using System.Text.Json;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Testing;

/// <summary>
/// Runs test files of the published formats: expressions, typed answers, walks through a form, and the errors a form must give.
/// Authors write walks for their own forms in the same way.
/// </summary>
public static class VectorRunner
{
    /// <summary>The zone of all vectors: Baghdad's, without the daylight saving of former years.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.CreateCustomTimeZone("Baghdad", TimeSpan.FromHours(3), "Baghdad", "Baghdad");

    /// <summary>Runs one file.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="json">Its text.</param>
    /// <param name="open">Opens a file that stands beside it, or gives null.</param>
    public static IEnumerable<VectorResult> Run(string name, string json, Func<string, Stream?> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException exception)
        {
            return [new VectorResult(name, $"no JSON: {exception.Message}")];
        }

        using (document)
            return [.. Run(name, document.RootElement, open)];
    }

    private static IEnumerable<VectorResult> Run(string name, JsonElement root, Func<string, Stream?> open)
    {
        try
        {
            if (root.ValueKind == JsonValueKind.Array)
                return [.. root.EnumerateArray().Select((vector, i) => RunOne($"{name} {i + 1}", vector))];
            if (root.TryGetProperty("walks", out var walks))
                return [.. WalkVectors.Run(root.GetProperty("form").GetString()!, walks, open)];
            return root.TryGetProperty("errors", out var errors)
                ? [.. ErrorVectors.Run(root.GetProperty("form").GetString()!, errors, open)]
                : [new VectorResult(name, "neither an array of vectors nor an object with walks or errors")];
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return [new VectorResult(name, $"not in the published format: {exception.Message}")];
        }
    }

    // a vector that is written wrong fails alone
    private static VectorResult RunOne(string name, JsonElement vector)
    {
        try
        {
            return vector.TryGetProperty("expr", out _) ? ExpressionVectors.Run(vector) : AnswerVectors.Run(vector);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return new VectorResult(name, $"not in the published format: {exception.Message}");
        }
    }

    /// <summary>Reads a form and the tables that stand beside it.</summary>
    internal static FormReading ReadForm(string file, Func<string, Stream?> open)
    {
        using var stream = open(file);
        if (stream is null)
            return new FormReading(null, [FormRules.MissingFile.At(file, null, null, null, ("file", file))]);
        var workbook = WorkbookReader.Read(file, stream);
        if (workbook.Workbook is null)
            return new FormReading(null, workbook.Problems);
        var tables = new Dictionary<string, ChoiceTable>(StringComparer.Ordinal);
        foreach (var named in FormFiles.Named(workbook.Workbook))
        {
            using var table = open(named);
            if (table is null)
                continue;
            using var reader = new StreamReader(table);
            tables[named] = CsvTable.Read(reader.ReadToEnd());
        }

        return FormReader.Read(workbook.Workbook, tables);
    }

    internal static string Describe(FormProblem problem) =>
        $"{problem.Sheet ?? problem.File}{(problem.Row is { } row ? $" row {row}" : "")}: {problem.Rule} {FormRules.Sentence(problem)}";
}
