namespace WorkshopBot.Forms;

/// <summary>One rule a workbook can break.</summary>
/// <param name="Id">Its number, never used again for another rule: <c>RF021</c>.</param>
/// <param name="Kind">Refused, not supported, or a warning.</param>
/// <param name="Topic">What it is about in one word of the published format: <c>unknown-type</c>.</param>
/// <param name="Text">The English sentence, with <c>{argument}</c>s: what is wrong and what to do instead; the place stands in front.</param>
public sealed record FormRule(string Id, ProblemKind Kind, string Topic, string Text)
{
    /// <summary>The names of the sentence's arguments, in order.</summary>
    public IReadOnlyList<string> Arguments { get; } =
        [.. Text.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]).Distinct(StringComparer.Ordinal)];

    /// <summary>The rule broken at a place.</summary>
    internal FormProblem At(string file, string? sheet, int? row, int? column, params (string Name, string Value)[] arguments) =>
        new(Id, Kind, file, sheet, row, column, arguments.ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal));
}
