using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>A checked <c>reply_markup</c>: nothing, an inline keyboard, a reply keyboard, its removal, or a forced reply.</summary>
internal sealed record Markup
{
    public static readonly Markup None = new();

    public JsonArray? Inline { get; init; }

    public JsonObject? ReplyKeyboard { get; init; }

    public bool RemovesKeyboard { get; init; }

    public bool ForcesReply { get; init; }

    public bool IsReply => ReplyKeyboard is not null || RemovesKeyboard || ForcesReply;
}
