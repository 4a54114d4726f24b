using System.Globalization;
using System.Numerics;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>The order in which things are asked: that of the rows (rule 27).</summary>
internal sealed partial class Filling
{
    /// <summary>Everything relevant that is asked, in order.</summary>
    public IEnumerable<Stop> Stops() => Passages().Where(passage => passage.IsStop).Select(passage => passage.Stop);

    /// <summary>Everything relevant that can be seen, in order: questions, notes, headings of groups and repeat instances, "one more?".</summary>
    public IEnumerable<Passage> Passages() => Within(Root, 0);

    /// <summary>What follows a stop, in order; what comes next is found without looking at the whole form.</summary>
    public IEnumerable<Passage> After(Stop here)
    {
        var (frame, slot) = (here.Frame, here.Element.Slot);
        while (true)
        {
            foreach (var passage in Within(frame, slot + 1))
                yield return passage;
            if (frame.Parent is not { } outer)
                yield break;
            var repeat = frame.Owner;
            if (frame.IsRelevant)
            {
                foreach (var passage in Instances(outer, repeat, frame.Number))
                    yield return passage;
            }

            (frame, slot) = (outer, repeat.Slot);
        }
    }

    /// <summary>What stands before a stop, from there back to the beginning.</summary>
    public IEnumerable<Passage> Before(Stop here)
    {
        if (here.Repeat is { } ended)
        {
            foreach (var passage in InstancesBackwards(here.Frame, ended, here.Frame.Instances(ended).Count))
                yield return passage;
        }

        var (frame, slot) = (here.Frame, here.Element.Slot);
        while (true)
        {
            foreach (var passage in WithinBackwards(frame, slot - 1))
                yield return passage;
            if (frame.Parent is not { } outer)
                yield break;
            var repeat = frame.Owner;
            yield return new Passage(new Stop(frame, repeat), false);
            foreach (var passage in InstancesBackwards(outer, repeat, frame.Number - 1))
                yield return passage;
            (frame, slot) = (outer, repeat.Slot);
        }
    }

    /// <summary>How many questions are asked as far as is known now, and which of them this is, from 1.</summary>
    public (int Number, int Total) Count(Stop here)
    {
        var (number, total) = (0, 0);
        Count(Root, here, ref number, ref total);
        return (number, total);
    }

    /// <summary>True when the frame is (still) one of this form's.</summary>
    public static bool IsAttached(Frame frame)
    {
        for (; frame.Parent is { } outer; frame = outer)
        {
            var instances = outer.Instances(frame.Owner);
            if (frame.Number > instances.Count || instances[frame.Number - 1] != frame)
                return false;
        }

        return true;
    }

    private void Count(Frame frame, Stop here, ref int number, ref int total)
    {
        var from = 0;
        foreach (var slot in frame.Shape.Special)
        {
            CountAsked(frame, here, from, slot, ref number, ref total);
            from = slot + 1;
            if (!frame.Effective[slot])
                continue;
            var element = frame.Shape.Elements[slot];
            if (element is Group repeat)
            {
                foreach (var instance in frame.Instances(repeat))
                    Count(instance, here, ref number, ref total);
                if (here.Element == repeat && here.Frame == frame)
                    number = total + 1;
            }
            else if (IsStop(frame, element))
            {
                total++;
                if (here.Frame == frame && here.Element == element)
                    number = total;
            }
        }

        CountAsked(frame, here, from, frame.Shape.Elements.Count, ref number, ref total);
    }

    private static void CountAsked(Frame frame, Stop here, int from, int to, ref int number, ref int total)
    {
        if (here.Frame == frame && here.Element.Slot >= from && here.Element.Slot < to)
            number = total + Bits(frame.Asked, from, here.Element.Slot + 1);
        total += Bits(frame.Asked, from, to);
    }

    /// <summary>How many bits are set from one place up to another.</summary>
    private static int Bits(ulong[] words, int from, int to)
    {
        var count = 0;
        for (var word = from >> 6; word << 6 < to; word++)
        {
            var bits = words[word];
            if (word == from >> 6)
                bits &= ulong.MaxValue << (from & 63);
            if (to - (word << 6) < 64)
                bits &= (1UL << (to & 63)) - 1;
            count += BitOperations.PopCount(bits);
        }

        return count;
    }

    private bool IsStop(Frame frame, Element element) => element switch
    {
        Question question => question.IsAsked && !IsReadOnly(frame, question),
        // the heading of an instance has that instance's frame, "one more?" the frame around
        Group group => group.IsRepeat && frame.Owner != group && (CanAdd(frame, group) || !new Stop(frame, group).IsOpen),
        _ => false,
    };

