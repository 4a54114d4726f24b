using System.Collections.Immutable;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>From a state and back to one.</summary>
internal sealed partial class Filling
{
    /// <summary>Lays a state out, or copies the layout that came with it.</summary>
    public static Filling Of(Form form, InterviewState state, Surroundings around)
    {
        var known = state.Filling;
        Filling filling;
        if (known is not null && known.Form == form && ReferenceEquals(known._frozen?.Answers, state.Answers)
            && ReferenceEquals(known._frozen?.Aside, state.Aside))
        {
            filling = new Filling(form, around, known.Root.Clone(), state.Seed, state.Started) { _instances = known._instances };
        }
        else
        {
            filling = new Filling(form, around, new Frame(form.Root, null, 1), state.Seed, state.Started);
            filling.Restore(state);
        }

        filling.Refresh(state.Language);
        return filling;
    }

    private InterviewState? _frozen;

    /// <summary>The state after a step, and the rows that changed from the one before.</summary>
    public (InterviewState State, IReadOnlyList<AnswerChange> Changes) Freeze(InterviewState before, string? position, bool editing, string pending)
    {
        var changes = (_structureChanged ? AllChanges(before) : TouchedChanges(before)).OrderBy(change => change.Path, StringComparer.Ordinal).ToList();
        var answers = before.Answers.ToBuilder();
        var aside = before.Aside.ToBuilder();
        foreach (var change in changes)
        {
            if (change.Value is null || change.Aside)
                answers.Remove(change.Path);
            if (change.Value is null || !change.Aside)
                aside.Remove(change.Path);
            if (change.Value is not null)
                (change.Aside ? aside : answers)[change.Path] = change.Value;
        }

        var state = before with
        {
            V = InterviewState.CurrentV,
            Position = position,
            Editing = editing,
            Pending = pending,
            Seed = Seed,
            Started = Started,
            Language = Around.Language,
            IsFromSubmission = false,
            Answers = changes.Count == 0 ? before.Answers : answers.ToImmutable(),
            Aside = changes.Count == 0 ? before.Aside : aside.ToImmutable(),
            Filling = this,
        };
        state = _structureChanged ? WithAllMarks(state) : WithTouchedMarks(state);
        _frozen = state;
        return (state, changes);
    }

    private IEnumerable<AnswerChange> AllChanges(InterviewState before)
    {
        var now = new Dictionary<string, (string Value, bool Aside)>(StringComparer.Ordinal);
        foreach (var frame in Root.WithInner())
        {
            var prefix = frame.Prefix;
            foreach (var question in frame.Shape.Elements.OfType<Question>())
            {
                if (frame.Values[question.Slot] is { Length: > 0 } value)
                    now[prefix + question.LocalPath] = (value, !frame.Effective[question.Slot]);
            }
        }

        foreach (var (path, (value, aside)) in now)
        {
            if ((aside ? before.Aside : before.Answers).GetValueOrDefault(path) != value || (aside ? before.Answers : before.Aside).ContainsKey(path))
                yield return new AnswerChange(path, value, aside);
        }

        foreach (var path in before.Answers.Keys.Concat(before.Aside.Keys).Where(path => !now.ContainsKey(path)).Distinct(StringComparer.Ordinal))
            yield return new AnswerChange(path, null, false);
    }

    private IEnumerable<AnswerChange> TouchedChanges(InterviewState before)
    {
        foreach (var (frame, slot) in _touched)
        {
            var path = frame.Prefix + frame.Shape.Elements[slot].LocalPath;
            var value = frame.Values[slot];
            var aside = !frame.Effective[slot];
            var (old, oldAside) = before.Answers.TryGetValue(path, out var answer) ? (answer, false) : (before.Aside.GetValueOrDefault(path), true);
            if (value != old || (value is not null && aside != oldAside))
                yield return new AnswerChange(path, value, value is not null && aside);
        }
    }

    private InterviewState WithAllMarks(InterviewState state)
    {
        var skipped = new List<string>();
        var offered = new List<string>();
        var attached = new List<string>();
        var counts = new List<KeyValuePair<string, int>>();
        var closed = new List<string>();
        foreach (var frame in Root.WithInner())
        {
            var prefix = frame.Prefix;
            foreach (var question in frame.Shape.Elements.OfType<Question>().Where(IsMarked))
            {
                if (frame.Status[question.Slot] == AnswerStatus.Skipped)
                    skipped.Add(prefix + question.LocalPath);
                if (IsOffered(frame, question))
                    offered.Add(prefix + question.LocalPath);
                if (frame.Status[question.Slot] == AnswerStatus.Attached)
                    attached.Add(prefix + question.LocalPath);
            }

            for (var i = 0; i < frame.Repeats.Length; i++)
            {
                var path = prefix + frame.Shape.Repeats[i].LocalPath;
                counts.Add(KeyValuePair.Create(path, frame.Repeats[i].Count));
                if (frame.Closed[i])
                    closed.Add(path);
            }
        }

        return state with
        {
            Skipped = InterviewState.Paths.Union(skipped),
            Offered = InterviewState.Paths.Union(offered),
            Attached = InterviewState.Paths.Union(attached),
            Counts = InterviewState.Numbers.AddRange(counts),
            Closed = InterviewState.Paths.Union(closed),
        };
    }

