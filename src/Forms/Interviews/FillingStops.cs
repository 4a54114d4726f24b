using System.Globalization;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>The order in which things are asked: that of the rows (rule 27).</summary>
internal sealed partial class Filling
{
    // looked through several times in a step, and as long as the form: built once, dropped when anything is computed anew
    private List<Passage>? _passages;

    /// <summary>Everything relevant that is asked, in order.</summary>
    public IEnumerable<Stop> Stops() => Passages().Where(passage => passage.IsStop).Select(passage => passage.Stop);

    /// <summary>Everything relevant that can be seen, in order: questions, notes, headings of groups and repeat instances, "one more?".</summary>
    public IReadOnlyList<Passage> Passages()
    {
        if (_passages is null)
        {
            _passages = new List<Passage>(Root.Shape.Elements.Count);
            Collect(Root, _passages);
        }

        return _passages;
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

    private void Collect(Frame frame, List<Passage> passages)
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
                passages.Add(new Passage(new Stop(frame, element), IsStop(frame, element)));
                continue;
            }

            foreach (var instance in frame.Instances(repeat))
            {
                passages.Add(new Passage(new Stop(instance, repeat), false));
                Collect(instance, passages);
            }

            if (!repeat.IsCounted)
                passages.Add(new Passage(new Stop(frame, repeat), IsStop(frame, repeat)));
        }
    }
}
