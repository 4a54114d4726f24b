using System.Security.Cryptography;
using System.Text;

namespace WorkshopBot.Forms.Expressions;

internal static class TextFunctions
{
    public static Function[] All { get; } =
    [
        new("string", 1, 1, 1, default, (scope, call) => call.Text(0, scope)),
        new("concat", 0, Function.Many, 1, default, (scope, call) => Join("", call.Texts(0, scope))),
        new("join", 1, Function.Many, 1, default, (scope, call) => Join(call.Text(0, scope), call.Texts(1, scope))),
        new("substr", 2, 3, 1, default, Substr),
        new("substring-before", 2, 2, 1, default, (scope, call) => Around(scope, call, before: true)),
        new("substring-after", 2, 2, 1, default, (scope, call) => Around(scope, call, before: false)),
        new("contains", 2, 2, 1, default, (scope, call) => call.Text(0, scope).Contains(call.Text(1, scope), StringComparison.Ordinal)),
        new("starts-with", 2, 2, 1, default, (scope, call) => call.Text(0, scope).StartsWith(call.Text(1, scope), StringComparison.Ordinal)),
        new("ends-with", 2, 2, 1, default, (scope, call) => call.Text(0, scope).EndsWith(call.Text(1, scope), StringComparison.Ordinal)),
        new("translate", 3, 3, 1, default, Translate),
        new("normalize-space", 1, 1, 1, default, (scope, call) => string.Join(' ', call.Text(0, scope).Split(XmlSpace, StringSplitOptions.RemoveEmptyEntries))),
        new("string-length", 1, 1, 1, default, (scope, call) => call.Text(0, scope).Length),
        new("regex", 2, 2, 1, default, (scope, call) => Patterns.Matches(call.Text(0, scope), call.Text(1, scope), scope.Filling)),
        new("uuid", 0, 1, 1, FunctionTraits.Chance, (scope, call) => scope.Filling.Uuid(scope, call.Ordinal)),
        new("digest", 2, 3, 2, default, Digest),
        new("base64-decode", 1, 1, 2, default, (scope, call) => Base64(call.Text(0, scope))),
    ];

    private static readonly char[] XmlSpace = [' ', '\t', '\r', '\n'];

    // what a spreadsheet's cell holds; calculations that double each other's text grow without end
    private const int MostText = 32_767;

    private static string Join(string between, IEnumerable<string> texts)
    {
        var result = new StringBuilder();
        var isFirst = true;
        foreach (var text in texts)
        {
            if (!isFirst)
                result.Append(between);
            isFirst = false;
            if (result.Append(text).Length > MostText)
                throw new ExpressionFault("concat: the text is longer than a cell");
        }

        return result.ToString();
    }

    // counted from 0, the end not included; negative from the end
    private static Value Substr(Scope scope, CallExpr call)
    {
        var text = call.Text(0, scope);
        var from = Place(call.Number(1, scope), text.Length);
        var to = call.Arguments.Count > 2 ? Place(call.Number(2, scope), text.Length) : text.Length;
        return from < to ? text[from..to] : "";
    }

    private static int Place(double number, int length)
    {
        if (double.IsNaN(number))
            return 0;
        var place = Math.Truncate(number);
        return (int)Math.Clamp(place < 0 ? place + length : place, 0, length);
    }

    private static Value Around(Scope scope, CallExpr call, bool before)
    {
        var (text, mark) = (call.Text(0, scope), call.Text(1, scope));
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        if (at < 0)
            return "";
        return before ? text[..at] : text[(at + mark.Length)..];
    }

    private static Value Translate(Scope scope, CallExpr call)
    {
        var (text, from, to) = (call.Text(0, scope), call.Text(1, scope), call.Text(2, scope));
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var at = from.IndexOf(c, StringComparison.Ordinal);
            if (at < 0)
                result.Append(c);
            else if (at < to.Length)
                result.Append(to[at]);
        }

        return result.ToString();
    }

    private static Value Digest(Scope scope, CallExpr call)
    {
        var bytes = Encoding.UTF8.GetBytes(call.Text(0, scope));
#pragma warning disable CA5350, CA5351 // the form's author names the algorithm; nothing here is protected by it
        var hash = call.Text(1, scope) switch
        {
            "MD5" => MD5.HashData(bytes),
            "SHA-1" => SHA1.HashData(bytes),
            "SHA-256" => SHA256.HashData(bytes),
            "SHA-384" => SHA384.HashData(bytes),
            "SHA-512" => SHA512.HashData(bytes),
            var other => throw new ExpressionFault($"digest: no algorithm {other}"),
        };
#pragma warning restore CA5350, CA5351
        return (call.Arguments.Count > 2 ? call.Text(2, scope) : "base64") switch
        {
            "hex" => Convert.ToHexStringLower(hash),
            "base64" => Convert.ToBase64String(hash),
            var other => throw new ExpressionFault($"digest: no encoding {other}"),
        };
    }

    private static string Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw new ExpressionFault("base64-decode: not base64");
    }
}
