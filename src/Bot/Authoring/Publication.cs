using System.Globalization;
using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Authoring;

/// <summary>What was chosen so far on the way to publishing a form; it travels in the buttons: <c>17:4:feedback:confirmed:2025-11-22:no:yes:women:2</c>.</summary>
/// <param name="DraftId">The draft.</param>
/// <param name="WorkshopId">In which workshop; 0 until it is chosen.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Audience">Who may fill it in.</param>
/// <param name="Closing">Its last day, <see cref="Never"/>, or <see cref="AsItIs"/> for a form that is there already.</param>
/// <param name="Several">True when a person may send it several times; null until somebody says so: as it is, or once.</param>
/// <param name="Anonymous">True when answers lead back to nobody; null until somebody says so: as it is, or with names.</param>
/// <param name="Group">The code of the group whose form it is; <see cref="All"/> when it is of no group alone; null until somebody says so: as it is.</param>
/// <param name="Day">Of those who came: on which of the workshop's days, from 1; null: on any.</param>
internal sealed record Publication(
    long DraftId, long WorkshopId = 0, FormPurpose? Purpose = null, FormAudience? Audience = null, string? Closing = null, bool? Several = null, bool? Anonymous = null, string? Group = null, int? Day = null)
{
    public const string Never = "never";
    public const string AsItIs = "same";
    public const string All = "-";

    private const string Yes = "yes";
    private const string No = "no";

    /// <summary>Its last day, in the workshop's zone; null when it has none.</summary>
    public DateOnly? LastDay => DateOnly.TryParseExact(Closing, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static Publication Read(string argument)
    {
        var parts = argument.Split(':');
        string? Part(int index) => parts.Length > index && parts[index].Length > 0 ? parts[index] : null;
        return new(
            long.Parse(parts[0], CultureInfo.InvariantCulture),
            long.Parse(Part(1) ?? "0", CultureInfo.InvariantCulture),
            Part(2) is { } purpose ? Enum.Parse<FormPurpose>(purpose, ignoreCase: true) : null,
            Part(3) is { } audience ? Enum.Parse<FormAudience>(audience, ignoreCase: true) : null,
            Part(4),
            Part(5) is { } several ? several == Yes : null,
            Part(6) is { } anonymous ? anonymous == Yes : null,
            Part(7),
            Part(8) is { } day ? int.Parse(day, CultureInfo.InvariantCulture) : null);
    }

    /// <summary>Whom it is for, as far as that was said; of the group as it is.</summary>
    public Addressees For(WorkshopForm? there) => new(Audience!.Value, Day, Group is null ? there?.GroupCode : Group == All ? null : Group);

    /// <summary>It is for these.</summary>
    public Publication To(Addressees others) => this with { Audience = others.Audience, Day = others.Day, Group = others.Group ?? All };

    /// <summary>How often a person sends it: lessons are written down one at a time.</summary>
    public bool TakesSeveral(WorkshopForm? there) => Several ?? there?.TakesSeveral ?? Purpose == FormPurpose.Lessons;

    /// <summary>When it closes; null: it does not.</summary>
    public DateTimeOffset? ClosesAt(WorkshopForm? there, Workshop workshop) => Closing == AsItIs ? there?.ClosesAt : LastDay is { } day ? workshop.StartOf(day.AddDays(1)) : null;

    public Publication Until(DateOnly day) => this with { Closing = DayId.Write(day) };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DraftId}:{WorkshopId}:{Purpose}:{Audience}:{Closing}:{Word(Several)}:{Word(Anonymous)}:{Group}:{Day}").TrimEnd(':');

    private static string Word(bool? said) => said is { } yes ? yes ? Yes : No : "";
}
