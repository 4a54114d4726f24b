using Telegram.Bot.Exceptions;

namespace Telegram.Bot.Types;

/// <summary>The frame of an answer with its result: <c>{"ok":true,"result":…}</c>.</summary>
public class ApiResponse<TResult> : ApiResponse
{
    /// <summary>What the method returns.</summary>
    public TResult? Result { get; init; }
}
