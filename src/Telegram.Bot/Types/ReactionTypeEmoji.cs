namespace Telegram.Bot.Types;

/// <summary>An emoji, of the few that serve as reactions (Bot API ReactionTypeEmoji).</summary>
public sealed class ReactionTypeEmoji : ReactionType
{
    /// <summary>The emoji.</summary>
    public string Emoji { get; set; } = default!;
}
