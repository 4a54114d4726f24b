namespace WorkshopBot.Data.Harvest;

/// <summary>The words in which forms store what an author allows.</summary>
public static class Consents
{
    /// <summary>The question that asks for it.</summary>
    public const string Question = "share";

    /// <summary>Whether an answer's path is that of the question.</summary>
    public static bool IsAskedAt(string path) => path == Question || path.EndsWith("/" + Question, StringComparison.Ordinal);

    /// <summary>What its author allows of a text: the answer to the question beside it, or, where none stands there, around it.</summary>
    /// <param name="path">Of the text: <c>lesson[2]/what</c>.</param>
    /// <param name="answers">The submission's, by path.</param>
    public static Consent At(string path, IReadOnlyDictionary<string, string> answers)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (answers.TryGetValue(path[..(end + 1)] + Question, out var beside))
            {
                return Read(beside);
            }
        }

        return Read(answers.GetValueOrDefault(Question));
    }

    /// <summary>Whether somebody may be quoted who answered so.</summary>
    public static bool Allows(Consent consent) => consent is Consent.WithName or Consent.WithoutName;

    /// <summary>Reads an answer; what is not understood is a no, and no answer means that nobody asked.</summary>
    public static Consent Read(string? answer) => answer switch
    {
        null => Consent.NotAsked,
        "with_name" => Consent.WithName,
        "without_name" => Consent.WithoutName,
        _ => Consent.No,
    };
}
