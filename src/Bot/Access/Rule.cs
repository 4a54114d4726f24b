using WorkshopBot.Data.Access;

namespace WorkshopBot.Access;

/// <summary>Who may do something, over what.</summary>
internal sealed record Rule
{
    /// <summary>What the argument names: the right is asked for the workshop and the person behind it.</summary>
    public required Over Over { get; init; }

    /// <summary>The roles that may do it besides owners; none: everybody may.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];

    /// <summary>Only the person may whose it is.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Timers and the program itself do it, and nobody by hand.</summary>
    public bool IsClock { get; init; }

    /// <summary>Whoever has the role for one session or group may as well, though it is about the whole workshop.</summary>
    public bool IsForParts { get; init; }

    /// <summary>Of a workshop by invitation it is for those who are invited, or there already (<see cref="Data.Guests.GuestStore.MayCome"/>).</summary>
    public bool IsForInvited { get; init; }

    /// <summary>It is asked about once more before it is done (<see cref="Confirmation"/>).</summary>
    public bool IsDangerous { get; init; }

    /// <summary>Whose data it shows to the team: it is written down, and those people can see it (<c>/privacy</c>).</summary>
    public Shown Shows { get; init; }

    /// <summary>It is written down who did it: whatever changes something for others, and whatever shows their data.</summary>
    public bool IsAudited { get => field || Shows != Shown.Nobody; init; }

    public static Rule Everybody(Over over) => new() { Over = over };

    public static Rule Own(Over over) => new() { Over = over, IsOwn = true };

    public static Rule Clock { get; } = new() { Over = Over.Nothing, IsClock = true };

    public static Rule Team(Over over, params Role[] roles) => new() { Over = over, Roles = [Role.Owner, .. roles] };

    /// <summary>The same rule, written down.</summary>
    public Rule Audited => this with { IsAudited = true };

    /// <summary>The same rule of what shows people's data, which is written down.</summary>
    public Rule Showing(Shown whose) => this with { Shows = whose };
}

/// <summary>Whose data something shows to a team.</summary>
internal enum Shown
{
    Nobody,

    /// <summary>Of the person whose registration, thread or certificate its argument names.</summary>
    One,

    /// <summary>Of several people, or of some who are only found by it: it counts for everybody of the workshop.</summary>
    Many,

    /// <summary>The same in a file, which stays with whoever has it.</summary>
    File,
}

/// <summary>What the argument of an act names.</summary>
internal enum Over
{
    Nothing,
    Workshop,
    Registration,
    Form,
    Interview,
    Draft,
    Role,
    Invitation,
    Broadcast,
    Reply,

    /// <summary>A session, break … of an agenda that was not taken out: roles for it alone, or for its group, suffice.</summary>
    AgendaItem,

    /// <summary>A working group: roles for it alone suffice.</summary>
    Group,

    /// <summary>A panel of the agenda: roles for it alone suffice.</summary>
    Panel,

    /// <summary>An invitation in the hands of whoever opened its link (<see cref="Access.Offer"/>).</summary>
    Offer,

    /// <summary>Somebody's coming on a day or to a session: <c>REGISTRATION:2025-11-14:ITEM</c>, 0 for the day as a whole.</summary>
    CheckIn,

    /// <summary>What somebody and the team write each other.</summary>
    Thread,

    /// <summary>Something that a group or the plenary holds on to: roles for its group alone suffice.</summary>
    Item,

    /// <summary>A promise, in its owner's hands.</summary>
    Promise,

    /// <summary>The same, in the hands of whoever sent the answer that it was made of.</summary>
    Authored,

    /// <summary>A link for guests, in the team's hands.</summary>
    GuestLink,

    /// <summary>A certificate, of the person it is for; one without a person is the team's alone.</summary>
    Certificate,
}
