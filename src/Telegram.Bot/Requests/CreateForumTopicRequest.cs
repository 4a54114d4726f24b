using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Makes a topic in a group that has topics. Bot API createForumTopic.</summary>
public sealed class CreateForumTopicRequest() : RequestBase<ForumTopic>("createForumTopic")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Its name, 1 to 128 characters.</summary>
    public required string Name { get; set; }

    /// <summary>Colour of its icon, one of six.</summary>
    public int? IconColor { get; set; }

    /// <summary>Emoji of its icon.</summary>
    public string? IconCustomEmojiId { get; set; }
}
