using WorkshopBot.Forms.Definitions;

namespace WorkshopBot.Interviews;

/// <summary>A place as people read it: <c>30.51, 47.78</c>.</summary>
internal static class PlaceText
{
    /// <summary>True when a shared place is kept to about a kilometre: where somebody stands is often where they live.</summary>
    /// <remarks>XLSForm: <c>capture-accuracy</c>, in metres, asks for a precise one.</remarks>
    public static bool IsRounded(Question question) => question.Type == QuestionType.Geopoint && !question.Parameters.ContainsKey("capture-accuracy");

    /// <summary>Latitude and longitude of a stored place; any other answer as it is.</summary>
    public static string Shown(Question question, string value) =>
        question.Type == QuestionType.Geopoint && value.Split(' ') is [var latitude, var longitude, ..] ? $"{latitude}, {longitude}" : value;
}
