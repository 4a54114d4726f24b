using System.Text;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Authoring;

/// <summary>A form to begin with, in three languages.</summary>
/// <param name="Name">Its file's name without the ending: <c>daily_pulse</c>.</param>
/// <param name="Workbook">As Markdown tables.</param>
/// <param name="Form">What it asks.</param>
internal sealed record Template(string Name, string Workbook, Form Form);

/// <summary>The forms that come with the program, from <c>samples/templates</c>.</summary>
internal static class Templates
{
    // in the order of an event; a number in a button means the same after an update
    private static readonly string[] Names =
    [
        "registration", "daily_pulse", "session_feedback", "end_evaluation", "lessons_learned", "group_outputs", "smart_action_plan", "knowledge_test", "follow_up",
    ];

    private static readonly Lazy<IReadOnlyList<Template>> Read = new(() => [.. Names.Select(Open)]);

    public static IReadOnlyList<Template> All => Read.Value;

    private static Template Open(string name)
    {
        using var stream = typeof(Templates).Assembly.GetManifestResourceStream($"templates.{name}.md") ?? throw new InvalidOperationException($"No template {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var workbook = reader.ReadToEnd();
        var form = DraftReading.Of(name + ".md", Encoding.UTF8.GetBytes(workbook), new Dictionary<string, ChoiceTable>()).Form;
        return new(name, workbook, form ?? throw new InvalidOperationException($"The template {name} has problems."));
    }
}
