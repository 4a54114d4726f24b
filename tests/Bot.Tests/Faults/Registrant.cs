using System.Globalization;
using System.Text.RegularExpressions;
using WorkshopBot.Playground;

namespace WorkshopBot.Tests.Faults;

/// <summary>Somebody who registers as fast as they are answered, and remembers what they said and what they were asked.</summary>
internal sealed partial class Registrant
{
    private static readonly string[] NotAnswers =
        ["Back", "Skip", "Next", "More", "Agenda", "Not now", "Continue later", "Continue", "Next page", "Previous page", "My ticket", "My answers", "Change answers"];

    private static readonly string[] Ways = ["English", "العربية", "کوردی", "I agree, register me", "Send now"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly RemoteWorld _world;
    private readonly HashSet<string> _typed = [];
    private (int Message, string Text) _answered;
    private bool _isCalm;

    private Registrant(RemoteWorld world, int number, long id)
    {
        _world = world;
        Id = id;
        Name = string.Create(CultureInfo.InvariantCulture, $"Registrant {(char)('A' + (number / 26))}{(char)('a' + (number % 26))} Number");
        Phone = string.Create(CultureInfo.InvariantCulture, $"+96477012{number:00000}");
    }

    public long Id { get; }

    public string Name { get; }

    /// <summary>E.164.</summary>
    public string Phone { get; }

    /// <summary>How the bot shows that number.</summary>
    public string LocalPhone => $"0{Phone[4..7]} {Phone[7..10]} {Phone[10..]}";

    /// <summary>The answers the bot took: it went on after them. Whoever is restless cannot tell which those are.</summary>
    public List<string> Said { get; } = [];

    /// <summary>The numbers of the questions they were asked, in order; a question seen again counts once.</summary>
    public List<int> Asked { get; } = [];

    public string Ticket { get; private set; } = "";

    /// <summary>The answers on the card they sent off.</summary>
    public string Sent { get; private set; } = "";

    /// <summary>What <c>/me</c> says they answered.</summary>
    public string MyAnswers { get; private set; } = "";

    /// <summary>Does something more, out of turn, at every other question while they register; with this chance.</summary>
    public Random? Restless { get; init; }

    public static async Task<Registrant> Join(RemoteWorld world, int number, Random? restless) =>
        new(world, number, await world.AddPerson("Registrant")) { Restless = restless };

    public async Task Register(CancellationToken cancellationToken)
    {
        await _world.Start(Id, Town.Link);
        await Until(text => text.Contains("Entry code: ", StringComparison.Ordinal), Answer, cancellationToken);
    }

    public async Task ReadMyAnswers(CancellationToken cancellationToken)
    {
        _isCalm = true;
        await _world.Say(Id, "/me");
        await Until(text => text.StartsWith("Your answers:", StringComparison.Ordinal), message => _world.Tap(Id, message.Id, "My answers"), cancellationToken);
    }

    /// <summary>Messages that came again: what was sent to them in the same words before.</summary>
    public int Repeats()
    {
        var sent = _world.ChangesOf(Id).Where(change => change.Kind == "sent").Select(change => change.Message!.Text).ToList();
        return sent.Count - sent.Distinct().Count();
    }

    /// <summary>What happened in their chat, in order.</summary>
    public string History() => string.Join('\n', _world.ChangesOf(Id).Where(change => change.Message is not null)
        .Select(change => $"{change.Number} {change.Kind} {change.MessageId} {Plain(change.Message!.Text).ReplaceLineEndings(" | ")}"));

    private async Task Until(Func<string, bool> end, Func<SeenMessage, Task> act, CancellationToken cancellationToken)
    {
        var chat = await _world.Chat(Id);
        try
        {
            while (!await Step(chat, end, act, cancellationToken))
                chat = await _world.Chat(Id);
        }
        catch (OperationCanceledException stuck)
        {
            var heard = chat.Messages.TakeLast(8).Select(message => $"{(message.FromBot ? "<" : ">")} {message.Text} {string.Join(' ', message.Buttons.SelectMany(row => row).Select(button => $"[{button.Text}]"))}");
            throw new TimeoutException($"{Name} gets no further{(chat.Keyboard is null ? "" : " (a keyboard is shown)")}:\n{string.Join('\n', heard)}", stuck);
        }
    }

    /// <summary>Does what is to be done now, and waits for what follows; true at the end.</summary>
    private async Task<bool> Step(SeenChat chat, Func<string, bool> end, Func<SeenMessage, Task> act, CancellationToken cancellationToken)
    {
        var messages = chat.Messages.Where(message => message.FromBot).ToList();
        if (messages.Find(message => end(Plain(message.Text))) is { } last)
        {
            Note(Plain(last.Text));
            return true;
        }

        // Each state of the newest question is answered once; a crash may make it come late, never in vain. What is typed is never typed again.
        // A copy that came again stays above with its buttons: nobody goes back to it.
        var open = messages.LastOrDefault(message => message.Id >= _answered.Message
            && (message.Buttons.Count > 0 || (message.Id == messages[^1].Id && chat.Keyboard is not null)));
        if (open is not null && (open.Id, open.Text) != _answered)
        {
            _answered = (open.Id, open.Text);
            var fidget = Fidget(messages);
            await act(open);
            await fidget;
        }

        if (Restless is null)
        {
            await _world.Changed(chat, cancellationToken);
        }
        else if (!await _world.ChangedWithin(chat, Patience, cancellationToken))
        {
            // two things at once may cancel each other out, or lead away: whoever is restless tries again after a while
            _answered = default;
            if (open is null)
                await _world.Start(Id, Town.Link);
        }

        return false;
    }

    private void Note(string text)
    {
        if (text.IndexOf("Entry code: ", StringComparison.Ordinal) is >= 0 and var at && Ticket.Length == 0)
            Ticket = text.Substring(at + "Entry code: ".Length, 7);
        if (text.StartsWith("Your answers:", StringComparison.Ordinal))
            MyAnswers = text;
    }

    private async Task Fidget(List<SeenMessage> messages)
    {
        if (Restless is not { } chance || _isCalm || chance.Next(2) == 0)
            return;
        var buttons = messages.SelectMany(message => message.Buttons.SelectMany(row => row).Select(button => (message.Id, button)))
            .Concat(_world.ChangesOf(Id).Select(change => change.Message).OfType<SeenMessage>().SelectMany(message => message.Buttons.SelectMany(row => row).Select(button => (message.Id, button))))
            .Where(pair => pair.button.Data is not null && (pair.button.Text is "Back" || !IsNavigation(pair.button.Text)) && !Ways.Contains(pair.button.Text))
            .ToList();
        if (chance.Next(3) > 0 && buttons.Count > 0)
        {
            var (message, button) = buttons[chance.Next(buttons.Count)];
            await _world.TapData(Id, message, button.Data!);
        }
        else if (chance.Next(2) == 0)
        {
            await _world.Say(Id, Name);
        }
    }

    private async Task Answer(SeenMessage message)
    {
        var labels = message.Buttons.SelectMany(row => row).Select(button => button.Text).ToList();
        var text = Plain(message.Text);
        if (QuestionNumber().Match(text) is { Success: true } asked && int.Parse(asked.Groups["number"].Value, CultureInfo.InvariantCulture) is var number && Asked.LastOrDefault() != number)
            Asked.Add(number);
        if (message.Buttons.Count == 0)
        {
            await Type(LocalPhone, text);
        }
        else if (labels.Find(label => label is "English" or "I agree, register me") is { } way)
        {
            await _world.Tap(Id, message.Id, way);
        }
        else if (labels.Contains("Send now"))
        {
            Sent = text;
            await _world.Tap(Id, message.Id, "Send now");
        }
        else if (labels.Find(label => label.StartsWith("Done (", StringComparison.Ordinal)) is { } done)
        {
            await _world.Tap(Id, message.Id, done);
        }
        else if (labels.Find(label => !IsNavigation(label)) is { } choice)
        {
            if (!choice.All(char.IsAsciiDigit))
                Say(choice);
            await _world.Tap(Id, message.Id, choice);
        }
        else if (labels.Contains("Skip"))
        {
            await _world.Tap(Id, message.Id, "Skip");
        }
        else
        {
            await Type(Name, text);
        }
    }

    private void Say(string answer)
    {
        if (Restless is null)
            Said.Add(answer);
    }

    private async Task Type(string answer, string question)
    {
        if (!_typed.Add(question) && Restless is null)
            return;
        Say(answer);
        await _world.Say(Id, answer);
    }

    private static bool IsNavigation(string label) => NotAnswers.Any(word => label.EndsWith(word, StringComparison.Ordinal) || label.StartsWith(word, StringComparison.Ordinal));

    private static string Plain(string text) => new([.. text.Where(letter => letter is not (>= '\u2066' and <= '\u2069' or '\u200F'))]);

    [GeneratedRegex(@"Question (?<number>\d+) of about \d+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex QuestionNumber();
}
