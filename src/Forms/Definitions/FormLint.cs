using System.Collections.Frozen;
using WorkshopBot.Forms.Expressions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>What will trouble people who answer, though the form can be run: conditions that never hold, no way out, too long.</summary>
internal static class FormLint
{
    // parts of names; what an author marks with bind::wb:sensitive counts whatever it is called
    private static readonly string[] SensitiveNames =
        ["religio", "ethnic", "disab", "violence", "gbv", "abuse", "sexual", "income", "salary", "hiv", "pregnan", "trauma", "political", "detain", "orientation"];

    private static readonly FrozenSet<string> WaysOut = new[]
    {
        "prefer_not", "prefer_not_to_say", "prefer_not_to_answer", "pnta", "pnts", "no_answer", "dont_know", "dnk", "dk", "refuse", "refused", "decline", "declined",
        "na", "none", "skip", "rather_not", "-88", "-99", "-98", "-77", "77", "88", "98", "99", "777", "888", "998", "999",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static void Add(HeaderedSheet sheet, SurveyReader survey, IReadOnlyDictionary<string, ChoiceTable> lists, ProblemList problems)
    {
        foreach (var (element, row) in survey.Elements)
        {
            foreach (var (column, expression) in Conditions(element))
                CheckChoices(sheet, row, element, column, expression, lists, problems);
            if (element is Question { IsAsked: true } question && IsSensitive(question) && question.Required?.ConstantTruth == true && !HasWayOut(question, lists))
                problems.Add(FormRules.NoOptOut, sheet.Name, row.Number, row.ColumnNumber("required"), ("name", question.Name));
        }

        var minutes = (int)Math.Ceiling(FillingTime.Of(survey.Root).TotalMinutes);
        if (minutes > FillingTime.LongMinutes)
            problems.Add(FormRules.LongForm, sheet.Name, null, null, ("minutes", $"{minutes}"), ("count", $"{survey.Elements.Count(read => read.Element is Question { IsAsked: true })}"), ("limit", $"{FillingTime.LongMinutes}"));
    }

    private static IEnumerable<(string Column, Expression Expression)> Conditions(Element element)
    {
        if (element.Relevant is { } relevant)
            yield return ("relevant", relevant);
        if (element is not Question question)
            yield break;
        if (question.Required is { } required)
            yield return ("required", required);
        if (question.Constraint is { } constraint)
            yield return ("constraint", constraint);
        if (question.Calculation is { } calculation)
            yield return ("calculation", calculation);
    }

    /// <summary>A choice that is misspelt in a condition makes it false for ever, and nobody sees why.</summary>
    private static void CheckChoices(HeaderedSheet sheet, HeaderedRow row, Element element, string column, Expression expression, IReadOnlyDictionary<string, ChoiceTable> lists, ProblemList problems)
    {
        foreach (var (question, name) in expression.Root.All().SelectMany(AskedFor).Distinct())
        {
            if (question.IsListFromFile || question.ListName is not { } list || !lists.TryGetValue(list, out var table) || (question.HasOther && name == "other") || table.Where("name", name).Any())
                continue;
            problems.Add(FormRules.UnknownChoice, sheet.Name, row.Number, row.ColumnNumber(column), ("column", column), ("name", element.Name), ("reference", "${" + question.Name + "}"), ("found", name), ("nearest", Nearest.Of(name, table.Rows.Select(choice => choice.Name))));
        }
    }

    private static IEnumerable<(Question Question, string Name)> AskedFor(Expr part) => part switch
    {
        ComparisonExpr { Sign: "=" or "!=", Left: PathExpr { Target: Question { HasChoices: true } question }, Right: LiteralExpr { Text: { Length: > 0 } name } } when question.Type == QuestionType.SelectOne => [(question, name)],
        ComparisonExpr { Sign: "=" or "!=", Right: PathExpr { Target: Question { HasChoices: true } question }, Left: LiteralExpr { Text: { Length: > 0 } name } } when question.Type == QuestionType.SelectOne => [(question, name)],
        CallExpr { Function.Name: "selected", Arguments: [PathExpr { Target: Question { HasChoices: true } question }, LiteralExpr { Text: { Length: > 0 } name }] } => [(question, name.Trim())],
        _ => [],
    };

    private static bool IsSensitive(Question question) =>
        question.Sensitive || Array.Exists(SensitiveNames, part => question.Name.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static bool HasWayOut(Question question, IReadOnlyDictionary<string, ChoiceTable> lists) =>
        question.ListName is { } list && lists.TryGetValue(list, out var table)
            && table.Rows.Any(choice => WaysOut.Contains(choice.Name.ToLowerInvariant()) || choice.Name.StartsWith("prefer_not", StringComparison.OrdinalIgnoreCase));
}
