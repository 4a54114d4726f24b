using WorkshopBot.Chat;
using WorkshopBot.Data.Files;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Turns;

namespace WorkshopBot.Files;

/// <summary>What is said to a file that arrives as an answer.</summary>
internal enum FileVerdict
{
    Accepted,

    /// <summary>The question takes something else.</summary>
    WrongKind,

    /// <summary>Telegram does not let bots fetch it.</summary>
    TooLarge,

    /// <summary>A picture of a type that keeps where it was taken, in a way that is not taken out here: as a photo it is welcome.</summary>
    BetterAsPhoto,
}

/// <summary>Decides about files that people send: which a question takes, what they are called, whether they are what they claim.</summary>
internal static class SentFiles
{
    /// <summary>The largest file that a bot can fetch (Bot API getFile).</summary>
    public const long MostBytes = 20 * 1024 * 1024;

    /// <summary>The limit as people read it.</summary>
    public const string Limit = "20 MB";

    private const int LongestNameOfQuestion = 40;
    private const int RandomLetters = 8;
    private const string Letters = "abcdefghjkmnpqrstvwxyz23456789";

    /// <summary>
    /// Whether a question takes a file. An image question takes a photo or a picture; audio a voice message or recording; video any video; file anything;
    /// a text question a voice message.
    /// </summary>
    public static FileVerdict Judge(QuestionType question, Incoming.SentFile file)
    {
        var claimed = Claimed(file);
        var isTaken = question switch
        {
            QuestionType.Image => claimed.Class.HasFlag(FileClass.Image) && file.Kind != FileKind.Animation,
            QuestionType.Audio => file.Kind is FileKind.Voice or FileKind.Audio || IsDocumentOf(FileClass.Audio),
            QuestionType.Video => file.Kind is FileKind.Video or FileKind.VideoNote or FileKind.Animation || IsDocumentOf(FileClass.Video),
            QuestionType.File => true,
            QuestionType.Text => file.Kind == FileKind.Voice,
            _ => false,
        };
        return isTaken ? file.SizeBytes > MostBytes ? FileVerdict.TooLarge : FileVerdict.Accepted
            : question == QuestionType.Image && claimed.Extension == ".heic" ? FileVerdict.BetterAsPhoto
            : FileVerdict.WrongKind;

        bool IsDocumentOf(FileClass wanted) => file.Kind == FileKind.Document && claimed.Class.HasFlag(wanted);
    }

    /// <summary>What is kept of a file beside its bytes; the name is unique and says which question it answers: <c>site_photo-k7m2qx4t.jpg</c>.</summary>
    public static AttachmentFacts Describe(string question, QuestionType type, Incoming.SentFile file, IChance chance) =>
        new(NameOf(question, Claimed(file).Extension, chance), KindOf(file.Kind), WantedBy(type))
        {
            CalledByItsSender = file.FileName,
            Caption = file.Caption,
            Seconds = file.Seconds,
        };

    /// <summary>Looks into a fetched file.</summary>
    /// <returns>What to keep, without a picture's metadata; null when it is not of the kind that its question takes.</returns>
    public static (AttachmentFacts Facts, byte[] Content)? Check(AttachmentFacts facts, byte[] content)
    {
        var named = Path.GetExtension(facts.Name);
        var type = FileContent.Of(content, named);
        if (type.Extension is ".jpg" or ".png" or ".webp")
        {
            if (PictureMetadata.Strip(content, type.Extension) is { } stripped)
                content = stripped;
            else
                type = FileType.Unknown;
        }

        var wanted = facts.Wanted switch
        {
            "image" => FileClass.Image,
            "audio" or "text" => FileClass.Audio,
            "video" => FileClass.Video,
            _ => FileClass.None,
        };
        if (!type.Class.HasFlag(wanted))
            return null;
        return (facts with { SizeBytes = content.Length, Suffix = type.Extension == named ? "" : type.Extension }, content);
    }

    private static FileType Claimed(Incoming.SentFile file) => file.Kind switch
    {
        FileKind.Photo => FileType.Of(".jpg"),
        FileKind.Voice => FileType.Of(".ogg"),
        FileKind.VideoNote => FileType.Of(".mp4"),
        _ when FileType.Claimed(file.FileName, file.MimeType) is var claimed && claimed != FileType.Unknown => claimed,
        FileKind.Audio => FileType.Of(".mp3"),
        FileKind.Video or FileKind.Animation => FileType.Of(".mp4"),
        _ => FileType.Unknown,
    };

    private static string NameOf(string question, string extension, IChance chance)
    {
        var speaking = string.Concat(question.Take(LongestNameOfQuestion).Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_'));
        var random = string.Concat(Enumerable.Range(0, RandomLetters).Select(_ => Letters[chance.Next(Letters.Length)]));
        return $"{speaking}-{random}{extension}";
    }

    private static string KindOf(FileKind kind) => kind switch
    {
        FileKind.Photo => "photo",
        FileKind.Voice => "voice",
        FileKind.Audio => "audio",
        FileKind.Video or FileKind.VideoNote or FileKind.Animation => "video",
        FileKind.Document => "document",
    };

    private static string WantedBy(QuestionType type) => type switch
    {
        QuestionType.Image => "image",
        QuestionType.Audio => "audio",
        QuestionType.Video => "video",
        QuestionType.Text => "text",
        _ => "file",
    };
}
