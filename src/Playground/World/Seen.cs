using System.Text.Json.Nodes;

namespace WorkshopBot.Playground;

/// <summary>A message as a person sees it at one moment; a later edit makes a new one.</summary>
/// <param name="Kind"><c>text photo document voice sticker location venue contact poll video audio animation service</c></param>
/// <param name="Text">The text or caption, "" if there is none; for service messages what happened.</param>
/// <param name="Entities">As in the Bot API; offsets in UTF-16 units.</param>
/// <param name="Buttons">The inline keyboard, row by row; empty if there is none.</param>
public sealed record SeenMessage(
    long ChatId,
    int Id,
    long FromId,
    string FromName,
    bool FromBot,
    long Date,
    string Kind,
    string Text,
    JsonArray? Entities,
    IReadOnlyList<IReadOnlyList<SeenButton>> Buttons,
    bool Edited,
    int? ReplyTo,
    bool Forwarded,
    SeenFile? File,
    JsonObject? Details);

/// <summary>An inline button: one of data, url and copied text is set, or <see cref="Other"/> names the action.</summary>
public sealed record SeenButton(string Text, string? Data, string? Url, string? Copy, string? Other);

/// <summary>A file inside a message; its content is at <c>/playground/api/files/ID</c>.</summary>
public sealed record SeenFile(string Id, string? Name, string? MimeType, long Size, int Width, int Height, int Duration);

/// <summary>The reply keyboard now shown in a chat.</summary>
public sealed record SeenKeyboard(IReadOnlyList<IReadOnlyList<SeenKey>> Rows, string? Placeholder, bool OneTime, bool Persistent, bool Resize);

/// <summary>A key of a reply keyboard. <see cref="Request"/> is <c>contact</c>, <c>location</c>, <c>poll</c>, <c>users</c>, <c>chat</c>, <c>web_app</c> or null.</summary>
public sealed record SeenKey(string Text, string? Request);

/// <summary>Everything a chat shows now.</summary>
public sealed record SeenChat(
    long Id,
    string Type,
    string Title,
    string BotStanding,
    IReadOnlyList<SeenMessage> Messages,
    SeenKeyboard? Keyboard,
    IReadOnlyList<int> Pinned,
    IReadOnlyList<long> Members,
    long Change);

/// <summary>Something that happened, numbered in order.</summary>
/// <param name="Kind">
/// <c>said</c> (a person), <c>sent</c> (the bot), <c>edited</c>, <c>deleted</c>, <c>answered</c> (Detail: the tap's id), <c>keyboard</c>,
/// <c>action</c> (Detail: typing, …), <c>pinned</c>, <c>person</c>, <c>chat</c>, <c>commands</c>, <c>updates</c> (the bot fetched or confirmed)
/// </param>
/// <param name="Message">As it was at that moment; null where no message is concerned.</param>
public sealed record Change(long Number, string Kind, long ChatId, int MessageId, SeenMessage? Message, string? Detail);
