using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A contact card (Bot API Contact).</summary>
public sealed class Contact
{
    /// <summary>Phone number, with or without +.</summary>
    [JsonPropertyName("phone_number")]
    public string PhoneNumber { get; set; } = default!;

    /// <summary>First name.</summary>
    [JsonPropertyName("first_name")]
    public string FirstName { get; set; } = default!;

    /// <summary>Last name.</summary>
    [JsonPropertyName("last_name")]
    public string? LastName { get; set; }

    /// <summary>Whose it is on Telegram; set by the server, so it can be trusted.</summary>
    [JsonPropertyName("user_id")]
    public long? UserId { get; set; }

    /// <summary>More, as a vCard.</summary>
    public string? Vcard { get; set; }
}
