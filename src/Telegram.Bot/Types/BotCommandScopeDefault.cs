namespace Telegram.Bot.Types;

/// <summary>For all who have no narrower list (Bot API BotCommandScopeDefault).</summary>
public sealed class BotCommandScopeDefault : BotCommandScope;
