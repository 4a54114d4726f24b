namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>One act with what followed from it.</summary>
/// <param name="Number">The line it stands in, from 1.</param>
/// <param name="Act">What happens.</param>
/// <param name="Lines">The act's lines as written; none for a query, which is written anew with its rows.</param>
/// <param name="Outcome">The lines expected to follow: <c>&lt;</c>, <c>*</c>, <c>=</c> with their bodies.</param>
/// <param name="After">Blank lines and comments below.</param>
public sealed record ScriptStep(int Number, ScriptAct Act, IReadOnlyList<string> Lines, IReadOnlyList<string> Outcome, IReadOnlyList<string> After);
