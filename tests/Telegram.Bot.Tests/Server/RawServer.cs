using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Telegram.Bot.Tests.Server;

/// <summary>A loopback HTTP server that keeps every request byte by byte and answers as it was told.</summary>
/// <remarks>Nothing of a web framework stands between: a header's raw bytes are what was sent.</remarks>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Reply> _replies = new();
    private readonly ConcurrentQueue<RawRequest> _requests = new();

    private bool _gone;

    public RawServer()
    {
        _listener.Start();
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = Accept();
    }

    public string Url { get; }

    public IReadOnlyList<RawRequest> Requests => [.. _requests];

    public RawRequest Last => Requests[^1];

    /// <summary>Raised when a request has come in, before it is answered.</summary>
    public Action<RawRequest>? Received { get; set; }

    /// <summary>The next answer; without one the server says <c>true</c>.</summary>
    public RawServer Then(Reply reply)
    {
        _replies.Enqueue(reply);
        return this;
    }

    public RawServer Then(string json, int status = 200) => Then(new Reply.Answer(status, "application/json", json));

    public RawServer ThenResult(string result) => Then($$"""{"ok":true,"result":{{result}}}""");

    /// <summary>May be called before the test's end, to be a server that has gone.</summary>
    public void Dispose()
    {
        if (_gone)
            return;
        _gone = true;
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        var stopped = _stop.Token;
        try
        {
            while (!stopped.IsCancellationRequested)
                _ = Serve(await _listener.AcceptSocketAsync(stopped), stopped);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // the test is over
        }
    }

    private async Task Serve(Socket socket, CancellationToken stopped)
    {
        using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            while (await RawRequest.Read(stream, stopped) is { } request)
            {
                _requests.Enqueue(request);
                Received?.Invoke(request);
                var reply = _replies.TryDequeue(out var next) ? next : Reply.True;
                if (!await Send(reply, socket, stream, stopped))
                    return;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // the client went away, or the test is over
        }
    }

    private static async Task<bool> Send(Reply reply, Socket socket, NetworkStream stream, CancellationToken stopped)
    {
        switch (reply)
        {
            case Reply.Answer(var status, var contentType, var body):
                var bytes = Encoding.UTF8.GetBytes(body);
                await stream.WriteAsync(Head(status, contentType, bytes.Length), stopped);
                await stream.WriteAsync(bytes, stopped);
                return true;
            case Reply.Half(var body):
                await stream.WriteAsync(Head(200, "application/json", body.Length + 1000), stopped);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(body), stopped);
                await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, TimeProvider.System, stopped);
                return false;
            case Reply.Silence:
                await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, TimeProvider.System, stopped);
                return false;
            default:
                // closing with nothing lingering sends a reset
                socket.LingerState = new LingerOption(true, 0);
                socket.Close();
                return false;
        }
    }

    private static byte[] Head(int status, string contentType, int length) =>
        Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} Status\r\nContent-Type: {contentType}\r\nContent-Length: {length}\r\n\r\n"));
}

/// <summary>What the server does with a request.</summary>
internal abstract record Reply
{
    private Reply()
    {
    }

    public static Reply True { get; } = new Answer(200, "application/json", """{"ok":true,"result":true}""");

    public sealed record Answer(int Status, string ContentType, string Body) : Reply;

    /// <summary>The beginning of an answer that never ends.</summary>
    public sealed record Half(string Body) : Reply;

    public sealed record Silence : Reply;

    public sealed record Reset : Reply;
}
