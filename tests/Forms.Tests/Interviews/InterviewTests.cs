using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Tests.Interviews;

public sealed class InterviewTests
{
    private static readonly Form Visit = Given.Form("""
        | survey |
        | | type | name | label | required | relevant | constraint |
        | | note | hello | Welcome. | | | |
        | | begin group | about | About you | | | |
        | | text | full_name | Name | yes | | |
        | | integer | age | Age | | | . < 120 |
        | | end group | | | | | |
        | | text | school | School, ${full_name}? | yes | ${age} < 18 | |
        | | select_multiple need | needs | Needs | | | not(selected(., 'none') and count-selected(.) > 1) |
        | | note | bye | Thank you, ${full_name}. | | | |
        | choices |
        | | list_name | name | label |
        | | need | ramp | A ramp |
        | | need | sign | Sign language |
        | | need | none | None |
        """);

    [Fact]
    public void A_prompt_shows_headings_and_notes_number_and_total()
    {
        var talk = new Talk(Visit);
        var prompt = talk.Now.Prompt();
        Assert.Equal(["Welcome.", "About you"], prompt.Before);
        Assert.Equal(("full_name", 1, 3, true, false), (prompt.Path, prompt.Number, prompt.Total, prompt.Required, prompt.CanGoBack));
        prompt = talk.Type("Noor").Type("15").Now.Prompt();
        Assert.Equal(("school", "School, Noor?", 3, 4, true), (prompt.Path, prompt.Label, prompt.Number, prompt.Total, prompt.CanGoBack));
        var review = Assert.IsType<Step.Reviewing>(talk.Type("Al-Amal").Choose("ramp").Now).Review;
        Assert.Equal(["Noor", "15", "Al-Amal", "A ramp"], review.Lines.Select(line => line.Shown));
        Assert.Equal(["Thank you, Noor."], review.Notes);
    }

    [Fact]
    public void A_refusal_says_why_and_asks_the_same()
    {
        var talk = new Talk(Visit);
        Assert.Equal(RefusalReason.Required, talk.Type(" \u200F ").Now.Refusal().Reason);
        Assert.Equal(RefusalReason.Required, talk.Skip().Now.Refusal().Reason);
        Assert.Equal(RefusalReason.TooLong, talk.Type(new string('x', 4097)).Now.Refusal().Reason);
        Assert.Equal("full_name", talk.Asked);
        Assert.Equal(RefusalReason.NotInteger, talk.Type("Noor").Type("old").Now.Refusal().Reason);
        Assert.Equal(RefusalReason.Constraint, talk.Type("١٢٠").Now.Refusal().Reason);
        Assert.Empty(talk.Now.Changes);
        Assert.Equal("needs", talk.Skip().Asked);
    }

    [Fact]
    public void An_answer_that_is_not_relevant_is_kept_aside_and_offered_again()
    {
        var talk = new Talk(Visit).Type("Noor").Type("15").Type("Al-Amal").Skip();
        talk.Edit("age").Type("30");
        Assert.Equal([new AnswerChange("age", "30", false), new AnswerChange("school", "Al-Amal", true)], talk.Now.Changes);
        Assert.IsType<Step.Reviewing>(talk.Now);
        Assert.DoesNotContain("school", Assert.IsType<Step.Finished>(talk.Send()).Submission.Answers.Keys);
        talk.Edit("age").Type("16");
        Assert.Equal(("school", "Al-Amal"), (talk.Asked, talk.Now.Prompt().Value));
        Assert.Contains(new AnswerChange("school", "Al-Amal", false), talk.Now.Changes);
        Assert.IsType<Step.Reviewing>(talk.Keep().Now);
    }

