using System.Text;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Authoring;

/// <summary>A form to begin with, in three languages.</summary>
/// <param name="Name">Its file's name without the ending: <c>daily_pulse</c>.</param>
/// <param name="Workbook">As Markdown tables.</param>
/// <param name="Form">What it asks.</param>
/// <param name="Use">How it is mostly used; null: whoever publishes it is asked.</param>
internal sealed record Template(string Name, string Workbook, Form Form, TemplateUse? Use);

/// <summary>How a template is mostly used: the card before publishing says so, and everything can be changed there.</summary>
/// <param name="Purpose">What it is for.</param>
/// <param name="Audience">Who may fill it in.</param>
/// <param name="Asked">When people are asked; null: nobody is.</param>
internal sealed record TemplateUse(FormPurpose Purpose, FormAudience Audience, FormMoment? Asked = null);

/// <summary>The forms that come with the program, from <c>samples/templates</c>.</summary>
internal static class Templates
{
    // in the order of an event; a number in a button means the same after an update
    private static readonly (string Name, TemplateUse? Use)[] Names =
    [
        ("registration", null),
        ("daily_pulse", new(FormPurpose.Feedback, FormAudience.Attended, FormMoment.Day)),
        ("session_feedback", new(FormPurpose.Feedback, FormAudience.Attended, FormMoment.Session)),
        ("end_evaluation", new(FormPurpose.Feedback, FormAudience.Attended, FormMoment.End)),
        ("lessons_learned", new(FormPurpose.Lessons, FormAudience.Attended)),
        ("group_outputs", new(FormPurpose.Other, FormAudience.Rapporteurs)),
        ("smart_action_plan", new(FormPurpose.Other, FormAudience.Attended)),
        ("knowledge_test", null),
        ("follow_up", new(FormPurpose.Feedback, FormAudience.Attended, FormMoment.Later)),
    ];

    private static readonly Lazy<IReadOnlyList<Template>> Read = new(() => [.. Names.Select(one => Open(one.Name, one.Use))]);

    public static IReadOnlyList<Template> All => Read.Value;

    /// <summary>How a draft is mostly used, if it is a template as it came.</summary>
    public static TemplateUse? UseOf(FormDraft draft) => All.FirstOrDefault(template => draft.FileName == template.Name + ".md" && draft.Workbook == template.Workbook)?.Use;

    private static Template Open(string name, TemplateUse? use)
    {
        using var stream = typeof(Templates).Assembly.GetManifestResourceStream($"templates.{name}.md") ?? throw new InvalidOperationException($"No template {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var workbook = reader.ReadToEnd();
        var form = DraftReading.Of(name + ".md", Encoding.UTF8.GetBytes(workbook), new Dictionary<string, ChoiceTable>()).Form;
        return new(name, workbook, form ?? throw new InvalidOperationException($"The template {name} has problems."), use);
    }
}
