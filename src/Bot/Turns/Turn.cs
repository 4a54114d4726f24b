using WorkshopBot.Access;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Turns;
using WorkshopBot.Outbox;

namespace WorkshopBot.Turns;

/// <summary>A turn in the making: the writing transaction, and what is done in memory once it is committed.</summary>
internal class Turn(UnitOfWork work, DateTimeOffset now, DateTimeOffset paceNow, IChance chance) : ITurn
{
    /// <summary>What this turn may change rows for, last; null as long as nothing was admitted.</summary>
    public Act? AdmittedFor { get; private set; }

    /// <summary>The writing transaction, as the engine has it: cards and the outbox are written whatever is admitted.</summary>
    public UnitOfWork Work { get; } = work;

    public ReadSession Rows => Work;

    UnitOfWork ITurn.Work => AdmittedFor is null ? throw new InvalidOperationException("Nothing was admitted in this turn.") : Work;

    public void Admit(Act act) => AdmittedFor = act;

    public DateTimeOffset Now { get; } = now;

    /// <summary>Real time, for what the sender waits for.</summary>
    public DateTimeOffset PaceNow { get; } = paceNow;

    public IChance Chance { get; } = chance;

    /// <summary>Chats that see "typing" after the commit.</summary>
    public List<Account> Working { get; } = [];

    /// <summary>Copies that were not even tried, because the person cannot be reached.</summary>
    public List<(long BroadcastId, long PersonId)> Unreachable { get; } = [];

    /// <summary>What the sender puts into messages of this turn, by the name of the hole; it is kept in memory only.</summary>
    public List<(string Hole, string Secret)> Secrets { get; } = [];

    /// <summary>True when a timer was set or taken away.</summary>
    public bool TimersChanged { get; private set; }

    public void SetTimer(string kind, long subjectId, DateTimeOffset dueAt)
    {
        TimerStore.Set(Work, kind, subjectId, dueAt);
        TimersChanged = true;
    }

    public void CancelTimer(string kind, long subjectId)
    {
        TimerStore.Cancel(Work, kind, subjectId);
        TimersChanged = true;
    }

    /// <summary>True when something was erased.</summary>
    public bool ErasesTraces { get; private set; }

    public void EraseTraces() => ErasesTraces = true;

    /// <summary>What is to be read outside the loop.</summary>
    public List<Reading> Readings { get; } = [];

    public void Read(Func<ReadSession, Action<ITurn>> read, Action<ITurn> failed) => Readings.Add(new(read, failed));

    public IChat? GroupOf(long accountId) => PeopleStore.AccountById(Work, accountId) is { IsGroup: true } account ? new ChatWriter(this, account) : null;

    public IChat? ChatOf(long personId) => PeopleStore.AccountOf(Work, personId) is { } account ? new ChatWriter(this, account) : null;
}

/// <summary>A turn that somebody's message or tap started.</summary>
internal sealed class ChatTurn : Turn, IChatTurn
{
    public ChatTurn(UnitOfWork work, DateTimeOffset now, DateTimeOffset paceNow, IChance chance, Account account, Person person, bool cameByTap, string? calledName)
        : base(work, now, paceNow, chance)
    {
        Account = account;
        Person = person;
        CameByTap = cameByTap;
        CalledName = calledName;
        Chat = new ChatWriter(this, account);
    }

    public Account Account { get; }

    public Person Person { get; }

    public IChat Chat { get; }

    public bool CameByTap { get; }

    public string? CalledName { get; }
}
