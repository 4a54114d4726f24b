using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Definitions;

/// <summary>A form, compiled: immutable, the same for everybody who fills it in.</summary>
public sealed class Form
{
    internal Form()
    {
    }

    /// <summary>The setting <c>form_id</c>, else the file's name without its ending.</summary>
    public required string Id { get; init; }

    /// <summary>The setting <c>version</c>: a label; the version is <see cref="Hash"/>.</summary>
    public required string Version { get; init; }

    /// <summary>The setting <c>form_title</c>, else the id.</summary>
    public required LocalText Title { get; init; }

    /// <summary>SHA-256 of the content in lower-case hex. Order of columns, empty rows and the file's name make no difference.</summary>
    public required string Hash { get; init; }

    /// <summary>Codes of the languages the form has texts in, in the order of columns; <c>""</c> for columns without one.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The code of the setting <c>default_language</c>, or null.</summary>
    public required string? DefaultLanguage { get; init; }

    /// <summary>Every row that holds a value or shows a text, in the order of rows.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>Every group and repeat, in the order of rows; the root is not among them.</summary>
    public required IReadOnlyList<Group> Groups { get; init; }

    /// <summary>The top of the tree.</summary>
    public required Group Root { get; init; }

    /// <summary>The lists of the sheets <c>choices</c> and <c>external_choices</c>.</summary>
    public required IReadOnlyDictionary<string, ChoiceTable> Lists { get; init; }

    /// <summary>The files the form was read with, by name.</summary>
    public required IReadOnlyDictionary<string, ChoiceTable> Tables { get; init; }

    /// <summary>The setting <c>instance_name</c>: what a submission is called.</summary>
    internal Expression? InstanceName { get; init; }

    /// <summary>What is computed, each after everything it reads.</summary>
    internal IReadOnlyList<ComputedNode> Nodes { get; init; } = [];

    /// <summary>Relevance that changes as time goes on.</summary>
    internal IReadOnlyList<ComputedNode> ClockNodes { get; init; } = [];

    /// <summary>Calculations that give another value in another language.</summary>
    internal IReadOnlyList<ComputedNode> LanguageNodes { get; init; } = [];

    internal Templates Templates { get; init; } = null!;

    internal Func<Element?, Binding> BindingAt { get; init; } = null!;

    internal ILookup<string, Question> ByName { get; init; } = null!;

    /// <summary>The first question of that name, or null.</summary>
    public Question? Find(string name) => ByName[name].FirstOrDefault();

    /// <summary>Every choice a question can have, wherever it stands; <c>other</c> last. None for other types.</summary>
    public IEnumerable<ChoiceRow> ChoicesOf(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return question.HasChoices ? Interviews.OfferedChoices.All(this, question) : [];
    }

    /// <summary>The names of all files that are shown with its questions and choices, in whatever language.</summary>
    public IReadOnlyList<string> MediaNames => _mediaNames ??=
    [
        .. Questions.Select(question => question.Media)
            .Concat(Lists.Values.SelectMany(list => list.Rows).Select(row => row.Media))
            .SelectMany(media => media.Values).SelectMany(names => names.ByLanguage.Values).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private IReadOnlyList<string>? _mediaNames;

    /// <summary>The key of the list or file that an expression names: <c>cities</c>, <c>cities.csv</c>; null when there is none.</summary>
    internal string? TableKey(string name) => TableNames.Find(name, Lists, Tables);
}
