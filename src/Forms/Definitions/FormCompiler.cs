using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Forms.Expressions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>Makes a form of what the sheets said: resolves names, compiles expressions, orders what is computed.</summary>
internal sealed partial class FormCompiler
{
    private readonly Workbook _workbook;
    private readonly HeaderedSheet _sheet;
    private readonly FormSettings _settings;
    private readonly ChoicesReader _choices;
    private readonly SurveyReader _survey;
    private readonly IReadOnlyDictionary<string, ChoiceTable> _tables;
    private readonly IReadOnlyDictionary<string, ChoiceTable> _lists;
    private readonly ProblemList _problems;
    private readonly ILookup<string, Element> _names;
    private readonly CellCompiler _cells;
    private readonly CellCompiler.PartCount _parts = new();

    public FormCompiler(
        Workbook workbook,
        string sheetName,
        HeaderedSheet sheet,
        FormSettings settings,
        ChoicesReader choices,
        SurveyReader survey,
        IReadOnlyDictionary<string, ChoiceTable> tables,
        ProblemList problems)
    {
        _workbook = workbook;
        _sheet = sheet;
        _settings = settings;
        _choices = choices;
        _survey = survey;
        _tables = tables;
        _lists = choices.Lists();
        _problems = problems;
        _names = survey.Elements.Select(read => read.Element).Where(element => element.Name.Length > 0)
            .ToLookup(element => element.Name, StringComparer.Ordinal);
        _cells = new CellCompiler(sheetName, BindingAt, problems) { Unread = survey.Unread, Parts = _parts };
    }

    public Form Compile()
    {
        foreach (var (file, row) in _survey.CsvFiles.Where(csv => !_tables.ContainsKey(csv.File)))
            _problems.Add(FormRules.MissingFile, _sheet.Name, row.Number, row.ColumnNumber("name"), ("file", file));
        ElementPaths.Assign(_survey.Root);
        foreach (var (element, row) in _survey.Elements)
        {
            _cells.Label(element, row);
            element.Relevant = _cells.Condition(element, row, "relevant");
            if (element is Group { IsRepeat: true } repeat)
                repeat.Count = _cells.Optional(repeat, row, "repeat_count");
            if (element is Question question)
                CompileQuestion(question, row);
        }

        foreach (var other in _survey.Others)
            other.Relevant = Expression.Compile("selected(${" + other.Name[..^"_other".Length] + "}, 'other')", OtherBinding(other));
        var instanceName = _settings.Row is null ? null
            : new CellCompiler(_settings.SheetName, BindingAt, _problems) { Unread = _survey.Unread, Parts = _parts }.Optional(_survey.Root, _settings.Row, "instance_name");
        CheckChoiceLabels();
        FormWarnings.Add(_sheet, _survey, _choices, _problems);
        FormLint.Add(_sheet, _survey, _lists, _problems);
        FrameShape.Build(_survey.Root);
        var nodes = ComputationOrder.Sort(_survey.Root, _sheet.Name, _problems);
        var languages = Languages();
        FormWarnings.AddLanguages(_sheet, _survey, _choices, languages, _settings.DefaultLanguage, _problems);
        var all = Walk(_survey.Root).ToList();
        return new Form
        {
            Id = _settings.Id,
            Version = _settings.Version,
            Title = _settings.Title,
            Hash = FormHash.Of(_workbook),
            Languages = languages,
            DefaultLanguage = _settings.DefaultLanguage,
            Questions = [.. all.OfType<Question>()],
            Groups = [.. all.OfType<Group>()],
            Root = _survey.Root,
            Lists = _lists,
            Tables = _tables,
            InstanceName = instanceName,
            Nodes = nodes,
            ClockNodes = [.. nodes.Where(node => node.Kind == ComputedKind.Relevance && node.Element.Relevant!.DependsOnClock)],
            LanguageNodes = [.. nodes.Where(node => node.Kind == ComputedKind.Value && node.Element is Question { Calculation.DependsOnLanguage: true, Triggers.Count: 0 })],
            Templates = new Templates { BindingAt = BindingAt },
            BindingAt = BindingAt,
            ByName = all.OfType<Question>().ToLookup(question => question.Name, StringComparer.Ordinal),
        };
    }

    /// <summary>References in the labels of choices; they are read where the question stands, so only names can be checked here.</summary>
    private void CheckChoiceLabels()
    {
        foreach (var choice in _choices.Choices.Where(choice => choice.Row.Label.ByLanguage.Values.Any(text => text.Contains("${", StringComparison.Ordinal))))
            new CellCompiler(choice.Sheet, BindingAt, _problems) { Unread = _survey.Unread, Parts = _parts }.Text(_survey.Root, choice.Row.Name, choice.Cells, "label", choice.Row.Label);
    }

    private static IEnumerable<Element> Walk(Group group) => group.Content.SelectMany(element =>
        element is Group inner ? Walk(inner).Prepend(element) : [element]);

