using WorkshopBot.Access;

namespace WorkshopBot.Chat;

/// <summary>What somebody did in a chat, without any of Telegram's types. A closed family.</summary>
public abstract record Incoming
{
    private Incoming()
    {
    }

    /// <summary><c>/start</c>, with a deep link's payload or "".</summary>
    public sealed record Started(string Payload) : Incoming;

    /// <summary>A command other than <c>/start</c>: name in lower case without slash and without <c>@botname</c>.</summary>
    public sealed record Commanded(string Name, string Argument) : Incoming;

    /// <summary>Typed text. <paramref name="ReplyTo"/> is the message it answers, if any.</summary>
    public sealed record Said(int MessageId, string Text, int? ReplyTo) : Incoming
    {
        /// <summary>How it was formatted.</summary>
        public IReadOnlyList<TextMark> Marks { get; init; } = [];
    }

    /// <summary>An earlier message of theirs was edited.</summary>
    public sealed record Edited(int MessageId, string Text) : Incoming
    {
        /// <summary>The text's formatting.</summary>
        public IReadOnlyList<TextMark> Marks { get; init; } = [];
    }

    /// <summary>A button was tapped. <paramref name="Press"/> is null when its token means nothing any more.</summary>
    public sealed record Tapped(ButtonPress? Press) : Incoming;

    /// <summary>A contact card. Only <paramref name="IsOwn"/> ones are the sender's number (Telegram vouches for it).</summary>
    public sealed record SharedContact(string PhoneNumber, bool IsOwn) : Incoming;

    /// <summary>A location, in degrees; accuracy in metres.</summary>
    public sealed record SharedLocation(double Latitude, double Longitude, double? Accuracy) : Incoming;

    /// <summary>A file of any kind; fetched later, by its id. <paramref name="Seconds"/> is a recording's length.</summary>
    public sealed record SentFile(
        FileKind Kind, string FileId, string? FileName, string? MimeType, long? SizeBytes, string? Caption, string? AlbumId, int? Seconds = null) : Incoming
    {
        /// <summary>The message it answers, if any.</summary>
        public int? ReplyTo { get; init; }

        /// <summary>How the caption was formatted.</summary>
        public IReadOnlyList<TextMark> Marks { get; init; } = [];
    }

    /// <summary>Something no question takes: a sticker, a poll, a forwarded game …; <paramref name="Kind"/> in the Bot API's word.</summary>
    public sealed record SentOther(string Kind) : Incoming;

    /// <summary>The person blocked the bot or came back.</summary>
    public sealed record ReachableChanged(bool IsReachable) : Incoming;
}

/// <summary>What kind of file was sent, in the Bot API's words.</summary>
public enum FileKind
{
    Photo,
    Document,
    Voice,
    Audio,
    Video,
    VideoNote,
    Animation,
}

/// <summary>A tapped button, resolved by the database.</summary>
/// <param name="Action">What the button does.</param>
/// <param name="Argument">What it does it to.</param>
/// <param name="IsCurrent">False when the card has been changed since: a stale button.</param>
/// <param name="PressedBefore">When the same button was pressed before, if it was: a double tap.</param>
public sealed record ButtonPress(Act Action, string Argument, bool IsCurrent, DateTimeOffset? PressedBefore);
