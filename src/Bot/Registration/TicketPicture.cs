using QRCoder;
using WorkshopBot.Chat;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Turns;

namespace WorkshopBot.Registration;

/// <summary>The ticket's picture: a QR code that opens the bot with the ticket's link.</summary>
internal sealed class TicketPicture(BotIdentity identity)
{
    public const string Kind = "ticket";

    private const int PixelsPerModule = 12;

    public MadeFileContent Make(ReadSession session, MadeFile file)
    {
        var code = RegistrationStore.Ticket(session, file.SubjectId) ?? throw new InvalidOperationException("The ticket is gone.");
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(identity.Link("t_" + code), QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        using var picture = new PngByteQRCode(data);
        return new(picture.GetGraphic(PixelsPerModule), $"ticket-{TicketCode.Show(code)}.png", IsPhoto: true);
    }
}
