using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace WorkshopBot.Tests;

/// <summary>JSON written as an interpolated string: numbers as JSON has them, whatever culture the tests run under.</summary>
[InterpolatedStringHandler]
public readonly ref struct Body(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + 12 * formattedCount);

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted<T>(T value) => _text.Append(CultureInfo.InvariantCulture, $"{value}");

    public override string ToString() => _text.ToString();
}
