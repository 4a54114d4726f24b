using Polly;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using WorkshopBot.Files;
using WorkshopBot.Hosting;

namespace WorkshopBot.Inbox;

/// <summary>Files from Telegram: getFile, then the download. A path that getFile gives is good for an hour, so each try begins with getFile.</summary>
internal sealed class FileFetcher(BotConnection connection, NetworkPatience patience) : IFileFetcher
{
    private readonly ResiliencePipeline _pipeline = patience.ForFiles();

    /// <inheritdoc />
    public async Task<FetchOutcome> Fetch(string fileId, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(async token => await Try(fileId, token), cancellationToken);
        }
        catch (ApiRequestException error) when (error.Message.Contains("too big", StringComparison.OrdinalIgnoreCase))
        {
            return new FetchOutcome.Lost("too_large");
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && TelegramErrors.Read(error) is not null)
        {
            return new FetchOutcome.Lost("gone");
        }
    }

    private async Task<FetchOutcome> Try(string fileId, CancellationToken cancellationToken)
    {
        var file = await connection.Sending.GetFile(fileId: fileId, cancellationToken: cancellationToken);
        if (file.FileSize > SentFiles.MostBytes)
            return new FetchOutcome.Lost("too_large");
        using var content = new MemoryStream((int)(file.FileSize ?? 0));
        await connection.Sending.DownloadFile(file: file, destination: content, cancellationToken: cancellationToken);
        // an answer that ends early and says nothing of its length
        if (file.FileSize is { } size && size != content.Length)
            throw new RequestException("The file broke off.", System.Net.HttpStatusCode.OK);
        return new FetchOutcome.Arrived(content.ToArray());
    }
}
