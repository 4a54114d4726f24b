using System.Globalization;
using System.Net;
using System.Text;
using WorkshopBot.Chat;
using WorkshopBot.Data.Desk;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Registration;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;

namespace WorkshopBot.CheckIn;

/// <summary>
/// The sheet that people sign where there is no power, or where a donor asks for it: one HTML file that prints by itself on A4, right to left for Arabic and
/// Kurdish readers. Number, name, organisation, code, and a column to sign for each day; the head of the table stands on every page.
/// </summary>
internal static class SignSheet
{
    public const string Kind = "sign_sheet";

    /// <summary>So many days have room beside the name; more have a list of their own on the next page.</summary>
    private const int MostDays = 5;
    private const int EmptyRows = 8;

    private const string Style =
        """
        @page { size: A4 landscape; margin: 12mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt } }
        body { font: 11pt "Noto Naskh Arabic", "Noto Sans Arabic", Amiri, "Segoe UI", Tahoma, sans-serif; margin: 0 }
        h1 { font-size: 15pt; margin: 0 } p { margin: 2pt 0 8pt }
        table { border-collapse: collapse; width: 100%; table-layout: fixed } thead { display: table-header-group } tr { break-inside: avoid }
        th, td { border: 0.6pt solid #000; padding: 3pt 5pt; text-align: start; overflow-wrap: anywhere } td { height: 24pt; font-size: 9.5pt; line-height: 1.25 }
        section + section { break-before: page }
        th.sign { width: 24mm } th:nth-child(5):nth-last-child(-n+3), th:nth-child(5):nth-last-child(-n+3) ~ th { width: 38mm }
        .code { font-family: monospace; white-space: nowrap } .number { width: 9mm } th:nth-child(4) { width: 21mm }
        """;

    public static MadeFileContent Make(ReadSession session, MadeFile file, Catalogue texts)
    {
        var words = texts.Of(file.Language);
        var home = new Shelf().Workshop(session, file.SubjectId);
        var workshop = home.Workshop;
        var days = workshop.EachDay;
        var version = new Shelf().Version(session, home.RegistrationForm.CurrentVersionId);
        var people = DeskStore.People(session, workshop.Id).Where(person => person.Status == "confirmed")
            .OrderBy(person => person.FullName, StringComparer.Create(CultureInfo.GetCultureInfo(words.Language.Code == "en" ? "en" : "ar"), ignoreCase: true))
            .Select(person => (
                Name: person.FullName ?? "",
                Organisation: person.Organisation is { } stored ? Fields.Label(version, "organisation", stored, words) : "",
                Code: RegistrationStore.Ticket(session, person.RegistrationId) is { } code ? TicketCode.Show(code) : ""))
            .ToList();

        var page = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<!doctype html>\n<html lang=\"{words.Language.Code}\" dir=\"{(words.Language.IsRightToLeft ? "rtl" : "ltr")}\">\n<head><meta charset=\"utf-8\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{Text(words.Of(workshop.Titles))}</title>\n<style>\n{Style}</style></head>\n<body>\n");
        foreach (var onSheet in days.Chunk(MostDays))
        {
            Sheet(page, home.Workshop, onSheet, people, words);
        }

        page.Append("</body>\n</html>\n");
        return new(Encoding.UTF8.GetBytes(page.ToString()), $"sign-in-{workshop.Code}.html", IsPhoto: false);
    }

    /// <summary>The list for some of the days.</summary>
    private static void Sheet(StringBuilder page, Workshop workshop, DateOnly[] days, List<(string Name, string Organisation, string Code)> people, Words words)
    {
        page.Append(CultureInfo.InvariantCulture, $"<section>\n<h1>{Text(words.Of(workshop.Titles))}</h1>\n<p>{Text(WorkshopTurns.Dates(workshop, words))} · {Text(words.Of(workshop.Venues))}<br>{Text(words.Of(workshop.Organizers))}</p>\n")
            .Append(CultureInfo.InvariantCulture, $"<table>\n<thead><tr><th class=\"number\">#</th><th>{Text(words["sheet.name"])}</th><th>{Text(words["field.organisation"])}</th><th>{Text(words["sheet.code"])}</th>")
            .AppendJoin("", days.Select(day => $"<th class=\"sign\">{Text(words["sheet.signature", ("day", Arg.Phrase(words.Calendar.ShortDate(day)))])}</th>"))
            .Append("</tr></thead>\n<tbody>\n");

        // and empty rows for whoever comes without being on it
        foreach (var (index, (name, organisation, code)) in people.Concat(Enumerable.Repeat(("", "", ""), EmptyRows)).Index())
        {
            Row(page, index + 1, name, organisation, code, days.Length);
        }

        page.Append("</tbody>\n</table>\n</section>\n");
    }

    private static void Row(StringBuilder page, int number, string name, string organisation, string code, int days)
    {
        page.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"number\">{number}</td><td><bdi>{Text(name)}</bdi></td><td><bdi>{Text(organisation)}</bdi></td><td class=\"code\"><bdi dir=\"ltr\">{code}</bdi></td>");
        page.Insert(page.Length, "<td class=\"sign\"></td>", days).Append("</tr>\n");
    }

    // marks of direction are for chats: here bdi does it
    private static string Text(string text) => WebUtility.HtmlEncode(Bidi.Strip(text));
}
