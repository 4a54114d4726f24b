using System.Text;

namespace WorkshopBot.Playground.Server;

/// <summary>A text or caption with its formatting, as a method's parameters give it, checked and cleaned.</summary>
internal static class Texts
{
    public static FormattedText ReadText(Arguments arguments, World world, string name = "text", string entities = "entities")
    {
        if (arguments.Text(name).Length == 0)
            throw Refusal.BadRequest(Says.TextEmpty);
        var text = Read(arguments.Text(name), arguments, "parse_mode", entities, world);
        if (text.Text.Length == 0)
            throw Refusal.BadRequest(Says.TextNothingLeft);
        if (text.Length > Limits.TextLength)
            throw Refusal.BadRequest(Says.TextTooLong);
        return AutomaticEntities.Add(text, onlyCommands: world.Lean);
    }

    /// <summary>Empty if there is none.</summary>
    public static FormattedText ReadCaption(Arguments arguments, World world)
    {
        var text = Read(arguments.Text("caption"), arguments, "parse_mode", "caption_entities", world);
        if (text.Length > Limits.CaptionLength)
            throw Refusal.BadRequest(Says.CaptionTooLong);
        return AutomaticEntities.Add(text, onlyCommands: world.Lean);
    }

    public static FormattedText Read(string text, Arguments arguments, string parseModeName, string entitiesName, World world)
    {
        if (Encoding.UTF8.GetByteCount(text) > Limits.UnparsedTextBytes)
            throw Refusal.BadRequest(Says.UnparsedTooLong);
        var parsed = arguments.Text(parseModeName).ToLowerInvariant() switch
        {
            "html" => HtmlMarkup.Parse(text),
            "markdownv2" => MarkdownMarkup.Parse(text),
            "markdown" => LegacyMarkdown.Parse(text),
            "" or "none" => arguments.Json(entitiesName) is { } list ? EntityList.Read(text, list, world) : new FormattedText(text, []),
            _ => throw Refusal.BadRequest(Says.UnsupportedParseMode),
        };
        return TextRules.Clean(parsed.Entities.Count == 0 ? parsed : parsed with { Entities = EntityList.Nest(parsed.Entities) });
    }
}
