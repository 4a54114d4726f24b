using WorkshopBot.Data.Registrations;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Registration;

/// <summary>What a registration takes from its form's answers: by the plan's field names, never by a question's own.</summary>
internal static class Fields
{
    public static RegistrationFields Of(ShelvedWorkshop home, Submission submission)
    {
        string? Field(string name) => submission.Answers.FirstOrDefault(answer => NameOf(answer.Key) == home.QuestionOf(name)).Value;
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
