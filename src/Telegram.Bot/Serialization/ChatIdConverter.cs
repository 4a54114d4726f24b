using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Types;

namespace Telegram.Bot.Serialization;

/// <summary>A chat as a number or as <c>"@name"</c>.</summary>
internal sealed class ChatIdConverter : JsonConverter<ChatId>
{
    public override ChatId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
            return new ChatId(reader.GetInt64());
        try
        {
            return new ChatId(reader.GetString()!);
        }
        catch (ArgumentException)
        {
            throw new JsonException("Neither a chat's number nor its @name.");
        }
    }

    public override void Write(Utf8JsonWriter writer, ChatId value, JsonSerializerOptions options)
    {
        if (value.Identifier is { } number)
            writer.WriteNumberValue(number);
        else
            writer.WriteStringValue(value.Username);
    }
}
