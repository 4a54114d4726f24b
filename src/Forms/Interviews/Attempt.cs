using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Forms.Interviews;

/// <summary>Whether the form would take a value, tried in place and taken back.</summary>
internal static class Attempt
{
    /// <summary>What the question's constraint says of the value; true without one.</summary>
    public static bool Constraint(Filling filling, Frame frame, Question question, string value)
    {
        if (question.Constraint is null || value.Length == 0)
            return true;
        var before = frame.Values[question.Slot];
        frame.Values[question.Slot] = value;
        var holds = question.Constraint.IsTrue(filling, frame, onFault: true);
        frame.Values[question.Slot] = before;
        return holds;
    }

    public static bool IsRequired(Filling filling, Frame frame, Question question) =>
        question.Required is not null && question.Required.IsTrue(filling, frame, onFault: false);
}
