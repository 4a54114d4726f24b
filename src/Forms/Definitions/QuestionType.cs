namespace WorkshopBot.Forms.Definitions;

#pragma warning disable CA1720 // the words of the XLSForm standard; no .NET type is meant

/// <summary>What kind of value a row of the survey holds (XLSForm, question types).</summary>
public enum QuestionType
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>A whole number of at most 15 digits.</summary>
    Integer,

    /// <summary>A number with a fraction.</summary>
    Decimal,

    /// <summary>A day: <c>2024-05-05</c>.</summary>
    Date,

    /// <summary>A time of day: <c>09:05:00.000+03:00</c>.</summary>
    Time,

    /// <summary>Day and time: <c>2024-05-05T09:05:00.000+03:00</c>.</summary>
    DateTime,

    /// <summary>One choice, stored by name.</summary>
    SelectOne,

    /// <summary>Several choices, stored by name with spaces between.</summary>
    SelectMultiple,

    /// <summary>All choices in the person's order.</summary>
    Rank,

    /// <summary>A text that is shown and not answered.</summary>
    Note,

    /// <summary>A text that is confirmed; stored as <c>OK</c>.</summary>
    Acknowledge,

    /// <summary>A number from start to end in steps.</summary>
    Range,

    /// <summary>Computed, never shown.</summary>
    Calculate,

    /// <summary>Set by a default or from outside, never shown.</summary>
    Hidden,

    /// <summary>The moment the interview began.</summary>
    Start,

    /// <summary>The moment it was sent.</summary>
    End,

    /// <summary>The day it began.</summary>
    Today,

    /// <summary>A photo; stored as its file name.</summary>
    Image,

    /// <summary>A recording; stored as its file name.</summary>
    Audio,

    /// <summary>A video; stored as its file name.</summary>
    Video,

    /// <summary>Any file; stored as its file name.</summary>
    File,

    /// <summary>A location: <c>latitude longitude altitude accuracy</c>.</summary>
    Geopoint,

    /// <summary>The text of a barcode.</summary>
    Barcode,

    /// <summary>What a phone would know of itself (<c>deviceid</c>, <c>username</c> …): read, left empty.</summary>
    Metadata,
}
