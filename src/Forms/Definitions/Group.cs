using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Definitions;

/// <summary>A group, a repeat, or the form's root.</summary>
public sealed class Group : Element
{
    internal Group()
    {
    }

    /// <summary>True when it is asked several times over.</summary>
    public bool IsRepeat { get; internal init; }

    /// <summary>True when an expression or number fixes how often; otherwise "one more?" is asked after each instance.</summary>
    public bool IsCounted => Count is not null;

    /// <summary>What stands in it, in the order of rows.</summary>
    public IReadOnlyList<Element> Children => Content;

    internal List<Element> Content { get; } = [];

    internal Expression? Count { get; set; }

    internal FrameShape? Shape { get; set; }

    /// <summary>The slot after the last element of this group, in the frame the group stands in.</summary>
    internal int ContentEnd { get; set; }

    internal bool HasFrames => IsRepeat || Parent is null;

    /// <summary>The repeats from outside to this one, itself included if it is one; empty at the root.</summary>
    internal IReadOnlyList<Group> Frames()
    {
        var frames = new List<Group>();
        for (var group = this; group.Parent is not null; group = group.Parent)
        {
            if (group.IsRepeat)
                frames.Insert(0, group);
        }

        return frames;
    }
}
