using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What a chat is (Bot API Chat <c>type</c>).</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ChatType>))]
public enum ChatType
{
    /// <summary>One person and the bot.</summary>
    Private = 1,

    /// <summary>A small group.</summary>
    Group = 2,

    /// <summary>A channel.</summary>
    Channel = 3,

    /// <summary>A group.</summary>
    Supergroup = 4,

    /// <summary>The private chat with whoever asks inline.</summary>
    Sender = 5,
}
