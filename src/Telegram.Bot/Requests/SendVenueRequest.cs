using System.Text.Json.Serialization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Requests;

/// <summary>Sends a place with name and address. Bot API sendVenue.</summary>
public sealed class SendVenueRequest() : RequestBase<Message>("sendVenue")
{
    /// <summary>Which chat.</summary>
    public required ChatId ChatId { get; set; }

    /// <summary>Degrees north.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double Latitude { get; set; }

    /// <summary>Degrees east.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required double Longitude { get; set; }

    /// <summary>Name.</summary>
    public required string Title { get; set; }

    /// <summary>Address.</summary>
    public required string Address { get; set; }

    /// <summary>What it answers.</summary>
    public ReplyParameters? ReplyParameters { get; set; }

    /// <summary>What stands under it.</summary>
    public ReplyMarkup? ReplyMarkup { get; set; }

    /// <summary>Its id at Foursquare.</summary>
    public string? FoursquareId { get; set; }

    /// <summary>Its kind at Foursquare.</summary>
    public string? FoursquareType { get; set; }

    /// <summary>Its id at Google.</summary>
    public string? GooglePlaceId { get; set; }

    /// <summary>Its kind at Google.</summary>
    public string? GooglePlaceType { get; set; }

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

    /// <summary>Terms of a suggested post.</summary>
    public SuggestedPostParameters? SuggestedPostParameters { get; set; }

    /// <summary>Who alone sees it in a group; leave alone, newer servers take it otherwise.</summary>
    public long? ReceiverUserId { get; set; }

    /// <summary>Which tap it answers; leave alone, newer servers take it otherwise.</summary>
    public string? CallbackQueryId { get; set; }
}
