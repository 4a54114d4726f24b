using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

internal enum AnswerStatus : byte
{
    /// <summary>Not asked yet.</summary>
    Open,

    /// <summary>The person gave or confirmed the value.</summary>
    Answered,

    /// <summary>The person sent a file, perhaps where text was asked.</summary>
    Attached,

    /// <summary>The person passed it.</summary>
    Skipped,

    /// <summary>It has a value the person did not give here: a default, or one kept while it was not relevant.</summary>
    Offered,
}

/// <summary>The values of one repeat instance, or of everything outside repeats; by slot of its <see cref="FrameShape"/>.</summary>
internal sealed class Frame
{
    public Frame(Group owner, Frame? parent, int number)
    {
        Owner = owner;
        Parent = parent;
        Number = number;
        var size = owner.Shape!.Elements.Count;
        Values = new Slots(size);
        Own = new bool[size];
        Effective = new bool[size];
        Status = new AnswerStatus[size];
        Array.Fill(Own, true);
        Asked = new ulong[(size + 63) / 64];
        if (parent is null || parent.Effective[owner.Slot])
        {
            Array.Fill(Effective, true);
            owner.Shape.AskedSlots.CopyTo(Asked, 0);
        }

        Repeats = [.. owner.Shape.Repeats.Select(_ => new List<Frame>())];
        Closed = new bool[Repeats.Length];
    }

    private Frame(Frame original, Frame? parent)
    {
        Owner = original.Owner;
        Parent = parent;
        Number = original.Number;
        Values = original.Values.Copy();
        Own = (bool[])original.Own.Clone();
        Effective = (bool[])original.Effective.Clone();
        Asked = (ulong[])original.Asked.Clone();
        Status = (AnswerStatus[])original.Status.Clone();
        Repeats = [.. original.Repeats.Select(instances => instances.ConvertAll(instance => new Frame(instance, this)))];
        Closed = (bool[])original.Closed.Clone();
    }

    /// <summary>The repeat, or the root.</summary>
    public Group Owner { get; }

    public Frame? Parent { get; }

    /// <summary>From 1 among the instances of the repeat.</summary>
    public int Number { get; set; }

    /// <summary>Stored texts, relevant or not; null is none.</summary>
    public Slots Values { get; }

    /// <summary>What the element's own <c>relevant</c> says.</summary>
    public bool[] Own { get; }

    /// <summary>Whether it and everything around it is relevant.</summary>
    public bool[] Effective { get; }

    /// <summary>A bit for each slot whose question is asked now, but for those that an expression can make read-only.</summary>
    public ulong[] Asked { get; }

    public AnswerStatus[] Status { get; }

    public List<Frame>[] Repeats { get; }

    /// <summary>For each repeat: the person said there is no further instance.</summary>
    public bool[] Closed { get; }

    public FrameShape Shape => Owner.Shape!;

    public bool IsRelevant => Parent is null || Parent.Effective[Owner.Slot];

    /// <summary>What stands in front of a path: <c>lesson[2]/</c>; "" at the root.</summary>
    public string Prefix => Parent is null ? "" : $"{Parent.Prefix}{Owner.LocalPath}[{Number}]/";

    public List<Frame> Instances(Group repeat) => Shape.RepeatNumbers.TryGetValue(repeat, out var number) ? Repeats[number] : [];

    /// <summary>The value an expression reads: "" of what is unanswered or not relevant (rule 1).</summary>
    public string Read(int slot) => Effective[slot] ? Values[slot] ?? "" : "";

    public void SetEffective(int slot, bool effective)
    {
        Effective[slot] = effective;
        if (Shape.Ways[slot] != SlotWay.Asked)
            return;
        if (effective)
            Asked[slot >> 6] |= 1UL << (slot & 63);
        else
            Asked[slot >> 6] &= ~(1UL << (slot & 63));
    }

    public Frame Clone(Frame? parent = null) => new(this, parent);

    public IEnumerable<Frame> WithInner()
    {
        yield return this;
        foreach (var instances in Repeats)
        {
            foreach (var inner in instances.SelectMany(instance => instance.WithInner()))
                yield return inner;
        }
    }

    /// <summary>The frames that hold an element, in or under this one.</summary>
    public IEnumerable<Frame> FramesOf(Group home)
    {
        if (home == Owner)
            return [this];
        var frames = home.Frames();
        var from = Owner.Parent is null ? 0 : IndexOf(frames, Owner) + 1;
        IEnumerable<Frame> found = [this];
        for (var i = from; i < frames.Count; i++)
        {
            var repeat = frames[i];
            found = found.SelectMany(frame => frame.Instances(repeat));
        }

        return found;
    }

    private static int IndexOf(IReadOnlyList<Group> frames, Group group)
    {
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i] == group)
                return i;
        }

        return -1;
    }
}
