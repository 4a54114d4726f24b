using WorkshopBot.Texts;

namespace WorkshopBot.Hosting;

/// <summary>The bot cannot run here: configuration, token, a second instance. The message says what to do; the program ends with code 3.</summary>
/// <remarks>The message is in English, for logs; <see cref="EnvironmentText"/> says it in a person's language.</remarks>
public sealed class BotStartException : Exception
{
    internal BotStartException(IReadOnlyList<StartFinding> findings, Exception? inner = null)
        : base(Bidi.Strip(EnvironmentText.Of(findings, Catalogue.Embedded.In(Language.English))), inner) => Findings = findings;

    internal BotStartException(StartFinding finding, Exception? inner = null)
        : this([finding], inner)
    {
    }

    internal IReadOnlyList<StartFinding> Findings { get; }
}
