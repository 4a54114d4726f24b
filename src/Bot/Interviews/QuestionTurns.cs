using WorkshopBot.Chat;
using WorkshopBot.Data.Anonymous;
using WorkshopBot.Data.Files;
using WorkshopBot.Data.Interviews;
using WorkshopBot.Files;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;
using WorkshopBot.Texts;
using WorkshopBot.Turns;

namespace WorkshopBot.Interviews;

/// <summary>Answers to the question that is open: typed, tapped, shared, refused.</summary>
internal sealed class QuestionTurns(InterviewSteps steps, Catalogue texts)
{
    private const int MissesBeforeHelp = 2;

    /// <summary>Metres.</summary>
    private const double RoundedTo = 1000;

    private static readonly string[] Menu =
        ["button.skip", "button.back", "button.next", "button.done", "button.undo", "button.more", "button.send_now", "button.continue_later"];

    /// <summary>Something was said, shared or sent as an answer.</summary>
    public void Answer(IChatTurn turn, OpenInterview interview, Prompt prompt, Incoming incoming)
    {
        var words = Words(turn);
        switch (incoming)
        {
            case Incoming.Said said:
                AnswerTyped(turn, interview, prompt, said);
                break;
            case Incoming.SharedContact contact when InterviewSteps.AsksPhone(interview, prompt):
                if (contact.IsOwn)
                {
                    var number = PhoneText.Shown(contact.PhoneNumber);
                    Advance(turn, interview, prompt, new Answer.Typed(number), number);
                }
                else
                {
                    Refuse(turn, interview, prompt, words["refuse.contact_not_own"]);
                }

                break;
            case Incoming.SharedLocation location when prompt.Question.Type == QuestionType.Geopoint:
                Advance(turn, interview, prompt, Located(prompt.Question, location), "");
                break;
            case Incoming.SentFile file when prompt.Kind == PromptKind.Question && (prompt.Question.IsAttachment || InterviewSteps.TakesVoice(interview, prompt)):
                AnswerWithFile(turn, interview, prompt, file);
                break;
            default:
                Refuse(turn, interview, prompt, RefusalText.WrongKind(KindOf(incoming), prompt, words, InterviewSteps.TakesVoice(interview, prompt)));
                break;
        }
    }

    /// <summary>A button of a question was tapped.</summary>
    public void Tap(IChatTurn turn, OpenInterview interview, ButtonPress press)
    {
        switch (press.Action)
        {
            case Actions.Choose:
                AdvanceByTap(turn, interview, new Answer.Chosen(press.Argument), press.Argument);
                break;
            case Actions.Confirm:
                AdvanceByTap(turn, interview, new Answer.Typed(press.Argument), press.Argument);
                break;
            case Actions.Toggle:
                Toggle(turn, interview, press.Argument);
                break;
            case Actions.Done when interview.State.Pending.Length > 0 && InterviewSteps.Resume(turn, interview) is Step.Asked { Prompt: var written } && WrittenAnswer.Takes(written):
                FinishWritten(turn, interview, written);
                break;
            case Actions.Rewrite:
                ShowWritten(turn, interview, "");
                break;
            case Actions.Done:
                AdvanceByTap(turn, interview, new Answer.Completed());
                break;
            case Actions.Keep:
                AdvanceByTap(turn, interview, new Answer.Kept());
                break;
            case Actions.Skip:
                AdvanceByTap(turn, interview, new Answer.Skip());
                break;
            case Actions.EditEntry:
                steps.Take(turn, interview, Interview.EditInstance(interview.Version.Form, interview.State, press.Argument, InterviewSteps.Around(turn, interview.Version)));
                break;
            case Actions.RemoveEntry:
                AskRemoval(turn, interview, press.Argument);
                break;
            case Actions.RemoveEntryNow:
                RemoveEntry(turn, interview, press.Argument);
                break;
            case Actions.Back:
                steps.Take(turn, interview, Interview.Back(interview.Version.Form, interview.State, InterviewSteps.Around(turn, interview.Version)));
                break;
            default:
                throw new InvalidOperationException($"A question has no button {press.Action}.");
        }
    }

