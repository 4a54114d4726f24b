using System.Text;
using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>What Telegram does to every text: which characters vanish or become others, what counts as empty, how long it is.</summary>
internal static class TextRules
{
    public static int CountCodePoints(string text) => text.Length - text.Count(char.IsLowSurrogate);

    /// <summary>
    /// Control characters become spaces, U+000D and U+2028–U+202E vanish, of a run of U+200E and U+200F only the last stays a mark, white
    /// space at both ends goes; a text of nothing visible is empty. Entities move along, and go where nothing is left of them.
    /// </summary>
    public static FormattedText Clean(FormattedText raw)
    {
        string text = raw.Text;
        var kept = new StringBuilder(text.Length);
        int[] moved = new int[text.Length + 1];
        for (int i = 0; i < text.Length; i++)
        {
            moved[i] = kept.Length;
            char c = text[i];
            if (c < ' ' && c is not ('\n' or '\r'))
                kept.Append(' ');
            else if (c is not ('\r' or (>= '\u2028' and <= '\u202E') or '\u0333' or '\u033F' or '\u030A'))
                kept.Append(c);
        }
        moved[text.Length] = kept.Length;
        for (int i = 0; i + 1 < kept.Length; i++)
        {
            if (IsMark(kept[i]) && IsMark(kept[i + 1]))
                kept[i] = '\u200C';
        }
        string whole = kept.ToString();
        string trimmed = whole.TrimStart(' ', '\n');
        int cut = whole.Length - trimmed.Length;
        trimmed = trimmed.TrimEnd(' ', '\n');
        if (trimmed.All(IsInvisible))
            return new FormattedText("", []);
        return new FormattedText(trimmed, Move(raw.Entities, moved, cut, trimmed.Length));
    }

    /// <summary>The members of a message: the text under one name, its entities under the other.</summary>
    public static JsonObject ToContent(FormattedText text, string textName, string entitiesName)
    {
        var content = new JsonObject { [textName] = text.Text };
        if (text.Entities.Count > 0)
            content[entitiesName] = new JsonArray([.. text.Entities.Select(e => e.ToJson())]);
        return content;
    }

    public static bool IsDeepLinkPayload(string payload) =>
        payload.Length is > 0 and <= Limits.DeepLinkLength && payload.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>Reads <c>https://t.me/BOT</c> and <c>https://t.me/BOT?start=PAYLOAD</c> of this bot.</summary>
    public static bool TryReadDeepLink(string url, string botUsername, out string? payload)
    {
        payload = null;
        if (!Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) ? url : $"https://{url}", UriKind.Absolute, out var uri)
            || uri.Host is not ("t.me" or "telegram.me")
            || !uri.AbsolutePath.Trim('/').Equals(botUsername, StringComparison.OrdinalIgnoreCase))
            return false;
        string? start = uri.Query.TrimStart('?').Split('&').FirstOrDefault(p => p.StartsWith("start=", StringComparison.Ordinal));
        payload = start is null ? null : Uri.UnescapeDataString(start["start=".Length..]);
        return true;
    }

    /// <summary>Why Telegram would not take this link, or null.</summary>
    public static string? WhyUrlIsWrong(string url)
    {
        if (url.Length == 0)
            return "URL host is empty";
        if (url.StartsWith("tg://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("ton://", StringComparison.OrdinalIgnoreCase))
            return null;
        int colon = url.IndexOf("://", StringComparison.Ordinal);
        string scheme = colon < 0 ? "http" : url[..colon];
        if (!scheme.Equals("http", StringComparison.OrdinalIgnoreCase) && !scheme.Equals("https", StringComparison.OrdinalIgnoreCase))
            return "Unsupported URL protocol";
        return Uri.TryCreate(colon < 0 ? $"http://{url}" : url, UriKind.Absolute, out var uri) && uri.Host.Contains('.', StringComparison.Ordinal)
            ? null
            : "Wrong HTTP URL";
    }

    private static bool IsMark(char c) => c is '\u200E' or '\u200F';

    private static bool IsInvisible(char c) =>
        c is ' ' or '\n' or '\u00A0' or '\u1680' or '\u180E' or (>= '\u2000' and <= '\u200F') or '\u202F' or '\u205F' or '\u2800' or '\u3000'
            or '\uFEFF' or '\uFFFC';

    private static List<Entity> Move(IReadOnlyList<Entity> entities, int[] moved, int cut, int length)
    {
        var result = new List<Entity>();
        foreach (var entity in entities.Take(Limits.Entities))
        {
            int start = Math.Clamp(moved[entity.Offset] - cut, 0, length);
            int end = Math.Clamp(moved[entity.End] - cut, 0, length);
            if (end > start)
                result.Add(entity with { Offset = start, Length = end - start });
        }
        return result;
    }
}
