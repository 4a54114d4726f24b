using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>For whom commands are listed (Bot API BotCommandScope); the narrowest that fits is shown.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(BotCommandScopeDefault), "default")]
[JsonDerivedType(typeof(BotCommandScopeAllPrivateChats), "all_private_chats")]
[JsonDerivedType(typeof(BotCommandScopeAllGroupChats), "all_group_chats")]
[JsonDerivedType(typeof(BotCommandScopeAllChatAdministrators), "all_chat_administrators")]
[JsonDerivedType(typeof(BotCommandScopeChat), "chat")]
[JsonDerivedType(typeof(BotCommandScopeChatAdministrators), "chat_administrators")]
[JsonDerivedType(typeof(BotCommandScopeChatMember), "chat_member")]
public abstract class BotCommandScope
{
    private protected BotCommandScope()
    {
    }

    /// <summary>For all who have no narrower list.</summary>
    public static BotCommandScope Default() => new BotCommandScopeDefault();

    /// <summary>In all private chats.</summary>
    public static BotCommandScope AllPrivateChats() => new BotCommandScopeAllPrivateChats();

    /// <summary>In all groups.</summary>
    public static BotCommandScope AllGroupChats() => new BotCommandScopeAllGroupChats();

    /// <summary>For administrators in all groups.</summary>
    public static BotCommandScope AllChatAdministrators() => new BotCommandScopeAllChatAdministrators();

    /// <summary>In one chat; for a person's own language this is the private chat with them.</summary>
    public static BotCommandScope Chat(ChatId chatId) => new BotCommandScopeChat { ChatId = chatId };

    /// <summary>For the administrators of one group.</summary>
    public static BotCommandScope ChatAdministrators(ChatId chatId) => new BotCommandScopeChatAdministrators { ChatId = chatId };

    /// <summary>For one person in one group.</summary>
    public static BotCommandScope ChatMember(ChatId chatId, long userId) =>
        new BotCommandScopeChatMember { ChatId = chatId, UserId = userId };
}
