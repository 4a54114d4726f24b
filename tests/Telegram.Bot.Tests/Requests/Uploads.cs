using System.Globalization;
using System.Text;
using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace Telegram.Bot.Tests.Requests;

public sealed class Uploads : ClientTestBase
{
    [Theory]
    [InlineData("تذكرة أمل.png")]
    [InlineData("بلیتی باران ١٧.png")]
    [InlineData("ticket-17.png")]
    public async Task A_file_name_goes_out_as_raw_UTF8(string name)
    {
        Server.ThenResult(Some.Message);
        await Bot.SendDocument(1, new InputFileStream(Bytes("picture"), name));
        Assert.Contains($"Content-Disposition: form-data; name=\"0\"; filename=\"{name}\"\r\n", Server.Last.Text);
        Assert.DoesNotContain("=?utf-8", Server.Last.Text);
        Assert.DoesNotContain("filename*", Server.Last.Text);
    }

    [Fact]
    public async Task Fields_are_text_and_objects_are_JSON_text()
    {
        Server.ThenResult(Some.Message);
        await Bot.SendPhoto(1, new InputFileStream(Bytes("picture")), caption: "صورة", hasSpoiler: true, replyParameters: 5);
        Assert.Equal(
            [
                ("chat_id", "1"), ("photo", "attach://0"), ("caption", "صورة"), ("reply_parameters", """{"message_id":5}"""),
                ("has_spoiler", "true"), ("0", "picture"),
            ],
            Parts(Server.Last.Text));
        Assert.Contains("filename=\"file\"\r\nContent-Type: application/octet-stream\r\n", Server.Last.Text);
        Assert.StartsWith("multipart/form-data; boundary=", Server.Last.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(Server.Last.Body.Length.ToString(CultureInfo.InvariantCulture), Server.Last.Headers["Content-Length"]);
    }

    [Fact]
    public async Task Every_stream_has_its_own_part_and_the_same_stream_only_one()
    {
        Server.ThenResult($"[{Some.Message}]");
        var one = Bytes("one");
        await Bot.SendMediaGroup(1, [
            new InputMediaDocument(new InputFileStream(one, "1.txt")),
            new InputMediaDocument(new InputFileStream(Bytes("two"), "2.txt")) { Thumbnail = new InputFileStream(one) },
            new InputMediaDocument("BAAC"),
        ]);
        var parts = Parts(Server.Last.Text);
        Assert.Equal([("0", "one"), ("1", "two")], parts[2..]);
        Assert.Equal(
            """
            [{"type":"document","media":"attach://0"},
            {"type":"document","thumbnail":"attach://0","media":"attach://1"},
            {"type":"document","media":"BAAC"}]
            """.ReplaceLineEndings(""),
            parts[1].Value);
    }

    [Fact]
    public async Task Names_cannot_break_out_of_their_header()
    {
        Server.ThenResult(Some.Message);
        await Bot.SendDocument(1, new InputFileStream(Bytes("x"), "a\"\r\nContent-Type: text/html\r\n\r\n<b>\\.txt"));
        Assert.Contains("filename=\"a'__Content-Type: text/html____<b>_.txt\"\r\n", Server.Last.Text);
    }

    [Fact]
    public async Task A_stream_of_unknown_length_is_announced_with_its_length()
    {
        Server.ThenResult(Some.Message);
        await Bot.SendDocument(1, new InputFileStream(new OneWayStream("one way"), "a.txt"));
        Assert.Equal(("0", "one way"), Parts(Server.Last.Text)[^1]);
        Assert.Equal(Server.Last.Body.Length.ToString(CultureInfo.InvariantCulture), Server.Last.Headers["Content-Length"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_429_the_same_bytes_go_out_again(bool seekable)
    {
        Server.Then(Some.TooMany(seconds: 0), 429).ThenResult(Some.Message);
        using Stream stream = seekable ? Bytes("picture") : new OneWayStream("picture");
        await Bot.SendDocument(1, new InputFileStream(stream, "a.txt"));
        Assert.Equal(2, Server.Requests.Count);
        Assert.All(Server.Requests, request => Assert.Equal(("0", "picture"), Parts(request.Text)[^1]));
        Assert.Equal(seekable, stream.CanRead);
    }

    [Fact]
    public void A_stream_cannot_be_written_into_the_answer_to_a_webhook_call()
    {
        var request = new SendDocumentRequest { ChatId = 1, Document = Bytes("x"), IsWebhookResponse = true };
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Serialize(request, JsonBotAPI.Options));
    }

    [Fact]
    public async Task A_certificate_is_uploaded()
    {
        await Bot.SetWebhook("https://example.org/", certificate: new InputFileStream(Bytes("pem"), "cert.pem"));
        Assert.Equal([("url", "https://example.org/"), ("certificate", "attach://0"), ("0", "pem")], Parts(Server.Last.Text));
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static List<(string Name, string Value)> Parts(string body)
    {
        var boundary = body[..body.IndexOf("\r\n", StringComparison.Ordinal)];
        return [.. body.Split(boundary)[1..^1].Select(part =>
        {
            var head = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var name = part.Split("name=\"")[1].Split('"')[0];
            return (name, part[(head + 4)..^2]);
        })];
    }

    /// <summary>What a pipe or a decompressor is: no length, no way back.</summary>
    private sealed class OneWayStream(string text) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }
    }
}
