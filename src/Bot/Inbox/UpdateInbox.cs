using System.Text.Json;
using Telegram.Bot.Types;
using WorkshopBot.Turns;

namespace WorkshopBot.Inbox;

/// <summary>The one way in for updates, however they arrive: polled today, by webhook another day.</summary>
internal sealed class UpdateInbox(TurnLoop loop)
{
    /// <summary>The bot, as getMe tells it; set before the first update.</summary>
    public User Me { get; set; } = new();

    /// <summary>Hands updates to the loop, in order. Completes when all that they changed is durable: only then may they be confirmed.</summary>
    public async Task Accept(IEnumerable<Update> updates, CancellationToken cancellationToken)
    {
        var done = new List<Task>();
        foreach (var update in updates)
            done.Add(await loop.Post(new LoopInput.Came(Read(update)), cancellationToken));
        await Task.WhenAll(done).WaitAsync(cancellationToken);
    }

    /// <summary>Keeps an update that cannot be read; the rest goes on.</summary>
    public async Task KeepUnreadable(int updateId, string body, string error, CancellationToken cancellationToken)
    {
        var update = new ChatUpdate(updateId, "unreadable", body) { Unreadable = error, UserId = Whose.UserIn(body) };
        await (await loop.Post(new LoopInput.Came(update), cancellationToken)).WaitAsync(cancellationToken);
    }

    // an update that can be parsed and yet makes no sense is kept like one that cannot
    private ChatUpdate Read(Update update)
    {
        try
        {
            return Translation.Read(update, Me);
        }
        catch (Exception error) when (error is NullReferenceException or JsonException or InvalidOperationException)
        {
            return new ChatUpdate(update.Id, "unreadable", "") { Unreadable = error.GetType().Name };
        }
    }
}
