using System.Globalization;

namespace WorkshopBot.Forms.Expressions;

internal static class NumberFunctions
{
    public static Function[] All { get; } =
    [
        new("number", 1, 1, 1, default, (scope, call) => call.Number(0, scope)),
        new("int", 1, 1, 1, default, (scope, call) => Math.Truncate(call.Number(0, scope))),
        new("round", 1, 2, 1, default, Round),
        new("abs", 1, 1, 1, default, (scope, call) => Math.Abs(call.Number(0, scope))),
        new("pow", 2, 2, 1, default, (scope, call) => Power(call.Number(0, scope), call.Number(1, scope))),
        new("min", 1, Function.Many, 1, default, (scope, call) => Extreme(scope, call, Math.Min)),
        new("max", 1, Function.Many, 1, default, (scope, call) => Extreme(scope, call, Math.Max)),
        new("sum", 1, 1, 1, FunctionTraits.TakesNodes, Sum),
        new("random", 0, 0, 1, FunctionTraits.Chance, (scope, call) => scope.Filling.Chance(scope, call.Ordinal)),
        new("log", 1, 1, 2, default, (scope, call) => Math.Log(call.Number(0, scope))),
        new("log10", 1, 1, 2, default, (scope, call) => Math.Log10(call.Number(0, scope))),
        new("exp", 1, 1, 2, default, (scope, call) => Math.Exp(call.Number(0, scope))),
        new("exp10", 1, 1, 2, default, (scope, call) => Math.Pow(10, call.Number(0, scope))),
        new("sqrt", 1, 1, 2, default, (scope, call) => Math.Sqrt(call.Number(0, scope))),
        new("sin", 1, 1, 2, default, (scope, call) => Math.Sin(call.Number(0, scope))),
        new("cos", 1, 1, 2, default, (scope, call) => Math.Cos(call.Number(0, scope))),
        new("tan", 1, 1, 2, default, (scope, call) => Math.Tan(call.Number(0, scope))),
        new("asin", 1, 1, 2, default, (scope, call) => Math.Asin(call.Number(0, scope))),
        new("acos", 1, 1, 2, default, (scope, call) => Math.Acos(call.Number(0, scope))),
        new("atan", 1, 1, 2, default, (scope, call) => Math.Atan(call.Number(0, scope))),
        new("atan2", 2, 2, 2, default, (scope, call) => Math.Atan2(call.Number(0, scope), call.Number(1, scope))),
        new("pi", 0, 0, 2, default, (_, _) => Math.PI),
    ];

    // 1 to the power of what is no number, or without end, is 1 for .NET; for Java and JavaScript it is no number
    private static double Power(double number, double exponent) =>
        double.IsNaN(exponent) || (double.IsInfinity(exponent) && Math.Abs(number) == 1) ? double.NaN : Math.Pow(number, exponent);

    private static Value Round(Scope scope, CallExpr call)
    {
        var number = call.Number(0, scope);
        var places = call.Arguments.Count > 1 ? Math.Truncate(call.Number(1, scope)) : 0;
        if (double.IsNaN(number) || double.IsNaN(places))
            return double.NaN;
        var floor = Math.Floor(number);
        // number + 0.5 would be rounded itself: 0.49999999999999994 is below the tie
        return places != 0 ? RoundDigits(number, places) : number - floor < 0.5 ? floor : floor + 1;
    }

    /// <summary>On the digits as written, since 4.35 is 4.3499999… as a double (rule 18).</summary>
    private static double RoundDigits(double number, double places)
    {
        if (Math.Abs(number) >= 1e15 || Math.Abs(places) > 15 || !decimal.TryParse(NumberText.Of(number), NumberStyles.Float, CultureInfo.InvariantCulture, out var digits))
            return places < 0 && Math.Abs(number) < Math.Pow(10, -places) / 2 ? 0 : number;
        var unit = 1m;
        for (var i = 0; i < Math.Abs(places); i++)
            unit *= 10;
        try
        {
            return (double)(places > 0 ? Tie(digits * unit) / unit : Tie(digits / unit) * unit);
        }
        catch (OverflowException)
        {
            return number;
        }
    }

    private static decimal Tie(decimal number) => Math.Floor(number + 0.5m);

    private static double Extreme(Scope scope, CallExpr call, Func<double, double, double> better)
    {
        var answered = call.Texts(0, scope).Where(text => text.Length > 0)
            .Select(text => Value.NumberOf(text, scope.Around.Zone)).ToList();
        return answered.Count == 0 ? double.NaN : answered.Aggregate(better);
    }

    private static Value Sum(Scope scope, CallExpr call) =>
        call.Texts(0, scope).Where(text => text.Length > 0).Sum(text => Value.NumberOf(text, scope.Around.Zone));
}
