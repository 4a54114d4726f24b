using System.Text;
using WorkshopBot.Forms;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Forms.Workbooks;

namespace WorkshopBot.Tests;

/// <summary>Forms written as Markdown tables in a test, and interviews over them.</summary>
internal static class Given
{
    public static readonly TimeZoneInfo Baghdad = TimeZoneInfo.CreateCustomTimeZone("Baghdad", TimeSpan.FromHours(3), "Baghdad", "Baghdad");

    public static readonly DateTimeOffset Morning = new(2024, 5, 5, 10, 0, 0, TimeSpan.FromHours(3));

    public static Surroundings Around(string language = "", IReadOnlyDictionary<string, ChoiceTable>? tables = null, DateTimeOffset? now = null) =>
        new(now ?? Morning, Baghdad, language, tables ?? new Dictionary<string, ChoiceTable>());

    public static Workbook Workbook(string markdown, string file = "form.md")
    {
        var reading = WorkbookReader.Read(file, new MemoryStream(Encoding.UTF8.GetBytes(markdown)));
        Assert.True(reading.Workbook is not null, string.Join("; ", reading.Problems.Select(FormRules.Sentence)));
        return reading.Workbook;
    }

    public static FormReading Reading(string markdown, IReadOnlyDictionary<string, ChoiceTable>? tables = null) =>
        FormReader.Read(Workbook(markdown), tables);

    public static Form Form(string markdown, IReadOnlyDictionary<string, ChoiceTable>? tables = null)
    {
        var reading = Reading(markdown, tables);
        Assert.True(reading.Form is not null, string.Join("; ", reading.Problems.Select(FormRules.Sentence)));
        return reading.Form;
    }

    public static Prompt Prompt(this Step step) => step switch
    {
        Step.Asked asked => asked.Prompt,
        Step.Refused refused => refused.Prompt,
        _ => throw new InvalidOperationException($"nothing is asked: {step.GetType().Name}"),
    };

    public static Refusal Refusal(this Step step) => Assert.IsType<Step.Refused>(step).Refusal;
}

/// <summary>One interview, step after step.</summary>
internal sealed class Talk
{
    private readonly Form _form;

    public Talk(Form form, Surroundings? around = null, IReadOnlyDictionary<string, string>? known = null, int seed = 7)
    {
        _form = form;
        Around = around ?? Given.Around();
        Now = Interview.Begin(form, Around, seed, known);
    }

    public Surroundings Around { get; set; }

    public Step Now { get; private set; }

    public InterviewState State => Now.State;

    public string? Asked => Now is Step.Asked or Step.Refused ? Now.Prompt().Path : null;

    public string this[string path] => State.Answers.GetValueOrDefault(path, "");

    public Talk Type(string text) => Do(new Answer.Typed(text));

    public Talk Choose(string name) => Do(new Answer.Chosen(name));

    public Talk Toggle(string name) => Do(new Answer.Toggled(name));

    public Talk Done() => Do(new Answer.Completed());

    public Talk Skip() => Do(new Answer.Skip());

    public Talk Keep() => Do(new Answer.Kept());

    public Talk Do(Answer answer)
    {
        Now = Interview.Advance(_form, State, answer, Around);
        return this;
    }

    public Talk Back()
    {
        Now = Interview.Back(_form, State, Around);
        return this;
    }

    public Talk Edit(string path)
    {
        Now = Interview.Edit(_form, State, path, Around);
        return this;
    }

    public Talk Review()
    {
        Now = Interview.Review(_form, State, Around);
        return this;
    }

    public Talk Resume()
    {
        Now = Interview.Resume(_form, InterviewState.FromJson(State.HeadToJson(), State.Answers, State.Aside), Around);
        return this;
    }

    public Talk Change(string path, string text)
    {
        Now = Interview.Change(_form, State, path, new Answer.Typed(text), Around);
        return this;
    }

    public Talk EditInstance(string instance)
    {
        Now = Interview.EditInstance(_form, State, instance, Around);
        return this;
    }

    public Talk Remove(string instance)
    {
        Now = Interview.Remove(_form, State, instance, Around);
        return this;
    }

    public Step Send() => Now = Interview.Send(_form, State, Around);
}
