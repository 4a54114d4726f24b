namespace WorkshopBot.Data.Certificates;

/// <summary>A certificate, or the wish of the team that somebody gets one.</summary>
public sealed record Certificate
{
    public long Id { get; init; }

    public long WorkshopId { get; init; }

    /// <summary>True for somebody who helped, false for somebody who came.</summary>
    public bool IsForVolunteer { get; init; }

    /// <summary>Null: named by the team, without a chat.</summary>
    public long? PersonId { get; init; }

    /// <summary>Null for volunteers who did not register.</summary>
    public long? RegistrationId { get; init; }

    public CertificateState State { get; init; }

    /// <summary>The spelling that is chosen.</summary>
    public required string Name { get; init; }

    /// <summary>The language it is written in: <c>ar</c>, <c>ckb</c>, <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>How long they took part or helped; 0: not said.</summary>
    public int Minutes { get; init; }
}

/// <summary>How far a certificate has come.</summary>
public enum CertificateState
{
    /// <summary>A volunteer was named; nothing has been sent.</summary>
    Named,

    /// <summary>Its person is asked how the name is to be written.</summary>
    Asked,

    /// <summary>It was made, and its code confirms it.</summary>
    Issued,

    /// <summary>The team took it back.</summary>
    Revoked,
}

/// <summary>What one printing of a certificate says.</summary>
/// <param name="WorkshopId">Of which workshop.</param>
/// <param name="IsForVolunteer">As in <see cref="Certificate.IsForVolunteer"/>.</param>
/// <param name="State"><c>valid</c>, <c>replaced</c>, <c>revoked</c>.</param>
/// <param name="Code">What its link carries; null when it does not hold any more.</param>
/// <param name="Name">As printed; null when it does not hold any more, or the workshop's names were deleted.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="Minutes">As in <see cref="Certificate.Minutes"/>.</param>
/// <param name="IssuedAt">When it was made.</param>
public sealed record PrintedCertificate(
    long WorkshopId, bool IsForVolunteer, string State, string? Code, string? Name, string Language, int Minutes, DateTimeOffset IssuedAt);

/// <summary>Somebody with a place, and where they were: what the rule of attendance is asked about.</summary>
/// <param name="RegistrationId">Their registration.</param>
/// <param name="PersonId">Who.</param>
/// <param name="HasChat">False for a record made at the desk that nobody has taken over.</param>
/// <param name="Language">The language of their chat; null where there is none.</param>
/// <param name="FullName">As registered; null when the form had no name.</param>
/// <param name="LatinName">In Latin letters, where they gave it.</param>
/// <param name="GroupCode">Their working group.</param>
/// <param name="Came">Day and session; a null session is the day as a whole.</param>
public sealed record Candidate(
    long RegistrationId, long PersonId, bool HasChat, string? Language, string? FullName, string? LatinName, string? GroupCode,
    IReadOnlyList<(DateOnly Day, long? AgendaItemId)> Came)
{
    /// <summary>Since when they were there, by day; a day that was entered from paper, or afterwards, is not in it.</summary>
    public IReadOnlyDictionary<DateOnly, DateTimeOffset> Since { get; init; } = new Dictionary<DateOnly, DateTimeOffset>();
}
