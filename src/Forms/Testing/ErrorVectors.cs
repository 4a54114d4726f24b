using System.Text.Json;

namespace WorkshopBot.Forms.Testing;

/// <summary>A faulty form: each error must be told with its sheet, its row and what it is about.</summary>
internal static class ErrorVectors
{
    public static IEnumerable<VectorResult> Run(string file, JsonElement errors, Func<string, Stream?> open)
    {
        var reading = VectorRunner.ReadForm(file, open);
        var told = reading.Problems.Where(problem => problem.Kind != ProblemKind.Warning).ToList();
        foreach (var error in errors.EnumerateArray())
        {
            var sheet = error.GetProperty("sheet").GetString()!;
            var row = error.GetProperty("row").ValueKind == JsonValueKind.Number ? error.GetProperty("row").GetInt32() : (int?)null;
            var about = error.GetProperty("about").GetString()!;
            var isCycle = error.TryGetProperty("kind", out var kind) && kind.GetString() == "cycle";
            // of a circle any row is right
            var isTold = told.Exists(problem => string.Equals(problem.Sheet ?? sheet, sheet, StringComparison.OrdinalIgnoreCase)
                && (problem.Row == row || (row is null && problem.Row is 1) || (isCycle && FormRules.Get(problem.Rule).Topic == "cycle"))
                && FormRules.Sentence(problem).Contains(about, StringComparison.Ordinal));
            var all = string.Join("; ", reading.Problems.Select(VectorRunner.Describe));
            yield return new VectorResult($"{file}: {about}", isTold ? null : $"not told for {sheet} row {row}; told: {all}");
        }
    }
}
