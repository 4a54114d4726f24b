using WorkshopBot.Authoring;
using WorkshopBot.Certificates;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Storage;
using WorkshopBot.Desk;
using WorkshopBot.Exports;
using WorkshopBot.Harvest;
using WorkshopBot.Interviews;
using WorkshopBot.Panels;
using WorkshopBot.Reports;
using WorkshopBot.Results;
using WorkshopBot.Roles;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Registration;

/// <summary>The files the bot makes, by their kind.</summary>
internal sealed class MadeFiles(BotIdentity identity, Catalogue texts, Calendar calendar, Database database) : IFileMaker
{
    private readonly ShareCard _share = new(identity);
    private readonly TicketPicture _ticket = new(identity);
    private readonly FormLink _formLink = new(identity);
    private readonly ClaimPicture _claim = new(identity);
    private readonly CertificateFiles _certificates = new(identity, texts);
    private readonly CalendarFile _calendar = new(identity, texts, calendar);

    /// <inheritdoc />
    public MadeFileContent Make(ReadSession session, MadeFile file) => file.Kind switch
    {
        TicketPicture.Kind => _ticket.Make(session, file),
        CalendarFile.Kind => _calendar.Make(session, file),
        FormLink.Kind => _formLink.Make(session, file),
        WorkbookFiles.Problems or WorkbookFiles.Draft or WorkbookFiles.Form or WorkbookFiles.Template => WorkbookFiles.Make(session, file, texts),
        SignSheet.Kind => SignSheet.Make(session, file, texts),
        ClaimPicture.Kind => _claim.Make(session, file),
        PeopleFile.Xlsx or PeopleFile.Csv or PeopleFile.Json => PeopleFile.Make(session, file),
        FormMediaFile.Kind => FormMediaFile.Make(session, file),
        ShareCard.Kind => _share.Make(session, file),
        PlanTemplate.Kind => PlanTemplate.Make(),
        PlanFile.Kind => PlanFile.Make(session, file),
        PanelTable.Kind => PanelTable.Make(session, file),
        AuditTable.Kind => AuditTable.Make(session, file),
        _ when HarvestTable.Makes(file.Kind) => HarvestTable.Make(session, file),
        ReportPack.Kind => ReportPack.Make(session, file.SubjectId, texts.Of(file.Language), calendar.GetUtcNow()),
        _ when CertificateFiles.Makes(file.Kind) => _certificates.Make(session, file),
        _ when ResultsFile.Makes(file.Kind) => ResultsFile.Make(session, file, texts, calendar),
        _ when AnswersFile.Makes(file.Kind) => AnswersFile.Make(session, file, database.Files),
        _ => throw new InvalidOperationException($"Nobody makes files of the kind {file.Kind}."),
    };
}
