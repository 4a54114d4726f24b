using WorkshopBot.Data.Workshops;

namespace WorkshopBot.Workshops;

/// <summary>
/// Who may see where a workshop meets. A place with an hour (<see cref="Workshop.VenueShownAt"/>) is seen by the confirmed alone, from that hour on; the
/// meeting link always.
/// </summary>
internal static class Places
{
    private static readonly Dictionary<string, string> Nowhere = [];

    public static bool ShowsVenue(Workshop workshop, bool isConfirmed, DateTimeOffset now) =>
        workshop.VenueShownAt is not { } hour || (isConfirmed && now >= hour);

    public static bool ShowsLink(ShelvedWorkshop home, bool isConfirmed, DateTimeOffset now) => isConfirmed && now >= home.LinkShownAt;

    /// <summary>The workshop as this reader may see it: where the place is not shown, its name, address, pin and all rooms are left out.</summary>
    public static ShelvedWorkshop SeenBy(this ShelvedWorkshop home, bool isConfirmed, DateTimeOffset now) =>
        ShowsVenue(home.Workshop, isConfirmed, now)
            ? home
            : home with
            {
                Workshop = home.Workshop with { Venues = Nowhere, Addresses = Nowhere, Latitude = null, Longitude = null },
                Agenda = [.. home.Agenda.Select(item => item with { Rooms = Nowhere })],
                Groups = [.. home.Groups.Select(group => group with { Rooms = Nowhere })],
            };
}
