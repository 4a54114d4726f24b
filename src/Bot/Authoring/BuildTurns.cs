using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.People;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Authoring;

/// <summary>A form built in chat: its title, then question by question what is asked and how it is answered. A draft like one that was sent comes of it.</summary>
internal sealed class BuildTurns(Catalogue texts, DraftTurns drafts)
{
    public const Act Start = Act.BuildStart;
    private const Act Kind = Act.BuildKind;
    private const Act Undo = Act.BuildUndo;
    private const Act Done = Act.BuildDone;

    // what is typed next
    private const Act Title = Act.BuildTitle;
    private const Act Question = Act.BuildQuestion;
    private const Act Choices = Act.BuildChoices;

    private const int LongestTitle = 100;
    private const int LongestQuestion = 300;
    private const int LongestChoice = 80;
    private const int MostQuestions = 30;
    private const int MostChoices = 30;
    private const int LettersOfId = 6;

    private static readonly char[] BetweenChoices = ['\n', ',', '،', ';', '؛'];

    /// <summary>A button on the way.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var words = Words(turn);
        if (press.Action == Start)
        {
            Expect(turn, Title.Name());
            turn.Show(new Screen(words["build.title"]) { Rows = [words.Row(new Button(words.BackArrow + words["button.back"], FormDesk.List, press.Argument))] });
            return;
        }

        var parts = press.Argument.Split(':');
        if (DraftTurns.Own(turn, long.Parse(parts[0], CultureInfo.InvariantCulture)) is not { } draft)
        {
            turn.Show(new Screen(words["author.gone"]));
            return;
        }

