using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Reports;

/// <summary><c>/organize</c> → Report: the report pack in the language that is chosen.</summary>
internal sealed class ReportTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews)
{
    /// <summary>Which language; then the file.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = texts.Of(turn.Person.Language);
        var parts = press.Argument.Split(':');
        var home = shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        var title = Arg.Text(words.Of(home.Workshop.Titles));
        if (press.Action == Act.ReportFile && Language.Find(parts[1]) is { } language)
        {
            turn.Chat.Working();
            turn.Chat.Say(new Screen(words["report.caption", ("workshop", title), ("language", Arg.Text(language.OwnName))])
            {
                File = new MadeFile(ReportPack.Kind, home.Workshop.Id, language.Code) { IsLasting = false },
            });
            return;
        }

        interviews.ShowBeside(turn, new Screen(words["report.which", ("workshop", title)])
        {
            Rows =
            [
                .. Language.All.Select(one => words.Row(new Button(one.OwnName, Act.ReportFile, $"{home.Workshop.Id}:{one.Code}"))),
                words.Row(new Button(words.BackArrow + words["button.back"], Act.ResultsList, RowId.Write(home.Workshop.Id))),
            ],
        });
    }
}
