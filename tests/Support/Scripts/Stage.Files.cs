using WorkshopBot.Data.Authoring;
using WorkshopBot.Data.Files;
using WorkshopBot.Playground;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>What happens to files on their way, and what is left of them.</summary>
internal sealed partial class Stage
{
    private static readonly TimeSpan Hanging = TimeSpan.FromHours(1);

    /// <summary>Lets the next file fail.</summary>
    /// <returns>False when the words name no such trouble.</returns>
    private bool Fail(string what)
    {
        Fault? fault = what switch
        {
            "getFile fails for good" => new() { Kind = FaultKind.ServerError, Method = "getFile", Status = 400 },
            "a download breaks off" => new() { Kind = FaultKind.Truncated, Method = Fault.Download },
            _ => null,
        };
        if (fault is not null)
            _server.Faults.Add(fault);
        return fault is not null;
    }

    /// <summary>The file hangs on its way until everything else is done; what was to go wrong with it does so after the start.</summary>
    private async Task SendAndStopAsync(Action send, bool isCrash)
    {
        var troubles = _server.Faults.Active.Select(active => active.Fault).ToList();
        _server.Faults.Clear();
        _server.Faults.Add(new Fault { Kind = FaultKind.Latency, Method = "getFile", Latency = Hanging, Times = null });
        send();
        var isAllElseDone = false;
        while (!isAllElseDone)
        {
            await _bot!.Loop.Run(turn => isAllElseDone = AttachmentStore.Waiting(turn.Work, 1).Count + DraftStore.Waiting(turn.Work, 1).Count > 0
                && turn.Work.Value<int>("select count(*) from outbox where done_at is null") == 0);
        }
        if (isCrash)
            await _bot!.DisposeAsync();
        else
            await StopAsync();
        _server.Faults.Clear();
        troubles.ForEach(_server.Faults.Add);
        await StartAsync();
    }

    private int FilesOnTheDisk() => Directory.Exists(_folder.At("files")) ? Directory.GetFiles(_folder.At("files")).Length : 0;
}
