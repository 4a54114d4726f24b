using System.Globalization;
using WorkshopBot.Playground;

namespace WorkshopBot.Tests.Crash;

/// <summary>Somebody who registers as fast as they are answered, and remembers what they said.</summary>
internal sealed class Registrant
{
    private static readonly string[] NotAnswers =
        ["Back", "Skip", "Next", "More", "Agenda", "Not now", "Continue later", "Continue", "Next page", "Previous page", "My ticket", "My answers", "Change answers"];

    private readonly World _world;
    private readonly long _id;
    private (int Message, string Text) _answered;

    public Registrant(World world, int number)
    {
        _world = world;
        Name = string.Create(CultureInfo.InvariantCulture, $"Registrant Number {(char)('A' + number)}");
        Phone = string.Create(CultureInfo.InvariantCulture, $"+96477012345{number:00}");
        _id = world.AddPerson("Registrant", languageCode: "en").Id;
    }

    public string Name { get; }

    /// <summary>E.164.</summary>
    public string Phone { get; }

    /// <summary>The answers the bot took: it went on after them.</summary>
    public List<string> Said { get; } = [];

    public string Ticket { get; private set; } = "";

    /// <summary>What <c>/me</c> says they answered.</summary>
    public string MyAnswers { get; private set; } = "";

    public async Task Register(string link, CancellationToken cancellationToken)
    {
        _world.Start(_id, link);
        await Until(message => message.Text.Contains("Entry code: ", StringComparison.Ordinal), Answer, cancellationToken);
    }

    public async Task ReadMyAnswers(CancellationToken cancellationToken)
    {
        _world.Say(_id, "/me");
        await Until(
            message => message.Text.StartsWith("Your answers:", StringComparison.Ordinal),
            message => Tap(message, "My answers"),
            cancellationToken,
            message => MyAnswers = Plain(message.Text));
    }

    private async Task Until(Func<SeenMessage, bool> end, Action<SeenMessage> act, CancellationToken cancellationToken, Action<SeenMessage>? then = null)
    {
        while (true)
        {
            var seen = _world.LastChange;
            var messages = _world.Chat(_id).Messages.Where(message => message.FromBot).ToList();
            if (messages.FirstOrDefault(message => end(message with { Text = Plain(message.Text) })) is { } last)
            {
                var text = Plain(last.Text);
                if (text.IndexOf("Entry code: ", StringComparison.Ordinal) is >= 0 and var at && Ticket.Length == 0)
                {
                    Ticket = text.Substring(at + "Entry code: ".Length, 7);
                }

                then?.Invoke(last);
                return;
            }

            // each state of the newest question is answered once; a crash may make it come late, never in vain
            if (messages.LastOrDefault(message => message.Buttons.Count > 0 || IsKeyboardQuestion(message, messages)) is { } open && (open.Id, open.Text) != _answered)
            {
                _answered = (open.Id, open.Text);
                act(open);
            }

            await _world.WaitForChangesAsync(seen, TimeSpan.FromSeconds(1), cancellationToken);
        }
    }

    private bool IsKeyboardQuestion(SeenMessage message, List<SeenMessage> all) => message.Id == all[^1].Id && _world.Chat(_id).Keyboard is not null;

    private void Answer(SeenMessage message)
    {
        var labels = message.Buttons.SelectMany(row => row).Select(button => button.Text).ToList();
        if (message.Buttons.Count == 0)
        {
            var local = "0" + Phone["+964".Length..];
            Said.Add($"{local[..4]} {local[4..7]} {local[7..]}");
            _world.Say(_id, Said[^1]);
        }
        else if (labels.FirstOrDefault(label => label is "English" or "I agree, register me" or "Send now") is { } way)
        {
            Tap(message, way);
        }
        else if (labels.FirstOrDefault(label => label.StartsWith("Done (", StringComparison.Ordinal)) is { } done)
        {
            Tap(message, done);
        }
        else if (labels.Find(label => !IsNavigation(label)) is { } choice)
        {
            if (!choice.All(char.IsAsciiDigit))
            {
                Said.Add(choice);
            }

            Tap(message, choice);
        }
        else if (labels.Contains("Skip"))
        {
            Tap(message, "Skip");
        }
        else
        {
            Said.Add(Name);
            _world.Say(_id, Name);
        }
    }

    private static bool IsNavigation(string label) => NotAnswers.Any(word => label.EndsWith(word, StringComparison.Ordinal) || label.StartsWith(word, StringComparison.Ordinal));

    private void Tap(SeenMessage message, string label) => _world.Tap(_id, message.Id, label);

    private static string Plain(string text) => new([.. text.Where(letter => letter is not (>= '\u2066' and <= '\u2069' or '\u200F'))]);
}
