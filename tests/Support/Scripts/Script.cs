using System.Globalization;
using System.Text.RegularExpressions;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>
/// A conversation that a translator could review: who, mark, text.
/// </summary>
/// <remarks>
/// <para>Lines at the top that start with <c>#</c> say what it is about. Then what everybody finds, words two spaces apart:</para>
/// <code>
/// sample basra-2025   lang ar   clock 2025-11-01T09:00+03:00   capacity 1
/// </code>
/// <para>
/// <c>sample</c> may stand several times; <c>lang</c> is <c>ar</c>, <c>ckb</c>, <c>en</c> (everybody has chosen it), <c>own</c> (each their own), or is
/// left out (nobody has ever come); <c>asks</c> names the only questions that the registration still asks; with <c>owners none</c> somebody claims the bot
/// with <c>/start {owner}</c>, the code on its console; without a sample the database is empty; any other word is a row of the plan's sheet <c>workshop</c> and what it holds instead. Then, with the mark in
/// column 7 and texts from column 9:
/// </para>
/// <list type="table">
/// <item><term>amal  &gt; text</term><description>says it; <c>/start PAYLOAD</c> opens a deep link</description></item>
/// <item><term>amal  ! label</term><description>taps a button that is shown, or presses a key of the reply keyboard</description></item>
/// <item><term>amal  : blocks</term><description>does something else, see <see cref="Stage"/>; without a name: <c>: restarts</c>, the machine</description></item>
/// <item><term>      ~ 2d</term><description>time passes: <c>10m 3h 2d</c>, or until <c>2025-11-14 08:30</c> in Baghdad</description></item>
/// <item><term>      = select …</term><description>asks the database; behind → its rows, apart by ·</description></item>
/// <item><term>amal  = report.docx holds A · B</term><description>another program opens the last such file they got, and finds A and B in it</description></item>
/// <item><term>amal  &lt; text</term><description>hears a new message: text, rows of buttons as <c>[A] [B]</c>, a reply keyboard behind <c>⌨</c></description></item>
/// <item><term>amal  * text</term><description>sees an earlier message changed into this</description></item>
/// </list>
/// <para>
/// What people hear after an act stands by person, who acted first, from the top of the chat to its end. Whatever is not in the script fails it;
/// texts are compared sign by sign (<see cref="Visible"/>); a ticket's code is <c>{ticket-1}</c> wherever it stands. <c>UPDATE_GOLDENS=1</c> writes the lines
/// <c>&lt; * =</c> anew and leaves all others.
/// </para>
/// </remarks>
public sealed partial class Script
{
    /// <summary>Where texts begin, counted from 0.</summary>
    internal const int TextColumn = 8;

    private static readonly string Indent = new(' ', TextColumn);

    private readonly List<string> _top;

    private Script(string name, List<string> top, ScriptHeader header, List<ScriptStep> steps)
    {
        Name = name;
        _top = top;
        Header = header;
        Steps = steps;
    }

    /// <summary>What failures call it: the file's path below <c>tests/Chats</c>.</summary>
    public string Name { get; }

    public ScriptHeader Header { get; }

    public IReadOnlyList<ScriptStep> Steps { get; }

    /// <summary>Reads a script.</summary>
    /// <exception cref="ScriptException">A line is none; the message names it.</exception>
    public static Script Parse(string name, string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        var first = Array.FindIndex(lines, line => Line().IsMatch(line));
        if (first < 0)
            throw new ScriptException($"{name}: nothing happens in it.");
        return new Script(name, [.. lines[..first]], ReadHeader(name, lines[..first]), ReadSteps(name, lines, first));
    }

    /// <summary>The script with other outcomes, one per step; everything else as it was written.</summary>
    public string With(IReadOnlyList<IReadOnlyList<string>> outcomes)
    {
        var lines = new List<string>(_top);
        foreach (var (step, outcome) in Steps.Zip(outcomes))
        {
            lines.AddRange(step.Lines);
            lines.AddRange(outcome);
            lines.AddRange(step.After);
        }
        return string.Join('\n', lines).TrimEnd('\n') + "\n";
    }

    /// <summary>The lines of one thing heard, seen or asked.</summary>
    internal static IEnumerable<string> Block(string who, char mark, IEnumerable<string> body) =>
        body.Select((line, index) => index == 0 ? $"{who,-5} {mark} {line}" : line.Length == 0 ? "" : Indent + line);

