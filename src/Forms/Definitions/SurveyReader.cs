using System.Text.RegularExpressions;
using WorkshopBot.Forms.Expressions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Definitions;

/// <summary>A row of the survey and the element made of it.</summary>
internal sealed record ReadElement(Element Element, HeaderedRow Row);

/// <summary>The sheet <c>survey</c> as a tree; its expressions are compiled later, when all names are known.</summary>
internal sealed partial class SurveyReader(ProblemList problems, string sheetName)
{
    /// <summary>Groups inside each other; field forms stay below ten.</summary>
    private const int MaxDepth = 50;

    /// <summary>Rows of one survey; the largest known in the field has some 3,300.</summary>
    private const int MaxRows = 10_000;

    private static readonly string[] MediaKinds = ["image", "audio", "video"];

    private readonly Stack<(Group Group, HeaderedRow Row)> _open = [];
    private readonly Dictionary<(Group Parent, string Name), int> _rowsByName = [];
    private readonly Dictionary<(Group Parent, string Name), string> _namesByLower = [];
    private Group _current = null!;

    public Group Root { get; } = new() { Name = "form" };

    /// <summary>Everything read, in order; the questions that <c>or_other</c> adds are not among them.</summary>
    public List<ReadElement> Elements { get; } = [];

    /// <summary>Questions made by <c>or_other</c>.</summary>
    public List<Question> Others { get; } = [];

    /// <summary>Names of rows that could not be read: what refers to them is not told as well.</summary>
    public HashSet<string> Unread { get; } = new(StringComparer.Ordinal);

    /// <summary>Files named by <c>csv-external</c> rows, with their place.</summary>
    public List<(string File, HeaderedRow Row)> CsvFiles { get; } = [];

    public void Read(HeaderedSheet sheet)
    {
        _current = Root;
        if (sheet.Rows.Count > MaxRows)
            problems.Add(FormRules.FileTooManyRows, sheetName, null, null, ("limit", "10,000"));
        foreach (var row in sheet.Rows.Take(MaxRows))
            ReadRow(row);
        foreach (var (group, row) in _open)
            problems.Add(FormRules.UnclosedGroup, sheetName, row.Number, row.ColumnNumber("type"), ("name", group.Name), ("end", group.IsRepeat ? "end repeat" : "end group"));
    }

    private void ReadRow(HeaderedRow row)
    {
        var written = row.Plain("type");
        if (written.Length == 0)
        {
            var about = row.Plain("name").Length > 0 ? row.Plain("name") : row["label"];
            if (about.Length > 0)
                problems.Add(FormRules.MissingType, sheetName, row.Number, row.ColumnNumber("type"), ("name", about));
            return;
        }

        var type = TypeCell.Read(written);
        if (type.Kind is RowKind.Unknown or RowKind.NotSupported)
            Unread.Add(row.Plain("name"));
        switch (type.Kind)
        {
            case RowKind.Unknown:
                problems.Add(FormRules.UnknownType, sheetName, row.Number, row.ColumnNumber("type"), ("type", written), ("nearest", Nearest.Of(written.ToLowerInvariant(), TypeCell.Known)));
                break;
            case RowKind.NotSupported:
                problems.Add(FormRules.TypeNotSupported, sheetName, row.Number, row.ColumnNumber("type"), ("type", written));
                break;
            case RowKind.CsvFile:
                CsvFiles.Add((row.Plain("name") + ".csv", row));
                break;
            case RowKind.EndGroup or RowKind.EndRepeat:
                End(row, type.Kind == RowKind.EndRepeat, written);
                break;
            case RowKind.BeginGroup or RowKind.BeginRepeat:
                Begin(row, type.Kind == RowKind.BeginRepeat, written);
                break;
            default:
                AddQuestion(row, type, written);
                break;
        }
    }

    private void Begin(HeaderedRow row, bool isRepeat, string written)
    {
        var name = Name(row, written, isRepeat ? null : $"group_in_row_{row.Number}");
        var group = new Group
        {
            Name = name ?? "",
            Label = row.Texts("label"),
            Parent = _current,
            Row = row.Number,
            Appearance = row["appearance"].ToLowerInvariant(),
            IsRepeat = isRepeat,
        };
        Add(group, row, name is not null);
        if (_open.Count >= MaxDepth)
            problems.Add(FormRules.TooDeepGroups, sheetName, row.Number, row.ColumnNumber("type"), ("name", group.Name), ("limit", $"{MaxDepth}"));
        _open.Push((group, row));
        // deeper ones are reported, and flattened so that nothing recurses through them
        if (_open.Count <= MaxDepth)
            _current = group;
    }

    private void End(HeaderedRow row, bool isRepeat, string written)
    {
        if (_open.Count == 0)
        {
            problems.Add(FormRules.EndWithoutBegin, sheetName, row.Number, row.ColumnNumber("type"), ("type", written));
            return;
        }

        var (group, begun) = _open.Pop();
        if (group.IsRepeat != isRepeat)
            problems.Add(FormRules.EndOfOther, sheetName, row.Number, row.ColumnNumber("type"), ("type", written), ("name", group.Name), ("row", $"{begun.Number}"), ("end", group.IsRepeat ? "end repeat" : "end group"));
        if (group.Content.Count == 0)
            problems.Add(FormRules.EmptyRepeat, sheetName, begun.Number, begun.ColumnNumber("type"), ("name", group.Name));
        _current = group.Parent!;
    }

