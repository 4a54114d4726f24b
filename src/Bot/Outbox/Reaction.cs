namespace WorkshopBot.Outbox;

/// <summary>What Telegram answered, as plain values.</summary>
/// <param name="Code">The error code; 0 when no answer came at all.</param>
/// <param name="Text">The description.</param>
internal sealed record SendError(int Code, string Text)
{
    public int? RetryAfterSeconds { get; init; }

    public long? MigrateToChatId { get; init; }

    /// <summary>The request cannot have arrived: the connection was never made.</summary>
    public bool NeverArrived { get; init; }
}

/// <summary>What is done about an error. A closed family.</summary>
/// <remarks>All the texts of the Bot API that anything hangs on are in this file; they can change without notice.</remarks>
internal abstract record Reaction
{
    private Reaction()
    {
    }

    /// <summary>It is so already.</summary>
    public sealed record AlreadySo : Reaction;

    /// <summary>The message to edit is gone: forget its id and send anew.</summary>
    public sealed record SendAnew : Reaction;

    /// <summary>The message has no text of its own: edit its caption.</summary>
    public sealed record EditCaption : Reaction;

    /// <summary>Telegram no longer knows the file's id.</summary>
    public sealed record UploadAgain : Reaction;

    /// <summary>Hold the chat.</summary>
    public sealed record Wait(TimeSpan For) : Reaction;

    /// <summary>Nothing can be sent there any more.</summary>
    public sealed record Unreachable(string Reason) : Reaction;

    /// <summary>The group has another id now.</summary>
    public sealed record Migrate(long ChatId) : Reaction;

    /// <summary>Refused for good: a plainer form, or aside.</summary>
    public sealed record Refused(string Reason) : Reaction;

    /// <summary>Their side failed; the message may have arrived all the same.</summary>
    public sealed record TryAgain : Reaction;

    /// <summary>Nobody answers at all: everything waits.</summary>
    public sealed record NoAnswer(bool MayHaveArrived) : Reaction;

    /// <summary>The token is refused: no message can go out.</summary>
    public sealed record TokenRefused : Reaction;

    private static readonly (int Code, string Part, Reaction Reaction)[] Table =
    [
        (400, "message is not modified", new AlreadySo()),
        (400, "message to edit not found", new SendAnew()),
        (400, "message to delete not found", new AlreadySo()),
        (400, "message_id_invalid", new SendAnew()),
        (400, "message can't be edited", new SendAnew()),
        (400, "there is no text in the message to edit", new EditCaption()),
        (400, "wrong file identifier", new UploadAgain()),
        (400, "wrong file_id", new UploadAgain()),
        (400, "user_is_blocked", new Unreachable("blocked")),
        (400, "chat not found", new Unreachable("gone")),
        (400, "not enough rights", new Unreachable("no_rights")),
        (400, "have no write access", new Unreachable("no_rights")),
        (400, "chat_write_forbidden", new Unreachable("no_rights")),
        (400, "topic_closed", new Unreachable("no_rights")),
        (400, "message thread not found", new Unreachable("no_rights")),
        (403, "blocked by the user", new Unreachable("blocked")),
        (403, "user is deactivated", new Unreachable("deactivated")),
        (403, "can't initiate conversation", new Unreachable("not_started")),
        (403, "", new Unreachable("gone")),
        (401, "", new TokenRefused()),
        (404, "", new TokenRefused()),
    ];

    /// <summary>What is done about an error; case and the words in front do not matter.</summary>
    public static Reaction To(SendError error)
    {
        if (error.MigrateToChatId is { } chatId)
            return new Migrate(chatId);
        foreach (var (code, part, reaction) in Table)
        {
            if (error.Code == code && error.Text.Contains(part, StringComparison.OrdinalIgnoreCase))
                return reaction;
        }

        return error.Code switch
        {
            0 => new NoAnswer(MayHaveArrived: !error.NeverArrived),
            429 => new Wait(TimeSpan.FromSeconds(Math.Max(1, error.RetryAfterSeconds ?? 5))),
            >= 500 => new TryAgain(),
            _ => new Refused(error.Text),
        };
    }
}
