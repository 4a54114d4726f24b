using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace WorkshopBot.Tests.Faults;

/// <summary>The program as a process: what it says is kept, and it can be killed without warning.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const int FileSizeLimit = 1; // RLIMIT_FSIZE
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningProgram(Process process) => _process = process;

    public string Log
    {
        get
        {
            lock (_lines)
                return string.Join('\n', _lines);
        }
    }

    public static RunningProgram Start(string program, IEnumerable<string> arguments, string folder, Dictionary<string, string> settings)
    {
        // a file that may not grow is then an error of the write, as on a full disk, and no signal that ends the program
        var start = new ProcessStartInfo("/bin/sh", ["-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh", program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = new Process { StartInfo = start };
        var running = new RunningProgram(process);
        process.OutputDataReceived += (_, line) => running.Note(line.Data);
        process.ErrorDataReceived += (_, line) => running.Note(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Waits for a line with these words; they may have been said already.</summary>
    public async Task<string> Says(string words, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_lines)
            {
                if (_lines.Find(line => line.Contains(words, StringComparison.Ordinal)) is { } found)
                    return found;
                more = _more.Task;
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    /// <summary>From now on every write to a file fails, or none does any more.</summary>
    public void FillDisk(bool isFull)
    {
        var limit = new Limit { Soft = isFull ? 1UL : ulong.MaxValue, Hard = ulong.MaxValue };
        Assert.Equal(0, SetLimit(_process.Id, FileSizeLimit, in limit, IntPtr.Zero));
    }

    public async Task<int> Ended(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends it in good order. Not by Ctrl+C: a shell that runs the tests in the background makes that be ignored.</summary>
    public async Task Stop()
    {
        using var interrupt = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await interrupt.WaitForExitAsync();
        await _process.WaitForExitAsync().WaitAsync(Goodbye, TimeProvider.System);
    }

    /// <summary>Ends it as a power cut would (SIGKILL), if it still runs: nothing is finished.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        if (line is null)
            return;
        lock (_lines)
        {
            _lines.Add(line);
            var waiting = _more;
            _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.SetResult();
        }
    }

    [DllImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    private static extern int SetLimit(int processId, int resource, in Limit limit, IntPtr old);

    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
