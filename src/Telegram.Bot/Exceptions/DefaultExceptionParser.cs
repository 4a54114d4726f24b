namespace Telegram.Bot.Exceptions;

/// <summary>Every error becomes an <see cref="ApiRequestException"/> with code, description and parameters.</summary>
public class DefaultExceptionParser : IExceptionParser
{
    /// <inheritdoc/>
    public ApiRequestException Parse(ApiResponse apiResponse)
    {
        ArgumentNullException.ThrowIfNull(apiResponse);
        return new ApiRequestException(apiResponse.Description ?? "", apiResponse.ErrorCode, apiResponse.Parameters);
    }
}
