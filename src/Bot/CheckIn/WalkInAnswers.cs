using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Workshops;

namespace WorkshopBot.CheckIn;

/// <summary>What the desk wrote down, as the registration form would have it: the same fields, the same tables.</summary>
internal static class WalkInAnswers
{
    /// <summary>An organisation of the list, however it is spelled, is that choice; any other is kept as it was typed, in the registration alone.</summary>
    public static (RegistrationFields Fields, List<SubmissionAnswer> Answers) Of(ShelvedVersion version, string name, WalkIn walkIn)
    {
        var answers = new List<SubmissionAnswer>();
        void Answer(string field, string? value, bool isClosed)
        {
            if (value is not null && version.Form.Find(Fields.QuestionOf(version, field)) is { } question && question.HasChoices == isClosed)
            {
                answers.Add(new(question.Path, value, isClosed && !question.Sensitive));
            }
        }

        var known = walkIn.Organisation is { } typed ? Choice(version, "organisation", typed) : null;
        Answer("full_name", name, isClosed: false);
        Answer("organisation", known ?? walkIn.Organisation, isClosed: known is not null);
        Answer("phone", walkIn.Phone, isClosed: false);
        return (new()
        {
            FullName = name,
            FullNameKey = SearchKey.Of(name),
            Organisation = known ?? walkIn.Organisation,
            Phone = walkIn.Phone,
            Chosen = known is null ? [] : [new FieldValue("organisation", known)],
        }, answers);
    }

    private static string? Choice(ShelvedVersion version, string field, string typed)
    {
        var key = SearchKey.Of(typed);
        return version.Form.Find(Fields.QuestionOf(version, field)) is { HasChoices: true, ListName: { } list }
            && (version.Form.Lists.TryGetValue(list, out var table) || version.Form.Tables.TryGetValue(list, out table))
            ? table.Rows.FirstOrDefault(row => row.Label.ByLanguage.Values.Any(label => SearchKey.Of(label) == key))?.Name
            : null;
    }
}
