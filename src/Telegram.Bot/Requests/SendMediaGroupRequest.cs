using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Sends 2 to 10 files as an album; documents only with documents, audio only with audio. Bot API sendMediaGroup.</summary>
public sealed class SendMediaGroupRequest() : FileRequestBase<Message[]>("sendMediaGroup")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>The files, 2 to 10.</summary>
    public required IEnumerable<IAlbumInputMedia> Media { get; set; }

    /// <summary>What it answers.</summary>
    public ReplyParameters? ReplyParameters { get; set; }

    /// <summary>Which topic.</summary>
    public int? MessageThreadId { get; set; }

    /// <summary>Arrives without a sound.</summary>
    public bool DisableNotification { get; set; }

    /// <summary>Can't be forwarded or saved.</summary>
    public bool ProtectContent { get; set; }

    /// <summary>An effect; private chats only.</summary>
    public string? MessageEffectId { get; set; }

    /// <summary>On behalf of which business account.</summary>
    public string? BusinessConnectionId { get; set; }

    /// <summary>Up to 1,000 a second, paid for.</summary>
    public bool AllowPaidBroadcast { get; set; }

    /// <summary>Which topic of a channel's direct messages.</summary>
    public long? DirectMessagesTopicId { get; set; }
}
