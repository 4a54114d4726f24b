namespace WorkshopBot.Forms;

/// <summary>How bad a problem is.</summary>
public enum ProblemKind
{
    /// <summary>The workbook is refused until it is mended.</summary>
    Invalid,

    /// <summary>The standard allows it, this program does not carry it yet (or never will: the rule says so).</summary>
    NotSupportedYet,

    /// <summary>The workbook is taken; its author should know.</summary>
    Warning,
}

/// <summary>
/// Something wrong in a form's or plan's workbook, as data. The sentence a person reads is the text
/// <c>form.problem.RULE</c> (plans: <c>plan.problem.RULE</c>) of the bot, in three languages.
/// </summary>
/// <param name="Rule">The rule's number, the same in tests, texts and documentation: <c>RF003</c>.</param>
/// <param name="Kind">Refused, not supported, or a warning.</param>
/// <param name="File">The workbook's file name.</param>
/// <param name="Sheet">The sheet, or null when the file itself is meant.</param>
/// <param name="Row">The row as Excel counts, or null when the sheet itself is meant.</param>
/// <param name="Column">The column counted from 1, or null.</param>
/// <param name="Arguments">Named arguments of the sentence, such as <c>name</c>, <c>found</c>, <c>nearest</c>.</param>
public sealed record FormProblem(
    string Rule,
    ProblemKind Kind,
    string File,
    string? Sheet,
    int? Row,
    int? Column,
    IReadOnlyDictionary<string, string> Arguments);
