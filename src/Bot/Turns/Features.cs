using WorkshopBot.Access;
using WorkshopBot.Agenda;
using WorkshopBot.Approval;
using WorkshopBot.Authoring;
using WorkshopBot.Broadcasts;
using WorkshopBot.Certificates;
using WorkshopBot.CheckIn;
using WorkshopBot.Deletion;
using WorkshopBot.Desk;
using WorkshopBot.Feedback;
using WorkshopBot.Groups;
using WorkshopBot.Guests;
using WorkshopBot.Harvest;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Panels;
using WorkshopBot.Privacy;
using WorkshopBot.Promises;
using WorkshopBot.Registration;
using WorkshopBot.Relay;
using WorkshopBot.Reminders;
using WorkshopBot.Reports;
using WorkshopBot.Results;
using WorkshopBot.Roles;
using WorkshopBot.Seats;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Translate;
using WorkshopBot.Workshops;

namespace WorkshopBot.Turns;

/// <summary>The features that people reach in a chat, made once, with what they share.</summary>
internal sealed class Features
{
    public Features(Catalogue texts, BotIdentity identity, IOwners owners)
    {
        Texts = texts;
        Rights = new(owners);
        var anonymous = new AnonymousTurns(texts, new());
        Interviews = new(Shelf, texts, version => version.Row.IsDraft ? Drafts! : version.IsRegistration ? Registrations! : Forms!, anonymous);
        var unasked = new Unasked(Shelf, texts);
        Seats = new(Shelf, texts, unasked);
        Approval = new(Shelf, texts, Rights, unasked);
        Relay = new(Shelf, texts, Rights, Interviews, unasked);
        CertificateDesk = new(Shelf, texts, Interviews, unasked, identity);
        Report = new(Shelf, texts, Interviews);
        Certificates = new(Shelf, texts, Interviews, CertificateDesk);
        Handovers = new(Shelf, texts, Rights, Interviews, identity);
        Me = new(Shelf, texts, Interviews, Approval);
        Workshops = new(Shelf, texts, Rights, Interviews, Me);
        Saved = new(Shelf, texts, Interviews);
        Reminders = new(Shelf, texts, unasked);
        Registrations = new(texts, Rights, Approval, Saved);
        var coach = new PromiseCoach(Shelf, texts);
        Forms = new(Shelf, texts, Rights, Interviews, coach, anonymous);
        Papers = new(Shelf, texts, Interviews);
        Receipts = new(Shelf, texts, Interviews, anonymous);
        Asks = new(Shelf, texts, Forms, anonymous, Interviews, unasked);
        Agenda = new(texts, Interviews);
        Sending = new(Shelf, texts, Rights, unasked);
        var link = new FormLink(identity);
        var compose = new ComposeTurns(Shelf, texts, Rights, Interviews, Sending, link);
        Broadcasts = new(Shelf, texts, Rights, Interviews, Sending, compose, identity);
        Outcomes = new(Shelf, texts, Rights, Interviews, unasked, coach, compose, identity);
        ChatLinks = new(Shelf, texts, Rights, Interviews, identity);
        Replies = new(Shelf, texts, Rights, Interviews, unasked);
        AgendaNotices = new(Shelf, texts, Rights);
        Setup = new(Shelf, texts, Rights, Interviews, identity, Sending, AgendaNotices, Handovers);
        Guests = new(Shelf, texts, Interviews, identity);
        Plans = new(Shelf, texts, Rights, Interviews, identity);
        Timetable = new(Shelf, texts, Rights, Interviews);
        Sessions = new(Shelf, texts, Rights);
        ReminderSwitch = new(texts, Interviews);
        Facilitate = new(Shelf, texts, Rights, Interviews, compose);
        Team = new(Shelf, texts, identity);
        Owners = new(texts, Interviews, Setup);
        Invitations = new(Shelf, texts, Interviews, new(Shelf, texts, Rights, Interviews, Sending));
        Groups = new(Shelf, texts, Rights, Interviews, identity, Sending);
        Draws = new(Shelf, texts, Groups);
        GroupEdits = new(Shelf, texts, Interviews, Groups);
        Panels = new(Shelf, texts, Rights, Interviews);
        Door = new(Shelf, texts, Rights, Interviews);
        Results = new(Shelf, texts, Rights, Interviews);
        Translations = new(Shelf, texts, Rights, Interviews);
        Organize = new(Shelf, texts, Rights, Interviews, Door, Translations);
        Privacy = new(Shelf, texts, Interviews, Approval, Relay, Handovers);
        Digests = new(Shelf, texts, Rights);
        Deletion = new(Shelf, texts, Rights, unasked);
        Language = new(texts, Interviews);
        Attendance = new(Shelf, texts, Interviews, Me);
        DoorLists = new(Shelf, texts, Rights);
        WalkIns = new(Shelf, texts, Rights, Door, identity);
        Claims = new(Shelf, texts, Interviews, Approval);
        People = new(Shelf, texts, Interviews, Approval, Relay);
        var readings = new DraftReadings();
        Drafts = new(Shelf, texts, Rights, Interviews, readings, Plans);
        Publishing = new(Shelf, texts, Rights, link, readings);
        FormMoves = new(Shelf, texts, Interviews);
        Building = new(texts, Drafts);
        FormDesk = new(Shelf, texts, Interviews, Drafts, link);
    }

