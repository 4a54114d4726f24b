using WorkshopBot.Certificates;
using WorkshopBot.Data.Certificates;
using WorkshopBot.Data.CheckIns;
using WorkshopBot.Data.Harvest;
using WorkshopBot.Data.Promises;
using WorkshopBot.Data.Results;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Documents;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Results;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.Reports;

/// <summary>
/// The report of a workshop as a Word document in one language, for donors and partners: attendance, participants by category, indicators, scores, what was
/// harvested, quotations, the action plan, open comments. Counts under five are put together or left out; names stand only beside quotations whose authors
/// agreed, and beside what somebody took on.
/// </summary>
internal sealed class ReportPack
{
    /// <summary>The made file's kind; its subject is the workshop.</summary>
    public const string Kind = "report";

    private const int MostComments = 20;
    private const int MostBars = 12;

    private readonly ReadSession _session;
    private readonly ShelvedWorkshop _home;
    private readonly Words _words;
    private readonly DateTimeOffset _now;
    private readonly DocxDocument _document;

    private ReportPack(ReadSession session, ShelvedWorkshop home, Words words, DateTimeOffset now, DocxDocument document) =>
        (_session, _home, _words, _now, _document) = (session, home, words, now, document);

    /// <summary>Writes it: <c>report-basra-2025-ar.docx</c>.</summary>
    /// <param name="session">One snapshot for all of it.</param>
    /// <param name="workshopId">Of which workshop.</param>
    /// <param name="words">In whose language.</param>
    /// <param name="now">The calendar's time.</param>
    public static MadeFileContent Make(ReadSession session, long workshopId, Words words, DateTimeOffset now)
    {
        var home = new Shelf().Workshop(session, workshopId);
        var title = words.Of(home.Workshop.Titles);
        using var document = new DocxDocument(words.Language, title, now);
        var pack = new ReportPack(session, home, words, now, document);
        document.Title(title);
        pack.Write();
        return new(document.Complete(), $"report-{home.Workshop.Code}-{words.Language.Code}.docx", IsPhoto: false);
    }

    private void Write()
    {
        var workshop = _home.Workshop;
        var venue = workshop.VenueShownAt is null ? _words.Of(workshop.Venues) : "";
        _document.Paragraph(_words["report.when", ("dates", Arg.Phrase(_words.Days(workshop.FirstDay, workshop.LastDay)))] + (venue.Length > 0 ? "\n" + _words["report.where", ("venue", Arg.Text(venue))] : "")
            + (_words.Of(workshop.Organizers) is { Length: > 0 } organizers ? "\n" + _words["report.who", ("organizer", Arg.Text(organizers))] : ""));
        _document.Paragraph(_words["report.note", ("day", Arg.Phrase(_words.Day(workshop.DayOf(_now)))), ("least", Arg.Count(SmallCells.Least))], "Note");

        var people = ResultsStore.People(_session, workshop.Id);
        var results = _home.Forms.Where(form => form.Purpose is not FormPurpose.Registration and not FormPurpose.Lessons)
            .Select(form => ResultsReader.Of(_session, form.Id, _now, ResultsFor.Others, MostComments)).OfType<FormResults>().Where(form => form.Answers >= SmallCells.Least).ToList();
        var promises = PromiseStore.OfWorkshop(_session, workshop.Id);
        Indicators(people, results, promises);
        Attendance(people);
        Participants();
        Scores(results);
        Harvest();
        Quotes();
        Plan(promises);
        Comments(results);
    }

