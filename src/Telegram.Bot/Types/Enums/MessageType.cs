namespace Telegram.Bot.Types.Enums;

/// <summary>What a message holds (not a Bot API field: the first content found).</summary>
public enum MessageType
{
    /// <summary>None of the below.</summary>
    Unknown = 0,

    /// <summary>Text.</summary>
    Text = 1,

    /// <summary>A photo.</summary>
    Photo = 2,

    /// <summary>Music.</summary>
    Audio = 3,

    /// <summary>A video.</summary>
    Video = 4,

    /// <summary>A voice note.</summary>
    Voice = 5,

    /// <summary>A file.</summary>
    Document = 6,

    /// <summary>A sticker.</summary>
    Sticker = 7,

    /// <summary>A place.</summary>
    Location = 8,

    /// <summary>A contact card.</summary>
    Contact = 9,

    /// <summary>A place with name and address.</summary>
    Venue = 10,

    /// <summary>A round video.</summary>
    VideoNote = 12,

    /// <summary>Somebody came in.</summary>
    NewChatMembers = 16,

    /// <summary>Somebody went out.</summary>
    LeftChatMember = 17,

    /// <summary>A message was pinned.</summary>
    PinnedMessage = 20,

    /// <summary>The group was made.</summary>
    GroupChatCreated = 22,

    /// <summary>The supergroup's first message: which group it was.</summary>
    MigrateFromChatId = 25,

    /// <summary>The group's last message: which supergroup it became.</summary>
    MigrateToChatId = 26,

    /// <summary>A poll.</summary>
    Poll = 27,

    /// <summary>A thrown dice.</summary>
    Dice = 28,

    /// <summary>Data from a web app.</summary>
    WebAppData = 31,

    /// <summary>A silent film; it comes with a document, too.</summary>
    Animation = 36,

    /// <summary>The person lets the bot write.</summary>
    WriteAccessAllowed = 43,

    /// <summary>Chosen people.</summary>
    UsersShared = 44,

    /// <summary>A chosen chat.</summary>
    ChatShared = 45,

    /// <summary>A story.</summary>
    Story = 46,
}
