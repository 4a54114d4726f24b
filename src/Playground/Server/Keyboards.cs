using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>Reads and checks <c>reply_markup</c>.</summary>
internal static class Keyboards
{
    private static readonly string[] InlineActions =
        ["url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay"];

    private static readonly (string Member, string Refusal)[] OnlyInPrivate =
    [
        ("request_contact", Says.ContactOnlyInPrivate), ("request_location", Says.LocationOnlyInPrivate), ("request_poll", Says.PollOnlyInPrivate),
        ("request_users", Says.UsersOnlyInPrivate), ("request_chat", Says.ChatsOnlyInPrivate), ("web_app", Says.WebAppsOnlyInPrivate),
    ];

    public static Markup Read(Arguments arguments, Chat chat) => arguments.Json("reply_markup") switch
    {
        null => Markup.None,
        JsonObject json => Read(json, chat),
        _ => throw Refusal.BadRequest(Says.ObjectExpectedAsMarkup),
    };

    /// <summary>For edits, which take inline keyboards only.</summary>
    public static JsonArray? ReadInline(Arguments arguments, Chat chat)
    {
        var markup = Read(arguments, chat);
        return markup.IsReply ? throw Refusal.BadRequest(Says.InlineKeyboardExpected) : markup.Inline;
    }

    private static Markup Read(JsonObject json, Chat chat)
    {
        if (json.ContainsKey("inline_keyboard"))
            return new Markup { Inline = ReadInline(json) };
        if (json.ContainsKey("keyboard"))
            return new Markup { ReplyKeyboard = ReadReplyKeyboard(json, chat) };
        if (Flag(json, "remove_keyboard"))
            return new Markup { RemovesKeyboard = true };
        if (!Flag(json, "force_reply"))
            return Markup.None;
        CheckPlaceholder(json);
        return new Markup { ForcesReply = true };
    }

    private static JsonArray? ReadInline(JsonObject json)
    {
        var keyboard = Rows(json, "inline_keyboard", ReadInlineButton);
        int buttons = keyboard.Sum(r => r!.AsArray().Count);
        if (buttons > Limits.InlineButtons || keyboard.Any(r => r!.AsArray().Count > Limits.InlineButtonsInRow)
            || Encoding.UTF8.GetByteCount(keyboard.ToJsonString(Json.Stored)) > Limits.MarkupBytes)
            throw Refusal.BadRequest(Says.MarkupTooLong);
        return keyboard.Count > 0 ? keyboard : null;
    }

    private static JsonObject? ReadReplyKeyboard(JsonObject json, Chat chat)
    {
        CheckPlaceholder(json);
        var keyboard = new JsonObject { ["keyboard"] = Rows(json, "keyboard", b => ReadKey(b, chat)) };
        foreach (string flag in (string[])["is_persistent", "resize_keyboard", "one_time_keyboard", "selective"])
        {
            if (Flag(json, flag))
                keyboard[flag] = true;
        }
        if (json.Text("input_field_placeholder") is { } placeholder)
            keyboard["input_field_placeholder"] = placeholder;
        return keyboard["keyboard"]!.AsArray().Count > 0 ? keyboard : null;
    }

    /// <summary>Rows of checked buttons; what exceeds the silent limits or has no text is left out.</summary>
    private static JsonArray Rows(JsonObject json, string name, Func<JsonNode?, JsonObject> readButton)
    {
        if (json[name] is not JsonArray rows)
            throw Refusal.BadRequest(Says.MustBe(name, "Array"));
        var result = new JsonArray();
        int all = 0;
        foreach (var row in rows)
        {
            if (row is not JsonArray buttons)
                throw Refusal.BadRequest(Says.MustBe(name, "Array of Arrays"));
            var kept = new JsonArray();
            foreach (var button in buttons)
            {
                var read = readButton(button);
                if (TextRules.Clean(new FormattedText(read.Text("text")!, [])).Text.Length == 0)
                    continue;
                if (kept.Count < Limits.ButtonsInRowBeforeDropping && all < Limits.ButtonsBeforeDropping)
                {
                    kept.Add(read);
                    all++;
                }
            }
            if (kept.Count > 0)
                result.Add(kept);
        }
        return result;
    }

