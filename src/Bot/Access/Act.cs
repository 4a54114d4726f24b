namespace WorkshopBot.Access;

/// <summary>
/// Everything that can be done, whether by a button, a command, a link, something typed, a timer or the program itself: the one list of it. Who may do
/// what is in <see cref="Rules"/>; a member without a rule does not compile.
/// </summary>
/// <remarks>
/// Buttons and timers are stored by a name made of the member's (<see cref="ActNames"/>: <c>approval.accept</c>), so a member's name is for good; its
/// place in the list means nothing. The name's first word leads to its feature (<c>Taps</c>).
/// </remarks>
public enum Act
{
    // by whoever writes or taps, about nothing in particular
    ChatStart,
    ChatHelp,
    ChatIdle,
    ChatKeep,
    LanguageAsk,
    LanguageChoose,
    PrivacyShow,
    PrivacyAskErase,
    PrivacyErase,
    PrivacyKeep,

    // workshops, as anybody sees them
    WorkshopList,
    WorkshopOpen,
    WorkshopAgree,
    WorkshopMore,
    WorkshopDecline,
    AgendaOpen,

    // one's own form that is open, and others that were begun
    InterviewAnswer,
    InterviewEdited,
    InterviewCancel,
    InterviewChoose,
    InterviewToggle,
    InterviewDone,
    InterviewSkip,
    InterviewKeep,
    InterviewBack,
    InterviewPage,
    InterviewEdit,
    InterviewEditEntry,
    InterviewRemoveEntry,
    InterviewRemoveEntryNow,
    InterviewSend,
    InterviewLater,
    InterviewMore,
    InterviewConfirm,
    InterviewShow,
    InterviewResume,
    InterviewStartOver,
    InterviewStartOverNow,
    InterviewDrop,
    InterviewDropNow,

    // forms that anybody may find open
    FormOffer,
    FormOpen,
    FormChange,
    FormAgain,

    // one's own registration
    MeShow,
    MeOpen,
    MeAnswers,
    MeChange,
    MeTicket,
    MeGiveUp,
    MeConfirmGiveUp,
    MeUndo,
    MeCalendar,
    MeWhere,
    MeLink,
    SavedAsk,
    SavedKeep,
    SavedRefuse,
    SavedOpen,
    SavedForget,
    SeatTake,
    SeatRefuse,
    SeatRejoin,
    AttendanceYes,
    AttendanceUnsure,
    AttendanceNo,
    ApprovalAnswer,
    ApprovalLater,
    TicketOpen,

    // applications
    ApprovalDesk,
    ApprovalOpen,
    ApprovalAccept,
    ApprovalDecline,
    ApprovalBecause,
    ApprovalReason,
    ApprovalAsk,

    // the day
    FacilitateOpen,
    FacilitatePreview,
    FacilitateSend,
    FacilitateCancel,
    FacilitateSilent,

    // invitations, as they are opened
    InvitationOpen,
    InvitationAccept,
    InvitationDecline,
    OwnerClaim,

    // the organizer's desk
    OrganizeOpen,
    TeamList,
    TeamMember,
    TeamRevoke,
    TeamInvite,
    TeamScope,
    TeamParts,
    TeamMake,
    TeamLink,
    TeamUninvite,
    AuditFile,

    // forms in the making
    FormsList,
    FormsOne,
    FormsDownload,
    FormsArchive,
    FormsArchiveNow,
    FormsTemplates,
    FormsTemplate,
    FormsTemplateFile,
    FormsTemplateUse,
    DraftTake,
    DraftCard,
    DraftTry,
    DraftCancel,
    DraftDownload,
    PublishWorkshop,
    PublishPurpose,
    PublishSettings,
    PublishAudience,
    PublishClosing,
    PublishDate,
    PublishConfirm,
    PublishNow,
    BuildStart,
    BuildTitle,
    BuildQuestion,
    BuildChoices,
    BuildKind,
    BuildUndo,
    BuildDone,

    // timers, and what the program does by itself
    InterviewNudge,
    BroadcastSlice,
    BroadcastDelivered,
    RemindersNext,
    SeatUndoOver,
    SeatLine,
    SeatTell,
    SeatOfferOver,
    ApprovalShow,
    ApprovalTell,
    ApprovalQuestion,
    ProgramWork,
}
