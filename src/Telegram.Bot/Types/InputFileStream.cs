using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Bytes to send. The stream stays open: who opened it closes it.</summary>
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
