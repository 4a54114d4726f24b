using System.Text.Json;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;
using WorkshopBot.Turns;

namespace WorkshopBot.Inbox;

/// <summary>The one way in for updates, however they arrive: polled or by webhook.</summary>
internal sealed class UpdateInbox(TurnLoop loop, ILogger<UpdateInbox> log)
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

    /// <summary>Hands one update to the loop as it came; one that cannot be read is kept, and the rest goes on.</summary>
    /// <returns>True when it could be read. Either way it is durable, and may be confirmed.</returns>
    public async Task<bool> Accept(int id, JsonElement raw, CancellationToken cancellationToken)
    {
        Update update;
        try
        {
            update = raw.Deserialize<Update>(JsonBotAPI.Options)!;
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            log.LogWarning("Update {Update} cannot be read; it is kept and passed over.", id);
            var body = raw.GetRawText();
            var kept = new ChatUpdate(id, "unreadable", () => body) { Unreadable = error.GetType().Name, UserId = Whose.UserIn(body) };
            await (await loop.Post(new LoopInput.Came(kept), cancellationToken)).WaitAsync(cancellationToken);
            return false;
        }

        await Accept([update], cancellationToken);
        return true;
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
            return new ChatUpdate(update.Id, "unreadable", () => "") { Unreadable = error.GetType().Name };
        }
    }
}