    public Catalogue Texts { get; }

    public Rights Rights { get; }

    public Shelf Shelf { get; } = new();

    public InterviewTurns Interviews { get; }

    public WorkshopTurns Workshops { get; }

    public RegistrationTurns Registrations { get; }

    public SeatTurns Seats { get; }

    public ApprovalTurns Approval { get; }

    public MeTurns Me { get; }

    public SavedDetailsTurns Saved { get; }

    public ReminderTurns Reminders { get; }

    public AttendanceTurns Attendance { get; }

    public FormTurns Forms { get; }

    public PaperTurns Papers { get; }

    public ReceiptTurns Receipts { get; }

    public AskTurns Asks { get; }

    public AgendaTurns Agenda { get; }

    public SetupTurns Setup { get; }

    public GuestTurns Guests { get; }

    public PlanTurns Plans { get; }

    public TimetableTurns Timetable { get; }

    public SessionTurns Sessions { get; }

    public AgendaNotices AgendaNotices { get; }

    public ReminderSwitch ReminderSwitch { get; }

    public FacilitateTurns Facilitate { get; }

    public Sending Sending { get; }

    public BroadcastTurns Broadcasts { get; }

    public ChatLinkTurns ChatLinks { get; }

    public Outcomes Outcomes { get; }

    public ReplyTurns Replies { get; }

    public TeamTurns Team { get; }

    public OwnerTurns Owners { get; }

    public InvitationTurns Invitations { get; }

    public GroupTurns Groups { get; }

    public DrawTurns Draws { get; }

    public GroupEdits GroupEdits { get; }

    public PanelTurns Panels { get; }

    public ResultsTurns Results { get; }

    public TranslateTurns Translations { get; }

    public OrganizeTurns Organize { get; }

    public PrivacyTurns Privacy { get; }

    public DeletionTurns Deletion { get; }

    public Digests Digests { get; }

    public LanguageTurns Language { get; }

    public DoorTurns Door { get; }

    public DoorLists DoorLists { get; }

    public WalkInTurns WalkIns { get; }

    public ClaimTurns Claims { get; }

    public PeopleTurns People { get; }

    public RelayTurns Relay { get; }

    public CertificateDesk CertificateDesk { get; }

    public CertificateTurns Certificates { get; }

    public ReportTurns Report { get; }

    public HandoverTurns Handovers { get; }

    public DraftTurns Drafts { get; }

    public PublishTurns Publishing { get; }

    public MoveTurns FormMoves { get; }

    public BuildTurns Building { get; }

    public FormDesk FormDesk { get; }
}
