using System.Globalization;
using System.Text.Json;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Expressions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Forms.Testing;

/// <summary>An expression over given values: a form is made that has these fields, filled, and the expression evaluated in it.</summary>
internal static class ExpressionVectors
{
    private static readonly string[] SurveyHeader = ["type", "name", "label"];
    private static readonly string[] ChoicesHeader = ["list_name", "name"];
    private static readonly DateTimeOffset Now = new(2024, 5, 5, 10, 0, 0, TimeSpan.FromHours(3));

    public static VectorResult Run(JsonElement vector)
    {
        var name = vector.GetProperty("id").GetString()!;
        var tier = vector.TryGetProperty("tier", out var given) ? given.GetInt32() : 1;
        return new VectorResult(name, Failure(vector), tier);
    }

    private static string? Failure(JsonElement vector)
    {
        var isError = vector.GetProperty("expectType").GetString() == "error";
        var phase = vector.TryGetProperty("phase", out var when) ? when.GetString() : null;
        var (filling, problem) = Fill(vector);
        if (filling is null)
            return problem;
        var text = vector.GetProperty("expr").GetString()!;
        var (frame, at) = Place(vector, filling);
        Expression expression;
        try
        {
            expression = Expression.Compile(text, filling.Form.BindingAt(at));
        }
        catch (ExpressionError error)
        {
            return isError && phase is "load" ? null : $"{text}: {error.Kind} at {error.At + 1}";
        }

        try
        {
            var scope = new Scope(filling, frame, at);
            var value = expression.Root.Evaluate(scope);
            return isError
                ? $"{text}: an error was expected ({phase}), gave {value.ToText(scope)}"
                : Compare(text, value, scope, vector.GetProperty("expect"), vector.GetProperty("expectType").GetString()!);
        }
        catch (ExpressionFault fault)
        {
            return isError && phase is "run" ? null : $"{text}: {fault.Message}";
        }
    }

    private static string? Compare(string text, Value value, Scope scope, JsonElement expected, string type)
    {
        var (given, wanted, isSame) = type switch
        {
            "boolean" => (value.ToBoolean(scope) ? "true" : "false", expected.GetBoolean() ? "true" : "false", value.ToBoolean(scope) == expected.GetBoolean()),
            "number" => (NumberText.Of(value.ToNumber(scope)), expected.ToString(), IsSame(value.ToNumber(scope), Number(expected))),
            _ => (value.ToText(scope), expected.ToString(), value.ToText(scope) == expected.ToString()),
        };
        return isSame ? null : $"{text}: expected {wanted}, gave {given}";
    }

    private static double Number(JsonElement expected) => expected.ValueKind == JsonValueKind.Number ? expected.GetDouble() : expected.GetString() switch
    {
        "Infinity" => double.PositiveInfinity,
        "-Infinity" => double.NegativeInfinity,
        _ => double.NaN,
    };

    private static bool IsSame(double given, double wanted) =>
        given.Equals(wanted) || Math.Abs(given - wanted) <= 1e-9 * Math.Max(Math.Abs(given), Math.Abs(wanted));

    private static (Filling? Filling, string? Problem) Fill(JsonElement vector)
    {
        var context = vector.TryGetProperty("context", out var values) ? values.EnumerateObject().ToList() : [];
        var choices = vector.TryGetProperty("choices", out var lists) ? lists.EnumerateObject().ToList() : [];
        var reading = FormReader.Read(Form(context, choices, AtOutside(vector)), Tables(vector));
        if (reading.Form is null)
            return (null, string.Join("; ", reading.Problems.Select(VectorRunner.Describe)));
        var clock = vector.TryGetProperty("clock", out var now) ? DateTimeOffset.Parse(now.GetString()!, CultureInfo.InvariantCulture) : Now;
        var language = vector.TryGetProperty("language", out var spoken) ? HeaderedSheet.LanguageCode(spoken.GetString()!) : "en";
        var filling = Filling.Begin(reading.Form, new Surroundings(clock, VectorRunner.Zone, language), 1);
        foreach (var field in context)
            Set(filling, filling.Root, field);
        return (filling, null);
    }

    private static string? AtOutside(JsonElement vector) =>
        vector.TryGetProperty("at", out var at) && !at.TryGetProperty("repeat", out _) ? at.GetProperty("field").GetString() : null;

