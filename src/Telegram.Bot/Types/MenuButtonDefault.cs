namespace Telegram.Bot.Types;

/// <summary>As for chats without a setting of their own (Bot API MenuButtonDefault).</summary>
public sealed class MenuButtonDefault : MenuButton;
