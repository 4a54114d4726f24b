using WorkshopBot.Chat;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Storage;
using WorkshopBot.Registration;
using WorkshopBot.Turns;

namespace WorkshopBot.CheckIn;

/// <summary>A QR code that opens the bot with a claim's link: shown on the desk's phone, scanned with the person's own.</summary>
internal sealed class ClaimPicture(BotIdentity identity)
{
    public const string Kind = "claim";

    private const int PixelsPerModule = 10;

    public MadeFileContent Make(ReadSession session, MadeFile file)
    {
        var code = ClaimStore.CodeOf(session, file.SubjectId) ?? throw new InvalidOperationException("The claim is gone.");
        return new(QrPicture.Of(identity.Link("p_" + code), PixelsPerModule), "record.png", IsPhoto: true);
    }
}