    private void Indicators(List<ResultPerson> people, List<FormResults> results, List<Promise> promises)
    {
        var workshop = _home.Workshop;
        var counted = CheckInStore.CountedSessions(_session, workshop.Id).ToHashSet();
        var standings = CertificateStore.Candidates(_session, workshop.Id).ConvertAll(who => Standing.For(_home, counted, who));
        var came = people.Count(person => person.Attended);
        var rows = new List<IReadOnlyList<string>>();
        void Add(string key, string value) => rows.Add([_words["report.indicator." + key], value]);
        Add("registered", _words.Number(people.Count(person => person.IsStanding)));
        Add("confirmed", _words.Number(people.Count(person => person.IsConfirmed)));
        Add("came", _words.Number(came));
        var days = CheckInStore.Counts(_session, workshop.Id).Where(count => count.AgendaItemId is null).ToList();
        if (days.Count > 1)
        {
            Add("came_always", _words.Number(standings.Count(one => !one.CountsSessions && one.Of > 0 && one.Had == one.Of)));
        }

        Add("hours", _words.Number(Math.Round(standings.Sum(one => one.Minutes) / 60m)));
        Add("governorates", _words.Number(people.Where(person => person.Attended || came == 0).Select(person => person.Governorate).OfType<string>().Distinct().Count()));
        Add("certificates", _words.Number(CertificateStore.OfWorkshop(_session, workshop.Id).Count(one => one.State == CertificateState.Issued)));
        Add("promises", _words.Number(promises.Count));
        Add("promises_taken", _words.Number(promises.Count(promise => promise.IsTaken || promise.State == "done")));
        Add("promises_done", _words.Number(promises.Count(promise => promise.State == "done")));
        rows.AddRange(results.Where(form => form.Answered is > 0 && form.Asked is > 0).Select(form => (IReadOnlyList<string>)
            [_words["report.indicator.rate", ("form", Arg.Text(Of(form.Title)))], _words["report.of", ("part", Arg.Count(form.Answered!.Value)), ("all", Arg.Count(form.Asked!.Value)), ("share", Arg.Phrase(Share(form.Answered.Value, form.Asked.Value)))]]));
        _document.Heading(_words["report.indicators"]);
        _document.Table([_words["report.column.indicator"], _words["report.column.value"]], rows, [3, 1]);
    }

    private void Attendance(List<ResultPerson> people)
    {
        var counts = CheckInStore.Counts(_session, _home.Workshop.Id);
        _document.Heading(_words["report.attendance"]);
        if (counts.Count == 0)
        {
            _document.Paragraph(_words["report.attendance.none"]);
            return;
        }

        var confirmed = people.Count(person => person.IsConfirmed);
        var rows = new List<IReadOnlyList<string>>();
        foreach (var day in counts.Select(count => count.Day).Distinct().Order())
        {
            var whole = counts.Find(count => count.Day == day && count.AgendaItemId is null)?.People ?? 0;
            rows.Add([_words.WeekdayAndDay(day), _words.Number(whole), Share(whole, confirmed), Part(whole, confirmed)]);
            rows.AddRange(counts.Where(count => count.Day == day && count.AgendaItemId is not null)
                .Select(count => (Count: count, Item: _home.Agenda.FirstOrDefault(item => item.Id == count.AgendaItemId))).Where(one => one.Item is not null).OrderBy(one => one.Item!.StartsAt)
                .Select(one => (IReadOnlyList<string>)[$"{WordsExtensions.Clock(one.Item!.StartsAt, _home.Workshop.Zone)} {Bidi.Isolate(_words.Of(one.Item.Titles))}", _words.Number(one.Count.People), Share(one.Count.People, confirmed), Part(one.Count.People, confirmed)]));
        }

        _document.Table([_words["report.column.session"], _words["report.column.came"], _words["report.column.share"], ""], rows, [5, 2, 2, 4]);
    }

    /// <summary>Those who came, by each category; where nobody was checked in, those who are confirmed. Small groups are one group.</summary>
    private void Participants()
    {
        var counted = WorkshopBot.Results.Participants.Of(_session, _home.Workshop.Id);
        _document.Heading(_words["report.participants"]);
        _document.Paragraph(_words[counted.Came ? "report.participants.came" : "report.participants.confirmed", ("n", Arg.Count(counted.People))]);
        if (counted.People < SmallCells.Least)
        {
            _document.Paragraph(_words["report.too_few"]);
            return;
        }

        foreach (var table in counted.Tables.Where(table => table.Field != "access"))
        {
            var title = _words[table.Field switch
            {
                "governorate" => "report.by.governorate",
                "gender" => "report.by.gender",
                "age_band" => "report.by.age",
                "role" => "report.by.sector",
                WorkshopBot.Results.Participants.OrganisationType => "report.by.org_type",
                _ => "report.by.disability",
            }];
            _document.Heading(title, 2);

            // "others" alone is everybody
            if (!table.Rows.Any(row => row.Key.Length > 0))
            {
                _document.Paragraph(_words["report.too_few"]);
                continue;
            }

            _document.Table([title, _words["report.column.people"], _words["report.column.share"], ""],
                [.. table.Rows.Select(row => (IReadOnlyList<string>)[ParticipantsText.LabelOf(table, row, _words), _words.Number(row.People), Share(row.People, counted.People), Part(row.People, counted.People)])], [5, 2, 2, 4]);
        }
    }

