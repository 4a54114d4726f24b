using WorkshopBot.Chat;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Turns;

namespace WorkshopBot.Registration;

/// <summary>The ticket's picture: a QR code that opens the bot with the ticket's link.</summary>
internal sealed class TicketPicture(BotIdentity identity)
{
    public const string Kind = "ticket";

    public MadeFileContent Make(ReadSession session, MadeFile file)
    {
        var code = RegistrationStore.Ticket(session, file.SubjectId) ?? throw new InvalidOperationException("The ticket is gone.");
        return new(QrPicture.Of(identity.Link("t_" + code)), $"ticket-{TicketCode.Show(code)}.png", IsPhoto: true);
    }
}
