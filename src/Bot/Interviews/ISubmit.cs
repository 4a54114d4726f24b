using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Interviews;

/// <summary>What happens when an interview is sent.</summary>
internal interface ISubmit
{
    /// <summary>Why it cannot be sent any more, in the person's words; null while it can.</summary>
    string? Closed(ITurn turn, Words words, OpenInterview interview);

    /// <summary>Takes the finished interview, tells the person, and deletes the interview if it was taken.</summary>
    void Send(IChatTurn turn, OpenInterview interview, Submission submission);

    /// <summary>What the person saved earlier that would answer a question, to be offered with it; null for nothing.</summary>
    SavedAnswer? Saved(ITurn turn, OpenInterview interview, Prompt prompt) => null;
}
