using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WorkshopBot.Playground;

/// <summary>
/// A message as the server keeps it. <see cref="Content"/> holds the members of the Bot API's Message that say what it is
/// (<c>text</c> and <c>entities</c>, <c>photo</c> and <c>caption</c>, …). Contents and keyboards are replaced, never changed in place, so that
/// what was seen stays what it was.
/// </summary>
internal sealed class Message
{
    public required long ChatId { get; init; }

    public required int Id { get; init; }

    public required long FromId { get; init; }

    public required long Date { get; init; }

    public required JsonObject Content { get; set; }

    public long? EditDate { get; set; }

    public JsonArray? InlineKeyboard { get; set; }

    /// <summary>Carried a reply keyboard, its removal or a forced reply: such a message can't be edited.</summary>
    public bool CarriedReplyMarkup { get; init; }

    public int? ReplyTo { get; init; }

    public JsonObject? ForwardOrigin { get; init; }

    public string? MediaGroupId { get; init; }

    /// <summary>In a poll: who chose what.</summary>
    public Dictionary<long, List<int>> Votes { get; init; } = [];

    [JsonIgnore]
    public bool IsText => Content.ContainsKey("text");

    [JsonIgnore]
    public bool IsMedia => Content.ContainsKey("photo") || Content.ContainsKey("document") || Content.ContainsKey("voice")
        || Content.ContainsKey("video") || Content.ContainsKey("audio") || Content.ContainsKey("animation");

    /// <summary>Something the chat reports about itself (somebody joined, pinned, migrated), not something somebody said.</summary>
    [JsonIgnore]
    public bool IsService => !IsText && !IsMedia && !Content.ContainsKey("sticker") && !Content.ContainsKey("location")
        && !Content.ContainsKey("contact") && !Content.ContainsKey("venue") && !Content.ContainsKey("poll");
}
