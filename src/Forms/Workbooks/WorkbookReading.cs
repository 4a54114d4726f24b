namespace WorkshopBot.Forms.Workbooks;

/// <summary>What came of reading a file as a workbook.</summary>
/// <param name="Workbook">The workbook; null exactly when the file was refused.</param>
/// <param name="Problems">Why it was refused, or warnings.</param>
public sealed record WorkbookReading(Workbook? Workbook, IReadOnlyList<FormProblem> Problems);
