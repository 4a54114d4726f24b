using WorkshopBot.Chat;
using WorkshopBot.Data.Panels;
using WorkshopBot.Data.Storage;
using WorkshopBot.Exports;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Turns;

namespace WorkshopBot.Panels;

/// <summary>The questions to a panel as a table: <c>state,votes,asked_at,name,question</c>, times in UTC, names only where their owners agreed.</summary>
internal static class PanelTable
{
    public const string Kind = "panel";

    public static MadeFileContent Make(ReadSession session, MadeFile file) => new(
        CsvFile.Of(
            ["state", "votes", "asked_at", "name", "question"],
            PanelStore.Of(session, file.SubjectId).Select(question => new TableCell[]
            {
                question.State, TableCell.Of(question.Votes), CsvFile.Moment(question.AskedAt), question.Name, question.Text,
            })),
        "panel-questions.csv",
        IsPhoto: false);
}
