using Telegram.Bot.Requests.Abstractions;

namespace Telegram.Bot.Args;

/// <summary>A request that is about to go out.</summary>
public sealed class ApiRequestEventArgs : EventArgs
{
    internal ApiRequestEventArgs(IRequest request) => Request = request;

    internal IRequest Request { get; }
}
