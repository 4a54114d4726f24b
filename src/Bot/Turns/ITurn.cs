using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Turns;

/// <summary>
/// One turn of the loop: something happened, rows change, messages are written to the outbox. All of it is committed together or not at all.
/// Synchronous: nothing in a turn awaits.
/// </summary>
public interface ITurn
{
    /// <summary>The rows as this turn finds and leaves them, to be read.</summary>
    ReadSession Rows { get; }

    /// <summary>The writing transaction, inside this turn's savepoint.</summary>
    /// <exception cref="InvalidOperationException">Nothing was admitted: no rule was asked whether this may be done.</exception>
    UnitOfWork Work { get; }

    /// <summary>The turn may change rows, for this act. Called by the gate alone (<see cref="Gate"/>), and by the loop for its own work.</summary>
    void Admit(Act act);

    /// <summary>The calendar's time, UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Chance: codes, tokens, seeds.</summary>
    IChance Chance { get; }

    /// <summary>Sets a timer; one of the same kind and subject is replaced.</summary>
    void SetTimer(string kind, long subjectId, DateTimeOffset dueAt);

    /// <summary>Takes a timer away; harmless when there is none.</summary>
    void CancelTimer(string kind, long subjectId);

    /// <summary>Something was erased: after the commit the write-ahead log is emptied, so that no copy of it stays.</summary>
    void EraseTraces();

    /// <summary>
    /// Reads outside the loop, on a snapshot that has what this turn committed; what the reading gives is run as a turn. For what would hold up everybody:
    /// lost when the program ends in between.
    /// </summary>
    /// <param name="read">Runs on another thread; changes nothing.</param>
    /// <param name="failed">Run as a turn when reading, or the turn after it, has failed.</param>
    void Read(Func<ReadSession, Action<ITurn>> read, Action<ITurn> failed);

    /// <summary>The chat of a person, or null when they have none.</summary>
    IChat? ChatOf(long personId);

    /// <summary>A group or channel, by its account; null when it is gone.</summary>
    IChat? GroupOf(long accountId);
}

/// <summary>A turn that somebody's message or tap started.</summary>
public interface IChatTurn : ITurn
{
    /// <summary>The chat it happened in: private, or a group.</summary>
    Account Account { get; }

    /// <summary>Who did it.</summary>
    Person Person { get; }

    /// <summary>What this chat is told.</summary>
    IChat Chat { get; }

    /// <summary>What they are called in their chat program: for what staff see of each other, never for who somebody is.</summary>
    string? CalledName { get; }

    /// <summary>The one living card was tapped: it may be edited. False after typed text: the next card comes below.</summary>
    bool CameByTap { get; }
}

/// <summary>What can be shown in one chat. Nothing is sent here: rows are written, the sender sends them after the commit.</summary>
/// <remarks>A chat has one living card, the only message with live buttons. Turns never name message ids.</remarks>
public interface IChat
{
    /// <summary>
    /// Shows the living card in place: an edit of the message it stands in. Where that cannot be edited (no card yet, gone, it carried a reply
    /// keyboard or a file), it is sent below.
    /// </summary>
    void Edit(Screen screen);

    /// <summary>
    /// Shows the living card as a new message below. The one before collapses to <paramref name="collapsed"/>, without buttons
    /// (null: it keeps its text and only loses its buttons). A reply keyboard is taken away by that line, which is then a message of its own.
    /// </summary>
    /// <param name="screen">What it shows.</param>
    /// <param name="collapsed">What the card before becomes.</param>
    /// <param name="name">By this name what is shown can be amended later, when it is no longer the living card: <c>approval:17</c>.</param>
    /// <param name="lane">Notifications go behind answers.</param>
    /// <param name="again">Nobody asked for it: how it comes again if another such card takes its buttons before it was answered, as it may take theirs.</param>
    void Below(Screen screen, string? collapsed = null, string? name = null, Lane lane = Lane.Answer, Again? again = null);

    /// <summary>What was shown under a name becomes this text without buttons, wherever it stands; nothing when it was never shown or is long gone.</summary>
    void Amend(string name, string text);

    /// <summary>The name of the living card, if it has one.</summary>
    string? LivingName { get; }

    /// <summary>True while the living card is one that nobody asked for, and that has not been answered.</summary>
    bool AwaitsAnswer { get; }

    /// <summary>What the buttons of the living card do, and what they say; empty when there is none, or it has none.</summary>
    IReadOnlyList<(Act Action, string Argument, string Label)> LivingButtons { get; }

    /// <summary>The message that the living card stands in, so that a reply to it is known later; null while that is not known.</summary>
    int? LivingMessageId { get; }

    /// <summary>True while the living card is a message that has not come yet: it will stand below everything that is there.</summary>
    bool IsOnItsWay { get; }

    /// <summary>
    /// Until when this person is taken to be busy with a question (<see cref="Busy"/>). What nobody asked for waits until then.
    /// </summary>
    DateTimeOffset? BusyUntil { get; }

    /// <summary>
    /// Shows the living card again below what has come after it, as <see cref="Below"/> does. Nothing happens when there is none, or it is not
    /// sent yet and comes below by itself.
    /// </summary>
    void Lower(Screen screen, string? collapsed = null);

    /// <summary>Closes the living card: text without buttons, in place; nothing is live afterwards.</summary>
    void Close(string text);

