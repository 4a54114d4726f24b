using WorkshopBot.Data.Authoring;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Authoring;

/// <summary>
/// What was read of the last drafts: a workbook is compiled outside the loop when it comes (<see cref="DraftTurns.Came"/>), and its card, its test and its way
/// to being published use that. Only after a restart, or with lists of another workshop, it is read again.
/// </summary>
/// <remarks>Used by the loop alone, so it needs no locks.</remarks>
internal sealed class DraftReadings
{
    private const int Most = 16;

    private readonly Dictionary<long, (string? Workbook, IReadOnlyDictionary<string, ChoiceTable> Tables, DraftReading Reading)> _kept = [];

    public void Keep(long draftId, string? workbook, IReadOnlyDictionary<string, ChoiceTable> tables, DraftReading reading)
    {
        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }

        _kept[draftId] = (workbook, tables, reading);
    }

    /// <summary>The draft, read with these lists.</summary>
    public DraftReading Of(FormDraft draft, IReadOnlyDictionary<string, ChoiceTable> tables)
    {
        if (_kept.TryGetValue(draft.Id, out var kept) && kept.Workbook == draft.Workbook && AreSame(draft.Workbook ?? "", kept.Tables, tables))
        {
            return kept.Reading;
        }

        var reading = DraftReading.Of(draft, tables);
        Keep(draft.Id, draft.Workbook, tables, reading);
        return reading;
    }

    // most forms read no list of the plan
    private static bool AreSame(string workbook, IReadOnlyDictionary<string, ChoiceTable> before, IReadOnlyDictionary<string, ChoiceTable> now) =>
        ReferenceEquals(before, now) || !now.Keys.Any(file => workbook.Contains(file, StringComparison.OrdinalIgnoreCase));
}
