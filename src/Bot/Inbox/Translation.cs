using System.Text.Json;
using System.Text.RegularExpressions;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using WorkshopBot.Chat;
using WorkshopBot.Turns;

namespace WorkshopBot.Inbox;

/// <summary>Telegram's updates as the product knows them: this is where its types end.</summary>
/// <remarks>
/// What happens in groups is none of our business unless it is meant for us: a command with our name, or an answer to one of our messages.
/// Channels have no people and are passed over, but for the bot's own coming and going and the command that links them; and so are anonymous administrators.
/// </remarks>
internal static partial class Translation
{
    /// <summary>The updates we ask for by name.</summary>
    public static readonly UpdateType[] Wanted =
    [
        UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember, UpdateType.ChannelPost, UpdateType.PollAnswer,
    ];

    /// <summary>Reads an update; one that means nothing to the bot is remembered all the same.</summary>
    /// <param name="update">The update.</param>
    /// <param name="me">The bot, for commands and answers that name it.</param>
    public static ChatUpdate Read(Update update, User me)
    {
        var read = new ChatUpdate(update.Id, KindOf(update.Type), () => JsonSerializer.Serialize(update, JsonBotAPI.Options));
        return update switch
        {
            { Message: { Chat.Type: ChatType.Private } message } => Place(read, message.Chat, message.From) with { Incoming = WhatIsIn(message) },
            { Message: { } message } => Group(Place(read, message.Chat, message.From), message, me),
            { EditedMessage: { Chat.Type: ChatType.Private, Text: { } text } edited } =>
                Place(read, edited.Chat, edited.From) with { Incoming = new Incoming.Edited(edited.Id, text) { Marks = Formatting.Read(edited.Entities) } },
            { CallbackQuery: { Message: { } message } query } => Tapped(Place(read, message.Chat, query.From), message, query),
            { ChannelPost: { Text: { } text } post } when LinkIn(text, me) is { } code => read with { ChatId = post.Chat.Id, IsGroup = true, Title = post.Chat.Title, LinkCode = code },
            { MyChatMember: { } change } => Membership(Place(read, change.Chat, change.From), change),
            _ => read,
        };
    }

    private static ChatUpdate Place(ChatUpdate read, Telegram.Bot.Types.Chat chat, User? from) =>
        from is null || chat.Type is ChatType.Channel
            ? read
            : read with { ChatId = chat.Id, IsGroup = chat.Type != ChatType.Private, UserId = from.Id, CalledName = from.FirstName, AppLanguage = from.LanguageCode };

    private static ChatUpdate Group(ChatUpdate read, Message message, User me)
    {
        if (message.MigrateToChatId is { } newId)
            return read with { ChatId = message.Chat.Id, IsGroup = true, MigratedTo = newId };
        if (message.Text is { } text && LinkIn(text, me) is { } code)
            return read with { ChatId = message.Chat.Id, IsGroup = true, Title = message.Chat.Title, LinkCode = code };
        if (read.ChatId == 0 || message.SenderChat is not null || message.Text is null)
            return read;
        var command = CommandIn(message.Text);
        var isForUs = command is not null
            ? string.Equals(command.Groups["bot"].Value, me.Username, StringComparison.OrdinalIgnoreCase)
            : message.ReplyToMessage?.From?.Id == me.Id;
        return isForUs ? read with { Incoming = TextOf(message, command) } : read;
    }

    /// <summary>What <c>/link@bot CODE</c> carries, for us; whoever writes it need not be known.</summary>
    private static string? LinkIn(string text, User me) => CommandIn(text) is { } command && command.Groups["name"].Value.Equals("link", StringComparison.OrdinalIgnoreCase)
        && command.Groups["bot"].Value.Equals(me.Username, StringComparison.OrdinalIgnoreCase) && command.Groups["argument"].Value.Trim() is { Length: > 0 } code ? code : null;

