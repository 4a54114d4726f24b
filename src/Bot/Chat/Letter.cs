using System.Globalization;
using WorkshopBot.Data.Outbox;
using WorkshopBot.Data.Storage;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Chat;

/// <summary>
/// What somebody writes to somebody else through the bot: words, a recording, a photo or a file, or a place on the map. It is sent on as it is, and without
/// whose it is.
/// </summary>
/// <param name="Words">What was typed, or stands below the file; of a place <c>geo:30.51,47.78</c>; "" for a file that says it alone.</param>
/// <param name="File">Null for words and for a place.</param>
internal sealed record Letter(string Words, Incoming.SentFile? File)
{
    /// <summary>So many letters.</summary>
    public const int Longest = 1000;

    /// <summary>With more words a file does not take them along: Telegram allows 1,024 letters below it.</summary>
    public const int LongestBelowFile = 900;

    private const string Geo = "geo:";

    /// <summary>Reads it; whoever sent something else, or too much, is told what can be sent.</summary>
    public static Letter? Read(IChatTurn turn, Incoming incoming, Words words)
    {
        var letter = Of(incoming);
        var refusal = letter is null or { File: null, Words.Length: 0 } ? words["relay.wrong"]
            : letter.Words.Length > Longest ? words["approval.too_long", ("max", Arg.Count(Longest))]
            : null;
        if (refusal is null)
        {
            return letter;
        }

        turn.Chat.Say(new Screen(refusal));
        return null;
    }

    /// <summary>Reads it; null for anything else, a film or a sticker.</summary>
    public static Letter? Of(Incoming incoming) => incoming switch
    {
        Incoming.Said said => new(said.Text, null),
        Incoming.SharedLocation place => new(FormattableString.Invariant($"{Geo}{place.Latitude},{place.Longitude}"), null),
        Incoming.SentFile { Kind: FileKind.Voice or FileKind.Photo or FileKind.Document } file => new(file.Caption ?? "", file),
        _ => null,
    };

    /// <summary>The place that stands for words; null for words.</summary>
    /// <remarks>RFC 5870.</remarks>
    public static Place? PlaceOf(string words) =>
        words.StartsWith(Geo, StringComparison.Ordinal) && words[Geo.Length..].Split(',') is [var north, var east] && Degrees(north, 90) is { } latitude && Degrees(east, 180) is { } longitude
            ? new(latitude, longitude, "", "") : null;

    /// <summary>What stands for it in a line of text.</summary>
    public string Said(Words words) => Said(Words, File is null ? null : File.Kind == FileKind.Voice, words);

    /// <summary>What stands for one that was kept.</summary>
    /// <param name="written">Its words.</param>
    /// <param name="isVoice">It is a recording, or a photo or a file; null: neither.</param>
    /// <param name="words">The reader's.</param>
    public static string Said(string written, bool? isVoice, Words words) => PlaceOf(written) is not null ? words["relay.place"]
        : string.Join(' ', new[] { written, isVoice is null ? written.Length == 0 ? "–" : "" : words[isVoice.Value ? "relay.voice" : "relay.file"] }.Where(part => part.Length > 0));

    /// <summary>Keeps the file by Telegram's id: it can only be sent again as what it came as.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="files">The name of photos and files in <c>sent_files</c>.</param>
    /// <param name="voices">That of recordings.</param>
    /// <param name="subjectId">What it belongs to.</param>
    /// <param name="part">Tells several of one subject apart.</param>
    public void KeepFile(UnitOfWork work, string files, string voices, long subjectId, string part = "")
    {
        if (File is not null)
        {
            SentFileStore.Keep(work, File.Kind == FileKind.Voice ? voices : files, subjectId, part, File.FileId, isPhoto: File.Kind == FileKind.Photo);
        }
    }

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees : null;
}
