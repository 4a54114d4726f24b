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

    private async Task CrashWhileFetchingAsync(CastMember who)
    {
        _server.Faults.Add(new Fault { Kind = FaultKind.Latency, Method = "getFile", Latency = Hanging, Times = null });
        World.SendPhoto(who.TelegramId, Picture);
        var isWaiting = false;
        while (!isWaiting)
            await _bot!.Loop.Run(turn => isWaiting = AttachmentStore.Waiting(turn.Work, 1).Count > 0);
        await _bot!.DisposeAsync();
        _server.Faults.Clear();
        await StartAsync();
    }

    private int FilesOnTheDisk() => Directory.Exists(_folder.At("files")) ? Directory.GetFiles(_folder.At("files")).Length : 0;
}
