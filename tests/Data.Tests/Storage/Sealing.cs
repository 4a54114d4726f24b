using System.Security.Cryptography;
using System.Text;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Tests.Storage;

public sealed class Sealing : IDisposable
{
    private const string Name = "أمل الجبوري";
    private readonly Sealer _sealer = new(Key(1));

    public void Dispose() => _sealer.Dispose();

    [Fact]
    public void What_is_sealed_opens_at_its_own_place()
    {
        var value = _sealer.Seal("registrations", 7, "full_name", Name);

        Assert.Equal(Name, _sealer.Open("registrations", 7, "full_name", value));
        Assert.Equal(-1, value.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Name)));
    }

    [Theory]
    [InlineData("people", 7, "full_name")]
    [InlineData("registrations", 8, "full_name")]
    [InlineData("registrations", 7, "latin_name")]
    [InlineData("registration", 7, "sfull_name")]
    public void Moved_to_another_table_row_or_column_it_does_not_open(string table, long row, string column)
    {
        var value = _sealer.Seal("registrations", 7, "full_name", Name);

        Assert.ThrowsAny<CryptographicException>(() => _sealer.Open(table, row, column, value));
    }

    [Fact]
    public void No_byte_of_it_can_be_changed()
    {
        var value = _sealer.Seal("registrations", 7, "full_name", Name);

        for (var index = 0; index < value.Length; index++)
        {
            var changed = (byte[])value.Clone();
            changed[index] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => _sealer.Open("registrations", 7, "full_name", changed));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(29)]
    public void A_value_cut_short_does_not_open(int length)
    {
        var value = _sealer.Seal("registrations", 7, "full_name", "")[..length];

        Assert.ThrowsAny<CryptographicException>(() => _sealer.Open("registrations", 7, "full_name", value));
    }

    [Fact]
    public void Another_key_opens_nothing_and_finds_nothing()
    {
        using var other = new Sealer(Key(2));

        Assert.ThrowsAny<CryptographicException>(() => other.Open("registrations", 7, "full_name", _sealer.Seal("registrations", 7, "full_name", Name)));
        Assert.NotEqual(_sealer.LookupKey("registrations.phone", "+9647701234567"), other.LookupKey("registrations.phone", "+9647701234567"));
    }

    [Fact]
    public void A_value_of_another_key_number_says_so()
    {
        using var second = new Sealer(Key(1), keyNumber: 2);

        var error = Assert.Throws<CryptographicException>(() => second.Open("people", 1, "name", _sealer.Seal("people", 1, "name", Name)));

        Assert.Contains("key 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_text_is_never_sealed_into_the_same_bytes() =>
        Assert.NotEqual(_sealer.Seal("people", 1, "name", Name), _sealer.Seal("people", 1, "name", Name));

    [Fact]
    public void Looking_up_is_by_purpose_and_value()
    {
        var phone = _sealer.LookupKey("registrations.phone", "+9647701234567");

        Assert.Equal(phone, _sealer.LookupKey("registrations.phone", "+9647701234567"));
        Assert.NotEqual(phone, _sealer.LookupKey("registrations.phone", "+9647701234568"));
        Assert.NotEqual(phone, _sealer.LookupKey("people.phone", "+9647701234567"));
        Assert.Equal(32, phone.Length);
    }

    [Fact]
    public void Bytes_and_nothing_at_all_are_sealed_too()
    {
        Assert.Equal([0, 255], _sealer.OpenBytes("files", 1, "content", _sealer.Seal("files", 1, "content", new byte[] { 0, 255 })));
        Assert.Equal("", _sealer.Open("files", 1, "content", _sealer.Seal("files", 1, "content", "")));
    }

    private static byte[] Key(byte seed) => [.. Enumerable.Repeat(seed, 32)];
}
