using Telegram.Bot.Types;

namespace Telegram.Bot.Exceptions;

/// <summary>The Bot API refused a request; <see cref="Exception.Message"/> is its <c>description</c>, word for word.</summary>
/// <remarks>Catch it before <see cref="RequestException"/>. <see cref="RequestException.HttpStatusCode"/> stays null.</remarks>
public class ApiRequestException : RequestException
{
    /// <summary>With a text alone.</summary>
    public ApiRequestException(string message) : base(message)
    {
    }

    /// <summary>With the API's error code.</summary>
    public ApiRequestException(string message, int errorCode) : base(message) => ErrorCode = errorCode;

    /// <summary>With what caused it.</summary>
    public ApiRequestException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>With the API's error code and what caused it.</summary>
    public ApiRequestException(string message, int errorCode, Exception innerException) : base(message, innerException) =>
        ErrorCode = errorCode;

    /// <summary>With all that the API told.</summary>
    public ApiRequestException(string message, int errorCode, ResponseParameters? parameters) : base(message)
    {
        ErrorCode = errorCode;
        Parameters = parameters;
    }

    /// <summary>With all that the API told and what caused it.</summary>
    public ApiRequestException(string message, int errorCode, ResponseParameters? parameters, Exception innerException)
        : base(message, innerException)
    {
        ErrorCode = errorCode;
        Parameters = parameters;
    }

    /// <summary>The API's <c>error_code</c>: 400, 401, 403, 404, 409, 413, 429, 5xx.</summary>
    public virtual int ErrorCode { get; }

    /// <summary>How long to wait or where the chat went, when the API told.</summary>
    public ResponseParameters? Parameters { get; }
}
