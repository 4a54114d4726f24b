using System.Text.RegularExpressions;
using WorkshopBot.Tests.Support.Scripts;
using WorkshopBot.Texts;

namespace WorkshopBot.Tests.Chats;

/// <summary>
/// What somebody with a screen reader or a small phone needs, asked of everything that the scripts show: few buttons, labels in whole words, one new message
/// for one act. (That no tap is answered by a passing note, and that no two keyboards are live at once, is asked by the stage whenever a script is played.)
/// </summary>
public sealed partial class Screens_of_every_script
{
    private const int MostButtons = 8;

    /// <summary>Buttons that move on or leave: beside a page of choices they are no choices.</summary>
    private static readonly string[] Moves =
        ["button.next_page", "button.previous_page", "button.back", "button.skip", "button.done", "button.done_count", "button.keep_saved", "button.next", "button.more", "button.ask_organizer", "button.continue_later", "button.refresh"];

    private static readonly List<Regex> MoveLabels = [.. Moves.SelectMany(Labels)];

    /// <summary>Labels that end in an ellipsis because something is asked then.</summary>
    private static readonly List<Regex> Asking = [.. Catalogue.Embedded.Keys.Where(key => key.StartsWith("button.", StringComparison.Ordinal)).SelectMany(Texts).Where(text => text.Contains('…', StringComparison.Ordinal)).Select(Pattern)];

    public static TheoryData<string> Scripts => [.. ScriptFiles.Names];

