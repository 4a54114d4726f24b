namespace WorkshopBot.Forms.Interviews;

/// <summary>What a person gave in answer to the question that is asked.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>
    /// Text as typed: a number, a date, words; for choices a label, a name or a number in the list, for several choices
    /// <c>1 3 5</c> or <c>١، ٣</c>. Only white space is <see cref="Skip"/>.
    /// </summary>
    public sealed record Typed(string Text) : Answer;

    /// <summary>A choice by its name; <c>OK</c> for an acknowledgement; <c>yes</c> or <c>no</c> to "one more?".</summary>
    public sealed record Chosen(string Name) : Answer;

    /// <summary>A choice of several that was ticked or unticked; of a rank, put at the end or taken out. The question stays.</summary>
    public sealed record Toggled(string Name) : Answer;

    /// <summary>Done: the choices ticked are the answer.</summary>
    public sealed record Completed : Answer;

    /// <summary>The value that stands (<see cref="Prompt.Value"/>) is right.</summary>
    public sealed record Kept : Answer;

    /// <summary>A file, by the name it is stored under.</summary>
    public sealed record Attached(string FileName) : Answer;

    /// <summary>A location in degrees and metres; 0 where unknown.</summary>
    public sealed record Located(double Latitude, double Longitude, double Altitude, double Accuracy) : Answer;

    /// <summary>No answer.</summary>
    public sealed record Skip : Answer;
}
