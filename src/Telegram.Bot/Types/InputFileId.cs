using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file on Telegram's servers, by the id this bot knows it under; another bot's ids are worthless.</summary>
[JsonConverter(typeof(InputFileConverter<InputFileId>))]
public sealed class InputFileId : InputFile
{
    /// <summary>By id.</summary>
    public InputFileId(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        Id = id;
    }

    /// <inheritdoc/>
    public override FileType FileType => FileType.Id;

    /// <summary>The <c>file_id</c>.</summary>
    public string Id { get; }
}
