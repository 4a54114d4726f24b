using QRCoder;

namespace WorkshopBot.Registration;

/// <summary>A text as a square that phones read: a PNG.</summary>
internal static class QrPicture
{
    private const int PixelsPerModule = 12;

    public static byte[] Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        using var picture = new PngByteQRCode(data);
        return picture.GetGraphic(PixelsPerModule);
    }
}