    private void CompileQuestion(Question question, HeaderedRow row)
    {
        question.Required = _cells.Condition(question, row, "required");
        question.ReadOnly = _cells.Condition(question, row, "read_only");
        question.Constraint = _cells.Value(question, row, "constraint");
        question.Calculation = _cells.Value(question, row, "calculation");
        CompileDefault(question, row);
        CompileTrigger(question, row);
        // without a calculation a trigger takes the value away
        if (question.Triggers.Count > 0 && row["calculation"].Length == 0)
            question.Calculation = Expression.Constant("", Value.Empty);
        CompileParameters(question, row);
        if (question.HasChoices)
            CompileChoices(question, row);
        if (question.Type == QuestionType.Calculate && row["calculation"].Length == 0 && row["default"].Length == 0)
            _problems.Add(FormRules.MissingCalculation, _sheet.Name, row.Number, row.ColumnNumber("calculation"), ("name", question.Name));
        question.MaybeExclusive = question.Constraint is null ? []
            : [.. question.Constraint.Root.All().OfType<CallExpr>()
                .Where(call => call.Function.Name == "selected" && call.Arguments[0] is PathExpr path && path.Target == question)
                .Select(call => call.Arguments[1]).OfType<LiteralExpr>().Select(literal => literal.Text).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private void CompileChoices(Question question, HeaderedRow row)
    {
        var column = row.ColumnNumber("type");
        if (_problems.IsFull)
            return;
        if (question.ListName is not { } list)
        {
            _problems.Add(FormRules.MissingList, _sheet.Name, row.Number, column, ("name", question.Name), ("type", question.WrittenType));
            return;
        }

        var isExternal = question.WrittenType.Contains("external", StringComparison.Ordinal);
        if (question.IsListFromFile ? !_tables.ContainsKey(list) : isExternal && !_lists.ContainsKey(list))
            _problems.Add(FormRules.MissingFile, _sheet.Name, row.Number, column, ("file", list));
        else if (!question.IsListFromFile && !_lists.ContainsKey(list))
            _problems.Add(FormRules.UnknownList, _sheet.Name, row.Number, column, ("list", list), ("nearest", Nearest.Of(list, _lists.Keys)));
        var filter = row["choice_filter"];
        if (filter.Length > 0 && question.HasOther)
            _problems.Add(FormRules.OtherWithFilter, _sheet.Name, row.Number, row.ColumnNumber("choice_filter"), ("name", question.Name));
        var columns = question.IsListFromFile ? _tables.GetValueOrDefault(list)?.ColumnNames : _lists.GetValueOrDefault(list)?.ColumnNames;
        question.ChoiceFilter = _cells.Filter(question, row, list, columns);
    }

    // an expression is evaluated once, when the interview or instance begins; anything else is the value itself (rule 29)
    private void CompileDefault(Question question, HeaderedRow row)
    {
        var cell = row["default"];
        if (cell.Length == 0)
            return;
        if (LooksComputed(cell))
        {
            question.DynamicDefault = _cells.Optional(question, row, "default");
            return;
        }

        if (Arithmetic(question, cell) is { } sum)
        {
            question.DynamicDefault = sum;
            return;
        }

        if (StaticValue(question, cell) is { } value)
            question.StaticDefault = value;
        else
            _problems.Add(FormRules.BadDefault, _sheet.Name, row.Number, row.ColumnNumber("default"), ("found", cell), ("name", question.Name));
    }

    private static bool LooksComputed(string cell)
    {
        if (cell.Contains("${", StringComparison.Ordinal))
            return true;
        for (var open = cell.IndexOf('(', StringComparison.Ordinal); open > 0; open = cell.IndexOf('(', open + 1))
        {
            var begin = open;
            while (begin > 0 && (char.IsAsciiLetterOrDigit(cell[begin - 1]) || cell[begin - 1] is '-' or ':'))
                begin--;
            if (FunctionTable.ByName.ContainsKey(cell[begin..open]))
                return true;
        }

        return false;
    }

    /// <summary>A calculation without names, <c>2 * 3</c>; of a date or location the hyphen is no minus.</summary>
    private Expression? Arithmetic(Question question, string cell)
    {
        if (question.Type is QuestionType.Date or QuestionType.DateTime or QuestionType.Time or QuestionType.Geopoint || !Sum().IsMatch(cell))
            return null;
        try
        {
            return Expression.Compile(cell, BindingAt(question));
        }
        catch (ExpressionError)
        {
            return null;
        }
    }

    [GeneratedRegex(@"[0-9.)]\s*[*+]\s*[0-9.(-]|[0-9.)]\s+(?:-|div|mod)\s+[0-9.(-]", RegexOptions.CultureInvariant)]
    private static partial Regex Sum();

    private static string? StaticValue(Question question, string cell)
    {
        var date = cell.Length > 10 && cell[10] == 'T' ? cell[..10] : cell;
        var baghdad = TimeZoneInfo.CreateCustomTimeZone("form", TimeSpan.FromHours(3), null, null);
        Entry entry = question.Type switch
        {
            QuestionType.Integer => NumberEntry.Integer(cell),
            QuestionType.Decimal => NumberEntry.Decimal(cell),
            QuestionType.Date => DateEntry.Date(date, ""),
            QuestionType.Time => DateEntry.Time(cell, TimeSpan.FromHours(3)),
            QuestionType.DateTime => DateEntry.DateTime(cell, baghdad),
            _ => cell,
        };
        return entry.Value;
    }

    private void CompileTrigger(Question question, HeaderedRow row)
    {
        var cell = row["trigger"];
        if (cell.Length == 0)
            return;
        foreach (var part in cell.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var name = part.StartsWith("${", StringComparison.Ordinal) && part.EndsWith('}') ? part[2..^1].Trim() : null;
            if (name is null)
            {
                _problems.Add(FormRules.BadTrigger, _sheet.Name, row.Number, row.ColumnNumber("trigger"), ("name", question.Name), ("found", part), ("example", "${" + part + "}"));
            }
            else if (_names[name].OfType<Question>().FirstOrDefault() is { } trigger)
            {
                question.Triggers.Add(trigger);
            }
            else
            {
                _problems.Add(FormRules.UnknownReference, _sheet.Name, row.Number, row.ColumnNumber("trigger"), ("column", "trigger"), ("name", question.Name), ("reference", "${" + name + "}"), ("nearest", Nearest.Of(name, _names.Select(group => group.Key)) is { Length: > 0 } near ? "${" + near + "}" : ""));
            }
        }
    }

    private void CompileParameters(Question question, HeaderedRow row)
    {
        if (question.Type == QuestionType.Range)
            CompileRange(question, row);
        if (question.IsListFromFile && (question.Parameters.GetValueOrDefault("value") ?? question.Parameters.GetValueOrDefault("label")) is not null)
            question.ChoiceColumns = new ChoiceColumns(Column(question, "value"), Column(question, "label"));
        if (question.Parameters.GetValueOrDefault("randomize") is { } randomize && randomize is not ("true" or "false"))
            BadParameter(question, row, "randomize", randomize, "randomize=true");
        if (question.Parameters.GetValueOrDefault("seed") is not { } seed)
            return;
        var isNumber = !double.IsNaN(NumberText.Parse(seed));
        if (question.Parameters.GetValueOrDefault("randomize") != "true" || !(isNumber || seed.StartsWith("${", StringComparison.Ordinal)))
            BadParameter(question, row, "seed", seed, "randomize=true seed=17");
        else
            question.RandomSeed = _cells.Cell(question, row, "parameters", seed);
    }

    private static string? Column(Question question, string parameter) =>
        question.Parameters.GetValueOrDefault(parameter) is { } column ? Parser.ColumnName(column) : null;

    private void BadParameter(Question question, HeaderedRow row, string parameter, string found, string example) => _problems.Add(
        FormRules.BadParameter, _sheet.Name, row.Number, row.ColumnNumber("parameters"), ("name", question.Name), ("parameter", parameter), ("found", found), ("example", example));

    private void CompileRange(Question question, HeaderedRow row)
    {
        var start = Number("start", 1);
        var end = Number("end", 10);
        var step = Number("step", 1);
        if (start is null || end is null || step is not > 0 || start >= end || (end - start) % step != 0)
        {
            var found = row["parameters"].Length > 0 ? row["parameters"] : "?";
            _problems.Add(FormRules.BadRange, _sheet.Name, row.Number, row.ColumnNumber("parameters"), ("name", question.Name), ("found", found));
            return;
        }

        question.Range = new RangeOfNumbers(start.Value, end.Value, step.Value);

        decimal? Number(string name, decimal otherwise) =>
            !question.Parameters.TryGetValue(name, out var text) ? otherwise
                : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    && Math.Abs(number) < 1_000_000_000_000_000m ? number : null;
    }

    private Binding BindingAt(Element? at) => new()
    {
        Root = _survey.Root,
        At = at,
        Names = _names,
        FindTable = name => TableNames.Find(name, _lists, _tables),
    };

    // the question an "other" belongs to stands right before it, whatever else bears its name
    private Binding OtherBinding(Question other)
    {
        var siblings = other.Parent!.Content;
        var question = siblings[siblings.IndexOf(other) - 1];
        return new Binding
        {
            Root = _survey.Root,
            At = other,
            Names = new[] { question }.ToLookup(element => element.Name, StringComparer.Ordinal),
            FindTable = _ => null,
        };
    }

    private List<string> Languages()
    {
        var textColumns = new[] { "label", "hint", "guidance_hint", "constraint_message", "required_message" };
        var survey = _sheet.Columns.Where(column => textColumns.Contains(column.Name));
        var choices = _workbook.Find("choices") is { } sheet
            ? HeaderedSheet.Of(sheet, ColumnNames.ChoicesAliases).Columns.Where(column => column.Name == "label")
            : [];
        return [.. survey.Concat(choices).Select(column => column.Language).Distinct(StringComparer.Ordinal)];
    }
}