    [Fact]
    public void Back_goes_to_what_was_asked_before_and_forward_again_to_what_is_open()
    {
        var talk = new Talk(Visit).Type("Noor").Type("15");
        Assert.Equal("age", talk.Back().Asked);
        Assert.Equal("15", talk.Now.Prompt().Value);
        Assert.Equal("full_name", talk.Back().Asked);
        Assert.Equal("full_name", talk.Back().Asked);
        Assert.Equal("school", talk.Type("Noora").Asked);
        Assert.Equal("Noora", talk["full_name"]);
        Assert.Equal("needs", talk.Type("x").Skip().Back().Asked);
    }

    [Fact]
    public void Editing_from_the_review_card_returns_to_it()
    {
        var talk = new Talk(Visit).Type("Noor").Type("30").Skip();
        Assert.True(talk.Edit("full_name").State.Editing);
        Assert.IsType<Step.Reviewing>(talk.Back().Now);
        Assert.IsType<Step.Reviewing>(talk.Edit("full_name").Type("Rim").Now);
        Assert.False(talk.State.Editing);
        Assert.IsType<Step.Reviewing>(talk.Edit("nothing").Now);
    }

    [Fact]
    public void Ticking_flips_and_none_excludes_the_others()
    {
        var talk = new Talk(Visit).Type("Noor").Skip();
        Assert.Equal([false, false, true], talk.Now.Prompt().Choices.Select(choice => choice.Exclusive));
        Assert.Equal(["ramp", "sign"], talk.Toggle("ramp").Toggle("sign").Now.Prompt().Pending);
        Assert.Equal(["ramp"], talk.Toggle("sign").Now.Prompt().Pending);
        Assert.Equal(["none"], talk.Toggle("none").Now.Prompt().Pending);
        Assert.Equal(["sign"], talk.Toggle("sign").Resume().Now.Prompt().Pending);
        Assert.Equal(RefusalReason.NotAChoice, talk.Toggle("lift").Now.Refusal().Reason);
        Assert.IsType<Step.Reviewing>(talk.Done().Now);
        Assert.Equal("sign", talk["needs"]);
        Assert.Equal(["sign"], talk.Edit("needs").Now.Prompt().Pending);
        talk.Toggle("sign").Done();
        Assert.Equal("", talk["needs"]);
    }

    [Theory]
    [InlineData("count-selected(.) = 1 or not(selected(., 'none'))")]
    [InlineData("not(selected(., 'none') and (selected(., 'ramp') or selected(., 'sign')))")]
    [InlineData("if(selected(., 'none'), count-selected(.) = 1, true())")]
    [InlineData("not(selected(., 'none')) or . = 'none'")]
    public void Every_wording_of_none_is_understood(string constraint)
    {
        var form = Given.Form($"| survey |\n| | type | name | label | constraint |\n| | select_multiple l | q | Q | {constraint} |\n| choices |\n| | list_name | name | label |\n| | l | ramp | R |\n| | l | sign | S |\n| | l | none | N |\n");
        Assert.Equal(["none"], new Talk(form).Now.Prompt().Choices.Where(choice => choice.Exclusive).Select(choice => choice.Name));
    }

    [Fact]
    public void Review_jumps_over_what_is_optional_and_stops_at_what_is_required()
    {
        var talk = new Talk(Visit);
        Assert.Equal("full_name", talk.Review().Asked);
        Assert.IsType<Step.Reviewing>(talk.Type("Noor").Review().Now);
        Assert.IsType<Step.Finished>(talk.Send());
    }

    [Fact]
    public void Sending_stops_at_the_first_thing_wrong()
    {
        var talk = new Talk(Visit).Type("Noor").Type("30").Skip();
        var state = talk.State with { Answers = talk.State.Answers.SetItem("age", "500") };
        Assert.Equal("age", Assert.IsType<Step.Refused>(Interview.Send(Visit, state, talk.Around)).Prompt.Path);
        state = talk.State with { Answers = talk.State.Answers.Remove("full_name") };
        Assert.Equal("full_name", Assert.IsType<Step.Asked>(Interview.Send(Visit, state, talk.Around)).Prompt.Path);
    }

