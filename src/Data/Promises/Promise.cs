namespace WorkshopBot.Data.Promises;

/// <summary>What somebody is to do until when: a recommendation or a goal that is followed up.</summary>
public sealed record Promise
{
    public long Id { get; init; }

    public long WorkshopId { get; init; }

    /// <summary>The answer it comes from.</summary>
    public long? SubmissionId { get; init; }

    /// <summary>The item of the plenary it comes from.</summary>
    public long? ItemId { get; init; }

    public required string Action { get; init; }

    /// <summary>Who is responsible, as it was written; null: nobody yet.</summary>
    public string? Owner { get; init; }

    public string? Indicator { get; init; }

    public string? Target { get; init; }

    public string? Support { get; init; }

    /// <summary>In the workshop's zone.</summary>
    public DateOnly? DueDate { get; init; }

    /// <summary><c>open given accepted declined on_the_way stuck done dropped</c>.</summary>
    public string State { get; init; } = "open";

    /// <summary>What is not to be asked for any more.</summary>
    public IReadOnlyList<string> LeftOpen { get; init; } = [];

    /// <summary>Who was asked, or has accepted; null once they were erased.</summary>
    public long? OwnerId { get; init; }

    /// <summary>Its link was made and nobody has answered it.</summary>
    public bool HasLink { get; init; }

    /// <summary>The day that the owner asks for.</summary>
    public DateOnly? AskedDate { get; init; }

    /// <summary>What the owner said last.</summary>
    public string? Word { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>It is still to be done.</summary>
    public bool IsOpen => State is not ("done" or "dropped");

    /// <summary>Somebody has said that they will do it.</summary>
    public bool IsTaken => State is "accepted" or "on_the_way" or "stuck";

    /// <summary>It should have been done by now.</summary>
    public bool IsOverdue(DateOnly today) => IsOpen && DueDate < today;
}

/// <summary>A change of a promise.</summary>
/// <param name="Field"><c>action owner indicator target support due_date state word</c>.</param>
/// <param name="Was">What it was; null: nothing.</param>
/// <param name="Becomes">What it is since; null: nothing.</param>
/// <param name="Name">What whoever changed it was called; null once they were erased, or when nobody did it.</param>
/// <param name="ChangedAt">When.</param>
public sealed record PromiseChange(string Field, string? Was, string? Becomes, string? Name, DateTimeOffset ChangedAt);
