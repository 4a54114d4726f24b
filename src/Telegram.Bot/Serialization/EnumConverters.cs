using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Serialization;

/// <summary>An enum as a string; one that we don't know reads as 0, so that a newer server cannot break an older bot.</summary>
internal abstract class EnumConverter<TEnum> : JsonConverter<TEnum> where TEnum : struct, Enum
{
    private readonly Dictionary<TEnum, string> _names;
    private readonly Dictionary<string, TEnum> _values;

    protected EnumConverter(Func<string, string> nameOnTheWire)
    {
        _names = Enum.GetValues<TEnum>().ToDictionary(value => value, value => nameOnTheWire(value.ToString()));
        _values = _names.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }

    public bool TryParse(string name, out TEnum value) => _values.TryGetValue(name, out value);

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return _values.GetValueOrDefault(reader.GetString()!);
        // Skip would refuse a body that is still coming in; this value has been read to its end
        reader.TrySkip();
        return default;
    }

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
        writer.WriteStringValue(_names.TryGetValue(value, out var name)
            ? name
            : throw new JsonException($"{typeof(TEnum).Name} has no {value:D}."));
}

/// <summary><c>ExpandableBlockquote</c> ↔ <c>expandable_blockquote</c>.</summary>
internal sealed class SnakeCaseEnumConverter<TEnum>() : EnumConverter<TEnum>(JsonNamingPolicy.SnakeCaseLower.ConvertName)
    where TEnum : struct, Enum;

/// <summary><c>MarkdownV2</c> ↔ <c>MarkdownV2</c>.</summary>
internal sealed class MemberNameEnumConverter<TEnum>() : EnumConverter<TEnum>(name => name) where TEnum : struct, Enum;
