using System.Text.Json.Nodes;

namespace WorkshopBot.Playground;

/// <summary>The world's things as the Bot API writes them.</summary>
public sealed partial class World
{
    internal JsonObject RenderUser(long id)
    {
        if (id == BotId)
        {
            return new JsonObject
            {
                ["id"] = BotId,
                ["is_bot"] = true,
                ["first_name"] = Profile.Names.GetValueOrDefault("") ?? "Workshop (playground)",
                ["username"] = BotUsername,
            };
        }
        var person = _people[id];
        var user = new JsonObject { ["id"] = id, ["is_bot"] = false };
        AddNames(user, person);
        if (person.LanguageCode is not null && !person.Deleted)
            user["language_code"] = person.LanguageCode;
        return user;
    }

    internal JsonObject RenderChat(Chat chat)
    {
        var json = new JsonObject { ["id"] = chat.Id };
        if (chat.IsPrivate)
            AddNames(json, _people[chat.Id]);
        else
            json["title"] = chat.Title;
        json["type"] = chat.Type;
        return json;
    }

    internal JsonObject Render(Message message, bool withReply = true)
    {
        var chat = _chats[message.ChatId];
        var json = new JsonObject
        {
            ["message_id"] = message.Id,
            // what stands in a channel comes from the channel
            [chat.IsChannel ? "sender_chat" : "from"] = chat.IsChannel ? RenderChat(chat) : RenderUser(message.FromId),
            ["chat"] = RenderChat(chat),
            ["date"] = message.Date,
        };
        if (message.EditDate is { } edited)
            json["edit_date"] = edited;
        if (message.ForwardOrigin is { } origin)
            json["forward_origin"] = origin.Copy();
        if (message.MediaGroupId is { } album)
            json["media_group_id"] = album;
        if (withReply && message.ReplyTo is { } target && chat.Find(target) is { } original)
            json["reply_to_message"] = Render(original, withReply: false);
        foreach (var (name, value) in message.Content)
            json[name] = value.Copy();
        if (message.InlineKeyboard is { } keyboard)
            json["reply_markup"] = new JsonObject { ["inline_keyboard"] = keyboard.Copy() };
        return json;
    }

    internal JsonObject RenderMember(Chat chat, long id)
    {
        string status = id == BotId ? chat.Bot
            : chat.IsPrivate ? "member"
            : !chat.Members.Contains(id) ? "left"
            : chat.Members[0] == id ? "creator" : "member";
        var member = new JsonObject { ["user"] = RenderUser(id), ["status"] = status };
        switch (status)
        {
            case "creator":
                member["is_anonymous"] = false;
                break;
            case "administrator":
                AddRights(member);
                break;
            case "kicked":
                member["until_date"] = 0;
                break;
        }
        return member;
    }

    private static void AddRights(JsonObject member)
    {
        member["can_be_edited"] = false;
        member["is_anonymous"] = false;
        foreach (string right in (ReadOnlySpan<string>)
            ["can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
             "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories", "can_pin_messages"])
            member[right] = right is not ("can_promote_members" or "can_post_stories" or "can_edit_stories" or "can_delete_stories");
    }

    private static void AddNames(JsonObject json, Person person)
    {
        // a deleted account keeps its id and loses its name
        json["first_name"] = person.Deleted ? "" : person.FirstName;
        if (person.Deleted)
            return;
        if (person.LastName is not null)
            json["last_name"] = person.LastName;
        if (person.Username is not null)
            json["username"] = person.Username;
    }
}
