using System.Globalization;
using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>The filters of an audience as people see them: which there are in a workshop, and what each can let through.</summary>
internal static class Filters
{
    private static readonly string[] Known = ["status", "group", "attended", "coming", "language", "answered", "unanswered", "online", .. Audience.Fields, "earlier"];
    private static readonly string[] Statuses = ["confirmed", "pending", "waitlisted", "offered"];
    private static readonly string[] Comings = ["yes", "unsure", "silent"];
    private static readonly string[] Onlines = ["yes", "no"];
    private const string Never = "none";

    /// <summary>What whoever has one group or session cannot change: they write to the confirmed of that one.</summary>
    private static readonly string[] Fixed = ["status", "group", "earlier"];

    /// <summary>The filters that mean something in this workshop, in the order they are offered.</summary>
    public static IEnumerable<string> Of(ShelvedWorkshop home, Broadcast draft, Shelf shelf, ReadSession session, DateTimeOffset now, Words words) =>
        Known.Where(filter => ((draft.PartGroupId ?? draft.PartItemId) is null || !Fixed.Contains(filter)) && Options(home, filter, shelf, session, now, words).Count > 0);

    /// <summary>What a filter can let through: each value with its label.</summary>
    public static List<(string Value, string Label)> Options(ShelvedWorkshop home, string filter, Shelf shelf, ReadSession session, DateTimeOffset now, Words words) => filter switch
    {
        "status" => [.. Statuses.Select(status => (status, words["status." + status]))],
        "group" => [.. home.Groups.Select(group => (group.Code, words.Of(group.Titles)))],
        "coming" => home.Workshop.AsksAttendance ? [.. Comings.Select(said => (said, words["broadcast.coming." + said]))] : [],
        "attended" => Attended(home, now, words),
        "online" => home.Workshop.HasOnlineLink ? [.. Onlines.Select(one => (one, words["broadcast.online." + one]))] : [],
        "earlier" => [.. Earlier(home, session).Select(one => (one.Id.ToString(CultureInfo.InvariantCulture), words.Days(one.FirstDay, one.LastDay)))],
        "language" => [.. Language.All.Select(language => (language.Code, language.OwnName))],
        "answered" or "unanswered" =>
            [.. home.Forms.Where(form => form is { Purpose: not FormPurpose.Registration, IsAnonymous: false }).Select(form => (form.Id.ToString(CultureInfo.InvariantCulture), words.Of(form.Titles)))],
        _ => Choices(shelf.Version(session, home.RegistrationForm.CurrentVersionId), filter, words),
    };

    /// <summary>Everything that these filters can let through, with what it is called in every language.</summary>
    public static List<AudienceName> Names(ShelvedWorkshop home, IEnumerable<string> filters, Shelf shelf, ReadSession session, DateTimeOffset now, Words reader, Catalogue texts)
    {
        var all = Language.All.Select(language => texts.In(language)).ToList();
        HashSet<string> Keys(IEnumerable<string> called) => [.. called.Select(SearchKey.Of).Where(key => key.Length > 0)];
        IEnumerable<string> Typed(string key) => all.SelectMany(words => words[key].Split(',', '،'));
        var names = new List<AudienceName>();
        foreach (var filter in filters)
        {
            var inAll = all.ConvertAll(words => (Filter: words["broadcast.by." + filter], Labels: Options(home, filter, shelf, session, now, words).ToDictionary(option => option.Value, option => option.Label)));
            foreach (var (value, label) in Options(home, filter, shelf, session, now, reader))
            {
                var labels = inAll.ConvertAll(words => (words.Filter, Label: words.Labels[value]));
                names.Add(new(filter, [value], label, Keys(
                [
                    .. labels.SelectMany(one => new[] { one.Label, one.Filter + " " + one.Label, one.Filter + ": " + one.Label }),
                    .. filter is "group" or "language" || Audience.Fields.Contains(filter) ? inAll.Select(words => words.Filter + " " + value).Append(value) : [],
                    .. (filter, value) switch
                    {
                        ("language", "ar") => Typed("broadcast.typed.ar"),
                        ("language", "ckb") => Typed("broadcast.typed.ckb"),
                        ("language", "en") => Typed("broadcast.typed.en"),
                        ("attended", Never) => Typed("broadcast.typed.absent"),
                        ("online", "yes") => Typed("broadcast.typed.online"),
                        _ => [],
                    },
                ])));
            }

            if (filter == "attended")
            {
                var days = names.Where(name => name.Filter == filter).SelectMany(name => name.Values).Where(value => value != Never).ToList();
                names.Add(new(filter, days, reader["broadcast.by.attended"], Keys(Typed("broadcast.typed.came"))));
            }
        }

        return names;
    }

    /// <summary>A filter with what it lets through: <c>Group: Workers</c>.</summary>
    public static string Label(ShelvedWorkshop home, Audience audience, string filter, Shelf shelf, ReadSession session, DateTimeOffset now, Words words)
    {
        var chosen = Options(home, filter, shelf, session, now, words).Where(option => audience.Of(filter).Contains(option.Value)).Select(option => option.Label).ToList();
        return words["broadcast.by." + filter] + ": " + (chosen.Count == 0 ? words["broadcast.all"] : string.Join(words.Language.IsRightToLeft ? "، " : ", ", chosen));
    }

    /// <summary>The days so far, and none of them; nothing before the first.</summary>
    private static List<(string Value, string Label)> Attended(ShelvedWorkshop home, DateTimeOffset now, Words words)
    {
        var today = home.Today(now);
        var days = home.Workshop.EachDay.Where(day => day <= today).ToList();
        return days.Count == 0
            ? []
            : [.. days.Select(day => (DayId.Write(day), words.Calendar.ShortDate(day))), (Never, words["broadcast.attended.none"])];
    }

    /// <summary>Whoever agreed to hear of the next edition, of all earlier ones; null when it is the first.</summary>
    public static Audience? OfEarlier(ShelvedWorkshop home, ReadSession session) =>
        Earlier(home, session).Select(one => one.Id.ToString(CultureInfo.InvariantCulture)).ToList() is { Count: > 0 } earlier ? new Audience().With("earlier", earlier) : null;

    /// <summary>Earlier editions of the same series, the latest first.</summary>
    private static IEnumerable<Workshop> Earlier(ShelvedWorkshop home, ReadSession session) => home.Workshop.Series is not { } series
        ? []
        : WorkshopStore.All(session).Where(one => one.Id != home.Workshop.Id && one.FirstDay < home.Workshop.FirstDay && one.SeriesKey == series).Reverse();

    private static List<(string Value, string Label)> Choices(ShelvedVersion version, string field, Words words) =>
        version.Form.Find(Fields.QuestionOf(version, field)) is { HasChoices: true, ListName: { } list }
            && (version.Form.Lists.TryGetValue(list, out var table) || version.Form.Tables.TryGetValue(list, out table))
            ? [.. table.Rows.Select(row => (row.Name, row.Label.In(words.Language.Code, version.Form.DefaultLanguage)))]
            : [];
}
