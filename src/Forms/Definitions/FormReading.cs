namespace WorkshopBot.Forms.Definitions;

/// <summary>What came of reading a workbook as a form.</summary>
/// <param name="Form">The form; null exactly when a problem is more than a warning.</param>
/// <param name="Problems">Everything found, in the order of sheets and rows.</param>
public sealed record FormReading(Form? Form, IReadOnlyList<FormProblem> Problems);
