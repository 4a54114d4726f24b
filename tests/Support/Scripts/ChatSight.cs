using WorkshopBot.Playground;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>What a chat showed at one moment: the bot's messages by id, each as the lines a script has for it.</summary>
internal sealed class ChatSight
{
    private readonly SortedDictionary<int, string[]> _messages = [];

    /// <summary>A chat nobody has written in.</summary>
    public static ChatSight Nothing { get; } = new();

    private ChatSight()
    {
    }

    /// <summary>Looks at a chat.</summary>
    /// <param name="chat">The chat now.</param>
    /// <param name="keyboards">Messages that brought or took away a reply keyboard since the look before; the last of them what is shown now.</param>
    public static ChatSight Of(SeenChat chat, IReadOnlySet<int> keyboards)
    {
        var sight = new ChatSight();
        foreach (var message in chat.Messages.Where(message => message.FromBot && message.Kind != "service"))
        {
            var lines = Lines(message);
            if (keyboards.Contains(message.Id))
                lines = lines.Concat(message.Id == keyboards.Max() ? Keys(chat.Keyboard) : Keys(null));
            sight._messages[message.Id] = [.. lines];
        }
        return sight;
    }

    /// <summary>What a person notices who looked before and looks again, from the top of the chat to its end.</summary>
    public IEnumerable<(char Mark, string[] Lines)> Since(ChatSight before)
    {
        foreach (var (id, lines) in before._messages)
        {
            if (!_messages.TryGetValue(id, out var now))
                yield return ('*', [$"(deleted) {lines[0]}"]);
            else if (!now.SequenceEqual(lines.Where(line => !IsKeys(line))))
                yield return ('*', now);
        }
        foreach (var (_, lines) in _messages.Where(message => !before._messages.ContainsKey(message.Key)))
            yield return ('<', lines);
    }

    private static IEnumerable<string> Lines(SeenMessage message)
    {
        if (message.Kind is not "text")
            yield return message.File?.Name is { } name && message.Kind != "photo" ? $"[{message.Kind} {Drawn(name)}]" : $"[{message.Kind}]";
        if (message.Text.Length > 0)
        {
            foreach (var line in Visible.Show(Formatted(message)).Split('\n'))
                yield return line is ['[' or '⌨' or '\\', ..] ? "\\" + line : line;
        }
        foreach (var row in message.Buttons)
            yield return string.Join(' ', row.Select(Label));
    }

    // where the drawing library is not installed a certificate is a page that prints the same: scripts say what people get where it is
    internal static string Drawn(string name) =>
        name.StartsWith("certificate", StringComparison.Ordinal) && name.EndsWith(".html", StringComparison.Ordinal) ? Path.ChangeExtension(name, ".pdf") : name;

    /// <summary>Formatting as tags, whether links are behind words or not: <c>&lt;bold&gt;…&lt;/bold&gt;</c>.</summary>
    private static string Formatted(SeenMessage message)
    {
        var text = message.Text;
        foreach (var entity in (message.Entities ?? []).Select(entity => entity!).OrderByDescending(entity => entity["offset"]!.GetValue<int>()))
        {
            var (type, at, length) = (entity["type"]!.GetValue<string>(), entity["offset"]!.GetValue<int>(), entity["length"]!.GetValue<int>());
            if (type is "bold" or "italic" or "underline" or "strikethrough" or "spoiler" or "blockquote" or "code" or "pre" or "text_link")
                text = $"{text[..at]}<{type}>{text[at..(at + length)]}</{type}>{text[(at + length)..]}";
        }

        return text;
    }

    private static string Label(SeenButton button) => $"[{Visible.Show(button.Text)}]" + button switch
    {
        { Url: { } url } => $"({url})",
        { Copy: { } copied } => $"(copies {copied})",
        { Other: { } other } => $"({other})",
        _ => "",
    };

    private static IEnumerable<string> Keys(SeenKeyboard? keyboard) => keyboard is null
        ? ["⌨ gone"]
        : keyboard.Rows.Select(row => "⌨ " + string.Join(' ', row.Select(key => key.Request is null ? $"[{Visible.Show(key.Text)}]" : $"[{Visible.Show(key.Text)}: {key.Request}]")));

    private static bool IsKeys(string line) => line.StartsWith('⌨');
}
