namespace WorkshopBot.Forms.Definitions;

/// <summary>What there is to do at a slot of a frame, as far as the form alone says.</summary>
internal enum SlotWay : byte
{
    /// <summary>A heading, a note, a computed value: nothing is asked.</summary>
    Passed,

    /// <summary>A question that is asked whenever it is relevant.</summary>
    Asked,

    /// <summary>A question that an expression can make read-only.</summary>
    PerhapsAsked,

    /// <summary>A repeat, whose instances are frames of their own.</summary>
    Repeat,
}

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

    /// <summary>What there is to do at each slot.</summary>
    public SlotWay[] Ways { get; private set; } = [];

    /// <summary>The slots of repeats and of questions that an expression can make read-only, in order.</summary>
    public int[] Special { get; private set; } = [];

    /// <summary>A bit for each slot that is <see cref="SlotWay.Asked"/>.</summary>
    public ulong[] AskedSlots { get; private set; } = [];

    /// <summary>Questions by what follows the frame's prefix in their path.</summary>
    public Dictionary<string, Question> Questions { get; } = new(StringComparer.Ordinal);

    /// <summary>Repeat → its place in <see cref="Repeats"/>.</summary>
    public Dictionary<Group, int> RepeatNumbers { get; } = [];

    public static void Build(Group owner)
    {
        var shape = new FrameShape(owner);
        owner.Shape = shape;
        shape.Add(owner);
        shape.Ways = [.. shape.Elements.Select(element => element switch
        {
            Group { IsRepeat: true } => SlotWay.Repeat,
            Question { IsAsked: true, ReadOnly: null } => SlotWay.Asked,
            Question { IsAsked: true } => SlotWay.PerhapsAsked,
            _ => SlotWay.Passed,
        })];
        shape.Special = [.. Enumerable.Range(0, shape.Ways.Length).Where(slot => shape.Ways[slot] is SlotWay.PerhapsAsked or SlotWay.Repeat)];
        shape.AskedSlots = new ulong[(shape.Ways.Length + 63) / 64];
        for (var slot = 0; slot < shape.Ways.Length; slot++)
        {
            if (shape.Ways[slot] == SlotWay.Asked)
                shape.AskedSlots[slot >> 6] |= 1UL << (slot & 63);
        }
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
