using System.Text.Json;
using System.Text.Json.Serialization;
using Telegram.Bot.Types;

namespace Telegram.Bot.Serialization;

/// <summary>A file as the API takes it in JSON: its id, its address on the web, or <c>attach://N</c>.</summary>
internal sealed class InputFileConverter<TFile> : JsonConverter<TFile> where TFile : InputFile
{
    public override TFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Files to send are never received.");

    public override void Write(Utf8JsonWriter writer, TFile value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value switch
        {
            InputFileId file => file.Id,
            InputFileUrl file => file.Url.OriginalString,
            InputFileStream file => Attachments.AddressOf(file)
                ?? throw new JsonException("A stream can only be sent in a multipart body."),
            _ => throw new JsonException("An unknown kind of file."),
        });
}
