using System.Globalization;
using System.Text.Json;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Testing;

/// <summary>
/// Scripted interviews. Each is run twice: as it is, and with the state stored and read back between any two steps.
/// </summary>
internal static class WalkVectors
{
    public static IEnumerable<VectorResult> Run(string file, JsonElement walks, Func<string, Stream?> open)
    {
        var reading = VectorRunner.ReadForm(file, open);
        foreach (var walk in walks.EnumerateArray())
        {
            var name = $"{file}: {walk.GetProperty("name").GetString()}";
            yield return reading.Form is null
                ? new VectorResult(name, string.Join("; ", reading.Problems.Select(VectorRunner.Describe)))
                : new VectorResult(name, new Walker(reading.Form, walk, false).Failure() ?? (new Walker(reading.Form, walk, true).Failure() is { } failure ? $"stored and read back: {failure}" : null));
        }
    }

    private sealed class Walker(Form form, JsonElement walk, bool isStored)
    {
        private readonly List<string> _shown = [];
        private readonly Surroundings _around = new(
            DateTimeOffset.Parse(walk.GetProperty("clock").GetString()!, CultureInfo.InvariantCulture),
            VectorRunner.Zone,
            walk.TryGetProperty("language", out var language) ? HeaderedSheet.LanguageCode(language.GetString()!) : form.Languages.Count > 0 ? form.Languages[0] : "");

        private Step _now = null!;

        public string? Failure()
        {
            Take(Interview.Begin(form, _around, 1));
            var number = 0;
            foreach (var step in walk.GetProperty("steps").EnumerateArray())
            {
                number++;
                if (Run(step) is { } failure)
                    return $"step {number}: {failure}";
            }

            if (_now is not Step.Reviewing)
                return $"after the last step {Where()} is asked";
            Take(Interview.Send(form, _now.State, _around));
            return _now is Step.Finished finished ? CompareFinal(finished) : $"could not be sent: {Where()}";
        }

        private void Take(Step step)
        {
            if (isStored && step is not Step.Finished)
            {
                var state = InterviewState.FromJson(step.State.HeadToJson(), step.State.Answers, step.State.Aside);
                var resumed = Interview.Resume(form, state, _around);
                if (!resumed.State.Equals(step.State) && step is not Step.Refused)
                    _shown.Add("the state is not the same after it was stored and read back");
                step = step switch
                {
                    Step.Asked asked => asked with { State = state },
                    Step.Refused refused => refused with { State = state },
                    _ => step,
                };
            }

            _now = step;
            _shown.AddRange(step switch
            {
                Step.Asked asked => asked.Prompt.Before,
                Step.Reviewing reviewing => reviewing.Review.Notes,
                _ => [],
            });
        }

        private string? Run(JsonElement step)
        {
            if (_shown.Find(text => text.StartsWith("the state is not", StringComparison.Ordinal)) is { } unlike)
                return unlike;
            if (step.TryGetProperty("show", out _))
            {
                var text = step.GetProperty("text").GetString()!;
                return _shown.Contains(text) ? null : $"«{text}» was not shown; shown: {string.Join(" | ", _shown)}";
            }

            return step.TryGetProperty("repeat", out var repeat)
                ? OneMore(repeat.GetString()!, step.GetProperty("answer").GetString()!)
                : Ask(step, step.GetProperty("ask").GetString()!);
        }

        private string? OneMore(string repeat, string answer)
        {
            if (Current() is not { Kind: PromptKind.OneMore } prompt || prompt.Repeat!.Name != repeat)
                return $"one more {repeat} was expected, {Where()} is asked";
            Take(Interview.Advance(form, _now.State, new Answer.Chosen(answer), _around));
            return null;
        }

