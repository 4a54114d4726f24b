using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file that Telegram fetches: photos up to 5 MB, others up to 20 MB.</summary>
[JsonConverter(typeof(InputFileConverter<InputFileUrl>))]
public sealed class InputFileUrl : InputFile
{
    /// <summary>By address.</summary>
    public InputFileUrl(string url) : this(new Uri(url))
    {
    }

    /// <summary>By address.</summary>
    public InputFileUrl(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        Url = url;
    }

    /// <inheritdoc/>
    public override FileType FileType => FileType.Url;

    /// <summary>Where it is.</summary>
    public Uri Url { get; }
}
