using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;
using WorkshopBot.Broadcasts;
using WorkshopBot.Chat;
using WorkshopBot.Data.Relay;
using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;
using WorkshopBot.Inbox;
using WorkshopBot.Turns;

namespace WorkshopBot.Outbox;

/// <summary>Turns one job into one request, outside the loop, and tells how it ended. It decides nothing and keeps nothing.</summary>
internal sealed class Sender(ITelegramBotClient client, Database database, IFileMaker files, Counters counters, ILogger<Sender> log)
{
    /// <summary>Sends; any failure comes back as a value.</summary>
    /// <exception cref="OperationCanceledException">The bot is stopping: whether it arrived is not known.</exception>
    public async Task<SendOutcome> Send(SendJob job, CancellationToken cancellationToken)
    {
        try
        {
            return job.Plan switch
            {
                SendPlan.EditText => await EditText(job, cancellationToken),
                SendPlan.EditCaption => await EditCaption(job, cancellationToken),
                SendPlan.Delete => await Delete(job, cancellationToken),
                SendPlan.Unpin => await Unpin(job, cancellationToken),
                SendPlan.StripButtons => await StripButtons(job, cancellationToken),
                SendPlan.SendPlace => await SendPlace(job, job.Message.Place!, cancellationToken),
                SendPlan.SendFile => await SendFile(job, cancellationToken),
                SendPlan.SendText or SendPlan.Nothing => await SendText(job, cancellationToken),
            };
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && TelegramErrors.Read(error) is { } read)
        {
            return new SendOutcome.Failed(Reaction.To(read));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            // a file that cannot be made, a message that cannot be put together: our bug, and no reason to stop; its text may hold a name
            log.LogError("Message {Row} could not be put together: {Error}", job.RowId, error.GetType().Name);
            return new SendOutcome.Failed(new Reaction.Refused(error.GetType().Name));
        }
    }

    /// <summary>Ends the progress that a phone shows after a tap. Nothing hangs on it: a failure is only counted.</summary>
    public async Task Answer(string queryId, CancellationToken cancellationToken)
    {
        try
        {
            await client.AnswerCallbackQuery(callbackQueryId: queryId, cancellationToken: cancellationToken);
        }
        catch (Exception)
        {
            counters.CountFailedAnswer();
        }
    }

    /// <summary>Shows "typing". Nothing hangs on it.</summary>
    public async Task ShowWorking(long chatId, CancellationToken cancellationToken)
    {
        try
        {
            await client.SendChatAction(chatId: chatId, action: ChatAction.Typing, cancellationToken: cancellationToken);
        }
        catch (Exception)
        {
            // it is gone in five seconds anyway
        }
    }

    /// <summary>Gives a chat its own menu of commands; none: it has the one everybody has. Nothing hangs on it: a failure is only counted.</summary>
    /// <returns>True when it has it.</returns>
    public async Task<bool> SetMenu(long chatId, IReadOnlyList<(string Command, string Description)> commands, CancellationToken cancellationToken)
    {
        var scope = new BotCommandScopeChat { ChatId = chatId };
        try
        {
            if (commands.Count > 0)
                await client.SetMyCommands(commands: commands.Select(entry => new BotCommand(entry.Command, entry.Description)), scope: scope, cancellationToken: cancellationToken);
            else
                await client.DeleteMyCommands(scope: scope, cancellationToken: cancellationToken);
            return true;
        }
        catch (Exception)
        {
            counters.CountFailedMenu();
            return false;
        }
    }

    private async Task<SendOutcome> SendText(SendJob job, CancellationToken cancellationToken)
    {
        var sent = await client.SendMessage(
            chatId: job.ChatId,
            text: job.Message.Text,
            replyMarkup: Markup(job.Message),
            linkPreviewOptions: NoPreview(),
            entities: Formatting.Write(job.Message.Marks),
            protectContent: job.Message.IsProtected,
            cancellationToken: cancellationToken);
        if (job.Message.Pins)
            await Pin(job.ChatId, sent.Id, cancellationToken);
        return new SendOutcome.Delivered(sent.Id);
    }

    private async Task<SendOutcome> SendFile(SendJob job, CancellationToken cancellationToken)
    {
        if (job.Uploaded is { } uploaded)
            return await SendFile(job, InputFile.FromFileId(uploaded.FileId), uploaded.IsPhoto, cancellationToken);
        var made = await Task.Run(() => database.Read(session => files.Make(session, job.Message.File!)), cancellationToken);
        using var bytes = new MemoryStream(made.Bytes, writable: false);
        return await SendFile(job, InputFile.FromStream(bytes, made.FileName), made.IsPhoto, cancellationToken);
    }

