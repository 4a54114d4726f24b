using System.Collections.ObjectModel;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Workshops;

/// <summary>
/// The workshops as they stand in the database, with their forms compiled: read once, kept until somebody else writes the file.
/// </summary>
/// <remarks>Used by the loop alone, so it needs no locks.</remarks>
internal sealed class Shelf
{
    private readonly Dictionary<long, ShelvedWorkshop> _workshops = [];
    private readonly Dictionary<long, (long WorkshopId, long FormId, Form Form)> _versions = [];

    /// <summary>Another process has written (an import): what was read is forgotten. Compiled versions are their content and stay.</summary>
    public void Forget() => _workshops.Clear();

    /// <summary>The workshop of that id.</summary>
    public ShelvedWorkshop Workshop(ReadSession session, long id)
    {
        if (!_workshops.TryGetValue(id, out var shelved))
        {
            var workshop = WorkshopStore.ById(session, id) ?? throw new InvalidOperationException($"No workshop {id}.");
            shelved = _workshops[id] = Read(session, workshop);
        }

        return shelved;
    }

    /// <summary>The workshop of that code, or null.</summary>
    public ShelvedWorkshop? ByCode(ReadSession session, string code) =>
        WorkshopStore.ByCode(session, code) is { } workshop ? Workshop(session, workshop.Id) : null;

    /// <summary>The workshops that are announced and not over, the next first.</summary>
    public List<ShelvedWorkshop> Announced(ReadSession session, DateTimeOffset now) =>
        [.. WorkshopStore.Announced(session, now).Select(workshop => Workshop(session, workshop.Id))];

    /// <summary>A form version, compiled with the lists of its workshop.</summary>
    public ShelvedVersion Version(ReadSession session, long versionId)
    {
        if (!_versions.TryGetValue(versionId, out var version))
        {
            version = _versions[versionId] = Compile(session, versionId);
        }

        var home = Workshop(session, version.WorkshopId);
        var row = home.Forms.FirstOrDefault(form => form.Id == version.FormId)
            ?? FormStore.ById(session, version.FormId) ?? throw new InvalidOperationException($"No form {version.FormId}.");
        return new(home, row, versionId, version.Form)
        {
            Media = version.Form.MediaNames.Count > 0 ? FormMediaStore.OfForm(session, row.Id) : ReadOnlyDictionary<string, long>.Empty,
        };
    }

    /// <summary>A version that is compiled already, with the lists of its workshop, and need not be compiled again.</summary>
    public void Keep(ReadSession session, long versionId, Form form)
    {
        var version = FormStore.Version(session, versionId) ?? throw new InvalidOperationException($"No form version {versionId}.");
        var row = FormStore.ById(session, version.FormId) ?? throw new InvalidOperationException($"No form {version.FormId}.");
        _versions[versionId] = (row.WorkshopId, row.Id, form);
    }

    private (long WorkshopId, long FormId, Form Form) Compile(ReadSession session, long versionId)
    {
        var version = FormStore.Version(session, versionId) ?? throw new InvalidOperationException($"No form version {versionId}.");
        var row = FormStore.ById(session, version.FormId) ?? throw new InvalidOperationException($"No form {version.FormId}.");
        return (row.WorkshopId, row.Id, Compile(row.Name, version.Workbook, Workshop(session, row.WorkshopId).Tables));
    }

