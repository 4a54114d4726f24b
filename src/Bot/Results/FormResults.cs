using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Results;

/// <summary>For whom results are drawn.</summary>
public enum ResultsFor
{
    /// <summary>The team's own screen: of a named form they see every count, broken down by category none under five.</summary>
    Team,

    /// <summary>A file that goes on to others: no count under five at all.</summary>
    Others,
}

/// <summary>
/// What came in for one form, counted: everything that cards, tables, charts and reports are drawn from. Numbers only and labels in every language; no
/// rendered text. Small cells are gone already (<see cref="SmallCells"/>), and of an anonymous form it holds what was released so far.
/// </summary>
public sealed record FormResults
{
    public required long FormId { get; init; }

    public required long WorkshopId { get; init; }

    /// <summary>The form's name within its workshop.</summary>
    public required string Name { get; init; }

    public required LocalText Title { get; init; }

    public bool IsAnonymous { get; init; }

    /// <summary>True when nobody can answer any more.</summary>
    public bool IsClosed { get; init; }

    /// <summary>How many answers came in, whether the figures have them yet or not.</summary>
    public int Received { get; init; }

    /// <summary>How many answers the figures are of; 0: there are too few to show anything.</summary>
    public int Answers { get; init; }

    /// <summary>How many people were to answer; null when that is not known (a form for everybody).</summary>
    public int? Asked { get; init; }

    /// <summary>How many people answered, each once; null when that is not known.</summary>
    public int? Answered { get; init; }

    /// <summary>The questions that can be counted, in the order of the form.</summary>
    public IReadOnlyList<QuestionResult> Questions { get; init; } = [];

    /// <summary>The same by session, day, governorate …; only what there is more than one of.</summary>
    public IReadOnlyList<ResultSplit> Splits { get; init; } = [];

    /// <summary>What people wrote, by question; only questions to which anybody wrote something that may be shown.</summary>
    public IReadOnlyList<CommentsResult> Comments { get; init; } = [];

    /// <summary>The split by that, or null.</summary>
    public ResultSplit? By(SplitBy by) => Splits.FirstOrDefault(split => split.By == by);
}

/// <summary>What kind of answers are counted.</summary>
public enum QuestionKind
{
    /// <summary>Numbers of a short scale: each has a bar, and there is an average.</summary>
    Scale,

    /// <summary>One of several choices.</summary>
    Choice,

    /// <summary>Any of several choices: the shares do not add up to one.</summary>
    Choices,

    /// <summary>A rank of all choices: counted is who put what first.</summary>
    Rank,

    /// <summary>Any number: an average alone.</summary>
    Number,
}

/// <summary>What was answered to one question.</summary>
/// <param name="Name">The question's path without numbers: <c>usefulness</c>, <c>lesson/weight</c>.</param>
/// <param name="Label">What people read.</param>
/// <param name="Kind">How it is counted.</param>
/// <param name="Answers">How many answered it; null: too few to tell.</param>
/// <param name="Average">Of a scale or number; null where there is none, or too few answered.</param>
/// <param name="Bars">How often what was answered, in the order of the form.</param>
public sealed record QuestionResult(string Name, LocalText Label, QuestionKind Kind, int? Answers, decimal? Average, IReadOnlyList<ResultBar> Bars)
{
    /// <summary>The lowest and highest number of a scale; null for other kinds.</summary>
    public (decimal Lowest, decimal Highest)? Ends { get; init; }
}

/// <summary>How often something was answered.</summary>
/// <param name="Values">What: mostly one; several that were put together because they are few.</param>
/// <param name="Count">How many.</param>
/// <param name="Share">Of those who answered the question, 0 to 1.</param>
public sealed record ResultBar(IReadOnlyList<ResultValue> Values, int Count, decimal Share);

/// <summary>A choice or number that can be answered.</summary>
/// <param name="Name">As stored.</param>
/// <param name="Label">What people read.</param>
public sealed record ResultValue(string Name, LocalText Label);

/// <summary>What results are broken down by.</summary>
public enum SplitBy
{
    /// <summary>The item of the agenda that the form asks about.</summary>
    Session,

    /// <summary>Its day, or the day on which a named form was sent.</summary>
    Day,

    Governorate,
    Gender,

    /// <summary>The registration's field <c>role</c>: sector, kind of stakeholder, field of work.</summary>
    Sector,
    AgeBand,
}

/// <summary>The results of each group.</summary>
/// <param name="By">What makes the groups.</param>
/// <param name="Groups">In the order of the agenda, of days, or the largest first; those put together come last.</param>
public sealed record ResultSplit(SplitBy By, IReadOnlyList<ResultGroup> Groups);

/// <summary>The results of one group.</summary>
/// <param name="Key">A code of the agenda, a day (<c>2025-11-14</c>), a choice's name; "" for small groups put together.</param>
/// <param name="Label">What people read; empty for a day, and for small groups put together.</param>
/// <param name="Answers">How many answers; null: too few to tell.</param>
/// <param name="Questions">The questions in the order of the form; of a category no distribution, only averages and how many answered.</param>
public sealed record ResultGroup(string Key, LocalText Label, int? Answers, IReadOnlyList<QuestionResult> Questions)
{
    /// <summary>How many were asked; null when that is not known.</summary>
    public int? Asked { get; init; }

    /// <summary>A session or day by category: averages alone.</summary>
    public IReadOnlyList<ResultSplit> Within { get; init; } = [];

    /// <summary>What was written about it.</summary>
    public IReadOnlyList<CommentsResult> Comments { get; init; } = [];
}

/// <summary>What people wrote to one question.</summary>
/// <param name="Name">The question's path without numbers.</param>
/// <param name="Label">What people read.</param>
/// <param name="Total">How many wrote something that may be shown.</param>
/// <param name="Texts">As many as were asked for: the latest first, of an anonymous form in an order that tells nothing.</param>
public sealed record CommentsResult(string Name, LocalText Label, int Total, IReadOnlyList<string> Texts)
{
    /// <summary>The longest of them, the longest first.</summary>
    public IReadOnlyList<string> Longest { get; init; } = [];
}
