using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace WorkshopBot.Playground;

/// <summary>A chat as the server keeps it. Private chats exist for every person and have the person's id.</summary>
internal sealed class Chat
{
    public required long Id { get; init; }

    /// <summary><c>private</c>, <c>group</c>, <c>supergroup</c> or <c>channel</c>, as in the Bot API.</summary>
    public required string Type { get; init; }

    public string? Title { get; init; }

    public List<long> Members { get; init; } = [];

    /// <summary>The bot's standing: <c>member</c>, <c>administrator</c>, <c>left</c> or <c>kicked</c>.</summary>
    public string Bot { get; set; } = "member";

    public long? MigratedTo { get; set; }

    /// <summary>The last message id of a supergroup or channel; all other chats share one counter.</summary>
    public int LastMessageId { get; set; }

    /// <summary>The reply keyboard now shown, as the bot sent it (after dropping what Telegram drops).</summary>
    public JsonObject? ReplyKeyboard { get; set; }

    public List<int> Pinned { get; init; } = [];

    public JsonObject? MenuButton { get; set; }

    [JsonIgnore]
    public bool IsPrivate => Type == "private";

    [JsonIgnore]
    public bool IsChannel => Type == "channel";

    /// <summary>Ascending by id.</summary>
    [JsonIgnore]
    public List<Message> Messages { get; } = [];

    public Message? Find(int messageId)
    {
        int low = 0, high = Messages.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int id = Messages[middle].Id;
            if (id == messageId)
                return Messages[middle];
            if (id < messageId)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return null;
    }
}
