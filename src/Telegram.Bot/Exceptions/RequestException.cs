using System.Net;

namespace Telegram.Bot.Exceptions;

/// <summary>No answer came, or one that isn't the Bot API's JSON. What was asked may still have been done.</summary>
/// <remarks>
/// The cause is inside: <see cref="HttpRequestException"/> (connection), <see cref="TaskCanceledException"/> (time-out),
/// <see cref="System.Text.Json.JsonException"/> (unreadable). Neither message ever contains the bot's token.
/// </remarks>
public class RequestException : Exception
{
    /// <summary>With a text alone.</summary>
    public RequestException(string message) : base(message)
    {
    }

    /// <summary>With what caused it.</summary>
    public RequestException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>With the status of the answer that could not be read.</summary>
    public RequestException(string message, HttpStatusCode httpStatusCode) : base(message) => HttpStatusCode = httpStatusCode;

    internal RequestException(string message, HttpStatusCode? httpStatusCode, Exception innerException)
        : base(message, innerException) => HttpStatusCode = httpStatusCode;

    /// <summary>Status of an answer that could not be read; null when none came.</summary>
    public HttpStatusCode? HttpStatusCode { get; }
}
