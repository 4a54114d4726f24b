using WorkshopBot.Chat;

namespace WorkshopBot.Turns;

/// <summary>An update as the loop takes it: read, and free of Telegram's types.</summary>
/// <param name="Id">Telegram's id of the update; the same one twice changes nothing.</param>
/// <param name="Kind">In the Bot API's word: <c>message</c>, <c>callback_query</c>.</param>
/// <param name="WriteBody">Writes the update as it came: it is kept sealed if its turn fails, which is seldom.</param>
internal sealed record ChatUpdate(long Id, string Kind, Func<string> WriteBody)
{
    /// <summary>Telegram's id of the chat; 0 when it has none that matters.</summary>
    public long ChatId { get; init; }

    public bool IsGroup { get; init; }

    /// <summary>Telegram's id of who did it.</summary>
    public long UserId { get; init; }

    /// <summary>What they are called there; kept nowhere but beside what staff decide.</summary>
    public string? CalledName { get; init; }

    /// <summary>The language of their app, an IETF tag; often missing.</summary>
    public string? AppLanguage { get; init; }

    /// <summary>What the product is told; null when it is none of its business. A tap comes without its press: the database resolves it.</summary>
    public Incoming? Incoming { get; init; }

    public TapData? Tap { get; init; }

    /// <summary>What a group or channel is called, where the bot was put into it or out of it.</summary>
    public string? Title { get; init; }

    /// <summary>The code of the command that links this group or channel to a workshop.</summary>
    public string? LinkCode { get; init; }

    /// <summary>The group became a supergroup with this id.</summary>
    public long? MigratedTo { get; init; }

    /// <summary>The bot was put out of a group (false) or into it (true).</summary>
    public bool? IsMember { get; init; }

    /// <summary>The exception's type when the update could not be read.</summary>
    public string? Unreadable { get; init; }
}

/// <summary>A tap as it came.</summary>
/// <param name="QueryId">To be answered, or the phone shows progress.</param>
/// <param name="Token">What the button carried: anything, a client may send what it likes.</param>
/// <param name="MessageId">The message it stands in; null when Telegram says it cannot be reached any more.</param>
internal sealed record TapData(string QueryId, string Token, int? MessageId);
