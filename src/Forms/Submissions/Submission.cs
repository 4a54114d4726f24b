namespace WorkshopBot.Forms.Submissions;

/// <summary>A finished interview.</summary>
/// <param name="FormId">The form's <c>form_id</c>.</param>
/// <param name="FormHash">Which version of its content.</param>
/// <param name="Answers">
/// Path → stored text of everything relevant that has a value, in the order of rows: <c>full_name</c>, <c>lesson[1]/what</c>.
/// </param>
public sealed record Submission(string FormId, string FormHash, IReadOnlyDictionary<string, string> Answers)
{
    /// <summary>What the setting <c>instance_name</c> calls it; "" without one.</summary>
    public string InstanceName { get; init; } = "";
}
