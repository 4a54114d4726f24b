using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Telegram.Bot.Types;

namespace Telegram.Bot.Serialization;

/// <summary>Turns requests into HTTP bodies.</summary>
internal static class RequestBody
{
    public static HttpContent Json(object request) => Json(Serialize(request));

    public static HttpContent JsonOrMultipart(object request)
    {
        using var attachments = Attachments.Collect();
        var json = Serialize(request);
        return attachments.Streams.Count == 0 ? Json(json) : Multipart(json, attachments.Streams);
    }

    private static byte[] Serialize(object request) =>
        JsonSerializer.SerializeToUtf8Bytes(request, JsonBotAPI.Options.GetTypeInfo(request.GetType()));

    private static ByteArrayContent Json(byte[] json)
    {
        var content = new ByteArrayContent(json);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    // Bot API, "Sending files": scalars as text, the rest as JSON text, streams as parts that fields point at.
    private static MultipartContent Multipart(byte[] json, IReadOnlyList<InputFileStream> streams)
    {
        var multipart = new MultipartContent("form-data")
        {
            // The server reads names as raw UTF-8; .NET's own form would show people =?utf-8?B?…?=.
            HeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        };
        using var fields = JsonDocument.Parse(json);
        foreach (var field in fields.RootElement.EnumerateObject())
        {
            var text = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
            multipart.Add(Part(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), field.Name));
        }

        for (var number = 0; number < streams.Count; number++)
        {
            var (content, fileName) = (streams[number].Content, streams[number].FileName ?? "file");
            var part = Part(new StreamContent(content), Attachments.PartName(number), fileName);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            multipart.Add(part);
        }

        return multipart;
    }

    private static HttpContent Part(HttpContent content, string name, string? fileName = null)
    {
        var disposition = $"form-data; name=\"{name}\"" + (fileName is null ? "" : $"; filename=\"{HeaderSafe(fileName)}\"");
        content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return content;
    }

    // A quote would end the name and a line feed the header; people name files as they like.
    private static string HeaderSafe(string fileName) =>
        string.Concat(fileName.Select(c => c == '"' ? '\'' : char.IsControl(c) || c == '\\' ? '_' : c));
}
