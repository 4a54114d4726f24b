namespace Telegram.Bot.Requests;

/// <summary>Closes the bot on a server of our own, to move to another. Bot API close.</summary>
public sealed class CloseRequest() : ParameterlessRequest<bool>("close");
