using System.Text.Json.Serialization;

namespace WorkshopBot.Playground;

/// <summary>A file somebody sent. Two sizes of a photo are two of these over the same bytes.</summary>
internal sealed class StoredFile
{
    public required string Id { get; init; }

    public required string UniqueId { get; init; }

    /// <summary><c>photo</c>, <c>document</c>, <c>voice</c>, <c>sticker</c>, …: a file can only be sent again as what it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it is downloaded: <c>photos/file_3.jpg</c>.</summary>
    public required string Path { get; init; }

    public string? Name { get; init; }

    public string? MimeType { get; init; }

    public required long Size { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public int Duration { get; init; }

    /// <summary>Null if it was too big to be kept over a restart, or in lean mode.</summary>
    public byte[]? Bytes { get; set; }

    /// <summary>The smaller size of the same photo, sent along before it.</summary>
    public string? SmallerId { get; init; }

    [JsonIgnore]
    public bool IsMissing => Bytes is null;
}
