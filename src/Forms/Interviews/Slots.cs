namespace WorkshopBot.Forms.Interviews;

/// <summary>
/// The stored texts of a frame, by slot. A copy shares what is not changed: a form of a thousand questions is copied for every answer, and an answer
/// changes one or two.
/// </summary>
internal sealed class Slots
{
    private const int Bits = 5;
    private const int Size = 1 << Bits;

    private readonly string?[][] _chunks;
    private readonly bool[] _isOwn;

    public Slots(int length)
    {
        _chunks = new string?[(length + Size - 1) >> Bits][];
        _isOwn = new bool[_chunks.Length];
        Array.Fill(_chunks, Nothing);
    }

    private Slots(Slots original)
    {
        _chunks = (string?[][])original._chunks.Clone();
        _isOwn = new bool[_chunks.Length];
        // the original too must copy before it writes again
        Array.Clear(original._isOwn);
    }

    private static string?[] Nothing { get; } = new string?[Size];

    public string? this[int slot]
    {
        get => _chunks[slot >> Bits][slot & (Size - 1)];
        set
        {
            var chunk = slot >> Bits;
            if (!_isOwn[chunk])
            {
                _chunks[chunk] = (string?[])_chunks[chunk].Clone();
                _isOwn[chunk] = true;
            }

            _chunks[chunk][slot & (Size - 1)] = value;
        }
    }

    public Slots Copy() => new(this);
}
