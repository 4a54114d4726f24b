using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Definitions;

/// <summary>A row that holds a value: asked, computed, or filled in by the program.</summary>
public sealed class Question : Element
{
    internal Question()
    {
    }

    /// <summary>The kind of value.</summary>
    public required QuestionType Type { get; init; }

    /// <summary>The type as the workbook has it, without a list: <c>deviceid</c>, <c>select_one</c>.</summary>
    public string WrittenType { get; init; } = "";

    /// <summary>Shown under the question.</summary>
    public LocalText Hint { get; init; } = LocalText.Empty;

    /// <summary>Shown on demand.</summary>
    public LocalText Guidance { get; init; } = LocalText.Empty;

    /// <summary>File names of pictures, sounds and videos to show with it: <c>image</c>, <c>audio</c>, <c>video</c> → by language.</summary>
    public IReadOnlyDictionary<string, LocalText> Media { get; init; } = new Dictionary<string, LocalText>();

    /// <summary>The cell <c>parameters</c>: <c>start</c>, <c>end</c>, <c>step</c>, <c>randomize</c>, <c>seed</c>, <c>value</c>, <c>label</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The list of choices, or the file they come from (<c>organisations.csv</c>); null for other types.</summary>
    public string? ListName { get; init; }

    /// <summary>True when <see cref="ListName"/> is a file that comes with the form.</summary>
    public bool IsListFromFile { get; init; }

    /// <summary>True when a choice <c>other</c> was added.</summary>
    public bool HasOther { get; init; }

    /// <summary>The column <c>bind::wb:sensitive</c>: even a closed answer is stored sealed.</summary>
    public bool Sensitive { get; init; }

    /// <summary>True when a person answers it.</summary>
    public bool IsAsked { get; internal set; }

    /// <summary>True when a person sees it: asked, a note, or read-only with its value.</summary>
    public bool IsVisible => !IsSilent && Type is not (QuestionType.Calculate or QuestionType.Hidden or QuestionType.Start or QuestionType.End
        or QuestionType.Today or QuestionType.Metadata);

    /// <summary>True when it computes its value and has no text that could be shown: the same as a calculate.</summary>
    internal bool IsSilent { get; init; }

    /// <summary>True for choices, ranges and acknowledgements: counted plain.</summary>
    public bool IsClosed => Type is QuestionType.SelectOne or QuestionType.SelectMultiple or QuestionType.Rank or QuestionType.Range
        or QuestionType.Acknowledge;

    /// <summary>True when the value tells when a form was filled, or is as good as a signature: a start, an end, a day, a calculation with <c>now()</c> or chance.</summary>
    public bool TellsWhen => Type is QuestionType.Start or QuestionType.End or QuestionType.Today
        || (Calculation?.Text is { } text && Telling.Any(word => text.Contains(word, StringComparison.Ordinal)));

    private static readonly string[] Telling = ["now(", "today(", "uuid(", "once(", "random("];

    /// <summary>True for types whose answer is one or more choices.</summary>
    public bool HasChoices => Type is QuestionType.SelectOne or QuestionType.SelectMultiple or QuestionType.Rank;

    /// <summary>True for types whose answer is a file.</summary>
    public bool IsAttachment => Type is QuestionType.Image or QuestionType.Audio or QuestionType.Video or QuestionType.File;

    /// <summary>The form's own sentence for a missing answer.</summary>
    public LocalText RequiredMessage { get; init; } = LocalText.Empty;

    /// <summary>The form's own sentence for an answer its constraint refuses.</summary>
    public LocalText ConstraintMessage { get; init; } = LocalText.Empty;

    /// <summary>The first value when it is not an expression.</summary>
    public string StaticDefault { get; internal set; } = "";

    /// <summary>
    /// The numbers it takes, as far as that can be told from the form: a range's own, else what a constraint like <c>. &gt;= 0 and . &lt;= 10</c> says of an
    /// integer. Null when it cannot be told.
    /// </summary>
    public RangeOfNumbers? Bounds => Range ?? (Type == QuestionType.Integer ? NumberBounds.Of(Constraint?.Text) : null);

    internal Expression? Required { get; set; }

    internal Expression? ReadOnly { get; set; }

    internal Expression? Constraint { get; set; }

    internal Expression? Calculation { get; set; }

    internal Expression? ChoiceFilter { get; set; }

    internal Expression? DynamicDefault { get; set; }

    internal Expression? RandomSeed { get; set; }

    /// <summary>Set when the calculation runs only when one of these gets a new value.</summary>
    internal List<Question> Triggers { get; } = [];

    /// <summary>The calculations this question triggers.</summary>
    internal List<Dependent> Triggered { get; } = [];

    /// <summary>Choices named in the constraint with <c>selected(., 'x')</c>: those that may exclude all others.</summary>
    internal IReadOnlyList<string> MaybeExclusive { get; set; } = [];

    internal RangeOfNumbers? Range { get; set; }

    /// <summary>Set when a file's columns are named by parameters.</summary>
    internal ChoiceColumns? ChoiceColumns { get; set; }
}