    private static ScriptHeader ReadHeader(string name, string[] lines)
    {
        var samples = new List<string>();
        var plan = new List<KeyValuePair<string, string>>();
        string? language = null;
        DateTimeOffset? clock = null;
        string[] asked = [];
        var hasOwners = true;
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#'))
        {
            foreach (var words in TwoSpaces().Split(line.Trim()).Select(part => part.Split(' ', 2)))
            {
                switch (words)
                {
                    case ["sample", var code]:
                        samples.Add(code);
                        break;
                    case ["lang", "ar" or "ckb" or "en" or "own"]:
                        language = words[1];
                        break;
                    case ["clock", var moment] when DateTimeOffset.TryParse(moment, CultureInfo.InvariantCulture, out var read):
                        clock = read;
                        break;
                    case ["asks", var questions]:
                        asked = questions.Split(' ');
                        break;
                    case ["owners", "none"]:
                        hasOwners = false;
                        break;
                    case [not ("sample" or "lang" or "clock"), var value]:
                        plan.Add(new(words[0], value));
                        break;
                    default:
                        throw new ScriptException($"{name}: «{string.Join(' ', words)}» says nothing about what everybody finds.");
                }
            }
        }
        return new ScriptHeader(samples, language, clock ?? throw new ScriptException($"{name}: no clock is set."), asked, hasOwners, plan);
    }

    private static List<ScriptStep> ReadSteps(string name, string[] lines, int first)
    {
        var steps = new List<ScriptStep>();
        for (var index = first; index < lines.Length;)
        {
            var end = EndOfBlock(lines, index);
            var block = lines[index..end];
            var match = Line().Match(block[0]);
            if (match.Success && match.Groups["mark"].Value is "<" or "*")
            {
                if (steps is [])
                    throw new ScriptException($"{name}:{index + 1}: something is heard before anything was done.");
                steps[^1] = steps[^1] with { Outcome = [.. steps[^1].Outcome, .. block] };
            }
            else if (match.Success)
            {
                steps.Add(ReadAct(index, match, block));
            }
            else if (steps is not [] && (block[0].Length == 0 || block[0][0] == '#'))
            {
                steps[^1] = steps[^1] with { After = [.. steps[^1].After, .. block] };
            }
            else
            {
                throw new ScriptException($"{name}:{index + 1}: not a line of a script: {lines[index]}");
            }
            index = end;
        }
        return steps;
    }

    private static ScriptStep ReadAct(int index, Match match, string[] block)
    {
        var who = match.Groups["who"].Value;
        var text = string.Join('\n', block.Skip(1).Select(line => line.Length == 0 ? "" : line[TextColumn..]).Prepend(match.Groups["text"].Value));
        ScriptAct act = match.Groups["mark"].Value switch
        {
            ">" => new ScriptAct.Says(who, text),
            "!" => new ScriptAct.Taps(who, text),
            ":" => new ScriptAct.Does(who, text),
            "~" => new ScriptAct.Waits(text),
            _ when Opening().Match(text) is { Success: true } opens => new ScriptAct.Opens(who, opens.Groups["file"].Value, opens.Groups["phrases"].Value.Split('→')[0].Trim().Split(" · ")),
            _ => new ScriptAct.Asks(text.Split('→')[0].Trim()),
        };
        return act is ScriptAct.Asks or ScriptAct.Opens ? new ScriptStep(index + 1, act, [], block, []) : new ScriptStep(index + 1, act, block, [], []);
    }

    /// <summary>A block goes on over indented lines, and over blank ones that an indented one follows.</summary>
    private static int EndOfBlock(string[] lines, int start)
    {
        var end = start + 1;
        if (!Line().IsMatch(lines[start]))
            return end;
        for (var index = end; index < lines.Length && (lines[index].Length == 0 || lines[index].StartsWith(Indent, StringComparison.Ordinal)); index++)
        {
            if (lines[index].Length > 0)
                end = index + 1;
        }
        return end;
    }

    [GeneratedRegex(@"^(?=.{6}[>!:<*~=])(?<who>[a-z]*) *(?<mark>[>!:<*~=])(?: (?<text>.*))?$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^(?<file>\S+\.(?:pdf|docx|xlsx|html)) holds (?<phrases>.+)$")]
    private static partial Regex Opening();

    [GeneratedRegex(" {2,}")]
    private static partial Regex TwoSpaces();
}
