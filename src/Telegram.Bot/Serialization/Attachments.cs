using Telegram.Bot.Types;

namespace Telegram.Bot.Serialization;

/// <summary>Gathers the streams met while one request is written, in the order of their <c>attach://N</c>.</summary>
/// <remarks>
/// A converter is handed nothing but the value, so the list is found through the thread; writing a request never leaves it.
/// </remarks>
internal sealed class Attachments : IDisposable
{
    [ThreadStatic]
    private static Attachments? _current;

    private readonly List<InputFileStream> _streams = [];
    private readonly Attachments? _outer;

    private Attachments(Attachments? outer) => _outer = outer;

    public IReadOnlyList<InputFileStream> Streams => _streams;

    public static Attachments Collect() => _current = new Attachments(_current);

    public static string PartName(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The address of a stream's part; null where streams cannot go.</summary>
    public static string? AddressOf(InputFileStream file) => _current?.Add(file);

    public void Dispose() => _current = _outer;

    private string Add(InputFileStream file)
    {
        // one stream can be read once only, however many fields point at it
        var number = _streams.FindIndex(known => ReferenceEquals(known.Content, file.Content));
        if (number < 0)
        {
            number = _streams.Count;
            _streams.Add(file);
        }

        return "attach://" + PartName(number);
    }
}
