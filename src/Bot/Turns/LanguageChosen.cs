using WorkshopBot.Access;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Turns;

/// <summary>The same turn after its person chose another language.</summary>
internal sealed class LanguageChosen(IChatTurn turn, string language) : IChatTurn
{
    public Account Account => turn.Account;

    public Person Person { get; } = turn.Person with { Language = language, PendingStart = null };

    public IChat Chat => turn.Chat;

    public bool CameByTap => turn.CameByTap;

    public string? CalledName => turn.CalledName;

    public ReadSession Rows => turn.Rows;

    public UnitOfWork Work => turn.Work;

    public DateTimeOffset Now => turn.Now;

    public IChance Chance => turn.Chance;

    public void SetTimer(string kind, long subjectId, DateTimeOffset dueAt) => turn.SetTimer(kind, subjectId, dueAt);

    public void CancelTimer(string kind, long subjectId) => turn.CancelTimer(kind, subjectId);

    public void Admit(Act act) => turn.Admit(act);

    public void EraseTraces() => turn.EraseTraces();

    public void Read(Func<ReadSession, Action<ITurn>> read, Action<ITurn> failed) => turn.Read(read, failed);

    public IChat? ChatOf(long personId) => turn.ChatOf(personId);

    public IChat? GroupOf(long accountId) => turn.GroupOf(accountId);
}
