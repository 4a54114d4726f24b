using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>The methods that make new messages.</summary>
internal sealed class SendingMethods(World world, ChatRules chats, Media media, Rates rates)
{
    private static readonly HashSet<string> Actions =
    [
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document", "choose_sticker",
        "find_location", "record_video_note", "upload_video_note",
    ];

    public void AddTo(Dictionary<string, Method> methods)
    {
        methods["sendMessage"] = SendMessage;
        foreach (string kind in (string[])["Photo", "Document", "Voice", "Video", "Audio", "Animation"])
            methods[$"send{kind}"] = a => Send(a, _ => media.ReadContent(a, kind.ToLowerInvariant()));
        methods["sendSticker"] = a => Send(a, _ => media.ReadContent(a, "sticker"));
        methods["sendLocation"] = a => Send(a, _ => new JsonObject { ["location"] = ReadLocation(a) });
        methods["sendVenue"] = a => Send(a, _ => ReadVenue(a));
        methods["sendContact"] = a => Send(a, _ => ReadContact(a));
        methods["sendPoll"] = a => Send(a, _ => Polls.Read(a, world));
        methods["sendMediaGroup"] = SendMediaGroup;
        methods["sendChatAction"] = SendChatAction;
        methods["copyMessage"] = a => MessageId(Copy(a, chats.FindForWriting(a), ReadId(a), Keyboards.Read(a, chats.Find(a)), replacing: a));
        methods["copyMessages"] = a => ForEach(a, (chat, id) => MessageId(Copy(a, chat, id, Markup.None, replacing: null)));
        methods["forwardMessage"] = a => world.Render(Forward(a, chats.FindForWriting(a), ReadId(a)));
        methods["forwardMessages"] = a => ForEach(a, (chat, id) => MessageId(Forward(a, chat, id)));
    }

    private JsonObject SendMessage(Arguments arguments)
    {
        var text = Texts.ReadText(arguments, world);
        return Send(arguments, _ =>
        {
            var content = TextRules.ToContent(text, "text", "entities");
            if (arguments.Object("link_preview_options") is { Count: > 0 } preview)
                content["link_preview_options"] = preview.Copy();
            return content;
        });
    }

    private JsonObject Send(Arguments arguments, Func<Chat, JsonObject> read)
    {
        var chat = chats.FindForWriting(arguments);
        if (arguments.Int("message_thread_id") is > 0)
            throw Refusal.BadRequest(Says.ThreadNotFound); // no chat of this world has topics
        var markup = Keyboards.Read(arguments, chat);
        int? reply = ChatRules.FindReply(arguments, chat);
        var content = read(chat);
        rates.Take(chat);
        return world.Render(world.Post(chat, content, markup, reply));
    }

    private JsonArray SendMediaGroup(Arguments arguments)
    {
        var chat = chats.FindForWriting(arguments);
        if (arguments.Has("reply_markup"))
            throw Refusal.BadRequest(Says.NoMarkupInAlbums);
        var items = arguments.Array("media") ?? [];
        if (items.Count is < Limits.AlbumLeast or > Limits.AlbumMost)
            throw Refusal.BadRequest(Says.AlbumSize);
        var kinds = items.Select(i => i.Text("type")).ToHashSet();
        if (kinds.Count > 1 && (kinds.Contains("document") || kinds.Contains("audio")))
            throw Refusal.BadRequest(Says.AlbumMixed);
        int? reply = ChatRules.FindReply(arguments, chat);
        var contents = items.Select(i => media.ReadItem(i as JsonObject ?? throw Refusal.BadRequest("can't parse InputMedia: expected an Object"), arguments)).ToList();
        rates.Take(chat);
        string album = world.NextAlbum();
        return new JsonArray([.. contents.Select(c => world.Render(world.Post(chat, c, Markup.None, reply, album: album)))]);
    }

    private JsonValue SendChatAction(Arguments arguments)
    {
        var chat = chats.FindForWriting(arguments);
        string action = arguments.Text("action");
        if (!Actions.Contains(action))
            throw Refusal.BadRequest("wrong parameter action in request");
        world.Record("action", chat.Id, detail: action);
        return JsonValue.Create(true);
    }

