using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>The methods that ask about chats, members and files.</summary>
internal sealed class ChatMethods(World world, ChatRules chats)
{
    private static readonly string[] Gifts = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"];

    public void AddTo(Dictionary<string, Method> methods)
    {
        methods["getChat"] = a => GetChat(Present(a));
        methods["getChatMember"] = GetMember;
        methods["getChatMemberCount"] = a => JsonValue.Create(Present(a).Members.Count + 1);
        methods["getChatAdministrators"] = GetAdministrators;
        methods["leaveChat"] = Leave;
        methods["getFile"] = GetFile;
        methods["getUserProfilePhotos"] = _ => new JsonObject { ["total_count"] = 0, ["photos"] = new JsonArray() };
    }

    private JsonObject GetChat(Chat chat)
    {
        var json = world.RenderChat(chat);
        json["accent_color_id"] = (int)(Math.Abs(chat.Id) % 7);
        json["max_reaction_count"] = 11;
        json["accepted_gift_types"] = new JsonObject(Gifts.Select(g => KeyValuePair.Create(g, (JsonNode?)JsonValue.Create(false))));
        if (chat.Pinned.Count > 0 && chat.Find(chat.Pinned[^1]) is { } pinned)
            json["pinned_message"] = world.Render(pinned, withReply: false);
        return json;
    }

    private JsonObject GetMember(Arguments arguments)
    {
        var chat = Present(arguments);
        return arguments.Long("user_id") is { } id && (id == world.BotId || world.FindPerson(id) is not null)
            ? world.RenderMember(chat, id)
            : throw Refusal.BadRequest(Says.UserNotFound);
    }

    private JsonArray GetAdministrators(Arguments arguments)
    {
        var chat = Present(arguments);
        if (chat.IsPrivate)
            throw Refusal.BadRequest(Says.NoAdministratorsInPrivate);
        var administrators = new JsonArray(world.RenderMember(chat, chat.Members[0]));
        if (chat.Bot == "administrator")
            administrators.Add(world.RenderMember(chat, world.BotId));
        return administrators;
    }

    private JsonValue Leave(Arguments arguments)
    {
        var chat = Present(arguments);
        if (chat.IsPrivate)
            throw Refusal.BadRequest(Says.CantLeavePrivate);
        world.BotLeaves(chat);
        return JsonValue.Create(true);
    }

    private JsonObject GetFile(Arguments arguments)
    {
        var file = world.FindFile(arguments.Text("file_id")) ?? throw Refusal.BadRequest(Says.InvalidFileId);
        if (file.Size > Limits.DownloadBytes)
            throw Refusal.BadRequest(Says.FileTooBig);
        return file.IsMissing ? throw Refusal.BadRequest(Says.FileUnavailable) : World.RenderDownload(file);
    }

    /// <summary>A group says nothing about itself to a bot that is not in it.</summary>
    private Chat Present(Arguments arguments)
    {
        var chat = chats.Find(arguments);
        if (!chat.IsPrivate)
            chats.CheckWriting(chat);
        return chat;
    }
}
