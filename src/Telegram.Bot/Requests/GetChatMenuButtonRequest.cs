using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>The button beside the input field. Bot API getChatMenuButton.</summary>
public sealed class GetChatMenuButtonRequest() : RequestBase<MenuButton>("getChatMenuButton")
{
    /// <summary>Which private chat; none: for all.</summary>
    public long? ChatId { get; set; }
}
