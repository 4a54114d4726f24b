using System.Text.Json.Nodes;
using WorkshopBot.Playground.Server;

namespace WorkshopBot.Playground;

/// <summary>What people do. Each call is what one touch of their app would do; messages reach the bot as updates.</summary>
public sealed partial class World
{
    /// <summary>Somebody with a Telegram account; they have not started the bot yet.</summary>
    /// <param name="id">Their Telegram user id; by default the next free one.</param>
    public Person AddPerson(string firstName, string? lastName = null, string? username = null, string? languageCode = null,
        long? id = null, string? phone = null) => Do(() =>
    {
        long personId = id ?? Counters.LastPersonId + 1;
        if (_people.ContainsKey(personId) || personId <= 0 || personId == BotId)
            throw new PlaygroundException($"The user id {personId} is taken.");
        Counters.LastPersonId = Math.Max(Counters.LastPersonId, personId);
        var person = new Person
        {
            Id = personId,
            FirstName = firstName,
            LastName = lastName,
            Username = username,
            LanguageCode = languageCode,
            Phone = phone ?? $"96477{personId % 100_000_000:D8}",
        };
        _people[personId] = person;
        var chat = new Chat { Id = personId, Type = "private", Members = { personId } };
        _chats[personId] = chat;
        Store(person);
        Store(chat);
        StoreCounters();
        Record("person", personId);
        return person;
    });

    /// <summary>Writes a text, in the private chat unless a group's id is given.</summary>
    public SeenMessage Say(long personId, string text, int? replyTo = null, long? chatId = null) =>
        Send(personId, chatId, () => TextContent(text), replyTo);

    /// <summary>Writes a formatted text, given as the Bot API's HTML; apps send what it means as entities.</summary>
    public SeenMessage SayFormatted(long personId, string html) =>
        Send(personId, null, () => TextRules.ToContent(AutomaticEntities.Add(TextRules.Clean(HtmlMarkup.Parse(html))), "text", "entities"));

    /// <summary>Opens the bot, by its name or by a deep link's payload, and presses Start; this also unblocks it.</summary>
    /// <exception cref="PlaygroundException">The payload is not 1–64 of A–Z a–z 0–9 _ -.</exception>
    public SeenMessage Start(long personId, string? payload = null) => Do(() =>
    {
        if (payload is not null && !TextRules.IsDeepLinkPayload(payload))
            throw new PlaygroundException($"Telegram opens no link with the payload '{payload}': 1-64 of A-Z a-z 0-9 _ - are allowed.");
        if (PersonOf(personId).Blocked)
            Unblock(personId);
        return Say(personId, payload is null ? "/start" : $"/start {payload}");
    });

    /// <summary>Opens a link: one to this bot with <c>?start=</c> starts it, any other is returned as it is.</summary>
    public SeenMessage? OpenLink(long personId, string url) => Do(() =>
        TextRules.TryReadDeepLink(url, BotUsername, out string? payload) ? Start(personId, payload) : null);

    /// <summary>Presses an inline button by its place (row and column from 0).</summary>
    /// <returns>The tap's id; null if the button opened a link or copied a text.</returns>
    public string? Tap(long personId, int messageId, int row, int column, long? chatId = null) => Do(() =>
    {
        var buttons = SeeButtons(ShownMessage(personId, messageId, chatId).InlineKeyboard);
        if (row < 0 || row >= buttons.Count || column < 0 || column >= buttons[row].Count)
            throw new PlaygroundException($"Message {messageId} has no button in row {row}, column {column}.");
        return Press(personId, messageId, chatId, buttons[row][column]);
    });

    /// <summary>Presses an inline button by its label, or by its callback data.</summary>
    public string? Tap(long personId, int messageId, string labelOrData, long? chatId = null) => Do(() =>
    {
        var buttons = SeeButtons(ShownMessage(personId, messageId, chatId).InlineKeyboard).SelectMany(r => r).ToList();
        var button = buttons.Find(b => b.Text == labelOrData) ?? buttons.Find(b => b.Data == labelOrData)
            ?? throw new PlaygroundException($"Message {messageId} has no button '{labelOrData}', only: {string.Join(" | ", buttons.Select(b => b.Text))}.");
        return Press(personId, messageId, chatId, button);
    });

    /// <summary>Sends callback data that need not be on the message: an old keyboard still on somebody's screen, or a forged press.</summary>
    public string TapData(long personId, int messageId, string data, long? chatId = null) => Do(() =>
    {
        var person = Acting(personId);
        var message = ShownMessage(personId, messageId, chatId);
        var tap = new Tap
        {
            Id = $"{personId}{++Counters.LastTap:D6}",
            PersonId = personId,
            ChatId = message.ChatId,
            MessageId = messageId,
            Data = data,
            Date = Now,
        };
        _taps[tap.Id] = tap;
        ForgetOldTaps();
        Store(tap);
        var query = new JsonObject
        {
            ["id"] = tap.Id,
            ["from"] = RenderUser(person.Id),
            ["message"] = Render(message),
            ["chat_instance"] = $"{7_000_000_000_000 + Math.Abs(message.ChatId)}",
            ["data"] = data,
        };
        Updates.Add("callback_query", query, Limits.CallbackLifetime, $"tap/{personId}");
        StoreCounters();
        Record("tapped", message.ChatId, message, detail: tap.Id);
        return tap.Id;
    });

