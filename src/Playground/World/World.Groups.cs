using System.Text.Json.Nodes;
using WorkshopBot.Playground.Server;

namespace WorkshopBot.Playground;

/// <summary>Groups: who is in, what the bot may see, the change into a supergroup.</summary>
public sealed partial class World
{
    /// <summary>A group with these people; the first made it and adds the bot, which hears so by <c>my_chat_member</c>.</summary>
    public SeenChat AddGroup(string title, IReadOnlyList<long> members, bool supergroup = false) => Do(() =>
    {
        foreach (long member in members)
            PersonOf(member);
        if (members.Count == 0)
            throw new PlaygroundException("A group needs somebody who makes it.");
        long number = ++Counters.LastGroup;
        var chat = new Chat
        {
            Id = supergroup ? -1_000_000_000_000 - number % 1_000_000_000 : -number,
            Type = supergroup ? "supergroup" : "group",
            Title = title,
            Members = [.. members],
            Bot = "left",
        };
        _chats[chat.Id] = chat;
        StoreCounters();
        SetBotStanding(chat.Id, "member", members[0]);
        return Chat(chat.Id);
    });

    /// <summary>A channel that this person owns and made the bot an administrator of; nobody but its administrators writes there.</summary>
    public SeenChat AddChannel(string title, long personId) => Do(() =>
    {
        PersonOf(personId);
        var chat = new Chat { Id = -1_000_000_000_000 - ++Counters.LastGroup % 1_000_000_000, Type = "channel", Title = title, Members = [personId], Bot = "left" };
        _chats[chat.Id] = chat;
        StoreCounters();
        SetBotStanding(chat.Id, "administrator", personId);
        return Chat(chat.Id);
    });

    /// <summary>Makes the bot <c>member</c>, <c>administrator</c>, <c>left</c> or <c>kicked</c> in a group.</summary>
    public void SetBotStanding(long groupId, string standing, long byPersonId) => Do(() =>
    {
        var chat = GroupOf(groupId);
        if (standing is not ("member" or "administrator" or "left" or "kicked"))
            throw new PlaygroundException($"No standing '{standing}': member, administrator, left, kicked.");
        string before = chat.Bot;
        chat.Bot = standing;
        Store(chat);
        Record("chat", chat.Id);
        TellBotOfItself(chat, byPersonId, before);
        bool wasIn = before is "member" or "administrator", isIn = standing is "member" or "administrator";
        // a channel has no words about who comes and goes
        if (wasIn == isIn || chat.IsChannel)
            return;
        string member = isIn ? "new_chat_members" : "left_chat_member";
        JsonNode who = isIn ? new JsonArray(RenderUser(BotId)) : RenderUser(BotId);
        AddService(chat, byPersonId, new JsonObject { [member] = who }, tellBot: isIn);
    });

    /// <summary>Somebody joins a group by themselves.</summary>
    public void Join(long groupId, long personId) => Do(() =>
    {
        var chat = GroupOf(groupId);
        PersonOf(personId);
        if (chat.Members.Contains(personId))
            return;
        chat.Members.Add(personId);
        Store(chat);
        AddService(chat, personId, new JsonObject { ["new_chat_members"] = new JsonArray(RenderUser(personId)) });
    });

    /// <summary>Somebody leaves a group.</summary>
    public void Leave(long groupId, long personId) => Do(() =>
    {
        var chat = GroupOf(groupId);
        if (!chat.Members.Remove(personId))
            return;
        Store(chat);
        AddService(chat, personId, new JsonObject { ["left_chat_member"] = RenderUser(personId) });
    });

    /// <summary>
    /// Turns a group into a supergroup, which has another id and counts its messages from 1. Both chats say so in a service message; the old
    /// id is then refused with <c>migrate_to_chat_id</c>.
    /// </summary>
    public SeenChat Migrate(long groupId) => Do(() =>
    {
        var old = GroupOf(groupId);
        if (old.Type != "group" || old.MigratedTo is not null)
            throw new PlaygroundException($"{groupId} is not a group any more.");
        var chat = new Chat
        {
            Id = -1_000_000_000_000 - ++Counters.LastGroup % 1_000_000_000,
            Type = "supergroup",
            Title = old.Title,
            Members = [.. old.Members],
            Bot = old.Bot,
        };
        _chats[chat.Id] = chat;
        Store(chat);
        AddService(old, old.Members[0], new JsonObject { ["migrate_to_chat_id"] = chat.Id });
        AddService(chat, old.Members[0], new JsonObject { ["migrate_from_chat_id"] = old.Id });
        old.MigratedTo = chat.Id;
        Store(old);
        StoreCounters();
        return Chat(chat.Id);
    });

    internal void BotLeaves(Chat chat)
    {
        string before = chat.Bot;
        chat.Bot = "left";
        Store(chat);
        AddService(chat, BotId, new JsonObject { ["left_chat_member"] = RenderUser(BotId) }, tellBot: false);
        TellBotOfItself(chat, BotId, before);
    }

    private Chat GroupOf(long id) =>
        ChatOf(id) is { IsPrivate: false } chat ? chat : throw new PlaygroundException($"{id} is not a group.");

    private void TellBotOfItself(Chat chat, long byPersonId, string before)
    {
        var update = new JsonObject
        {
            ["chat"] = RenderChat(chat),
            ["from"] = RenderUser(byPersonId),
            ["date"] = Now,
            ["old_chat_member"] = Standing(before),
            ["new_chat_member"] = Standing(chat.Bot),
        };
        Updates.Add("my_chat_member", update, Limits.UpdateLifetime, $"member/{chat.Id}");

        JsonObject Standing(string status)
        {
            var member = new JsonObject { ["user"] = RenderUser(BotId), ["status"] = status };
            if (status == "kicked")
                member["until_date"] = 0;
            if (status == "administrator")
                AddRights(member);
            return member;
        }
    }

    private void AddService(Chat chat, long fromId, JsonObject content, bool tellBot = true)
    {
        var message = AddMessage(chat, new Message { ChatId = chat.Id, Id = NextMessageId(chat), FromId = fromId, Date = Now, Content = content });
        if (tellBot && fromId != BotId)
            Updates.Add("message", Render(message), Limits.UpdateLifetime, $"chat/{chat.Id}");
        Record("said", chat.Id, message);
    }

    /// <summary>Privacy mode is on, as it is for new bots: in groups a member sees commands not meant for others, replies to it, and service messages.</summary>
    private bool IsVisibleToBot(Chat chat, Message message)
    {
        if (chat.IsPrivate || chat.Bot == "administrator")
            return true;
        if (chat.Bot != "member")
            return false;
        if (message.IsService || message.ReplyTo is { } target && chat.Find(target)?.FromId == BotId)
            return true;
        return (message.Content.Text("text") ?? message.Content.Text("caption")) is { } text && IsCommandForBot(text);
    }

    private bool IsCommandForBot(string text)
    {
        if (!text.StartsWith('/'))
            return false;
        string command = text.Split([' ', '\n'], 2)[0];
        int at = command.IndexOf('@', StringComparison.Ordinal);
        return at < 0 || command[(at + 1)..].Equals(BotUsername, StringComparison.OrdinalIgnoreCase);
    }
}
