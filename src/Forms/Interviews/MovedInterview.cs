namespace WorkshopBot.Forms.Interviews;

/// <summary>What became of an answer when its interview was moved to another version of the form.</summary>
public enum MoveOutcome
{
    /// <summary>It does not fit, or its question is gone.</summary>
    Lost,

    /// <summary>Part of it is kept: of several choices those that are still offered.</summary>
    Shortened,

    /// <summary>It is kept, and asked again, because the form's rule is another.</summary>
    AskedAgain,
}

/// <summary>An answer that is not simply kept.</summary>
/// <param name="Path">Where it was.</param>
/// <param name="Before">The stored text as it was.</param>
/// <param name="After">As it is now; "" when it is lost.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record MovedAnswer(string Path, string Before, string After, MoveOutcome Outcome);

/// <summary>An interview on another version of its form.</summary>
/// <param name="Step">Where it stands now: at the same question if it is still asked, else at the first that is open.</param>
/// <param name="Answers">What is not simply kept, in the order of the old form.</param>
/// <param name="NewQuestions">Paths of questions that are asked now and that the old version did not have.</param>
public sealed record MovedInterview(Step Step, IReadOnlyList<MovedAnswer> Answers, IReadOnlyList<string> NewQuestions);
