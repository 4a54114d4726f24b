using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.CheckIn;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.Desk;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Certificates;

/// <summary>
/// A certificate in the hands of its holder: how the name is written, in which language, the file, and making it anew. And what its code tells whoever
/// scans it: the name as printed, the event, its days and the hours, nothing else.
/// </summary>
internal sealed class CertificateTurns(Shelf shelf, Catalogue texts, InterviewTurns interviews, CertificateDesk desk)
{
    /// <summary>What the payload of its link begins with.</summary>
    public const string LinkPrefix = "c_";

    /// <summary>The link of somebody who has no language yet is remembered by this and the printing's number, never by what it carries.</summary>
    public const string Pending = "=certificate:";

    private const int MostPrintings = 20;

    /// <summary>The ways to somebody's certificates: of one workshop, or of all.</summary>
    public static IEnumerable<IReadOnlyList<Button>> Ways(ReadSession session, long personId, Words words, long? workshopId = null) =>
        CertificateStore.OfPerson(session, personId).Where(one => workshopId is null || one.WorkshopId == workshopId).Take(4).Select(one => words.Row(
            new Button(words[one.IsForVolunteer ? "button.my_certificate.volunteer" : "button.my_certificate"], Act.CertificateOpen, RowId.Write(one.Id))));

    /// <summary>A button of the certificate's card, or of the team's.</summary>
    public void Tap(IChatTurn turn, ButtonPress press)
    {
        var parts = press.Argument.Split(':');
        if (Rules.Of(press.Action) is not { IsOwn: true })
        {
            desk.Tap(turn, press);
        }
        else if (CertificateStore.ById(turn.Rows, RowId.Read(parts[0])) is not { State: CertificateState.Asked or CertificateState.Issued } certificate)
        {
            turn.Show(new Screen(Words(turn)["certificate.gone"]));
        }
        else
        {
            Do(turn, press.Action, certificate, parts);
        }
    }

    /// <summary>Another spelling, or the volunteers, as they were written.</summary>
    public void Typed(IChatTurn turn, Act act, string argument, string text)
    {
        if (act != Act.CertificateType)
        {
            desk.Typed(turn, argument, text);
        }
        else if (CertificateStore.ById(turn.Rows, RowId.Read(argument)) is { } certificate)
        {
            if (CertificateName.Read(text) is not { } name)
            {
                AskName(turn, certificate, Words(turn)["certificate.name.again"]);
                return;
            }

            PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
            Change(turn, certificate, name, certificate.Language);
        }
    }

    /// <summary>What a code tells whoever scans it.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="codeId">The printing; null: there is none with this code.</param>
    public void Confirm(IChatTurn turn, long? codeId)
    {
        var words = Words(turn);
        interviews.Inform(turn, codeId is { } id && CertificateStore.ByCodeId(turn.Rows, id) is { } printed
            ? printed.State == "valid" ? Confirmed(turn, printed, words) : words["certificate.code." + printed.State]
            : words["certificate.code.unknown"]);
    }

    /// <summary>Shows a certificate to the person it is for, who is asked nothing else: now, or later.</summary>
    /// <returns>When to try again; null when that is over.</returns>
    public static DateTimeOffset? Tell(ITurn turn, Unasked unasked, ShelvedWorkshop home, Certificate certificate) => unasked.Show(
        turn, certificate.PersonId!.Value, home.Workshop.Zone, words => Card(turn.Rows, home, certificate, words, "certificate.ready"),
        latest: turn.Now.AddDays(1), lane: Lane.Notification, again: new(Act.CertificateTell, certificate.Id, turn.Now.AddDays(7)));

    private string Confirmed(IChatTurn turn, PrintedCertificate printed, Words words)
    {
        var workshop = shelf.Workshop(turn.Rows, printed.WorkshopId).Workshop;
        var lines = new List<string>
        {
            printed.Name is null
            ? words["certificate.code.unnamed",
                ("workshop", Arg.Text(words.Of(workshop.Titles))),
                ("dates", Arg.Phrase(words.Days(workshop.FirstDay, workshop.LastDay)))]
            : words["certificate.code.valid",
                ("name", Arg.Text(printed.Name)),
                ("workshop", Arg.Text(words.Of(workshop.Titles))),
                ("dates", Arg.Phrase(words.Days(workshop.FirstDay, workshop.LastDay)))],
        };
        if (printed.Minutes > 0)
        {
            lines.Add(CertificatePaper.Hours(printed.Minutes, words));
        }

        return string.Join('\n', lines);
    }

