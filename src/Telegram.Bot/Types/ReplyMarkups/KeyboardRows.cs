namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Rows of buttons that grow; both keyboards build on it.</summary>
internal static class KeyboardRows
{
    public static List<List<TButton>> OneRow<TButton>(IEnumerable<TButton> buttons) => [[.. buttons]];

    public static void AppendToLast<TButton>(IEnumerable<IEnumerable<TButton>> rows, params ReadOnlySpan<TButton> buttons)
    {
        var growing = Growing(rows);
        if (growing.Count == 0)
            growing.Add([]);
        growing[^1].AddRange(buttons);
    }

    public static void AppendRow<TButton>(IEnumerable<IEnumerable<TButton>> rows, TButton[] buttons) =>
        Growing(rows).Add([.. buttons]);

    private static List<List<TButton>> Growing<TButton>(IEnumerable<IEnumerable<TButton>> rows) =>
        rows as List<List<TButton>>
        ?? throw new InvalidOperationException("Only a keyboard begun empty, with one button or with one row takes more buttons.");
}
