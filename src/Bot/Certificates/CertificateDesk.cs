using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Documents;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Certificates;

/// <summary>
/// <c>/organize</c> → Certificates: who gets one by the rule of attendance and who falls short, volunteers, how it will look, sending, printing, taking back.
/// </summary>
internal sealed class CertificateDesk(Shelf shelf, Catalogue texts, InterviewTurns interviews, Unasked unasked, BotIdentity identity)
{
    private const int PageSize = 5;
    private const int SliceSize = 100;
    private const int MostPrinted = 500;
    private const int MostLines = 50;
    private static readonly TimeSpan SliceStep = TimeSpan.FromSeconds(2);

    // a workshop imported long after its end is not what anybody waits for
    private static readonly TimeSpan MostLate = TimeSpan.FromDays(7);

    /// <summary>A button; arguments begin with the workshop, the registration or the certificate.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        var id = RowId.Read(parts[0]);
        switch (press.Action)
        {
            case Act.CertificateRules:
                ShowRules(turn, id);
                break;
            case Act.CertificateRule when CertificateRuleWords.All.Contains(parts[1]):
                CertificateStore.SetRule(turn.Work, id, CertificateRuleWords.Read(parts[1]));
                Edited(turn, id);
                ShowRules(turn, id);
                break;
            case Act.CertificateAtEnd:
                CertificateStore.SetAtEnd(turn.Work, id, !shelf.Workshop(turn.Rows, id).Workshop.GivesCertificatesAtEnd);
                Edited(turn, id);
                turn.SetTimer(Act.CertificateEnd, id, turn.Now);
                ShowRules(turn, id);
                break;
            case Act.CertificateList:
                turn.Show(List(turn, id, ButtonPages.Read(press.Argument).Page));
                break;
            case Act.CertificateShort:
                turn.Show(Short(turn, id, ButtonPages.Read(press.Argument).Page));
                break;
            case Act.CertificateGrant:
                Grant(turn, id);
                break;
            case Act.CertificateVolunteers:
                AskVolunteers(turn, id, Words(turn)["certificate.volunteers.ask", ("example", Arg.Text(Words(turn)["certificate.volunteers.example"]))]);
                break;
            case Act.CertificatePreview:
                turn.Chat.Say(new Screen(Words(turn)["certificate.preview"]) { File = CertificateFiles.Of(CertificateFiles.Preview, id, Words(turn).Language.Code) });
                break;
            case Act.CertificateIssue:
                turn.SetTimer(Act.CertificateMake, id, turn.Now);
                turn.Show(Desk(turn, id, Words(turn)["certificate.issuing"] + "\n\n"));
                break;
            case Act.CertificatePrint:
                Print(turn, id);
                break;
            case Act.CertificateOne or Act.CertificateFile or Act.CertificateRevoke or Act.CertificateAgain:
                One(turn, press.Action, CertificateStore.ById(turn.Rows, id)!);
                break;
            default:
                interviews.ShowBeside(turn, Desk(turn, id));
                break;
        }
    }

    /// <summary>Volunteers, a line each.</summary>
    public void Typed(IChatTurn turn, string argument, string text)
    {
        var words = Words(turn);
        var id = RowId.Read(argument);
        var (known, unknown, twice, unread) = (0, 0, 0, new List<string>());
        var candidates = CertificateStore.Candidates(turn.Rows, id);
        var team = RoleStore.OfWorkshop(turn.Rows, id).Where(grant => grant.Name is not null).ToList();
        var names = CertificateStore.OfWorkshop(turn.Rows, id).Where(one => one.IsForVolunteer).Select(one => (one.PersonId, one.Name)).ToHashSet();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostLines))
        {
            if (VolunteerLine.Read(line) is not { } volunteer)
            {
                unread.Add(line);
                continue;
            }

            var certificate = Find(turn, id, volunteer, candidates, team);
            if (!names.Add((certificate.PersonId, certificate.Name)) || CertificateStore.Add(turn.Work, certificate, tellAt: null, turn.Now) is null)
            {
                twice++;
            }
            else
            {
                (known, unknown) = certificate.PersonId is null ? (known, unknown + 1) : (known + 1, unknown);
            }
        }

        var lines = new List<string> { words["certificate.volunteers.named", ("n", Arg.Count(known + unknown))] };
        if (unknown > 0)
        {
            lines.Add(words["certificate.volunteers.without_chat", ("n", Arg.Count(unknown))]);
        }

        if (twice > 0)
        {
            lines.Add(words["certificate.volunteers.double", ("n", Arg.Count(twice))]);
        }

        if (unread.Count > 0)
        {
            lines.Add(words["certificate.volunteers.unread", ("lines", Arg.Text(string.Join('\n', unread.Take(5).Select(line => WordsExtensions.Cut(line, 60)))))]);
        }

        AskVolunteers(turn, id, string.Join('\n', lines) + "\n\n" + words["certificate.volunteers.more"]);
    }

    /// <summary>The certificate's file, with the link that confirms it.</summary>
    public Screen File(ReadSession session, long certificateId, Words words)
    {
        var printed = CertificateStore.Valid(session, certificateId) ?? throw new InvalidOperationException("The certificate does not hold any more.");
        return new(words["certificate.file",
            ("workshop", Arg.Text(words.Of(shelf.Workshop(session, printed.WorkshopId).Workshop.Titles))),
            ("link", Arg.Code(identity.Link(CertificateTurns.LinkPrefix + printed.Code)))])
        {
            File = CertificateFiles.Of(CertificateFiles.One, certificateId, printed.Language),
        };
    }

    /// <summary>Begins the certificates that are due by the rule, and those of volunteers, some at a time; then their people hear of it.</summary>
    public void Make(ITurn turn, long workshopId)
    {
        var due = Due(turn.Rows, workshopId);
        foreach (var standing in due.Take(SliceSize))
        {
            Begin(turn, workshopId, standing);
        }

        var named = CertificateStore.OfWorkshop(turn.Rows, workshopId).Where(one => one.State == CertificateState.Named).Take(SliceSize).ToList();
        foreach (var certificate in named)
        {
            if (certificate.PersonId is { } person && turn.ChatOf(person) is not null)
            {
                CertificateStore.Ask(turn.Work, certificate.Id, turn.Now, turn.Now);
            }
            else
            {
                CertificateStore.Issue(turn.Work, certificate, ClaimCode.New(turn.Chance), turn.Now);
            }
        }

        if (due.Count > SliceSize || named.Count == SliceSize)
        {
            turn.SetTimer(Act.CertificateMake, workshopId, turn.Now + SliceStep);
        }

        turn.SetTimer(Act.CertificateTell, workshopId, turn.Now);
    }

    /// <summary>Tells the next who are to hear of theirs; whoever is busy, or asleep, later.</summary>
    public void Tell(ITurn turn, long workshopId)
    {
        var home = shelf.Workshop(turn.Rows, workshopId);
        foreach (var certificate in CertificateStore.Untold(turn.Rows, workshopId, turn.Now, SliceSize))
        {
            CertificateStore.SetTelling(turn.Work, certificate.Id, CertificateTurns.Tell(turn, unasked, home, certificate));
        }

        if (CertificateStore.NextTelling(turn.Rows, workshopId) is { } next)
        {
            turn.SetTimer(Act.CertificateTell, workshopId, next > turn.Now ? next : turn.Now + SliceStep);
        }
    }

    /// <summary>The last day may be over: then certificates go out by themselves, where the team wants it.</summary>
    public void AtEnd(ITurn turn, long workshopId)
    {
        var home = shelf.Workshop(turn.Rows, workshopId);
        var end = home.Agenda.Count > 0 ? home.Agenda.Max(item => item.EndsAt) : home.Workshop.OverAt;
        if (!home.Workshop.GivesCertificatesAtEnd || home.Workshop.IsCalledOff || turn.Now > end + MostLate)
        {
            return;
        }

        turn.SetTimer(turn.Now < end ? Act.CertificateEnd : Act.CertificateMake, workshopId, turn.Now < end ? end : turn.Now);
    }

    private Screen Desk(IChatTurn turn, long id, string lead = "")
    {
        var words = Words(turn);
        var standings = Standings(turn.Rows, id);
        var all = CertificateStore.OfWorkshop(turn.Rows, id);
        var lines = new List<string>
        {
            lead + words["certificate.desk", ("workshop", Arg.Text(words.Of(shelf.Workshop(turn.Rows, id).Workshop.Titles))), ("rule", Arg.Phrase(Rule(turn.Rows, id, words)))],
            words["certificate.desk.entitled", ("n", Arg.Count(standings.Count(one => one.Suffices)))],
            words["certificate.desk.short", ("n", Arg.Count(standings.Count(one => !one.Suffices)))],
            words["certificate.desk.volunteers", ("n", Arg.Count(all.Count(one => one.IsForVolunteer)))],
            words["certificate.desk.issued", ("n", Arg.Count(all.Count(one => one.State == CertificateState.Issued)))],
            words["certificate.desk.asked", ("n", Arg.Count(all.Count(one => one.State == CertificateState.Asked)))],
        };
        if (shelf.Workshop(turn.Rows, id).Workshop.GivesCertificatesAtEnd)
        {
            lines.Add(words["certificate.desk.at_end"]);
        }

        if (!Cairo.IsInstalled)
        {
            lines.Add(words["certificate.desk.html"]);
        }

        Button To(Act act, string label) => new(words[label], act, RowId.Write(id));
        return new(string.Join('\n', lines))
        {
            Rows =
            [
                words.Row(To(Act.CertificateList, "button.certificate_list"), To(Act.CertificateShort, "button.certificate_short")),
                words.Row(To(Act.CertificateRules, "button.certificate_rules"), To(Act.CertificateVolunteers, "button.certificate_volunteers")),
                words.Row(To(Act.CertificatePreview, "button.certificate_preview"), To(Act.CertificatePrint, "button.certificate_print")),
                words.Row(To(Act.CertificateIssue, "button.certificate_issue")),
                OrganizeTurns.Back(id, words),
            ],
        };
    }

    private void ShowRules(IChatTurn turn, long id)
    {
        var words = Words(turn);
        var workshop = shelf.Workshop(turn.Rows, id).Workshop;
        turn.Show(new Screen(words["certificate.rules", ("rule", Arg.Phrase(Rule(turn.Rows, id, words)))] + "\n" + words["certificate.rules.hours"])
        {
            Rows =
            [
                .. CertificateRuleWords.All.Where(rule => rule != workshop.CertificateRule.Word()).Chunk(2)
                    .Select(pair => words.Row(pair.Select(rule => new Button(words["certificate.rule." + rule], Act.CertificateRule, $"{id}:{rule}")))),
                words.Row(new Button(words[workshop.GivesCertificatesAtEnd ? "button.certificate_by_hand" : "button.certificate_at_end"], Act.CertificateAtEnd, RowId.Write(id))),
                ToDesk(id, words),
            ],
        });
    }

    /// <summary>Who has one or is asked, then who gets one.</summary>
    private Screen List(IChatTurn turn, long id, int page)
    {
        var words = Words(turn);
        var all = CertificateStore.OfWorkshop(turn.Rows, id);
        var has = all.Where(one => !one.IsForVolunteer && one.PersonId is not null).Select(one => one.PersonId!.Value).ToHashSet();
        var entries = all.Select(one => (Line: Line(one, words), Button: (Button?)new Button(one.Name, Act.CertificateOne, RowId.Write(one.Id))))
            .Concat(Standings(turn.Rows, id).Where(one => one.Suffices && !has.Contains(one.Who.PersonId))
                .Select(one => (words["certificate.list.due", ("name", Arg.Text(one.Name!)), ("hours", Arg.Phrase(CertificatePaper.Hours(one.Minutes, words)))], (Button?)null)))
            .ToList();
        return Paged(words, Act.CertificateList, id, page, words["certificate.list", ("n", Arg.Count(entries.Count))], entries);
    }

    private Screen Short(IChatTurn turn, long id, int page)
    {
        var words = Words(turn);
        var has = CertificateStore.OfWorkshop(turn.Rows, id).Where(one => !one.IsForVolunteer && one.State != CertificateState.Revoked).Select(one => one.PersonId).ToHashSet();
        var entries = Standings(turn.Rows, id).Where(one => !one.Suffices && !has.Contains(one.Who.PersonId)).Select(one => (
            words[one.Name is null ? "certificate.short.nameless" : one.CountsSessions ? "certificate.short.sessions" : "certificate.short.days",
                ("name", Arg.Text(one.Name ?? "–")), ("had", Arg.Count(one.Had)), ("of", Arg.Count(one.Of)), ("needed", Arg.Count(one.Needed))],
            one.Name is null ? null : new Button(words["button.certificate_grant", ("name", Arg.Text(one.Name))], Act.CertificateGrant, RowId.Write(one.Who.RegistrationId)))).ToList();
        return Paged(words, Act.CertificateShort, id, page, words["certificate.short", ("n", Arg.Count(entries.Count)), ("rule", Arg.Phrase(Rule(turn.Rows, id, words)))], entries);
    }

    private static Screen Paged(Words words, Act act, long id, int page, string title, List<(string Line, Button? Button)> entries)
    {
        var last = Math.Max(0, (entries.Count - 1) / PageSize);
        page = Math.Clamp(page, 0, last);
        var shown = entries.Skip(page * PageSize).Take(PageSize).ToList();
        var rows = shown.Select(entry => entry.Button).OfType<Button>().Select(button => words.Row(button)).ToList();
        rows.AddRange(ButtonPages.Turning(page, entries.Count, PageSize, (to, label) => new(label, act, ButtonPages.Argument(id, to)), words));

        rows.Add(ToDesk(id, words));
        return new(string.Join('\n', [title, .. shown.Select(entry => entry.Line)])) { Rows = rows };
    }

    private static string Line(Certificate one, Words words) => words["certificate.list.line",
        ("name", Arg.Text(one.Name)),
        ("kind", Arg.Phrase(words[one.IsForVolunteer ? "certificate.kind.volunteer" : "certificate.kind.participant"])),
        ("state", Arg.Phrase(words["certificate.state." + one.State.ToString().ToLowerInvariant()]))];

    private void One(IChatTurn turn, Act act, Certificate certificate)
    {
        var words = Words(turn);
        var (id, workshopId) = (certificate.Id, certificate.WorkshopId);
        switch (act)
        {
            case Act.CertificateFile when CertificateStore.Valid(turn.Rows, id) is not null:
                turn.Chat.Say(File(turn.Rows, id, words));
                return;
            case Act.CertificateRevoke when certificate.State == CertificateState.Named:
                CertificateStore.Drop(turn.Work, id);
                turn.Show(List(turn, workshopId, page: 0));
                return;
            case Act.CertificateRevoke:
                CertificateStore.Revoke(turn.Work, id, turn.Now);
                turn.EraseTraces();
                break;
            case Act.CertificateAgain when certificate.State == CertificateState.Revoked:
                CertificateStore.Again(turn.Work, id, turn.Now);
                turn.SetTimer(Act.CertificateMake, workshopId, turn.Now);
                break;
        }

        certificate = CertificateStore.ById(turn.Rows, id)!;
        var lines = new List<string> { Line(certificate, words) };
        if (certificate.RegistrationId is { } registration && ApplicationStore.Fields(turn.Rows, registration).FullName is { } registered && registered != certificate.Name)
        {
            lines.Add(words["certificate.one.registered", ("name", Arg.Text(registered))]);
        }

        if (certificate.Minutes > 0)
        {
            lines.Add(CertificatePaper.Hours(certificate.Minutes, words));
        }

        Button To(Act what, string label) => new(words[label], what, RowId.Write(id));
        var isRevoked = certificate.State == CertificateState.Revoked;
        turn.Show(new Screen(string.Join('\n', lines))
        {
            Rows =
            [
                .. certificate.State == CertificateState.Issued ? [words.Row(To(Act.CertificateFile, "button.certificate_file"))] : Array.Empty<IReadOnlyList<Button>>(),
                words.Row(isRevoked ? To(Act.CertificateAgain, "button.certificate_restore") : To(Act.CertificateRevoke, "button.certificate_revoke")),
                words.Row(new Button(words.BackArrow + words["button.back"], Act.CertificateList, RowId.Write(workshopId))),
            ],
        });
    }

    /// <summary>Somebody who fell short gets one all the same.</summary>
    private void Grant(IChatTurn turn, long registrationId)
    {
        var workshopId = RegistrationStore.ById(turn.Rows, registrationId)!.WorkshopId;
        if (Standings(turn.Rows, workshopId).Find(one => one.Who.RegistrationId == registrationId) is { Name: not null } standing)
        {
            Begin(turn, workshopId, standing);
            turn.SetTimer(Act.CertificateTell, workshopId, turn.Now);
        }

        turn.Show(Short(turn, workshopId, page: 0));
    }

    /// <summary>All of them on paper: who was not asked, or has not answered, gets the name as registered.</summary>
    private void Print(IChatTurn turn, long id)
    {
        var words = Words(turn);
        foreach (var standing in Due(turn.Rows, id).Take(MostPrinted))
        {
            Begin(turn, id, standing);
        }

        foreach (var certificate in CertificateStore.OfWorkshop(turn.Rows, id).Where(one => one.State is CertificateState.Named or CertificateState.Asked).Take(MostPrinted))
        {
            CertificateStore.Issue(turn.Work, certificate, ClaimCode.New(turn.Chance), turn.Now);
            if (certificate.PersonId is { } person && turn.ChatOf(person) is not null)
            {
                CertificateStore.SetTelling(turn.Work, certificate.Id, turn.Now);
            }
        }

        turn.SetTimer(Act.CertificateTell, id, turn.Now);
        var count = CertificateStore.OfWorkshop(turn.Rows, id).Count(one => one.State == CertificateState.Issued);
        turn.Show(Desk(turn, id));
        turn.Chat.Say(count == 0
            ? new Screen(words["certificate.print.none"])
            : new Screen(words["certificate.print", ("n", Arg.Count(count))]) { File = CertificateFiles.Of(CertificateFiles.All, id, words.Language.Code) });
    }

    private static void Begin(ITurn turn, long workshopId, Standing standing)
    {
        var certificate = new Certificate
        {
            WorkshopId = workshopId,
            PersonId = standing.Who.PersonId,
            RegistrationId = standing.Who.RegistrationId,
            State = CertificateState.Asked,
            Name = Bidi.Strip(standing.Name!),
            Language = standing.Who.Language ?? Language.Arabic.Code,
            Minutes = standing.Minutes,
        };

        // whoever has no chat cannot be asked
        if (CertificateStore.Add(turn.Work, certificate, standing.Who.HasChat ? turn.Now : null, turn.Now) is { } id && !standing.Who.HasChat)
        {
            CertificateStore.Issue(turn.Work, certificate with { Id = id }, ClaimCode.New(turn.Chance), turn.Now);
        }
    }

    /// <summary>A volunteer as somebody who is known: by ticket, by the registered name, by the name in the team; else by the name alone.</summary>
    private Certificate Find(IChatTurn turn, long workshopId, VolunteerLine volunteer, List<Candidate> candidates, List<RoleGrant> team)
    {
        var key = SearchKey.Of(volunteer.Name);
        var registered = TicketCode.Read(volunteer.Name) is { } ticket && RegistrationStore.ByTicket(turn.Rows, ticket) is { } holder
            ? candidates.FindAll(one => one.RegistrationId == holder.Id)
            : candidates.FindAll(one => SearchKey.Of(one.FullName ?? "") == key || (one.LatinName is { } latin && SearchKey.Of(latin) == key));
        var members = team.Where(grant => SearchKey.Of(grant.Name!) == key).Select(grant => grant.PersonId).Distinct().ToList();
        var language = Words(turn).Language is { IsRightToLeft: true } own ? own.Code : Language.Arabic.Code;
        var certificate = new Certificate
        {
            WorkshopId = workshopId,
            IsForVolunteer = true,
            State = CertificateState.Named,
            Name = volunteer.Name,
            Language = volunteer.Name.Any(Bidi.IsRightToLeftLetter) ? language : Language.English.Code,
            Minutes = volunteer.Minutes,
        };
        return (registered, members) switch
        {
            ([var one], _) => certificate with
            {
                PersonId = one.PersonId,
                RegistrationId = one.RegistrationId,
                Name = Bidi.Strip(one.FullName ?? one.LatinName ?? volunteer.Name),
                Language = one.Language ?? certificate.Language,
            },
            ([], [var member]) => certificate with { PersonId = member, Language = PeopleStore.ById(turn.Rows, member)?.Language ?? certificate.Language },
            _ => certificate,
        };
    }

    private void AskVolunteers(IChatTurn turn, long id, string text)
    {
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.CertificateVolunteer.With(RowId.Write(id)));
        turn.Show(new Screen(text) { Rows = [ToDesk(id, Words(turn))] });
    }

    private void Edited(IChatTurn turn, long id)
    {
        WorkshopStore.MarkEdited(turn.Work, id, turn.Now);
        shelf.Forget();
    }

    private List<Standing> Standings(ReadSession session, long id)
    {
        var counted = CheckInStore.CountedSessions(session, id).ToHashSet();
        return CertificateStore.Candidates(session, id).ConvertAll(who => Standing.For(shelf.Workshop(session, id), counted, who));
    }

    private List<Standing> Due(ReadSession session, long id)
    {
        var has = CertificateStore.OfWorkshop(session, id).Where(one => !one.IsForVolunteer).Select(one => one.PersonId).ToHashSet();
        return Standings(session, id).FindAll(one => one.Suffices && !has.Contains(one.Who.PersonId));
    }

    private string Rule(ReadSession session, long id, Words words) => words["certificate.rule." + shelf.Workshop(session, id).Workshop.CertificateRule.Word()];

    private static IReadOnlyList<Button> ToDesk(long id, Words words) => words.Row(new Button(words.BackArrow + words["button.back"], Act.CertificateDesk, RowId.Write(id)));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
