using Texts = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace WorkshopBot.Data.Workshops;

/// <summary>A form of a workshop: what is asked, whom, and when. What it asks is in its versions.</summary>
public sealed record WorkshopForm
{
    public long Id { get; init; }

    public long WorkshopId { get; init; }

    /// <summary>Its name within the workshop.</summary>
    public required string Name { get; init; }

    public FormPurpose Purpose { get; init; }

    public required Texts Titles { get; init; }

    public FormAudience Audience { get; init; }

    /// <summary>Of those who came: on which of the workshop's days, from 1. Null: on any.</summary>
    public int? AttendedDay { get; init; }

    /// <summary>The one group whose form it is, by its code: its members fill it in, and what they write is the group's. Null: every group's.</summary>
    public string? GroupCode { get; init; }

    /// <summary>Null: open from the beginning.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Null: never closes.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>True: answers lead back to nobody. Fixed from the first person who begins it.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>When people are asked; null: whenever they open it.</summary>
    public FormMoment? Asked { get; init; }

    /// <summary>True when a person may send it several times; else one answer is theirs, which they can change.</summary>
    public bool TakesSeveral { get; init; }

    /// <summary>The code of its link, <c>f_CODE</c>; "" for what is only tried.</summary>
    public string Code { get; init; } = "";

    /// <summary>The version that new interviews are begun on.</summary>
    public long CurrentVersionId { get; init; }

    /// <summary>True for what is only tried by its author: nothing of it is kept.</summary>
    public bool IsDraft { get; init; }

    /// <summary>True while somebody may begin it.</summary>
    public bool IsOpen(DateTimeOffset now) => !(now < OpensAt) && !(now >= ClosesAt);
}

/// <summary>What a form is for.</summary>
public enum FormPurpose
{
    Registration,
    Feedback,
    Lessons,
    Other,
}

/// <summary>When people are asked to fill a form.</summary>
public enum FormMoment
{
    /// <summary>After each session, by those who were there.</summary>
    Session,

    /// <summary>In the evening of each day.</summary>
    Day,

    /// <summary>At the end of the last day.</summary>
    End,

    /// <summary>90 days after it.</summary>
    Later,

    /// <summary>On the eve of the workshop: what people know before.</summary>
    Before,

    /// <summary>At the end of the last day: what they know after.</summary>
    After,
}

/// <summary>Who may fill a form.</summary>
public enum FormAudience
{
    Everyone,
    Registered,
    Confirmed,

    /// <summary>Confirmed, and checked in on a day or to a session.</summary>
    Attended,

    /// <summary>On the waiting list, or offered a seat.</summary>
    Waiting,

    /// <summary>Whoever is being decided on.</summary>
    Pending,

    /// <summary>Anybody of the team that runs the workshop, or one of its sessions or groups: organizers, facilitators, rapporteurs.</summary>
    Team,

    /// <summary>Facilitators and organizers.</summary>
    Facilitators,

    /// <summary>Whoever writes down what comes out: rapporteurs, facilitators and organizers.</summary>
    Rapporteurs,
}

/// <summary>What a form asked at a time. A version is its content.</summary>
public sealed record FormVersion
{
    public long Id { get; init; }

    public long FormId { get; init; }

    /// <summary>Of the form's content.</summary>
    public required string Hash { get; init; }

    /// <summary>What the author calls it (<c>settings</c>, <c>version</c>); may be "".</summary>
    public required string Label { get; init; }

    /// <summary>The workbook as Markdown tables, whatever it was imported from.</summary>
    public required string Workbook { get; init; }

    /// <summary>The workbook's file name, which its problems name.</summary>
    public required string FileName { get; init; }
}
