namespace Telegram.Bot.Requests;

/// <summary>Leaves the public server, to move to one of our own; no way back for ten minutes. Bot API logOut.</summary>
public sealed class LogOutRequest() : ParameterlessRequest<bool>("logOut");
