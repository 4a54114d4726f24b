using WorkshopBot.Data.Outbox;

namespace WorkshopBot.Outbox;

/// <summary>One outbox row on its way: everything the sender needs, so that it asks the database for nothing but files to make.</summary>
internal sealed record SendJob(long RowId, long AccountId, long ChatId, OutboxKind Kind, OutgoingMessage Message)
{
    public bool IsGroup { get; init; }

    public long? CardId { get; init; }

    public long? BroadcastId { get; init; }

    public long Attempts { get; init; }

    /// <summary>Nothing of it stays when it is done: the log is emptied then.</summary>
    public bool IsFleeting { get; init; }

    /// <summary>A try before may have arrived.</summary>
    public bool MayBeTwice { get; init; }

    /// <summary>The message to edit; 0 for a new one.</summary>
    public int MessageId { get; init; }

    public required SendPlan Plan { get; init; }

    /// <summary>The file, when Telegram has it already.</summary>
    public SentFile? Uploaded { get; init; }
}

/// <summary>Which request an outbox row becomes.</summary>
internal enum SendPlan
{
    /// <summary>Nothing to do any more.</summary>
    Nothing,
    SendText,
    SendFile,
    SendPlace,
    EditText,
    EditCaption,
    Delete,
    Unpin,

    /// <summary>The message keeps its text and loses its buttons.</summary>
    StripButtons,
}

internal static class SendPlans
{
    /// <summary>Decides by what is known of the card's message.</summary>
    /// <param name="kind">What the row is about.</param>
    /// <param name="messageId">The card's message; null when there is none yet, or none any more.</param>
    /// <param name="shape">The card's shape as it is in the chat.</param>
    /// <param name="message">What is to be said.</param>
    public static SendPlan Decide(OutboxKind kind, int? messageId, string? shape, OutgoingMessage message) => kind switch
    {
        OutboxKind.Card when message.Deletes => messageId is null ? SendPlan.Nothing : SendPlan.Delete,
        OutboxKind.Card when message.Unpins => messageId is null ? SendPlan.Nothing : SendPlan.Unpin,
        OutboxKind.Collapse when messageId is null => SendPlan.Nothing,
        OutboxKind.Collapse when message.Text.Length == 0 => SendPlan.StripButtons,
        OutboxKind.Collapse => shape == "file" ? SendPlan.EditCaption : SendPlan.EditText,
        OutboxKind.Card when messageId is not null && shape == "file" => SendPlan.EditCaption,
        OutboxKind.Card when messageId is not null && shape == "text" => SendPlan.EditText,
        _ when message.File is not null => SendPlan.SendFile,
        _ => message.Place is null ? SendPlan.SendText : SendPlan.SendPlace,
    };

    /// <summary>A message that appears anew: it counts against a chat's limit, and twice is once too often.</summary>
    public static bool IsNewMessage(this SendPlan plan) => plan is SendPlan.SendText or SendPlan.SendFile or SendPlan.SendPlace;
}

/// <summary>How a send has ended.</summary>
internal abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It is there, or it was there already.</summary>
    /// <param name="MessageId">Of a new message.</param>
    /// <param name="FileId">Of a file that was uploaded.</param>
    /// <param name="IsPhoto">It was sent as a photo.</param>
    public sealed record Delivered(int? MessageId = null, string? FileId = null, bool IsPhoto = false) : SendOutcome;

    /// <summary>It is not.</summary>
    public sealed record Failed(Reaction Reaction) : SendOutcome;
}
