using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkshopBot.Data.Broadcasts;

/// <summary>What a broadcast says.</summary>
/// <remarks>Sealed JSON: <c>{"texts":{"ar":{"text":"…","marks":[{"kind":"bold","offset":0,"length":4}]}},"latitude":30.5,"longitude":47.8}</c>.</remarks>
public sealed record BroadcastContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text in each language it was written in.</summary>
    public IReadOnlyDictionary<string, BroadcastText> Texts { get; init; } = new Dictionary<string, BroadcastText>();

    /// <summary>What a text is to become, once that is confirmed.</summary>
    public IReadOnlyDictionary<string, BroadcastText>? Next { get; init; }

    /// <summary>Degrees; null without a place.</summary>
    public double? Latitude { get; init; }

    /// <summary>Degrees; null without a place.</summary>
    public double? Longitude { get; init; }

    /// <summary>It has a photo or a file, which <c>sent_files</c> knows as <c>broadcast</c>.</summary>
    public bool HasFile { get; init; }

    /// <summary>It has the workshop's share card, made for each language.</summary>
    public bool HasShareCard { get; init; }

    /// <summary>It tells of other days, and with them the day moves on which personal data goes: whoever is registered hears of that too.</summary>
    public bool MovesDeletion { get; init; }

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static BroadcastContent Read(string json) => JsonSerializer.Deserialize<BroadcastContent>(json, Json)!;
}

/// <summary>A text with its formatting.</summary>
/// <param name="Text">Plain; "" under a photo, a file or a place without words.</param>
/// <param name="Marks">Stretches of it, in the Bot API's words, offsets in UTF-16 units.</param>
public sealed record BroadcastText(string Text, IReadOnlyList<BroadcastMark> Marks);

/// <summary>A stretch of a text.</summary>
public sealed record BroadcastMark(string Kind, int Offset, int Length, string? Url);
