using WorkshopBot.Access;

namespace WorkshopBot.Chat;

/// <summary>What a card or message shows. Compared by content, so that showing the same again costs nothing.</summary>
/// <param name="Text">
/// Plain text. What does not fit into one message (4,096 characters) comes in several, the buttons on the last; a made file's caption has at most 1,024.
/// </param>
public sealed record Screen(string Text)
{
    /// <summary>How the text is formatted; for a text that fits into one message.</summary>
    public IReadOnlyList<TextMark> Marks { get; init; } = [];

    /// <summary>
    /// Inline buttons by row, in the order they are seen from the left: rows for right-to-left readers come mirrored already. Their labels are made to fit
    /// (<see cref="Labels"/>).
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Button>> Rows { get; init => field = Labels.Fit(value); } = [];

    /// <summary>A reply keyboard that asks for a contact or a location; a message with one cannot be edited afterwards.</summary>
    public ReplyKeys? Keys { get; init; }

    /// <summary>A file the sender makes when its turn comes: <c>ticket 17</c>.</summary>
    public MadeFile? File { get; init; }

    /// <summary>A pin on the map instead of a text; <see cref="Text"/> says the same in words and is not sent.</summary>
    public Place? Place { get; init; }

    /// <summary>
    /// For a question: the same in words and numbers, without any markup. It is sent if Telegram refuses the message for good,
    /// so that nobody is left without a question.
    /// </summary>
    public string? PlainForm { get; init; }

    /// <summary>Forwarding and saving are switched off (Bot API <c>protect_content</c>).</summary>
    public bool IsProtected { get; init; }

    /// <inheritdoc />
    public bool Equals(Screen? other) =>
        other is not null && Text == other.Text && Equals(Keys, other.Keys) && File == other.File && Place == other.Place && PlainForm == other.PlainForm
        && IsProtected == other.IsProtected && Marks.SequenceEqual(other.Marks) && Rows.Count == other.Rows.Count && Rows.Zip(other.Rows).All(pair => pair.First.SequenceEqual(pair.Second));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Text, Rows.Count, Keys, File);
}

/// <summary>An inline button: it does an action, or opens a link.</summary>
/// <param name="Label">In full; on its card it is shortened to what phones show.</param>
/// <param name="Action">What it does; null for a link.</param>
/// <param name="Argument">What it does it to.</param>
/// <param name="Url">The link it opens; null for an action.</param>
public sealed record Button(string Label, Act? Action, string Argument = "", string? Url = null)
{
    /// <summary>A button that opens a link.</summary>
    public static Button Link(string label, string url) => new(label, null, "", url);
}

/// <summary>A reply keyboard. Its other buttons are plain words, which come back as typed text.</summary>
/// <param name="Request">What the first button shares.</param>
/// <param name="Label">The first button's label.</param>
/// <param name="Others">Labels of the rows below: skip, back.</param>
public sealed record ReplyKeys(KeyRequest Request, string Label, IReadOnlyList<string> Others)
{
    /// <inheritdoc />
    public bool Equals(ReplyKeys? other) =>
        other is not null && Request == other.Request && Label == other.Label && Others.SequenceEqual(other.Others);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Request, Label, Others.Count);
}

/// <summary>What a reply keyboard asks a phone for.</summary>
public enum KeyRequest
{
    Contact,
    Location,
}

/// <summary>A file made by the sender, named by what it is of; the maker is found by <paramref name="Kind"/>.</summary>
/// <param name="Kind"><c>ticket</c>, <c>calendar</c>.</param>
/// <param name="SubjectId">The row it is made of.</param>
/// <param name="Language">The reader's language.</param>
public sealed record MadeFile(string Kind, long SubjectId, string Language)
{
    /// <summary>False for what may show something else the next time: it is made anew for each message.</summary>
    public bool IsLasting { get; init; } = true;
}

/// <summary>A place on the map.</summary>
/// <param name="Latitude">Degrees.</param>
/// <param name="Longitude">Degrees.</param>
/// <param name="Title">Its name.</param>
/// <param name="Address">How to find it; "" when nobody wrote it.</param>
public sealed record Place(double Latitude, double Longitude, string Title, string Address);

/// <summary>Which messages go first (DESIGN, "The way of one message", 5).</summary>
public enum Lane
{
    /// <summary>Answers to a person who is busy with the bot.</summary>
    Answer = 0,

    /// <summary>Notifications.</summary>
    Notification = 1,

    /// <summary>Broadcasts.</summary>
    Broadcast = 2,
}
