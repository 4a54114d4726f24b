using WorkshopBot.Forms.Interviews;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Registration;

/// <summary>What was sent, as people read it.</summary>
internal static class SentAnswers
{
    /// <summary>The lines of the review card, in the reader's language.</summary>
    public static IReadOnlyList<ReviewLine> Lines(IChatTurn turn, ShelvedVersion version, IReadOnlyDictionary<string, string> answers) =>
        Lines(turn, version, answers, turn.Person.Language ?? "ar");

    /// <summary>The same in another language.</summary>
    public static IReadOnlyList<ReviewLine> Lines(ITurn turn, ShelvedVersion version, IReadOnlyDictionary<string, string> answers, string language)
    {
        var state = Interview.FromSubmission(version.Form, answers, seed: 0);
        var around = new Surroundings(turn.Now, version.Home.Workshop.Zone, language, version.Home.Tables);
        return Interview.Resume(version.Form, state, around) is Step.Reviewing { Review: var review } ? review.Lines : [];
    }
}
