using System.Text.Encodings.Web;
using System.Text.Json;

namespace WorkshopBot.Data.Workshops;

/// <summary>Texts in several languages as a JSON object by language code, <c>{"ar":"…","ckb":"…","en":"…"}</c>, keys in order.</summary>
internal static class StoredTexts
{
    // Arabic stays readable in the file; nothing here is ever put into HTML
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyDictionary<string, string> Read(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;

    public static string Write(IReadOnlyDictionary<string, string> texts) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(texts.ToDictionary(), StringComparer.Ordinal), Readable);
}