    /// <summary>Presses a key of the reply keyboard now shown: a text, or the person's own contact or location.</summary>
    public SeenMessage PressKey(long personId, string label, long? chatId = null) => Do(() =>
    {
        var chat = ChatOf(chatId ?? personId);
        var keys = SeeKeyboard(chat)?.Rows.SelectMany(r => r).ToList() ?? [];
        var key = keys.Find(k => k.Text == label)
            ?? throw new PlaygroundException($"No key '{label}' is shown, only: {string.Join(" | ", keys.Select(k => k.Text))}.");
        return key.Request switch
        {
            "contact" => SendContact(personId),
            "location" => SendLocation(personId, 33.3152, 44.3661),
            null => Say(personId, label, chatId: chatId),
            _ => throw new PlaygroundException($"The playground cannot answer a request for '{key.Request}'."),
        };
    });

    /// <summary>The person's own number: the contact then carries their user id.</summary>
    public SeenMessage SendContact(long personId, long? chatId = null)
    {
        var person = Do(() => PersonOf(personId));
        return SendContact(personId, person.Phone, person.FirstName, person.LastName, person.Id, chatId);
    }

    /// <summary>A contact card, of somebody else when <paramref name="userId"/> is not the person's own.</summary>
    public SeenMessage SendContact(long personId, string phone, string firstName, string? lastName = null, long? userId = null, long? chatId = null) =>
        Send(personId, chatId, () =>
        {
            var contact = new JsonObject { ["phone_number"] = phone, ["first_name"] = firstName };
            if (lastName is not null)
                contact["last_name"] = lastName;
            if (userId is not null)
                contact["user_id"] = userId;
            return new JsonObject { ["contact"] = contact };
        });

