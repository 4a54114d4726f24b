using System.Globalization;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Forms.Submissions;

/// <summary>
/// Submissions of a form, of all its versions, as KoboToolbox lays them out: one table with a row for each, and one for each repeat, whose rows say which row
/// they belong to.
/// </summary>
/// <remarks>
/// <code>
/// feedback: about/name  topics  topics/law  topics/health … _id _uuid _submission_time __version__ _language _index
/// lesson:   lesson/what … _index _parent_table_name _parent_index _submission__id _submission__uuid …
/// </code>
/// A <c>select_multiple</c> has its names in one column and a 1 or 0 for each choice behind it; a location its four numbers. Versions are joined by the name
/// of the question; columns that only an older version had stand behind the others.
/// </remarks>
public sealed class SubmissionTables
{
    // beyond it a question with several choices has only the column with all of them; Excel has 16,384 columns
    private const int MostChoiceColumns = 1_000;

    private static readonly string[] PlaceParts = ["latitude", "longitude", "altitude", "precision"];

    private readonly SubmissionOptions _options;
    private readonly List<Table> _tables = [];
    private readonly Dictionary<string, Table> _byKey = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Form> _versions;

    private SubmissionTables(IReadOnlyList<Form> versions, SubmissionOptions options) => (_versions, _options) = (versions, options);

    /// <summary>The names of the tables: the first is the form's, then its repeats.</summary>
    public IReadOnlyList<string> Names => [.. _tables.Select(table => table.Name)];

    /// <summary>Lays out the submissions of a form.</summary>
    /// <param name="name">What the first table is called.</param>
    /// <param name="versions">The form's versions, today's first.</param>
    /// <param name="paths">Paths that were answered: what no version here asks gets a column all the same.</param>
    /// <param name="options">How.</param>
    public static SubmissionTables Of(string name, IReadOnlyList<Form> versions, IEnumerable<string> paths, SubmissionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(versions);
        ArgumentNullException.ThrowIfNull(paths);
        var tables = new SubmissionTables(versions, options ?? new SubmissionOptions());
        var main = tables.Add("", name, null);
        foreach (var form in versions)
            tables.Add(form, form.Root, main, []);
        foreach (var path in paths.Where(path => !tables._options.Without.Contains(NameOf(path))))
        {
            var (prefix, local) = Split(path);
            tables.TableOf(KeyOf(prefix)).FieldOf(local);
        }

        return tables;
    }

    /// <summary>Writes every table. The submissions are read once for each, so that none is held.</summary>
    /// <param name="to">Where.</param>
    /// <param name="read">Gives the submissions, in the same order each time.</param>
    /// <returns>How many submissions there were.</returns>
    public int Write(ITables to, Func<IEnumerable<SentSubmission>> read)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(read);
        var count = 0;
        foreach (var table in _tables)
        {
            var columns = Columns(table);
            to.Begin(table.Name, [.. columns.Select(column => column.Header)]);
            count = WriteRows(table, columns, to, read());
        }

