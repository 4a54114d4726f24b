using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>One thing that happened (Bot API Update): <c>{"update_id":1,"message":{…}}</c>.</summary>
/// <remarks>An update of a kind that has no property here is let pass; what it held is kept and written again.</remarks>
public sealed class Update
{
    /// <summary>Its number. A later one may be smaller after a quiet week: compare for equality only.</summary>
    [JsonPropertyName("update_id")]
    public int Id { get; set; }

    /// <summary>A new message.</summary>
    public Message? Message { get; set; }

    /// <summary>A changed message.</summary>
    [JsonPropertyName("edited_message")]
    public Message? EditedMessage { get; set; }

    /// <summary>A new post in a channel.</summary>
    [JsonPropertyName("channel_post")]
    public Message? ChannelPost { get; set; }

    /// <summary>A changed post in a channel.</summary>
    [JsonPropertyName("edited_channel_post")]
    public Message? EditedChannelPost { get; set; }

    /// <summary>A tap on a button.</summary>
    [JsonPropertyName("callback_query")]
    public CallbackQuery? CallbackQuery { get; set; }

    /// <summary>A poll's new state.</summary>
    public Poll? Poll { get; set; }

    /// <summary>A vote in a poll that isn't anonymous.</summary>
    [JsonPropertyName("poll_answer")]
    public PollAnswer? PollAnswer { get; set; }

    /// <summary>What the bot is in a chat: blocked, unblocked, added, removed.</summary>
    [JsonPropertyName("my_chat_member")]
    public ChatMemberUpdated? MyChatMember { get; set; }

    /// <summary>What somebody else is in a chat; comes only when asked for.</summary>
    [JsonPropertyName("chat_member")]
    public ChatMemberUpdated? ChatMember { get; set; }

    /// <summary>Somebody asks to join.</summary>
    [JsonPropertyName("chat_join_request")]
    public ChatJoinRequest? ChatJoinRequest { get; set; }

    /// <summary>Every kind there is, but Unknown.</summary>
    public static readonly UpdateType[] AllTypes = [.. Enum.GetValues<UpdateType>().Where(type => type != UpdateType.Unknown)];

    /// <summary>Which field is filled.</summary>
    [JsonIgnore]
    public UpdateType Type => this switch
    {
        { Message: not null } => UpdateType.Message,
        { EditedMessage: not null } => UpdateType.EditedMessage,
        { ChannelPost: not null } => UpdateType.ChannelPost,
        { EditedChannelPost: not null } => UpdateType.EditedChannelPost,
        { CallbackQuery: not null } => UpdateType.CallbackQuery,
        { Poll: not null } => UpdateType.Poll,
        { PollAnswer: not null } => UpdateType.PollAnswer,
        { MyChatMember: not null } => UpdateType.MyChatMember,
        { ChatMember: not null } => UpdateType.ChatMember,
        { ChatJoinRequest: not null } => UpdateType.ChatJoinRequest,
        { Rest: { } rest } => rest.Keys.Select(Named).FirstOrDefault(type => type != UpdateType.Unknown),
        _ => UpdateType.Unknown,
    };

    /// <summary>What came along that has no property.</summary>
    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Rest { get; set; }

    private static UpdateType Named(string field) => WireNames.TryParse(field, out var type) ? type : UpdateType.Unknown;

    private static readonly SnakeCaseEnumConverter<UpdateType> WireNames = new();
}
