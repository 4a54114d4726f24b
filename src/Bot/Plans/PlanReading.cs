using WorkshopBot.Forms;

namespace WorkshopBot.Plans;

/// <summary>What came of reading a plan and its forms.</summary>
/// <param name="Plan">The plan; null exactly when a problem is more than a warning.</param>
/// <param name="Problems">Every problem of the plan and of the forms it names.</param>
public sealed record PlanReading(Plan? Plan, IReadOnlyList<FormProblem> Problems);
