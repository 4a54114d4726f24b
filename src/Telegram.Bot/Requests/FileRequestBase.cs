using Telegram.Bot.Serialization;

namespace Telegram.Bot.Requests;

/// <summary>A request that may carry files: multipart if one of them is a stream, else JSON.</summary>
public abstract class FileRequestBase<TResponse>(string methodName) : RequestBase<TResponse>(methodName)
{
    /// <inheritdoc/>
    public override HttpContent? ToHttpContent() => RequestBody.JsonOrMultipart(this);
}
