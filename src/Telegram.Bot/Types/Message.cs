using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot.Types;

/// <summary>A message (Bot API Message).</summary>
/// <remarks>What it holds that has no property here is let pass, and written again.</remarks>
public sealed class Message
{
    /// <summary>Its number in the chat; 0 while the server still prepares it.</summary>
    [JsonPropertyName("message_id")]
    public int Id { get; set; }

    /// <summary>The topic it stands in.</summary>
    [JsonPropertyName("message_thread_id")]
    public int? MessageThreadId { get; set; }

    /// <summary>True if it stands in a topic of its own.</summary>
    [JsonPropertyName("is_topic_message")]
    public bool IsTopicMessage { get; set; }

    /// <summary>Who wrote it; missing in channels.</summary>
    public User? From { get; set; }

    /// <summary>The chat in whose name it was written.</summary>
    [JsonPropertyName("sender_chat")]
    public Chat? SenderChat { get; set; }

    /// <summary>When; <c>default</c> marks a message that is no longer accessible.</summary>
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime Date { get; set; }

    /// <summary>When it was changed last.</summary>
    [JsonPropertyName("edit_date")]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? EditDate { get; set; }

    /// <summary>Where.</summary>
    public Chat Chat { get; set; } = default!;

    /// <summary>Whose it was, if it was forwarded.</summary>
    [JsonPropertyName("forward_origin")]
    public MessageOrigin? ForwardOrigin { get; set; }

    /// <summary>What it answers; that one's own answer is left out.</summary>
    [JsonPropertyName("reply_to_message")]
    public Message? ReplyToMessage { get; set; }

    /// <summary>The bot it was made with.</summary>
    [JsonPropertyName("via_bot")]
    public User? ViaBot { get; set; }

    /// <summary>True if it can't be forwarded.</summary>
    [JsonPropertyName("has_protected_content")]
    public bool HasProtectedContent { get; set; }

    /// <summary>True if it was sent by the account itself, a planned message for example.</summary>
    [JsonPropertyName("is_from_offline")]
    public bool IsFromOffline { get; set; }

    /// <summary>The same for every message of an album.</summary>
    [JsonPropertyName("media_group_id")]
    public string? MediaGroupId { get; set; }

    /// <summary>The text.</summary>
    public string? Text { get; set; }

    /// <summary>What in the text is a command, a link, bold …</summary>
    public MessageEntity[]? Entities { get; set; }

    /// <summary>How links are previewed.</summary>
    [JsonPropertyName("link_preview_options")]
    public LinkPreviewOptions? LinkPreviewOptions { get; set; }

    /// <summary>The effect it was sent with.</summary>
    [JsonPropertyName("effect_id")]
    public string? EffectId { get; set; }

    /// <summary>The text under a file.</summary>
    public string? Caption { get; set; }

    /// <summary>What in the caption is a command, a link, bold …</summary>
    [JsonPropertyName("caption_entities")]
    public MessageEntity[]? CaptionEntities { get; set; }

    /// <summary>A video without sound; <see cref="Document"/> is set too.</summary>
    public Animation? Animation { get; set; }

    /// <summary>A piece of music, or a recording.</summary>
    public Audio? Audio { get; set; }

    /// <summary>A file.</summary>
    public Document? Document { get; set; }

    /// <summary>A photo in several sizes, the last is the largest.</summary>
    public PhotoSize[]? Photo { get; set; }

    /// <summary>A video.</summary>
    public Video? Video { get; set; }

    /// <summary>A round video.</summary>
    [JsonPropertyName("video_note")]
    public VideoNote? VideoNote { get; set; }

    /// <summary>A voice note.</summary>
    public Voice? Voice { get; set; }

    /// <summary>A contact card; the sender's own only if its user id is the sender's.</summary>
    public Contact? Contact { get; set; }

    /// <summary>A place; a venue has one too.</summary>
    public Location? Location { get; set; }

    /// <summary>A place with name and address.</summary>
    public Venue? Venue { get; set; }

    /// <summary>A poll.</summary>
    public Poll? Poll { get; set; }

    /// <summary>Who came in.</summary>
    [JsonPropertyName("new_chat_members")]
    public User[]? NewChatMembers { get; set; }

    /// <summary>Who went out.</summary>
    [JsonPropertyName("left_chat_member")]
    public User? LeftChatMember { get; set; }

