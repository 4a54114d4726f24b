using System.Text.Json;
using System.Text.Json.Nodes;

namespace WorkshopBot.Tests;

/// <summary>What becomes of a text: markup, entities, characters that Telegram removes.</summary>
public sealed class Formatting(Stage stage) : IClassFixture<Stage>
{
    /// <summary>The entities as <c>type offset+length extra</c>.</summary>
    private static readonly (string Name, string Mode, string Text, string Shown, string Entities)[] Table =
    [
        ("tags and their synonyms", "HTML", "<b>a</b><strong>b</strong><i>c</i><em>d</em><u>e</u><ins>f</ins><s>g</s><strike>h</strike><del>i</del>", "abcdefghi",
            "bold 0+1 | bold 1+1 | italic 2+1 | italic 3+1 | underline 4+1 | underline 5+1 | strikethrough 6+1 | strikethrough 7+1 | strikethrough 8+1"),
        ("spoilers", "HTML", "<span class=\"tg-spoiler\">a</span><tg-spoiler>b</tg-spoiler>", "ab", "spoiler 0+1 | spoiler 1+1"),
        ("nested tags", "HTML", "<b>a<i>b</i></b>", "ab", "bold 0+2 | italic 1+1"),
        ("a link", "HTML", "<a href=\"https://example.org/?a=1&amp;b=2\">here</a>", "here", "text_link 0+4 https://example.org/?a=1&b=2"),
        ("a link to nowhere is its text", "HTML", "<a href=\"nowhere\">here</a>", "here", ""),
        ("code in a language", "HTML", "<pre><code class=\"language-sql\">select 1</code></pre>", "select 1", "pre 0+8 sql"),
        ("code holds nothing", "HTML", "<code>a<b>b</b></code>", "ab", "code 0+2"),
        ("quotations", "HTML", "<blockquote>a</blockquote>\n<blockquote expandable>b</blockquote>", "a\nb", "blockquote 0+1 | expandable_blockquote 2+1"),
        ("a time", "HTML", "<tg-time unix=\"1763100000\" format=\"wDT\">Friday</tg-time>", "Friday", "date_time 0+6 1763100000"),
        ("the four names and any number", "HTML", "&lt;&gt;&amp;&quot;&#1576;&#x628;&nbsp;", "<>&\"بب&nbsp;", ""),
        ("capital tags", "HTML", "<B>a</B>", "a", "bold 0+1"),
        ("a mode in other letters", "html", "<b>a</b>", "a", "bold 0+1"),
        ("offsets are UTF-16 units", "HTML", "😀<b>ب</b>", "😀ب", "bold 2+1"),

        ("marks", "MarkdownV2", "*a*_b_ __c__~d~||e||`f`", "ab cdef", "bold 0+1 | italic 1+1 | underline 3+1 | strikethrough 4+1 | spoiler 5+1 | code 6+1"),
        ("nested marks", "MarkdownV2", "*a _b_*", "a b", "bold 0+3 | italic 2+1"),
        ("escapes", "MarkdownV2", "\\*a\\* \\. \\\\", "*a* . \\", ""),
        ("a link in brackets", "MarkdownV2", "[here](https://example.org/\\))", "here", "text_link 0+4 https://example.org/)"),
        ("a block of code", "MarkdownV2", "```sql\nselect *```", "select *", "pre 0+8 sql"),
        ("a quotation of two lines", "MarkdownV2", ">a\n>b\nc", "a\nb\nc", "blockquote 0+3"),
        ("a folded quotation", "MarkdownV2", "**>a\n>b||", "a\nb", "expandable_blockquote 0+3"),
        ("the old Markdown", "Markdown", "*a* _b_ `c` [d](https://example.org)", "a b c d", "bold 0+1 | italic 2+1 | code 4+1 | text_link 6+1 https://example.org"),

        ("no mode is no markup", "", "<b>*a*</b>", "<b>*a*</b>", ""),
        ("white space around goes", "", " \n a \n ", "a", ""),
        ("what stands before a trimmed bold word", "HTML", "  <b>a</b>  ", "a", "bold 0+1"),
        ("a bold space is nothing", "HTML", "a<b> </b>", "a", ""),
        ("tabs and controls become spaces", "", "a\tb\u0001c\r\nd", "a b c\nd", ""),
        ("separators and directional overrides vanish", "", "a\u2028\u2029\u202A\u202B\u202C\u202D\u202Eb", "ab", ""),
        ("isolates, single marks and ZWNJ stay", "", "\u200Fا\u2068KR7\u2069 می\u200Cروم", "\u200Fا\u2068KR7\u2069 می\u200Cروم", ""),
        ("of a run of marks only the last stays one", "", "a\u200E\u200F\u200Eb", "a\u200C\u200C\u200Eb", ""),
        ("entities move along with what vanished", "HTML", "\u202Ba <b>b</b>\u202C", "a b", "bold 2+1"),

        ("what becomes a link by itself", "", "/start@some_bot #tag @somebody a@b.com https://example.org/x.", "/start@some_bot #tag @somebody a@b.com https://example.org/x.",
            "bot_command 0+15 | hashtag 16+4 | mention 21+9 | email 31+7 | url 39+21"),
        ("but not inside code", "HTML", "<code>/start</code>", "/start", "code 0+6"),
    ];

