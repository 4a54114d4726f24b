using WorkshopBot.Agenda;
using WorkshopBot.Chat;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Groups;
using WorkshopBot.Setup;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Broadcasts;

/// <summary>What a reader gets, and what its sender is told of it.</summary>
internal static class BroadcastTexts
{
    /// <summary>By this name the sender's files of broadcasts are known (<c>sent_files</c>).</summary>
    public const string File = "broadcast";

    /// <summary>One reader's copy; null when it was not written in their language.</summary>
    public static Screen? Copy(Broadcast broadcast, ShelvedWorkshop home, string language, string? group, DateTimeOffset now, Words words, bool isGroup = false)
    {
        if (broadcast.Content is not { } content)
        {
            return new(Agenda(home, broadcast.Day!.Value, now, group, words)) { IsProtected = home.Workshop.VenueShownAt is not null };
        }

        return content.Texts.GetValueOrDefault(language) is { } text
            ? new(isGroup ? text.Text.Length > 0 ? text.Text : words.Of(home.Workshop.Titles) : text.Text + (text.Text.Length > 0 ? "\n\n" : "") + Footer(broadcast, home, words))
            {
                Marks = Marks(text, 0),
                File = content.HasShareCard ? new MadeFile(ShareCard.Kind, home.Workshop.Id, language) : content.HasFile ? new MadeFile(File, broadcast.Id, "") : null,
                Place = content is { Latitude: { } latitude, Longitude: { } longitude } ? new(latitude, longitude, words.Of(home.Workshop.Titles), "") : null,
            }
            : null;
    }

    /// <summary>What it says, to be forwarded to people whom the bot cannot write to, with the link that opens it; without what only the confirmed may see.</summary>
    public static string ToForward(Broadcast broadcast, ShelvedWorkshop home, DateTimeOffset now, Words words, string link)
    {
        var said = broadcast.Content is { } content ? content.Texts[words.Language.Code].Text : Day(home, broadcast.Day!.Value, now, null, isConfirmed: false, words);
        return (said.Length == 0 ? "" : said + "\n\n") + words["broadcast.to_forward", ("workshop", Arg.Text(words.Of(home.Workshop.Titles))), ("link", Arg.Code(link))];
    }

