using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file to send (Bot API "Sending files"): bytes, the id of one already sent, or an address Telegram fetches.</summary>
[JsonConverter(typeof(InputFileConverter<InputFile>))]
public abstract class InputFile
{
    private protected InputFile()
    {
    }

    /// <summary>Which of the three.</summary>
    public abstract FileType FileType { get; }

    /// <summary>An absolute address, else a file id.</summary>
    public static InputFile FromString(string urlOrFileId) =>
        Uri.TryCreate(urlOrFileId, UriKind.Absolute, out var url) ? new InputFileUrl(url) : new InputFileId(urlOrFileId);

    /// <summary>Bytes; a file stream brings its name along.</summary>
    public static InputFile FromStream(Stream stream, string? fileName = null) =>
        new InputFileStream(stream, fileName ?? (stream is FileStream file ? Path.GetFileName(file.Name) : null));

    /// <summary>An address that Telegram fetches.</summary>
    public static InputFile FromUri(Uri url) => new InputFileUrl(url);

    /// <summary>An address that Telegram fetches.</summary>
    public static InputFile FromUri(string url) => new InputFileUrl(url);

    /// <summary>A file this bot has sent or received before.</summary>
    public static InputFile FromFileId(string fileId) => new InputFileId(fileId);

    /// <summary>Bytes.</summary>
    public static implicit operator InputFile(Stream stream) => FromStream(stream);

    /// <summary>An absolute address, else a file id.</summary>
    public static implicit operator InputFile(string urlOrFileId) => FromString(urlOrFileId);

    /// <summary>A file seen in a message.</summary>
    public static implicit operator InputFile(FileBase file) => FromFileId(file.FileId);
}
