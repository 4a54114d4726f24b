namespace Telegram.Bot.Exceptions;

/// <summary>Makes exceptions of answers that report an error.</summary>
public interface IExceptionParser
{
    /// <summary>The exception for this answer; the client throws it.</summary>
    ApiRequestException Parse(ApiResponse apiResponse);
}