    private async Task<SendOutcome> SendFile(SendJob job, InputFile file, bool isPhoto, CancellationToken cancellationToken)
    {
        var message = job.Message;
        var sent = message.File?.Kind is ReplyTurns.Voice or ThreadStore.Voice
            ? await client.SendVoice(
                chatId: job.ChatId,
                voice: file,
                caption: message.Text,
                replyMarkup: Markup(message),
                captionEntities: Formatting.Write(message.Marks),
                protectContent: message.IsProtected,
                cancellationToken: cancellationToken)
            : isPhoto
            ? await client.SendPhoto(
                chatId: job.ChatId,
                photo: file,
                caption: message.Text,
                replyMarkup: Markup(message),
                captionEntities: Formatting.Write(message.Marks),
                protectContent: message.IsProtected,
                cancellationToken: cancellationToken)
            : await client.SendDocument(
                chatId: job.ChatId,
                document: file,
                caption: message.Text,
                replyMarkup: Markup(message),
                captionEntities: Formatting.Write(message.Marks),
                protectContent: message.IsProtected,
                cancellationToken: cancellationToken);
        return new SendOutcome.Delivered(sent.Id, sent.Photo?.LastOrDefault()?.FileId ?? sent.Document?.FileId ?? sent.Voice?.FileId, isPhoto);
    }

    // sendVenue wants both a name and an address
    private async Task<SendOutcome> SendPlace(SendJob job, Place place, CancellationToken cancellationToken)
    {
        var sent = place.Address.Length > 0
            ? await client.SendVenue(
                chatId: job.ChatId,
                latitude: place.Latitude,
                longitude: place.Longitude,
                title: place.Title,
                address: place.Address,
                protectContent: job.Message.IsProtected,
                cancellationToken: cancellationToken)
            : await client.SendLocation(
                chatId: job.ChatId,
                latitude: place.Latitude,
                longitude: place.Longitude,
                protectContent: job.Message.IsProtected,
                cancellationToken: cancellationToken);
        return new SendOutcome.Delivered(sent.Id);
    }

    private async Task<SendOutcome> EditText(SendJob job, CancellationToken cancellationToken)
    {
        await client.EditMessageText(
            chatId: job.ChatId,
            messageId: job.MessageId,
            text: job.Message.Text,
            replyMarkup: Inline(job.Message),
            linkPreviewOptions: NoPreview(),
            entities: Formatting.Write(job.Message.Marks),
            cancellationToken: cancellationToken);
        return new SendOutcome.Delivered();
    }

    private async Task<SendOutcome> EditCaption(SendJob job, CancellationToken cancellationToken)
    {
        await client.EditMessageCaption(
            chatId: job.ChatId,
            messageId: job.MessageId,
            caption: job.Message.Text,
            replyMarkup: Inline(job.Message),
            captionEntities: Formatting.Write(job.Message.Marks),
            cancellationToken: cancellationToken);
        return new SendOutcome.Delivered();
    }

    private async Task<SendOutcome> Delete(SendJob job, CancellationToken cancellationToken)
    {
        await client.DeleteMessage(chatId: job.ChatId, messageId: job.MessageId, cancellationToken: cancellationToken);
        return new SendOutcome.Delivered();
    }

    // whether it stands above the chat is a comfort: nothing hangs on it
    private async Task Pin(long chatId, int messageId, CancellationToken cancellationToken)
    {
        try
        {
            await client.PinChatMessage(chatId: chatId, messageId: messageId, disableNotification: true, cancellationToken: cancellationToken);
        }
        catch (Exception)
        {
            // it stands where it was sent
        }
    }

    private async Task<SendOutcome> Unpin(SendJob job, CancellationToken cancellationToken)
    {
        try
        {
            await client.UnpinChatMessage(chatId: job.ChatId, messageId: job.MessageId, cancellationToken: cancellationToken);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested && TelegramErrors.Read(error) is { } read && Reaction.To(read) is Reaction.Refused)
        {
            // whoever reads it has taken it off already
        }

        return new SendOutcome.Delivered();
    }

    private async Task<SendOutcome> StripButtons(SendJob job, CancellationToken cancellationToken)
    {
        await client.EditMessageReplyMarkup(chatId: job.ChatId, messageId: job.MessageId, replyMarkup: null, cancellationToken: cancellationToken);
        return new SendOutcome.Delivered();
    }

    // lists of links would be buried under the preview of the first
    private static LinkPreviewOptions NoPreview() => new() { IsDisabled = true };

    private static ReplyMarkup? Markup(OutgoingMessage message) =>
        message.RemovesKeys ? new ReplyKeyboardRemove()
        : message.Keys is { } keys ? Keyboard(keys)
        : Inline(message);

    private static InlineKeyboardMarkup? Inline(OutgoingMessage message) =>
        message.Rows.Count == 0
            ? null
            : new InlineKeyboardMarkup(message.Rows.Select(row => row.Select(button => button.Url is { } url
                ? InlineKeyboardButton.WithUrl(button.Label, url)
                : InlineKeyboardButton.WithCallbackData(button.Label, button.Token!))));

    private static ReplyKeyboardMarkup Keyboard(ReplyKeys keys)
    {
        var first = keys.Request switch
        {
            KeyRequest.Contact => KeyboardButton.WithRequestContact(keys.Label),
            KeyRequest.Location => KeyboardButton.WithRequestLocation(keys.Label),
        };
        IEnumerable<KeyboardButton>[] rows = [[first], .. keys.Others.Select(label => (KeyboardButton[])[new KeyboardButton(label)])];
        return new ReplyKeyboardMarkup(rows) { ResizeKeyboard = true };
    }
}
