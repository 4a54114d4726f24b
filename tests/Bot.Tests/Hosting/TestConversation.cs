using System.Collections.Concurrent;
using System.Globalization;
using WorkshopBot.Access;
using WorkshopBot.Chat;
using WorkshopBot.Data.Storage;
using WorkshopBot.Turns;

namespace WorkshopBot.Tests.Hosting;

/// <summary>
/// A product small enough to see through: it echoes what is typed, and counts on a card. What else a test needs it says with <see cref="On"/>.
/// </summary>
internal sealed class TestConversation : IConversation, IFileMaker
{
    private const Act Count = Act.InterviewChoose;

    private readonly ConcurrentDictionary<string, Action<IChatTurn>> _commands = new();

    public ConcurrentQueue<Incoming> Seen { get; } = new();

    public ConcurrentQueue<(string Kind, long SubjectId, DateTimeOffset DueAt, DateTimeOffset Now)> Fired { get; } = new();

    public ConcurrentQueue<(long BroadcastId, long PersonId, DeliveryResult Result)> Deliveries { get; } = new();

    public int FilesMade;

    public int CachesDropped;

    public ConcurrentQueue<long> FailedWorkbooks { get; } = new();

    /// <summary>Reads a workbook that came.</summary>
    public Func<Action<ITurn>> WhenWorkbookComes { get; set; } = () => _ => { };

    /// <summary>Runs with every timer that is due.</summary>
    public Action<ITurn, string, long>? WhenDue { get; set; }

    /// <summary>Runs before anything is handled.</summary>
    public Action<IChatTurn, Incoming>? Before { get; set; }

    public Action<IChatTurn>? WhenApologising { get; set; }

    /// <summary>What a command does.</summary>
    public void On(string command, Action<IChatTurn> act) => _commands[command] = act;

    public static Screen Counter(int count) => new(string.Create(CultureInfo.InvariantCulture, $"Count {count}"))
    {
        Rows = [[new Button("More", Count, (count + 1).ToString(CultureInfo.InvariantCulture)), new Button("Same", Count, count.ToString(CultureInfo.InvariantCulture))]],
        PlainForm = $"Count {count}. Type more.",
    };

    public Action<ITurn> WorkbookCame(ReadSession session, long draftId, byte[]? content) => WhenWorkbookComes();

    public void WorkbookFailed(ITurn turn, long draftId) => FailedWorkbooks.Enqueue(draftId);

    public void Handle(IChatTurn turn, Incoming incoming)
    {
        turn.Admit(Act.ChatIdle);
        Seen.Enqueue(incoming);
        Before?.Invoke(turn, incoming);
        switch (incoming)
        {
            case Incoming.Started:
                turn.Chat.Below(Counter(0), "Started again");
                break;
            case Incoming.Commanded command when _commands.TryGetValue(command.Name, out var act):
                act(turn);
                break;
            case Incoming.Tapped { Press: { Action: Count, IsCurrent: true } press }:
                var count = int.Parse(press.Argument, CultureInfo.InvariantCulture);
                if (turn.CameByTap)
                    turn.Chat.Edit(Counter(count));
                else
                    turn.Chat.Below(Counter(count));
                break;
            case Incoming.Tapped { Press: null }:
                turn.Chat.Say(new Screen("That has moved on."));
                break;
            case Incoming.Said { Text: "boom" }:
                turn.Chat.Say(new Screen("never seen"));
                throw new InvalidOperationException("a poison turn");
            case Incoming.Said said:
                turn.Chat.Say(new Screen($"You said: {said.Text}"));
                break;
        }
    }

    public void Due(ITurn turn, string kind, long subjectId, DateTimeOffset dueAt)
    {
        turn.Admit(Act.ProgramWork);
        WhenDue?.Invoke(turn, kind, subjectId);
        Fired.Enqueue((kind, subjectId, dueAt, turn.Now));
    }

    public void Delivered(ITurn turn, long personId, Delivery delivery) => Deliveries.Enqueue((delivery.BroadcastId, personId, delivery.Result));

    public void Apologise(IChatTurn turn)
    {
        WhenApologising?.Invoke(turn);
        turn.Chat.Say(new Screen("Sorry, that was our fault."));
    }

    public void DropCaches() => Interlocked.Increment(ref CachesDropped);

    public MadeFileContent Make(ReadSession session, MadeFile file)
    {
        Interlocked.Increment(ref FilesMade);
        if (file.Kind == "broken")
            throw new InvalidOperationException("cannot be made");
        return new(System.Text.Encoding.UTF8.GetBytes($"{file.Kind} {file.SubjectId}"), "دليل.txt", IsPhoto: false);
    }
}