    /// <summary>
    /// Another answer to a question that was answered by typing: its message was edited, or its card replied to. What is open stays open; an answer that does
    /// not fit opens the question it was meant for.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="interview">The interview.</param>
    /// <param name="path">The answer.</param>
    /// <param name="text">What it is to be.</param>
    /// <param name="messageId">The message it stands in.</param>
    /// <param name="isBelow">It is a new message: the open question comes below it.</param>
    public void Change(IChatTurn turn, OpenInterview interview, string path, string text, int messageId, bool isBelow)
    {
        var words = Words(turn);
        var form = interview.Version.Form;
        var around = InterviewSteps.Around(turn, interview.Version);
        var word = words.WhichOf(text, Menu);
        var asked = Interview.Edit(form, interview.State, path, around) as Step.Asked;
        if (asked?.Prompt is not { } prompt || prompt.Path != path || text.StartsWith('/') || word is not (null or "button.skip"))
        {
            steps.ShowHere(turn, interview, InterviewSteps.Resume(turn, interview), words["question.edited.ignored"], isBelow);
            return;
        }

        if (word is null && InterviewSteps.AsksPhone(interview, prompt) && PhoneText.Refusal(text, words) is { } refusal)
        {
            Refuse(turn, interview with { State = asked.State }, prompt, refusal, stood: InterviewSteps.Resume(turn, interview));
            return;
        }

        var step = Interview.Change(form, interview.State, path, word is null ? new Answer.Typed(LikelyDays.Read(interview, prompt, text, words)) : new Answer.Skip(), around);
        if (step is Step.Refused refused)
        {
            var why = RefusalText.Of(refused.Refusal, refused.Prompt, text, words);
            Refuse(turn, interview with { State = refused.State }, refused.Prompt, why, refused.Refusal.Near, stood: InterviewSteps.Resume(turn, interview));
            return;
        }

        InterviewSteps.Save(turn, interview, step);
        AnswerMessageStore.Remember(turn.Work, interview.Row.Id, messageId, path);
        var after = interview with { State = step.State };
        var value = ShownAnswer(prompt, step.State, after, words);
        var changed = words["question.changed",
            ("label", Arg.Text(ReviewScreen.Short(prompt.Label))), ("value", Arg.Text(value.Length == 0 ? words["review.unanswered"] : value))];
        steps.ShowHere(turn, after, step, changed, isBelow);
    }

    /// <summary>The list of a repeat's entries takes words and numbers too.</summary>
    private bool AnswerToList(IChatTurn turn, OpenInterview interview, Prompt prompt, string text)
    {
        var words = Words(turn);
        var around = InterviewSteps.Around(turn, interview.Version);
        if (WholeNumber.TryRead(text, out var number) && number >= 1 && number <= prompt.Entries.Count)
        {
            var entry = prompt.Entries[(int)number - 1].Path;
            steps.Take(turn, interview, Interview.EditInstance(interview.Version.Form, interview.State, entry, around), ReviewScreen.Short(prompt.Label));
            return true;
        }

        var word = words.WhichOf(text, "button.add_another", "button.yes", "button.no_more", "button.no", "button.done");
        if (word is not null)
        {
            Advance(turn, interview, prompt, new Answer.Chosen(word is "button.add_another" or "button.yes" ? "yes" : "no"), text);
        }

        return word is not null;
    }

    private void AskRemoval(IChatTurn turn, OpenInterview interview, string entry)
    {
        var words = Words(turn);
        if (InterviewSteps.Resume(turn, interview) is not Step.Asked { Prompt: var prompt } || prompt.Entries.FirstOrDefault(one => one.Path == entry) is not { } leaving)
        {
            steps.Take(turn, interview, InterviewSteps.Resume(turn, interview));
            return;
        }

        turn.Show(new Screen(words["question.repeat.remove.ask", ("entry", Arg.Phrase(EntryLine(interview, prompt, leaving, words)))])
        {
            Rows = [words.Row(new Button(words["button.remove"], Actions.RemoveEntryNow, entry), new Button(words.BackArrow + words["button.back"], Actions.Show))],
        });
    }