    /// <summary>The day's agenda as a reader of a group gets it.</summary>
    public static string Agenda(ShelvedWorkshop home, DateOnly day, DateTimeOffset now, string? group, Words words) =>
        Day(home, day, now, group, isConfirmed: true, words) + "\n\n" + words["broadcast.footer", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))];

    private static string Day(ShelvedWorkshop home, DateOnly day, DateTimeOffset now, string? group, bool isConfirmed, Words words) => words[
        AgendaText.IsToday(home, day, now) ? "broadcast.agenda" : "broadcast.agenda.ahead",
        ("day", Arg.Phrase(words.WeekdayAndDay(day))),
        ("workshop", Arg.Text(words.Of(home.Workshop.Titles))),
        ("items", Arg.Phrase(AgendaText.Day(home.SeenBy(isConfirmed, now), day, group, words)))];

    /// <summary>A text's formatting, moved behind what stands before it.</summary>
    public static IReadOnlyList<TextMark> Marks(BroadcastText text, int behind) =>
        [.. text.Marks.Select(mark => new TextMark(mark.Kind, mark.Offset + behind, mark.Length, mark.Url))];

    /// <summary>What a text is to become: whether so, or in another language.</summary>
    public static Screen Next(string lead, BroadcastText text, Button yes, Button no, IEnumerable<Button> others, Words words)
    {
        lead += "\n\n";
        IReadOnlyList<IReadOnlyList<Button>> more = others.ToList() is { Count: > 0 } row ? [words.Row(row)] : [];
        return new(lead + text.Text) { Marks = Marks(text, lead.Length), Rows = [words.Row(yes, no), .. more] };
    }

    /// <summary>Names side by side.</summary>
    public static string Listed(IEnumerable<string> names, Words words) => string.Join(words.Language.IsRightToLeft ? "، " : ", ", names.Select(Bidi.Isolate));

    /// <summary>Why a reader gets it, how they can answer, and how to get no more of it.</summary>
    public static string Footer(Broadcast broadcast, ShelvedWorkshop home, Words words) =>
        words[broadcast.Audience.IsOfEarlier ? "broadcast.footer.earlier" : "broadcast.footer", ("workshop", Arg.Text(words.Of(home.Workshop.Titles)))] + "\n" + words["broadcast.footer.reply"]
        + (broadcast.Topic == "news" || broadcast.Audience.IsOfEarlier ? "\n" + words["broadcast.footer.news"] : "");

    /// <summary>When it is to go: its time, or so long before an item, wherever that has moved; null: at once.</summary>
    public static DateTimeOffset? Moment(Broadcast broadcast, ShelvedWorkshop home) =>
        broadcast.AgendaItemId is { } id && home.Agenda.FirstOrDefault(item => item.Id == id) is { } item
            ? item.StartsAt.AddMinutes(-broadcast.MinutesBefore ?? 0)
            : broadcast.PlannedAt;

    /// <summary>How it begins, to know it by.</summary>
    public static string Begins(Broadcast broadcast, Words words) => broadcast.Content is not { } content
        ? words[broadcast.Kind == GroupTurns.Told ? "broadcast.title.groups" : "broadcast.title.agenda"]
        : content.Texts.GetValueOrDefault(words.Language.Code) is { Text.Length: > 0 } own ? FirstLine(own.Text)
        : content.Texts.Values.FirstOrDefault(text => text.Text.Length > 0) is { } any ? FirstLine(any.Text) : words["broadcast.title.file"];

    private static string FirstLine(string text) => WordsExtensions.Cut(text.Split('\n')[0], 60);

    /// <summary>From when on it may go: by day, but before a session that comes too early for that as soon as it has to.</summary>
    public static DateTimeOffset Allowed(Broadcast broadcast, ShelvedWorkshop home, DateTimeOffset moment) => broadcast.IsUrgent ? moment
        : home.Agenda.FirstOrDefault(item => item.Id == broadcast.AgendaItemId) is { } item && item.StartsAt > moment ? QuietHours.NextAllowed(moment, item.StartsAt, home.Workshop.Zone)
        : QuietHours.NextAllowed(moment, home.Workshop.Zone);

    /// <summary>When it began to go: at once, or in the morning after a quiet night.</summary>
    public static DateTimeOffset Went(Broadcast broadcast, ShelvedWorkshop home) => Allowed(broadcast, home, broadcast.CreatedAt);

    /// <summary>The button that sends: at once, or at the hour at which the night ends.</summary>
    public static string SendLabel(Broadcast broadcast, ShelvedWorkshop home, DateTimeOffset now, Words words) =>
        Allowed(broadcast, home, now) is var allowed && allowed > now
            ? words["button.send_at", ("time", Arg.Phrase(WordsExtensions.Clock(allowed, home.Workshop.Zone)))]
            : words["button.send_now"];

    /// <summary>When it is to go, in words.</summary>
    public static string When(Broadcast broadcast, ShelvedWorkshop home, Words words)
    {
        var moment = Arg.Phrase(words.DayAndTime(Moment(broadcast, home)!.Value, home.Workshop.Zone));
        return broadcast.AgendaItemId is { } id && home.Agenda.FirstOrDefault(item => item.Id == id) is { } item
            ? words["broadcast.when.before", ("n", Arg.Count(broadcast.MinutesBefore ?? 0)), ("session", Arg.Text(words.Of(item.Titles))), ("when", moment)]
            : words["broadcast.when.at", ("when", moment)];
    }

    /// <summary>How far it has come, while it goes out; the report, once it has.</summary>
    public static string Report(Broadcast broadcast, BroadcastProgress progress, ShelvedWorkshop home, DateTimeOffset now, Words words, (int All, int Delivered, IReadOnlyList<string> Missed) groups)
    {
        var isOver = progress.Open == 0 && broadcast.Status is not "paused";
        var isQuiet = broadcast.Status == "sending" && progress.Waiting > 0 && Allowed(broadcast, home, now) > now;
        var lines = new List<string>
        {
            isOver && progress.All == 0 && groups.All > 0
                ? words["broadcast.report.posted", ("time", Arg.Phrase(WordsExtensions.Clock(Went(broadcast, home), home.Workshop.Zone)))]
                : isOver
                ? words["facilitate.report",
                    ("time", Arg.Phrase(WordsExtensions.Clock(Went(broadcast, home), home.Workshop.Zone))), ("reached", Arg.Count(progress.Delivered)),
                    ("blocked", Arg.Count(progress.Blocked)), ("failed", Arg.Count(progress.Failed))]
                : isQuiet ? words["broadcast.waits",
                    ("when", Arg.Phrase(words.DayAndTime(Allowed(broadcast, home, now), home.Workshop.Zone))),
                    ("sent", Arg.Count(progress.All - progress.Open)), ("total", Arg.Count(progress.All))]
                : words[broadcast.Status == "paused" ? "broadcast.paused" : "facilitate.sending", ("sent", Arg.Count(progress.All - progress.Open)), ("total", Arg.Count(progress.All))],
        };
        void Line(string key, int count)
        {
            if (count > 0)
            {
                lines.Add(words[key, ("n", Arg.Count(count))]);
            }
        }

        if (groups.All > 0)
        {
            lines.Add(words["broadcast.report.groups", ("reached", Arg.Count(groups.Delivered)), ("total", Arg.Count(groups.All))]);
        }

        if (groups.Missed.Count > 0)
        {
            lines.Add(words["broadcast.report.groups_missed", ("groups", Arg.Phrase(Listed(groups.Missed, words)))]);
        }

        Line("broadcast.report.not_started", progress.NotStarted);
        Line("broadcast.report.cancelled", progress.Cancelled);
        Line("broadcast.report.doubled", progress.Doubled);
        if (broadcast.Status == "recalled")
        {
            Line("broadcast.report.recalled", progress.Changed);
            Line("broadcast.report.not_recalled", progress.Unchanged);
        }
        else
        {
            Line("broadcast.report.corrected", progress.Changed);
            Line("broadcast.report.not_corrected", progress.Unchanged);
        }

        Line("broadcast.report.changing", progress.ChangesOpen);
        return string.Join('\n', lines);
    }
}
