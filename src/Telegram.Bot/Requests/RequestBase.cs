using System.Text.Json.Serialization;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Requests;

/// <summary>A request that goes out as JSON: its properties are the method's parameters.</summary>
/// <remarks>
/// Derive from it for a method or a reading of your own: <c>RequestBase&lt;JsonElement[]&gt;("getUpdates")</c> with a property
/// <c>Offset</c> gives updates unread, so that one that cannot be read is stepped over alone.
/// </remarks>
public abstract class RequestBase<TResponse>(string methodName) : IRequest<TResponse>
{
    /// <inheritdoc/>
    [JsonIgnore]
    public HttpMethod HttpMethod => HttpMethod.Post;

    /// <inheritdoc/>
    [JsonIgnore]
    public string MethodName { get; } = methodName;

    /// <inheritdoc/>
    [JsonIgnore]
    public bool IsWebhookResponse { get; set; }

    [JsonInclude, JsonPropertyName("method"), JsonPropertyOrder(-1)]
    internal string? WebhookMethod => IsWebhookResponse ? MethodName : null;

    /// <inheritdoc/>
    public virtual HttpContent? ToHttpContent() => RequestBody.Json(this);
}