    private static void Set(Filling filling, Frame frame, JsonProperty field)
    {
        if (field.Value.ValueKind != JsonValueKind.Array)
        {
            Set(filling, frame, field.Name, field.Value);
            return;
        }

        var repeat = frame.Shape.Repeats.First(group => group.Name == RepeatName(field));
        var entries = field.Value.EnumerateArray().ToList();
        while (frame.Instances(repeat).Count > entries.Count)
            filling.RemoveInstance(frame.Instances(repeat)[^1]);
        while (frame.Instances(repeat).Count < entries.Count)
            filling.AddInstance(frame, repeat);
        foreach (var (instance, entry) in frame.Instances(repeat).Zip(entries))
        {
            if (entry.ValueKind != JsonValueKind.Object)
            {
                Set(filling, instance, field.Name, entry);
                continue;
            }

            foreach (var inner in entry.EnumerateObject())
                Set(filling, instance, inner);
        }
    }

    private static void Set(Filling filling, Frame frame, string name, JsonElement value)
    {
        var question = frame.Shape.Elements.OfType<Question>().First(element => element.Name == name);
        var text = value.ValueKind switch
        {
            JsonValueKind.Number => NumberText.Of(value.GetDouble()),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.ToString(),
        };
        filling.Set(frame, question, text, AnswerStatus.Answered);
    }

    private static (Frame Frame, Element? At) Place(JsonElement vector, Filling filling)
    {
        if (!vector.TryGetProperty("at", out var at))
            return (filling.Root, null);
        var field = at.GetProperty("field").GetString()!;
        var frame = filling.Root;
        if (at.TryGetProperty("repeat", out var repeat))
        {
            var group = filling.Form.Groups.First(one => one.Name == repeat.GetString());
            frame = filling.Root.FramesOf(group).ElementAt(at.GetProperty("index").GetInt32() - 1);
        }

        return (frame, frame.Shape.Elements.First(element => element.Name == field));
    }

    private static string RepeatName(JsonProperty field) =>
        field.Value.EnumerateArray().FirstOrDefault().ValueKind == JsonValueKind.Object ? field.Name : field.Name + "_repeat";

    private static Workbook Form(List<JsonProperty> context, List<JsonProperty> choices, string? at)
    {
        var survey = new List<string[]> { SurveyHeader };
        AddFields(survey, context, choices);
        if (at is not null && !context.Exists(field => field.Name == at))
            survey.Add(["text", at, at]);
        survey.Add(["note", "the_end", "."]);
        var languages = choices.SelectMany(list => list.Value.EnumerateObject()).SelectMany(choice => choice.Value.EnumerateObject())
            .Select(label => label.Name).Distinct(StringComparer.Ordinal).ToList();
        var rows = new List<string[]> { ChoicesHeader.Concat(languages.Select(language => "label::" + language)).ToArray() };
        foreach (var list in choices)
        {
            rows.AddRange(list.Value.EnumerateObject().Select(choice => new[] { list.Name, choice.Name }
                .Concat(languages.Select(language => choice.Value.TryGetProperty(language, out var label) ? label.GetString()! : "")).ToArray()));
        }

        return new Workbook("vector", [Sheet("survey", survey), Sheet("choices", rows)]);
    }

    private static void AddFields(List<string[]> survey, IEnumerable<JsonProperty> fields, List<JsonProperty> choices)
    {
        foreach (var field in fields)
        {
            if (field.Value.ValueKind != JsonValueKind.Array)
            {
                survey.Add([choices.Exists(list => list.Name == field.Name) ? $"select_multiple {field.Name}" : "text", field.Name, field.Name]);
                continue;
            }

            survey.Add(["begin repeat", RepeatName(field), field.Name]);
            if (RepeatName(field) == field.Name)
                AddFields(survey, field.Value.EnumerateArray().SelectMany(entry => entry.EnumerateObject()).DistinctBy(inner => inner.Name), choices);
            else
                survey.Add(["text", field.Name, field.Name]);
            survey.Add(["end repeat", "", ""]);
        }
    }

    private static Sheet Sheet(string name, List<string[]> rows) => new(name, [.. rows.Select((cells, r) =>
        new SheetRow(r + 1, [.. cells.Select((text, c) => new Cell(c + 1, text)).Where(cell => cell.Text.Length > 0)]))]);

    private static Dictionary<string, ChoiceTable> Tables(JsonElement vector) =>
        !vector.TryGetProperty("lists", out var lists) ? [] : lists.EnumerateObject().ToDictionary(
            list => list.Name + ".csv",
            list => new ChoiceTable([.. list.Value.EnumerateObject().Select(row => new ChoiceRow(
                row.Name,
                row.Value.TryGetProperty("label", out var label) ? new LocalText([KeyValuePair.Create("", label.ToString())]) : LocalText.Empty,
                row.Value.EnumerateObject().ToDictionary(column => column.Name, column => column.Value.ToString(), StringComparer.Ordinal)))]),
            StringComparer.Ordinal);
}
