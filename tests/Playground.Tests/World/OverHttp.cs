using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WorkshopBot.Playground;

namespace WorkshopBot.Tests;

/// <summary>What a test in another process uses.</summary>
public sealed class OverHttp
{
    [Fact]
    public async Task A_whole_conversation_can_be_driven_by_HTTP_alone()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await PostAsync("people", new { firstName = "ضياء", languageCode = "ar", id = 77 });
        Assert.Equal(77, (int)dia["id"]!);
        await PostAsync("start", new { person = 77, payload = "w_1" });
        int card = await playing.SayAsync(77, "Language?", ""","reply_markup":{"inline_keyboard":[[{"text":"English","callback_data":"en"}]]}""");
        foreach (object press in (object[])
            [new { person = 77, message = card, row = 0, column = 0 }, new { person = 77, message = card, label = "English" }, new { person = 77, message = card, data = "old" }])
            Assert.NotNull((await PostAsync("tap", press))["tap"]);
        string tap = (string)(await PostAsync("tap", new { person = 77, message = card, label = "English" }))["tap"]!;
        Assert.False((bool)(await GetAsync($"tap?id={tap}"))["answered"]!);
        await playing.OkAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{tap}}"}""");
        Assert.True((bool)(await GetAsync($"tap?id={tap}"))["answered"]!);

        await playing.SayAsync(77, "Phone?", ""","reply_markup":{"keyboard":[[{"text":"Share","request_contact":true}]]}""");
        Assert.Equal(77, (long)(await PostAsync("key", new { person = 77, label = "Share" }))["details"]!["contact"]!["user_id"]!);
        await PostAsync("contact", new { person = 77, phone = "964770", firstName = "Other" });
        await PostAsync("location", new { person = 77, latitude = 30.5, longitude = 47.8 });
        var said = await PostAsync("say", new { person = 77, text = "مرحبا" });
        await PostAsync("edit", new { person = 77, message = (int)said["id"]!, text = "مرحباً" });
        using var photo = await playing.Http.PostAsync("/playground/api/photo?person=77&caption=c", new ByteArrayContent(Files.Png(8, 8)));
        using var file = await playing.Http.PostAsync("/playground/api/document?person=77&name=a.csv", new ByteArrayContent([1]));
        await PostAsync("block", new { person = 77 });

        var chat = await GetAsync("chat?id=77");
        Assert.Equal("text text text contact contact location text photo document",
            string.Join(' ', chat["messages"]!.AsArray().Select(m => (string)m!["kind"]!)));
        Assert.Equal("Share", (string)chat["keyboard"]!["rows"]![0]![0]!["text"]!);
        Assert.True((bool)(await GetAsync("people")).AsArray().Single(p => (long)p!["id"]! == 77)!["blocked"]!);

        async Task<JsonNode> PostAsync(string action, object body)
        {
            using var answer = await playing.Http.PostAsJsonAsync($"/playground/api/{action}", body);
            string text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, text);
            return JsonNode.Parse(text)!;
        }

        async Task<JsonNode> GetAsync(string what) => JsonNode.Parse(await playing.Http.GetStringAsync($"/playground/api/{what}"))!;
    }

    [Fact]
    public async Task Who_waits_for_a_change_hears_of_it_at_once()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        long since = playing.World.LastChange;
        var waiting = playing.Http.GetStringAsync($"/playground/api/changes?since={since}&timeout=30");
        await playing.SayAsync(dia.Id, "hello");
        var answer = JsonNode.Parse(await waiting)!;
        Assert.Equal("hello", (string)answer["changes"]![0]!["message"]!["text"]!);
        Assert.Equal(since + 1, (long)answer["last"]!);
        Assert.Empty(JsonNode.Parse(await playing.Http.GetStringAsync($"/playground/api/changes?since={since + 1}"))!["changes"]!.AsArray());
    }

    [Fact]
    public async Task Faults_are_set_and_cleared_by_HTTP()
    {
        await using var playing = await Playing.StartAsync();
        await playing.Http.PostAsJsonAsync("/playground/api/faults", new { kind = "tooManyRequests", method = "getMe", retryAfter = 3 });
        Assert.Equal(new Fault { Kind = FaultKind.TooManyRequests, Method = "getMe", RetryAfter = 3 }, playing.Server.Faults.Active.Single().Fault);
        await playing.Http.PostAsJsonAsync("/playground/api/clearFaults", new { });
        await playing.OkAsync("getMe");
    }

    [Theory]
    [InlineData("say", """{"person":1,"text":"x"}""", "There is no person 1.")]
    [InlineData("say", """{"text":"x"}""", "'person' is missing.")]
    [InlineData("tap", """{"person":5080000001,"message":9,"label":"x"}""", "The bot has no message 9 in the chat 5080000001.")]
    [InlineData("key", """{"person":5080000001,"label":"x"}""", "No key 'x' is shown, only: .")]
    [InlineData("people", """{"firstName":"x","id":5080000001}""", "The user id 5080000001 is taken.")]
    [InlineData("start", """{"person":5080000001,"payload":"a b"}""", "Telegram opens no link with the payload 'a b': 1-64 of A-Z a-z 0-9 _ - are allowed.")]
    public async Task What_an_app_does_not_allow_is_said(string action, string body, string error)
    {
        await using var playing = await Playing.StartAsync();
        using var answer = await playing.Http.PostAsync($"/playground/api/{action}", new StringContent(body, null, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(error, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!);
    }

    [Fact]
    public async Task Lean_it_shows_no_page_knows_nobody_and_keeps_only_what_edits_need()
    {
        await using var playing = await Playing.StartAsync(o => o.Lean = true);
        Assert.Empty(playing.World.People);
        Assert.Equal(HttpStatusCode.NotFound, (await playing.Http.GetAsync("/")).StatusCode);
        var dia = await playing.SomebodyAsync();
        int id = 0;
        for (int i = 0; i < 200; i++)
            id = await playing.SayAsync(dia.Id, $"{i}");
        Assert.InRange(playing.World.Chat(dia.Id).Messages.Count, 1, 100);
        await playing.OkAsync("editMessageText", $$"""{"chat_id":{{dia.Id}},"message_id":{{id}},"text":"edited"}""");
    }
}
