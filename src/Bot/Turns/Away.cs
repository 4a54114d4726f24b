using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Turns;

/// <summary>A turn in the chat of somebody who has not just done anything there.</summary>
internal sealed class Away : IChatTurn
{
    private readonly ITurn _turn;

    private Away(ITurn turn, Account account, Person person, IChat chat) => (_turn, Account, Person, Chat) = (turn, account, person, chat);

    public Account Account { get; }

    public Person Person { get; }

    public IChat Chat { get; }

    public bool CameByTap => false;

    public string? CalledName => null;

    public UnitOfWork Work => _turn.Work;

    public DateTimeOffset Now => _turn.Now;

    public IChance Chance => _turn.Chance;

    /// <summary>The turn with a person, or null when they have no chat.</summary>
    public static Away? With(ITurn turn, long personId) =>
        PeopleStore.ById(turn.Work, personId) is { } person && PeopleStore.AccountOf(turn.Work, personId) is { } account && turn.ChatOf(personId) is { } chat
            ? new(turn, account, person, chat)
            : null;

    public void SetTimer(string kind, long subjectId, DateTimeOffset dueAt) => _turn.SetTimer(kind, subjectId, dueAt);

    public void CancelTimer(string kind, long subjectId) => _turn.CancelTimer(kind, subjectId);

    public void EraseTraces() => _turn.EraseTraces();

    public IChat? ChatOf(long personId) => _turn.ChatOf(personId);
}