    private void RemoveEntry(IChatTurn turn, OpenInterview interview, string entry)
    {
        // what follows moves up: its messages would change the wrong answers
        AnswerMessageStore.ForgetBelow(turn.Work, interview.Row.Id, entry[..(entry.LastIndexOf('[') + 1)]);
        steps.Take(turn, interview, Interview.Remove(interview.Version.Form, interview.State, entry, InterviewSteps.Around(turn, interview.Version)));
    }

    private static string EntryLine(OpenInterview interview, Prompt prompt, RepeatEntry entry, Words words) =>
        QuestionScreen.EntryLine(
            words,
            prompt.Entries.TakeWhile(one => one != entry).Count() + 1,
            entry.Question is null ? "" : FileAnswers.Shown(entry.Question, entry.Shown, interview.Files, words));

    private void AnswerTyped(IChatTurn turn, OpenInterview interview, Prompt prompt, Incoming.Said said)
    {
        var words = Words(turn);
        var text = said.Text;
        if (prompt.Kind == PromptKind.OneMore && AnswerToList(turn, interview, prompt, text))
        {
            return;
        }

        if (WrittenAnswer.Takes(prompt) && !InterviewSteps.AsksPhone(interview, prompt) && Write(turn, interview, prompt, said))
        {
            return;
        }

        switch (words.WhichOf(text, Menu))
        {
            case "button.skip" when !prompt.Required:
                Advance(turn, interview, prompt, new Answer.Skip(), "");
                return;
            case "button.skip":
                Refuse(turn, interview, prompt, words["refuse.cannot_skip"]);
                return;
            case "button.next" when prompt.Shown.Length > 0:
                Advance(turn, interview, prompt, new Answer.Kept(), "");
                return;
            case "button.back":
                steps.Take(turn, interview, Interview.Back(interview.Version.Form, interview.State, InterviewSteps.Around(turn, interview.Version)), words["button.back"]);
                return;
            case "button.done" when prompt.Pending.Count > 0:
                Advance(turn, interview, prompt, new Answer.Completed(), "");
                return;
            case "button.undo" when prompt is { Question.Type: QuestionType.Rank, Pending: [.., var last] }:
                Toggle(turn, interview, last);
                return;
            case "button.more" when prompt.Guidance.Length > 0:
                steps.ShowMore(turn, interview);
                return;
            case "button.continue_later":
                steps.Keep(turn, interview);
                return;
            case not null when prompt.Choices.All(choice => SearchKey.Of(choice.Label) != SearchKey.Of(text)):
                // a word of the menu is never an answer, also where it does nothing
                turn.Show(QuestionScreen.Of(prompt, InterviewSteps.FrameOf(interview, prompt, "", words)), ReviewScreen.Short(prompt.Label));
                return;
            default:
                break;
        }

        if (InterviewSteps.AsksPhone(interview, prompt) && PhoneText.Refusal(text, words) is { } refusal)
        {
            Refuse(turn, interview, prompt, refusal);
        }
        else if (prompt is { Kind: PromptKind.Question, Question.Type: QuestionType.Text } && !InterviewSteps.AsksPhone(interview, prompt) && text.Trim().Length == 1)
        {
            ConfirmShort(turn, text.Trim(), words);
        }
        else
        {
            Advance(turn, interview, prompt, new Answer.Typed(LikelyDays.Read(interview, prompt, text, words)), text, said.MessageId);
        }
    }