    /// <summary>Exceptions: numbers, which stand for the lines of a list; and a page of a question's choices with what moves on.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void Have_eight_buttons_at_most(string name) => Assert.All(Shown(name), block =>
    {
        var buttons = block.Buttons;
        var choices = buttons.Where(label => !IsMove(label)).ToList();
        var worded = choices.Where(label => !Number().IsMatch(label)).ToList();
        if (buttons.Count > MostButtons)
            Assert.True(worded.Count <= (worded.Count < choices.Count ? 3 : MostButtons), $"{name}: {buttons.Count} buttons: {string.Join(" · ", buttons)}");
    });

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Have_labels_in_whole_words(string name) => Assert.All(
        Shown(name).SelectMany(block => block.Buttons).Where(label => label.Contains('…', StringComparison.Ordinal)),
        label => Assert.True(Asking.Exists(pattern => pattern.IsMatch(label)), $"{name}: cut off: {label}"));

    /// <summary>Whoever hears or remembers a label is to come where it leads, and not to its neighbour.</summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void Have_no_label_twice(string name) => Assert.All(
        Shown(name), block => Assert.True(block.Buttons.Distinct().Count() == block.Buttons.Count, $"{name}: twice on one card: {string.Join(" · ", block.Buttons)}"));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Answer_one_act_with_one_new_message(string name) => Assert.All(ScriptFiles.Read(name).Steps, step =>
    {
        var who = step.Act switch
        {
            ScriptAct.Says says => says.Who,
            ScriptAct.Taps taps => taps.Who,
            ScriptAct.Does { What: var what } does when !Exempt(what) => does.Who,
            _ => "",
        };
        var heard = Blocks(step.Outcome).Where(block => who.Length > 0 && block.Who == who && block.Mark == '<' && !IsBeside(block)).ToList();
        Assert.True(heard.Count <= 1 || IsKnown(step.Act, heard), $"{name}:{step.Number}: {heard.Count} new messages:\n{string.Join("\n---\n", heard.Select(block => block.Text))}");
    });

    /// <summary>
    /// Whoever works with <c>/organize</c> and <c>/facilitate</c> taps from card to card: each leads on, or back. Exceptions are what ends by itself: a decision that
    /// stands in every organizer's chat, a conversation that is answered, another language, a file that comes beside its card.
    /// </summary>
    [Theory]
    [MemberData(nameof(Scripts))]
    public void Lead_the_team_on(string name)
    {
        var team = new HashSet<string>();
        foreach (var step in ScriptFiles.Read(name).Steps)
        {
            if (step.Act is ScriptAct.Says { Text: "/organize" or "/facilitate" } opens)
                team.Add(opens.Who);
            if (step.Act is ScriptAct.Taps taps && team.Contains(taps.Who) && Blocks(step.Outcome).Where(block => block.Who == taps.Who && block.Mark is '<' or '*').ToList() is { Count: > 0 } heard)
                Assert.True(heard.Exists(block => block.Buttons.Count > 0 || IsBeside(block) || Ending.Exists(pattern => pattern.IsMatch(Unmarked(block.Text)))), $"{name}:{step.Number}: «{taps.Label}» ends on a card without a button:\n{heard[^1].Text}");
        }
    }

    private static readonly List<Regex> Ending =
    [
        .. new[]
        {
            "approval.decided.accepted", "approval.decided.waitlisted", "approval.decided.declined", "approval.decided.asked", "approval.gone",
            "relay.answered_by", "relay.closed_by", "claim.left", "language.changed", "privacy.erased", "facilitate.not_allowed", "confirm.kept",
        }.SelectMany(Texts).Select(text => new Regex(Argument().Replace(Regex.Escape(text), ".*"), RegexOptions.Singleline)),
    ];

    // names of isolates and marks, as a script prints them
    private static string Unmarked(string text) => Mark().Replace(text, "");

    [GeneratedRegex(@"\{[A-Z]{3}\}")]
    private static partial Regex Mark();

    /// <summary>A file stands beside its card; a link is forwarded alone; a reply keyboard comes and goes with a message of its own.</summary>
    private static bool IsBeside(Block block) =>
        File().IsMatch(block.Lines[0]) || block.Text.Contains('⌨') || block.Text.Contains("?start={invitation", StringComparison.Ordinal);

    // an old button: it says so, and shows what is current; a crash in between: the card comes anew; a wrong file comes with all its problems
    private static bool Exempt(string what) =>
        what.StartsWith("taps old", StringComparison.Ordinal) || what.Contains(", and the bot ", StringComparison.Ordinal) || what.Contains("many-problems", StringComparison.Ordinal);

    /// <summary>
    /// A question that is open comes again below what was asked in between (and below what answers it); whoever is given a place reads from whom, and then the
    /// workshop's card; a message is shown to its writer in each of its languages; a text to be forwarded stands alone.
    /// </summary>
    private static bool IsKnown(ScriptAct act, List<Block> heard) =>
        (heard.Count == 2 && Question.Exists(pattern => pattern.IsMatch(heard[1].Text)))
        || (act is ScriptAct.Says { Text: var said } && said.StartsWith("/start {invitation", StringComparison.Ordinal))
        || (act is ScriptAct.Taps { Label: var label } && Labels("button.test_to_me").Concat(Labels("button.to_forward")).Any(pattern => pattern.IsMatch(label)));

    private static readonly List<Regex> Question = [.. new[] { "question.progress" }.SelectMany(Texts).Select(text => new Regex(Regex.Escape(text.Split('{')[0])))];

    private static bool IsMove(string label) => MoveLabels.Exists(pattern => pattern.IsMatch(label.TrimStart('◂', '▸', ' ')));

    private static IEnumerable<Regex> Labels(string key) => Texts(key).Select(Pattern);

    private static IEnumerable<string> Texts(string key) => Language.All.Select(language => Catalogue.Embedded.EntriesOf(language).GetValueOrDefault(key)).OfType<Catalogue.Entry>()
        .SelectMany(entry => entry.Templates)
        .Select(template => string.Concat(template.Pieces.Select(piece => piece is Template.Piece.Words words ? words.Text : "{x}")));

    private static Regex Pattern(string text) => new("^" + Argument().Replace(Regex.Escape(text), ".*") + "$");

    private static IEnumerable<Block> Shown(string name) => ScriptFiles.Read(name).Steps.SelectMany(step => Blocks(step.Outcome)).Where(block => block.Mark is '<' or '*');

    private static IEnumerable<Block> Blocks(IReadOnlyList<string> outcome)
    {
        Block? current = null;
        foreach (var line in outcome)
        {
            if (Head().Match(line) is { Success: true } head)
            {
                if (current is not null)
                    yield return current;
                current = new(head.Groups["who"].Value.Trim(), head.Groups["mark"].Value[0], [head.Groups["text"].Value]);
            }
            else
            {
                current?.Lines.Add(line.Length > 8 ? line[8..] : "");
            }
        }

        if (current is not null)
            yield return current;
    }

    [GeneratedRegex(@"^(?<who>[a-z ]{6})(?<mark>[<*=])(?: (?<text>.*))?$")]
    private static partial Regex Head();

    [GeneratedRegex(@"\[([^\[\]]*)\]")]
    private static partial Regex ButtonIn();

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\[(photo|document|video|voice|audio|venue|location|animation)\b")]
    private static partial Regex File();

    [GeneratedRegex(@"\\\{[a-z_]+\\?\}")]
    private static partial Regex Argument();

    private sealed record Block(string Who, char Mark, List<string> Lines)
    {
        public string Text => string.Join('\n', Lines);

        public List<string> Buttons => [.. Lines.Where(line => line.StartsWith('[') && !File().IsMatch(line)).SelectMany(line => ButtonIn().Matches(line)).Select(match => match.Groups[1].Value)];
    }
}