    private static JsonObject ReadLocation(Arguments arguments)
    {
        double latitude = Coordinate("latitude", 90), longitude = Coordinate("longitude", 180);
        return new JsonObject { ["latitude"] = latitude, ["longitude"] = longitude };

        double Coordinate(string name, double most) =>
            arguments.TextOrNull(name) is null ? throw Refusal.BadRequest($"{name} is empty")
            : arguments.Number(name) is { } number && Math.Abs(number) <= most ? number
            : throw Refusal.BadRequest("wrong latitude or longitude specified");
    }

    private static JsonObject ReadVenue(Arguments arguments)
    {
        var location = ReadLocation(arguments);
        string title = Required(arguments, "title"), address = Required(arguments, "address");
        return new JsonObject
        {
            ["venue"] = new JsonObject { ["location"] = location, ["title"] = title, ["address"] = address },
            ["location"] = location.Copy(),
        };
    }

    private static JsonObject ReadContact(Arguments arguments)
    {
        var contact = new JsonObject { ["phone_number"] = Required(arguments, "phone_number"), ["first_name"] = Required(arguments, "first_name") };
        if (arguments.TextOrNull("last_name") is { } lastName)
            contact["last_name"] = lastName;
        return new JsonObject { ["contact"] = contact };
    }

    private static string Required(Arguments arguments, string name) =>
        arguments.TextOrNull(name) ?? throw Refusal.BadRequest(Says.ParameterMissing(name));

    private static int ReadId(Arguments arguments) =>
        arguments.Int("message_id") is { } id and > 0 ? id : throw Refusal.BadRequest(Says.NoMessageId);

    private static JsonObject MessageId(Message message) => new() { ["message_id"] = message.Id };

    private Message Copy(Arguments arguments, Chat chat, int id, Markup markup, Arguments? replacing)
    {
        var source = chats.Find(arguments, "from_chat_id").Find(id) ?? throw Refusal.BadRequest(Says.CopyNotFound);
        if (source.IsService)
            throw Refusal.BadRequest(Says.CantCopy);
        var content = (JsonObject)source.Content.DeepClone();
        bool dropsCaption = replacing is null ? arguments.Flag("remove_caption") : replacing.Has("caption");
        if (dropsCaption && source.IsMedia)
        {
            content.Remove("caption");
            content.Remove("caption_entities");
            if (replacing is not null && Texts.ReadCaption(replacing, world) is { Text.Length: > 0 } caption)
            {
                foreach (var (name, value) in TextRules.ToContent(caption, "caption", "caption_entities"))
                    content[name] = value.Copy();
            }
        }
        int? reply = ChatRules.FindReply(arguments, chat);
        rates.Take(chat);
        return world.Post(chat, content, markup, reply);
    }

    private Message Forward(Arguments arguments, Chat chat, int id)
    {
        var source = chats.Find(arguments, "from_chat_id").Find(id) ?? throw Refusal.BadRequest(Says.ForwardNotFound);
        if (source.IsService)
            throw Refusal.BadRequest(Says.CantForward);
        var origin = new JsonObject { ["type"] = "user", ["sender_user"] = world.RenderUser(source.FromId), ["date"] = source.Date };
        rates.Take(chat);
        return world.Post(chat, (JsonObject)source.Content.DeepClone(), Markup.None, forwardOrigin: source.ForwardOrigin?.DeepClone().AsObject() ?? origin);
    }

    /// <summary>Missing messages are skipped, as long as one is left.</summary>
    private JsonArray ForEach(Arguments arguments, Func<Chat, int, JsonObject> send)
    {
        var chat = chats.FindForWriting(arguments);
        var source = chats.Find(arguments, "from_chat_id");
        var ids = EditingMethods.ReadIds(arguments);
        if (ids.Zip(ids.Skip(1)).Any(pair => pair.First >= pair.Second))
            throw Refusal.BadRequest(Says.IdsNotIncreasing);
        var found = ids.Where(id => source.Find(id) is { IsService: false }).ToList();
        return found.Count > 0
            ? new JsonArray([.. found.Select(id => send(chat, id))])
            : throw Refusal.BadRequest(Says.ForwardNotFound);
    }
}
