using WorkshopBot.Texts;

namespace WorkshopBot.Results;

/// <summary>What groups of participants are called, in every kind of file.</summary>
internal static class ParticipantsText
{
    public static string LabelOf(ParticipantTable table, ParticipantRow row, Words words) => (table.Field, row.Key) switch
    {
        // who asked for nothing, or was not asked
        (_, "") or ("access", Participants.NotSaid) => words["results.others"],
        (_, Participants.NotSaid) => words["report.not_said"],
        ("access", _) => words["results.access"],
        (Participants.Disability, "yes") when row.Label.In(words.Language.Code) == row.Key => words["results.disability.yes"],
        (Participants.Disability, "no") when row.Label.In(words.Language.Code) == row.Key => words["results.disability.no"],
        _ => ResultsCard.Label(row.Label, words),
    };
}
