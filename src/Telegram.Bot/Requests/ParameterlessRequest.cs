namespace Telegram.Bot.Requests;

/// <summary>A request without parameters: no body, unless it is the answer to a webhook call.</summary>
public class ParameterlessRequest<TResult>(string methodName) : RequestBase<TResult>(methodName)
{
    /// <inheritdoc/>
    public override HttpContent? ToHttpContent() => IsWebhookResponse ? base.ToHttpContent() : null;
}
