namespace WorkshopBot.Interviews;

/// <summary>What the buttons of an interview do. Stored with each button, so a name is for good.</summary>
internal static class Actions
{
    public const string Choose = "interview.choose";
    public const string Toggle = "interview.toggle";
    public const string Done = "interview.done";
    /// <summary>What was written so far is thrown away, to be written anew.</summary>
    public const string Rewrite = "interview.rewrite";

    public const string Skip = "interview.skip";
    public const string Keep = "interview.keep";
    public const string Back = "interview.back";
    public const string Page = "interview.page";
    public const string Edit = "interview.edit";
    public const string EditEntry = "interview.edit_entry";
    public const string RemoveEntry = "interview.remove_entry";
    public const string RemoveEntryNow = "interview.remove_entry_now";
    public const string Send = "interview.send";
    public const string Later = "interview.later";
    public const string Resume = "interview.resume";
    public const string StartOver = "interview.start_over";
    public const string StartOverNow = "interview.start_over_now";
    public const string DropNow = "interview.drop_now";
    public const string Drop = "interview.drop";

    /// <summary>What the form's author adds about a question.</summary>
    public const string More = "interview.more";

    /// <summary>The short text that was asked about is the answer.</summary>
    public const string Confirm = "interview.confirm";

    /// <summary>The question is shown again.</summary>
    public const string Show = "interview.show";
}
