using System.Collections.Frozen;
using System.Text;

namespace WorkshopBot.Access;

/// <summary>The names by which acts are stored with buttons, timers and what somebody is expected to type.</summary>
internal static class ActNames
{
    private static readonly FrozenDictionary<Act, string> Names = Enum.GetValues<Act>().ToFrozenDictionary(act => act, act => Write(act.ToString()));
    private static readonly FrozenDictionary<string, Act> Acts = Names.ToFrozenDictionary(entry => entry.Value, entry => entry.Key);

    /// <summary>Its name: the first word, a dot, the others: <c>interview.start_over</c>.</summary>
    public static string Name(this Act act) => Names[act];

    /// <summary>The feature it belongs to: its name's first word.</summary>
    public static string Area(this Act act) => Names[act].Split('.')[0];

    /// <summary>The act of a name; null for one that this program does not know (a button of another version).</summary>
    public static Act? Find(string name) => Acts.TryGetValue(name, out var act) ? act : null;

    /// <summary>An act with what it is about, as one text: <c>approval.reason:17</c>.</summary>
    public static string With(this Act act, string argument) => argument.Length == 0 ? act.Name() : $"{act.Name()}:{argument}";

    /// <summary>Reads that back.</summary>
    public static (Act Act, string Argument)? Read(string text) =>
        text.Split(':', 2) is var parts && Find(parts[0]) is { } act ? (act, parts.Length > 1 ? parts[1] : "") : null;

    private static string Write(string member)
    {
        var name = new StringBuilder();
        var hasArea = false;
        foreach (var letter in member)
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append(hasArea ? '_' : '.');
                hasArea = true;
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
