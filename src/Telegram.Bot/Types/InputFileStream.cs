using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Bytes to send.</summary>
/// <remarks>
/// A stream that can seek is sent without being copied and stays open; one that can't is read into memory at once and closed.
/// </remarks>
[JsonConverter(typeof(InputFileConverter<InputFileStream>))]
public sealed class InputFileStream : InputFile
{
    /// <summary>From where the stream stands to its end; without a name people see <c>file</c>.</summary>
    public InputFileStream(Stream content, string? fileName = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        Content = content;
        FileName = fileName;
    }

    /// <inheritdoc/>
    public override FileType FileType => FileType.Stream;

    /// <summary>The bytes.</summary>
    public Stream Content { get; }

    /// <summary>The name people see, in any script.</summary>
    public string? FileName { get; }
}
