using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A place (Bot API Location).</summary>
public sealed class Location
{
    /// <summary>Degrees north.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double Latitude { get; set; }

    /// <summary>Degrees east.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double Longitude { get; set; }

    /// <summary>Metres it may be off, up to 1,500.</summary>
    [JsonPropertyName("horizontal_accuracy")]
    public double? HorizontalAccuracy { get; set; }

    /// <summary>Seconds it goes on being updated.</summary>
    [JsonPropertyName("live_period")]
    public int? LivePeriod { get; set; }

    /// <summary>Degrees the person moves towards, 1 to 360.</summary>
    public int? Heading { get; set; }

    /// <summary>Metres at which an alert is given.</summary>
    [JsonPropertyName("proximity_alert_radius")]
    public int? ProximityAlertRadius { get; set; }
}
