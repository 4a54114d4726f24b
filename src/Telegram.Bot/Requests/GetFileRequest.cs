using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Makes a file ready to be fetched, up to 20 MB. Bot API getFile.</summary>
public sealed class GetFileRequest() : RequestBase<TGFile>("getFile")
{
    /// <summary>Which file.</summary>
    public required string FileId { get; set; }
}
