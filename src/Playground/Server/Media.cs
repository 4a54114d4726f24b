using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>Reads a file parameter: an upload, a part named by <c>attach://</c>, or the id of a file sent before.</summary>
internal sealed class Media(World world)
{
    /// <summary>The members that show the file and its caption; the file is kept.</summary>
    public JsonObject ReadContent(Arguments arguments, string kind)
    {
        var caption = Texts.ReadCaption(arguments, world);
        var file = Read(arguments, kind, kind);
        return Content(file, caption, arguments);
    }

    /// <summary>The same for InputMedia: <c>{"type":…,"media":…,"caption":…}</c>.</summary>
    public JsonObject ReadItem(JsonObject item, Arguments around)
    {
        var arguments = around.Within(item);
        string kind = arguments.Text("type");
        if (kind is not ("photo" or "document" or "video" or "audio" or "animation"))
            throw Refusal.BadRequest("can't parse InputMedia: type is invalid");
        var caption = Texts.ReadCaption(arguments, world);
        return Content(Read(arguments, "media", kind), caption, arguments);
    }

    private JsonObject Content(StoredFile file, FormattedText caption, Arguments arguments)
    {
        var content = new JsonObject { [file.Kind] = world.RenderFile(file) };
        if (caption.Text.Length > 0)
        {
            foreach (var (name, value) in TextRules.ToContent(caption, "caption", "caption_entities"))
                content[name] = value.Copy();
        }
        if (arguments.Flag("has_spoiler"))
            content["has_media_spoiler"] = true;
        if (arguments.Flag("show_caption_above_media"))
            content["show_caption_above_media"] = true;
        return content;
    }

    private StoredFile Read(Arguments arguments, string field, string kind)
    {
        string named = arguments.Text(field);
        var upload = named.StartsWith("attach://", StringComparison.Ordinal)
            ? arguments.Upload(named["attach://".Length..]) ?? throw Refusal.BadRequest(Says.WrongFile)
            : arguments.Upload(field);
        if (upload is not null)
            return Keep(upload, kind, arguments.Int("duration") ?? 0);
        if (named.Length == 0)
            throw Refusal.BadRequest(Says.NoFile(kind));
        if (named.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || named.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            throw Refusal.BadRequest(Says.UrlNotFetched); // this world has no other servers
        var file = world.FindFile(named) ?? throw Refusal.BadRequest(named.Length < 16 ? Says.WrongFile : Says.FileUnavailable);
        return file.Kind == kind ? file : throw Refusal.BadRequest(Says.FileOfOtherType(file.Kind, kind));
    }

    private StoredFile Keep(Upload upload, string kind, int duration)
    {
        if (upload.Bytes.Length == 0)
            throw Refusal.BadRequest(Says.FileEmpty);
        if (kind == "photo")
            CheckPhoto(upload.Bytes);
        return world.AddFile(kind, upload.Bytes, upload.FileName.Length > 0 ? upload.FileName : "file", upload.MimeType, duration);
    }

    private static void CheckPhoto(byte[] bytes)
    {
        if (bytes.Length > Limits.PhotoBytes)
            throw Refusal.BadRequest(Says.PhotoTooBig);
        if (Images.Measure(bytes) is not var (width, height))
            throw Refusal.BadRequest(Says.NotAPicture);
        if (width <= 0 || height <= 0 || width + height > Limits.PhotoSidesTogether
            || Math.Max(width, height) > Limits.PhotoSidesRatio * Math.Min(width, height))
            throw Refusal.BadRequest(Says.PhotoDimensions);
    }
}