    /// <summary>One more message of an answer, or the word that ends it.</summary>
    /// <returns>False for a word of the menu that means the question.</returns>
    private bool Write(IChatTurn turn, OpenInterview interview, Prompt prompt, Incoming.Said said)
    {
        var written = WrittenAnswer.Read(interview.State.Pending);
        var isBegun = written.Parts.Count > 0;
        switch (Words(turn).WhichOf(said.Text, [.. Menu, "button.sign", "button.rewrite"]))
        {
            case "button.done" or "button.sign" or "button.next" when isBegun:
                FinishWritten(turn, interview, prompt);
                return true;
            case "button.rewrite" or "button.skip" when isBegun:
                ShowWritten(turn, interview, "");
                return true;
            case null:
                var before = WrittenAnswer.IsSignature(prompt.Question) ? new WrittenAnswer([]) : written;
                ShowWritten(turn, interview, before.With(said.MessageId, said.Text).ToString());
                return true;
            default:
                return false;
        }
    }

    /// <summary>A message of an answer that is still being written was edited.</summary>
    /// <returns>False when it is none.</returns>
    public static bool EditWritten(IChatTurn turn, OpenInterview interview, Incoming.Edited edited)
    {
        if (interview.State.Pending.Length == 0 || InterviewSteps.Resume(turn, interview) is not Step.Asked { Prompt: var prompt } || !WrittenAnswer.Takes(prompt))
        {
            return false;
        }

        var written = WrittenAnswer.Read(interview.State.Pending);
        if (written.Parts.All(part => part.MessageId != edited.MessageId))
        {
            return false;
        }

        Keep(turn, interview, written.With(edited.MessageId, edited.Text).ToString());
        return true;
    }

    private static OpenInterview Keep(IChatTurn turn, OpenInterview interview, string pending)
    {
        var after = interview with { State = interview.State with { Pending = pending } };
        InterviewStore.SaveHead(turn.Work, interview.Row.Id, after.State.HeadToJson(), misses: 0, turn.Now);
        return after;
    }

    private void ShowWritten(IChatTurn turn, OpenInterview interview, string pending)
    {
        var after = Keep(turn, interview, pending);
        var step = InterviewSteps.Resume(turn, after);
        turn.Show(InterviewSteps.ScreenOf(after, step, "", Words(turn))!, InterviewSteps.PlaceOf(after, step, Words(turn)));
    }

    private void FinishWritten(IChatTurn turn, OpenInterview interview, Prompt prompt)
    {
        var written = WrittenAnswer.Read(interview.State.Pending);
        var without = interview with { State = interview.State with { Pending = "" } };
        Advance(turn, without, prompt, new Answer.Typed(written.Text), written.Text, written.Parts is [var only] ? only.MessageId : null);
    }

    private void AnswerWithFile(IChatTurn turn, OpenInterview interview, Prompt prompt, Incoming.SentFile file)
    {
        var words = Words(turn);
        if (prompt.Question.Type == QuestionType.Text && interview.State.Pending.Length > 0)
        {
            Refuse(turn, interview, prompt, words["refuse.voice_after_text"]);
            return;
        }

        var isAnonymous = interview.Version.Row.IsAnonymous;
        switch (SentFiles.Judge(prompt.Question.Type, file))
        {
            case FileVerdict.Accepted when isAnonymous && file.SizeBytes > AnonymousStore.LargestFile:
                Refuse(turn, interview, prompt, words["refuse.file_too_large", ("limit", Arg.Code("1 MB"))]);
                break;
            case FileVerdict.Accepted when isAnonymous && file.Kind is not FileKind.Photo && interview.Row.ConsentVersion != InterviewStore.KnowsOfVoice:
                InterviewStore.TellOfVoice(turn.Work, interview.Row.Id);
                Refuse(turn, interview, prompt, words["anonymous.voice"]);
                break;
            case FileVerdict.Accepted:
                var added = AttachmentStore.Add(turn.Work, interview.Row.Id, SentFiles.Describe(prompt.Question.Name, prompt.Question.Type, file, turn.Chance), file.FileId);
                if (file.AlbumId is not null)
                {
                    AlbumStore.Place(turn.Work, turn.Person.Id, interview.Row.Id, prompt.Path);
                }

                Advance(turn, interview with { Files = [.. interview.Files, added] }, prompt, new Answer.Attached(added.Facts.Name), "");
                break;
            case FileVerdict.TooLarge:
                Refuse(turn, interview, prompt, words["refuse.file_too_large", ("limit", Arg.Code(SentFiles.Limit))]);
                break;
            case FileVerdict.BetterAsPhoto:
                Refuse(turn, interview, prompt, words["refuse.file_as_photo"]);
                break;
            default:
                Refuse(turn, interview, prompt, RefusalText.WrongKind(KindOf(file), prompt, words, InterviewSteps.TakesVoice(interview, prompt)));
                break;
        }
    }

