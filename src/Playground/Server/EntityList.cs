using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>Formatting given as <c>entities</c>: read and checked against the text.</summary>
internal static class EntityList
{
    private static readonly HashSet<string> Plain =
        ["bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code"];

    /// <summary>Known, but found by the server itself: given explicitly they are taken off.</summary>
    private static readonly HashSet<string> Automatic =
        ["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card_number"];

    /// <summary>These hold nothing else.</summary>
    private static readonly HashSet<string> Closed = ["code", "pre"];

    public static FormattedText Read(string text, JsonNode list, World world)
    {
        if (list is not JsonArray array)
            throw Refusal.BadRequest("expected an Array of MessageEntity");
        var entities = new List<Entity>();
        foreach (var item in array)
        {
            var entity = ReadOne(item, world);
            CheckBounds(entity, text);
            if (!Automatic.Contains(entity.Type) && entity.Length > 0)
                entities.Add(entity);
        }
        return new FormattedText(text, entities);
    }

    private static Entity ReadOne(JsonNode? item, World world)
    {
        const string cant = "can't parse MessageEntity: ";
        if (item is not JsonObject json)
            throw Refusal.BadRequest(cant + "expected an Object");
        string type = Field(json, "type", JsonValueKind.String, "String")!.GetValue<string>();
        var extra = type switch
        {
            "pre" => json.Text("language") is { } language ? new JsonObject { ["language"] = language } : null,
            "text_link" => new JsonObject { ["url"] = CheckUrl(Field(json, "url", JsonValueKind.String, "String")!.GetValue<string>()) },
            "text_mention" => new JsonObject { ["user"] = ReadUser(Field(json, "user", JsonValueKind.Object, "Object")!, world) },
            "custom_emoji" => new JsonObject { ["custom_emoji_id"] = ReadEmoji(Field(json, "custom_emoji_id", JsonValueKind.String, "String")!) },
            "date_time" => new JsonObject
            {
                ["unix_time"] = Field(json, "unix_time", JsonValueKind.Number, "Number").Copy(),
                ["date_time_format"] = json.Text("date_time_format") ?? "",
            },
            _ => Plain.Contains(type) || Automatic.Contains(type) ? null : throw Refusal.BadRequest(cant + "Unsupported type specified"),
        };
        return new Entity(type, Number(json, "offset"), Number(json, "length"), extra);

        JsonNode? Field(JsonObject from, string name, JsonValueKind kind, string kindName)
        {
            var value = from[name] ?? throw Refusal.BadRequest($"{cant}Can't find field \"{name}\"");
            return value.GetValueKind() == kind ? value : throw Refusal.BadRequest($"{cant}Field \"{name}\" must be of type {kindName}");
        }

        int Number(JsonObject from, string name)
        {
            var value = from[name] ?? throw Refusal.BadRequest($"{cant}Can't find field \"{name}\"");
            return int.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw Refusal.BadRequest($"{cant}Field \"{name}\" must be of type Number");
        }

        string ReadEmoji(JsonNode id) => long.TryParse(id.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? id.GetValue<string>()
            : throw Refusal.BadRequest($"{cant}Field \"custom_emoji_id\" must be a valid Number");
    }

    private static string CheckUrl(string url) =>
        TextRules.WhyUrlIsWrong(url) is { } why ? throw Refusal.BadRequest(Says.EntityUrl(url, why)) : url;

    private static JsonObject ReadUser(JsonNode user, World world) =>
        user["id"] is JsonValue value && value.TryGetValue(out long id) && (id == world.BotId || world.FindPerson(id) is not null)
            ? world.RenderUser(id)
            : throw Refusal.BadRequest(Says.UserNotFound);

    private static void CheckBounds(Entity entity, string text)
    {
        if (entity.Offset < 0)
            throw Refuse($"receive an entity with incorrect offset {entity.Offset}");
        if (entity.Length < 0)
            throw Refuse($"receive an entity with incorrect length {entity.Length}");
        if (entity.Length == 0)
            return;
        if (entity.Offset > text.Length)
            throw Refuse($"entity begins after the end of the text at UTF-16 offset {entity.Offset}");
        if (entity.End > text.Length)
            throw Refuse($"entity beginning at UTF-16 offset {entity.Offset} ends after the end of the text at UTF-16 offset {entity.End}");
        if (IsInsidePair(text, entity.Offset))
            throw Refuse($"entity begins in a middle of a UTF-16 symbol at byte offset {Bytes(text, entity.Offset)}");
        if (IsInsidePair(text, entity.End))
            throw Refuse($"entity ends in a middle of a UTF-16 symbol at byte offset {Bytes(text, entity.End)}");
    }

    private static Refusal Refuse(FormattableString why) => Refusal.BadRequest(FormattableString.Invariant(why));

    private static bool IsInsidePair(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]);

    private static int Bytes(string text, int at) => System.Text.Encoding.UTF8.GetByteCount(text.AsSpan(0, at));

    /// <summary>Overlapping spans must contain one another: where they cross, the later one is cut in two.</summary>
    public static List<Entity> Nest(IReadOnlyList<Entity> entities)
    {
        var waiting = new PriorityQueue<Entity, (int, int)>();
        foreach (var entity in entities)
            waiting.Enqueue(entity, (entity.Offset, -entity.Length));
        var result = new List<Entity>();
        var around = new Stack<Entity>();
        while (waiting.TryDequeue(out var entity, out _))
        {
            while (around.TryPeek(out var outer) && outer.End <= entity.Offset)
                around.Pop();
            if (around.TryPeek(out var holder))
            {
                if (holder.End < entity.End)
                {
                    var rest = entity with { Offset = holder.End, Length = entity.End - holder.End };
                    waiting.Enqueue(rest, (rest.Offset, -rest.Length));
                    entity = entity with { Length = holder.End - entity.Offset };
                }
                if (Closed.Contains(holder.Type) || IsQuote(entity) && around.Any(IsQuote) || around.Any(a => a.Type == entity.Type))
                    continue;
            }
            around.Push(entity);
            result.Add(entity);
        }
        return result;
    }

    private static bool IsQuote(Entity entity) => entity.Type is "blockquote" or "expandable_blockquote";
}
