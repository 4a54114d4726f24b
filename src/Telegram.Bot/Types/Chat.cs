using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A chat (Bot API Chat).</summary>
public class Chat
{
    /// <summary>Its number: up to 52 bits, negative for groups and channels.</summary>
    public long Id { get; set; }

    /// <summary>What it is.</summary>
    public ChatType Type { get; set; }

    /// <summary>Name of a group or channel.</summary>
    public string? Title { get; set; }

    /// <summary>Name without @ of a public one, or of the person.</summary>
    public string? Username { get; set; }

    /// <summary>The person's first name.</summary>
    [JsonPropertyName("first_name")]
    public string? FirstName { get; set; }

    /// <summary>The person's last name.</summary>
    [JsonPropertyName("last_name")]
    public string? LastName { get; set; }

    /// <summary>True if it has topics.</summary>
    [JsonPropertyName("is_forum")]
    public bool IsForum { get; set; }

    /// <summary>True if it is a channel's direct messages.</summary>
    [JsonPropertyName("is_direct_messages")]
    public bool IsDirectMessages { get; set; }
}
