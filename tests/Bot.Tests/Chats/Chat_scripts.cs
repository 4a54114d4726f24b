using WorkshopBot.Tests.Support;
using WorkshopBot.Tests.Support.Scripts;

namespace WorkshopBot.Tests.Chats;

/// <summary>
/// Every script of <c>tests/Chats</c>, once as it stands and once with the bot stopped and started after each line. With
/// <c>UPDATE_GOLDENS=1</c> what people hear is written into the scripts first.
/// </summary>
public sealed class Chat_scripts
{
    public static TheoryData<string> All => [.. ScriptFiles.Names];

    [Theory]
    [MemberData(nameof(All))]
    public async Task People_hear_what_the_script_says(string name)
    {
        if (Goldens.AreRewritten)
            await ScriptPlayer.RewriteAsync(ScriptFiles.Read(name), text => ScriptFiles.Write(name, text));
        else
            await ScriptPlayer.PlayAsync(ScriptFiles.Read(name), Restarts.Never);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nobody_notices_that_the_bot_was_restarted(string name)
    {
        if (!Goldens.AreRewritten)
            await ScriptPlayer.PlayAsync(ScriptFiles.Read(name), Restarts.AfterEveryLine);
    }
}