    private void Do(IChatTurn turn, Act act, Certificate certificate, string[] parts)
    {
        var words = Words(turn);
        switch (act)
        {
            case Act.CertificateName:
                PeopleStore.SetExpects(turn.Work, turn.Person.Id, null);
                ShowNames(turn, certificate, words);
                break;
            case Act.CertificateSpelling when Spellings(turn.Rows, certificate).ElementAtOrDefault((int)RowId.Read(parts[1])) is { } name:
                Change(turn, certificate, name, certificate.Language);
                break;
            case Act.CertificateType:
                AskName(turn, certificate, words["certificate.name.ask"]);
                break;
            case Act.CertificateLanguage when parts.Length > 1 && Language.Find(parts[1]) is { } language:
                Change(turn, certificate, certificate.Name, language.Code);
                break;
            case Act.CertificateLanguage:
                turn.Show(new Screen(words["certificate.language"])
                {
                    Rows = [.. Language.All.Select(one => words.Row(new Button(one.OwnName, Act.CertificateLanguage, $"{certificate.Id}:{one.Code}"))), Back(certificate, words)],
                });
                break;
            case Act.CertificateTake:
                Take(turn, certificate, words);
                break;
            default:
                interviews.ShowBeside(turn, Card(turn.Rows, shelf.Workshop(turn.Rows, certificate.WorkshopId), certificate, words, "certificate.card"));
                break;
        }
    }

    private static Screen Card(ReadSession session, ShelvedWorkshop home, Certificate certificate, Words words, string key)
    {
        var isSame = CertificateStore.Valid(session, certificate.Id) is { } valid && valid.Name == certificate.Name && valid.Language == certificate.Language;
        return new(words[key,
            ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
            ("name", Arg.Text(certificate.Name)),
            ("language", Arg.Text(Language.Of(certificate.Language).OwnName))])
        {
            Rows =
            [
                words.Row(new Button(words[isSame && key != "certificate.ready" ? "button.certificate_again" : "button.certificate_take"], Act.CertificateTake, RowId.Write(certificate.Id))),
                words.Row(
                    new Button(words["button.certificate_name"], Act.CertificateName, RowId.Write(certificate.Id)),
                    new Button(words["button.certificate_language"], Act.CertificateLanguage, RowId.Write(certificate.Id))),
            ],
        };
    }

    /// <summary>What the bot knows of how somebody writes their name: as it stands, as registered, in Latin letters.</summary>
    private static List<string> Spellings(ReadSession session, Certificate certificate)
    {
        var fields = certificate.RegistrationId is { } id ? DeskStore.Fields(session, id) : null;
        return [.. new[] { certificate.Name, fields?.FullName, fields?.LatinName }.OfType<string>().Select(Bidi.Strip).Where(name => name.Length > 0).Distinct()];
    }

    private static void ShowNames(IChatTurn turn, Certificate certificate, Words words)
    {
        var names = Spellings(turn.Rows, certificate);
        turn.Show(new Screen(words["certificate.name.choose", ("names", Arg.Phrase(string.Join('\n', names.Select((name, i) => words["certificate.name.line", ("number", Arg.Count(i + 1)), ("name", Arg.Text(name))]))))])
        {
            Rows =
            [
                .. names.Select((name, i) => words.Row(new Button(name, Act.CertificateSpelling, $"{certificate.Id}:{i}"))),
                words.Row(new Button(words["button.certificate_type"], Act.CertificateType, RowId.Write(certificate.Id))),
                Back(certificate, words),
            ],
        });
    }

    private void AskName(IChatTurn turn, Certificate certificate, string text)
    {
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.CertificateType.With(RowId.Write(certificate.Id)));
        turn.Show(new Screen(text) { Rows = [Back(certificate, Words(turn))] });
    }

    private void Change(IChatTurn turn, Certificate certificate, string name, string language)
    {
        CertificateStore.Change(turn.Work, certificate.Id, name, language, turn.Now);
        turn.Show(Card(turn.Rows, shelf.Workshop(turn.Rows, certificate.WorkshopId), certificate with { Name = name, Language = language }, Words(turn), "certificate.card"));
    }

    /// <summary>The file; made with a new code when it says something else than the one before.</summary>
    private void Take(IChatTurn turn, Certificate certificate, Words words)
    {
        var valid = CertificateStore.Valid(turn.Rows, certificate.Id);
        var isNew = valid is null || valid.Name != certificate.Name || valid.Language != certificate.Language;
        if (isNew && CertificateStore.Printings(turn.Rows, certificate.Id) >= MostPrintings)
        {
            turn.Show(new Screen(words["certificate.enough", ("contact", Arg.Text(words.Of(shelf.Workshop(turn.Rows, certificate.WorkshopId).Workshop.Contacts)))]));
            return;
        }

        if (isNew)
        {
            CertificateStore.Issue(turn.Work, certificate, ClaimCode.New(turn.Chance), turn.Now);
        }

        if (isNew && valid is not null)
        {
            turn.EraseTraces();
        }

        turn.Chat.Close(words[isNew && valid is not null ? "certificate.sent.anew" : "certificate.sent"]);
        turn.Chat.Say(desk.File(turn.Rows, certificate.Id, words));
    }

    private static IReadOnlyList<Button> Back(Certificate certificate, Words words) =>
        words.Row(new Button(words.BackArrow + words["button.back"], Act.CertificateOpen, RowId.Write(certificate.Id)));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
