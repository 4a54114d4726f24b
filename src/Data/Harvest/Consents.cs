namespace WorkshopBot.Data.Harvest;

/// <summary>The words in which forms store what an author allows.</summary>
public static class Consents
{
    /// <summary>The question that asks for it.</summary>
    public const string Question = "share";

    /// <summary>Whether an answer's path is that of the question.</summary>
    public static bool IsAskedAt(string path) => path == Question || path.EndsWith("/" + Question, StringComparison.Ordinal);

    /// <summary>Reads an answer; what is not understood is a no, and no answer means that nobody asked.</summary>
    public static Consent Read(string? answer) => answer switch
    {
        null => Consent.NotAsked,
        "with_name" => Consent.WithName,
        "without_name" => Consent.WithoutName,
        _ => Consent.No,
    };
}