    private void AddQuestion(HeaderedRow row, TypeCell type, string written)
    {
        var generated = type.Type switch
        {
            QuestionType.Note => $"note_in_row_{row.Number}",
            QuestionType.Start or QuestionType.End or QuestionType.Today or QuestionType.Metadata => type.Word,
            _ => null,
        };
        var name = Name(row, written, generated);
        var question = new Question
        {
            Name = name ?? "",
            // what would be drawn with a finger is typed in a chat: the name
            Type = type.Type == QuestionType.Image && IsDrawn(row["appearance"]) ? QuestionType.Text : type.Type,
            WrittenType = type.Word,
            Label = row.Texts("label"),
            Hint = row.Texts("hint"),
            Guidance = row.Texts("guidance_hint"),
            Media = Media(row),
            RequiredMessage = row.Texts("required_message"),
            ConstraintMessage = row.Texts("constraint_message"),
            Appearance = row["appearance"].ToLowerInvariant(),
            Parameters = ReadParameters(row["parameters"]),
            Parent = _current,
            Row = row.Number,
            ListName = type.List,
            IsListFromFile = type.FromFile,
            HasOther = type.OrOther,
            IsSilent = (row["calculation"].Length > 0 || row["trigger"].Length > 0) && row.Texts("label").IsEmpty && row.Texts("hint").IsEmpty,
            Sensitive = YesNo.IsYes(row["bind::wb:sensitive"]),
        };
        question.IsAsked = question.IsVisible && question.Type != QuestionType.Note && !YesNo.IsYes(row["read_only"]);
        Add(question, row, name is not null);
        if (type.OrOther)
            AddOther(question);
    }

    private static bool IsDrawn(string appearance) =>
        appearance.Split(' ').Any(word => word.Equals("signature", StringComparison.OrdinalIgnoreCase) || word.Equals("draw", StringComparison.OrdinalIgnoreCase));

    internal static Dictionary<string, LocalText> Media(HeaderedRow row) =>
        MediaKinds.Where(kind => !row.Texts("media::" + kind).IsEmpty).ToDictionary(kind => kind, kind => row.Texts("media::" + kind), StringComparer.Ordinal);

    // or_other: a text question right behind, asked when "other" is chosen (rule 31)
    private void AddOther(Question question)
    {
        var other = new Question
        {
            Name = question.Name + "_other",
            Type = QuestionType.Text,
            WrittenType = "text",
            Label = new LocalText(GeneratedTexts.SpecifyOther),
            Parent = _current,
            Row = question.Row,
            IsAsked = true,
        };
        _current.Content.Add(other);
        Others.Add(other);
        if (!_rowsByName.TryAdd((_current, other.Name), question.Row))
            problems.Add(FormRules.DuplicateName, sheetName, question.Row, null, ("name", other.Name), ("row", $"{_rowsByName[(_current, other.Name)]}"));
    }

    private void Add(Element element, HeaderedRow row, bool isNamed)
    {
        _current.Content.Add(element);
        Elements.Add(new ReadElement(element, row));
        if (!isNamed)
            return;
        if (!_rowsByName.TryAdd((_current, element.Name), row.Number))
            problems.Add(FormRules.DuplicateName, sheetName, row.Number, row.ColumnNumber("name"), ("name", element.Name), ("row", $"{_rowsByName[(_current, element.Name)]}"));
        else if (!_namesByLower.TryAdd((_current, element.Name.ToLowerInvariant()), element.Name))
            problems.Add(FormRules.NameDiffersInCase, sheetName, row.Number, row.ColumnNumber("name"), ("name", element.Name), ("other", _namesByLower[(_current, element.Name.ToLowerInvariant())]));
    }

    /// <summary>The name, or null when it is missing or cannot be used.</summary>
    private string? Name(HeaderedRow row, string type, string? generated)
    {
        var name = row.Plain("name");
        if (name.Length == 0)
        {
            if (generated is null)
                problems.Add(FormRules.MissingName, sheetName, row.Number, row.ColumnNumber("name"), ("type", type));
            return generated;
        }

        if (GoodName().IsMatch(name))
            return name;
        var better = NotInName().Replace(name, "_").Trim('_');
        if (better.Length == 0 || !GoodName().IsMatch(better))
            better = "question_" + better;
        problems.Add(FormRules.BadName, sheetName, row.Number, row.ColumnNumber("name"), ("name", name), ("nearest", better));
        return null;
    }

    private static Dictionary<string, string> ReadParameters(string cell)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match match in Parameter().Matches(cell))
            parameters[match.Groups["name"].Value.ToLowerInvariant()] = match.Groups["value"].Value is var value && match.Groups["name"].Value is "seed" or "value" or "label" ? value : value.ToLowerInvariant();
        return parameters;
    }

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{M}\p{N}_.\-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex GoodName();

    [GeneratedRegex(@"[^\p{L}\p{M}\p{N}_.\-]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotInName();

    [GeneratedRegex(@"(?<name>[A-Za-z][\w-]*)\s*=\s*(?<value>\$\{[^}]*\}|[^\s,;]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}
