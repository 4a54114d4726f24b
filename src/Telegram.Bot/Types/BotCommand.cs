using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A line of the command menu (Bot API BotCommand).</summary>
public sealed class BotCommand
{
    /// <summary>To be filled.</summary>
    [JsonConstructor]
    public BotCommand()
    {
    }

    /// <summary>Of both its parts.</summary>
    public BotCommand(string command, string description)
    {
        Command = command;
        Description = description;
    }

    /// <summary>1 to 32 of a–z, 0–9 and _, without the slash.</summary>
    public string Command { get; set; } = default!;

    /// <summary>What it does, 1 to 256 characters.</summary>
    public string Description { get; set; } = default!;

    /// <summary>Answered for the one who asks only.</summary>
    [JsonPropertyName("is_ephemeral")]
    public bool IsEphemeral { get; set; }

    /// <summary>Of both its parts.</summary>
    public static implicit operator BotCommand((string Command, string Description) parts) => new(parts.Command, parts.Description);
}
