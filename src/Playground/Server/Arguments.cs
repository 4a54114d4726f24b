using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace WorkshopBot.Playground.Server;

/// <summary>An uploaded part of a multipart request.</summary>
internal sealed record Upload(string FileName, string? MimeType, byte[] Bytes);

/// <summary>
/// A request's parameters, from the query, a form or a JSON object alike. A JSON null is a value that no parameter takes, not an absent
/// one, at whatever depth: Telegram answers 400.
/// </summary>
internal sealed class Arguments
{
    private const long LargestBody = Limits.UploadBytes + (1 << 20);

    private static readonly FormOptions FormLimits = new() { MultipartBodyLengthLimit = LargestBody, ValueLengthLimit = 16 << 20 };

    private readonly Dictionary<string, string> _values = [];
    private readonly Dictionary<string, Upload> _uploads;

    private Arguments(Dictionary<string, Upload> uploads) => _uploads = uploads;

    /// <summary>A call that came as JSON by another way than a request.</summary>
    public static Arguments From(JsonObject json) => new Arguments([]).Within(json);

    /// <summary>The members of an object among the parameters (an item of an album), which refers to the same uploads.</summary>
    public Arguments Within(JsonObject json)
    {
        var arguments = new Arguments(_uploads);
        foreach (var (name, value) in json)
            arguments.Add(name, value);
        return arguments;
    }

    /// <exception cref="Refusal">413 for bodies above the limit, 400 for ones that cannot be read.</exception>
    public static async Task<Arguments> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > LargestBody)
            throw new Refusal(413, Says.TooLarge);
        var arguments = new Arguments([]);
        foreach (var (name, value) in request.Query)
            arguments._values[name] = value.ToString();
        string type = request.ContentType ?? "";
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            await arguments.ReadJsonAsync(request.Body, cancellationToken);
        else if (type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            await arguments.ReadFormAsync(request, cancellationToken);
        return arguments;
    }

    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Empty if absent: Telegram does not tell the two apart.</summary>
    public string Text(string name) => _values.GetValueOrDefault(name) ?? "";

    public string? TextOrNull(string name) => _values.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    public Upload? Upload(string name) => _uploads.GetValueOrDefault(name);

    public bool Flag(string name) =>
        Text(name).Trim().ToLowerInvariant() is "true" or "yes" or "1";

    public long? Long(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    public int? Int(string name) => Long(name) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    public double? Number(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;

    /// <summary>A parameter that holds JSON; null if absent or empty.</summary>
    /// <exception cref="Refusal">400 if it is not JSON or holds a null.</exception>
    public JsonNode? Json(string name)
    {
        if (TextOrNull(name) is not { } text)
            return null;
        try
        {
            var node = JsonNode.Parse(text);
            RefuseNulls(name, node);
            return node;
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest(name == "reply_markup" ? "can't parse reply keyboard markup JSON object" : $"can't parse {name} JSON object");
        }
    }

    public JsonObject? Object(string name) => Json(name) switch
    {
        null => null,
        JsonObject json => json,
        _ => throw Refusal.BadRequest(Says.MustBe(name, "Object")),
    };

    public JsonArray? Array(string name) => Json(name) switch
    {
        null => null,
        JsonArray json => json,
        _ => throw Refusal.BadRequest(Says.MustBe(name, "Array")),
    };

    private void Add(string name, JsonNode? value)
    {
        RefuseNulls(name, value);
        _values[name] = value is JsonValue text && text.TryGetValue(out string? plain) ? plain : value!.ToJsonString(Playground.Json.Stored);
    }

    private static void RefuseNulls(string name, JsonNode? node)
    {
        switch (node)
        {
            case null:
                throw Refusal.BadRequest(Says.NullParameter(name));
            case JsonObject json:
                foreach (var (member, value) in json)
                    RefuseNulls(member, value);
                break;
            case JsonArray array:
                foreach (var item in array)
                    RefuseNulls(name, item);
                break;
        }
    }

    private async Task ReadJsonAsync(Stream body, CancellationToken cancellationToken)
    {
        try
        {
            if (await JsonNode.ParseAsync(body, cancellationToken: cancellationToken) is not JsonObject json)
                throw Refusal.BadRequest(Says.CantParseBody);
            foreach (var (name, value) in json)
                Add(name, value);
        }
        catch (JsonException)
        {
            throw Refusal.BadRequest(Says.CantParseBody);
        }
    }

    private async Task ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(FormLimits, cancellationToken);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            throw Refusal.BadRequest("can't parse the request body");
        }
        foreach (var (name, value) in form)
            _values[name] = value.ToString();
        foreach (var file in form.Files)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellationToken);
            if (bytes.Length > Limits.UploadBytes)
                throw new Refusal(413, Says.TooLarge);
            _uploads[file.Name] = new Upload(RawFileName(file), file.ContentType, bytes.ToArray());
        }
    }

    /// <summary>
    /// Telegram reads <c>filename="…"</c> as raw UTF-8 and knows neither <c>filename*</c> nor encoded words; people see what is written there.
    /// </summary>
    private static string RawFileName(IFormFile file)
    {
        const string mark = "filename=";
        int start = file.ContentDisposition.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return "";
        string rest = file.ContentDisposition[(start + mark.Length)..];
        string name = rest.StartsWith('"') ? rest[1..(rest.IndexOf('"', 1) is var end and > 0 ? end : rest.Length)] : rest.Split(';')[0];
        return Path.GetFileName(name.Trim());
    }
}
