using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>What a prompt wants.</summary>
public enum PromptKind
{
    /// <summary>An answer.</summary>
    Question,

    /// <summary>Yes or no: one more instance of a repeat?</summary>
    OneMore,

    /// <summary>That a text was read (<see cref="QuestionType.Acknowledge"/>).</summary>
    Confirm,
}

/// <summary>A question as it is asked now, in the person's language, references filled in.</summary>
/// <param name="Path">Where the answer goes: <c>full_name</c>, <c>lesson[2]/what</c>, <c>lesson[2]/+</c>.</param>
/// <param name="Question">The question; for <see cref="PromptKind.OneMore"/> the last question asked in the repeat.</param>
/// <param name="Label">What is asked; for <see cref="PromptKind.OneMore"/> the repeat's label.</param>
/// <param name="Hint">One line under it; "" when there is none.</param>
/// <param name="Guidance">More, on demand; "" when there is none.</param>
/// <param name="Before">Headings and notes since the question before, to be shown in front.</param>
/// <param name="Choices">After choice filter and random order.</param>
/// <param name="Required">True when it cannot be passed.</param>
/// <param name="ReadOnly">Always false: what is read-only is shown among <paramref name="Before"/>.</param>
/// <param name="Value">The stored text that stands now: given before, kept aside, or a default; null when there is none.</param>
/// <param name="Pending">The names ticked so far.</param>
/// <param name="Number">Its number among the questions, from 1.</param>
/// <param name="Total">The relevant questions as far as is known now.</param>
/// <param name="CanGoBack">True when something was asked before.</param>
/// <param name="Kind">What is wanted.</param>
public sealed record Prompt(
    string Path,
    Question Question,
    string Label,
    string Hint,
    string Guidance,
    IReadOnlyList<string> Before,
    IReadOnlyList<Choice> Choices,
    bool Required,
    bool ReadOnly,
    string? Value,
    IReadOnlyList<string> Pending,
    int Number,
    int Total,
    bool CanGoBack,
    PromptKind Kind)
{
    /// <summary>The label of the table whose row this is (a group of the appearance <c>table-list</c>); "" elsewhere.</summary>
    public string Heading { get; init; } = "";

    /// <summary>The repeat that may get one more instance; null for questions.</summary>
    public Group? Repeat { get; init; }

    /// <summary>The instances of <see cref="Repeat"/> so far; empty for questions.</summary>
    public IReadOnlyList<RepeatEntry> Entries { get; init; } = [];

    /// <summary>True when <see cref="Repeat"/> may get one more instance: there is a limit.</summary>
    public bool CanAdd { get; init; }

    /// <summary>The value that stands as a person reads it: labels of choices; "" when there is none.</summary>
    public string Shown { get; init; } = "";
}
