using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Sets the bot's one reaction to a message, or takes it back. Bot API setMessageReaction.</summary>
public sealed class SetMessageReactionRequest() : RequestBase<bool>("setMessageReaction")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Which message.</summary>
    public required int MessageId { get; set; }

    /// <summary>The reaction; none takes it back.</summary>
    public required IEnumerable<ReactionType>? Reaction { get; set; }

    /// <summary>With a large animation.</summary>
    public bool IsBig { get; set; }
}
