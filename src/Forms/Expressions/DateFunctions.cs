using System.Globalization;
using System.Text;

namespace WorkshopBot.Forms.Expressions;

internal static class DateFunctions
{
    public static Function[] All { get; } =
    [
        new("today", 0, 0, 1, FunctionTraits.Clock, (scope, _) => Moments.Text(Today(scope))),
        new("now", 0, 0, 1, FunctionTraits.Clock, (scope, _) => Moments.Text(scope.Around.Now, scope.Around.Zone)),
        new("date", 1, 1, 1, default, (scope, call) => Date(call.Arguments[0].Evaluate(scope), scope)),
        new("date-time", 1, 1, 2, default, (scope, call) => DateTime(call.Arguments[0].Evaluate(scope), scope)),
        new("format-date", 2, 2, 1, FunctionTraits.Language, Format),
        new("format-date-time", 2, 2, 1, FunctionTraits.Language, Format),
        new("decimal-date-time", 1, 1, 1, default, (scope, call) => DecimalDateTime(call.Arguments[0].Evaluate(scope), scope)),
        new("decimal-time", 1, 1, 1, default, (scope, call) => DecimalTime(call.Text(0, scope).Trim(), scope)),
    ];

    private static DateOnly Today(Scope scope) => DateOnly.FromDateTime(Moments.In(scope.Around.Now, scope.Around.Zone).DateTime);

    private static Value Date(Value value, Scope scope)
    {
        var text = value.ToText(scope).Trim();
        if (value.Kind is ValueKind.Text or ValueKind.Nodes)
        {
            if (text.Length == 0)
                return "";
            if (Moments.TryDate(text, out var date))
                return Moments.Text(date);
            if (Moments.TryDateTime(text, scope.Around.Zone, out var moment))
                return Moments.Text(DateOnly.FromDateTime(Moments.In(moment, scope.Around.Zone).DateTime));
        }

        var days = value.Kind == ValueKind.Boolean ? double.NaN : value.ToNumber(scope);
        if (double.IsNaN(days))
            return value.Kind == ValueKind.Number ? "" : throw new ExpressionFault($"date: no date");
        return Moments.Text(Moments.DateOf(days) ?? throw new ExpressionFault("date: out of the calendar"));
    }

    private static Value DateTime(Value value, Scope scope)
    {
        var text = value.ToText(scope).Trim();
        if (value.Kind is ValueKind.Text or ValueKind.Nodes && text.Length == 0)
            return "";
        if (Instant(value, scope) is { } moment)
            return Moments.Text(moment, scope.Around.Zone);
        return value.Kind == ValueKind.Number && double.IsNaN(value.ToNumber(scope)) ? "" : throw new ExpressionFault("date-time: no date");
    }

    /// <summary>A date as its local midnight, a date-time as it is, a number as days since 1970 UTC; else null.</summary>
    private static DateTimeOffset? Instant(Value value, Scope scope)
    {
        if (value.Kind is ValueKind.Text or ValueKind.Nodes)
        {
            var text = value.ToText(scope).Trim();
            if (Moments.TryDate(text, out var date))
                return Moments.Midnight(date, scope.Around.Zone);
            if (Moments.TryDateTime(text, scope.Around.Zone, out var moment))
                return moment;
        }

        var days = value.ToNumber(scope);
        return double.IsNaN(days) ? null : Moments.InstantOf(days);
    }

    private static Value DecimalDateTime(Value value, Scope scope) =>
        value.Kind is ValueKind.Number ? value.ToNumber(scope)
        : Instant(value, scope) is { } moment ? Moments.Days(moment) : double.NaN;

    /// <summary>The fraction of the local day; a time of another zone is turned into one of the form's.</summary>
    private static Value DecimalTime(string text, Scope scope)
    {
        if (Moments.TryDateTime(text, scope.Around.Zone, out var moment))
            return Moments.In(moment, scope.Around.Zone).TimeOfDay.TotalDays;
        if (!Moments.TryTime(text, out var time, out var offset))
            return double.NaN;
        var local = time + (offset is null ? TimeSpan.Zero : scope.Around.Zone.GetUtcOffset(scope.Around.Now) - offset.Value);
        return new TimeSpan(((local.Ticks % TimeSpan.TicksPerDay) + TimeSpan.TicksPerDay) % TimeSpan.TicksPerDay).TotalDays;
    }

    private static Value Format(Scope scope, CallExpr call)
    {
        var value = call.Arguments[0].Evaluate(scope);
        var pattern = call.Text(1, scope);
        // a number is a date here, whose days are local (rule 11); with a fraction it is a date-time's
        var moment = value.Kind == ValueKind.Number && value.ToNumber(scope) is var days && Math.Floor(days) == days
            ? Moments.DateOf(days) is { } date ? Moments.Midnight(date, scope.Around.Zone) : null
            : Instant(value, scope);
        return moment is null ? "" : Format(Moments.In(moment.Value, scope.Around.Zone), pattern, scope.Around.Language);
    }

    private static string Format(DateTimeOffset moment, string pattern, string language)
    {
        var result = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%')
            {
                result.Append(pattern[i]);
                continue;
            }

            if (++i == pattern.Length)
                throw new ExpressionFault("format-date: % at the end");
            result.Append(Part(moment, pattern[i], language));
        }

        return result.ToString();
    }

    private static string Part(DateTimeOffset moment, char letter, string language) => letter switch
    {
        'Y' => moment.Year.ToString("0000", CultureInfo.InvariantCulture),
        'y' => (moment.Year % 100).ToString("00", CultureInfo.InvariantCulture),
        'm' => moment.Month.ToString("00", CultureInfo.InvariantCulture),
        'n' => moment.Month.ToString(CultureInfo.InvariantCulture),
        'd' => moment.Day.ToString("00", CultureInfo.InvariantCulture),
        'e' => moment.Day.ToString(CultureInfo.InvariantCulture),
        'b' => CalendarWords.Month(moment.Month, language),
        'a' => CalendarWords.Day(moment.DayOfWeek, language),
        'H' => moment.Hour.ToString("00", CultureInfo.InvariantCulture),
        'h' => moment.Hour.ToString(CultureInfo.InvariantCulture),
        'M' => moment.Minute.ToString("00", CultureInfo.InvariantCulture),
        'S' => moment.Second.ToString("00", CultureInfo.InvariantCulture),
        '3' => moment.Millisecond.ToString("000", CultureInfo.InvariantCulture),
        '%' => "%",
        _ => throw new ExpressionFault($"format-date: no %{letter}"),
    };
}
