namespace WorkshopBot.Data.Access;

/// <summary>What somebody is in a workshop. Everybody is a participant; an owner is it in every workshop.</summary>
public enum Role
{
    /// <summary>Of the whole installation: from <c>Bot:Owners</c>, or claimed with the code that the console showed once.</summary>
    Owner,

    /// <summary>Runs a workshop, and invites its team.</summary>
    Organizer,

    /// <summary>Leads a workshop, one session or one group.</summary>
    Facilitator,

    /// <summary>Writes down what comes out of it.</summary>
    Rapporteur,

    /// <summary>Checks in who comes.</summary>
    Door,

    /// <summary>Puts its texts into another language.</summary>
    Translator,

    /// <summary>Sees figures.</summary>
    Viewer,

    /// <summary>Everybody; no row says so.</summary>
    Participant,
}
