namespace WorkshopBot.Tests.Support.Scripts;

/// <summary>A script cannot be read, or what happened is not what it says.</summary>
public sealed class ScriptException(string message) : Exception(message);