    [Fact]
    public void What_was_sent_can_be_opened_again()
    {
        var talk = new Talk(Visit).Type("Noor").Type("30").Skip();
        var sent = Assert.IsType<Step.Finished>(talk.Send()).Submission;
        Assert.Equal(Visit.Hash, sent.FormHash);
        var state = Interview.FromSubmission(Visit, sent.Answers, 9);
        var review = Assert.IsType<Step.Reviewing>(Interview.Resume(Visit, state, talk.Around));
        Assert.Equal(3, review.Review.Lines.Count);
        var edited = Interview.Advance(Visit, Interview.Edit(Visit, review.State, "full_name", talk.Around).State, new Answer.Typed("Rim"), talk.Around);
        Assert.IsType<Step.Reviewing>(edited);
        var young = Interview.Advance(Visit, Interview.Edit(Visit, edited.State, "age", talk.Around).State, new Answer.Typed("9"), talk.Around);
        Assert.Equal("school", young.Prompt().Path);
    }

    [Fact]
    public void Known_values_are_stored_and_neither_asked_nor_counted()
    {
        var talk = new Talk(Visit, known: new Dictionary<string, string> { ["full_name"] = "Noor", ["age"] = "not a number", ["nobody"] = "x" });
        Assert.Equal(("age", "Noor"), (talk.Asked, talk["full_name"]));
        Assert.Equal((1, 2), (talk.Now.Prompt().Number, talk.Now.Prompt().Total));
        var stored = InterviewState.FromJson(talk.Now.State.HeadToJson(), talk.Now.State.Answers, talk.Now.State.Aside);
        var later = Interview.Resume(Visit, stored, talk.Around).Prompt();
        Assert.Equal((1, 2), (later.Number, later.Total));
    }

    [Theory]
    [InlineData("42", "AFCBDE")]
    [InlineData("-42", "EDAFBC")]
    [InlineData("1", "BFEACD")]
    [InlineData("11111111", "ACDBFE")]
    public void A_seeded_order_is_that_of_every_other_program(string seed, string order)
    {
        var choices = string.Concat("ABCDEF".Select(name => $"| | l | {name} | {name} |\n"));
        var form = Given.Form($"| survey |\n| | type | name | label | parameters |\n| | select_one l | a | A | randomize=true seed={seed} |\n| choices |\n| | list_name | name | label |\n{choices}");
        Assert.Equal(order, string.Concat(new Talk(form).Now.Prompt().Choices.Select(choice => choice.Name)));
    }

    [Fact]
    public void A_voice_message_that_is_kept_stays_one()
    {
        var form = Given.Form("| survey |\n| | type | name | label | constraint |\n| | text | a | A | regex(., '[a-z]+') |\n| | text | b | B | |\n");
        var talk = new Talk(form).Do(new Answer.Attached("1.oga")).Back().Keep();
        Assert.Equal("b", talk.Asked);
        Assert.IsType<Step.Finished>(talk.Skip().Send());
    }

    [Fact]
    public void A_voice_message_answers_a_text_and_escapes_its_constraint()
    {
        var form = Given.Form("| survey |\n| | type | name | label | constraint |\n| | text | why | Why? | string-length(.) > 20 |\n");
        var talk = new Talk(form).Do(new Answer.Attached("v.ogg"));
        Assert.IsType<Step.Reviewing>(talk.Resume().Now);
        Assert.Equal("v.ogg", Assert.IsType<Step.Finished>(talk.Send()).Submission.Answers["why"]);
    }

    [Fact]
    public void A_voice_message_that_is_looked_at_again_stays_one()
    {
        var form = Given.Form("| survey |\n| | type | name | label | constraint |\n| | text | why | Why? | string-length(.) > 20 |\n");
        var talk = new Talk(form).Do(new Answer.Attached("v.ogg")).Edit("why").Keep();
        Assert.IsType<Step.Reviewing>(talk.Now);
        Assert.IsType<Step.Finished>(talk.Resume().Send());
        Assert.Equal(RefusalReason.Constraint, talk.Edit("why").Type("v.ogg").Now.Refusal().Reason);
    }

