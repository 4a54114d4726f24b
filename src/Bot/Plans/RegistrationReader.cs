using WorkshopBot.Data.Workshops;
using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Plans;

/// <summary>What a plan says about its registration form: where fields find their values, and quotas over them.</summary>
/// <param name="Fields">Field → question, for every field that the form fills.</param>
/// <param name="Quotas">By field and value.</param>
internal sealed record PlanRegistration(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<Quota> Quotas);

/// <summary>Checks the sheets <c>fields</c>, <c>quotas</c> and <c>organisations</c> against the registration form.</summary>
internal static class RegistrationReader
{
    public static PlanRegistration Read(
        PlanSheet fieldSheet,
        PlanSheet organisationSheet,
        PlanSheet quotaSheet,
        IReadOnlyList<PlanForm> forms,
        PlanProblems problems)
    {
        var registration = forms.FirstOrDefault(form => form.Purpose == FormPurpose.Registration);
        var form = registration?.Content;
        var fields = ReadFields(fieldSheet, form);
        if (form is not null && !fields.ContainsKey("full_name"))
        {
            registration!.Row["file"].Problem(PlanRules.NoName, registration.Row["file"].Written);
        }

        CheckGovernorates(organisationSheet, form, fields);
        var quotas = ReadQuotas(quotaSheet, form, fields);
        return new PlanRegistration(fields.ToDictionary(pair => pair.Key, pair => pair.Value.Name, StringComparer.Ordinal), quotas);
    }

    private static SortedDictionary<string, Question> ReadFields(PlanSheet sheet, Form? form)
    {
        var questions = (form?.Questions ?? []).Where(question => question.IsAsked || question.Type == QuestionType.Calculate).ToList();
        var fields = new SortedDictionary<string, Question>(StringComparer.Ordinal);
        foreach (var field in RegistrationFieldNames.All)
        {
            if (questions.FirstOrDefault(question => question.Name == field) is { } question)
            {
                fields.Add(field, question);
            }
        }

        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows)
        {
            if (row["field"].Required().OneOf(RegistrationFieldNames.All) is not { } field)
            {
                continue;
            }

            if (!rows.TryAdd(field, row.Number))
            {
                row["field"].Problem(PlanRules.FieldTwice, field, FormattableString.Invariant($"{rows[field]}"));
            }

            var name = row["question"].Required().Written;
            if (questions.FirstOrDefault(question => question.Name == name) is { } question)
            {
                fields[field] = question;
            }
            else if (form is not null && name.Length > 0)
            {
                row["question"].Problem(PlanRules.UnknownQuestion, name, Nearest.Of(name, questions.Select(known => known.Name)), form.Id);
            }
        }

        return fields;
    }

    // an organisation of a governorate that nobody can choose would never be offered
    private static void CheckGovernorates(PlanSheet sheet, Form? form, SortedDictionary<string, Question> fields)
    {
        if (form is null || !fields.TryGetValue("governorate", out var question) || Choices(form, question) is not { } choices)
        {
            return;
        }

        foreach (var row in sheet.Rows)
        {
            var governorate = row["governorate"];
            if (!governorate.IsEmpty && !choices.Contains(governorate.Written))
            {
                governorate.Problem(PlanRules.UnknownGovernorate, governorate.Written, Nearest.Of(governorate.Written, choices), question.Name);
            }
        }
    }

    private static List<Quota> ReadQuotas(PlanSheet sheet, Form? form, SortedDictionary<string, Question> fields)
    {
        var rows = new Dictionary<(string Field, string Value), int>();
        var quotas = new List<Quota>();
        foreach (var row in sheet.Rows)
        {
            var field = row["field"].Required().OneOf(RegistrationFieldNames.All);
            var value = row["value"].Required().Written;
            var capacity = row["capacity"].Required().Whole(least: 0);
            if (field is null)
            {
                continue;
            }

            if (!rows.TryAdd((field, value), row.Number))
            {
                row["value"].Problem(PlanRules.QuotaTwice, field, value, FormattableString.Invariant($"{rows[(field, value)]}"));
                continue;
            }

            if (form is not null)
            {
                CheckQuota(row, form, field, value, fields.GetValueOrDefault(field));
            }

            quotas.Add(new Quota(field, value, capacity ?? 0));
        }

        return [.. quotas.OrderBy(quota => quota.Field, StringComparer.Ordinal).ThenBy(quota => quota.Value, StringComparer.Ordinal)];
    }

    private static void CheckQuota(PlanRow row, Form form, string field, string value, Question? question)
    {
        if (question is null || Choices(form, question) is not { } choices)
        {
            row["field"].Problem(PlanRules.QuotaWithoutQuestion, field);
        }
        else if (value.Length > 0 && !choices.Contains(value))
        {
            row["value"].Problem(PlanRules.QuotaOfNoChoice, value, Nearest.Of(value, choices), question.Name);
        }
    }

    /// <summary>The names that a question lets people choose, or null when it has no choices.</summary>
    private static List<string>? Choices(Form form, Question question) =>
        question.HasChoices && question.ListName is { } list && (form.Lists.TryGetValue(list, out var table) || form.Tables.TryGetValue(list, out table))
            ? [.. table.Rows.Select(choice => choice.Name)]
            : null;
}
