namespace WorkshopBot.Outbox;

/// <summary>Long texts as several messages: parted where a paragraph or a line ends, a line that is too long itself between two words.</summary>
internal static class TextParts
{
    /// <summary>The text in parts, none empty, of at most <paramref name="longest"/> UTF-16 units. Line ends at a joint are left out.</summary>
    public static List<string> Of(string text, int longest)
    {
        var parts = new List<string>();
        var rest = text;
        while (rest.Length > longest)
        {
            var end = EndOfPart(rest, longest);
            parts.Add(rest[..end].TrimEnd('\n', ' '));
            rest = rest[end..].TrimStart('\n', ' ');
        }

        if (rest.Length > 0 || parts.Count == 0)
        {
            parts.Add(rest);
        }

        parts.RemoveAll(part => part.Length == 0);
        return parts.Count == 0 ? [text] : parts;
    }

    private static int EndOfPart(string text, int longest)
    {
        // a paragraph that ends early would leave a short message and a long one
        var paragraph = text.LastIndexOf("\n\n", longest, longest - (longest / 2), StringComparison.Ordinal);
        if (paragraph > 0)
        {
            return paragraph;
        }

        if (text.LastIndexOf('\n', longest, longest) is > 0 and var line)
        {
            return line;
        }

        if (text.LastIndexOf(' ', longest, longest) is > 0 and var word)
        {
            return word;
        }

        return char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
    }
}
