using System.Text;
using WorkshopBot.Chat;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.Storage;
using WorkshopBot.Documents;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Certificates;

/// <summary>Certificates as files, made by the sender. Never kept by it: an older one may not hold any more.</summary>
internal sealed class CertificateFiles(BotIdentity identity, Catalogue texts)
{
    /// <summary>One certificate, of the number of its row.</summary>
    public const string One = "certificate";

    /// <summary>Every one of a workshop that holds, a page each.</summary>
    public const string All = "certificates";

    /// <summary>How they will look, with an invented name.</summary>
    public const string Preview = "certificate_preview";

    public static bool Makes(string kind) => kind is One or All or Preview;

    /// <summary>The message's file.</summary>
    public static MadeFile Of(string kind, long subjectId, string language) => new(kind, subjectId, language) { IsLasting = false };

    public MadeFileContent Make(ReadSession session, MadeFile file)
    {
        switch (file.Kind)
        {
            case One:
                var certificate = CertificateStore.ById(session, file.SubjectId) ?? throw new InvalidOperationException("The certificate is gone.");
                var printed = CertificateStore.Valid(session, certificate.Id) ?? throw new InvalidOperationException("The certificate does not hold any more.");
                return Make(session, certificate.WorkshopId, [printed], One);
            case All:
                // the last one may have been taken back since the file was asked for
                return CertificateStore.AllValid(session, file.SubjectId) is { Count: > 0 } all
                    ? Make(session, file.SubjectId, all, All)
                    : new(Encoding.UTF8.GetBytes(texts.Of(file.Language)["certificate.all.none"] + "\n"), $"{All}-{new Shelf().Workshop(session, file.SubjectId).Workshop.Code}.txt", IsPhoto: false);
            default:
                var words = texts.Of(file.Language);
                var home = new Shelf().Workshop(session, file.SubjectId);
                var minutes = Standing.For(home, new HashSet<long>(), new(0, 0, false, null, null, null, null, [.. home.Agenda.Select(item => (home.Workshop.DayOf(item.StartsAt), (long?)null))])).Minutes;
                return Make(session, file.SubjectId,
                    [new(file.SubjectId, false, "valid", "KKKKKKKKKKKKKKKKKK", words["certificate.preview.name"], file.Language, minutes, home.Workshop.OverAt.AddTicks(-1))], One);
        }
    }

    private MadeFileContent Make(ReadSession session, long workshopId, IReadOnlyList<PrintedCertificate> printed, string name)
    {
        var home = new Shelf().Workshop(session, workshopId);
        return CertificatePaper.File(
            [.. printed.Select(one => new CertificatePaper(texts.Of(one.Language), home, one, identity))], $"{name}-{home.Workshop.Code}", printed[^1].IssuedAt, Cairo.IsInstalled);
    }
}
