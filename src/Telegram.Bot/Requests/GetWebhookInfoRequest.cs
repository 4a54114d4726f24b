using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>How updates are delivered and what went wrong last. Bot API getWebhookInfo.</summary>
public sealed class GetWebhookInfoRequest() : ParameterlessRequest<WebhookInfo>("getWebhookInfo");
