using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A reaction (Bot API ReactionType).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ReactionTypeEmoji), "emoji")]
[JsonDerivedType(typeof(ReactionTypeCustomEmoji), "custom_emoji")]
[JsonDerivedType(typeof(ReactionTypePaid), "paid")]
public abstract class ReactionType
{
    private protected ReactionType()
    {
    }

    /// <summary>Of an emoji.</summary>
    public static implicit operator ReactionType(string emoji) => new ReactionTypeEmoji { Emoji = emoji };
}