        private string? Ask(JsonElement step, string name)
        {
            if (Current() is not { Kind: not PromptKind.OneMore } prompt || prompt.Question.Name != name)
                return $"{name} was expected, {Where()} is asked";
            if (step.TryGetProperty("label", out var label) && prompt.Label != label.GetString())
                return $"the label is «{prompt.Label}»";
            if (step.TryGetProperty("options", out var options) && !prompt.Choices.Select(choice => choice.Name).SequenceEqual(options.EnumerateArray().Select(option => option.GetString())))
                return $"the options are {string.Join(' ', prompt.Choices.Select(choice => choice.Name))}";
            if (step.TryGetProperty("default", out var offered) && prompt.Value != offered.GetString())
                return $"the value that stands is «{prompt.Value}»";
            Take(Interview.Advance(form, _now.State, Given(step, prompt.Question), _around));
            return Judge(step, name);
        }

        private string? Judge(JsonElement step, string name)
        {
            var isAccepted = step.GetProperty("expect").GetString() == "accepted";
            if (_now is not Step.Refused refused)
                return isAccepted ? null : $"the answer to {name} was taken";
            if (isAccepted)
                return $"the answer to {name} was refused: {refused.Refusal.Reason}";
            return step.TryGetProperty("message", out var message) && refused.Refusal.AuthorMessage != message.GetString()
                ? $"the message is «{refused.Refusal.AuthorMessage}»"
                : null;
        }

        private static Answer Given(JsonElement step, Question question)
        {
            if (step.TryGetProperty("keep", out var keep) && keep.GetBoolean())
                return new Answer.Kept();
            var answer = step.GetProperty("answer");
            if (answer.ValueKind == JsonValueKind.Object)
                return new Answer.Attached(answer.GetProperty("file").GetString()!);
            var text = answer.GetString()!;
            if (text.Length == 0)
                return new Answer.Skip();
            // walks name choices, not labels
            return question.HasChoices || question.Type == QuestionType.Acknowledge ? new Answer.Chosen(text) : new Answer.Typed(text);
        }

        private Prompt? Current() => _now switch
        {
            Step.Asked asked => asked.Prompt,
            Step.Refused refused => refused.Prompt,
            _ => null,
        };

        private string Where() => Current() is { } prompt ? prompt.Path : "nothing";

        private string? CompareFinal(Step.Finished finished)
        {
            var wanted = walk.GetProperty("final");
            var given = finished.Submission.Answers.ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal);
            var left = new Dictionary<string, string>(given, StringComparer.Ordinal);
            var failures = new List<string>();
            Compare("", form.Root, wanted, left, failures);
            failures.AddRange(left.Select(answer => $"{answer.Key} = «{answer.Value}» should not be there"));
            return failures.Count == 0 ? null : "final: " + string.Join("; ", failures);
        }

        private static void Compare(string prefix, Group frame, JsonElement wanted, Dictionary<string, string> left, List<string> failures)
        {
            foreach (var field in wanted.EnumerateObject())
            {
                var element = frame.Shape!.Elements.Find(one => one.Name == field.Name);
                if (field.Value.ValueKind == JsonValueKind.Array && element is Group repeat)
                {
                    var number = 0;
                    foreach (var instance in field.Value.EnumerateArray())
                        Compare($"{prefix}{repeat.LocalPath}[{++number}]/", repeat, instance, left, failures);
                    continue;
                }

                var path = prefix + (element?.LocalPath ?? field.Name);
                var isThere = left.Remove(path, out var value);
                if (!IsRight(element as Question, field.Value.GetString()!, isThere ? value! : null))
                    failures.Add($"{path} = «{value}», not «{field.Value.GetString()}»");
            }
        }

        private static bool IsRight(Question? question, string wanted, string? given) => wanted switch
        {
            "?" => true,
            "*" => !string.IsNullOrEmpty(given),
            _ when question?.Type == QuestionType.SelectMultiple => given is not null && given.Split(' ').ToHashSet(StringComparer.Ordinal).SetEquals(wanted.Split(' ')),
            _ => given == wanted,
        };
    }
}
