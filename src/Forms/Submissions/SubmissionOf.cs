using System.Globalization;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Forms.Submissions;

/// <summary>From an interview to a submission and back.</summary>
internal static class SubmissionOf
{
    public static Submission Of(Filling filling)
    {
        var answers = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        Add(filling.Root, answers);
        return new Submission(filling.Form.Id, filling.Form.Hash, answers)
        {
            InstanceName = filling.Form.InstanceName?.Stored(filling, filling.Root) ?? "",
        };
    }

    public static InterviewState Reopened(Form form, IReadOnlyDictionary<string, string> answers, int seed)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var closed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var repeat in form.Root.Shape!.Repeats)
            closed.Add(repeat.LocalPath);
        foreach (var path in answers.Keys)
        {
            for (var end = path.IndexOf("]/", StringComparison.Ordinal); end >= 0; end = path.IndexOf("]/", end + 1, StringComparison.Ordinal))
            {
                var begin = path.LastIndexOf('[', end);
                if (begin < 0 || !int.TryParse(path.AsSpan(begin + 1, end - begin - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    continue;
                var repeat = path[..begin];
                counts[repeat] = Math.Min(Math.Max(counts.GetValueOrDefault(repeat), number), Filling.MaxInstances);
                closed.Add(repeat);
            }
        }

        return new InterviewState
        {
            Seed = seed,
            Started = answers.GetValueOrDefault(form.Questions.FirstOrDefault(question => question.Type == QuestionType.Start)?.Path ?? "", ""),
            IsFromSubmission = true,
            Answers = InterviewState.Texts.AddRange(answers.Where(answer => answer.Value.Length > 0)),
            Counts = InterviewState.Numbers.AddRange(counts),
            Closed = InterviewState.Paths.Union(closed),
        };
    }

    private static void Add(Frame frame, OrderedDictionary<string, string> answers)
    {
        var prefix = frame.Prefix;
        foreach (var element in frame.Shape.Elements)
        {
            if (!frame.Effective[element.Slot])
                continue;
            if (element is Question question && frame.Values[element.Slot] is { Length: > 0 } value)
                answers[prefix + question.LocalPath] = value;
            else if (element is Group { IsRepeat: true } repeat)
                frame.Instances(repeat).ForEach(instance => Add(instance, answers));
        }
    }
}
