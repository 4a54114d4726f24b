using WorkshopBot.Data.Storage;
using WorkshopBot.Turns;

namespace WorkshopBot.Hosting;

/// <summary>Sees to it, before anything is handled, that somebody can become the owner of an installation that has none.</summary>
internal interface IFirstOwner
{
    /// <summary>Shows a code where nobody owns the installation; makes an earlier one useless where somebody does.</summary>
    void Announce(Database database, BotIdentity identity);
}
