using System.Globalization;
using System.Text;
using WorkshopBot.Chat;
using WorkshopBot.Data.Panels;
using WorkshopBot.Data.Storage;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Turns;

namespace WorkshopBot.Panels;

/// <summary>The questions to a panel as a table: <c>state,votes,asked_at,name,question</c>, times in UTC, names only where their owners agreed.</summary>
internal static class PanelTable
{
    public const string Kind = "panel";

    public static MadeFileContent Make(ReadSession session, MadeFile file)
    {
        var table = new StringBuilder("state,votes,asked_at,name,question\r\n");
        foreach (var question in PanelStore.Of(session, file.SubjectId))
        {
            string[] cells =
            [
                question.State, question.Votes.ToString(CultureInfo.InvariantCulture), question.AskedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                question.Name ?? "", question.Text,
            ];
            table.AppendJoin(',', cells.Select(CsvTables.Cell)).Append("\r\n");
        }

        return new([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(table.ToString())], "panel-questions.csv", IsPhoto: false);
    }
}
