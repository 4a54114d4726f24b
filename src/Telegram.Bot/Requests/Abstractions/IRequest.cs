namespace Telegram.Bot.Requests.Abstractions;

/// <summary>One call of the Bot API.</summary>
public interface IRequest
{
    /// <summary>How it is sent: always POST.</summary>
    HttpMethod HttpMethod { get; }

    /// <summary>The API method, <c>sendMessage</c>.</summary>
    string MethodName { get; }

    /// <summary>True when the request is written as the answer to a webhook call; adds <c>"method"</c> to the JSON.</summary>
    bool IsWebhookResponse { get; set; }

    /// <summary>The body; null when there is none.</summary>
    HttpContent? ToHttpContent();
}

/// <summary>One call of the Bot API and what it returns.</summary>
public interface IRequest<TResponse> : IRequest;
