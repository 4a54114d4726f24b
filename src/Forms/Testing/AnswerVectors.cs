using System.Text.Json;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Testing;

/// <summary>Something typed in answer to a question of some type: taken or not, and what is stored.</summary>
internal static class AnswerVectors
{
    private static readonly Surroundings Around = new(new DateTimeOffset(2024, 5, 5, 10, 0, 0, TimeSpan.FromHours(3)), VectorRunner.Zone, "");

    public static VectorResult Run(JsonElement vector)
    {
        var name = vector.GetProperty("id").GetString()!;
        var required = vector.TryGetProperty("required", out var flag) && flag.GetBoolean();
        var appearance = vector.TryGetProperty("appearance", out var words) ? words.GetString()! : "";
        Cell[] header = [new(1, "type"), new(2, "name"), new(3, "label"), new(4, "required"), new(5, "appearance")];
        Cell[] row = [new(1, vector.GetProperty("type").GetString()!), new(2, "q"), new(3, "Question"), new(4, required ? "yes" : "no"), new(5, appearance)];
        var workbook = new Workbook(name, [new Sheet("survey", [new SheetRow(1, header), new SheetRow(2, [.. row.Where(cell => cell.Text.Length > 0)])])]);
        if (FormReader.Read(workbook).Form is not { } form)
            return new VectorResult(name, "the type is not known");
        var begun = Interview.Begin(form, Around, 1);
        var typed = vector.GetProperty("input").GetString()!;
        var step = Interview.Advance(form, begun.State, new Answer.Typed(typed), Around);
        return new VectorResult(name, Failure(vector, typed, step));
    }

    private static string? Failure(JsonElement vector, string typed, Step step)
    {
        var isAccepted = vector.GetProperty("expect").GetString() == "accepted";
        if (step is Step.Refused refused)
            return isAccepted ? $"«{typed}» was refused: {refused.Refusal.Reason}" : null;
        var value = step.State.Answers.GetValueOrDefault("q", "");
        if (!isAccepted)
            return $"«{typed}» was taken as {value}";
        var wanted = vector.GetProperty("value").GetString();
        return value == wanted ? null : $"«{typed}» was stored as {value}, not {wanted}";
    }
}
