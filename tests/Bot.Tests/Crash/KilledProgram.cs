using System.Diagnostics;

namespace WorkshopBot.Tests.Crash;

/// <summary>The running bot, as a process that can be killed without warning.</summary>
internal sealed class KilledProgram(Town town) : IAsyncDisposable
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(20);

    private Process? _process;

    public void Start() => _process = town.Start("run");

    /// <summary>Ends it as a power cut would: nothing is finished.</summary>
    public async Task Kill()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
        _process = null;
    }

    /// <summary>Ends it as Ctrl+C would.</summary>
    public async Task Stop()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Goodbye);
    }

    public async ValueTask DisposeAsync() => await Kill();
}
