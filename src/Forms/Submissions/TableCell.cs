namespace WorkshopBot.Forms.Submissions;

/// <summary>One cell of a table that is written: a text, a number, or nothing.</summary>
/// <param name="Text">The text; null or "" is an empty cell.</param>
/// <param name="IsNumber">True when a spreadsheet shall reckon with it; the text is then digits as XPath writes them, <c>-2.5</c>.</param>
public readonly record struct TableCell(string? Text, bool IsNumber = false)
{
    /// <summary>A text.</summary>
    public static implicit operator TableCell(string? text) => new(text);

    /// <summary>A whole number.</summary>
    public static TableCell Of(long number) => new(number.ToString(System.Globalization.CultureInfo.InvariantCulture), true);
}
