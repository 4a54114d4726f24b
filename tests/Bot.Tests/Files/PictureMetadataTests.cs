using System.Buffers.Binary;
using System.Text;
using WorkshopBot.Files;

namespace WorkshopBot.Tests.Files;

public sealed class Picture_metadata
{
    private static readonly byte[] Scan = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];
    private static readonly byte[] Tables = Segment(0xDB, [0, .. Enumerable.Repeat((byte)7, 64)]);
    private static readonly byte[] Start = Segment(0xDA, [1, 1, 0, 0, 63, 0]);
    private static readonly byte[] End = [0xFF, 0xD9];

    [Fact]
    public void A_photo_loses_where_and_when_it_was_taken_and_keeps_its_picture()
    {
        byte[] photo =
        [
            0xFF, 0xD8, .. Segment(0xE0, "JFIF\0......"u8), .. Segment(0xE1, Exif(orientation: 1, "SECRET place")), .. Segment(0xE1, "http://ns.adobe.com/xap/1.0/\0SECRET"u8),
            .. Segment(0xE2, "ICC_PROFILE\0colours"u8), .. Segment(0xE2, "MPF\0SECRET second picture"u8), .. Segment(0xED, "Photoshop SECRET"u8), .. Segment(0xFE, "SECRET comment"u8),
            .. Tables, .. Start, .. Scan, .. Tables, .. Start, .. Scan, .. End, .. "SECRET film behind the end"u8,
        ];

        var stripped = PictureMetadata.Strip(photo, ".jpg")!;

        Assert.Equal(
            [
                0xFF, 0xD8, .. Segment(0xE0, "JFIF\0......"u8), .. Segment(0xE2, "ICC_PROFILE\0colours"u8),
                .. Tables, .. Start, .. Scan, .. Tables, .. Start, .. Scan, .. End,
            ],
            stripped);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_photo_taken_sideways_is_still_shown_upright(bool littleEndian)
    {
        byte[] photo = [0xFF, 0xD8, .. Segment(0xE1, Exif(orientation: 6, "SECRET place", littleEndian)), .. Tables, .. Start, .. Scan, .. End];

        var stripped = PictureMetadata.Strip(photo, ".jpg")!;

        Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(stripped), StringComparison.Ordinal);
        byte[] upright = [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0];
        Assert.Equal([0xFF, 0xD8, .. upright, .. Tables, .. Start, .. Scan, .. End], stripped);
        Assert.Equal(stripped, PictureMetadata.Strip(stripped, ".jpg"));
    }

    [Theory]
    [InlineData("FFD8")]
    [InlineData("FFD8FFE1")]
    [InlineData("FFD8FFE1FFFF00")]
    [InlineData("FFD8FFE10001")]
    [InlineData("FFD8FFDA000401010000AABB")]
    [InlineData("FFD8FFE1000845786966")]
    public void A_photo_that_is_not_whole_is_none(string hex) => Assert.Null(PictureMetadata.Strip(Convert.FromHexString(hex), ".jpg"));

    [Fact]
    public void No_bytes_at_all_make_it_fail()
    {
        var chance = new Random(20251114);
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = new byte[chance.Next(80)];
            chance.NextBytes(bytes);
            byte[] photo = [0xFF, 0xD8, 0xFF, .. i % 2 == 0 ? [0xE1, 0, 40, .. "Exif\0\0II"u8, .. bytes] : bytes];
            byte[] picture = [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, .. bytes];
            byte[] riff = [.. "RIFF"u8, (byte)chance.Next(90), 0, 0, 0, .. "WEBP"u8, .. bytes];
            Assert.True(PictureMetadata.Strip(photo, ".jpg") is not { } jpeg || jpeg.Length <= photo.Length);
            Assert.True(PictureMetadata.Strip(picture, ".png") is not { } png || png.Length <= picture.Length);
            Assert.True(PictureMetadata.Strip(riff, ".webp") is not { } webp || webp.Length <= riff.Length);
        }
    }

    [Fact]
    public void A_png_loses_its_texts()
    {
        byte[] head = [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A];
        byte[] picture =
        [
            .. head, .. Chunk("IHDR", "13 bytes long"u8), .. Chunk("eXIf", "SECRET"u8), .. Chunk("tEXt", "SECRET"u8), .. Chunk("iTXt", "SECRET"u8), .. Chunk("IDAT", "picture"u8),
            .. Chunk("IEND", []), .. "SECRET"u8,
        ];

        Assert.Equal([.. head, .. Chunk("IHDR", "13 bytes long"u8), .. Chunk("IDAT", "picture"u8), .. Chunk("IEND", [])], PictureMetadata.Strip(picture, ".png")!);
        Assert.Null(PictureMetadata.Strip(picture[..40], ".png"));
    }

    [Fact]
    public void A_webp_loses_exif_and_xmp_and_no_longer_says_that_it_has_them()
    {
        byte[] extended = [0b0001_1100, 0, 0, 0, 1, 0, 0, 1, 0, 0];
        byte[] chunks = [.. RiffChunk("VP8X", extended), .. RiffChunk("VP8 ", "odd"u8), .. RiffChunk("EXIF", "SECRET"u8), .. RiffChunk("XMP ", "SECRET!"u8)];
        extended[0] = 0b0001_0000;
        byte[] kept = [.. RiffChunk("VP8X", extended), .. RiffChunk("VP8 ", "odd"u8)];

        Assert.Equal(Riff(kept), PictureMetadata.Strip(Riff(chunks), ".webp")!);
    }

    [Fact]
    public void Other_pictures_are_not_touched() => Assert.Null(PictureMetadata.Strip("GIF89a"u8.ToArray(), ".gif"));

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content) => [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Exif(byte orientation, string text, bool littleEndian = false) => littleEndian
        ? [.. "Exif\0\0II"u8, 42, 0, 8, 0, 0, 0, 2, 0, 0x0F, 0x01, 2, 0, 4, 0, 0, 0, 65, 66, 67, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)]
        : [.. "Exif\0\0MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Chunk(string type, ReadOnlySpan<byte> content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. content, 1, 2, 3, 4];
    }

    private static byte[] RiffChunk(string type, ReadOnlySpan<byte> content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. Encoding.ASCII.GetBytes(type), .. length, .. content, .. new byte[content.Length % 2]];
    }

    private static byte[] Riff(byte[] chunks)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, chunks.Length + 4);
        return [.. "RIFF"u8, .. length, .. "WEBP"u8, .. chunks];
    }
}
