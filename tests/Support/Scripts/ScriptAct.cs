namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>What happens in one line of a script. A closed family.</summary>
public abstract record ScriptAct
{
    private ScriptAct()
    {
    }

    /// <summary><c>&gt;</c>: writes a text; <c>/start PAYLOAD</c> opens a deep link.</summary>
    public sealed record Says(string Who, string Text) : ScriptAct;

    /// <summary><c>!</c>: taps a button that is shown, or presses a key of the reply keyboard.</summary>
    public sealed record Taps(string Who, string Label) : ScriptAct;

    /// <summary><c>:</c>: anything else somebody does; nobody: the machine.</summary>
    public sealed record Does(string Who, string What) : ScriptAct;

    /// <summary><c>~</c>: time passes.</summary>
    public sealed record Waits(string Time) : ScriptAct;

    /// <summary><c>=</c>: asks the database.</summary>
    public sealed record Asks(string Query) : ScriptAct;

    /// <summary><c>=</c> with a file's name and <c>holds</c>: another program than the bot opens the last file of that name somebody got; all of this has to be in it.</summary>
    public sealed record Opens(string Who, string File, IReadOnlyList<string> Phrases) : ScriptAct;
}
