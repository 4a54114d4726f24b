using System.Globalization;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>The order in which things are asked: that of the rows (rule 27).</summary>
internal sealed partial class Filling
{
    /// <summary>Everything relevant that is asked, in order.</summary>
    public IEnumerable<Stop> Stops() => Shown(Root).Where(IsStop);

    /// <summary>Everything relevant that can be seen, in order: questions, notes, headings of groups and repeat instances, "one more?".</summary>
    public IEnumerable<Stop> Shown() => Shown(Root);

    public bool IsStop(Stop stop) => stop.Element switch
    {
        Question question => question.IsAsked && !IsReadOnly(stop.Frame, question),
        // the heading of an instance has that instance's frame, "one more?" the frame around
        Group group => group.IsRepeat && stop.Frame.Owner != group && (CanAdd(stop.Frame, group) || !stop.IsOpen),
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
            if (frame.Shape.Elements.Find(element => element is Question && element.LocalPath == rest) is { } question)
            {
                var stop = new Stop(frame, question);
                return frame.Effective[question.Slot] && IsStop(stop) ? stop : null;
            }

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

    private static IEnumerable<Stop> Shown(Frame frame)
    {
        var elements = frame.Shape.Elements;
        for (var slot = 0; slot < elements.Count; slot++)
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
                yield return new Stop(frame, element);
                continue;
            }

            foreach (var instance in frame.Instances(repeat))
            {
                yield return new Stop(instance, repeat);
                foreach (var stop in Shown(instance))
                    yield return stop;
            }

            if (!repeat.IsCounted)
                yield return new Stop(frame, repeat);
        }
    }
}
