using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Data.Broadcasts;

/// <summary>
/// Whom a broadcast is for: of a workshop's registrations those that fit every filter that is set. A filter that is not set lets everybody through.
/// </summary>
/// <remarks>
/// Stored as JSON, filter by filter: <c>{"status":["confirmed"],"group":["2"],"answered":["17"]}</c>. Filters: <c>status</c>, <c>group</c>,
/// <c>language</c>, <c>coming</c> (yes, unsure, silent), <c>attended</c> (days they came on, <c>none</c>), <c>absent</c> (days they did not), <c>online</c> (yes, no), <c>answered</c> and
/// <c>unanswered</c> (forms by id), and the closed fields <c>governorate</c>, <c>organisation</c>, <c>role</c>. With <c>earlier</c> (workshops by id) it is
/// about the people of those, if they agreed to hear of the next, and are not registered for it yet.
/// </remarks>
public sealed record Audience
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The fields of a registration that can be a filter.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["governorate", "organisation", "role"];

    /// <summary>Everybody who is confirmed.</summary>
    public static Audience Confirmed { get; } = new Audience().Toggled("status", "confirmed");

    /// <summary>The values that a filter lets through, by filter.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Filters { get; private init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What a filter lets through; none: everybody.</summary>
    public IReadOnlyList<string> Of(string filter) => Filters.GetValueOrDefault(filter) ?? [];

    /// <summary>It is about people of earlier workshops.</summary>
    public bool IsOfEarlier => Of("earlier").Count > 0;

    /// <summary>Nobody: what goes to groups and channels alone.</summary>
    public static Audience Nobody { get; } = new Audience().Toggled("status", "nobody");

    /// <summary>The same with a value put in, or taken out.</summary>
    public Audience Toggled(string filter, string value) =>
        With(filter, Of(filter) is var kept && kept.Contains(value) ? [.. kept.Where(one => one != value)] : [.. kept, value]);

    /// <summary>The same with other values of a filter; none: it lets everybody through.</summary>
    public Audience With(string filter, IReadOnlyList<string> values)
    {
        var filters = Filters.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        filters[filter] = values;
        if (values.Count == 0)
        {
            filters.Remove(filter);
        }

        return new() { Filters = filters };
    }

    public string Write() => JsonSerializer.Serialize(Filters, Json);

    public static Audience Read(string json) => new() { Filters = JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(json)! };

    /// <summary>A condition over <c>registrations r</c> and <c>people p</c>; its parameters are in <see cref="Parameters"/>.</summary>
    internal static string Condition { get; } =
        $"""
        r.workshop_id in (select value from json_each(@homes))
          and (@isEarlier = 0 or (r.may_contact = 1
               and r.workshop_id in (select e.id from workshops e, workshops t where t.id = @workshopId and coalesce(e.series, e.code) = coalesce(t.series, t.code)) and not exists (select 1 from registrations n
               where n.person_id = r.person_id and n.workshop_id = @workshopId and n.status not in ('cancelled', 'declined'))))
          and (@status is null or r.status in (select value from json_each(@status)))
          and (@group is null or coalesce(r.group_code, '') in (select value from json_each(@group)))
          and (@language is null or coalesce(p.language, 'ar') in (select value from json_each(@language)))
          and (@coming is null or coalesce((select answer from attendance where attendance.registration_id = r.id), 'silent') in (select value from json_each(@coming)))
          and (@attended is null
               or exists (select 1 from check_ins c where c.registration_id = r.id and c.day in (select value from json_each(@attended)))
               or ('none' in (select value from json_each(@attended)) and not exists (select 1 from check_ins c where c.registration_id = r.id)))
          and (@absent is null or exists (select 1 from json_each(@absent) d where not exists (select 1 from check_ins c where c.registration_id = r.id and c.day = d.value)))
          and (@online is null
               or case when exists (select 1 from check_ins c where c.registration_id = r.id and c.online = 1) then 'yes' else 'no' end in (select value from json_each(@online)))
          and (@answered is null or exists (select 1 from json_each(@answered) f
               where exists (select 1 from submissions s where s.form_id = f.value and s.owner_key = submission_owner_key(f.value, r.person_id))))
          and (@unanswered is null or exists (select 1 from json_each(@unanswered) f
               where not exists (select 1 from submissions s where s.form_id = f.value and s.owner_key = submission_owner_key(f.value, r.person_id))))
          and (@isNews = 0 or p.without_news = 0)
          and (@isToCome = 0 or r.left_at is null)
        {string.Concat(Fields.Select(field => $"""
          and (@{field} is null or exists (select 1 from registration_values v where v.registration_id = r.id and hex(v.value_key) in (select value from json_each(@{field}))))

        """))}
        """;

    /// <summary>What <see cref="Condition"/> needs; teaches the connection whose a submission is.</summary>
    internal Dictionary<string, object?> Parameters(ReadSession session, long workshopId, string topic, bool isToCome = false)
    {
        session.Transaction.Connection!.CreateFunction(
            "submission_owner_key",
            (long formId, long personId) => session.Sealer.LookupKey("submissions.owner", string.Create(CultureInfo.InvariantCulture, $"{formId}:{personId}")));
        long[] homes = IsOfEarlier ? [.. Of("earlier").Select(id => long.Parse(id, CultureInfo.InvariantCulture))] : [workshopId];
        var parameters = new Dictionary<string, object?>
        {
            ["workshopId"] = workshopId,
            ["homes"] = JsonSerializer.Serialize(homes),
            ["isEarlier"] = IsOfEarlier,

            // whoever wants no news wants none of other workshops
            ["isNews"] = topic == "news" || IsOfEarlier,

            // whoever left keeps what they were there for, and nothing else is ahead of them
            ["isToCome"] = isToCome,
        };
        foreach (var filter in (string[])["status", "group", "language", "coming", "attended", "absent", "online"])
        {
            parameters[filter] = Texts(Of(filter));
        }

        foreach (var filter in (string[])["answered", "unanswered"])
        {
            parameters[filter] = Of(filter) is { Count: > 0 } forms ? $"[{string.Join(',', forms.Select(form => long.Parse(form, CultureInfo.InvariantCulture)))}]" : null;
        }

        foreach (var field in Fields)
        {
            parameters[field] = Texts([.. homes.SelectMany(home => Of(field).Select(value => Convert.ToHexString(SeatStore.ValueKey(session, home, new(field, value)))))]);
        }

        return parameters;
    }

    private static string? Texts(IReadOnlyList<string> values) => values.Count == 0 ? null : JsonSerializer.Serialize(values, Json);
}
