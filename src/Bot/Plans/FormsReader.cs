using WorkshopBot.Chat;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Feedback;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Plans;

/// <summary>A row of the sheet <c>forms</c> with the form it names.</summary>
/// <param name="Row">The row.</param>
/// <param name="Purpose">What the form is for; null when the row does not say.</param>
/// <param name="Content">The form; null when it was refused or is not there.</param>
/// <param name="Planned">What is stored; null with <paramref name="Content"/>.</param>
internal sealed record PlanForm(PlanRow Row, FormPurpose? Purpose, Form? Content, PlannedForm? Planned);

/// <summary>Reads the sheet <c>forms</c> and the workbooks it names.</summary>
internal static class FormsReader
{
    private static readonly string[] Purposes = ["registration", "feedback", "lessons", "other"];
    private static readonly string[] Moments = ["session", "day", "end", "later", "before", "after"];
    private const string Came = "attended";
    private static readonly string[] Audiences = ["everyone", "registered", "confirmed", Came, "waiting", "pending", "team", "facilitators", "rapporteurs"];

    public static IReadOnlyList<PlanForm> Read(
        PlanSheet sheet,
        PlanFolder folder,
        PlanFrame frame,
        IReadOnlyDictionary<string, ChoiceTable> tables,
        PlanProblems problems)
    {
        var codes = new SeenCodes();
        var compiled = new Dictionary<string, FormReading>(StringComparer.Ordinal);
        List<PlanForm> forms = [.. sheet.Rows.Select(row => ReadRow(row, folder, frame, tables, compiled, codes))];
        foreach (var reading in compiled.Values)
        {
            problems.AddRange(reading.Problems);
        }

        CheckRegistration(sheet, forms, problems);
        return forms;
    }

    private static PlanForm ReadRow(
        PlanRow row,
        PlanFolder folder,
        PlanFrame frame,
        IReadOnlyDictionary<string, ChoiceTable> tables,
        Dictionary<string, FormReading> compiled,
        SeenCodes codes)
    {
        var name = codes.Read(row["name"]);
        var purpose = row["purpose"].Required().OneOf(Purposes) is { } written ? Enum.Parse<FormPurpose>(written, ignoreCase: true) : (FormPurpose?)null;
        var isRegistration = purpose == FormPurpose.Registration;
        var (audience, day) = Audience(row["audience"], isRegistration, frame);
        var anonymous = row["anonymous"].OneOf(["yes", "no"]) == "yes";
        var several = row["several"].OneOf(["yes", "no"]) is { } often ? often == "yes" : purpose == FormPurpose.Lessons;
        if (anonymous && isRegistration)
        {
            row["anonymous"].Problem(PlanRules.AnonymousRegistration);
        }

        var asked = row["when"].OneOf(Moments) is { } moment ? Enum.Parse<FormMoment>(moment, ignoreCase: true) : (FormMoment?)null;
        if (asked is not null && isRegistration)
        {
            row["when"].Problem(PlanRules.RegistrationAtAMoment);
        }

        var group = row["group"].OneOf([.. tables["groups.csv"].Rows.Select(one => one.Name)]);
        var opens = frame.InstantOf(row["opens"].Moment());
        var closes = frame.InstantOf(row["closes"].Moment());
        if (closes <= opens)
        {
            row["closes"].Problem(PlanRules.ClosesBeforeItOpens, row["opens"].Written, row["closes"].Written);
        }

        if (FileOf(row["file"], folder) is not { } file)
        {
            return new PlanForm(row, purpose, null, null);
        }

        if (!compiled.TryGetValue(file, out var reading))
        {
            reading = Compile(folder[file], tables);
            compiled.Add(file, reading);
        }

        return reading.Form is not { } content
            ? new PlanForm(row, purpose, null, null)
            : new PlanForm(
                row,
                purpose,
                content,
                new PlannedForm(
                    new WorkshopForm
                    {
                        Name = name ?? "",
                        Purpose = purpose ?? FormPurpose.Other,
                        Titles = content.Title.ByLanguage,
                        Audience = audience,
                        AttendedDay = day,
                        GroupCode = group,
                        OpensAt = opens,
                        ClosesAt = closes,
                        IsAnonymous = anonymous,
                        Asked = asked,
                        TakesSeveral = several,
                    },
                    new FormVersion
                    {
                        Hash = content.Hash,
                        Label = content.Version,
                        Workbook = Markdown(folder[file].Workbook!),
                        FileName = Path.ChangeExtension(file, ".md"),
                    })
                {
                    Media = MediaOf(content, row["file"], folder),
                });
    }

