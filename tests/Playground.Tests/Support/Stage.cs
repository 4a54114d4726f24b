using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkshopBot.Tests;

/// <summary>One server for a table of requests.</summary>
public sealed class Stage : IAsyncLifetime
{
    public Playing Playing { get; private set; } = null!;

    public async Task InitializeAsync() => Playing = await Playing.StartAsync();

    public Task DisposeAsync() => Playing.DisposeAsync().AsTask();

    /// <summary>People and messages that the rows of a table speak of, made afresh for each row.</summary>
    public async Task<Scene> SetAsync()
    {
        var dia = await Playing.SomebodyAsync();
        var blocked = await Playing.SomebodyAsync();
        var gone = await Playing.SomebodyAsync();
        var stranger = Playing.World.AddPerson("Never pressed Start");
        var group = Playing.World.AddGroup("Working group 2", [dia.Id]);
        int card = await Playing.SayAsync(dia.Id, "Language?", ""","reply_markup":{"inline_keyboard":[[{"text":"English","callback_data":"en"}]]}""");
        int plain = await Playing.SayAsync(dia.Id, "plain");
        int keys = await Playing.SayAsync(dia.Id, "Phone?", ""","reply_markup":{"keyboard":[["Skip"]]}""");
        var theirs = Playing.World.Say(dia.Id, "hello");
        int deleted = await Playing.SayAsync(dia.Id, "soon gone");
        await Playing.OkAsync("deleteMessage", $$"""{"chat_id":{{dia.Id}},"message_id":{{deleted}}}""");
        var picture = Playing.World.SendPhoto(dia.Id, Files.Png(100, 100), "a caption");
        var photo = await Playing.OkAsync("sendPhoto", $$"""{"chat_id":{{dia.Id}},"photo":"{{picture.File!.Id}}","caption":"a caption"}""");
        var forward = await Playing.OkAsync("forwardMessage", $$"""{"chat_id":{{dia.Id}},"from_chat_id":{{dia.Id}},"message_id":{{theirs.Id}}}""");
        Playing.World.Block(blocked.Id);
        Playing.World.DeleteAccount(gone.Id);
        return new Scene(dia.Id, blocked.Id, gone.Id, stranger.Id, group.Id, card, plain, keys, theirs.Id, deleted,
            (int)photo["message_id"]!, (int)forward["message_id"]!, picture.File.Id, Playing);
    }

    /// <summary>Sends a row as it stands and compares what Telegram would say.</summary>
    public async Task CheckAsync(Row row)
    {
        var scene = await SetAsync();
        object parameters = row.Parameters(scene);
        var answer = parameters switch
        {
            HttpContent body => await Playing.SendAsync(row.Method, body),
            string raw => await Playing.CallAsync(row.Method, raw),
            _ => await Playing.CallAsync(row.Method, JsonSerializer.Serialize(parameters)),
        };
        string said = answer.Description.Length > 0 ? $"{(int)answer.Status} {answer.Description}" : "ok";
        Assert.Equal(row.Answer, said);
        Assert.Equal(row.Answer == "ok", (bool)answer.Body["ok"]!);
        if (row.Answer != "ok")
            Assert.Equal((int)answer.Status, (int)answer.Body["error_code"]!);
    }
}

/// <summary>What a row may use: ids of people and of messages in Dia's chat.</summary>
public sealed record Scene(long Dia, long Blocked, long Gone, long Stranger, long Group, int Card, int Plain, int Keys, int Theirs, int Deleted,
    int Photo, int Forward, string FileId, Playing Playing);

/// <summary>A line of a table: what is sent, what comes back ("ok", or status and description).</summary>
public sealed record Row(string Name, string Method, Func<Scene, object> Parameters, string Answer = "ok")
{
    public static TheoryData<string> Names(IEnumerable<Row> rows)
    {
        var names = new TheoryData<string>();
        foreach (var row in rows)
            names.Add(row.Name);
        return names;
    }
}

/// <summary>Shorthand for the parameters that tables are made of.</summary>
public static class Send
{
    public static string X(int count) => new('x', count);

    public static object Text(Scene to, string text) => new { chat_id = to.Dia, text };

    public static object Html(Scene to, string text) => new { chat_id = to.Dia, text, parse_mode = "HTML" };

    public static object Inline(Scene to, params object[][] rows) =>
        new { chat_id = to.Dia, text = "t", reply_markup = new { inline_keyboard = rows } };

    public static object Button(Scene to, object button) => Inline(to, [button]);

    public static object Keyboard(long chat, object keyboard) => new { chat_id = chat, text = "t", reply_markup = keyboard };

    public static object[] Buttons(int count, int dataBytes = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => new { text = "b", callback_data = X(dataBytes) })];

    /// <summary>A multipart request with one file.</summary>
    public static HttpContent File(Scene to, string field, byte[] bytes, string fileName = "f.bin", string? caption = null)
    {
        var part = new ByteArrayContent(bytes);
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{field}\"", FileName = $"\"{fileName}\"" };
        var form = new MultipartFormDataContent { { new StringContent($"{to.Dia}"), "chat_id" }, part };
        if (caption is not null)
            form.Add(new StringContent(caption), "caption");
        return form;
    }

    public static JsonArray Repeat(int count, Func<int, JsonNode> make) => new([.. Enumerable.Range(0, count).Select(make)]);
}
