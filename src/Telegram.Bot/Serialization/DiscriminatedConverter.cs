using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Types;

namespace Telegram.Bot.Serialization;

/// <summary>A family told apart by one member, wherever that stands in the object.</summary>
/// <remarks>
/// The serializer's own polymorphism wants the member in front unless its options say otherwise, and a web framework's do not.
/// </remarks>
internal abstract class DiscriminatedConverter<TBase>(string discriminator, Dictionary<string, Type> kinds)
    : JsonConverter<TBase> where TBase : class
{
    public override TBase? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var kind = ReadKind(reader);
        if (kind is null || !kinds.TryGetValue(kind, out var type))
            throw new JsonException($"{typeof(TBase).Name} of unknown {discriminator} '{kind}'.");
        return (TBase?)JsonSerializer.Deserialize(ref reader, options.GetTypeInfo(type));
    }

    public override void Write(Utf8JsonWriter writer, TBase value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, options.GetTypeInfo(value.GetType()));

    // takes the reader by value: looking ahead leaves the caller's where it was
    private string? ReadKind(Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException($"{typeof(TBase).Name} is not an object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(discriminator);
            reader.Read();
            if (found)
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            // Skip would refuse a body that is still coming in; this value has been read to its end
            reader.TrySkip();
        }

        return null;
    }
}

/// <summary>Bot API ChatMember, by <c>status</c>.</summary>
internal sealed class ChatMemberConverter() : DiscriminatedConverter<ChatMember>("status", new()
{
    ["creator"] = typeof(ChatMemberOwner),
    ["administrator"] = typeof(ChatMemberAdministrator),
    ["member"] = typeof(ChatMemberMember),
    ["restricted"] = typeof(ChatMemberRestricted),
    ["left"] = typeof(ChatMemberLeft),
    ["kicked"] = typeof(ChatMemberBanned),
});

/// <summary>Bot API MessageOrigin, by <c>type</c>.</summary>
internal sealed class MessageOriginConverter() : DiscriminatedConverter<MessageOrigin>("type", new()
{
    ["user"] = typeof(MessageOriginUser),
    ["hidden_user"] = typeof(MessageOriginHiddenUser),
    ["chat"] = typeof(MessageOriginChat),
    ["channel"] = typeof(MessageOriginChannel),
});
