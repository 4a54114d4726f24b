using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Translate;

/// <summary><c>/organize</c> → Translations: what each language lacks or has of before a change, asked for one after the other and answered in the chat.</summary>
internal sealed class TranslateTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews)
{
    /// <summary>A button; arguments begin with the workshop: <c>17</c>, <c>17:ckb:2</c>, <c>17:ckb:2:i:4:title</c>.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':', 4);
        var home = shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        if (press.Action is Act.TranslateNext or Act.TranslateKeep && parts.Length > 2 && Language.Find(parts[1]) is { } language)
        {
            if (press.Action == Act.TranslateKeep && parts.Length > 3)
            {
                StaleTextStore.Clear(turn.Work, home.Workshop.Id, parts[3], language.Code);
            }

            Ask(turn, home, language, int.Parse(parts[2], CultureInfo.InvariantCulture));
        }
        else
        {
            Show(turn, home);
        }
    }

    /// <summary>How much each language lacks.</summary>
    public void Show(IChatTurn turn, ShelvedWorkshop home)
    {
        var words = Words(turn);
        var id = home.Workshop.Id;
        PeopleStore.SetOpenedWorkshop(turn.Work, turn.Person.Id, id);
        var missing = Language.All.Select(language => (Language: language, Texts: MissingTexts.In(turn.Rows, home, language.Code))).ToList();
        var lines = new List<string> { words["translate.card", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))] };
        lines.AddRange(missing.Select(one => Line(one.Language, one.Texts, words)));
        interviews.ShowBeside(turn, new Screen(string.Join('\n', lines))
        {
            Rows =
            [
                .. missing.Where(one => one.Texts.Count > 0).Select(one => words.Row(new Button(one.Language.OwnName, Act.TranslateNext, $"{RowId.Write(id)}:{one.Language.Code}:0"))),
                rights.May(turn.Rows, turn.Person.Id, Act.OrganizeLive, id) ? OrganizeTurns.Back(id, words) : words.Row(new Button(words["button.refresh"], Act.TranslateOpen, RowId.Write(id))),
            ],
        });
    }

    private static string Line(Language language, List<MissingText> texts, Words words)
    {
        var again = texts.Count(text => text.ChangedIn is not null);
        return words[again == 0 ? "translate.line" : "translate.line.again", ("language", Arg.Text(language.OwnName)), ("n", Arg.Count(texts.Count - again)), ("again", Arg.Count(again))];
    }

    /// <summary>A translation: it is kept, and the next is asked for.</summary>
    public void Typed(IChatTurn turn, string argument, string text)
    {
        var parts = argument.Split(':', 4);
        var home = shelf.Workshop(turn.Rows, RowId.Read(parts[0]));
        var (language, number, key) = (Language.Of(parts[1]), int.Parse(parts[2], CultureInfo.InvariantCulture), parts[3]);
        var written = Bidi.Strip(text).Trim();
        var words = Words(turn);

        // somebody else may have written it meanwhile
        if (MissingTexts.In(turn.Rows, home, language.Code).Find(one => one.Key == key) is { } missing)
        {
            if (written.Length == 0 || written.Length > missing.Longest)
            {
                Ask(turn, home, language, number, words["build.too_long", ("max", Arg.Count(missing.Longest))]);
                return;
            }

            MissingTexts.Write(turn.Work, home, missing, language.Code, written, turn.Now);
            shelf.Forget();
        }

        Ask(turn, shelf.Workshop(turn.Rows, home.Workshop.Id), language, number);
    }

    private void Ask(IChatTurn turn, ShelvedWorkshop home, Language language, int number, string? refusal = null)
    {
        var words = Words(turn);
        var id = RowId.Write(home.Workshop.Id);
        var missing = MissingTexts.In(turn.Rows, home, language.Code);
        if (number >= missing.Count)
        {
            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            Show(turn, home);
            return;
        }

        var one = missing[number];
        var here = $"{id}:{language.Code}:{number.ToString(CultureInfo.InvariantCulture)}";
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.TranslateText.With($"{here}:{one.Key}"));
        var lines = new List<string>();
        if (refusal is not null)
        {
            lines.Add(refusal);
        }

        lines.Add(words["translate.ask",
            ("n", Arg.Count(missing.Count - number)), ("language", Arg.Text(language.OwnName)), ("what", Arg.Phrase(words["translate.what." + one.Kind]))]);
        if (one.ChangedIn is { } changed)
        {
            lines.Add(words["translate.again", ("changed", Arg.Text(Language.Of(changed).OwnName))]);
        }

        lines.AddRange(one.Texts.Where(text => text.Value.Length > 0).Select(text => (one.ChangedIn is null ? "" : Bidi.Isolate(Language.Of(text.Key).OwnName) + ":\n") + words.Lines(text.Value)));
        turn.Show(new Screen(string.Join('\n', lines))
        {
            Rows =
            [
                .. one.ChangedIn is null ? Array.Empty<IReadOnlyList<Button>>() : [words.Row(new Button(words["button.still_right"], Act.TranslateKeep, $"{here}:{one.Key}"))],
                words.Row(new Button(words["button.skip"], Act.TranslateNext, $"{id}:{language.Code}:{(number + 1).ToString(CultureInfo.InvariantCulture)}")),
                words.Row(new Button(words.BackArrow + words["button.back"], Act.TranslateOpen, id)),
            ],
        });
    }

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