    private static ChatUpdate Tapped(ChatUpdate read, Message message, CallbackQuery query) => read with
    {
        Incoming = new Incoming.Tapped(null),
        // a message too old to be reached comes with date 0
        Tap = new TapData(query.Id, query.Data ?? "", message.Date == default ? null : message.Id),
    };

    private static ChatUpdate Membership(ChatUpdate read, ChatMemberUpdated change)
    {
        var (before, after) = (change.OldChatMember.Status, change.NewChatMember.Status);
        if (change.Chat.Type is ChatType.Channel)
            read = read with { ChatId = change.Chat.Id, IsGroup = true, UserId = change.From.Id };
        if (read.IsGroup)
            return read with { Title = change.Chat.Title, IsMember = after is not (ChatMemberStatus.Left or ChatMemberStatus.Kicked) };
        return (before, after) switch
        {
            (_, ChatMemberStatus.Kicked) => read with { Incoming = new Incoming.ReachableChanged(false) },
            (ChatMemberStatus.Kicked, ChatMemberStatus.Member) => read with { Incoming = new Incoming.ReachableChanged(true) },
            _ => read,
        };
    }

    private static Incoming? WhatIsIn(Message message) => message switch
    {
        { Text: { } text } => TextOf(message, CommandIn(text)),
        { Contact: { } contact } => new Incoming.SharedContact(contact.PhoneNumber, contact.UserId is { } id && id == message.From?.Id),
        { Venue: { } venue } => new Incoming.SharedLocation(venue.Location.Latitude, venue.Location.Longitude, venue.Location.HorizontalAccuracy),
        { Location: { } place } => new Incoming.SharedLocation(place.Latitude, place.Longitude, place.HorizontalAccuracy),
        { Photo: [.., var largest] } => File(message, FileKind.Photo, largest, null, "image/jpeg"),
        { Voice: { } voice } => File(message, FileKind.Voice, voice, null, voice.MimeType, voice.Duration),
        { Audio: { } audio } => File(message, FileKind.Audio, audio, audio.FileName, audio.MimeType, audio.Duration),
        { Video: { } video } => File(message, FileKind.Video, video, video.FileName, video.MimeType, video.Duration),
        { VideoNote: { } note } => File(message, FileKind.VideoNote, note, null, "video/mp4", note.Duration),
        // it has a document as well
        { Animation: { } animation } => File(message, FileKind.Animation, animation, animation.FileName, animation.MimeType, animation.Duration),
        { Document: { } document } => File(message, FileKind.Document, document, document.FileName, document.MimeType),
        { PinnedMessage: not null } or { NewChatMembers: not null } or { LeftChatMember: not null } => null,
        _ => new Incoming.SentOther(SnakeCase(message.Type.ToString())),
    };

    private static Incoming.SentFile File(Message message, FileKind kind, FileBase file, string? name, string? mimeType, int? seconds = null) =>
        new(kind, file.FileId, name, mimeType, file.FileSize, message.Caption, message.MediaGroupId, seconds) { Marks = Formatting.Read(message.CaptionEntities), ReplyTo = message.ReplyToMessage?.Id };

    private static Incoming TextOf(Message message, Match? command)
    {
        if (command is null)
            return new Incoming.Said(message.Id, message.Text!, message.ReplyToMessage?.Id) { Marks = Formatting.Read(message.Entities) };
        var name = command.Groups["name"].Value.ToLowerInvariant();
        var argument = command.Groups["argument"].Value.Trim();
        return name == "start" ? new Incoming.Started(argument) : new Incoming.Commanded(name, argument);
    }

    private static Match? CommandIn(string? text) => text is not null && Command().Match(text) is { Success: true } match ? match : null;

    private static string KindOf(UpdateType type) => SnakeCase(type.ToString());

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    [GeneratedRegex(@"\A/(?<name>[A-Za-z0-9_]{1,32})(@(?<bot>[A-Za-z0-9_]+))?(\s+(?<argument>.*))?\z", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