    /// <remarks>0.01° of latitude is 1.1 km.</remarks>
    private static Answer.Located Located(Question question, Incoming.SharedLocation place) => PlaceText.IsRounded(question)
        ? new(Math.Round(place.Latitude, 2), Math.Round(place.Longitude, 2), 0, Math.Max(place.Accuracy ?? 0, RoundedTo))
        : new(place.Latitude, place.Longitude, 0, place.Accuracy ?? 0);

    private static void ConfirmShort(IChatTurn turn, string text, Words words) =>
        turn.Chat.Below(new Screen(words["refuse.short_text_confirm", ("input", Arg.Text(text))])
        {
            Rows = [words.Row(new Button(words["button.yes"], Actions.Confirm, text), new Button(words["button.no"], Actions.Show))],
        });

    private void AdvanceByTap(IChatTurn turn, OpenInterview interview, Answer answer, string input = "") =>
        Advance(turn, interview, (InterviewSteps.Resume(turn, interview) as Step.Asked)?.Prompt, answer, input);

    /// <param name="turn">The turn.</param>
    /// <param name="interview">The interview before the answer.</param>
    /// <param name="asked">What was asked, for the line that repeats the answer; null for none.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="input">What was typed, for a refusal.</param>
    /// <param name="messageId">The message it was typed in: editing it changes the answer.</param>
    private void Advance(IChatTurn turn, OpenInterview interview, Prompt? asked, Answer answer, string input, int? messageId = null)
    {
        var step = Interview.Advance(interview.Version.Form, interview.State, answer, InterviewSteps.Around(turn, interview.Version));
        var words = Words(turn);
        if (step is Step.Refused refused)
        {
            if (Filtered(refused.Prompt, answer) is { Count: > 0 } found)
            {
                var lead = words["question.filtered", ("typed", Arg.Text(input))];
                turn.Show(QuestionScreen.Of(refused.Prompt, InterviewSteps.FrameOf(interview, refused.Prompt, lead, words) with { Offered = found }));
                return;
            }

            Refuse(turn, interview, refused.Prompt, RefusalText.Of(refused.Refusal, refused.Prompt, input, words), refused.Refusal.Near);
            return;
        }

        if (messageId is { } typedIn && asked is { Kind: PromptKind.Question })
        {
            Remember(turn, interview, asked.Path, typedIn);
        }

        var moved = (step as Step.Asked)?.Prompt.Path != asked?.Path;
        var line = moved && asked is not null ? AnsweredLine(asked, step.State, interview, words) : null;
        if (moved && asked is { Kind: not PromptKind.OneMore })
        {
            steps.TakeAnswer(turn, interview, step, asked.Path, line);
        }
        else
        {
            steps.Take(turn, interview, step, line);
        }
    }

    /// <summary>The message and the card that it answered belong to this answer now.</summary>
    private static void Remember(IChatTurn turn, OpenInterview interview, string path, int messageId)
    {
        AnswerMessageStore.Remember(turn.Work, interview.Row.Id, messageId, path);
        // a card that was tapped becomes the next question
        if (!turn.CameByTap && turn.Chat.LivingMessageId is { } card)
        {
            AnswerMessageStore.Remember(turn.Work, interview.Row.Id, card, path);
        }
    }

