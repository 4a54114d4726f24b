using WorkshopBot.Access;
using WorkshopBot.Authoring;
using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Organize;
using WorkshopBot.Plans;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Setup;

/// <summary>
/// A workshop from nothing, in four messages and two taps: title, days, place, who organizes it; how many seats, and who decides. What else there is has a default, and all of it can be changed later.
/// </summary>
internal sealed class NewWorkshopTurns(Shelf shelf, Catalogue texts, Rights rights, InterviewTurns interviews, BotIdentity identity, SettingTurns settings)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    /// <summary>Somebody has no workshop yet, and may begin one by questions or with a plan.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="lead">What is said above the buttons.</param>
    public void Offer(IChatTurn turn, string lead)
    {
        var words = Words(turn);
        interviews.ShowBeside(turn, new Screen(words[lead])
        {
            Rows = [words.Row(new Button(words["button.setup_new"], Act.SetupNew)), words.Row(new Button(words["button.setup_template"], Act.SetupTemplate))],
        });
    }

    /// <summary>What it is called is asked; the button stands on the card of an earlier workshop, or on none.</summary>
    public void Begin(IChatTurn turn, long? earlier)
    {
        PeopleStore.SetExpects(turn.Work, turn.Person.Id, Act.SetupTitle.Name());
        interviews.ShowBeside(turn, New(Words(turn), earlier));
    }

    /// <summary>Whoever made a workshop organizes it; owners do so anyway.</summary>
    public static void Join(ITurn turn, Rights rights, long workshopId, long personId, string? called)
    {
        if (!rights.May(turn.Rows, personId, Act.SetupCard, workshopId))
        {
            RoleStore.Grant(turn.Work, new() { PersonId = personId, WorkshopId = workshopId, Role = Role.Organizer, Name = called }, personId, turn.Now);
        }

        PeopleStore.SetOpenedWorkshop(turn.Work, personId, workshopId);
    }

    /// <summary>What it is called, or what else it can be made from: a workbook, and the workshop whose card one comes from.</summary>
    private static Screen New(Words words, long? earlier = null) => new(words["setup.new"])
    {
        Rows =
        [
            words.Row(new Button(words["button.setup_template"], Act.SetupTemplate)),
            .. earlier is { } id ? new[] { words.Row(new Button(words["button.setup_clone"], Act.SetupClone, RowId.Write(id))), OrganizeTurns.Back(id, words) } : [],
        ],
    };

    /// <summary>A draft with a title; everything else has a default that can be announced, or is asked for.</summary>
    public void Create(IChatTurn turn, string text)
    {
        var titles = SettingEdits.Texts(turn, text);
        if (titles.Count == 0 || titles.Values.Any(title => title.Length > SettingEdits.LongestLine))
        {
            turn.Show(New(Words(turn)) with { Text = Words(turn)["build.too_long", ("max", Arg.Count(SettingEdits.LongestLine))] });
            return;
        }

        var zone = identity.Zone;
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(turn.Now + Ahead, zone).DateTime);
        var closes = Workshop.InstantOf(zone, first.AddDays(-1).ToDateTime(TypedSetting.Evening));
        var workshop = new Workshop
        {
            Id = turn.Work.NewId(),
            Code = WorkshopCode.Of(turn, titles),
            Status = WorkshopStatus.Draft,
            Titles = titles,
            Descriptions = new Dictionary<string, string>(),
            Organizers = new Dictionary<string, string>(),
            Purposes = Everywhere("setup.default.purpose"),
            Venues = new Dictionary<string, string>(),
            Addresses = new Dictionary<string, string>(),
            Zone = zone,
            FirstDay = first,
            LastDay = first,
            AsksAttendance = true,
            RegistrationClosesAt = closes,
            ChangesUntil = closes,
            DeleteAfter = first.AddDays(Workshop.DaysKept),
            Consents = Everywhere("setup.default.consent"),
            ConsentsMore = new Dictionary<string, string>(),
            ConsentVersion = "1",
            Contacts = new Dictionary<string, string>(),
            EditedAt = turn.Now,
            ImportedAt = turn.Now,
        };
        WorkshopStore.Save(turn.Work, workshop, onlineLink: null);
        turn.SetTimer(Act.DeletionNext, workshop.Id, turn.Now);
        AddForm(turn, workshop.Id);
        shelf.Forget();
        Join(turn, rights, workshop.Id, turn.Person.Id, turn.CalledName);
        settings.AskFirst(turn, shelf.Workshop(turn.Rows, workshop.Id));
    }

    /// <summary>The form that people register with: the template, until another one is published in its place.</summary>
    private static void AddForm(IChatTurn turn, long workshopId)
    {
        var template = Templates.All[0];
        var form = new WorkshopForm { Name = "registration", Purpose = FormPurpose.Registration, Titles = template.Form.Title.ByLanguage, Audience = FormAudience.Everyone };
        var version = new FormVersion { Hash = template.Form.Hash, Label = template.Form.Version, Workbook = template.Workbook, FileName = template.Name + ".md" };
        FormStore.Save(turn.Work, workshopId, 0, form, version, turn.Now);
        var questions = template.Form.Questions.Select(question => question.Name).ToHashSet();
        RegistrationFieldStore.Replace(turn.Work, workshopId, RegistrationFieldNames.All.Where(questions.Contains).ToDictionary(field => field, field => field, StringComparer.Ordinal));
    }

    private Dictionary<string, string> Everywhere(string key) => Language.All.ToDictionary(language => language.Code, language => Bidi.Strip(texts.In(language)[key]));

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
