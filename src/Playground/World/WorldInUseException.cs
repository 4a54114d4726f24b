namespace WorkshopBot.Playground;

/// <summary>Another playground has the world's file open.</summary>
public sealed class WorldInUseException(string file, Exception inner) : IOException($"The world's file {file} is in use.", inner)
{
    /// <summary>The world's file.</summary>
    public string File { get; } = file;
}
