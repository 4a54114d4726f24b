using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A person or a bot (Bot API User).</summary>
public sealed class User
{
    /// <summary>Their number: up to 52 bits.</summary>
    public long Id { get; set; }

    /// <summary>True for a bot.</summary>
    [JsonPropertyName("is_bot")]
    public bool IsBot { get; set; }

    /// <summary>First name; it may hold nothing visible.</summary>
    [JsonPropertyName("first_name")]
    public string FirstName { get; set; } = default!;

    /// <summary>Last name.</summary>
    [JsonPropertyName("last_name")]
    public string? LastName { get; set; }

    /// <summary>Name without @; it can change hands.</summary>
    public string? Username { get; set; }

    /// <summary>Language of their app, an IETF tag; often missing.</summary>
    [JsonPropertyName("language_code")]
    public string? LanguageCode { get; set; }

    /// <summary>True with a Premium subscription.</summary>
    [JsonPropertyName("is_premium")]
    public bool IsPremium { get; set; }

    /// <summary>Only from getMe: may be added to groups.</summary>
    [JsonPropertyName("can_join_groups")]
    public bool CanJoinGroups { get; set; }

    /// <summary>Only from getMe: privacy mode is off.</summary>
    [JsonPropertyName("can_read_all_group_messages")]
    public bool CanReadAllGroupMessages { get; set; }

    /// <summary>Only from getMe: inline mode is on.</summary>
    [JsonPropertyName("supports_inline_queries")]
    public bool SupportsInlineQueries { get; set; }

    /// <summary>Only from getMe: may serve a business account.</summary>
    [JsonPropertyName("can_connect_to_business")]
    public bool CanConnectToBusiness { get; set; }

    /// <summary>Only from getMe: has a main web app.</summary>
    [JsonPropertyName("has_main_web_app")]
    public bool HasMainWebApp { get; set; }

    /// <summary>Only from getMe: has topics in private chats.</summary>
    [JsonPropertyName("has_topics_enabled")]
    public bool HasTopicsEnabled { get; set; }

    /// <summary>Only from getMe: people may make topics in private chats.</summary>
    [JsonPropertyName("allows_users_to_create_topics")]
    public bool AllowsUsersToCreateTopics { get; set; }

    /// <summary>Name and number, for a person to read: personal data, not for logs.</summary>
    public override string ToString() =>
        Username is not null ? $"@{Username} ({Id})"
        : LastName is not null ? $"{FirstName} {LastName} ({Id})"
        : $"{FirstName} ({Id})";
}