    private InterviewState WithTouchedMarks(InterviewState state)
    {
        var skipped = state.Skipped.ToBuilder();
        var offered = state.Offered.ToBuilder();
        var attached = state.Attached.ToBuilder();
        foreach (var (frame, slot) in _touched)
        {
            if (frame.Shape.Elements[slot] is not Question question || !IsMarked(question))
                continue;
            var path = frame.Prefix + question.LocalPath;
            Mark(skipped, path, frame.Status[slot] == AnswerStatus.Skipped);
            Mark(offered, path, IsOffered(frame, question));
            Mark(attached, path, frame.Status[slot] == AnswerStatus.Attached);
        }

        var closed = state.Closed;
        foreach (var (frame, repeat) in _closings)
        {
            var path = frame.Prefix + repeat.LocalPath;
            closed = frame.Closed[frame.Shape.RepeatNumbers[repeat]] ? closed.Add(path) : closed.Remove(path);
        }

        return state with { Skipped = skipped.ToImmutable(), Offered = offered.ToImmutable(), Attached = attached.ToImmutable(), Closed = closed };

        static void Mark(ImmutableSortedSet<string>.Builder marks, string path, bool isMarked)
        {
            if (isMarked)
                marks.Add(path);
            else
                marks.Remove(path);
        }
    }

    private readonly List<(Frame Frame, Group Repeat)> _closings = [];

    /// <summary>Notes whether the person wants a further instance.</summary>
    public void Close(Frame frame, Group repeat, bool closed)
    {
        frame.Closed[frame.Shape.RepeatNumbers[repeat]] = closed;
        _closings.Add((frame, repeat));
    }

    private static bool IsMarked(Question question) => question.IsAsked;

    private static bool IsOffered(Frame frame, Question question) =>
        frame.Status[question.Slot] == AnswerStatus.Offered && frame.Effective[question.Slot] && !string.IsNullOrEmpty(frame.Values[question.Slot]);

    private void Restore(InterviewState state)
    {
        RestoreInstances(Root, state);
        foreach (var frame in Root.WithInner())
        {
            var prefix = frame.Prefix;
            foreach (var question in frame.Shape.Elements.OfType<Question>())
                RestoreAnswer(frame, question, prefix + question.LocalPath, state);
        }

        foreach (var node in Form.Nodes.Where(node => node.Kind == ComputedKind.Relevance))
        {
            foreach (var frame in Root.FramesOf(node.Element.Home).ToList())
                Compute(frame, node);
        }

        // flips from "everything is relevant" are no news; those since the state was stored (time has passed) are
        _due.Clear();
        _isDue.Clear();
        _touched.Clear();
        foreach (var frame in Root.WithInner())
        {
            var prefix = frame.Prefix;
            foreach (var question in frame.Shape.Elements.OfType<Question>())
            {
                var path = prefix + question.LocalPath;
                if (frame.Values[question.Slot] is not null && frame.Effective[question.Slot] != state.Answers.ContainsKey(path))
                {
                    Touch(frame, question.Slot);
                    Enqueue(frame, question);
                }

                if (state.IsFromSubmission && question.IsAsked && frame.Effective[question.Slot] && frame.Status[question.Slot] == AnswerStatus.Open)
                {
                    frame.Status[question.Slot] = AnswerStatus.Skipped;
                    Touch(frame, question.Slot);
                }
            }
        }

        if (state.IsFromSubmission)
            _structureChanged = true;
    }

    private void RestoreInstances(Frame frame, InterviewState state)
    {
        for (var i = 0; i < frame.Repeats.Length; i++)
        {
            var repeat = frame.Shape.Repeats[i];
            var path = frame.Prefix + repeat.LocalPath;
            frame.Closed[i] = state.Closed.Contains(path);
            var count = state.Counts.GetValueOrDefault(path);
            for (var number = 1; number <= count && CanAdd(frame, repeat); number++)
            {
                var instance = new Frame(repeat, frame, number);
                frame.Repeats[i].Add(instance);
                _instances++;
                RestoreInstances(instance, state);
            }
        }
    }

    private static void RestoreAnswer(Frame frame, Question question, string path, InterviewState state)
    {
        if (state.Answers.TryGetValue(path, out var value))
        {
            frame.Values[question.Slot] = value;
            frame.Status[question.Slot] = !question.IsAsked || state.Offered.Contains(path) ? AnswerStatus.Offered
                : state.Attached.Contains(path) ? AnswerStatus.Attached
                : AnswerStatus.Answered;
        }
        else if (state.Aside.TryGetValue(path, out value))
        {
            frame.Values[question.Slot] = value;
            frame.Status[question.Slot] = AnswerStatus.Offered;
        }
        else if (state.Skipped.Contains(path))
        {
            frame.Status[question.Slot] = AnswerStatus.Skipped;
        }
    }
}
