using WorkshopBot.Forms.Expressions;

namespace WorkshopBot.Forms.Definitions;

/// <summary>A row of the survey that stands in the form's tree: a question, a group or a repeat.</summary>
public abstract class Element
{
    private protected Element()
    {
    }

    /// <summary>The name in the column <c>name</c>; <c>form</c> for the root group.</summary>
    public required string Name { get; init; }

    /// <summary>The text people read, by language, references not yet filled in.</summary>
    public LocalText Label { get; init; } = LocalText.Empty;

    /// <summary>The group or repeat around it; null only for the form's root.</summary>
    public Group? Parent { get; internal init; }

    /// <summary>The row of the sheet <c>survey</c>; 0 for the root.</summary>
    public int Row { get; internal init; }

    /// <summary>Hints for how it is shown: words separated by spaces, lower case.</summary>
    public string Appearance { get; init; } = "";

    /// <summary>
    /// Its place without instance numbers: the name, inside a repeat <c>repeat/name</c>; the names of groups appear only where the
    /// bare name is used twice.
    /// </summary>
    public string Path { get; internal set; } = "";

    /// <summary>The last part of the path: what follows the innermost repeat instance.</summary>
    internal string LocalPath { get; set; } = "";

    /// <summary>The outermost group around it that has an appearance, itself left out; null when there is none.</summary>
    internal Group? Around(string appearance)
    {
        Group? found = null;
        for (var group = Parent; group?.Parent is not null; group = group.Parent)
        {
            if (group.Appearance.Split(' ').Contains(appearance, StringComparer.Ordinal))
                found = group;
        }

        return found;
    }

    /// <summary>True when it stands in that group, at any depth.</summary>
    internal bool IsIn(Group group)
    {
        for (var around = Parent; around is not null; around = around.Parent)
        {
            if (around == group)
                return true;
        }

        return false;
    }

    internal Expression? Relevant { get; set; }

    /// <summary>Its place among the elements of its frame (<see cref="FrameShape"/>).</summary>
    internal int Slot { get; set; }

    /// <summary>What is computed again when the value read here changes.</summary>
    internal List<Dependent> Dependents { get; } = [];

    internal ComputedNode? RelevanceNode { get; set; }

    internal ComputedNode? ValueNode { get; set; }

    /// <summary>The innermost repeat around it, or the root: whose instances hold its values.</summary>
    internal Group Home
    {
        get
        {
            if (_home is not null)
                return _home;
            var group = Parent ?? (Group)this;
            while (!group.HasFrames)
                group = group.Parent!;
            return _home = group;
        }
    }

    private Group? _home;
}
