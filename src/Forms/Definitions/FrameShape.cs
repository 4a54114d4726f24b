namespace WorkshopBot.Forms.Definitions;

/// <summary>
/// What one frame of values holds: the root's frame everything outside repeats, a repeat instance's frame everything in the repeat
/// that is not in a repeat inside it. Elements stand in the order of rows, so that a group's content is a run of slots.
/// </summary>
internal sealed class FrameShape(Group owner)
{
    public Group Owner { get; } = owner;

    public List<Element> Elements { get; } = [];

    /// <summary>The repeats that stand in this frame; each has a list of instance frames.</summary>
    public List<Group> Repeats { get; } = [];

    /// <summary>Questions by what follows the frame's prefix in their path.</summary>
    public Dictionary<string, Question> Questions { get; } = new(StringComparer.Ordinal);

    /// <summary>Repeat → its place in <see cref="Repeats"/>.</summary>
    public Dictionary<Group, int> RepeatNumbers { get; } = [];

    public static void Build(Group owner)
    {
        var shape = new FrameShape(owner);
        owner.Shape = shape;
        shape.Add(owner);
    }

    private void Add(Group group)
    {
        foreach (var element in group.Content)
        {
            element.Slot = Elements.Count;
            Elements.Add(element);
            if (element is Question question)
                Questions.TryAdd(question.LocalPath, question);
            if (element is not Group inner)
                continue;
            if (inner.IsRepeat)
            {
                RepeatNumbers[inner] = Repeats.Count;
                Repeats.Add(inner);
                Build(inner);
            }
            else
            {
                Add(inner);
            }

            inner.ContentEnd = Elements.Count;
        }
    }
}
