namespace Telegram.Bot.Types;

/// <summary>Opens the list of commands (Bot API MenuButtonCommands).</summary>
public sealed class MenuButtonCommands : MenuButton;
