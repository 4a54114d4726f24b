using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>How many are in a chat. Bot API getChatMemberCount.</summary>
public sealed class GetChatMemberCountRequest() : RequestBase<int>("getChatMemberCount")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }
}
