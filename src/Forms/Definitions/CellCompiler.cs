using WorkshopBot.Forms.Expressions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>Compiles the cells of survey rows and tells what is wrong with them.</summary>
internal sealed class CellCompiler(string sheet, Func<Element?, Binding> bindingAt, ProblemList problems)
{
    // the parts of all expressions together: what a form keeps in memory; the largest known in the field has some 40,000
    private const int MaxParts = 300_000;

    // Excel and phones turn quotes into these; in an expression they can only be meant as quotes
    private static readonly (char Smart, char Plain)[] Quotes = [('‘', '\''), ('’', '\''), ('“', '"'), ('”', '"'), ('\u00A0', ' ')];

    /// <summary>Names of rows that could not be read and are told of already.</summary>
    public required IReadOnlySet<string> Unread { get; init; }

    /// <summary>Counts the parts of all expressions of the form.</summary>
    public required PartCount Parts { get; init; }

    /// <summary>An expression, or null when the cell is empty or wrong.</summary>
    public Expression? Optional(Element element, HeaderedRow row, string column) =>
        row[column] is { Length: > 0 } text ? Cell(element, row, column, text) : null;

    /// <summary>An expression; a cell of yes or TRUE, as spreadsheets write it, is a truth.</summary>
    public Expression? Value(Element element, HeaderedRow row, string column) => row[column] switch
    {
        { Length: > 1 } text when YesNo.IsYes(text) => Expression.Constant(text, Expressions.Value.True),
        { Length: > 1 } text when YesNo.IsNo(text) => Expression.Constant(text, Expressions.Value.False),
        _ => Optional(element, row, column),
    };

    /// <summary>An expression or yes or no; null for no.</summary>
    public Expression? Condition(Element element, HeaderedRow row, string column)
    {
        var text = row[column];
        // an empty relevant is no condition; a written "no" is one
        if (text.Length == 0 || (column != "relevant" && YesNo.IsNo(text)))
            return null;
        if (text is "T" or "t" or "Y" or "y" or "F" or "f" or "N" or "n")
        {
            var isYes = text is "T" or "t" or "Y" or "y";
            problems.Add(FormRules.ShortYesNo, sheet, row.Number, row.ColumnNumber(column), ("column", column), ("name", element.Name), ("found", text), ("read", isYes ? "yes" : "no"));
            text = isYes ? "yes" : "no";
            if (!isYes && column != "relevant")
                return null;
        }

        if (YesNo.IsYes(text))
            return column == "relevant" ? null : Expression.Constant(text, Expressions.Value.True);
        return YesNo.IsNo(text) ? Expression.Constant(text, Expressions.Value.False) : Cell(element, row, column, text);
    }

    public Expression? Cell(Element element, HeaderedRow row, string column, string text) =>
        Compile(element, row, column, text, bindingAt(element));

    /// <summary>A choice filter; columns that the list lacks are told as a warning.</summary>
    public Expression? Filter(Question question, HeaderedRow row, string list, IReadOnlySet<string>? columns)
    {
        var text = row["choice_filter"];
        if (text.Length == 0)
            return null;
        var outer = bindingAt(question);
        var binding = new Binding
        {
            Root = outer.Root,
            At = question,
            Names = outer.Names,
            FindTable = outer.FindTable,
            ItemIsRow = true,
            ColumnRead = (column, _) => CheckColumn(question, row, list, columns, column),
        };
        return Compile(question, row, "choice_filter", text, binding);
    }

    /// <summary>Checks the references in the texts of a row.</summary>
    public void Label(Element element, HeaderedRow row)
    {
        var texts = element is Question question
            ? new[] { ("label", question.Label), ("hint", question.Hint), ("guidance_hint", question.Guidance), ("constraint_message", question.ConstraintMessage), ("required_message", question.RequiredMessage) }
            : [("label", element.Label)];
        foreach (var (column, text) in texts)
            Text(element, element.Name, row, column, text);
    }

    /// <summary>Checks the references in one text, in each of its languages.</summary>
    public void Text(Element at, string name, HeaderedRow row, string column, LocalText text)
    {
        foreach (var written in text.ByLanguage.Values.Where(written => !problems.IsFull && written.Contains("${", StringComparison.Ordinal)))
        {
            try
            {
                Templates.Read(written, bindingAt(at));
            }
            catch (ExpressionError error)
            {
                Report(error, name, row, column, row.ColumnNumber(column, written), written);
            }
        }
    }

