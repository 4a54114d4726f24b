using System.Text.Json;

namespace WorkshopBot.Data.Files;

/// <summary>A file that somebody sent as an answer.</summary>
public sealed record Attachment
{
    public long Id { get; init; }

    /// <summary>The open interview it answers; null once it was sent.</summary>
    public long? InterviewId { get; init; }

    /// <summary>The submission it is part of; null until it is sent.</summary>
    public long? SubmissionId { get; init; }

    /// <summary><c>waiting</c> to be fetched, <c>kept</c> in the folder, or <c>missing</c> for good.</summary>
    public string Status { get; init; } = "";

    /// <summary>Why it is missing: <c>gone</c> at Telegram, <c>too_large</c>, <c>wrong_content</c>.</summary>
    public string? Reason { get; init; }

    public AttachmentFacts Facts { get; init; } = new("", "", "");

    public bool IsMissing => Status == "missing";
}

/// <summary>What is known of a file; sealed as one.</summary>
/// <param name="Name">The answer's value: <c>site_photo-k7m2qx4t.jpg</c>.</param>
/// <param name="Kind">How it was sent: <c>photo voice audio video document</c>.</param>
/// <param name="Wanted">What its question takes: <c>image audio video file text</c>.</param>
public sealed record AttachmentFacts(string Name, string Kind, string Wanted)
{
    /// <summary>What its sender called it; null for photos and voice messages.</summary>
    public string? CalledByItsSender { get; init; }

    /// <summary>What was written with it.</summary>
    public string? Caption { get; init; }

    /// <summary>Length of a recording, seconds.</summary>
    public int? Seconds { get; init; }

    /// <summary>Bytes, once it is kept.</summary>
    public long? SizeBytes { get; init; }

    /// <summary>What is put behind its name when it is given out, because its content is of another type than the name says: <c>.webp</c>, <c>.bin</c>.</summary>
    public string Suffix { get; init; } = "";

    internal string Write() => JsonSerializer.Serialize(this);

    internal static AttachmentFacts Read(string json) => JsonSerializer.Deserialize<AttachmentFacts>(json)!;
}

/// <summary>A file that is still to be fetched.</summary>
/// <param name="Id">The attachment's.</param>
/// <param name="Facts">What is known of it.</param>
/// <param name="FileId">Telegram's id.</param>
public sealed record WaitingAttachment(long Id, AttachmentFacts Facts, string FileId);
