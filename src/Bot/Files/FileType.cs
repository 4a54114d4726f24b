namespace WorkshopBot.Files;

/// <summary>What a question that takes a file can want.</summary>
[Flags]
internal enum FileClass
{
    None = 0,
    Image = 1,
    Audio = 2,
    Video = 4,

    /// <summary>Documents, tables, archives, plain text.</summary>
    Document = 8,
}

/// <summary>A kind of file that is given out under its own name.</summary>
/// <param name="Extension">With its dot: <c>.jpg</c>.</param>
/// <param name="Class">What it can be used as; some containers hold sound or pictures alike.</param>
internal sealed record FileType(string Extension, FileClass Class)
{
    /// <summary>Whatever is not known: opened by nothing on a double click.</summary>
    public static FileType Unknown { get; } = new(".bin", FileClass.None);

    private static readonly FileType[] Known =
    [
        new(".jpg", FileClass.Image), new(".png", FileClass.Image), new(".gif", FileClass.Image | FileClass.Video), new(".webp", FileClass.Image),
        new(".heic", FileClass.Document), new(".ogg", FileClass.Audio | FileClass.Video), new(".mp3", FileClass.Audio), new(".m4a", FileClass.Audio),
        new(".aac", FileClass.Audio), new(".amr", FileClass.Audio), new(".wav", FileClass.Audio), new(".flac", FileClass.Audio),
        new(".mp4", FileClass.Audio | FileClass.Video), new(".mov", FileClass.Video), new(".3gp", FileClass.Audio | FileClass.Video),
        new(".webm", FileClass.Audio | FileClass.Video), new(".avi", FileClass.Video), new(".pdf", FileClass.Document), new(".zip", FileClass.Document),
        new(".docx", FileClass.Document), new(".xlsx", FileClass.Document), new(".pptx", FileClass.Document), new(".odt", FileClass.Document),
        new(".ods", FileClass.Document), new(".odp", FileClass.Document), new(".doc", FileClass.Document), new(".xls", FileClass.Document),
        new(".ppt", FileClass.Document), new(".rtf", FileClass.Document), new(".txt", FileClass.Document), new(".csv", FileClass.Document),
        new(".md", FileClass.Document), new(".json", FileClass.Document),
    ];

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpeg"] = ".jpg",
        [".jfif"] = ".jpg",
        [".heif"] = ".heic",
        [".oga"] = ".ogg",
        [".opus"] = ".ogg",
        [".m4v"] = ".mp4",
        [".mkv"] = ".webm",
        [".tsv"] = ".csv",
    };

    private static readonly Dictionary<string, string> MimeTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/gif"] = ".gif",
        ["image/webp"] = ".webp",
        ["image/heic"] = ".heic",
        ["image/heif"] = ".heic",
        ["audio/ogg"] = ".ogg",
        ["audio/opus"] = ".ogg",
        ["audio/mpeg"] = ".mp3",
        ["audio/mp3"] = ".mp3",
        ["audio/mp4"] = ".m4a",
        ["audio/x-m4a"] = ".m4a",
        ["audio/aac"] = ".aac",
        ["audio/amr"] = ".amr",
        ["audio/wav"] = ".wav",
        ["audio/x-wav"] = ".wav",
        ["audio/flac"] = ".flac",
        ["video/mp4"] = ".mp4",
        ["video/quicktime"] = ".mov",
        ["video/3gpp"] = ".3gp",
        ["video/webm"] = ".webm",
        ["application/pdf"] = ".pdf",
        ["text/plain"] = ".txt",
        ["text/csv"] = ".csv",
    };

    private static readonly Dictionary<string, FileType> ByExtension = Known.ToDictionary(type => type.Extension, StringComparer.OrdinalIgnoreCase);

    /// <summary>The type that a sender's name and MIME type claim, the name first.</summary>
    public static FileType Claimed(string? fileName, string? mimeType) =>
        Of(Path.GetExtension(fileName)) is var named && named != Unknown ? named : Of(mimeType is null ? null : MimeTypes.GetValueOrDefault(mimeType));

    /// <summary>The type of an extension, or <see cref="Unknown"/>: an <c>.exe</c> or <c>.html</c> never leaves as such.</summary>
    public static FileType Of(string? extension) =>
        extension is null ? Unknown : ByExtension.GetValueOrDefault(Aliases.GetValueOrDefault(extension, extension)) ?? Unknown;
}
