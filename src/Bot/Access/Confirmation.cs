using WorkshopBot.Chat;
using WorkshopBot.Texts;

namespace WorkshopBot.Access;

/// <summary>
/// The second look at what cannot be undone. A dangerous act is only done when its button says that it was confirmed; without that, the gate shows a card
/// that asks. A feature's own preview, which says what would happen to how many, may be that card: its button is made here.
/// </summary>
internal static class Confirmation
{
    // no argument ends with it
    private const char Mark = '!';

    /// <summary>A button that does it, for a card that has asked already.</summary>
    public static Button Button(string label, Act act, string argument) => new(label, act, argument + Mark);

    /// <summary>Whether the button was on a card that asked, and what it names.</summary>
    public static (bool IsConfirmed, string Argument) Read(string argument) => argument.EndsWith(Mark) ? (true, argument[..^1]) : (false, argument);

    /// <summary>The card that asks: <c>confirm.ACT</c> says what would be done.</summary>
    public static Screen Card(Act act, string argument, Words words) => new(words["confirm." + act.Name()])
    {
        Rows = [words.Row(Button(words["button.confirm_yes"], act, argument), new Button(words["button.confirm_no"], Act.ChatKeep))],
    };
}