    public SeenMessage SendLocation(long personId, double latitude, double longitude, long? chatId = null) =>
        Send(personId, chatId, () => new JsonObject { ["location"] = new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude } });

    public SeenMessage SendPhoto(long personId, byte[] picture, string? caption = null, long? chatId = null) =>
        SendFile(personId, "photo", picture, null, null, caption, 0, chatId);

    public SeenMessage SendDocument(long personId, byte[] content, string fileName, string? mimeType = null, string? caption = null, long? chatId = null) =>
        SendFile(personId, "document", content, fileName, mimeType ?? "application/octet-stream", caption, 0, chatId);

    public SeenMessage SendVoice(long personId, byte[] sound, int seconds, long? chatId = null) =>
        SendFile(personId, "voice", sound, null, "audio/ogg", null, seconds, chatId);

    public SeenMessage SendVideo(long personId, byte[] film, int seconds, string? caption = null, long? chatId = null) =>
        SendFile(personId, "video", film, null, "video/mp4", caption, seconds, chatId);

    public SeenMessage SendSticker(long personId, byte[] picture, long? chatId = null) =>
        SendFile(personId, "sticker", picture, null, null, null, 0, chatId);

    /// <summary>Several photos at once: one message each, with one album id.</summary>
    public IReadOnlyList<SeenMessage> SendAlbum(long personId, IReadOnlyList<byte[]> pictures, string? caption = null, long? chatId = null) => Do(() =>
    {
        string album = $"{13_000_000_000 + ++Counters.LastAlbum}";
        StoreCounters();
        return pictures.Select((picture, i) =>
            Send(personId, chatId, () => FileContent(AddFile("photo", picture, null, null), i == 0 ? caption : null), album: album)).ToList();
    });

    /// <summary>Changes an own message; the bot gets <c>edited_message</c>.</summary>
    public SeenMessage EditText(long personId, int messageId, string text, long? chatId = null) => Do(() =>
    {
        Acting(personId);
        var chat = ChatOf(chatId ?? personId);
        if (chat.Find(messageId) is not { } message || message.FromId != personId || !message.IsText)
            throw new PlaygroundException($"Message {messageId} is not a text of {personId}.");
        message.Content = TextContent(text);
        message.EditDate = Now;
        Store(message);
        if (IsVisibleToBot(chat, message))
            Updates.Add("edited_message", Render(message), Limits.UpdateLifetime, $"chat/{chat.Id}");
        Record("edited", chat.Id, message);
        return See(message);
    });

    /// <summary>Deletes messages for both sides; bots are not told.</summary>
    public void DeleteMessages(long personId, params IReadOnlyList<int> messageIds) => Do(() =>
    {
        var chat = ChatOf(personId);
        foreach (int id in messageIds)
            Remove(chat, id);
    });

    /// <summary>Stops the bot: it hears of it by <c>my_chat_member</c>, and everything it sends is refused with 403.</summary>
    public void Block(long personId) => SetBlocked(personId, true);

    /// <summary>The opposite of <see cref="Block"/>, without writing anything.</summary>
    public void Unblock(long personId) => SetBlocked(personId, false);

    /// <summary>The account is gone for good.</summary>
    public void DeleteAccount(long personId) => Do(() =>
    {
        var person = PersonOf(personId);
        person.Deleted = true;
        Store(person);
        Record("person", personId);
    });

    private void SetBlocked(long personId, bool blocked) => Do(() =>
    {
        var person = PersonOf(personId);
        if (person.Blocked == blocked)
            return;
        person.Blocked = blocked;
        var chat = ChatOf(personId);
        string before = chat.Bot;
        chat.Bot = blocked ? "kicked" : "member";
        Store(person);
        Store(chat);
        Record("person", personId);
        if (person.Started)
            TellBotOfItself(chat, personId, before);
    });

    private string? Press(long personId, int messageId, long? chatId, SeenButton button)
    {
        if (button.Data is { } data)
            return TapData(personId, messageId, data, chatId);
        if (button.Url is { } url)
            OpenLink(personId, url);
        return null;
    }

    /// <summary>A message with buttons that this person can see.</summary>
    private Message ShownMessage(long personId, int messageId, long? chatId)
    {
        var chat = ChatOf(chatId ?? personId);
        if (!chat.Members.Contains(personId))
            throw new PlaygroundException($"{personId} is not in the chat {chat.Id}.");
        return chat.Find(messageId) is { } message && message.FromId == BotId
            ? message
            : throw new PlaygroundException($"The bot has no message {messageId} in the chat {chat.Id}.");
    }

    /// <summary>The bot may be answering minutes late; what is older only takes room.</summary>
    private void ForgetOldTaps()
    {
        long tooOld = Now - 20 * (long)Limits.CallbackLifetime.TotalSeconds;
        if (_taps.Count < 1000)
            return;
        foreach (string id in _taps.Values.Where(t => t.Date < tooOld).Select(t => t.Id).ToList())
        {
            _taps.Remove(id);
            Forget($"tap/{id}");
        }
    }

    private SeenMessage SendFile(long personId, string kind, byte[] bytes, string? name, string? mimeType, string? caption, int duration, long? chatId) =>
        Send(personId, chatId, () => FileContent(AddFile(kind, bytes, name, mimeType, duration), caption));

    private JsonObject FileContent(StoredFile file, string? caption)
    {
        var content = new JsonObject { [file.Kind] = RenderFile(file) };
        if (!string.IsNullOrEmpty(caption))
            content["caption"] = caption;
        return content;
    }

    private JsonObject TextContent(string text)
    {
        var clean = TextRules.Clean(new FormattedText(text, []));
        if (clean.Text.Length == 0)
            throw new PlaygroundException("Apps do not send an empty text.");
        if (clean.Length > Limits.TextLength)
            throw new PlaygroundException($"Apps split a text of {clean.Length} characters; a message holds {Limits.TextLength}.");
        return TextRules.ToContent(AutomaticEntities.Add(clean, onlyCommands: Lean), "text", "entities");
    }

    private SeenMessage Send(long personId, long? chatId, Func<JsonObject> content, int? replyTo = null, string? album = null) => Do(() =>
    {
        var person = Acting(personId);
        var chat = ChatOf(chatId ?? personId);
        if (!chat.Members.Contains(personId) || chat.MigratedTo is not null)
            throw new PlaygroundException($"{personId} cannot write in the chat {chat.Id}.");
        if (chat.IsPrivate && !person.Started)
        {
            person.Started = true;
            Store(person);
            Record("person", personId);
        }
        var message = AddMessage(chat, new Message
        {
            ChatId = chat.Id,
            Id = NextMessageId(chat),
            FromId = personId,
            Date = Now,
            Content = content(),
            ReplyTo = replyTo,
            MediaGroupId = album,
        });
        if (IsVisibleToBot(chat, message))
            Updates.Add(chat.IsChannel ? "channel_post" : "message", Render(message), Limits.UpdateLifetime, $"chat/{chat.Id}");
        Record("said", chat.Id, message);
        return See(message);
    });

    /// <summary>Somebody who can do anything at all now.</summary>
    private Person Acting(long personId)
    {
        var person = PersonOf(personId);
        return person switch
        {
            { Deleted: true } => throw new PlaygroundException($"The account {personId} is deleted."),
            { Blocked: true } => throw new PlaygroundException($"{personId} has blocked the bot; Start unblocks it."),
            _ => person,
        };
    }
}
