using WorkshopBot.Tests.Support;
using WorkshopBot.Tests.Support.Scripts;

namespace WorkshopBot.Tests.Chats;

/// <summary>Every script of <c>tests/Chats</c>. With <c>UPDATE_GOLDENS=1</c> what people hear is written into them.</summary>
public sealed class Chat_scripts
{
    public static TheoryData<string> All => [.. ScriptFiles.Names];

    [Theory]
    [MemberData(nameof(All))]
    public Task People_hear_what_the_script_says(string name) => Goldens.AreRewritten
        ? ScriptPlayer.RewriteAsync(ScriptFiles.Read(name), text => ScriptFiles.Write(name, text))
        : ScriptPlayer.PlayAsync(ScriptFiles.Read(name), Restarts.Never);
}

/// <summary>Every script again, with the bot stopped and started after each line. Mostly waiting: three classes, which run side by side.</summary>
[Trait("Category", "Crash")]
public abstract class Chat_scripts_with_restarts
{
    private protected static TheoryData<string> Third(int which) => [.. ScriptFiles.Names.Where((_, index) => index % 3 == which)];

    private protected static Task Play(string name) =>
        Goldens.AreRewritten ? Task.CompletedTask : ScriptPlayer.PlayAsync(ScriptFiles.Read(name), Restarts.AfterEveryLine);
}

public sealed class First_chat_scripts_with_restarts : Chat_scripts_with_restarts
{
    public static TheoryData<string> Scripts => Third(0);

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task Nobody_notices_that_the_bot_was_restarted(string name) => Play(name);
}

public sealed class Second_chat_scripts_with_restarts : Chat_scripts_with_restarts
{
    public static TheoryData<string> Scripts => Third(1);

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task Nobody_notices_that_the_bot_was_restarted(string name) => Play(name);
}

public sealed class Third_chat_scripts_with_restarts : Chat_scripts_with_restarts
{
    public static TheoryData<string> Scripts => Third(2);

    [Theory]
    [MemberData(nameof(Scripts))]
    public Task Nobody_notices_that_the_bot_was_restarted(string name) => Play(name);
}
