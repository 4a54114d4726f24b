using WorkshopBot.Texts;

namespace WorkshopBot.Commands;

/// <summary>A command line taken apart.</summary>
/// <param name="Command">Its name: <c>forms check</c>.</param>
/// <param name="Arguments">What it is done to.</param>
/// <param name="Options">Options by name, without the dashes; a flag has the value "".</param>
/// <param name="Language">The language to answer in.</param>
internal sealed record Invocation(string Command, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Options, Language Language)
{
    /// <summary>The value of an option, or null.</summary>
    public string? this[string option] => Options.GetValueOrDefault(option);

    /// <summary>True when a flag was given.</summary>
    public bool Has(string flag) => Options.ContainsKey(flag);
}
