namespace Telegram.Bot.Types;

/// <summary>A place with name and address (Bot API Venue).</summary>
public sealed class Venue
{
    /// <summary>Where.</summary>
    public Location Location { get; set; } = default!;

    /// <summary>Name.</summary>
    public string Title { get; set; } = default!;

    /// <summary>Address.</summary>
    public string Address { get; set; } = default!;
}
