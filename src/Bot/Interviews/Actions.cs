using WorkshopBot.Access;

namespace WorkshopBot.Interviews;

/// <summary>What the buttons of an interview do. Stored with each button, so a name is for good.</summary>
internal static class Actions
{
    public const Act Choose = Act.InterviewChoose;
    public const Act Toggle = Act.InterviewToggle;
    public const Act Done = Act.InterviewDone;
    /// <summary>What was written so far is thrown away, to be written anew.</summary>
    public const Act Rewrite = Act.InterviewRewrite;

    public const Act Skip = Act.InterviewSkip;
    public const Act Keep = Act.InterviewKeep;
    public const Act Back = Act.InterviewBack;
    public const Act Page = Act.InterviewPage;
    public const Act Edit = Act.InterviewEdit;
    public const Act EditEntry = Act.InterviewEditEntry;
    public const Act RemoveEntry = Act.InterviewRemoveEntry;
    public const Act RemoveEntryNow = Act.InterviewRemoveEntryNow;
    public const Act Send = Act.InterviewSend;
    public const Act Later = Act.InterviewLater;
    public const Act Resume = Act.InterviewResume;
    public const Act StartOver = Act.InterviewStartOver;
    public const Act StartOverNow = Act.InterviewStartOverNow;
    public const Act DropNow = Act.InterviewDropNow;
    public const Act Drop = Act.InterviewDrop;

    /// <summary>What the form's author adds about a question.</summary>
    public const Act More = Act.InterviewMore;

    /// <summary>The pictures of the choices; its argument is the page they stand on.</summary>
    public const Act Choices = Act.InterviewChoices;

    /// <summary>The short text that was asked about is the answer.</summary>
    public const Act Confirm = Act.InterviewConfirm;

    /// <summary>The question is shown again.</summary>
    public const Act Show = Act.InterviewShow;
}
