using WorkshopBot.Data.Registrations;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Registration;

/// <summary>What a registration takes from its form's answers: by the plan's field names, never by a question's own.</summary>
internal static class Fields
{
    public static RegistrationFields Of(ShelvedVersion version, Submission submission)
    {
        // The plan speaks of the present version; whoever began with an earlier one may have been asked under the field's own name.
        string Question(string field) =>
            version.Home.QuestionOf(field) is var mapped && version.Form.Questions.Any(question => question.Name == mapped) ? mapped : field;
        string? Field(string field) => Question(field) is var name ? submission.Answers.FirstOrDefault(answer => NameOf(answer.Key) == name).Value : null;
        var name = Field("full_name");
        return new()
        {
            FullName = name,
            FullNameKey = name is null ? null : SearchKey.Of(name),
            LatinName = Field("latin_name"),
            Governorate = Field("governorate"),
            Organisation = Field("organisation"),
            Role = Field("role"),
            Gender = Field("gender"),
            AgeBand = Field("age_band"),
            Phone = Field("phone") is { } phone ? PhoneText.Stored(phone) : null,
            Access = Field("access"),
            Diet = Field("diet"),
            Group = Field("group"),
        };
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
