using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using WorkshopBot.Playground.Server;

namespace WorkshopBot.Playground;

/// <summary>Files in messages.</summary>
public sealed partial class World
{
    private static readonly Dictionary<string, (string Folder, string Prefix)> Shelves = new()
    {
        ["photo"] = ("photos", "AgACAgIAAxk"),
        ["document"] = ("documents", "BQACAgIAAxk"),
        ["voice"] = ("voice", "AwACAgIAAxk"),
        ["sticker"] = ("stickers", "CAACAgIAAxk"),
        ["video"] = ("videos", "BAACAgIAAxk"),
        ["audio"] = ("music", "CQACAgIAAxk"),
        ["animation"] = ("animations", "CgACAgIAAxk"),
    };

    internal StoredFile? FindFile(string fileId) => _files.GetValueOrDefault(fileId);

    internal StoredFile? FindFileByPath(string path) => _filesByPath.GetValueOrDefault(path);

    /// <summary>Keeps an uploaded file; a photo gets a smaller size beside it (of the same bytes: nothing is scaled).</summary>
    internal StoredFile AddFile(string kind, byte[] bytes, string? name, string? mimeType, int duration = 0)
    {
        var (width, height) = kind == "photo" || mimeType?.StartsWith("image/", StringComparison.Ordinal) == true ? Images.Measure(bytes) ?? (0, 0) : (0, 0);
        string? smaller = null;
        if (kind == "photo")
        {
            double scale = Math.Min(1, 320.0 / Math.Max(width, height));
            smaller = Shelve(kind, bytes, null, null, (int)(width * scale), (int)(height * scale), 0, null).Id;
        }
        return Shelve(kind, bytes, kind is "photo" or "voice" ? null : name, kind == "photo" ? null : mimeType, width, height, duration, smaller);
    }

    /// <summary>The member of Message that shows this file: an array of sizes for a photo.</summary>
    internal JsonNode RenderFile(StoredFile file)
    {
        if (file.Kind != "photo")
            return RenderOne(file);
        var sizes = new JsonArray();
        if (file.SmallerId is { } id && _files.GetValueOrDefault(id) is { } smaller)
            sizes.Add(RenderOne(smaller));
        sizes.Add(RenderOne(file));
        return sizes;
    }

    internal static JsonObject RenderDownload(StoredFile file) => new()
    {
        ["file_id"] = file.Id,
        ["file_unique_id"] = file.UniqueId,
        ["file_size"] = file.Size,
        ["file_path"] = file.Path,
    };

    private static JsonObject RenderOne(StoredFile file)
    {
        var json = new JsonObject { ["file_id"] = file.Id, ["file_unique_id"] = file.UniqueId, ["file_size"] = file.Size };
        if (file.Name is not null)
            json["file_name"] = file.Name;
        if (file.MimeType is not null)
            json["mime_type"] = file.MimeType;
        if (file.Kind is "photo" or "sticker" or "video" or "animation")
        {
            json["width"] = file.Width;
            json["height"] = file.Height;
        }
        if (file.Kind is "voice" or "audio" or "video" or "animation")
            json["duration"] = file.Duration;
        if (file.Kind == "sticker")
        {
            json["type"] = "regular";
            json["is_animated"] = false;
            json["is_video"] = false;
        }
        return json;
    }

    private StoredFile Shelve(string kind, byte[] bytes, string? name, string? mimeType, int width, int height, int duration, string? smaller)
    {
        int number = ++Counters.LastFile;
        var (folder, prefix) = Shelves[kind];
        string unique = Convert.ToBase64String(Encoding.ASCII.GetBytes(number.ToString("D9", CultureInfo.InvariantCulture))).TrimEnd('=');
        string extension = kind == "photo" ? ".jpg" : kind == "voice" ? ".oga" : Path.GetExtension(name ?? "");
        var file = new StoredFile
        {
            Id = prefix + unique,
            UniqueId = "AQAD" + unique,
            Kind = kind,
            Path = $"{folder}/file_{number}{(extension.All(c => char.IsAsciiLetterOrDigit(c) || c == '.') ? extension : "")}",
            Name = name,
            MimeType = mimeType,
            Size = bytes.Length,
            Width = width,
            Height = height,
            Duration = duration,
            Bytes = Lean ? null : bytes,
            SmallerId = smaller,
        };
        Keep(file);
        if (file.Size <= LargestStoredFile)
            Store(file);
        StoreCounters();
        return file;
    }

    private void Keep(StoredFile file)
    {
        _files[file.Id] = file;
        _filesByPath[file.Path] = file;
    }
}
