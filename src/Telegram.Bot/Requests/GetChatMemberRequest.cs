using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>What somebody is in a chat. Bot API getChatMember.</summary>
public sealed class GetChatMemberRequest() : RequestBase<ChatMember>("getChatMember")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which person.</summary>
    public required long UserId { get; set; }
}
