using System.Net;

namespace Telegram.Bot.Args;

/// <summary>The head of an answer that has come in.</summary>
public sealed class ApiResponseEventArgs : EventArgs
{
    internal ApiResponseEventArgs(HttpStatusCode statusCode, ApiRequestEventArgs request)
    {
        StatusCode = statusCode;
        Request = request;
    }

    internal HttpStatusCode StatusCode { get; }

    internal ApiRequestEventArgs Request { get; }
}
