using Texts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Data.Workshops;

/// <summary>
/// A workshop as its plan describes it. Texts are by language code (<c>ar</c>, <c>ckb</c>, <c>en</c>); a text nobody wrote is an empty dictionary.
/// Days are in <see cref="Zone"/>, instants in UTC.
/// </summary>
public sealed record Workshop
{
    public long Id { get; init; }

    /// <summary>The public name in links: <c>w_CODE</c>.</summary>
    public required string Code { get; init; }

    public WorkshopStatus Status { get; init; } = WorkshopStatus.Open;

    public required Texts Titles { get; init; }

    public required Texts Descriptions { get; init; }

    /// <summary>Who is responsible.</summary>
    public required Texts Organizers { get; init; }

    /// <summary>What the data is for.</summary>
    public required Texts Purposes { get; init; }

    /// <summary>Name of the place; empty for an online event.</summary>
    public required Texts Venues { get; init; }

    /// <summary>How to find it.</summary>
    public required Texts Addresses { get; init; }

    /// <summary>Degrees; null together with <see cref="Longitude"/>.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    /// <summary>True when there is a link to meet at: <see cref="WorkshopStore.OnlineLink"/>.</summary>
    public bool HasOnlineLink { get; init; }

    /// <summary>From when the confirmed see the link, where an hour was set; null: an hour before the beginning.</summary>
    public DateTimeOffset? LinkShownAt { get; init; }

    /// <summary>From when the confirmed see the place; null: everybody sees it at once.</summary>
    public DateTimeOffset? VenueShownAt { get; init; }

    /// <summary>True when confirmed people are asked beforehand whether they come.</summary>
    public bool AsksAttendance { get; init; } = true;

    /// <summary>Who gets a certificate.</summary>
    public CertificateRule CertificateRule { get; init; } = CertificateRule.AllDays;

    /// <summary>True when certificates go out by themselves at the end of the last day.</summary>
    public bool GivesCertificatesAtEnd { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    public DateOnly FirstDay { get; init; }

    public DateOnly LastDay { get; init; }

    /// <summary>Null: no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>True when an organizer decides about each registration.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>True when only those register who came by a link for guests; nobody else sees the workshop.</summary>
    public bool IsByInvitation { get; init; }

    public DateTimeOffset RegistrationClosesAt { get; init; }

    /// <summary>Until when people may change their answers.</summary>
    public DateTimeOffset ChangesUntil { get; init; }

    /// <summary>So many days after the last one personal data goes, where nobody says otherwise: the follow-up after 90 days has been answered by then.</summary>
    public const int DaysKept = 120;

    /// <summary>The day on which personal data goes, early in the morning. It was promised to everybody who registered.</summary>
    public DateOnly DeleteAfter { get; init; }

    /// <summary>The notice before the first question.</summary>
    public required Texts Consents { get; init; }

    /// <summary>What [More] shows below the notice.</summary>
    public required Texts ConsentsMore { get; init; }

    /// <summary>Another one asks everybody's consent again.</summary>
    public required string ConsentVersion { get; init; }

    /// <summary>Whom to ask, and how.</summary>
    public required Texts Contacts { get; init; }

    /// <summary>The recurring event this is an edition of.</summary>
    public string? Series { get; init; }

    public int? Edition { get; init; }

    /// <summary>What its editions share: a first one need not say that it is one, then those made of it name its code.</summary>
    public string SeriesKey => Series ?? Code;

    /// <summary>When it was called off; null: it takes place.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>When its days or place were last changed after it was announced; null: never.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>It will not take place.</summary>
    public bool IsCalledOff => CancelledAt is not null;

    /// <summary>When it was last edited in chat; null when not since the import.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    public DateTimeOffset ImportedAt { get; init; }

    /// <summary>The first instant after the last day.</summary>
    public DateTimeOffset OverAt => StartOf(LastDay.AddDays(1));

    /// <summary>The first instant of a day in the workshop's zone, in UTC.</summary>
    public DateTimeOffset StartOf(DateOnly day) => InstantOf(Zone, day.ToDateTime(TimeOnly.MinValue));

    /// <summary>The day an instant falls on in the workshop's zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>One of its days, by its number from 1; null: none in particular.</summary>
    public DateOnly? DayOf(int? number) => number is { } n ? FirstDay.AddDays(n - 1) : null;

    /// <summary>How many days it has.</summary>
    public int Days => LastDay.DayNumber - FirstDay.DayNumber + 1;

    /// <summary>Its days, the first first.</summary>
    public IEnumerable<DateOnly> EachDay => Enumerable.Range(0, Days).Select(FirstDay.AddDays);

    /// <summary>So many days later at the same time on the clock: a change of summer time may lie between.</summary>
    public DateTimeOffset DaysLater(DateTimeOffset instant, int days) => InstantOf(Zone, TimeZoneInfo.ConvertTime(instant, Zone).DateTime.AddDays(days));

    /// <summary>
    /// The instant at which a clock in a zone shows a time, in UTC. A time that the clocks jump over counts from before the jump; one that they show
    /// twice is the later one (standard time).
    /// </summary>
    public static DateTimeOffset InstantOf(TimeZoneInfo zone, DateTime local) =>
        new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone.GetUtcOffset(local)).ToUniversalTime();
}

/// <summary>Where a workshop stands.</summary>
public enum WorkshopStatus
{
    Draft,
    Open,
    Closed,
    Archived,
}