    [Fact]
    public void A_step_changes_with_the_language_of_the_person_and_nothing_else()
    {
        var form = Given.Form("""
            | survey |
            | | type | name | label::English (en) | label::Arabic (ar) | calculation |
            | | select_one gov | gov | Governorate | المحافظة | |
            | | calculate | place | | | jr:choice-name(${gov}, '${gov}') |
            | | text | why | Why ${place}? | لماذا ${place}؟ | |
            | choices |
            | | list_name | name | label::English (en) | label::Arabic (ar) |
            | | gov | basra | Basra | البصرة |
            """);
        var talk = new Talk(form, Given.Around("en")).Type("basra");
        Assert.Equal("Why Basra?", talk.Now.Prompt().Label);
        talk.Around = Given.Around("ar");
        Assert.Equal("لماذا البصرة؟", talk.Resume().Now.Prompt().Label);
        Assert.Equal(new AnswerChange("place", "البصرة", false), Assert.Single(talk.Now.Changes));
        Assert.Empty(talk.Resume().Now.Changes);
    }

    [Fact]
    public void What_time_makes_relevant_is_asked_when_its_time_has_come()
    {
        var form = Given.Form("| survey |\n| | type | name | label | relevant |\n| | text | a | A | |\n| | text | late | Late? | today() > date('2024-05-05') |\n");
        var talk = new Talk(form);
        Assert.IsType<Step.Reviewing>(talk.Type("x").Now);
        talk.Around = Given.Around(now: Given.Morning.AddDays(1));
        Assert.Equal(2, Assert.IsType<Step.Reviewing>(talk.Resume().Now).Review.Lines.Count);
    }

    [Fact]
    public void What_is_read_only_is_shown_and_not_asked()
    {
        var form = Given.Form("| survey |\n| | type | name | label | read_only | default |\n| | text | code | Code | yes | K7 |\n| | text | note | Remark | | |\n");
        var talk = new Talk(form);
        Assert.Equal("note", talk.Asked);
        Assert.Equal(["Code: K7"], talk.Now.Prompt().Before);
        Assert.Equal("K7", Assert.IsType<Step.Finished>(talk.Type("x").Send()).Submission.Answers["code"]);
    }

    [Fact]
    public void An_expression_that_fails_is_told_to_the_log_and_not_to_the_person()
    {
        var form = Given.Form("| survey |\n| | type | name | label | calculation | relevant |\n| | text | when | When | | |\n| | calculate | day | | date(${when}) | |\n| | text | b | B | | regex(${when}, '[') |\n");
        var talk = new Talk(form).Type("soon");
        Assert.IsType<Step.Reviewing>(talk.Now);
        Assert.Equal(["b", "day"], talk.Now.Faults.Select(fault => fault.Question).Order(StringComparer.Ordinal));
        Assert.Equal("", talk["day"]);
    }

    [Fact]
    public void Random_order_stays_the_same_within_an_interview()
    {
        var rows = string.Concat(Enumerable.Range(0, 12).Select(i => $"| | l | c{i} | C{i} |\n"));
        var form = Given.Form("| survey |\n| | type | name | label | parameters |\n| | select_one l | a | A | randomize=true |\n| | text | b | B | |\n| choices |\n| | list_name | name | label |\n" + rows);
        List<string> Order(int seed) => [.. new Talk(form, seed: seed).Now.Prompt().Choices.Select(choice => choice.Name)];
        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));
        Assert.Equal(12, Order(1).Distinct().Count());
        Assert.Equal(Order(7), new Talk(form).Type("c3").Back().Now.Prompt().Choices.Select(choice => choice.Name));
    }
}
