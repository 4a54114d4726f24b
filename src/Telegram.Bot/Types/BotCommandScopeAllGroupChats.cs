namespace Telegram.Bot.Types;

/// <summary>In all groups (Bot API BotCommandScopeAllGroupChats).</summary>
public sealed class BotCommandScopeAllGroupChats : BotCommandScope;
