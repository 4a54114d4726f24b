using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Workshops;

/// <summary>The table <c>registration_fields</c>: which question of the registration form fills which field of a registration.</summary>
public static class RegistrationFieldStore
{
    private const string SelectOf = "select field, question from registration_fields where workshop_id = @workshopId order by field";

    /// <summary>Field → question name, for every field that the form fills; fields that it lacks are not there.</summary>
    public static IReadOnlyDictionary<string, string> Of(ReadSession session, long workshopId) =>
        session.Query<Row>(SelectOf, new { workshopId }).ToDictionary(row => row.Field, row => row.Question, StringComparer.Ordinal);

    private const string DeleteOf = "delete from registration_fields where workshop_id = @workshopId";
    private const string Insert = "insert into registration_fields (workshop_id, field, question) values (@workshopId, @field, @question)";

    /// <summary>Puts these in place of all; nothing refers to a field.</summary>
    public static void Replace(UnitOfWork work, long workshopId, IReadOnlyDictionary<string, string> questions)
    {
        work.Execute(DeleteOf, new { workshopId });
        foreach (var (field, question) in questions)
        {
            work.Execute(Insert, new { workshopId, field, question });
        }
    }

    private sealed record Row
    {
        public string Field { get; init; } = "";

        public string Question { get; init; } = "";
    }
}
