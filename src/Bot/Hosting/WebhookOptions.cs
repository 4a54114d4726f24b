using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.RegularExpressions;

namespace WorkshopBot.Hosting;

/// <summary>Section <c>Telegram:Webhook</c>: with an address, Telegram calls the bot instead of the bot asking Telegram.</summary>
public sealed partial class WebhookOptions
{
    private static readonly int[] PublicPorts = [443, 80, 88, 8443];

    /// <summary>What Telegram calls: <c>https://bot.example.org/telegram</c>. A proxy there hands it on to <see cref="Listen"/>, path and all.</summary>
    public string? Url { get; set; }

    /// <summary>What shows that it is Telegram who calls: 1–256 of A–Z a–z 0–9 _ -.</summary>
    public string? Secret { get; set; }

    /// <summary>Where the bot listens, without TLS: <c>http://127.0.0.1:8080</c>. The host is an IP address or <c>localhost</c>.</summary>
    public string? Listen { get; set; }

    /// <summary>True when the webhook takes the place of long polling.</summary>
    public bool IsSet => Url is { Length: > 0 };

    internal IEnumerable<ValidationResult> Validate(bool isPublicServer)
    {
        if (!IsSet)
            yield break;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || (isPublicServer && url.Scheme != "https"))
            yield return Problem(nameof(Url), StartProblem.WebhookUrl);
        else if (isPublicServer && !PublicPorts.Contains(url.Port))
            yield return Problem(nameof(Url), StartProblem.WebhookPort, FormattableString.Invariant($"{url.Port}\n{string.Join(", ", PublicPorts)}"));
        if (Secret is not { Length: > 0 })
            yield return Problem(nameof(Secret), StartProblem.WebhookSecretMissing);
        else if (!AllowedSecret().IsMatch(Secret))
            yield return Problem(nameof(Secret), StartProblem.WebhookSecretWrong);
        if (Listen is not { Length: > 0 })
            yield return Problem(nameof(Listen), StartProblem.WebhookListenMissing);
        else if (!IsPlainAddress(Listen))
            yield return Problem(nameof(Listen), StartProblem.WebhookListenWrong);
    }

    // Kestrel would take any other name for "every address of this machine"
    private static bool IsPlainAddress(string listen) =>
        Uri.TryCreate(listen, UriKind.Absolute, out var uri) && uri is { Scheme: "http", PathAndQuery: "/" }
        && (uri.Host == "localhost" || IPAddress.TryParse(uri.Host.Trim('[', ']'), out _));

    private static ValidationResult Problem(string key, StartProblem problem, string detail = "") =>
        new(StartFinding.Written(problem, detail), [$"Webhook:{key}"]);

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AllowedSecret();
}
