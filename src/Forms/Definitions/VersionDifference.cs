namespace WorkshopBot.Forms.Definitions;

/// <summary>What became of a question from one version of a form to another.</summary>
public enum QuestionChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is asked no more.</summary>
    Removed,

    /// <summary>It takes another kind of answer.</summary>
    Type,

    /// <summary>Choices came or went.</summary>
    Choices,

    /// <summary>When it is asked, what it must be or what it computes is another.</summary>
    Rules,

    /// <summary>Only its words are others.</summary>
    Words,
}

/// <summary>One question that is not what it was.</summary>
/// <param name="Path">Without instance numbers: <c>full_name</c>, <c>lesson/what</c>.</param>
/// <param name="Kind">What is different; the first that holds, in the order of the kinds.</param>
/// <param name="Before">As it was; null when it is new.</param>
/// <param name="After">As it is; null when it is gone.</param>
public sealed record QuestionChange(string Path, QuestionChangeKind Kind, Question? Before, Question? After)
{
    /// <summary>Choices that are offered no more, by name.</summary>
    public IReadOnlyList<string> ChoicesGone { get; init; } = [];

    /// <summary>Choices that are new, by name.</summary>
    public IReadOnlyList<string> ChoicesNew { get; init; } = [];
}

/// <summary>What is different between two versions of a form, to be shown before one takes the place of the other.</summary>
/// <param name="Changes">In the order of the newer version's rows; what is gone comes last.</param>
public sealed record VersionDifference(IReadOnlyList<QuestionChange> Changes)
{
    /// <summary>Compares two versions; questions are the same when their paths are.</summary>
    public static VersionDifference Of(Form before, Form after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = before.Questions.ToDictionary(question => question.Path, StringComparer.Ordinal);
        var now = after.Questions.Select(question => question.Path).ToHashSet(StringComparer.Ordinal);
        var changes = after.Questions.Select(question => old.TryGetValue(question.Path, out var known)
            ? Compare(before, known, after, question)
            : new QuestionChange(question.Path, QuestionChangeKind.Added, null, question)).OfType<QuestionChange>();
        var gone = before.Questions.Where(question => !now.Contains(question.Path)).Select(question => new QuestionChange(question.Path, QuestionChangeKind.Removed, question, null));
        return new VersionDifference([.. changes, .. gone]);
    }

    private static QuestionChange? Compare(Form oldForm, Question old, Form newForm, Question now)
    {
        if (old.Type != now.Type)
            return new QuestionChange(now.Path, QuestionChangeKind.Type, old, now);
        var (names, newNames) = (Names(oldForm, old), Names(newForm, now));
        if (!names.SequenceEqual(newNames))
        {
            return new QuestionChange(now.Path, QuestionChangeKind.Choices, old, now)
            {
                ChoicesGone = [.. names.Except(newNames, StringComparer.Ordinal)],
                ChoicesNew = [.. newNames.Except(names, StringComparer.Ordinal)],
            };
        }

        if (!Rules(old).SequenceEqual(Rules(now)))
            return new QuestionChange(now.Path, QuestionChangeKind.Rules, old, now);
        return old.Label.Equals(now.Label) && old.Hint.Equals(now.Hint) ? null : new QuestionChange(now.Path, QuestionChangeKind.Words, old, now);
    }

    private static List<string> Names(Form form, Question question) =>
        question.HasChoices ? [.. Interviews.OfferedChoices.All(form, question).Select(choice => choice.Name)] : [];

    private static string?[] Rules(Question question) =>
    [
        question.Relevant?.Text, question.Required?.Text, question.Constraint?.Text, question.Calculation?.Text, question.ChoiceFilter?.Text,
        question.ReadOnly?.Text, question.Range?.ToString(), .. Around(question),
    ];

    private static IEnumerable<string?> Around(Question question)
    {
        for (var group = question.Parent; group is not null; group = group.Parent)
            yield return group.Relevant?.Text;
    }
}