    public bool IsReadOnly(Frame frame, Question question) =>
        question.ReadOnly is not null && question.ReadOnly.IsTrue(this, frame, onFault: false);

    /// <summary>The stop with that path, or null when it is not (or no longer) asked.</summary>
    public Stop? Find(string? path)
    {
        if (path is null)
            return null;
        var frame = Root;
        var rest = path;
        while (true)
        {
            if (frame.Shape.Questions.TryGetValue(rest, out var question))
                return frame.Effective[question.Slot] && IsStop(frame, question) ? new Stop(frame, question) : null;
            if (Instance(frame, rest) is not var (repeat, number, inside))
                return null;
            var instances = frame.Instances(repeat);
            if (inside == "+")
                return frame.Effective[repeat.Slot] && !repeat.IsCounted ? new Stop(frame, repeat) : null;
            if (number < 1 || number > instances.Count)
                return null;
            frame = instances[number - 1];
            rest = inside;
        }
    }

    /// <summary>The frame of a repeat instance, <c>lesson[2]</c>, or null.</summary>
    public Frame? FindInstance(string path)
    {
        var frame = Root;
        var rest = path + "/";
        while (rest.Length > 0)
        {
            if (Instance(frame, rest) is not var (repeat, number, inside) || number < 1 || number > frame.Instances(repeat).Count)
                return null;
            frame = frame.Instances(repeat)[number - 1];
            rest = inside;
        }

        return frame;
    }

    private static (Group Repeat, int Number, string Inside)? Instance(Frame frame, string path)
    {
        foreach (var repeat in frame.Shape.Repeats)
        {
            var name = repeat.LocalPath;
            var end = path.IndexOf("]/", StringComparison.Ordinal);
            if (end > name.Length && path[name.Length] == '[' && path.StartsWith(name, StringComparison.Ordinal)
                && int.TryParse(path.AsSpan(name.Length + 1, end - name.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return (repeat, number, path[(end + 2)..]);
        }

        return null;
    }

    /// <summary>What is seen in a frame from a slot on.</summary>
    public IEnumerable<Passage> Within(Frame frame, int from)
    {
        var elements = frame.Shape.Elements;
        for (var slot = from; slot < elements.Count; slot++)
        {
            var element = elements[slot];
            if (!frame.Effective[slot])
            {
                if (element is Group { IsRepeat: false } hidden)
                    slot = hidden.ContentEnd - 1;
                continue;
            }

            if (element is not Group { IsRepeat: true } repeat)
            {
                yield return new Passage(new Stop(frame, element), IsStop(frame, element));
                continue;
            }

            foreach (var passage in Instances(frame, repeat, 0))
                yield return passage;
        }
    }

    private IEnumerable<Passage> WithinBackwards(Frame frame, int from)
    {
        for (var slot = from; slot >= 0; slot--)
        {
            if (!frame.Effective[slot])
                continue;
            var element = frame.Shape.Elements[slot];
            if (element is not Group { IsRepeat: true } repeat)
            {
                yield return new Passage(new Stop(frame, element), IsStop(frame, element));
                continue;
            }

            if (!repeat.IsCounted)
                yield return new Passage(new Stop(frame, repeat), IsStop(frame, repeat));
            foreach (var passage in InstancesBackwards(frame, repeat, frame.Instances(repeat).Count))
                yield return passage;
        }
    }

    /// <summary>A repeat's instances after the first so many, and "one more?".</summary>
    private IEnumerable<Passage> Instances(Frame frame, Group repeat, int after)
    {
        var instances = frame.Instances(repeat);
        for (var i = after; i < instances.Count; i++)
        {
            yield return new Passage(new Stop(instances[i], repeat), false);
            foreach (var passage in Within(instances[i], 0))
                yield return passage;
        }

        if (!repeat.IsCounted)
            yield return new Passage(new Stop(frame, repeat), IsStop(frame, repeat));
    }

    private IEnumerable<Passage> InstancesBackwards(Frame frame, Group repeat, int from)
    {
        var instances = frame.Instances(repeat);
        for (var i = from - 1; i >= 0; i--)
        {
            foreach (var passage in WithinBackwards(instances[i], instances[i].Shape.Elements.Count - 1))
                yield return passage;
            yield return new Passage(new Stop(instances[i], repeat), false);
        }
    }
}
