using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Sets the button beside the input field, for one person or for all. Bot API setChatMenuButton.</summary>
public sealed class SetChatMenuButtonRequest() : RequestBase<bool>("setChatMenuButton")
{
    /// <summary>Which private chat; none: for all.</summary>
    public long? ChatId { get; set; }

    /// <summary>The button.</summary>
    public MenuButton? MenuButton { get; set; }
}
