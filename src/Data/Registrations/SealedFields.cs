using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Registrations;

/// <summary>What a registration says about its person, as its row holds it; columns that were not asked for stay empty.</summary>
internal record SealedFields
{
    public byte[]? FullName { get; init; }

    public byte[]? LatinName { get; init; }

    public string? Governorate { get; init; }

    public byte[]? Organisation { get; init; }

    public byte[]? Role { get; init; }

    public string? Gender { get; init; }

    public byte[]? AgeBand { get; init; }

    public byte[]? Phone { get; init; }

    public byte[]? Access { get; init; }

    public byte[]? Diet { get; init; }

    public string? GroupCode { get; init; }

    /// <summary>Unseals them.</summary>
    public RegistrationFields Open(Sealer sealer, long id)
    {
        string? Text(string column, byte[]? value) => value is null ? null : sealer.Open("registrations", id, column, value);
        return new()
        {
            FullName = Text("full_name", FullName),
            LatinName = Text("latin_name", LatinName),
            Governorate = Governorate,
            Organisation = Text("organisation", Organisation),
            Role = Text("role", Role),
            Gender = Gender,
            AgeBand = Text("age_band", AgeBand),
            Phone = Text("phone", Phone),
            Access = Text("access", Access),
            Diet = Text("diet", Diet),
            Group = GroupCode,
        };
    }
}
