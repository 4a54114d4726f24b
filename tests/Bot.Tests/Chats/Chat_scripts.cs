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

/// <summary>Every script again, with the bot stopped and started after each line. A class of its own, so that it runs beside the other.</summary>
public sealed class Chat_scripts_with_restarts
{
    public static TheoryData<string> All => Chat_scripts.All;

    [Theory]
    [MemberData(nameof(All))]
    public Task Nobody_notices_that_the_bot_was_restarted(string name) =>
        Goldens.AreRewritten ? Task.CompletedTask : ScriptPlayer.PlayAsync(ScriptFiles.Read(name), Restarts.AfterEveryLine);
}
