using System.Text.Json.Nodes;
using WorkshopBot.Playground.Server;

namespace WorkshopBot.Playground;

/// <summary>Votes.</summary>
public sealed partial class World
{
    /// <summary>Votes in a poll of the bot; no options withdraw the vote. A public poll tells the bot who voted.</summary>
    public void Vote(long personId, int messageId, IReadOnlyList<int> options, long? chatId = null) => Do(() =>
    {
        Acting(personId);
        var message = ShownMessage(personId, messageId, chatId);
        if (message.Content["poll"] is not JsonObject poll || (bool)poll["is_closed"]!)
            throw new PlaygroundException($"Message {messageId} is not an open poll.");
        var before = message.Votes.GetValueOrDefault(personId) ?? [];
        message.Content = Polls.Change(message.Content,
            i => (options.Contains(i) ? 1 : 0) - (before.Contains(i) ? 1 : 0), Math.Sign(options.Count) - Math.Sign(before.Count));
        message.Votes[personId] = [.. options];
        Store(message);
        if (!(bool)poll["is_anonymous"]!)
        {
            var answer = new JsonObject
            {
                ["poll_id"] = poll["id"].Copy(),
                ["user"] = RenderUser(personId),
                ["option_ids"] = new JsonArray([.. options.Select(o => JsonValue.Create(o))]),
            };
            Updates.Add("poll_answer", answer, Limits.UpdateLifetime, $"poll/{personId}");
        }
        Updates.Add("poll", message.Content["poll"]!.DeepClone().AsObject(), Limits.UpdateLifetime, $"poll/{poll["id"]}");
        Record("edited", message.ChatId, message);
    });
}