    /// <summary>True: the group was made.</summary>
    [JsonPropertyName("group_chat_created")]
    public bool? GroupChatCreated { get; set; }

    /// <summary>True: the supergroup was made.</summary>
    [JsonPropertyName("supergroup_chat_created")]
    public bool? SupergroupChatCreated { get; set; }

    /// <summary>The supergroup this group became.</summary>
    [JsonPropertyName("migrate_to_chat_id")]
    public long? MigrateToChatId { get; set; }

    /// <summary>The group this supergroup was.</summary>
    [JsonPropertyName("migrate_from_chat_id")]
    public long? MigrateFromChatId { get; set; }

    /// <summary>What was pinned.</summary>
    [JsonPropertyName("pinned_message")]
    public Message? PinnedMessage { get; set; }

    /// <summary>The buttons under it.</summary>
    [JsonPropertyName("reply_markup")]
    public InlineKeyboardMarkup? ReplyMarkup { get; set; }

    /// <summary>The business connection it came through.</summary>
    [JsonPropertyName("business_connection_id")]
    public string? BusinessConnectionId { get; set; }

    /// <summary>The same as <see cref="Id"/>.</summary>
    [JsonIgnore]
    public int MessageId => Id;

    /// <summary>What it holds: the first found. An animation has a document too, a venue a location.</summary>
    [JsonIgnore]
    public MessageType Type => this switch
    {
        { Text: not null } => MessageType.Text,
        { Animation: not null } => MessageType.Animation,
        { Audio: not null } => MessageType.Audio,
        { Document: not null } => MessageType.Document,
        { Photo: not null } => MessageType.Photo,
        _ when Holds("sticker") => MessageType.Sticker,
        _ when Holds("story") => MessageType.Story,
        { Video: not null } => MessageType.Video,
        { VideoNote: not null } => MessageType.VideoNote,
        { Voice: not null } => MessageType.Voice,
        { Contact: not null } => MessageType.Contact,
        _ when Holds("dice") => MessageType.Dice,
        { Poll: not null } => MessageType.Poll,
        { Venue: not null } => MessageType.Venue,
        { Location: not null } => MessageType.Location,
        { NewChatMembers: not null } => MessageType.NewChatMembers,
        { LeftChatMember: not null } => MessageType.LeftChatMember,
        { GroupChatCreated: not null } => MessageType.GroupChatCreated,
        { MigrateToChatId: not null } => MessageType.MigrateToChatId,
        { MigrateFromChatId: not null } => MessageType.MigrateFromChatId,
        { PinnedMessage: not null } => MessageType.PinnedMessage,
        _ when Holds("users_shared") => MessageType.UsersShared,
        _ when Holds("chat_shared") => MessageType.ChatShared,
        _ when Holds("write_access_allowed") => MessageType.WriteAccessAllowed,
        _ when Holds("web_app_data") => MessageType.WebAppData,
        _ => MessageType.Unknown,
    };

    /// <summary>The stretches of <see cref="Text"/> that <see cref="Entities"/> mark.</summary>
    [JsonIgnore]
    public IEnumerable<string>? EntityValues => Values(Text, Entities);

    /// <summary>The stretches of <see cref="Caption"/> that <see cref="CaptionEntities"/> mark.</summary>
    [JsonIgnore]
    public IEnumerable<string>? CaptionEntityValues => Values(Caption, CaptionEntities);

    /// <summary>What came along that has no property.</summary>
    [JsonInclude, JsonExtensionData]
    internal Dictionary<string, JsonElement>? Rest { get; set; }

    /// <summary>A link that opens it for those who may; only channels and supergroups have one.</summary>
    public string? MessageLink() => Chat switch
    {
        { Type: not (ChatType.Channel or ChatType.Supergroup) } => null,
        { Username: { } name } => $"https://t.me/{name}/{Id}",
        // such chats are numbered -100…, and links leave that out
        { Id: var id } => $"https://t.me/c/{-id - 1_000_000_000_000}/{Id}",
    };

    private bool Holds(string field) => Rest?.ContainsKey(field) == true;

    private static IEnumerable<string>? Values(string? text, MessageEntity[]? entities) =>
        text is null ? null : entities?.Select(entity => text.Substring(entity.Offset, entity.Length));
}
