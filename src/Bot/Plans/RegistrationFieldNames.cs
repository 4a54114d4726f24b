namespace WorkshopBot.Plans;

/// <summary>The fields of a registration that a form can fill.</summary>
public static class RegistrationFieldNames
{
    /// <summary>All of them. A question of that name fills the field, unless the plan's sheet <c>fields</c> names another.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "full_name", "latin_name", "governorate", "organisation", "role", "gender", "age_band", "phone", "access", "diet", "group",
    ];
}
