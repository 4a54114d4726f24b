using System.Globalization;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;

namespace WorkshopBot.Desk;

/// <summary>A part of the organizers' list, as its buttons name it: <c>17:list:0:{"group":["2"]}</c>.</summary>
/// <param name="WorkshopId">Whose people.</param>
/// <param name="Step"><c>list</c>; <c>filters</c> offers what it can be narrowed by, and the name of one of these what that lets through.</param>
/// <param name="Page">From 0.</param>
/// <param name="Audience">What it is narrowed to.</param>
internal sealed record PeopleView(long WorkshopId, string Step, int Page, Audience Audience)
{
    public const string List = "list";
    public const string Filters = "filters";

    /// <summary>Everybody of a workshop.</summary>
    public static PeopleView Of(long workshopId) => new(workshopId, List, 0, new());

    /// <summary>Reads it back; what another version of the program wrote otherwise is everybody.</summary>
    public static PeopleView Read(string argument)
    {
        var parts = argument.Split(':', 4);
        return new(
            RowId.Read(parts[0]),
            parts.Length > 1 ? parts[1] : List,
            parts.Length > 2 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0,
            parts.Length > 3 ? Audience.Read(parts[3]) : new());
    }

    /// <summary>The list narrowed otherwise, from its beginning.</summary>
    public PeopleView To(Audience audience) => new(WorkshopId, List, 0, audience);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{WorkshopId}:{Step}:{Page}:{Audience.Write()}");
}
