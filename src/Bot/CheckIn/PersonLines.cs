using WorkshopBot.Data.Desk;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Submissions;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.CheckIn;

/// <summary>What a registration says about its person, a line each, as the team reads it.</summary>
internal static class PersonLines
{
    /// <summary>Whoever keeps the door helps people in and to their seat: needs and food, and nothing else of them.</summary>
    public static readonly string[] AtDoor = ["organisation", "group", "access", "diet"];
    public static readonly string[] All = ["organisation", "governorate", "role", "gender", "age_band", "group", "access", "diet"];

    /// <summary>The fields that are filled.</summary>
    public static IEnumerable<string> Of(
        ITurn turn, Shelf shelf, ShelvedWorkshop home, Data.Registrations.Registration registration, RegistrationFields fields, IEnumerable<string> which, Words words)
    {
        var version = shelf.Version(turn.Rows, SubmissionStore.ById(turn.Rows, registration.SubmissionId)!.FormVersionId);
        foreach (var field in which)
        {
            var value = Value(fields, field);
            if (field == "group" && home.Groups.FirstOrDefault(group => group.Code == value) is { } group)
            {
                yield return words["approval.field", ("label", Arg.Phrase(words["field.group"])), ("value", Arg.Phrase(Group(group, words)))];
            }
            else if (value is not null)
            {
                yield return words["approval.field", ("label", Arg.Phrase(words["field." + field])), ("value", Arg.Phrase(Fields.Label(version, field, value, words)))];
            }
        }
    }

    /// <summary>An organisation as people read it.</summary>
    public static string Organisation(ITurn turn, Shelf shelf, ShelvedWorkshop home, string stored, Words words) =>
        Fields.Label(shelf.Version(turn.Rows, home.RegistrationForm.CurrentVersionId), "organisation", stored, words);

    /// <summary>A person as the label of a button: their name, and where they are from.</summary>
    public static string Label(ITurn turn, Shelf shelf, ShelvedWorkshop home, DeskPerson person, Words words) =>
        Bidi.Strip(person.Organisation is { } organisation ? $"{person.FullName ?? "–"} · {Organisation(turn, shelf, home, organisation, words)}" : person.FullName ?? "–");

    private static string Group(Data.Workshops.Group group, Words words) => words.Of(group.Rooms) is { Length: > 0 } room
        ? words["door.group_room", ("group", Arg.Text(words.Of(group.Titles))), ("room", Arg.Text(room))]
        : Bidi.Isolate(words.Of(group.Titles));

    private static string? Value(RegistrationFields fields, string field) => field switch
    {
        "organisation" => fields.Organisation,
        "governorate" => fields.Governorate,
        "role" => fields.Role,
        "gender" => fields.Gender,
        "age_band" => fields.AgeBand,
        "group" => fields.Group,
        "access" => fields.Access,
        "diet" => fields.Diet,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such line."),
    };
}