    private void Scores(List<FormResults> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        _document.Heading(_words["report.scores"]);
        foreach (var form in results)
        {
            _document.Heading(Of(form.Title), 2);
            _document.Paragraph(_words["report.answers", ("n", Arg.Count(form.Answers))] + (form.IsAnonymous ? " " + _words["report.anonymous"] : ""), "Note");
            var scales = form.Questions.Where(question => question.Average is not null).ToList();
            if (scales.Count > 0)
            {
                _document.Table([_words["report.column.question"], _words["report.column.average"], _words["report.column.answers"], ""],
                    [.. scales.Select(question => (IReadOnlyList<string>)[Of(question.Label), Average(question), _words.Number(question.Answers ?? 0), Filled(question)])], [6, 2, 2, 4]);
            }

            foreach (var question in form.Questions.Where(question => question.Kind is not (QuestionKind.Scale or QuestionKind.Number) && question.Bars.Count > 0))
            {
                _document.Table([Of(question.Label), _words["report.column.answers"], _words["report.column.share"], ""],
                    [.. question.Bars.Where(bar => bar.Count > 0).Take(MostBars).Select(bar => (IReadOnlyList<string>)[Named(bar), _words.Number(bar.Count), _words.Percent(bar.Share), DocxDocument.Bar(bar.Share)])], [5, 2, 2, 4]);
            }

            if (form.By(SplitBy.Session) is { Groups.Count: > 1 } sessions && scales.Count > 0)
            {
                var asked = scales.Take(4).ToList();
                _document.Paragraph(_words["report.by_session"]);
                _document.Table([_words["report.column.session"], _words["report.column.answers"], .. asked.Select(question => Of(question.Label))],
                    [.. sessions.Groups.Select(group => (IReadOnlyList<string>)[
                        group.Key.Length == 0 ? _words["report.others"] : Of(group.Label),
                        group.Answers is { } n ? _words.Number(n) : "–",
                        .. asked.Select(question => group.Questions.FirstOrDefault(one => one.Name == question.Name) is { Average: not null } answered ? Average(answered) : "–")])],
                    [4, 2, .. asked.Select(_ => 3)]);
            }
        }
    }

    private void Harvest()
    {
        var ranked = HarvestStore.Ranked(_session, _home.Workshop.Id);
        foreach (var track in ranked.GroupBy(item => item.Item.Track).OrderBy(track => Array.IndexOf(Tracks, track.Key) is >= 0 and var place ? place : Tracks.Length))
        {
            var isCounted = track.Any(item => item.Item.Dots is not null);
            _document.Heading(TrackTitle(track.Key));
            string[] head = [_words["report.column.rank"], _words["report.column.text"], _words["report.column.from"]];
            _document.Table(isCounted ? [.. head, _words["report.column.dots"]] : head,
                [.. track.Select((item, place) => (IReadOnlyList<string>)
                [
                    _words.Number(isCounted ? track.Count(other => (other.Item.Dots ?? 0) > (item.Item.Dots ?? 0)) + 1 : place + 1),
                    Told(item),
                    string.Join('\n', item.GroupIds.Select(id => _home.Groups.FirstOrDefault(group => group.Id == id)).OfType<Data.Workshops.Group>().Select(group => _words.Of(group.Titles)).Concat(item.Authors)),
                    .. isCounted ? [_words.Number(item.Item.Dots ?? 0)] : Array.Empty<string>(),
                ])],
                isCounted ? [1, 8, 3, 1] : [1, 8, 3]);
        }
    }

    private static readonly string[] Tracks = ["lesson", "challenge", "plan"];

    private string Told(RankedItem item)
    {
        var lines = new List<string> { item.Item.Text };
        if (item.Item.Why is { } why)
        {
            lines.Add(_words["report.why", ("why", Arg.Text(why))]);
        }

        if (item.Item.Evidence is { } evidence)
        {
            lines.Add(_words["report.evidence", ("evidence", Arg.Text(evidence))]);
        }

        if (item.Item.Reply.Count > 0)
        {
            lines.Add(_words["report.reply", ("reply", Arg.Text(_words.Of(item.Item.Reply)))]);
        }

        return string.Join('\n', lines);
    }

