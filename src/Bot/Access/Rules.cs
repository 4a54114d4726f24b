using WorkshopBot.Data.Access;

namespace WorkshopBot.Access;

/// <summary>Who may do what: one arm for every act, and none for "everything else".</summary>
internal static class Rules
{
    /// <summary>The rule of an act.</summary>
    public static Rule Of(Act act) => act switch
    {
        Act.ChatStart or Act.ChatHelp or Act.ChatIdle or Act.ChatKeep or Act.LanguageAsk or Act.LanguageChoose
            or Act.PrivacyShow or Act.PrivacyAskErase or Act.PrivacyErase or Act.PrivacyKeep or Act.PrivacySeen
            or Act.RemindersOpen or Act.RemindersSwitch
            or Act.WorkshopList or Act.AnswerWrite or Act.NewsSwitch or Act.FormOffer or Act.MeShow or Act.SavedRefuse or Act.SavedOpen or Act.SavedForget or Act.TicketOpen
            => Rule.Everybody(Over.Nothing),

        Act.WorkshopOpen or Act.WorkshopAgree or Act.WorkshopMore or Act.WorkshopDecline or Act.AgendaOpen => Rule.Everybody(Over.Workshop) with { IsForInvited = true },

        // about the one form that is open, which is always one's own
        Act.InterviewAnswer or Act.InterviewEdited or Act.InterviewCancel or Act.InterviewChoose or Act.InterviewToggle or Act.InterviewDone
            or Act.InterviewSkip or Act.InterviewKeep or Act.InterviewBack or Act.InterviewPage or Act.InterviewEdit or Act.InterviewEditEntry
            or Act.InterviewRemoveEntry or Act.InterviewRemoveEntryNow or Act.InterviewSend or Act.InterviewLater or Act.InterviewMore
            or Act.InterviewConfirm or Act.InterviewShow or Act.InterviewRewrite or Act.InterviewChoices
            => Rule.Everybody(Over.Nothing),
        Act.InterviewResume or Act.InterviewStartOver or Act.InterviewStartOverNow or Act.InterviewDrop or Act.InterviewDropNow => Rule.Own(Over.Interview),

        // whom a form is for is the form's own affair
        Act.FormOpen or Act.FormChange or Act.FormAgain => Rule.Everybody(Over.Form),

        Act.MeOpen or Act.MeAnswers or Act.MeChange or Act.MeTicket or Act.MeGiveUp or Act.MeConfirmGiveUp or Act.MeUndo or Act.MeCalendar or Act.MeWhere
            or Act.MeLink or Act.MeHere or Act.MeContact or Act.SavedAsk or Act.SavedKeep or Act.SeatTake or Act.SeatRefuse or Act.SeatRejoin
            or Act.AttendanceYes or Act.AttendanceUnsure or Act.AttendanceNo or Act.ApprovalAnswer or Act.ApprovalLater
            or Act.PanelOpen or Act.PanelAsk or Act.PanelText or Act.PanelVote
            => Rule.Own(Over.Registration),

        Act.ApprovalDesk => Rule.Team(Over.Workshop, Role.Organizer).Showing(Shown.Many),
        Act.ApprovalOpen or Act.ApprovalAccept or Act.ApprovalDecline or Act.ApprovalBecause or Act.ApprovalReason or Act.ApprovalAsk
            => Rule.Team(Over.Registration, Role.Organizer).Showing(Shown.One),

        Act.FacilitateOpen => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator) with { IsForParts = true },
        Act.FacilitatePreview => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator),
        Act.FacilitateSilent => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator).Showing(Shown.Many),

        Act.BroadcastNew or Act.BroadcastList => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator) with { IsForParts = true },
        Act.BroadcastCard or Act.BroadcastWrite or Act.BroadcastAudience or Act.BroadcastFilter or Act.BroadcastOnly or Act.BroadcastOptions or Act.BroadcastTest
            or Act.BroadcastWhen or Act.BroadcastAt or Act.BroadcastBefore or Act.BroadcastCorrect or Act.BroadcastAnew
            => Rule.Team(Over.Broadcast, Role.Organizer, Role.Facilitator),
        Act.BroadcastDrop => Rule.Team(Over.Broadcast, Role.Organizer, Role.Facilitator) with { IsDangerous = true },
        Act.BroadcastPause or Act.BroadcastResume => Rule.Team(Over.Broadcast, Role.Organizer, Role.Facilitator).Audited,
        Act.BroadcastMissed => Rule.Team(Over.Broadcast, Role.Organizer, Role.Facilitator).Showing(Shown.Many),
        Act.BroadcastSend or Act.BroadcastAgain or Act.BroadcastCancel or Act.BroadcastCorrectNow or Act.BroadcastRecall
            => Rule.Team(Over.Broadcast, Role.Organizer, Role.Facilitator).Audited with { IsDangerous = true },
        Act.BroadcastChats => Rule.Team(Over.Workshop, Role.Organizer),
        Act.BroadcastLink or Act.BroadcastCode => Rule.Team(Over.Workshop, Role.Organizer).Audited,
        Act.ReplyOpen => Rule.Team(Over.Workshop, Role.Organizer).Showing(Shown.Many),
        Act.ReplyWrite or Act.ReplyDone => Rule.Team(Over.Reply, Role.Organizer, Role.Facilitator).Showing(Shown.Many),

        Act.SessionOpen => Rule.Team(Over.AgendaItem, Role.Organizer, Role.Facilitator),
        Act.SessionStart or Act.SessionEnd or Act.SessionLate or Act.SessionUndo => Rule.Team(Over.AgendaItem, Role.Organizer, Role.Facilitator).Audited,

        // whoever leads one session sees that one
        Act.TimetableOpen or Act.TimetableFind => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator) with { IsForParts = true },
        Act.TimetableItem or Act.TimetableField => Rule.Team(Over.AgendaItem, Role.Organizer, Role.Facilitator),
        Act.TimetableType or Act.TimetableGroup or Act.TimetableKind => Rule.Team(Over.AgendaItem, Role.Organizer, Role.Facilitator).Audited,
        Act.TimetableRemove => Rule.Team(Over.AgendaItem, Role.Organizer).Audited with { IsDangerous = true },
        Act.TimetablePaste or Act.TimetableText or Act.TimetablePreview => Rule.Team(Over.Workshop, Role.Organizer),
        Act.TimetableSave => Rule.Team(Over.Workshop, Role.Organizer).Audited,
        Act.PanelList => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator) with { IsForParts = true },
        Act.PanelQueue or Act.PanelOne or Act.PanelMark or Act.PanelFile => Rule.Team(Over.Panel, Role.Organizer, Role.Facilitator).Audited,

        // the link's secret is the right to open it
        Act.InvitationOpen or Act.OwnerClaim => Rule.Everybody(Over.Nothing),
        Act.InvitationAccept or Act.InvitationDecline => Rule.Own(Over.Offer).Audited,

        Act.TeamList or Act.TeamInvite or Act.TeamScope or Act.TeamParts or Act.TeamFind => Rule.Team(Over.Workshop, Role.Organizer),
        Act.TeamMake => Rule.Team(Over.Workshop, Role.Organizer).Audited,
        Act.TeamMember or Act.TeamUntil => Rule.Team(Over.Role, Role.Organizer),
        Act.TeamDay => Rule.Team(Over.Role, Role.Organizer).Audited,
        Act.TeamRevoke => Rule.Team(Over.Role, Role.Organizer).Audited with { IsDangerous = true },
        Act.TeamLink => Rule.Team(Over.Invitation, Role.Organizer),
        Act.TeamUninvite => Rule.Team(Over.Invitation, Role.Organizer).Audited,
        Act.AuditFile => Rule.Team(Over.Workshop, Role.Organizer).Audited,

        Act.TranslateOpen or Act.TranslateNext or Act.TranslateKeep => Rule.Team(Over.Workshop, Role.Organizer, Role.Translator),
        Act.TranslateText => Rule.Team(Over.Workshop, Role.Organizer, Role.Translator).Audited,

        Act.GroupsOpen or Act.GroupsDraw or Act.GroupsSeed => Rule.Team(Over.Workshop, Role.Organizer),
        Act.GroupsFind => Rule.Team(Over.Workshop, Role.Organizer).Showing(Shown.Many),
        Act.GroupsKeep => Rule.Team(Over.Workshop, Role.Organizer).Audited,
        Act.GroupsTell => Rule.Team(Over.Workshop, Role.Organizer).Audited with { IsDangerous = true },
        Act.GroupsOne => Rule.Team(Over.Group, Role.Organizer, Role.Facilitator).Showing(Shown.Many),
        Act.GroupsPerson => Rule.Team(Over.Registration, Role.Organizer).Showing(Shown.One),
        Act.GroupsInto or Act.GroupsMove or Act.GroupsSwap => Rule.Team(Over.Registration, Role.Organizer).Showing(Shown.Many),
        Act.GroupsHandOver => Rule.Team(Over.Group, Role.Facilitator).Audited,
        Act.GroupsNew => Rule.Team(Over.Workshop, Role.Organizer),
        Act.GroupsText => Rule.Team(Over.Workshop, Role.Organizer).Audited,
        Act.GroupsEdit => Rule.Team(Over.Group, Role.Organizer),
        Act.GroupsWrite => Rule.Team(Over.Group, Role.Organizer).Audited,
        Act.GroupsRemove => Rule.Team(Over.Group, Role.Organizer).Audited with { IsDangerous = true },

        // for the door it is the door's desk
        Act.OrganizeOpen => Rule.Team(Over.Workshop, Role.Organizer, Role.Viewer, Role.Door, Role.Translator) with { IsForParts = true },
        Act.OrganizeLive => Rule.Team(Over.Workshop, Role.Organizer, Role.Viewer),

        Act.ResultsList => Rule.Team(Over.Workshop, Role.Organizer, Role.Viewer),
        Act.ResultsReport => Rule.Team(Over.Workshop, Role.Organizer, Role.Viewer).Audited,
        Act.ResultsForm or Act.ResultsEditions or Act.ResultsChange or Act.ResultsFiles => Rule.Team(Over.Form, Role.Organizer, Role.Viewer),
        Act.ResultsComments or Act.ResultsFile => Rule.Team(Over.Form, Role.Organizer, Role.Viewer).Audited,
        Act.ResultsSession => Rule.Team(Over.AgendaItem, Role.Organizer, Role.Facilitator),

        Act.PeopleList or Act.PeopleSearch => Rule.Team(Over.Workshop, Role.Organizer).Showing(Shown.Many),
        Act.PeopleOne or Act.PeopleGroups or Act.PeopleGroup or Act.PeopleSeat or Act.PeopleWrite => Rule.Team(Over.Registration, Role.Organizer).Showing(Shown.One),
        Act.PeopleGiveUp or Act.PeopleErase => Rule.Team(Over.Registration, Role.Organizer).Showing(Shown.One) with { IsDangerous = true },
        Act.PeopleFormats => Rule.Team(Over.Workshop, Role.Organizer),
        Act.PeopleExport => Rule.Team(Over.Workshop, Role.Organizer).Showing(Shown.File) with { IsDangerous = true },

        Act.DoorOpen => Rule.Team(Over.Workshop, Role.Organizer, Role.Door) with { IsForParts = true },
        Act.DoorFind => Rule.Team(Over.Workshop, Role.Organizer, Role.Door).Showing(Shown.Many) with { IsForParts = true },
        Act.DoorCard => Rule.Team(Over.Registration, Role.Organizer, Role.Door).Showing(Shown.One) with { IsForParts = true },
        Act.DoorIn or Act.DoorOut => Rule.Team(Over.CheckIn, Role.Organizer, Role.Door).Showing(Shown.One),
        Act.DoorMissing => Rule.Team(Over.Workshop, Role.Organizer, Role.Door).Showing(Shown.Many),
        Act.DoorSheet => Rule.Team(Over.Workshop, Role.Organizer, Role.Door).Showing(Shown.File),
        Act.DoorPaper or Act.DoorRegister => Rule.Team(Over.Workshop, Role.Organizer, Role.Door).Audited,

        // whoever has the same name or number is shown
        Act.DoorWalk => Rule.Team(Over.Workshop, Role.Organizer, Role.Door).Showing(Shown.Many),
        Act.DoorOverride => Rule.Team(Over.Workshop, Role.Organizer).Audited with { IsDangerous = true },
        Act.DoorCode => Rule.Team(Over.Registration, Role.Organizer, Role.Door).Showing(Shown.One),
        Act.DoorSessions => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator),
        Act.DoorSession => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator).Audited,

        Act.CertificateDesk or Act.CertificateRules or Act.CertificateVolunteers or Act.CertificatePreview => Rule.Team(Over.Workshop, Role.Organizer),
        Act.CertificateRule or Act.CertificateAtEnd or Act.CertificateVolunteer => Rule.Team(Over.Workshop, Role.Organizer).Audited,
        Act.CertificateList or Act.CertificateShort => Rule.Team(Over.Workshop, Role.Organizer).Showing(Shown.Many),
        Act.CertificateIssue => Rule.Team(Over.Workshop, Role.Organizer).Audited with { IsDangerous = true },
        Act.CertificatePrint => Rule.Team(Over.Workshop, Role.Organizer).Showing(Shown.File) with { IsDangerous = true },
        Act.CertificateGrant => Rule.Team(Over.Registration, Role.Organizer).Showing(Shown.One) with { IsDangerous = true },
        Act.CertificateOne or Act.CertificateFile or Act.CertificateAgain => Rule.Team(Over.Certificate, Role.Organizer).Showing(Shown.One),
        Act.CertificateRevoke => Rule.Team(Over.Certificate, Role.Organizer).Showing(Shown.One) with { IsDangerous = true },
        Act.CertificateOpen or Act.CertificateName or Act.CertificateSpelling or Act.CertificateType or Act.CertificateLanguage or Act.CertificateTake => Rule.Own(Over.Certificate),

        Act.ReportOpen => Rule.Team(Over.Workshop, Role.Organizer),
        Act.ReportFile => Rule.Team(Over.Workshop, Role.Organizer).Audited,

        // whoever has the paper in hand may ask
        Act.CertificateConfirm => Rule.Everybody(Over.Nothing),

        // the code in the link, and in the button, is the right
        Act.ClaimOpen or Act.ClaimTake or Act.ClaimLeave or Act.HandoverOpen or Act.GuestsEnter => Rule.Everybody(Over.Nothing),
        Act.HandoverAsk or Act.HandoverMake or Act.HandoverStop => Rule.Own(Over.Registration),

        // whom a form is for is asked when it begins
        Act.FeedbackAnswer or Act.FeedbackLater => Rule.Everybody(Over.Nothing),
        Act.FeedbackDesk => Rule.Team(Over.Workshop, Role.Organizer, Role.Viewer),
        Act.FeedbackNudge => Rule.Team(Over.Workshop, Role.Organizer).Audited,
        Act.FormsWhen => Rule.Team(Over.Form, Role.Organizer),
        // one line of the log for each anonymous sheet would tell when it was typed in
        Act.PaperOpen => Rule.Team(Over.Form, Role.Organizer),
        Act.PaperOf or Act.PaperWhose => Rule.Team(Over.Form, Role.Organizer).Showing(Shown.Many),
        Act.FormsWhenNow => Rule.Team(Over.Form, Role.Organizer).Audited,

        // the receipt is the right
        Act.ReceiptAsk or Act.ReceiptType or Act.ReceiptChange or Act.ReceiptClose => Rule.Everybody(Over.Nothing),
        Act.ReceiptDelete => Rule.Everybody(Over.Nothing) with { IsDangerous = true },

        Act.RelayAsk => Rule.Everybody(Over.Workshop),
        Act.RelayLeave => Rule.Everybody(Over.Nothing),
        Act.RelayReply or Act.RelayEnd => Rule.Own(Over.Thread),
        Act.RelayDesk => Rule.Team(Over.Workshop, Role.Organizer).Showing(Shown.Many),
        Act.RelayAnswer or Act.RelayClose or Act.RelayFile => Rule.Team(Over.Thread, Role.Organizer).Showing(Shown.One),

        // whoever writes down what comes out of one group does it for that one
        Act.HarvestOpen => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator, Role.Rapporteur) with { IsForParts = true },
        Act.HarvestGroup => Rule.Team(Over.Group, Role.Organizer, Role.Facilitator, Role.Rapporteur),
        Act.HarvestNotes => Rule.Team(Over.Group, Role.Organizer, Role.Facilitator, Role.Rapporteur).Showing(Shown.Many),
        Act.HarvestTake or Act.HarvestWrite or Act.HarvestReady => Rule.Team(Over.Group, Role.Organizer, Role.Facilitator, Role.Rapporteur).Audited,
        Act.HarvestItem => Rule.Team(Over.Item, Role.Organizer, Role.Facilitator, Role.Rapporteur),
        Act.HarvestEdit or Act.HarvestTrack or Act.HarvestUp => Rule.Team(Over.Item, Role.Organizer, Role.Facilitator, Role.Rapporteur).Audited,
        Act.HarvestDrop => Rule.Team(Over.Item, Role.Organizer, Role.Facilitator, Role.Rapporteur).Audited with { IsDangerous = true },
        Act.HarvestPlenary or Act.HarvestVote or Act.HarvestForms or Act.HarvestFiles => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator),
        Act.HarvestReplies => Rule.Team(Over.Workshop, Role.Organizer),
        Act.HarvestSaid => Rule.Team(Over.Workshop, Role.Organizer).Audited,
        Act.HarvestOthers => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator).Showing(Shown.Many),
        Act.HarvestOthersTake or Act.HarvestAdd or Act.HarvestMerge or Act.HarvestInto or Act.HarvestSplit or Act.HarvestRead or Act.HarvestFile => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator).Audited,
        Act.HarvestOpenVote or Act.HarvestCloseVote => Rule.Team(Over.Workshop, Role.Organizer, Role.Facilitator).Audited with { IsDangerous = true },
        Act.HarvestReply => Rule.Team(Over.Item, Role.Organizer).Audited,
        Act.HarvestForm or Act.HarvestBack or Act.HarvestMinutes => Rule.Team(Over.Form, Role.Organizer, Role.Facilitator).Audited,

        // who may vote is said by the vote
        Act.HarvestBallot or Act.HarvestDot or Act.HarvestVoted => Rule.Everybody(Over.Workshop),

        Act.PromiseList or Act.PromiseSearch => Rule.Team(Over.Workshop, Role.Organizer),
        Act.PromiseCommittee or Act.PromiseMember => Rule.Team(Over.Workshop, Role.Organizer).Showing(Shown.Many),
        Act.PromiseGive or Act.PromiseFind or Act.PromiseTo => Rule.Team(Over.Promise, Role.Organizer).Showing(Shown.Many),
        Act.PromiseOne or Act.PromiseFix or Act.PromiseLeave or Act.PromiseChange or Act.PromiseLink or Act.PromiseSet or Act.PromiseDate
            => Rule.Team(Over.Promise, Role.Organizer).Audited,
        Act.PromiseMake => Rule.Team(Over.Item, Role.Organizer).Audited,
        Act.PromiseSharpen or Act.PromiseSkip => Rule.Own(Over.Authored),
        Act.PromiseCard or Act.PromiseAnswer or Act.PromiseWord or Act.PromiseDay => Rule.Own(Over.Promise),

        // the link's secret is the right, and what is in its buttons
        Act.PromiseMine or Act.PromiseOpen or Act.PromiseTake or Act.PromiseRefuse => Rule.Everybody(Over.Nothing),

        Act.FormsList or Act.FormsTemplates or Act.FormsTemplate or Act.FormsTemplateFile or Act.FormsTemplateUse or Act.BuildStart
            => Rule.Team(Over.Workshop, Role.Organizer),
        Act.FormsOne or Act.FormsDownload or Act.FormsLink or Act.FormsAnswers or Act.FormsArchive or Act.PublishMove => Rule.Team(Over.Form, Role.Organizer),

        // the card before says what the file holds: this is the second tap
        Act.FormsAnswer => Rule.Team(Over.Form, Role.Organizer).Showing(Shown.File),
        Act.PublishMoveNow => Rule.Team(Over.Form, Role.Organizer).Audited,
        Act.FormsArchiveNow => Rule.Team(Over.Form, Role.Organizer).Audited with { IsDangerous = true },

        // whoever organizes one workshop may begin another
        Act.SetupNew or Act.SetupTemplate => Rule.Team(Over.Nothing, Role.Organizer),
        Act.SetupTitle => Rule.Team(Over.Nothing, Role.Organizer).Audited,
        Act.SetupCard or Act.SetupEdit or Act.SetupField or Act.SetupShare or Act.SetupClone => Rule.Team(Over.Workshop, Role.Organizer),
        Act.SetupPlan or Act.SetupType or Act.SetupSwitch or Act.SetupAnnounce or Act.SetupCloneDay => Rule.Team(Over.Workshop, Role.Organizer).Audited,
        Act.SetupClose or Act.SetupDraft or Act.SetupCancel or Act.SetupRevive or Act.SetupArchive or Act.SetupPost or Act.SetupTakeOut => Rule.Team(Over.Workshop, Role.Organizer).Audited with { IsDangerous = true },
        Act.GuestsOpen or Act.GuestsNew => Rule.Team(Over.Workshop, Role.Organizer),
        Act.GuestsText or Act.GuestsSwitch => Rule.Team(Over.Workshop, Role.Organizer).Audited,
        Act.GuestsLink => Rule.Team(Over.GuestLink, Role.Organizer),
        Act.GuestsAgain => Rule.Team(Over.GuestLink, Role.Organizer).Audited,
        Act.GuestsRevoke => Rule.Team(Over.GuestLink, Role.Organizer).Audited with { IsDangerous = true },
        Act.PlanImport => Rule.Team(Over.Draft, Role.Organizer).Audited with { IsOwn = true },
        Act.PlanForce => Rule.Team(Over.Draft, Role.Organizer).Audited with { IsOwn = true, IsDangerous = true },

        // a form in the making is its author's, and goes into a workshop of theirs
        Act.DraftTake or Act.BuildTitle => Rule.Team(Over.Nothing, Role.Organizer),
        Act.DraftCard or Act.DraftTry or Act.DraftCancel or Act.DraftDownload
            or Act.PublishWorkshop or Act.PublishPurpose or Act.PublishSettings or Act.PublishAudience or Act.PublishClosing or Act.PublishDate or Act.PublishConfirm
            or Act.BuildQuestion or Act.BuildChoices or Act.BuildKind or Act.BuildUndo or Act.BuildDone
            => Rule.Team(Over.Draft, Role.Organizer) with { IsOwn = true },
        Act.PublishNow => Rule.Team(Over.Draft, Role.Organizer).Audited with { IsOwn = true },

        Act.InterviewNudge or Act.FormMove or Act.BroadcastSlice or Act.BroadcastDelivered or Act.BroadcastLinked or Act.ReplyShow or Act.RemindersNext or Act.AgendaTell or Act.AgendaRemind or Act.AgendaMissing or Act.SeatUndoOver or Act.SeatLine or Act.SeatTell
            or Act.SeatOfferOver or Act.ApprovalShow or Act.ApprovalTell or Act.ApprovalQuestion or Act.ProgramWork
            or Act.HarvestTell or Act.PromiseRemind or Act.PromiseWeekly or Act.PromiseEdition or Act.HandoverTell or Act.HandoverLost or Act.ReceiptOver or Act.FeedbackNext or Act.FeedbackShow or Act.RelayShow or Act.RelayTell or Act.OrganizeTick or Act.OrganizeDigest or Act.TeamEnd
            or Act.CertificateMake or Act.CertificateTell or Act.CertificateEnd or Act.DeletionNext or Act.ChatAgain
            => Rule.Clock,
    };
}
