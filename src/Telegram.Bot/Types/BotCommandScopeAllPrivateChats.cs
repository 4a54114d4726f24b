namespace Telegram.Bot.Types;

/// <summary>In all private chats (Bot API BotCommandScopeAllPrivateChats).</summary>
public sealed class BotCommandScopeAllPrivateChats : BotCommandScope;