    /// <summary>Entities given explicitly: how those that overlap are made to nest.</summary>
    private static readonly (string Name, string Given, string Kept)[] Overlaps =
    [
        ("one inside the other", "bold 0+6 | italic 2+2", "bold 0+6 | italic 2+2"),
        ("crossing: the later is cut in two", "bold 0+4 | italic 2+4", "bold 0+4 | italic 2+2 | italic 4+2"),
        ("code holds nothing", "code 0+6 | bold 1+2", "code 0+6"),
        ("quotations do not nest", "blockquote 0+6 | expandable_blockquote 1+2", "blockquote 0+6"),
        ("of no length", "bold 3+0", ""),
    ];

    public static TheoryData<string> Texts => [.. Table.Select(r => r.Name)];

    public static TheoryData<string> Given => [.. Overlaps.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_is_shown_as_Telegram_shows_it(string name)
    {
        var row = Array.Find(Table, r => r.Name == name);
        var dia = await stage.Playing.SomebodyAsync();
        var sent = await stage.Playing.OkAsync("sendMessage",
            JsonSerializer.Serialize(new { chat_id = dia.Id, text = row.Text, parse_mode = row.Mode }));
        Assert.Equal(row.Shown, (string)sent["text"]!);
        Assert.Equal(row.Entities, Describe(sent["entities"]));
    }

    [Theory]
    [MemberData(nameof(Given))]
    public async Task Given_entities_are_made_to_nest(string name)
    {
        var row = Array.Find(Overlaps, r => r.Name == name);
        var dia = await stage.Playing.SomebodyAsync();
        var entities = row.Given.Split(" | ").Select(e => e.Split(' ', '+'))
            .Select(e => new { type = e[0], offset = int.Parse(e[1], null), length = int.Parse(e[2], null) });
        var sent = await stage.Playing.OkAsync("sendMessage", JsonSerializer.Serialize(new { chat_id = dia.Id, text = "abcdef", entities }));
        Assert.Equal(row.Kept, Describe(sent["entities"]));
    }

    [Fact]
    public async Task File_names_are_read_as_raw_bytes()
    {
        var scene = await stage.SetAsync();
        var plain = await stage.Playing.SendAsync("sendDocument", Raw(scene.Dia, "filename=\"قائمة.xlsx\""));
        Assert.Equal("قائمة.xlsx", (string)plain.Body["result"]!["document"]!["file_name"]!);

        // what .NET's own multipart writer makes of such a name: people see exactly that
        var encoded = await stage.Playing.SendAsync("sendDocument", Raw(scene.Dia, "filename=\"=?utf-8?B?2YI=?=\"; filename*=utf-8''x"));
        Assert.Equal("=?utf-8?B?2YI=?=", (string)encoded.Body["result"]!["document"]!["file_name"]!);
    }

    [Fact]
    public async Task Parameters_may_come_by_query_form_multipart_or_JSON()
    {
        var dia = await stage.Playing.SomebodyAsync();
        string keyboard = """{"inline_keyboard":[[{"text":"b","callback_data":"c"}]]}""";
        var parameters = new Dictionary<string, string> { ["chat_id"] = $"{dia.Id}", ["text"] = "سلام", ["reply_markup"] = keyboard };
        var multipart = new MultipartFormDataContent();
        foreach (var (name, value) in parameters)
            multipart.Add(new StringContent(value), name);

        string query = string.Join('&', parameters.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));
        await stage.Playing.SendAsync($"sendMessage?{query}", null);
        await stage.Playing.SendAsync("sendMessage", new FormUrlEncodedContent(parameters));
        await stage.Playing.SendAsync("sendMessage", multipart);
        await stage.Playing.CallAsync("sendMessage", JsonSerializer.Serialize(parameters));

        var shown = stage.Playing.World.Chat(dia.Id).Messages.Where(m => m.FromBot).ToList();
        Assert.Equal(["سلام", "سلام", "سلام", "سلام"], shown.Select(m => m.Text));
        Assert.All(shown, m => Assert.Equal("c", m.Buttons[0][0].Data));
    }

    private static StringContent Raw(long chatId, string fileName)
    {
        var content = new StringContent(
            $"--edge\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n{chatId}\r\n"
            + $"--edge\r\nContent-Disposition: form-data; name=\"document\"; {fileName}\r\nContent-Type: text/plain\r\n\r\nx\r\n--edge--\r\n");
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=edge");
        return content;
    }

    private static string Describe(JsonNode? entities) => string.Join(" | ", (entities as JsonArray ?? []).Select(e =>
    {
        string extra = (string?)e!["url"] ?? (string?)e["language"] ?? e["unix_time"]?.ToString() ?? "";
        return $"{e["type"]} {e["offset"]}+{e["length"]} {extra}".TrimEnd();
    }));
}