    private void Quotes()
    {
        var quotes = QuoteStore.OfWorkshop(_session, _home.Workshop.Id);
        if (quotes.Count == 0)
        {
            return;
        }

        _document.Heading(_words["report.quotes"]);
        _document.Paragraph(_words["report.quotes.note"], "Note");
        foreach (var quote in quotes)
        {
            _document.Paragraph($"«{Bidi.Isolate(quote.Text.ReplaceLineEndings(" "))}»{(quote.Name is { } name ? " – " + Bidi.Isolate(name) : "")}", "Quote");
        }
    }

    private void Plan(List<Promise> promises)
    {
        if (promises.Count == 0)
        {
            return;
        }

        var today = _home.Workshop.DayOf(_now);
        _document.Heading(_words["report.plan"]);
        _document.Table(
            [_words["report.column.action"], _words["report.column.owner"], _words["report.column.indicator"], _words["report.column.due"], _words["report.column.state"]],
            [.. promises.OrderBy(promise => promise.DueDate ?? DateOnly.MaxValue).Select(promise => (IReadOnlyList<string>)
            [
                promise.Action,
                promise.Owner ?? "–",
                string.Join('\n', new[] { promise.Indicator, promise.Target }.OfType<string>()) is { Length: > 0 } measured ? measured : "–",
                promise.DueDate is { } due ? _words.Day(due) : "–",
                _words["report.state." + (promise.IsOverdue(today) ? "overdue" : promise.State)],
            ])],
            [5, 3, 3, 2, 2]);
    }

    /// <summary>What was written to forms without names, which say that it is read so; forms with names did not ask for it.</summary>
    private void Comments(List<FormResults> results)
    {
        var open = results.Where(form => form.IsAnonymous && form.Comments.Any(comment => comment.Texts.Count > 0)).ToList();
        if (open.Count == 0)
        {
            return;
        }

        _document.Heading(_words["report.comments"]);
        _document.Paragraph(_words["report.comments.note"], "Note");
        foreach (var comment in open.SelectMany(form => form.Comments).Where(comment => comment.Texts.Count > 0))
        {
            _document.Heading(Of(comment.Label), 2);
            foreach (var text in comment.Texts.Take(MostComments))
            {
                _document.Paragraph(Bidi.Isolate(text.ReplaceLineEndings(" ")), "Quote");
            }
        }
    }

    /// <summary>A track's title: ours, else what the choice of the form is called.</summary>
    private string TrackTitle(string track)
    {
        if (Tracks.Contains(track))
        {
            return _words["report.track." + track];
        }

        var shelf = new Shelf();
        return _home.Forms.Where(form => form.Purpose == FormPurpose.Lessons).Select(form => shelf.Version(_session, form.CurrentVersionId).Form)
            .SelectMany(form => form.Questions.Where(question => question.Name == "track").SelectMany(question => form.ChoicesOf(question)))
            .FirstOrDefault(choice => choice.Name == track) is { } found ? Of(found.Label) : track;
    }

    private string Average(QuestionResult question) => question.Ends is { } ends
        ? _words["report.average", ("average", Arg.Phrase(_words.Number(Math.Round(question.Average!.Value, 1)))), ("most", Arg.Phrase(_words.Number(ends.Highest)))]
        : _words.Number(Math.Round(question.Average!.Value, 1));

    private static string Filled(QuestionResult question) => question.Ends is { } ends && ends.Highest > ends.Lowest
        ? DocxDocument.Bar((question.Average!.Value - ends.Lowest) / (ends.Highest - ends.Lowest))
        : "";

    private string Named(ResultBar bar) => _words.List(bar.Values.Select(value => Of(value.Label) is { Length: > 0 } label ? label : value.Name));

    private string Share(int part, int all) => all == 0 ? "–" : _words.Percent((decimal)part / all);

    private static string Part(int part, int all) => all == 0 ? "" : DocxDocument.Bar((decimal)part / all);

    private string Of(LocalText text) => _words.Of(text.ByLanguage);
}
