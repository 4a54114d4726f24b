using System.Text.Json.Nodes;
using WorkshopBot.Playground.Server;

namespace WorkshopBot.Playground;

/// <summary>Messages come, change and go; the Bot API's methods use these under the lock, after they have checked everything.</summary>
public sealed partial class World
{
    /// <summary>What the bot posts, with its keyboard already checked.</summary>
    internal Message Post(Chat chat, JsonObject content, Markup markup, int? replyTo = null, JsonObject? forwardOrigin = null, string? album = null)
    {
        var message = AddMessage(chat, new Message
        {
            ChatId = chat.Id,
            Id = NextMessageId(chat),
            FromId = BotId,
            Date = Now,
            Content = content,
            InlineKeyboard = markup.Inline,
            CarriedReplyMarkup = markup.IsReply,
            ReplyTo = replyTo,
            ForwardOrigin = forwardOrigin,
            MediaGroupId = album,
        });
        if (markup.ReplyKeyboard is not null || markup.RemovesKeyboard)
        {
            chat.ReplyKeyboard = markup.ReplyKeyboard;
            Store(chat);
            Record("keyboard", chat.Id);
        }
        Record("sent", chat.Id, message);
        return message;
    }

    internal void Edit(Message message, JsonObject content, JsonArray? inlineKeyboard)
    {
        // a keyboard alone can be changed without the message being marked as edited
        if (!ReferenceEquals(content, message.Content))
            message.EditDate = Now;
        message.Content = content;
        message.InlineKeyboard = inlineKeyboard;
        Store(message);
        Record("edited", message.ChatId, message);
    }

    internal bool Remove(Chat chat, int messageId)
    {
        if (chat.Find(messageId) is not { } message)
            return false;
        chat.Messages.Remove(message);
        if (chat.Pinned.Remove(messageId))
            Store(chat);
        Forget(Key(message));
        Record("deleted", chat.Id, messageId: messageId);
        return true;
    }

    internal void Answer(Tap tap, string? text, bool alert, string? url)
    {
        tap.Answered = true;
        tap.AnswerText = text;
        tap.Alert = alert;
        tap.AnswerUrl = url;
        Store(tap);
        Record("answered", tap.ChatId, messageId: tap.MessageId, detail: tap.Id);
    }

    internal void SetPinned(Chat chat, int? messageId, bool pinned)
    {
        if (messageId is null)
            chat.Pinned.Clear();
        else
            chat.Pinned.Remove(messageId.Value);
        if (pinned)
            chat.Pinned.Add(messageId!.Value);
        Store(chat);
        Record("pinned", chat.Id, messageId: messageId ?? 0);
    }

    internal string NextAlbum()
    {
        StoreCounters();
        return $"{13_000_000_000 + ++Counters.LastAlbum}";
    }

    /// <summary>One counter for all private chats and groups of an account, one of its own for each supergroup and channel.</summary>
    private int NextMessageId(Chat chat)
    {
        if (chat.Type is "supergroup" or "channel")
        {
            Store(chat);
            return ++chat.LastMessageId;
        }
        StoreCounters();
        return ++Counters.LastMessageId;
    }

    private Message AddMessage(Chat chat, Message message)
    {
        chat.Messages.Add(message);
        Store(message);
        if (Lean && chat.Messages.Count > LeanMessagesKept)
        {
            Forget(Key(chat.Messages[0]));
            chat.Messages.RemoveAt(0);
        }
        return message;
    }
}
