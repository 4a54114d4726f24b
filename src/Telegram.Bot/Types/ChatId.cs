using System.Globalization;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types;

/// <summary>Which chat: its number, or <c>@name</c> of a public one (Bot API parameter <c>chat_id</c>).</summary>
[JsonConverter(typeof(ChatIdConverter))]
public sealed class ChatId : IEquatable<ChatId>
{
    /// <summary>By number.</summary>
    public ChatId(long identifier) => Identifier = identifier;

    /// <summary>By <c>@name</c>, or by a number written out.</summary>
    /// <exception cref="ArgumentException">It is neither.</exception>
    public ChatId(string username)
    {
        ArgumentNullException.ThrowIfNull(username);
        if (username.Length > 1 && username[0] == '@')
            Username = username;
        else if (long.TryParse(username, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var identifier))
            Identifier = identifier;
        else
            throw new ArgumentException("A chat is a number, or a name with @ in front.", nameof(username));
    }

    /// <summary>The chat's number, if that is how it was named.</summary>
    public long? Identifier { get; }

    /// <summary>The chat's <c>@name</c>, if that is how it was named.</summary>
    public string? Username { get; }

    /// <summary>By number.</summary>
    public static implicit operator ChatId(long identifier) => new(identifier);

    /// <summary>By <c>@name</c>, or by a number written out.</summary>
    public static implicit operator ChatId(string username) => new(username);

    /// <summary>By a chat's number.</summary>
    public static implicit operator ChatId(Chat chat) => new(chat.Id);

    /// <summary>By a chat's number.</summary>
    public static implicit operator ChatId(ChatFullInfo chat) => new(chat.Id);

    /// <summary>The private chat with a user has the user's number.</summary>
    public static implicit operator ChatId(User user) => new(user.Id);

    /// <summary>The same chat by the same kind of name.</summary>
    public static bool operator ==(ChatId? left, ChatId? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Not the same chat, or not named the same way.</summary>
    public static bool operator !=(ChatId? left, ChatId? right) => !(left == right);

    /// <summary>The same chat by the same kind of name; the case of an @name means nothing.</summary>
    public bool Equals(ChatId? other) =>
        other is not null
        && Identifier == other.Identifier
        && string.Equals(Username, other.Username, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ChatId);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Identifier?.GetHashCode() ?? StringComparer.OrdinalIgnoreCase.GetHashCode(Username!);

    /// <summary>The number, or <c>@name</c>.</summary>
    public override string ToString() => Username ?? Identifier!.Value.ToString(CultureInfo.InvariantCulture);
}
