using System.Text.Json;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using WorkshopBot.Chat;

namespace WorkshopBot.Inbox;

/// <summary>Formatting as Telegram has it, and as the product knows it.</summary>
internal static class Formatting
{
    // what is found by itself (links, commands, @names) is found again when it is sent; a mention by id names a person, and stays out
    private static readonly HashSet<MessageEntityType> Kept =
    [
        MessageEntityType.Bold, MessageEntityType.Italic, MessageEntityType.Underline, MessageEntityType.Strikethrough, MessageEntityType.Spoiler,
        MessageEntityType.Blockquote, MessageEntityType.ExpandableBlockquote, MessageEntityType.Code, MessageEntityType.Pre, MessageEntityType.TextLink,
    ];

    /// <summary>What is kept of a message's formatting.</summary>
    public static IReadOnlyList<TextMark> Read(MessageEntity[]? entities) =>
        entities?.Any(entity => Kept.Contains(entity.Type)) == true
            ? [.. entities.Where(entity => Kept.Contains(entity.Type)).Select(entity => new TextMark(KindOf(entity.Type), entity.Offset, entity.Length, entity.Url))]
            : [];

    /// <summary>The same for sending; null where there is none.</summary>
    public static IEnumerable<MessageEntity>? Write(IReadOnlyList<TextMark> marks) => marks.Count == 0
        ? null
        : marks.Select(mark => new MessageEntity { Type = Kept.First(type => KindOf(type) == mark.Kind), Offset = mark.Offset, Length = mark.Length, Url = mark.Url });

    private static string KindOf(MessageEntityType type) => JsonNamingPolicy.SnakeCaseLower.ConvertName(type.ToString());
}
