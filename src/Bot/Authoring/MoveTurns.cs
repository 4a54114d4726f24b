using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Authoring;

/// <summary>A form has a new version: interviews that are open on earlier ones go on where they are, or are moved to it, with what that does to their answers said first.</summary>
internal sealed class MoveTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews)
{
    private const int MostChanges = 15;

    /// <summary>Another part of the interviews that go to the present version.</summary>
    public void MoveOn(ITurn turn, long formId)
    {
        if (FormStore.ById(turn.Work, formId) is { } form)
        {
            interviews.Moves.Run(turn, form.Id, form.CurrentVersionId);
        }
    }

    /// <summary>Leads to what would move; nothing when nothing is open on an earlier version.</summary>
    public static IReadOnlyList<IReadOnlyList<Button>> Row(ITurn turn, long formId, Words words)
    {
        var open = InterviewStore.CountOnOtherVersions(turn.Work, formId, FormStore.ById(turn.Work, formId)!.CurrentVersionId);
        return open == 0 ? [] : [words.Row(new Button(words["button.move_open", ("n", Arg.Count(open))], Act.PublishMove, formId.ToString(CultureInfo.InvariantCulture)))];
    }

    /// <summary>What is open on earlier versions: what moving does to the answers is shown before.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        if (FormStore.ById(turn.Work, long.Parse(press.Argument, CultureInfo.InvariantCulture)) is not { } form)
        {
            turn.Show(new Screen(words["author.gone"]));
            return;
        }

        var forms = words.Row(new Button(words["button.forms"], FormDesk.List, form.WorkshopId.ToString(CultureInfo.InvariantCulture)));
        var look = interviews.Moves.Look(turn, form.Id, form.CurrentVersionId);
        if (press.Action == Act.PublishMoveNow)
        {
            interviews.Moves.Run(turn, form.Id, form.CurrentVersionId);
            turn.Show(new Screen(words["publish.moved", ("form", Arg.Text(words.Of(form.Titles))), ("n", Arg.Count(look.Open))]) { Rows = [forms] });
            return;
        }

        var lines = new List<string> { words["publish.move", ("form", Arg.Text(words.Of(form.Titles))), ("n", Arg.Count(look.Open)), ("whole", Arg.Count(look.Whole))] };
        var labels = FormStore.Versions(turn.Work, form.Id).Reverse().Select(version => shelf.Version(turn.Work, version.Id).Form).ToList();
        lines.AddRange(look.Outcomes.Take(MostChanges).Select(outcome => words["publish.move." + outcome.Outcome.ToString().ToLowerInvariant(),
            ("question", Arg.Text(LabelOf(labels, outcome.Path, words))), ("n", Arg.Count(outcome.People))]));
        if (look.Open > VersionMoves.MostAtOnce)
        {
            lines.Add(words["publish.move.first", ("n", Arg.Count(VersionMoves.MostAtOnce))]);
        }

        turn.Show(new Screen(string.Join('\n', lines))
        {
            Rows = look.Open == 0 ? [forms] : [words.Row(new Button(words["button.move_now"], Act.PublishMoveNow, press.Argument)), forms],
        });
    }

    private static string LabelOf(IEnumerable<Form> versions, string path, Words words)
    {
        var (form, question) = versions.Select(form => (form, form.Questions.FirstOrDefault(question => question.Path == path))).FirstOrDefault(pair => pair.Item2 is not null);
        var label = question?.Label.In(words.Language.Code, form.DefaultLanguage) ?? "";
        return label.Length > 0 ? label : path;
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
