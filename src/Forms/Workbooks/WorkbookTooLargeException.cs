namespace WorkshopBot.Forms.Workbooks;

/// <summary>A file holds more than a workbook may; caught where the file is opened.</summary>
internal sealed class WorkbookTooLargeException(FormRule rule, string limit) : Exception(rule.Id)
{
    public FormRule Rule { get; } = rule;

    public string Limit { get; } = limit;
}