        var form = BuiltForm.Read(draft.Workbook!);
        switch (press.Action)
        {
            case Done:
                drafts.Show(turn, draft, "");
                break;
            case Undo:
                Next(turn, draft, form with { Questions = [.. form.Questions.SkipLast(1)] });
                break;
            case Kind when form.Questions.Count > 0:
                Answered(turn, draft, form, Enum.Parse<AnswerKind>(parts[1]));
                break;
            default:
                Next(turn, draft, form);
                break;
        }
    }

    /// <summary>The title, a question or choices that were asked for.</summary>
    public void Typed(IChatTurn turn, Act what, string argument, string text)
    {
        var draft = what == Title ? null : DraftTurns.Own(turn, RowId.Read(argument));
        if (draft is null && what != Title)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            turn.Show(new Screen(Words(turn)["author.gone"]));
            return;
        }

        switch (what)
        {
            case Title:
                Begin(turn, text);
                break;
            case Question:
                Ask(turn, draft!, text);
                break;
            default:
                Choose(turn, draft!, text);
                break;
        }
    }

    private void Begin(IChatTurn turn, string text)
    {
        var title = BuiltForm.Clean(text);
        if (title.Length is 0 or > LongestTitle)
        {
            turn.Show(new Screen(Words(turn)["build.too_long", ("max", Arg.Count(LongestTitle))]));
            return;
        }

        // its name in the workshop stays when the title is changed in Excel
        var id = "form-" + string.Concat(Enumerable.Range(0, LettersOfId).Select(_ => (char)('a' + turn.Chance.Next(26))));
        var form = new BuiltForm(id, title, []);
        Next(turn, DraftStore.Add(turn.Work, turn.Person.Id, FileName(title) + ".md", fileId: null, form.Write(), turn.Now), form);
    }

    /// <summary>A question was written: until its kind is chosen it is answered in words.</summary>
    private void Ask(IChatTurn turn, FormDraft draft, string text)
    {
        var words = Words(turn);
        var form = BuiltForm.Read(draft.Workbook!);
        var label = BuiltForm.Clean(text);
        if (label.Length is 0 or > LongestQuestion)
        {
            turn.Show(new Screen(words["build.too_long", ("max", Arg.Count(LongestQuestion))]) { Rows = [words.Row(new Button(words["button.cancel"], DraftTurns.Cancel, Id(draft)))] });
            return;
        }

        if (form.Questions.Count == MostQuestions)
        {
            Next(turn, draft, form);
            return;
        }

        DraftStore.Keep(turn.Work, draft.Id, (form with { Questions = [.. form.Questions, new(label, AnswerKind.Text, [])] }).Write());
        Button To(AnswerKind kind) => new(words["button.kind." + kind.ToString().ToLowerInvariant()], Kind, $"{Id(draft)}:{kind}");
        turn.Show(new Screen(words["build.kind", ("question", Arg.Text(label))])
        {
            Rows =
            [
                words.Row(To(AnswerKind.YesNo), To(AnswerKind.Scale)),
                words.Row(To(AnswerKind.One), To(AnswerKind.Several)),
                words.Row(To(AnswerKind.Text), To(AnswerKind.Number)),
            ],
        });
    }

    private void Answered(IChatTurn turn, FormDraft draft, BuiltForm form, AnswerKind kind)
    {
        var words = Words(turn);
        if (kind is AnswerKind.One or AnswerKind.Several)
        {
            // two choices stand there until the right ones are written: the form can be run at every moment
            Expect(turn, Choices.With(Id(draft)));
            Keep(turn, draft, Last(form, kind, [words["button.yes"], words["button.no"]]));
            turn.Show(new Screen(words["build.choices"]) { Rows = [WithoutIt(draft, words)] });
            return;
        }

        Next(turn, draft, Last(form, kind, kind == AnswerKind.YesNo ? [words["button.yes"], words["button.no"]] : []));
    }

    private void Choose(IChatTurn turn, FormDraft draft, string text)
    {
        var choices = text.Split(BetweenChoices, StringSplitOptions.RemoveEmptyEntries).Select(BuiltForm.Clean).Where(choice => choice.Length > 0)
            .Distinct(StringComparer.Ordinal).ToList();
        if (choices.Count is < 2 or > MostChoices || choices.Exists(choice => choice.Length > LongestChoice))
        {
            turn.Show(new Screen(Words(turn)["build.choices.again", ("max", Arg.Count(MostChoices)), ("letters", Arg.Count(LongestChoice))]) { Rows = [WithoutIt(draft, Words(turn))] });
            return;
        }

        var form = BuiltForm.Read(draft.Workbook!);
        Next(turn, draft, Last(form, form.Questions[^1].Kind, choices));
    }

    /// <summary>What there is so far; the next question is typed.</summary>
    private void Next(IChatTurn turn, FormDraft draft, BuiltForm form)
    {
        var words = Words(turn);
        Keep(turn, draft, form);
        Expect(turn, form.Questions.Count < MostQuestions ? Question.With(Id(draft)) : null);
        var lines = form.Questions.Select((question, index) => words["build.line", ("number", Arg.Count(index + 1)), ("question", Arg.Text(question.Label))]).ToList();
        lines.Insert(0, words["build.form", ("form", Arg.Text(form.Title))]);
        lines.Add("\n" + words[form.Questions.Count == 0 ? "build.first" : form.Questions.Count < MostQuestions ? "build.next" : "build.full"]);
        turn.Show(new Screen(string.Join('\n', lines))
        {
            Rows = form.Questions.Count == 0 ? [words.Row(new Button(words["button.cancel"], DraftTurns.Cancel, Id(draft)))] : [words.Row(new Button(words["button.build_done"], Done, Id(draft)), new Button(words["button.build_undo"], Undo, Id(draft)))],
        });
    }

    /// <summary>Back to the questions, without the one whose choices were asked for.</summary>
    private static IReadOnlyList<Button> WithoutIt(FormDraft draft, Words words) => words.Row(new Button(words.BackArrow + words["button.back"], Undo, Id(draft)));

    private static string FileName(string title) => string.Concat(title.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or ' ' ? letter : '_'));

    private static BuiltForm Last(BuiltForm form, AnswerKind kind, IReadOnlyList<string> choices) =>
        form with { Questions = [.. form.Questions.SkipLast(1), form.Questions[^1] with { Kind = kind, Choices = choices }] };

    private static void Keep(IChatTurn turn, FormDraft draft, BuiltForm form) => DraftStore.Keep(turn.Work, draft.Id, form.Write());

    private static void Expect(IChatTurn turn, string? what) => PeopleStore.SetExpects(turn.Work, turn.Person.Id, what);

    private static string Id(FormDraft draft) => draft.Id.ToString(CultureInfo.InvariantCulture);

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
