using System.Text.Json.Nodes;

namespace WorkshopBot.Playground;

/// <summary>What people see.</summary>
public sealed partial class World
{
    private static readonly string[] Kinds =
        ["text", "photo", "document", "voice", "sticker", "venue", "location", "contact", "poll", "video", "audio", "animation"];

    private static readonly (string Member, string Name)[] Requests =
    [
        ("request_contact", "contact"), ("request_location", "location"), ("request_poll", "poll"),
        ("request_users", "users"), ("request_chat", "chat"), ("web_app", "web_app"),
    ];

    /// <summary>Everybody, in the order they came.</summary>
    public IReadOnlyList<Person> People => Do(() => _people.Values.ToList());

    /// <summary>What a chat shows now; a private chat has its person's id.</summary>
    /// <exception cref="PlaygroundException">There is no such chat.</exception>
    public SeenChat Chat(long chatId) => Do(() =>
    {
        var chat = ChatOf(chatId);
        string title = chat.IsPrivate ? FullName(_people[chat.Id]) : chat.Title ?? "";
        return new SeenChat(chat.Id, chat.Type, title, chat.Bot, [.. chat.Messages.Select(See)], SeeKeyboard(chat),
            [.. chat.Pinned], [.. chat.Members], _lastChange);
    });

    /// <summary>Groups, supergroups and channels.</summary>
    public IReadOnlyList<SeenChat> Groups => Do(() => _chats.Values.Where(c => !c.IsPrivate).Select(c => Chat(c.Id)).ToList());

    /// <summary>One message as it is now; null if it is gone.</summary>
    public SeenMessage? Message(long chatId, int messageId) =>
        Do(() => _chats.GetValueOrDefault(chatId)?.Find(messageId) is { } message ? See(message) : null);

    /// <summary>A press and whether the bot has answered it.</summary>
    public Tap? FindTap(string tapId) => Do(() => _taps.GetValueOrDefault(tapId));

    /// <summary>The content of a file seen in a chat; null if it was too big to be kept.</summary>
    public (byte[] Bytes, string? MimeType, string? Name)? File(string fileId) =>
        Do(() => _files.GetValueOrDefault(fileId) is { Bytes: { } bytes } file
            ? (bytes, file.MimeType, file.Name)
            : ((byte[], string?, string?)?)null);

    /// <summary>
    /// The commands that the person's menu shows in the private chat: the first of chat, all private chats, default that has any, in the
    /// person's language before those without one.
    /// </summary>
    public IReadOnlyList<(string Command, string Description)> CommandsFor(long personId) => Do(() =>
    {
        string language = PersonOf(personId).LanguageCode?.Split('-')[0] ?? "";
        foreach (string scope in (string[])[$"chat:{personId}", "all_private_chats", "default"])
        {
            foreach (string key in (string[])[$"{scope}|{language}", $"{scope}|"])
            {
                if (Profile.Commands.GetValueOrDefault(key) is { } commands)
                    return commands.Select(c => (c.Text("command")!, c.Text("description")!)).ToList();
            }
        }
        return [];
    });

    internal SeenMessage See(Message message)
    {
        var content = message.Content;
        string kind = Kinds.FirstOrDefault(content.ContainsKey) ?? "service";

        // a venue comes with its location as well
        string text = content.Text("text") ?? content.Text("caption") ?? (kind == "service" ? content.First().Key : "");
        return new SeenMessage(
            message.ChatId, message.Id, message.FromId, message.FromId == BotId ? BotUsername : FullName(_people[message.FromId]),
            message.FromId == BotId, message.Date, kind, text,
            (content["entities"] ?? content["caption_entities"]) as JsonArray,
            SeeButtons(message.InlineKeyboard), message.EditDate is not null, message.ReplyTo, message.ForwardOrigin is not null,
            SeeFile(content, kind), kind is "text" ? null : content);
    }

    internal Person? FindPerson(long id) => _people.GetValueOrDefault(id);

    internal Chat? FindChat(long id) => _chats.GetValueOrDefault(id);

    private static List<IReadOnlyList<SeenButton>> SeeButtons(JsonArray? keyboard) =>
        keyboard is null ? [] : [.. keyboard.Select(IReadOnlyList<SeenButton> (row) => [.. row!.AsArray().Select(SeeButton)])];

    private static SeenButton SeeButton(JsonNode? button) => new(
        button.Text("text")!, button.Text("callback_data"), button.Text("url"), button!["copy_text"].Text("text"),
        button.AsObject().FirstOrDefault(m => m.Key is not ("text" or "callback_data" or "url" or "copy_text" or "style" or "icon_custom_emoji_id")).Key);

    private static SeenKeyboard? SeeKeyboard(Chat chat)
    {
        if (chat.ReplyKeyboard is not { } keyboard)
            return null;
        var rows = keyboard["keyboard"]!.AsArray()
            .Select(IReadOnlyList<SeenKey> (row) => [.. row!.AsArray().Select(SeeKey)]).ToList();
        return new SeenKeyboard(rows, keyboard.Text("input_field_placeholder"), Is("one_time_keyboard"), Is("is_persistent"), Is("resize_keyboard"));

        bool Is(string name) => keyboard[name]?.GetValueKind() == System.Text.Json.JsonValueKind.True;
    }

    private static SeenKey SeeKey(JsonNode? key)
    {
        var button = key!.AsObject();
        return new SeenKey(button.Text("text")!, Requests.FirstOrDefault(r => button.ContainsKey(r.Member)).Name);
    }

    private SeenFile? SeeFile(JsonObject content, string kind)
    {
        var node = kind == "photo" ? content["photo"]!.AsArray()[^1] : content[kind];
        return node.Text("file_id") is { } id && _files.GetValueOrDefault(id) is { } file
            ? new SeenFile(id, file.Name, file.MimeType, file.Size, file.Width, file.Height, file.Duration)
            : null;
    }

    private static string FullName(Person person) =>
        person.Deleted ? "Deleted Account" : person.LastName is null ? person.FirstName : $"{person.FirstName} {person.LastName}";

    private Person PersonOf(long id) =>
        _people.GetValueOrDefault(id) ?? throw new PlaygroundException($"There is no person {id}.");

    private Chat ChatOf(long id) =>
        _chats.GetValueOrDefault(id) ?? throw new PlaygroundException($"There is no chat {id}.");
}