    private Expression? Compile(Element element, HeaderedRow row, string column, string text, Binding binding)
    {
        if (problems.IsFull)
            return null;
        foreach (var (smart, plain) in Quotes)
            text = text.Replace(smart, plain);
        try
        {
            if (Parts.Total > MaxParts)
                throw new ExpressionError(ExpressionErrorKind.TooDeep, 0, ("limit", "300,000"));
            var expression = Expression.Compile(text, binding);
            Parts.Total += expression.Size;
            CheckPatterns(expression, element, row, column);
            return expression;
        }
        catch (ExpressionError error)
        {
            foreach (var one in error.More.Prepend(error))
                Report(one, element.Name, row, column, row.ColumnNumber(column), text);
            return null;
        }
    }

    private void CheckPatterns(Expression expression, Element element, HeaderedRow row, string column)
    {
        foreach (var call in expression.Root.All().OfType<CallExpr>().Where(call => call.Function.Name == "regex"))
        {
            if (call.Arguments[1] is LiteralExpr { Text: { } pattern } && !Patterns.Compiles(pattern))
                problems.Add(FormRules.BadPattern, sheet, row.Number, row.ColumnNumber(column), ("column", column), ("name", element.Name), ("pattern", pattern));
        }
    }

    private void CheckColumn(Question question, HeaderedRow row, string list, IReadOnlySet<string>? columns, string column)
    {
        if (columns is not null && column is not ("name" or "label") && !columns.Contains(column))
            problems.Add(FormRules.UnknownFilterColumn, sheet, row.Number, row.ColumnNumber("choice_filter"), ("name", question.Name), ("column", column), ("list", list), ("nearest", Nearest.Of(column, columns)));
    }

    private void Report(ExpressionError error, string element, HeaderedRow row, string column, int? number, string text)
    {
        if (error.Kind == ExpressionErrorKind.UnknownReference && Unread.Contains(error.Arguments[0].Value))
            return;
        var given = error.Arguments.ToDictionary(argument => argument.Name, argument => argument.Value, StringComparer.Ordinal);
        var arguments = new List<(string, string)> { ("column", column), ("name", element) };
        var rule = error.Kind switch
        {
            ExpressionErrorKind.Syntax => FormRules.BadExpression,
            ExpressionErrorKind.UnknownFunction => FormRules.UnknownFunction,
            ExpressionErrorKind.WrongArguments => FormRules.WrongArguments,
            ExpressionErrorKind.NotNodeSet => FormRules.NotNodeSet,
            ExpressionErrorKind.UnknownReference => FormRules.UnknownReference,
            ExpressionErrorKind.AmbiguousReference => FormRules.AmbiguousReference,
            ExpressionErrorKind.NotSupported => FormRules.ExpressionNotSupported,
            ExpressionErrorKind.MissingTable => FormRules.MissingTable,
            ExpressionErrorKind.TooDeep => FormRules.ExpressionTooDeep,
        };
        foreach (var (name, value) in given)
        {
            arguments.Add((name, name switch
            {
                "reference" => "${" + value + "}",
                "nearest" when error.Kind == ExpressionErrorKind.UnknownReference && value.Length > 0 && value[0] != '$' => "${" + value + "}",
                "found" when value.Length == 0 => "…",
                _ => value,
            }));
        }

        if (rule == FormRules.BadExpression)
            arguments.Add(("expression", Marked(text, error.At)));
        if (rule == FormRules.NotNodeSet)
            arguments.Add(("example", $"{given["function"]}(${{question}})"));
        if (rule == FormRules.ExpressionNotSupported)
            arguments.Add(("example", "${name}"));
        arguments.AddRange([("position", $"{error.At + 1}"), ("excerpt", Marked(text, error.At))]);
        problems.Add(rule, sheet, row.Number, number, [.. arguments]);
    }

    /// <summary>The expression around a place, with a mark in front of it: <c>${age} > ▸${agee}</c>.</summary>
    private static string Marked(string text, int at)
    {
        const int Around = 40;
        at = Math.Min(at, text.Length);
        var from = at > Around ? at - Around : 0;
        var to = text.Length - at > Around ? at + Around : text.Length;
        return $"{(from > 0 ? "…" : "")}{text[from..at]}▸{text[at..to]}{(to < text.Length ? "…" : "")}".ReplaceLineEndings(" ");
    }

    /// <summary>How many parts were compiled so far.</summary>
    internal sealed class PartCount
    {
        public int Total { get; set; }
    }
}
