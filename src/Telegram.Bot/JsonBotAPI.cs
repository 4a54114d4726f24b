using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot.Serialization;

namespace Telegram.Bot;

/// <summary>How the Bot API's JSON is read and written.</summary>
/// <remarks>
/// Names are <c>snake_case</c>; members at their default are not written, because the API takes no <c>null</c>; members and
/// enum values that we don't know are let pass. A chat member of unknown <c>status</c> or a forward of unknown <c>type</c> is a
/// <see cref="JsonException"/>.
/// </remarks>
public static class JsonBotAPI
{
    /// <summary>Ready to use; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>Sets up other options the same way, a web framework's for example.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault;
        options.NumberHandling = JsonNumberHandling.AllowReadingFromString;
        options.AllowOutOfOrderMetadataProperties = true;
        var hadNone = options.TypeInfoResolverChain.Count == 0;
        options.TypeInfoResolverChain.Insert(0, BotApiJsonContext.Default);
        // types of the caller's own: a request derived from RequestBase, what it returns
        if (hadNone)
            options.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}
