using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkshopBot.Forms.Interviews;

/// <summary>The head of a state as JSON. A new version gets a step in <see cref="Upgrade"/> and a golden pair in the tests.</summary>
internal static class StateJson
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(InterviewState state)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, Compact))
        {
            writer.WriteStartObject();
            writer.WriteNumber("v", state.V);
            writer.WriteString("position", state.Position);
            writer.WriteNumber("seed", state.Seed);
            writer.WriteString("started", state.Started);
            writer.WriteString("language", state.Language);
            if (state.Known > 0)
                writer.WriteNumber("known", state.Known);
            if (state.Editing)
                writer.WriteBoolean("editing", true);
            if (state.IsFromSubmission)
                writer.WriteBoolean("fromSubmission", true);
            if (state.Pending.Length > 0)
                writer.WriteString("pending", state.Pending);
            WritePaths(writer, "skipped", state.Skipped);
            WritePaths(writer, "offered", state.Offered);
            WritePaths(writer, "attached", state.Attached);
            WritePaths(writer, "closed", state.Closed);
            if (state.Counts.Count > 0)
            {
                writer.WriteStartObject("counts");
                foreach (var (path, count) in state.Counts)
                    writer.WriteNumber(path, count);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    public static InterviewState Read(string head)
    {
        try
        {
            using var document = JsonDocument.Parse(head);
            var root = Upgrade(document.RootElement);
            return new InterviewState
            {
                Position = Text(root, "position"),
                Seed = root.GetProperty("seed").GetInt32(),
                Known = root.TryGetProperty("known", out var known) ? known.GetInt32() : 0,
                Started = Text(root, "started") ?? "",
                Language = Text(root, "language") ?? "",
                Editing = root.TryGetProperty("editing", out var editing) && editing.GetBoolean(),
                IsFromSubmission = root.TryGetProperty("fromSubmission", out var sent) && sent.GetBoolean(),
                Pending = Text(root, "pending") ?? "",
                Skipped = ReadPaths(root, "skipped"),
                Offered = ReadPaths(root, "offered"),
                Attached = ReadPaths(root, "attached"),
                Closed = ReadPaths(root, "closed"),
                Counts = !root.TryGetProperty("counts", out var counts) ? InterviewState.Numbers
                    : InterviewState.Numbers.AddRange(counts.EnumerateObject().Select(count => KeyValuePair.Create(count.Name, count.Value.GetInt32()))),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("This is not the head of an interview.", exception);
        }
    }

    private static JsonElement Upgrade(JsonElement root) => root.GetProperty("v").GetInt32() switch
    {
        InterviewState.CurrentV => root,
        var v => throw new FormatException($"The interview was stored by another version of this program: v {v}."),
    };

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static void WritePaths(Utf8JsonWriter writer, string name, ImmutableSortedSet<string> paths)
    {
        if (paths.Count == 0)
            return;
        writer.WriteStartArray(name);
        foreach (var path in paths)
            writer.WriteStringValue(path);
        writer.WriteEndArray();
    }

    private static ImmutableSortedSet<string> ReadPaths(JsonElement root, string name) =>
        root.TryGetProperty(name, out var paths)
            ? InterviewState.Paths.Union(paths.EnumerateArray().Select(path => path.GetString() ?? ""))
            : InterviewState.Paths;
}
