using System.Text.Json.Nodes;

namespace WorkshopBot.Playground.Server;

/// <summary>sendPoll's parameters, and counting votes.</summary>
internal static class Polls
{
    public static JsonObject Read(Arguments arguments, World world)
    {
        string question = Line(arguments.Text("question"), Says.PollQuestionEmpty, Limits.PollQuestionLength, Says.PollQuestionTooLong);
        var options = arguments.Array("options") ?? throw Refusal.BadRequest(Says.ParameterMissing("options"));
        if (options.Count == 0)
            throw Refusal.BadRequest(Says.PollTooFewOptions);
        if (options.Count > Limits.PollOptionsMost)
            throw Refusal.BadRequest(Says.PollTooManyOptions);
        var shown = new JsonArray([.. options.Select(o => new JsonObject
        {
            ["text"] = Line(o.Text("text") ?? (o is JsonValue ? o.ToString() : ""), Says.PollOptionEmpty, Limits.PollOptionLength, Says.PollOptionTooLong),
            ["voter_count"] = 0,
        })]);
        bool quiz = arguments.Text("type") == "quiz";
        if (quiz && !arguments.Has("correct_option_id") && !arguments.Has("correct_option_ids"))
            throw Refusal.BadRequest(Says.PollWithoutAnswer);
        CheckExplanation(arguments.Text("explanation"));
        if (arguments.Int("open_period") is { } period and (< Limits.PollOpenLeastSeconds or > Limits.PollOpenMostSeconds) && period != 0)
            throw Refusal.BadRequest(Says.PollOpenPeriod);
        return new JsonObject
        {
            ["poll"] = new JsonObject
            {
                ["id"] = $"{5_300_000_000_000 + world.Counters.LastMessageId + 1}",
                ["question"] = question,
                ["options"] = shown,
                ["total_voter_count"] = 0,
                ["is_closed"] = arguments.Flag("is_closed"),
                ["is_anonymous"] = !arguments.Has("is_anonymous") || arguments.Flag("is_anonymous"),
                ["type"] = quiz ? "quiz" : "regular",
                ["allows_multiple_answers"] = arguments.Flag("allows_multiple_answers"),
            },
        };
    }

    /// <summary>The same poll with other counts, or closed.</summary>
    public static JsonObject Change(JsonObject content, Func<int, int> change, int votersMore, bool close = false)
    {
        var next = (JsonObject)content.DeepClone();
        var poll = next["poll"]!.AsObject();
        var options = poll["options"]!.AsArray();
        for (int i = 0; i < options.Count; i++)
            options[i]!["voter_count"] = (int)options[i]!["voter_count"]! + change(i);
        poll["total_voter_count"] = (int)poll["total_voter_count"]! + votersMore;
        if (close)
            poll["is_closed"] = true;
        return next;
    }

    private static void CheckExplanation(string explanation)
    {
        if (TextRules.CountCodePoints(explanation) > Limits.PollExplanationLength)
            throw Refusal.BadRequest(Says.PollExplanationTooLong);
        if (explanation.Count(c => c == '\n') > Limits.PollExplanationLines)
            throw Refusal.BadRequest(Says.PollExplanationLines);
    }

    private static string Line(string text, string whenEmpty, int most, string whenTooLong)
    {
        var clean = TextRules.Clean(new FormattedText(text, []));
        return clean.Length == 0 ? throw Refusal.BadRequest(whenEmpty)
            : clean.Length > most ? throw Refusal.BadRequest(whenTooLong)
            : clean.Text;
    }
}
