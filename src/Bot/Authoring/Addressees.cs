using WorkshopBot.Chat;
using WorkshopBot.Data.Access;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;
using Recipients = WorkshopBot.Data.Broadcasts.Audience;

namespace WorkshopBot.Authoring;

/// <summary>
/// Whom a form is for: some of a workshop's registrations, or some of its team. What they are called, which there are to choose from, who is one of them
/// and how they are written to is said here alone.
/// </summary>
/// <param name="Audience">Which of them.</param>
/// <param name="Day">Of those who came: on which of the workshop's days, from 1; null: on any.</param>
/// <param name="Group">Of registrations: the code of the one group whose members they are; null: of any and none.</param>
internal sealed record Addressees(FormAudience Audience, int? Day = null, string? Group = null)
{
    private static readonly char[] Lists = [',', '،', ';', '؛', '\n'];
    private static readonly FormAudience[] Offered =
        [FormAudience.Registered, FormAudience.Confirmed, FormAudience.Attended, FormAudience.Everyone, FormAudience.Waiting, FormAudience.Rapporteurs];

    /// <summary>Whom a form is for as it stands.</summary>
    public static Addressees Of(WorkshopForm form) => new(form.Audience, form.AttendedDay, form.GroupCode);

    /// <summary>The roles, one of which they have; null: they are found by their registrations.</summary>
    public IReadOnlyList<Role>? Roles => Audience switch
    {
        FormAudience.Team => Enum.GetValues<Role>(),
        FormAudience.Facilitators => [Role.Organizer, Role.Facilitator],
        FormAudience.Rapporteurs => [Role.Organizer, Role.Facilitator, Role.Rapporteur],
        _ => null,
    };

    /// <summary>People come to belong to them and leave them again: whoever has answered may be none of them any more.</summary>
    public bool IsPassing => Audience is FormAudience.Waiting or FormAudience.Pending;

    /// <summary>The statuses of their registrations; null: with or without one.</summary>
    private string[]? Statuses => Audience switch
    {
        FormAudience.Confirmed or FormAudience.Attended => ["confirmed"],
        FormAudience.Registered => ["confirmed", "pending", "waitlisted", "offered"],
        FormAudience.Waiting => ["waitlisted", "offered"],
        FormAudience.Pending => ["pending"],
        _ => null,
    };

    /// <summary>Whether a registration is one of theirs.</summary>
    /// <param name="status">Its status; null where there is none.</param>
    /// <param name="group">Its group's code.</param>
    /// <param name="hasCome">Whether its person came on that day; null: on any.</param>
    /// <param name="workshop">The workshop.</param>
    public bool Means(string? status, string? group, Func<DateOnly?, bool> hasCome, Workshop workshop) => Roles is null
        && (Statuses is null || (status is not null && Statuses.Contains(status)))
        && (Group is null || Group == group)
        && (Audience != FormAudience.Attended || hasCome(workshop.DayOf(Day)));

    /// <summary>The same as the audience of a message.</summary>
    public Recipients Written(Workshop workshop)
    {
        var days = Audience != FormAudience.Attended ? [] : workshop.DayOf(Day) is { } only ? [only] : workshop.EachDay;
        return new Recipients()
            .With("status", Statuses ?? new Addressees(FormAudience.Registered).Statuses!)
            .With("attended", [.. days.Select(DayId.Write)])
            .With("group", Group is { } group ? [group] : []);
    }

    /// <summary>What they are called: a group by its title, with what else its members have to be.</summary>
    public string Name(ShelvedWorkshop home, Words words)
    {
        var name = Audience == FormAudience.Attended && home.Workshop.DayOf(Day) is { } day
            ? words["button.audience.attended_on", ("day", Arg.Phrase(words.Calendar.ShortDate(day)))]
            : words["button.audience." + Audience.ToString().ToLowerInvariant()];
        return Roles is not null || home.Groups.FirstOrDefault(group => group.Code == Group) is not { } own ? name
            : Audience == FormAudience.Confirmed ? Bidi.Isolate(words.Of(own.Titles))
            : Bidi.Isolate(words.Of(own.Titles)) + (words.Language.IsRightToLeft ? "، " : ", ") + name;
    }

    /// <summary>Whom a form can be for in a workshop, in the order they are offered.</summary>
    public static IReadOnlyList<Addressees> Choices(ShelvedWorkshop home) =>
    [
        .. Offered.Select(audience => new Addressees(audience)),
        .. home.Groups.Select(group => new Addressees(FormAudience.Confirmed, Group: group.Code)),
        .. home.Workshop.Days > 1 ? Enumerable.Range(1, home.Workshop.Days).Select(day => new Addressees(FormAudience.Attended, day)) : [],
        .. home.Workshop.NeedsApproval ? [new Addressees(FormAudience.Pending)] : Array.Empty<Addressees>(),
    ];

    /// <summary>
    /// Whom somebody means, who writes what stands on the buttons or a part of it, in any of the languages, or a day: <c>waiting list</c>, <c>14/11</c>. A group and
    /// one of the others, with a comma between them, narrow each other.
    /// </summary>
    /// <returns>Null when it is none of them, or several.</returns>
    public static Addressees? Read(string typed, ShelvedWorkshop home, Catalogue texts)
    {
        var meant = typed.Split(Lists, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => One(part, home, texts)).ToList();
        return meant switch
        {
            [{ } only] => only,
            [{ } first, { } second] when (first.Group is null) != (second.Group is null) && first.Roles is null && second.Roles is null =>
                first.Group is null ? first with { Group = second.Group } : second with { Group = first.Group },
            _ => null,
        };
    }

    private static Addressees? One(string part, ShelvedWorkshop home, Catalogue texts)
    {
        if (TypedDay.Read(part, home.Workshop.FirstDay) is { } day && home.Workshop.EachDay.Contains(day))
        {
            return new(FormAudience.Attended, day.DayNumber - home.Workshop.FirstDay.DayNumber + 1);
        }

        var key = SearchKey.Of(part);
        var all = Choices(home).Concat([new(FormAudience.Pending), new(FormAudience.Facilitators), new(FormAudience.Team)]).Distinct()
            .SelectMany(choice => Language.All.Select(language => (Choice: choice, Key: SearchKey.Of(Bidi.Strip(choice.Name(home, texts.In(language))))))).ToList();

        // "came" is whoever came, as long as no day is named
        Addressees? Only(Func<(Addressees Choice, string Key), bool> fits) => all.Where(fits).Select(one => one.Choice).Distinct().ToList() is [var only] ? only : null;
        return Only(one => one.Key == key) ?? Only(one => one.Choice.Day is null && SearchKey.HasWords(one.Key, key)) ?? Only(one => one.Choice.Day is not null && SearchKey.HasWords(one.Key, key));
    }
}
