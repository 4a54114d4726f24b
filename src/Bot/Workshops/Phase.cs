using WorkshopBot.Agenda;

namespace WorkshopBot.Workshops;

/// <summary>Where a workshop is: what its team needs first.</summary>
internal enum Phase
{
    /// <summary>It is being prepared.</summary>
    Before,

    /// <summary>It is on, from the morning of its first day to the end of its last.</summary>
    Day,

    /// <summary>It is over.</summary>
    After,
}

/// <summary>Tells the phase.</summary>
internal static class Phases
{
    public static Phase Phase(this ShelvedWorkshop home, DateTimeOffset now) =>
        home.Today(now) is var today && today < home.Workshop.FirstDay ? Workshops.Phase.Before
        : today <= home.Workshop.LastDay ? Workshops.Phase.Day
        : Workshops.Phase.After;
}