    /// <summary>
    /// Closes the living card with a text that leaves nothing behind: when it has arrived its row and its card are forgotten, and with them whatever this chat was
    /// shown before. What failed of this person is forgotten at once, and the log is emptied.
    /// </summary>
    /// <param name="text">What is said; <c>OutgoingMessage.Gap</c> stands for <paramref name="secret"/>.</param>
    /// <param name="secret">Kept in memory until it is sent, and written nowhere.</param>
    /// <param name="lost">What is said if the bot stops before.</param>
    void Vanish(string text, string? secret = null, string? lost = null);

    /// <summary>Forgets what this chat was shown, and how the database came to what it holds: nothing tells when an anonymous answer was given.</summary>
    void Forget();

    /// <summary>A message of its own, never changed, without action buttons (links are allowed); the living card stays as it is.</summary>
    void Say(Screen screen, Lane lane = Lane.Answer);

    /// <summary>
    /// A card of its own beside the living one, changed in place by its name: progress of a broadcast, <c>broadcast:4</c>.
    /// </summary>
    /// <param name="about">Its name.</param>
    /// <param name="screen">What it shows.</param>
    /// <param name="lane">Where it waits.</param>
    /// <param name="isPinned">It stands above the chat, pinned without a notification.</param>
    void Update(string about, Screen screen, Lane lane = Lane.Answer, bool isPinned = false);

    /// <summary>Such a card is pinned no longer and stays as it is; another one by its name is a new message.</summary>
    void Unpin(string about);

    /// <summary>
    /// One person's copy of a broadcast; its result comes to <see cref="IConversation.Delivered"/>. A place goes ahead of the text, as a pin of its own.
    /// </summary>
    void Deliver(long broadcastId, Screen screen, Lane lane = Lane.Broadcast);

    /// <summary>A copy says something else: where it waits, or by an edit, whose result comes to <see cref="IConversation.Delivered"/>.</summary>
    /// <returns>True when a result will come.</returns>
    bool Correct(long broadcastId, Screen screen);

    /// <summary>A copy is deleted, with its pin; one that still waits never goes.</summary>
    /// <returns>True when a result will come.</returns>
    bool Recall(long broadcastId);

    /// <summary>A chat action (<c>typing</c>) that says work is going on; dropped when it cannot be sent at once.</summary>
    void Working();
}

/// <summary>Chance, handed in so that a test can repeat it.</summary>
public interface IChance
{
    /// <summary>A whole number from 0 to below <paramref name="limit"/>, cryptographically random outside tests.</summary>
    int Next(int limit);
}

/// <summary>The product's side of the loop: everything people do comes here.</summary>
public interface IConversation
{
    /// <summary>Somebody did something in a chat.</summary>
    void Handle(IChatTurn turn, Incoming incoming);

    /// <summary>A timer is due. <paramref name="dueAt"/> may lie back when the bot was down.</summary>
    void Due(ITurn turn, string kind, long subjectId, DateTimeOffset dueAt);

    /// <summary>A person's copy of a broadcast was delivered or will never be.</summary>
    void Delivered(ITurn turn, long personId, Delivery delivery);

    /// <summary>A group's copy of a broadcast was delivered or will never be.</summary>
    void DeliveredToGroup(ITurn turn, long accountId, Delivery delivery)
    {
    }

    /// <summary>The command that links a group or channel to a workshop was written there, with a code that says to which.</summary>
    void LinkChat(ITurn turn, long accountId, string code)
    {
    }

    /// <summary>A file that somebody sent will never be there: it is gone, too large, or not what it was sent as.</summary>
    void FileMissing(ITurn turn, Attachment file)
    {
    }

    /// <summary>A workbook that somebody of the team sent was fetched. Reads it, outside the loop.</summary>
    /// <param name="session">A snapshot.</param>
    /// <param name="draftId">The draft's.</param>
    /// <param name="content">What it holds; null when it will never be there.</param>
    /// <returns>What is then to be run as a turn.</returns>
    Action<ITurn> WorkbookCame(ReadSession session, long draftId, byte[]? content) => _ => { };

    /// <summary>Reading a workbook, or the turn that was to answer it, has failed: its sender gets an apology.</summary>
    void WorkbookFailed(ITurn turn, long draftId)
    {
    }

    /// <summary>The turn failed and was rolled back: says so in the person's language and shows the question again.</summary>
    void Apologise(IChatTurn turn);

    /// <summary>What is held in memory may differ from the rows: another process wrote (an import), or a turn was rolled back.</summary>
    void DropCaches()
    {
    }
}

/// <summary>What became of one person's copy.</summary>
/// <param name="BroadcastId">Of which broadcast.</param>
/// <param name="Result">What became of it.</param>
/// <param name="MayBeTwice">A try before this one may have arrived as well.</param>
public sealed record Delivery(long BroadcastId, DeliveryResult Result, bool MayBeTwice = false);

/// <summary>How the sending of a copy ended, or its correction, or its deletion.</summary>
public enum DeliveryResult
{
    Delivered,
    Blocked,
    Failed,
    Corrected,
    Recalled,

    /// <summary>It could not be corrected or deleted, and is as it was.</summary>
    Unchanged,
}

/// <summary>Makes the files that messages carry, off the loop.</summary>
public interface IFileMaker
{
    /// <summary>Makes a file from committed rows.</summary>
    /// <returns>The bytes, the name people see, and whether it is shown as a photo.</returns>
    MadeFileContent Make(ReadSession session, MadeFile file);
}

/// <summary>A made file.</summary>
public sealed record MadeFileContent(byte[] Bytes, string FileName, bool IsPhoto);
