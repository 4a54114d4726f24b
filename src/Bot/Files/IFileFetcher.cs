namespace WorkshopBot.Files;

/// <summary>Fetches what people sent from where the chat keeps it.</summary>
internal interface IFileFetcher
{
    /// <summary>Fetches a file; passing trouble is waited out inside.</summary>
    /// <exception cref="OperationCanceledException">The bot is stopping.</exception>
    Task<FetchOutcome> Fetch(string fileId, CancellationToken cancellationToken);
}

/// <summary>How a fetch has ended. A closed family.</summary>
internal abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <summary>The whole file.</summary>
    public sealed record Arrived(byte[] Content) : FetchOutcome;

    /// <summary>It will never come; <paramref name="Reason"/> as in <see cref="Data.Files.Attachment.Reason"/>.</summary>
    public sealed record Lost(string Reason) : FetchOutcome;
}