        return count;
    }

    /// <summary>Writes what the columns mean: a row for each question, and one for each of its choices.</summary>
    public void WriteCodebook(ITables to)
    {
        ArgumentNullException.ThrowIfNull(to);
        var languages = _versions.SelectMany(form => form.Languages).Distinct(StringComparer.Ordinal).ToList();
        to.Begin("codebook", ["table", "column", "question", "type", .. languages.Select(language => Localized("label", language)), "list", "choice", .. languages.Select(language => Localized("choice_label", language)), "required", "relevant", "constraint", "calculation"]);
        foreach (var table in _tables)
        {
            foreach (var field in table.Fields.Where(field => field.Question is not null))
                WriteCodes(to, table, field, languages);
        }
    }

    private static string Localized(string column, string language) => language.Length == 0 ? column : $"{column}::{language}";

    private void WriteCodes(ITables to, Table table, Field field, List<string> languages)
    {
        var question = field.Question!;
        var row = new List<TableCell> { table.Name, Header(field, null), question.Name, question.WrittenType };
        row.AddRange(languages.Select(language => (TableCell)question.Label.ByLanguage.GetValueOrDefault(language)));
        row.AddRange([question.ListName, ""]);
        row.AddRange(languages.Select(_ => (TableCell)""));
        row.AddRange([question.Required?.Text, question.Relevant?.Text, question.Constraint?.Text, question.Calculation?.Text]);
        to.Add(row.ToArray());
        foreach (var choice in field.Choices)
        {
            var line = new List<TableCell> { table.Name, Header(field, null), question.Name, "choice" };
            line.AddRange(languages.Select(_ => (TableCell)""));
            line.AddRange([question.ListName, choice.Name]);
            line.AddRange(languages.Select(language => (TableCell)choice.Label.ByLanguage.GetValueOrDefault(language)));
            line.AddRange(["", "", "", ""]);
            to.Add(line.ToArray());
        }
    }

    private static int WriteRows(Table table, List<Column> columns, ITables to, IEnumerable<SentSubmission> submissions)
    {
        var rowsBefore = new Dictionary<string, long>(StringComparer.Ordinal);
        var count = 0;
        var cells = new TableCell[columns.Count];
        foreach (var submission in submissions)
        {
            count++;
            var rows = RowsOf(submission);
            if (rows.TryGetValue(table.Key, out var own))
            {
                for (var i = 0; i < own.Count; i++)
                {
                    var (instance, values) = own.GetAt(i);
                    var parent = table.Parent is null ? 0 : rowsBefore.GetValueOrDefault(table.Parent.Key) + rows[table.Parent.Key].IndexOf(ParentOf(instance)) + 1;
                    var row = new Row(submission, values, rowsBefore.GetValueOrDefault(table.Key) + i + 1, parent);
                    for (var column = 0; column < cells.Length; column++)
                        cells[column] = columns[column].Cell(row);
                    to.Add(cells);
                }
            }

            foreach (var (key, instances) in rows)
                rowsBefore[key] = rowsBefore.GetValueOrDefault(key) + instances.Count;
        }

        return count;
    }

    /// <summary>A submission's rows in every table: by the instance they are of, <c>hh[1]/person[2]/</c>.</summary>
    private static Dictionary<string, OrderedDictionary<string, Dictionary<string, string>>> RowsOf(SentSubmission submission)
    {
        var rows = new Dictionary<string, OrderedDictionary<string, Dictionary<string, string>>>(StringComparer.Ordinal);
        Row("");
        foreach (var (path, text) in submission.Answers)
        {
            var (prefix, local) = Split(path);
            Row(prefix)[local] = text;
        }

        return rows;

        // the rows around an instance exist though nothing was answered in them
        Dictionary<string, string> Row(string instance)
        {
            if (instance.Length > 0)
                Row(ParentOf(instance));
            var key = KeyOf(instance);
            if (!rows.TryGetValue(key, out var instances))
                rows[key] = instances = new(StringComparer.Ordinal);
            if (!instances.TryGetValue(instance, out var values))
                instances[instance] = values = new(StringComparer.Ordinal);
            return values;
        }
    }

    // lesson[2]/what → lesson[2]/, what
    private static (string Prefix, string Local) Split(string path)
    {
        var end = path.LastIndexOf("]/", StringComparison.Ordinal);
        return end < 0 ? ("", path) : (path[..(end + 2)], path[(end + 2)..]);
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string ParentOf(string instance)
    {
        var end = instance.LastIndexOf("]/", instance.Length - 3, StringComparison.Ordinal);
        return end < 0 ? "" : instance[..(end + 2)];
    }

    /// <summary>The repeat of an instance, without numbers: <c>hh[1]/person[2]/</c> → <c>hh/person/</c>.</summary>
    private static string KeyOf(string instance)
    {
        if (instance.Length == 0)
            return "";
        var key = new System.Text.StringBuilder(instance.Length);
        for (var i = 0; i < instance.Length; i++)
        {
            if (instance[i] == '[')
                i = instance.IndexOf(']', i);
            else
                key.Append(instance[i]);
        }

        return key.ToString();
    }

    private Table Add(string key, string name, Table? parent)
    {
        var unique = name;
        for (var i = 2; _tables.Exists(table => string.Equals(table.Name, unique, StringComparison.OrdinalIgnoreCase)) || unique == "codebook"; i++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        var table = new Table(key, unique, parent);
        _tables.Add(table);
        return _byKey[key] = table;
    }

    // a repeat that no version knows any more, as its answers name it
    private Table TableOf(string key)
    {
        if (_byKey.TryGetValue(key, out var known))
            return known;
        var outer = key.LastIndexOf('/', key.Length - 2);
        var parent = TableOf(outer < 0 ? "" : key[..(outer + 1)]);
        return Add(key, key[(outer + 1)..^1], parent);
    }

    private void Add(Form form, Group group, Table table, IReadOnlyList<Element> around)
    {
        foreach (var element in group.Content)
        {
            switch (element)
            {
                case Group { IsRepeat: true } repeat:
                    var key = $"{table.Key}{repeat.LocalPath}/";
                    Add(form, repeat, _byKey.GetValueOrDefault(key) ?? Add(key, repeat.Name, table), [.. around, repeat]);
                    break;
                case Group inner:
                    Add(form, inner, table, [.. around, inner]);
                    break;
                case Question { Type: not QuestionType.Note } question when !_options.Without.Contains(question.Name):
                    table.FieldOf(question.LocalPath).Take(form, question, around);
                    break;
            }
        }
    }

    private List<Column> Columns(Table table)
    {
        var columns = new List<Column>();
        foreach (var field in table.Fields)
        {
            columns.Add(new Column(Header(field, null), row => Value(field, row.Values.GetValueOrDefault(field.LocalPath))));
            if (field.Question?.Type == QuestionType.SelectMultiple && field.Choices.Count <= MostChoiceColumns)
            {
                foreach (var choice in field.Choices)
                    columns.Add(new Column(Header(field, choice), row => Chosen(row.Values.GetValueOrDefault(field.LocalPath), choice.Name)));
            }

            if (field.Question?.Type == QuestionType.Geopoint)
            {
                for (var part = 0; part < PlaceParts.Length; part++)
                {
                    var number = part;
                    columns.Add(new Column(PlaceHeader(field, PlaceParts[part]), row => Part(row.Values.GetValueOrDefault(field.LocalPath), number)));
                }
            }
        }

        columns.AddRange(table.Parent is null ? OwnFacts() : LinkedFacts(table.Parent));
        return columns;
    }

    private IEnumerable<Column> OwnFacts()
    {
        if (!_options.IsAnonymous)
        {
            yield return new Column("_id", row => row.Of.Id is { } id ? TableCell.Of(id) : "");
            yield return new Column("_uuid", row => row.Of.Uuid);
            yield return new Column("_submission_time", row => Instant(row.Of.SubmittedAt));
            yield return new Column("_last_edited", row => Instant(row.Of.EditedAt));
        }

        yield return new Column("__version__", row => row.Of.Version);
        if (!_options.IsAnonymous)
        {
            yield return new Column("_language", row => row.Of.Language);
            yield return new Column("_on_paper", row => row.Of.IsOnPaper ? "1" : "");
        }

        yield return new Column("_index", row => TableCell.Of(row.Index));
    }

    private IEnumerable<Column> LinkedFacts(Table parent)
    {
        yield return new Column("_index", row => TableCell.Of(row.Index));
        yield return new Column("_parent_table_name", _ => parent.Name);
        yield return new Column("_parent_index", row => TableCell.Of(row.ParentIndex));
        if (!_options.IsAnonymous)
        {
            yield return new Column("_submission__id", row => row.Of.Id is { } id ? TableCell.Of(id) : "");
            yield return new Column("_submission__uuid", row => row.Of.Uuid);
            yield return new Column("_submission__submission_time", row => Instant(row.Of.SubmittedAt));
        }

        yield return new Column("_submission___version__", row => row.Of.Version);
    }

    // as Kobo writes it: UTC, to the second
    private static TableCell Instant(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private string Header(Field field, ChoiceRow? choice)
    {
        var parts = _options.WithGroups ? field.Around.Select(Name).ToList() : [];
        parts.Add(field.Question is null ? field.LocalPath : Name(field.Question));
        if (choice is not null)
            parts.Add(Label(choice.Label, choice.Name));
        return string.Join('/', parts);
    }

    private string PlaceHeader(Field field, string part)
    {
        var name = $"_{(field.Question is null ? field.LocalPath : Name(field.Question))}_{part}";
        return string.Join('/', (_options.WithGroups ? field.Around.Select(Name) : []).Append(name));
    }

    private string Name(Element element) => Label(element.Label, element.Name);

    private string Label(LocalText text, string name) =>
        _options.Labels is { } language && text.In(language, (_versions.Count > 0 ? _versions[0].DefaultLanguage : null)) is { Length: > 0 } label ? label : name;

    private TableCell Value(Field field, string? text)
    {
        if (string.IsNullOrEmpty(text) || field.Question is not { } question)
            return text;
        if (question.Type is QuestionType.Integer or QuestionType.Decimal or QuestionType.Range)
            return new TableCell(text, IsPlainNumber(text));
        return _options.Labels is not null && question.HasChoices
            ? string.Join(", ", OfferedChoices.Names(question, text).Select(name => field.Choices.Find(choice => choice.Name == name) is { } choice ? Label(choice.Label, name) : name))
            : text;
    }

    private static TableCell Chosen(string? text, string choice) => string.IsNullOrEmpty(text) ? ""
        : new TableCell(Expressions.ChoiceFunctions.Items(text).Contains(choice, StringComparer.Ordinal) ? "1" : "0", true);

    private static TableCell Part(string? place, int number) =>
        place?.Split(' ').ElementAtOrDefault(number) is { Length: > 0 } text ? new TableCell(text, IsPlainNumber(text)) : "";

    /// <summary>True for what every reader of tables takes for the same number: no exponent, no zeros in front, at most 15 digits.</summary>
    private static bool IsPlainNumber(string text)
    {
        var digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        return digits.Length is > 0 and <= 16 && !whole.IsEmpty && !whole.ContainsAnyExceptInRange('0', '9') && (whole.Length == 1 || whole[0] != '0')
            && (point < 0 || (digits.Length > point + 1 && !digits[(point + 1)..].ContainsAnyExceptInRange('0', '9')));
    }

    private sealed record Row(SentSubmission Of, Dictionary<string, string> Values, long Index, long ParentIndex);

    private sealed record Column(string Header, Func<Row, TableCell> Cell);

    private sealed class Table(string key, string name, Table? parent)
    {
        private readonly Dictionary<string, Field> _byPath = new(StringComparer.Ordinal);

        /// <summary>The repeat's path without numbers, <c>hh/person/</c>; "" for the form's own table.</summary>
        public string Key { get; } = key;

        public string Name { get; } = name;

        public Table? Parent { get; } = parent;

        public List<Field> Fields { get; } = [];

        public Field FieldOf(string localPath)
        {
            if (_byPath.TryGetValue(localPath, out var known))
                return known;
            var field = new Field(localPath);
            Fields.Add(field);
            return _byPath[localPath] = field;
        }
    }

    /// <summary>A question in all versions of the form; what it is, the newest says.</summary>
    private sealed class Field(string localPath)
    {
        public string LocalPath { get; } = localPath;

        public Question? Question { get; private set; }

        public IReadOnlyList<Element> Around { get; private set; } = [];

        public List<ChoiceRow> Choices { get; } = [];

        public void Take(Form form, Question question, IReadOnlyList<Element> around)
        {
            if (Question is null)
                (Question, Around) = (question, around);
            if (!question.HasChoices)
                return;
            var known = Choices.Select(choice => choice.Name).ToHashSet(StringComparer.Ordinal);
            Choices.AddRange(OfferedChoices.All(form, question).Where(choice => known.Add(choice.Name)));
        }
    }
}
