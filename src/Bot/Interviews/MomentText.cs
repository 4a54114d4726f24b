using System.Globalization;
using WorkshopBot.Forms.Definitions;
using WorkshopBot.Texts;

namespace WorkshopBot.Interviews;

/// <summary>A day or a time as people read it: <c>Friday, 14 November 2025</c>. The weekday shows whether the right day was understood.</summary>
internal static class MomentText
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>A stored day, time or both in words; null for any other answer.</summary>
    public static string? Shown(Question question, string value, Words words)
    {
        switch (question.Type)
        {
            case QuestionType.Date when DateOnly.TryParseExact(value, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                return AsksYear(question) ? day.Year.ToString(CultureInfo.InvariantCulture)
                    : AsksMonth(question) ? words.Calendar.MonthAndYear(day)
                    : words.WeekdayAndDay(day);
            case QuestionType.DateTime when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var moment):
                // it is stored with the offset of the place where it was meant
                return words.Calendar.Moment(moment.DateTime);
            case QuestionType.Time when value.Length >= 5 && TimeOnly.TryParseExact(value[..5], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time):
                return words.Calendar.Time(time);
            default:
                return null;
        }
    }

    /// <summary>Only the year is asked.</summary>
    public static bool AsksYear(Question question) => question.Appearance.Split(' ').Contains("year");

    /// <summary>Only month and year are asked.</summary>
    public static bool AsksMonth(Question question) => question.Appearance.Split(' ').Contains("month-year");
}
