using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>The Bot API's <c>{"ok":false,"error_code":…,"description":…}</c>.</summary>
internal sealed class Refusal(int code, string description) : Exception(description)
{
    public int Code { get; } = code;

    public int? RetryAfter { get; private init; }

    public long? MigrateTo { get; private init; }

    public static Refusal BadRequest(string text) => new(400, $"Bad Request: {text}");

    public static Refusal Forbidden(string text) => new(403, $"Forbidden: {text}");

    public static Refusal Conflict(string text) => new(409, $"Conflict: {text}");

    public static Refusal TooMany(int seconds) => new(429, $"Too Many Requests: retry after {seconds}") { RetryAfter = seconds };

    public static Refusal Migrated(long to) => new(400, $"Bad Request: {Says.Upgraded}") { MigrateTo = to };

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["ok"] = false, ["error_code"] = Code, ["description"] = Message };
        if (RetryAfter is { } seconds)
            json["parameters"] = new JsonObject { ["retry_after"] = seconds };
        if (MigrateTo is { } to)
            json["parameters"] = new JsonObject { ["migrate_to_chat_id"] = to };
        return json;
    }
}
