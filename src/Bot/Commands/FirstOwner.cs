using WorkshopBot.Data.Access;
using WorkshopBot.Data.Storage;
using WorkshopBot.Hosting;
using WorkshopBot.Turns;

namespace WorkshopBot.Commands;

/// <summary>Prints the code with which the first owner claims the installation: a new one at each start, as long as there is no owner.</summary>
internal sealed class FirstOwner(CommandContext context, BotOptions options, IChance chance) : IFirstOwner
{
    // 16 of 32 signs are 80 bits; none is taken for another one
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16;

    /// <inheritdoc />
    public void Announce(Database database, BotIdentity identity)
    {
        using var work = database.Begin();
        if (options.OwnerIds.Count > 0 || RoleStore.Owners(work).Count > 0)
        {
            OwnerCodeStore.Forget(work);
            work.Commit();
            return;
        }

        var code = string.Concat(Enumerable.Range(0, Length).Select(_ => Signs[chance.Next(Signs.Length)]));
        OwnerCodeStore.Set(work, code);
        work.Commit();
        context.Print(context.Words["console.run.no_owner", ("link", identity.Link("o_" + code)), ("command", "/start o_" + code)]);
    }
}
