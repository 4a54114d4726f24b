namespace WorkshopBot.Hosting;

/// <summary>Why a bot cannot start. Each has its sentence in three languages, <c>console.start.token_refused</c> …</summary>
internal enum StartProblem
{
    ConfigurationUnreadable,
    ConfigurationInvalid,
    TokenMissing,
    TokenWrong,
    ServerAddress,
    ProxyAddress,
    OwnersWrong,
    ZoneMissing,
    ZoneUnknown,
    LanguageUnknown,
    OutOfRange,
    PlaygroundUrl,
    PlaygroundNotLocal,
    PlaygroundAddress,
    WorldMissing,
    WorldInUse,
    SamplesMissing,
    TokenRefused,
    OtherBot,
    WebhookUrl,
    WebhookPort,
    WebhookSecretMissing,
    WebhookSecretWrong,
    WebhookListenMissing,
    WebhookListenWrong,
    WebhookListenFailed,
    WebhookRefused,
}

/// <summary>One problem, with what its sentence names.</summary>
/// <param name="Problem">Which.</param>
/// <param name="What">The setting's key, the file or the address it is about.</param>
/// <param name="Detail">What stands there, or the system's own words.</param>
/// <param name="Other">A third name, where the sentence has one.</param>
internal sealed record StartFinding(StartProblem Problem, string What = "", string Detail = "", string Other = "")
{
    private const char Separator = '\n';

    /// <summary>A finding as the validation of options carries it, in the place of an error's text: <c>"OutOfRange\n0\n1000"</c>.</summary>
    public static string Written(StartProblem problem, string detail) => $"{problem}{Separator}{detail}";

    /// <summary>Reads it back.</summary>
    /// <param name="key">The setting: <c>Telegram:Token</c>.</param>
    /// <param name="written">Problem, detail and other, a line each.</param>
    public static StartFinding Read(string key, string written)
    {
        var parts = written.Split(Separator, 3);
        return new(Enum.Parse<StartProblem>(parts[0]), key, parts.ElementAtOrDefault(1) ?? "", parts.ElementAtOrDefault(2) ?? "");
    }
}
