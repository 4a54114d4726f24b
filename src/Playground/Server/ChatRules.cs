using System.Globalization;
using System.Text.Json;

namespace WorkshopBot.Playground.Server;

/// <summary>Which chat a request means, and whether the bot may write there.</summary>
internal sealed class ChatRules(World world)
{
    /// <exception cref="Refusal">400 chat_id is empty, 400 chat not found.</exception>
    public Chat Find(Arguments arguments, string name = "chat_id")
    {
        string id = arguments.Text(name);
        if (id.Length == 0)
            throw Refusal.BadRequest(Says.ChatIdEmpty);
        return long.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) && world.FindChat(number) is { } chat
            ? chat
            : throw Refusal.BadRequest(Says.ChatNotFound);
    }

    /// <exception cref="Refusal">403 with what keeps the bot out, 400 with the new id of a migrated group.</exception>
    public Chat FindForWriting(Arguments arguments)
    {
        if (arguments.Long("chat_id") == world.BotId)
            throw Refusal.Forbidden(Says.ToBot);
        var chat = Find(arguments);
        CheckWriting(chat);
        return chat;
    }

    public void CheckWriting(Chat chat)
    {
        if (chat.IsPrivate)
        {
            var person = world.FindPerson(chat.Id)!;
            if (person.Deleted)
                throw Refusal.Forbidden(Says.Deactivated);
            if (person.Blocked)
                throw Refusal.Forbidden(Says.Blocked);
            if (!person.Started)
                throw Refusal.Forbidden(Says.NotStarted);
            return;
        }
        if (chat.MigratedTo is { } newId)
            throw Refusal.Migrated(newId);
        if (chat.Bot == "kicked")
            throw Refusal.Forbidden(Says.Kicked(chat.Type));
        if (chat.Bot == "left")
            throw Refusal.Forbidden(Says.NotAMember(chat.Type));
    }

    /// <summary>The message a new one answers; null if none is named, or it is missing and that was allowed.</summary>
    public static int? FindReply(Arguments arguments, Chat chat)
    {
        int? id = arguments.Int("reply_to_message_id");
        bool optional = arguments.Flag("allow_sending_without_reply");
        string? quote = null;
        if (arguments.Object("reply_parameters") is { } parameters)
        {
            if (parameters["message_id"] is not { } number)
                throw Refusal.BadRequest(Says.ReplyWithoutId);
            id = int.TryParse(number.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) ? parsed : -1;
            optional |= parameters["allow_sending_without_reply"]?.GetValueKind() == JsonValueKind.True;
            quote = parameters.Text("quote");
        }
        if (id is null or 0)
            return null;
        var target = chat.Find(id.Value);
        if (target is null)
            return optional ? null : throw Refusal.BadRequest(Says.ReplyNotFound);
        string whole = target.Content.Text("text") ?? target.Content.Text("caption") ?? "";
        if (quote is not null && (TextRules.CountCodePoints(quote) > Limits.QuoteLength || !whole.Contains(quote, StringComparison.Ordinal)))
            throw Refusal.BadRequest(Says.QuoteInvalid);
        return id;
    }
}
