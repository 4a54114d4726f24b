namespace Telegram.Bot.Types;

/// <summary>A star (Bot API ReactionTypePaid); bots can't give one.</summary>
public sealed class ReactionTypePaid : ReactionType;
