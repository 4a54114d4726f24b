using WorkshopBot.Data.Registrations;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Submissions;
using WorkshopBot.Interviews;
using WorkshopBot.Plans;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Registration;

/// <summary>What a registration takes from its form's answers: by the plan's field names, never by a question's own.</summary>
internal static class Fields
{
    public static RegistrationFields Of(ShelvedVersion version, Submission submission)
    {
        string? Field(string field) => QuestionOf(version, field) is var name ? submission.Answers.FirstOrDefault(answer => NameOf(answer.Key) == name).Value : null;
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
            Chosen = [.. RegistrationFieldNames.All.SelectMany(field => Chosen(field, version.Form.Find(QuestionOf(version, field)), Field(field)))],
        };
    }

    /// <summary>What a field holds, in the reader's words and shielded: the labels of choices, or what was typed.</summary>
    public static string Label(ShelvedVersion version, string field, string value, Words words) =>
        version.Form.Find(version.Home.QuestionOf(field)) is { HasChoices: true, ListName: { } list }
        && (version.Form.Lists.TryGetValue(list, out var table) || version.Form.Tables.TryGetValue(list, out table))
            && value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(name => table.Where("name", name).Any())
            ? words.List(value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(name => table.Where("name", name).FirstOrDefault()?.Label.In(words.Language.Code, version.Form.DefaultLanguage) ?? name))
            : words.List([value]);

    /// <summary>The question of a form version that fills a field.</summary>
    /// <remarks>The plan speaks of the present version; whoever began with an earlier one may have been asked under the field's own name.</remarks>
    public static string QuestionOf(ShelvedVersion version, string field) =>
        version.Home.QuestionOf(field) is var mapped && version.Form.Questions.Any(question => question.Name == mapped) ? mapped : field;

    private static IEnumerable<FieldValue> Chosen(string field, Question? question, string? value) =>
        question is { HasChoices: true } && value is not null
            ? value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => new FieldValue(field, name))
            : [];

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
