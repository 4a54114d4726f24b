using QRCoder;

namespace WorkshopBot.Registration;

/// <summary>A text as a square that phones read: a PNG.</summary>
internal static class QrPicture
{
    public static byte[] Of(string text, int pixelsPerModule = 12)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        using var picture = new PngByteQRCode(data);
        return picture.GetGraphic(pixelsPerModule);
    }
}