    private static Form Compile(string name, string markdown, IReadOnlyDictionary<string, ChoiceTable> tables)
    {
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(markdown));
        var workbook = WorkbookReader.Read(name + ".md", content).Workbook;
        return (workbook is null ? null : FormReader.Read(workbook, tables).Form)
            ?? throw new InvalidOperationException($"The stored form {name} does not compile any more.");
    }

    private static ShelvedWorkshop Read(ReadSession session, Workshop workshop)
    {
        var groups = GroupStore.Of(session, workshop.Id);
        var organisations = OrganisationStore.Of(session, workshop.Id);
        var tables = new Dictionary<string, ChoiceTable>(StringComparer.OrdinalIgnoreCase)
        {
            ["organisations.csv"] = new([.. organisations.Select(row => new ChoiceRow(
                row.Code, new LocalText(row.Names), new Dictionary<string, string> { ["governorate"] = row.Governorate }))]),
            ["groups.csv"] = new([.. groups.Select(row => new ChoiceRow(
                row.Code, new LocalText(row.Titles), new Dictionary<string, string>()))]),
        };
        return new(
            workshop,
            AgendaStore.Of(session, workshop.Id),
            groups,
            FormStore.Of(session, workshop.Id),
            RegistrationFieldStore.Of(session, workshop.Id),
            QuotaStore.Of(session, workshop.Id),
            tables);
    }
}

/// <summary>A workshop with everything that belongs to it.</summary>
/// <param name="Workshop">Its own row.</param>
/// <param name="Agenda">Agenda items in order.</param>
/// <param name="Groups">Working groups.</param>
/// <param name="Forms">Its forms, in the plan's order.</param>
/// <param name="Fields">Registration field → question, where the names differ.</param>
/// <param name="Quotas">At most so many of one kind.</param>
/// <param name="Tables">The lists it owns, by file name.</param>
internal sealed record ShelvedWorkshop(
    Workshop Workshop,
    IReadOnlyList<AgendaItem> Agenda,
    IReadOnlyList<Data.Workshops.Group> Groups,
    IReadOnlyList<WorkshopForm> Forms,
    IReadOnlyDictionary<string, string> Fields,
    IReadOnlyList<Quota> Quotas,
    IReadOnlyDictionary<string, ChoiceTable> Tables)
{
    /// <summary>Where no agenda says when it begins, a morning's usual hour is reckoned with; nobody is told of it.</summary>
    private static readonly TimeOnly UsualHour = new(9, 0);

    private static readonly TimeSpan LinkBefore = TimeSpan.FromHours(1);

    /// <summary>Whether an hour is known at which it begins.</summary>
    public bool HasHour => Agenda.Count > 0;

    /// <summary>When it begins: its first agenda item, else nine o'clock on the first day, which is never said (<see cref="HasHour"/>).</summary>
    public DateTimeOffset StartsAt => HasHour ? Agenda.Min(item => item.StartsAt) : Workshop.InstantOf(Workshop.Zone, Workshop.FirstDay.ToDateTime(UsualHour));

    /// <summary>
    /// When the confirmed see the meeting link: at the hour that was set, else an hour before it begins, whatever the agenda becomes. An hour that was set is no
    /// longer any use once the meeting begins before it. Null without a link.
    /// </summary>
    public DateTimeOffset? LinkShownAt =>
        !Workshop.HasOnlineLink ? null : Workshop.LinkShownAt is { } set && set < StartsAt ? set : StartsAt - LinkBefore;

    /// <summary>False once it begins, or was called off: until then seats are offered, and places given away.</summary>
    public bool IsToCome(DateTimeOffset now) => now < StartsAt && !Workshop.IsCalledOff;

    /// <summary>The question that fills a registration field.</summary>
    public string QuestionOf(string field) => Fields.GetValueOrDefault(field, field);

    /// <summary>The form people register with.</summary>
    public WorkshopForm RegistrationForm => Forms.First(form => form.Purpose == FormPurpose.Registration);
}

/// <summary>A form version with its workshop.</summary>
internal sealed record ShelvedVersion(ShelvedWorkshop Home, WorkshopForm Row, long VersionId, Form Form)
{
    /// <summary>The files it shows with its questions, as far as they are here: the workbook's name → id (<see cref="FormMediaStore"/>).</summary>
    public IReadOnlyDictionary<string, long> Media { get; init; } = ReadOnlyDictionary<string, long>.Empty;

    /// <summary>True when this form is how people register.</summary>
    public bool IsRegistration => Row.Purpose == FormPurpose.Registration;
}
