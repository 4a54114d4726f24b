using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>Something that is seen on the way through a form.</summary>
/// <param name="Stop">What and where.</param>
/// <param name="IsStop">True when it waits for an answer; else it is a heading, a note or read-only.</param>
internal readonly record struct Passage(Stop Stop, bool IsStop);

/// <summary>A place where an interview can stand: a question in a frame, or "one more?" after a repeat's last instance.</summary>
/// <param name="Frame">The frame the element stands in.</param>
/// <param name="Element">The question, or the repeat of which there may be one more.</param>
internal readonly record struct Stop(Frame Frame, Element Element)
{
    public Question? Question => Element as Question;

    public Group? Repeat => Element as Group;

    public string Path => Element is Group repeat
        ? $"{Frame.Prefix}{repeat.LocalPath}[{Frame.Instances(repeat).Count}]/+"
        : Frame.Prefix + Element.LocalPath;

    /// <summary>True while the person has to be asked.</summary>
    public bool IsOpen => Element is Group repeat
        ? !Frame.Closed[Frame.Shape.RepeatNumbers[repeat]]
        : Frame.Status[Element.Slot] is AnswerStatus.Open or AnswerStatus.Offered;
}
