using System.Text.Json;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>How somebody of a team came to a button: from a command, by so many taps, this one included.</summary>
/// <param name="Command">The last command they typed: <c>/organize</c> or <c>/facilitate</c>.</param>
/// <param name="Labels">What they tapped since, keys of a reply keyboard included.</param>
/// <param name="Act">What the last button names, as it is stored with it.</param>
/// <param name="Argument">What it is about.</param>
public sealed record Way(string Command, IReadOnlyList<string> Labels, string Act, string Argument);

/// <summary>Follows everybody's taps from command to command.</summary>
internal sealed class Ways
{
    private readonly Dictionary<long, (string Command, List<string> Labels)> _since = [];

    /// <summary>Something was typed; a command begins a new way.</summary>
    public void Say(long who, string text)
    {
        if (text.StartsWith('/'))
            _since[who] = (text.Split(' ')[0], []);
    }

    /// <summary>A key of the reply keyboard was pressed.</summary>
    public void Press(long who, string label) => Labels(who).Add(label);

    /// <summary>A button is about to be tapped.</summary>
    /// <returns>The way to it; null when there is no such button any more, or another command came last.</returns>
    public Way? Tap(Database database, long who, string label, string data)
    {
        Labels(who).Add(label);
        var (command, labels) = _since[who];
        if (command is not ("/organize" or "/facilitate"))
            return null;
        return Does(database, data) is ({ } act, var argument) ? new(command, [.. labels], act, argument) : null;
    }

    /// <summary>What a button does, as it is stored with it; null when it is not there any more.</summary>
    public static (string Act, string Argument)? Does(Database database, string data)
    {
        var does = database.Read(session => session.One<Row>("select id, does from buttons where token = @token", new { token = data.Split('.')[0] }) is { } row
            ? JsonSerializer.Deserialize<string[][]>(session.Sealer.Open("buttons", row.Id, "does", row.Does))
            : null);
        return does?[int.Parse(data.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture)] is [var act, var argument, ..] ? (act, argument) : null;
    }

    private List<string> Labels(long who)
    {
        if (!_since.ContainsKey(who))
            _since[who] = ("", []);
        return _since[who].Labels;
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public byte[] Does { get; init; } = [];
    }
}
