using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Data.People;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;

namespace WorkshopBot.Turns;

/// <summary>The language is asked, never guessed: the only screen that shows three.</summary>
internal sealed class LanguageTurns(Catalogue texts, InterviewTurns interviews)
{
    public const Act Choose = Act.LanguageChoose;

    public void Ask(IChatTurn turn)
    {
        var text = string.Join('\n', Language.All.Select(language => texts.In(language)["language.ask"]));
        turn.Show(new Screen(text)
        {
            Rows = [[.. Language.All.Select(language => new Button(language.OwnName, Choose, language.Code))]],
            PlainForm = string.Join('\n', Language.All.Select((language, index) => $"{index + 1} {language.OwnName}")),
        });
    }

    /// <summary>From now on in another language; a form that is open comes again in it.</summary>
    /// <returns>Where none is open, the turn in that language, for what else was on the screen.</returns>
    public IChatTurn? Change(IChatTurn turn, Language language)
    {
        PeopleStore.SetLanguage(turn.Work, turn.Person.Id, language.Code);
        var changed = new LanguageChosen(turn, language.Code);
        turn.Chat.Close(texts.In(language)["language.changed"]);
        if (interviews.Latest(changed) is not { } interview)
        {
            return changed;
        }

        InterviewStore.Activate(turn.Work, turn.Person.Id, interview.Id);
        interviews.ShowAgain(changed, interview, "");
        return null;
    }

    /// <summary>The language that was tapped, or typed by its name or number; null for anything else.</summary>
    public static Language? Chosen(Incoming incoming) => incoming switch
    {
        Incoming.Tapped { Press: { Action: Choose, Argument: var code } } => Language.Find(code),
        Incoming.Said { Text: var text } when WholeNumber.TryRead(text, out var number) && number >= 1 && number <= Language.All.Count => Language.All[number - 1],
        Incoming.Said { Text: var text } => Language.All.FirstOrDefault(language => SearchKey.Of(language.OwnName) == SearchKey.Of(text)),
        _ => null,
    };
}
