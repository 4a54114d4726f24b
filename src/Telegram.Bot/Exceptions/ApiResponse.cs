using System.Text.Json.Serialization;
using Telegram.Bot.Types;

namespace Telegram.Bot.Exceptions;

/// <summary>The frame of every answer: <c>{"ok":false,"error_code":403,"description":"…"}</c>.</summary>
public class ApiResponse
{
    /// <summary>Whether the request was done.</summary>
    public bool Ok { get; init; }

    /// <summary>What went wrong, in English.</summary>
    public string? Description { get; init; }

    /// <summary>Why not, as a number like an HTTP status.</summary>
    [JsonPropertyName("error_code")]
    public int ErrorCode { get; init; }

    /// <summary>How long to wait or where the chat went.</summary>
    public ResponseParameters? Parameters { get; init; }
}
