using System.Net;
using System.Net.Sockets;
using System.Text;
using WorkshopBot.Playground;

namespace WorkshopBot.Tests;

/// <summary>Who may talk to the server, and where it listens.</summary>
public sealed class Access
{
    private static readonly (string Header, string Value, bool LetIn)[] Headers =
    [
        ("Host", "127.0.0.1:5080", true),
        ("Host", "localhost", true),
        ("Host", "LOCALHOST:5080", true),
        ("Host", "[::1]:5080", true),
        ("Host", "127.8.9.1", true),
        ("Host", "evil.example", false),
        ("Host", "127.0.0.1.evil.example", false),
        ("Host", "localhost.evil.example", false),
        ("Host", "192.168.1.7", false),
        ("Host", "", false),
        ("Origin", "http://127.0.0.1:5080", true),
        ("Origin", "http://localhost:3000", true),
        ("Origin", "https://evil.example", false),
        ("Origin", "http://127.0.0.1.evil.example", false),
        ("Origin", "null", false),
        ("Sec-Fetch-Site", "same-origin", true),
        ("Sec-Fetch-Site", "none", true),
        ("Sec-Fetch-Site", "cross-site", false),
    ];

    private static readonly string[] Paths = ["/", "/playground/api/state", "/bot5080:playground/getMe"];

    public static TheoryData<string, string, bool> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, bool>();
            foreach (var (header, value, letIn) in Headers)
                rows.Add(header, value, letIn);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Only_this_machine_is_let_in(string header, string value, bool letIn)
    {
        await using var playing = await Playing.StartAsync();
        foreach (string path in Paths)
        {
            string host = header == "Host" ? value : "127.0.0.1";
            string more = header == "Host" ? "" : $"{header}: {value}\r\n";
            string status = await RawAsync(playing.Server.Address.Port, $"GET {path} HTTP/1.1\r\nHost: {host}\r\n{more}Connection: close\r\n\r\n");
            Assert.StartsWith(letIn ? "HTTP/1.1 200" : "HTTP/1.1 4", status);
        }
    }

    [Fact]
    public async Task A_taken_port_moves_it_to_the_next_free_one()
    {
        await using var first = await Playing.StartAsync();
        await using var second = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = first.Server.Address.ToString() });
        Assert.InRange(second.Address.Port, first.Server.Address.Port + 1, first.Server.Address.Port + 20);
    }

    [Fact]
    public async Task It_does_not_listen_to_the_outside() =>
        await Assert.ThrowsAsync<ArgumentException>(() => PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://0.0.0.0:0" }));

    [Fact]
    public async Task The_page_runs_nothing_but_its_own_scripts()
    {
        await using var playing = await Playing.StartAsync();
        using var page = await playing.Http.GetAsync("/");
        string html = await page.Content.ReadAsStringAsync();
        Assert.Contains("default-src 'none'; script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("style=", html);
        Assert.DoesNotContain("onclick", html);
        foreach (string file in (string[])["playground.css", "playground.js", "chat.js", "playground.svg"])
        {
            Assert.Contains(file, html);
            Assert.Equal(HttpStatusCode.OK, (await playing.Http.GetAsync($"/{file}")).StatusCode);
        }
    }

    [Fact]
    public async Task A_file_somebody_sent_is_never_a_page()
    {
        await using var playing = await Playing.StartAsync();
        var dia = await playing.SomebodyAsync();
        var page = playing.World.SendDocument(dia.Id, "<script>alert(1)</script>"u8.ToArray(), "a\"b\r\n.html", "text/html");
        using var got = await playing.Http.GetAsync($"/playground/api/files/{page.File!.Id}");
        Assert.Equal("application/octet-stream", got.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", got.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", got.Headers.GetValues("X-Content-Type-Options").Single());
    }

    private static async Task<string> RawAsync(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync() ?? "";
    }
}
