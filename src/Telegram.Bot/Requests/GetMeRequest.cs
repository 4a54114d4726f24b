using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Who the bot is; also a cheap way to try the token. Bot API getMe.</summary>
public sealed class GetMeRequest() : ParameterlessRequest<User>("getMe");
