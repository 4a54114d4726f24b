using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>The methods that change, delete and pin messages, and answer button presses.</summary>
internal sealed class EditingMethods(World world, ChatRules chats, Media media)
{
    public void AddTo(Dictionary<string, Method> methods)
    {
        methods["editMessageText"] = EditText;
        methods["editMessageCaption"] = EditCaption;
        methods["editMessageMedia"] = EditMedia;
        methods["editMessageReplyMarkup"] = EditKeyboard;
        methods["stopPoll"] = StopPoll;
        methods["deleteMessage"] = Delete;
        methods["deleteMessages"] = DeleteMany;
        methods["answerCallbackQuery"] = Answer;
        methods["pinChatMessage"] = Pin;
        methods["unpinChatMessage"] = Unpin;
        methods["unpinAllChatMessages"] = a => True(() => world.SetPinned(FindForPinning(a), null, false));
    }

    public static List<int> ReadIds(Arguments arguments)
    {
        var ids = arguments.Array("message_ids");
        if (ids is null or { Count: 0 })
            throw Refusal.BadRequest(Says.NoIds);
        if (ids.Count > Limits.MessageIdsAtOnce)
            throw Refusal.BadRequest(Says.TooManyIds);
        return [.. ids.Select(id => int.TryParse(id!.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw Refusal.BadRequest("message identifier must be of type Integer"))];
    }

    private JsonObject EditText(Arguments arguments)
    {
        var text = Texts.ReadText(arguments, world);
        var message = FindOwn(arguments, out var chat);
        var keyboard = Keyboards.ReadInline(arguments, chat);
        if (!message.IsText)
            throw Refusal.BadRequest(Says.NoTextToEdit);
        var content = TextRules.ToContent(text, "text", "entities");
        if (arguments.Object("link_preview_options") is { Count: > 0 } preview)
            content["link_preview_options"] = preview.Copy();
        return Change(message, content, keyboard);
    }

    private JsonObject EditCaption(Arguments arguments)
    {
        var caption = Texts.ReadCaption(arguments, world);
        var message = FindOwn(arguments, out var chat);
        var keyboard = Keyboards.ReadInline(arguments, chat);
        if (!message.IsMedia)
            throw Refusal.BadRequest(Says.NoCaptionToEdit);
        var content = (JsonObject)message.Content.DeepClone();
        content.Remove("caption");
        content.Remove("caption_entities");
        if (caption.Text.Length > 0)
        {
            foreach (var (name, value) in TextRules.ToContent(caption, "caption", "caption_entities"))
                content[name] = value.Copy();
        }
        return Change(message, content, keyboard);
    }

    private JsonObject EditMedia(Arguments arguments)
    {
        var message = FindOwn(arguments, out var chat);
        var keyboard = Keyboards.ReadInline(arguments, chat);
        if (!message.IsMedia && !message.IsText)
            throw Refusal.BadRequest(Says.CantEdit);
        var item = arguments.Object("media") ?? throw Refusal.BadRequest(Says.ParameterMissing("media"));
        return Change(message, media.ReadItem(item, arguments), keyboard);
    }

    private JsonObject EditKeyboard(Arguments arguments)
    {
        var message = FindOwn(arguments, out var chat);
        return Change(message, message.Content, Keyboards.ReadInline(arguments, chat));
    }

    private JsonNode StopPoll(Arguments arguments)
    {
        var message = FindOwn(arguments, out var chat);
        if (!message.Content.ContainsKey("poll"))
            throw Refusal.BadRequest(Says.PollNotFound);
        world.Edit(message, Polls.Change(message.Content, _ => 0, 0, close: true), Keyboards.ReadInline(arguments, chat));
        return message.Content["poll"].Copy()!;
    }

    private JsonObject Change(Message message, JsonObject content, JsonArray? keyboard)
    {
        if (JsonNode.DeepEquals(content, message.Content) && JsonNode.DeepEquals(keyboard, message.InlineKeyboard))
            throw Refusal.BadRequest(Says.NotModified);
        world.Edit(message, content, keyboard);
        return world.Render(message);
    }

    /// <summary>A message of the bot's own that can be edited.</summary>
    private Message FindOwn(Arguments arguments, out Chat chat)
    {
        if (arguments.TextOrNull("inline_message_id") is not null)
            throw Refusal.BadRequest(Says.InlineMessageNotFound);
        chat = chats.Find(arguments);
        if (arguments.Int("message_id") is not ({ } id and > 0))
            throw Refusal.BadRequest(Says.NoMessageId);
        chats.CheckWriting(chat);
        var message = chat.Find(id) ?? throw Refusal.BadRequest(Says.EditNotFound);
        return message.FromId == world.BotId && !message.CarriedReplyMarkup && message.ForwardOrigin is null && !message.IsService
            ? message
            : throw Refusal.BadRequest(Says.CantEdit);
    }

    private JsonValue Delete(Arguments arguments)
    {
        var chat = chats.Find(arguments);
        if (arguments.Int("message_id") is not ({ } id and > 0))
            throw Refusal.BadRequest(Says.NoMessageId);
        var message = chat.Find(id) ?? throw Refusal.BadRequest(Says.DeleteNotFound);
        if (!CanDelete(chat, message))
            throw Refusal.BadRequest(Says.CantDelete);
        return True(() => world.Remove(chat, id));
    }

    private JsonValue DeleteMany(Arguments arguments)
    {
        var chat = chats.Find(arguments);
        foreach (int id in ReadIds(arguments))
        {
            if (chat.Find(id) is { } message && CanDelete(chat, message))
                world.Remove(chat, id);
        }
        return JsonValue.Create(true);
    }

    private bool CanDelete(Chat chat, Message message)
    {
        if (chat.Bot == "administrator" && !chat.IsPrivate)
            return true;
        bool recent = world.Now - message.Date <= (long)Limits.DeletableFor.TotalSeconds;
        return recent && (chat.IsPrivate || message.FromId == world.BotId);
    }

    private JsonValue Answer(Arguments arguments)
    {
        string text = arguments.Text("text");
        if (TextRules.CountCodePoints(text) > Limits.CallbackAnswerLength)
            throw Refusal.BadRequest(Says.AnswerTooLong);
        var tap = world.FindTap(arguments.Text("callback_query_id"));
        if (tap is null || tap.Answered || world.Now - tap.Date > (long)Limits.CallbackLifetime.TotalSeconds)
            throw Refusal.BadRequest(Says.QueryTooOld);
        return True(() => world.Answer(tap, text.Length > 0 ? text : null, arguments.Flag("show_alert"), arguments.TextOrNull("url")));
    }

    private JsonValue Pin(Arguments arguments)
    {
        var chat = FindForPinning(arguments);
        if (arguments.Int("message_id") is not { } id || chat.Find(id) is null)
            throw Refusal.BadRequest(Says.PinNotFound);
        return True(() => world.SetPinned(chat, id, true));
    }

    private JsonValue Unpin(Arguments arguments)
    {
        var chat = FindForPinning(arguments);
        int? id = arguments.Int("message_id") ?? chat.Pinned.Cast<int?>().LastOrDefault();
        if (id is null || !chat.Pinned.Contains(id.Value))
            throw Refusal.BadRequest(Says.NothingToUnpin);
        return True(() => world.SetPinned(chat, id, false));
    }

    private Chat FindForPinning(Arguments arguments)
    {
        var chat = chats.FindForWriting(arguments);
        return chat.IsPrivate || chat.Bot == "administrator" ? chat : throw Refusal.BadRequest(Says.NotEnoughRightsToPin);
    }

    private static JsonValue True(Action act)
    {
        act();
        return JsonValue.Create(true);
    }
}
