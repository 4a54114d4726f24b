using System.Globalization;
using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>What the bot says about itself: commands, names, descriptions, the menu button.</summary>
internal sealed class ProfileMethods(World world, ChatRules chats)
{
    private static readonly HashSet<string> Scopes =
        ["default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators", "chat_member"];

    public void AddTo(Dictionary<string, Method> methods)
    {
        methods["getMe"] = _ => GetMe();
        methods["setMyCommands"] = SetCommands;
        methods["deleteMyCommands"] = a => Set(world.Profile.Commands, CommandKey(a), null, "commands");
        methods["getMyCommands"] = a => world.Profile.Commands.GetValueOrDefault(CommandKey(a)).Copy() ?? new JsonArray();
        AddText(methods, "Name", "name", p => p.Names, Limits.BotNameLength, Says.NameTooLong);
        AddText(methods, "Description", "description", p => p.Descriptions, Limits.BotDescriptionLength, Says.DescriptionTooLong);
        AddText(methods, "ShortDescription", "short_description", p => p.ShortDescriptions, Limits.BotShortDescriptionLength, Says.ShortDescriptionTooLong);
        methods["setChatMenuButton"] = SetMenuButton;
        methods["getChatMenuButton"] = a => ((MenuChat(a) is { } chat ? chat.MenuButton : null) ?? world.Profile.MenuButton).Copy()
            ?? new JsonObject { ["type"] = "commands" };
        methods["logOut"] = methods["close"] = _ => JsonValue.Create(true);
    }

    private JsonObject GetMe()
    {
        var me = world.RenderUser(world.BotId);
        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = false;
        me["supports_inline_queries"] = false;
        me["can_connect_to_business"] = false;
        me["has_main_web_app"] = false;
        return me;
    }

    private void AddText(Dictionary<string, Method> methods, string method, string parameter,
        Func<BotProfile, Dictionary<string, string>> texts, int most, string tooLong)
    {
        methods[$"setMy{method}"] = a =>
        {
            string text = a.Text(parameter);
            string language = Language(a);
            if (TextRules.CountCodePoints(text) > most)
                throw Refusal.BadRequest(tooLong);
            return Set(texts(world.Profile), language, text.Length > 0 ? text : null, parameter);
        };
        methods[$"getMy{method}"] = a =>
        {
            string language = Language(a);
            string fallback = parameter == "name" ? world.RenderUser(world.BotId).Text("first_name")! : "";
            var all = texts(world.Profile);
            return new JsonObject { [parameter] = all.GetValueOrDefault(language) ?? all.GetValueOrDefault("") ?? fallback };
        };
    }

    private JsonValue SetCommands(Arguments arguments)
    {
        string key = CommandKey(arguments);
        var commands = arguments.Array("commands") ?? throw Refusal.BadRequest(Says.CommandsMissing);
        if (commands.Count > Limits.Commands)
            throw Refusal.BadRequest(Says.TooManyCommands);
        var kept = new JsonArray();
        foreach (var item in commands)
        {
            string command = item.Text("command")?.TrimStart('/') ?? "", description = item.Text("description")?.Trim() ?? "";
            if (command.Length is 0 or > Limits.CommandLength || !command.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'))
                throw Refusal.BadRequest(Says.CommandInvalid);
            if (TextRules.CountCodePoints(description) is 0 or > Limits.CommandDescriptionLength)
                throw Refusal.BadRequest(Says.CommandDescriptionInvalid);
            kept.Add(new JsonObject { ["command"] = command, ["description"] = description });
        }
        return Set(world.Profile.Commands, key, kept.Count > 0 ? kept : null, "commands");
    }

    private JsonValue SetMenuButton(Arguments arguments)
    {
        var button = arguments.Object("menu_button") ?? new JsonObject { ["type"] = "default" };
        if (button.Text("type") is not ("commands" or "web_app" or "default"))
            throw Refusal.BadRequest(Says.MenuButtonType);
        var kept = button.Text("type") == "default" ? null : (JsonObject)button.DeepClone();
        if (MenuChat(arguments) is { } chat)
        {
            chat.MenuButton = kept;
            world.Store(chat);
        }
        else
        {
            world.Profile.MenuButton = kept;
            world.StoreProfile();
        }
        return JsonValue.Create(true);
    }

    private Chat? MenuChat(Arguments arguments) => arguments.Has("chat_id") ? chats.Find(arguments) : null;

    private JsonValue Set<T>(Dictionary<string, T> all, string key, T? value, string what)
        where T : class
    {
        if (value is null)
            all.Remove(key);
        else
            all[key] = value;
        world.StoreProfile();
        world.Record("commands", detail: what);
        return JsonValue.Create(true);
    }

    /// <summary><c>default|</c>, <c>all_private_chats|ar</c>, <c>chat:17|</c>, …</summary>
    private string CommandKey(Arguments arguments)
    {
        string language = Language(arguments);
        if (arguments.Object("scope") is not { } scope)
            return $"default|{language}";
        string type = scope.Text("type") ?? throw Refusal.BadRequest(Says.ScopeMissing);
        if (!Scopes.Contains(type))
            throw Refusal.BadRequest(Says.ScopeType);
        if (!type.StartsWith("chat", StringComparison.Ordinal))
            return $"{type}|{language}";
        var chat = chats.Find(arguments.Within(scope));
        string member = type == "chat_member" ? $":{scope["user_id"]}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{type}:{chat.Id}{member}|{language}");
    }

    private static string Language(Arguments arguments)
    {
        string code = arguments.Text("language_code");
        return code.Length is 0 or 2 && code.All(char.IsAsciiLetterLower) ? code : throw Refusal.BadRequest(Says.LanguageCode);
    }
}