    private static JsonObject ReadInlineButton(JsonNode? node)
    {
        if (node is not JsonObject button)
            throw Refusal.BadRequest("can't parse inline keyboard button: expected an Object");
        if (button["text"] is null)
            throw Refusal.BadRequest(Says.InlineButtonWithoutText);
        if (button.Text("text") is not { } label)
            throw Refusal.BadRequest("can't parse inline keyboard button: Field \"text\" must be of type String");
        string? action = InlineActions.FirstOrDefault(a => button.ContainsKey(a));
        if (action is null || action is "url" or "callback_data" && button.Text(action) is null or "")
            throw Refusal.BadRequest(Says.TextButton);
        switch (action)
        {
            case "url" when TextRules.WhyUrlIsWrong(button.Text("url")!) is { } why:
                throw Refusal.BadRequest(Says.ButtonUrl(button.Text("url")!, why));
            case "url" when !CanBeOpened(button.Text("url")!):
                throw Refusal.BadRequest(Says.ButtonUrlInvalid);
            case "callback_data" when Encoding.UTF8.GetByteCount(button.Text("callback_data")!) > Limits.CallbackDataBytes:
                throw Refusal.BadRequest(Says.ButtonDataInvalid);
            case "copy_text" when TextRules.CountCodePoints(button["copy_text"].Text("text") ?? "") is 0 or > Limits.CopyTextLength:
                throw Refusal.BadRequest(Says.ButtonCopyTextInvalid);
            case "web_app" when button["web_app"].Text("url")?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) != true:
                throw Refusal.BadRequest(Says.WebAppUrl(button["web_app"].Text("url") ?? ""));
            case "pay" or "callback_game":
                throw Refusal.BadRequest(Says.ButtonTypeInvalid);
        }
        var kept = new JsonObject { ["text"] = label, [action] = button[action].Copy() };
        foreach (string look in (string[])["style", "icon_custom_emoji_id"])
        {
            if (button[look] is { } value)
                kept[look] = value.Copy();
        }
        return kept;
    }

    private static JsonObject ReadKey(JsonNode? node, Chat chat)
    {
        // a key may be written as its text alone
        if (node is JsonValue value && value.TryGetValue(out string? label))
            return new JsonObject { ["text"] = label };
        if (node is not JsonObject key)
            throw Refusal.BadRequest("can't parse keyboard button: expected an Object");
        if (key["text"] is null)
            throw Refusal.BadRequest(Says.KeyWithoutText);
        if (key.Text("text") is not { } text)
            throw Refusal.BadRequest("can't parse keyboard button: Field \"text\" must be of type String");
        var kept = new JsonObject { ["text"] = text };
        foreach (var (member, refusal) in OnlyInPrivate)
        {
            if (key[member] is not { } request || request.GetValueKind() == JsonValueKind.False)
                continue;
            if (!chat.IsPrivate)
                throw Refusal.BadRequest(refusal);
            kept[member] = request.Copy();
        }
        return kept;
    }

    /// <summary>What Telegram's servers refuse although it reads like a link.</summary>
    private static bool CanBeOpened(string url)
    {
        if (url.Length > Limits.UrlLength)
            return false;
        if (url.StartsWith("tg://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("ton://", StringComparison.OrdinalIgnoreCase))
            return true;
        var uri = new Uri(url.Contains("://", StringComparison.Ordinal) ? url : $"http://{url}");
        return Uri.CheckHostName(uri.IdnHost) is UriHostNameType.IPv4 or UriHostNameType.IPv6
            || uri.IdnHost.Split('.') is [.., { Length: > 1 } top] && top.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && !top.All(char.IsAsciiDigit)
                && uri.IdnHost.Split('.').All(label => label.Length is > 0 and <= 63);
    }

    private static void CheckPlaceholder(JsonObject json)
    {
        if (json.Text("input_field_placeholder") is { } placeholder && TextRules.CountCodePoints(placeholder) > Limits.PlaceholderLength)
            throw Refusal.BadRequest(Says.PlaceholderTooLong);
    }

    private static bool Flag(JsonObject json, string name) => json[name]?.GetValueKind() switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw Refusal.BadRequest(Says.MustBe(name, "Boolean")),
    };
}
