using WorkshopBot.Forms;

namespace WorkshopBot.Plans;

/// <summary>Every rule of a workshop plan (docs/workshop-plan.md), once.</summary>
public static class PlanRules
{
    // files and sheets
    public static readonly PlanRule NoSuchPath = Refused("PL001");
    public static readonly PlanRule NoPlan = Refused("PL002");
    public static readonly PlanRule SeveralPlans = Refused("PL003", "files");
    public static readonly PlanRule Unreadable = Refused("PL004", "reason");
    public static readonly PlanRule MissingSheet = Refused("PL005", "sheet");
    public static readonly PlanRule MistypedSheet = Refused("PL006", "found", "nearest");
    public static readonly PlanRule UnreadSheet = Warning("PL007", "found", "known");
    public static readonly PlanRule SheetTwice = Refused("PL008", "sheet");
    public static readonly PlanRule UnknownColumn = Refused("PL009", "found", "nearest", "known");
    public static readonly PlanRule ColumnTwice = Refused("PL010", "found");
    public static readonly PlanRule MissingColumn = Refused("PL011", "column");
    public static readonly PlanRule UnknownLanguage = Warning("PL012", "found", "known");
    public static readonly PlanRule SameCodeTwice = Refused("PL013", "code");

    // cells
    public static readonly PlanRule Empty = Refused("PL020", "name");
    public static readonly PlanRule NotCode = Refused("PL021", "name", "found", "nearest");
    public static readonly PlanRule CodeTwice = Refused("PL022", "found", "row");
    public static readonly PlanRule NotDay = Refused("PL023", "name", "found");
    public static readonly PlanRule NotTime = Refused("PL024", "name", "found");
    public static readonly PlanRule NotMoment = Refused("PL025", "name", "found");
    public static readonly PlanRule NotWhole = Refused("PL026", "name", "found", "least");
    public static readonly PlanRule NotOneOf = Refused("PL027", "name", "found", "nearest", "known");
    public static readonly PlanRule Untranslated = Warning("PL028", "name", "languages");
    public static readonly PlanRule TooLong = Refused("PL029", "name", "length", "limit");

    // workshop
    public static readonly PlanRule UnknownSetting = Refused("PL030", "found", "nearest");
    public static readonly PlanRule SettingTwice = Refused("PL031", "name", "row");
    public static readonly PlanRule MissingSetting = Refused("PL032", "name");
    public static readonly PlanRule EndsBeforeItBegins = Refused("PL033", "first", "last");
    public static readonly PlanRule UnknownZone = Refused("PL034", "found", "nearest");
    public static readonly PlanRule Nowhere = Refused("PL035");
    public static readonly PlanRule HourWithoutLink = Warning("PL037");
    public static readonly PlanRule NotLink = Refused("PL038", "found");
    public static readonly PlanRule NotLocation = Refused("PL039", "found");
    public static readonly PlanRule EditionWithoutSeries = Refused("PL040");
    public static readonly PlanRule ClosesAfterTheEnd = Refused("PL041", "found", "last");
    public static readonly PlanRule ChangesEndTooEarly = Warning("PL042", "found", "closes");
    public static readonly PlanRule DeletedTooEarly = Refused("PL043", "found", "last");
    public static readonly PlanRule LinkShownTooLate = Refused("PL044", "found", "start");
    public static readonly PlanRule HourWithoutVenue = Warning("PL045");
    public static readonly PlanRule VenueShownTooLate = Refused("PL046", "found", "start");

    // agenda
    public static readonly PlanRule NoAgenda = Warning("PL050");
    public static readonly PlanRule OutsideTheDays = Refused("PL051", "found", "first", "last");
    public static readonly PlanRule EndsBeforeItStarts = Refused("PL052", "start", "end");
    public static readonly PlanRule OutOfOrder = Warning("PL053", "code", "before");
    public static readonly PlanRule UnknownGroup = Refused("PL054", "found", "nearest");

    // organisations, quotas, fields
    public static readonly PlanRule UnknownGovernorate = Refused("PL060", "found", "nearest", "question");
    public static readonly PlanRule QuotaWithoutQuestion = Refused("PL061", "field");
    public static readonly PlanRule QuotaOfNoChoice = Refused("PL062", "found", "nearest", "question");
    public static readonly PlanRule QuotaTwice = Refused("PL063", "field", "value", "row");
    public static readonly PlanRule UnknownQuestion = Refused("PL066", "found", "nearest", "form");
    public static readonly PlanRule FieldTwice = Refused("PL067", "field", "row");
    public static readonly PlanRule NoName = Warning("PL068", "form");

    // forms
    public static readonly PlanRule NoRegistration = Refused("PL070");
    public static readonly PlanRule SecondRegistration = Refused("PL071", "row");
    public static readonly PlanRule MissingFile = Refused("PL072", "found", "nearest");
    public static readonly PlanRule SeveralFiles = Refused("PL073", "found", "files");
    public static readonly PlanRule FormIsPlan = Refused("PL074", "found");
    public static readonly PlanRule ClosesBeforeItOpens = Refused("PL075", "opens", "closes");
    public static readonly PlanRule AnonymousRegistration = Refused("PL076");
    public static readonly PlanRule RegistrationForSome = Refused("PL077", "found");
    public static readonly PlanRule RegistrationAtAMoment = Refused("PL078");
    public static readonly PlanRule MissingMedia = Warning("PL079", "form", "found");
    public static readonly PlanRule AskedTooLate = Warning("PL080", "asked", "deleted");

    /// <summary>All rules, in order of their numbers.</summary>
    public static IReadOnlyList<PlanRule> All { get; } =
    [
        .. typeof(PlanRules).GetFields().Select(field => field.GetValue(null)).OfType<PlanRule>().OrderBy(rule => rule.Number, StringComparer.Ordinal),
    ];

    private static PlanRule Refused(string number, params string[] arguments) => new(number, ProblemKind.Invalid, arguments);

    private static PlanRule Warning(string number, params string[] arguments) => new(number, ProblemKind.Warning, arguments);
}
