using System.Text.Json.Serialization;

namespace WorkshopBot.Playground;

/// <summary>Someone with a Telegram account in this world. The private chat with the bot has the same id.</summary>
public sealed class Person
{
    public required long Id { get; init; }

    public required string FirstName { get; init; }

    public string? LastName { get; init; }

    /// <summary>Without the at sign; null if the person has none.</summary>
    public string? Username { get; init; }

    /// <summary>What the person's app reports as its language (IETF tag); null if it reports none.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>What "share my number" sends. Apps differ in whether the plus sign comes along; here it does not.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Has ever written to the bot; before that the bot may not write to them.</summary>
    [JsonInclude]
    public bool Started { get; internal set; }

    [JsonInclude]
    public bool Blocked { get; internal set; }

    [JsonInclude]
    public bool Deleted { get; internal set; }
}
