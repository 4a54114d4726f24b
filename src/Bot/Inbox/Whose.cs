using System.Text.Json;

namespace WorkshopBot.Inbox;

/// <summary>Whose an update is that cannot be read as one.</summary>
internal static class Whose
{
    /// <summary>Telegram's id of who sent it; 0 when it does not say.</summary>
    /// <param name="body">The update's JSON: <c>{"update_id":1,"message":{"from":{"id":7},…}}</c>.</param>
    public static long UserIn(string body)
    {
        try
        {
            using var update = JsonDocument.Parse(body);
            return update.RootElement.ValueKind != JsonValueKind.Object
                ? 0
                : update.RootElement.EnumerateObject()
                    .Select(part => IdOf(part.Value, "from") ?? IdOf(part.Value, "user") ?? IdOf(part.Value, "chat"))
                    .FirstOrDefault(id => id is not null) ?? 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static long? IdOf(JsonElement part, string who) =>
        part.ValueKind == JsonValueKind.Object && part.TryGetProperty(who, out var person)
        && person.ValueKind == JsonValueKind.Object && person.TryGetProperty("id", out var id)
        && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number)
            ? number
            : null;
}
