using WorkshopBot.Broadcasts;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Harvest;

/// <summary>
/// Something is read back to everybody: it becomes a message in all three languages on the card of messages that have not gone yet, where whoever organizes
/// reads it, changes it, narrows it down, and sends it.
/// </summary>
internal sealed class ReadBack(Catalogue texts, ComposeTurns compose)
{
    /// <summary>Shows the card of the message.</summary>
    /// <param name="turn">The turn of whoever will send it.</param>
    /// <param name="home">The workshop whose confirmed people get it.</param>
    /// <param name="text">What it says in one language; cut where it is too long for a message.</param>
    public void Show(IChatTurn turn, ShelvedWorkshop home, Func<Words, string> text)
    {
        BroadcastStore.DropEmpty(turn.Work, turn.Person.Id);

        var draft = new Broadcast
        {
            Id = turn.Work.NewId(),
            WorkshopId = home.Workshop.Id,
            Kind = "message",
            Status = "draft",
            SenderId = turn.Person.Id,
            Content = new()
            {
                Texts = Language.All.ToDictionary(language => language.Code, language => new BroadcastText(Bidi.Strip(Fitted(text(texts.In(language)))), [])),
            },
            CreatedAt = turn.Now,
        };
        BroadcastStore.Add(turn.Work, draft);
        compose.ShowCard(turn, draft);
    }

    private static string Fitted(string text)
    {
        if (text.Length <= ComposeTurns.LongestText)
        {
            return text;
        }

        var line = text.LastIndexOf('\n', ComposeTurns.LongestText - 2);
        return text[..(line > 0 ? line : ComposeTurns.LongestText - 2)] + "\n…";
    }
}
