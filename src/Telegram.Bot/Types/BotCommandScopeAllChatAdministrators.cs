namespace Telegram.Bot.Types;

/// <summary>For administrators in all groups (Bot API BotCommandScopeAllChatAdministrators).</summary>
public sealed class BotCommandScopeAllChatAdministrators : BotCommandScope;
