namespace WorkshopBot.Forms.Interviews;

/// <summary>What became of something typed: a stored value ("" is no answer), or why not.</summary>
internal readonly record struct Entry(string? Value, Refusal? Refusal)
{
    public static implicit operator Entry(string value) => new(value, null);

    public static implicit operator Entry(Refusal refusal) => new(null, refusal);

    public static implicit operator Entry(RefusalReason reason) => new(null, Interviews.Refusal.Of(reason));
}