    /// <summary>Who may fill a form; with those who came on one day its number behind a line: <c>attended_2</c>.</summary>
    private static (FormAudience Audience, int? Day) Audience(PlanCell cell, bool isRegistration, PlanFrame frame)
    {
        var days = Enumerable.Range(1, Math.Max(0, frame.LastDay.DayNumber - frame.FirstDay.DayNumber + 1)).ToDictionary(PlanFacts.CameOn, day => day, StringComparer.Ordinal);
        var written = cell.OneOf([.. Audiences, .. days.Keys]);
        if (isRegistration && written is not null and not "everyone")
        {
            cell.Problem(PlanRules.RegistrationForSome, written);
        }

        if (written is not null && days.TryGetValue(written, out var day))
        {
            return (FormAudience.Attended, day);
        }

        return (written is not null
            ? Enum.Parse<FormAudience>(written, ignoreCase: true)
            : isRegistration ? FormAudience.Everyone : FormAudience.Confirmed, null);
    }

    private static string? FileOf(PlanCell cell, PlanFolder folder)
    {
        if (cell.Required().IsEmpty)
        {
            return null;
        }

        var files = folder.Matching(cell.Written);
        switch (files)
        {
            case []:
                cell.Problem(PlanRules.MissingFile, cell.Written, Nearest.Of(cell.Written, folder.Files.Where(file => file != folder.Plan.File)));
                return null;
            case [var only] when only == folder.Plan.File:
                cell.Problem(PlanRules.FormIsPlan, cell.Written);
                return null;
            case [var only]:
                return only;
            default:
                cell.Problem(PlanRules.SeveralFiles, cell.Written, string.Join(", ", files));
                return null;
        }
    }

    /// <summary>What the form shows with its questions, from the folder; what is not there is said.</summary>
    private static Dictionary<string, byte[]> MediaOf(Form form, PlanCell cell, PlanFolder folder)
    {
        var found = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in form.MediaNames)
        {
            if (folder.Media(name) is { } content)
            {
                found[name] = content;
            }
            else
            {
                cell.Problem(PlanRules.MissingMedia, cell.Written, name);
            }
        }

        return found;
    }

    private static FormReading Compile(WorkbookReading file, IReadOnlyDictionary<string, ChoiceTable> tables)
    {
        if (file.Workbook is not { } workbook)
        {
            return new FormReading(null, file.Problems);
        }

        var reading = FormReader.Read(workbook, tables);
        return reading with { Problems = [.. file.Problems, .. reading.Problems] };
    }

    private static void CheckRegistration(PlanSheet sheet, List<PlanForm> forms, PlanProblems problems)
    {
        var registrations = forms.Where(form => form.Purpose == FormPurpose.Registration).ToList();
        if (registrations.Count == 0 && sheet.Rows.Count > 0)
        {
            problems.Add(PlanRules.NoRegistration, sheet.Name, null, null);
        }

        foreach (var second in registrations.Skip(1))
        {
            second.Row["purpose"].Problem(PlanRules.SecondRegistration, FormattableString.Invariant($"{registrations[0].Row.Number}"));
        }
    }

    /// <summary>Nobody is left to be asked on the day on which personal data goes, or after it.</summary>
    public static void CheckMoments(IReadOnlyList<PlanForm> forms, PlanFrame frame, Workshop workshop)
    {
        var asked = Occasion.LaterDay(workshop);
        foreach (var form in forms.Where(form => frame.HasDays && form.Planned?.Form.Asked == FormMoment.Later && asked >= workshop.DeleteAfter))
        {
            form.Row["when"].Problem(PlanRules.AskedTooLate, DayId.Write(asked), DayId.Write(workshop.DeleteAfter));
        }
    }

    private static string Markdown(Workbook workbook)
    {
        using var writer = new StringWriter();
        WorkbookWriter.WriteMarkdown(workbook, writer);
        return writer.ToString();
    }
}