    /// <summary>In a long list, letters that are no whole answer shorten it.</summary>
    private static IReadOnlyList<Choice>? Filtered(Prompt prompt, Answer answer) =>
        answer is Answer.Typed(var text) && prompt.Choices.Count > QuestionScreen.PageSize && prompt.Question.Type is QuestionType.SelectOne or QuestionType.SelectMultiple
            ? Interview.Filter(prompt.Choices, text)
            : null;

    private void Refuse(IChatTurn turn, OpenInterview interview, Prompt prompt, string why, IReadOnlyList<Choice>? near = null, Step? stood = null)
    {
        var words = Words(turn);
        var misses = interview.Row.Misses + 1;
        InterviewStore.SaveHead(turn.Work, interview.Row.Id, interview.State.HeadToJson(), misses, turn.Now);
        if (misses >= MissesBeforeHelp)
        {
            why += "\n" + words["refuse.after_two_misses", ("contact", Arg.Text(words.Of(interview.Version.Home.Workshop.Contacts)))];
        }

        var screen = QuestionScreen.Of(prompt, InterviewSteps.FrameOf(interview, prompt, why, words) with { Offered = near is { Count: > 0 } ? near : null });
        turn.Show(
            misses < MissesBeforeHelp || screen.Keys is not null
                ? screen
                : screen with { Rows = [.. screen.Rows, words.Row(Relay.RelayTurns.AskButton(interview.Version.Home.Workshop.Id, words))] },
            stood is null ? ReviewScreen.Short(prompt.Label) : InterviewSteps.PlaceOf(interview, stood, words));
    }

    /// <summary>Ticks or unticks a choice; the page of a long list stays.</summary>
    private void Toggle(IChatTurn turn, OpenInterview interview, string choice)
    {
        var step = Interview.Advance(interview.Version.Form, interview.State, new Answer.Toggled(choice), InterviewSteps.Around(turn, interview.Version));
        if (step is not Step.Asked { Prompt: var prompt })
        {
            steps.Take(turn, interview, step);
            return;
        }

        InterviewSteps.Save(turn, interview, step);
        var place = prompt.Choices.TakeWhile(candidate => candidate.Name != choice).Count();
        turn.Show(QuestionScreen.Of(prompt, InterviewSteps.FrameOf(interview, prompt, "", Words(turn)) with { Page = place / QuestionScreen.PageSize }));
    }

    private static string? AnsweredLine(Prompt prompt, InterviewState after, OpenInterview interview, Words words)
    {
        if (prompt.Kind == PromptKind.OneMore)
        {
            return null;
        }

        return ReviewScreen.Answered(prompt.Label, ShownAnswer(prompt, after, interview, words), words);
    }

    /// <summary>The answer that stands after a step, as people read it.</summary>
    private static string ShownAnswer(Prompt prompt, InterviewState after, OpenInterview interview, Words words)
    {
        var value = after.Answers.GetValueOrDefault(prompt.Path, "");
        return prompt.Choices.Count == 0 ? FileAnswers.Shown(prompt.Question, value, interview.Files, words) : words.List(value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => prompt.Choices.FirstOrDefault(choice => choice.Name == name)?.Label ?? name));
    }

    private static string KindOf(Incoming incoming) => incoming switch
    {
        Incoming.SharedContact => "contact",
        Incoming.SharedLocation => "location",
        Incoming.SentFile { AlbumId: not null } => "album",
        Incoming.SentFile { Kind: FileKind.Photo } => "photo",
        Incoming.SentFile { Kind: FileKind.Voice or FileKind.Audio } => "voice",
        Incoming.SentFile { Kind: FileKind.Video or FileKind.VideoNote or FileKind.Animation } => "video",
        Incoming.SentFile => "file",
        Incoming.SentOther { Kind: "sticker" } => "sticker",
        _ => "other",
    };

    private Words Words(IChatTurn turn) => texts.Of(turn.Person.Language);
}
