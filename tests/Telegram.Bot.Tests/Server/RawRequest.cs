using System.Globalization;
using System.Text;

namespace Telegram.Bot.Tests.Server;

/// <summary>A request as its bytes came in.</summary>
internal sealed record RawRequest(string Line, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Method => Line.Split(' ')[0];

    public string Path => Line.Split(' ')[1];

    /// <summary>The body, read as UTF-8; bytes that aren't would show as U+FFFD.</summary>
    public string Text => Encoding.UTF8.GetString(Body);

    public static async Task<RawRequest?> Read(Stream stream, CancellationToken cancellationToken)
    {
        var head = new List<string>();
        while (await ReadLine(stream, cancellationToken) is { } line)
        {
            if (line.Length > 0)
                head.Add(line);
            else if (head.Count > 0)
                break;
        }

        if (head.Count == 0)
            return null;
        var headers = head.Skip(1).Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        var length = headers.TryGetValue("Content-Length", out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        var body = new byte[length];
        await stream.ReadExactlyAsync(body, cancellationToken);
        return new RawRequest(head[0], headers, body);
    }

    private static async Task<string?> ReadLine(Stream stream, CancellationToken cancellationToken)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. bytes]).TrimEnd('\r');
            bytes.Add(one[0]);
        }

        return null;
    }
}
