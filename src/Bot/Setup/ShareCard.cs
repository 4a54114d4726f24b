using WorkshopBot.Chat;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Registration;
using WorkshopBot.Turns;

namespace WorkshopBot.Setup;

/// <summary>A picture to be forwarded into a group or channel: a QR code that opens the workshop in the bot.</summary>
internal sealed class ShareCard(BotIdentity identity)
{
    public const string Kind = "share";

    public MadeFileContent Make(ReadSession session, MadeFile file)
    {
        var workshop = WorkshopStore.ById(session, file.SubjectId) ?? throw new InvalidOperationException($"No workshop {file.SubjectId}.");
        return new(QrPicture.Of(Link(identity, workshop)), $"{workshop.Code}.png", IsPhoto: true);
    }

    /// <summary>The workshop's public link.</summary>
    public static string Link(BotIdentity identity, Workshop workshop) => identity.Link("w_" + workshop.Code);
}
