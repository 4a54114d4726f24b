using WorkshopBot.Forms.Definitions;
using WorkshopBot.Forms.Interviews;

namespace WorkshopBot.Forms.Expressions;

internal static class NodeFunctions
{
    // mean radius of the ellipsoid's equator, as ODK Collect measures
    private const double EarthRadiusMetres = 6_378_100;

    public static Function[] All { get; } =
    [
        new("count", 1, 1, 1, FunctionTraits.TakesNodes, (scope, call) => call.Arguments[0].Nodes(scope).Count),
        new("count-non-empty", 1, 1, 2, FunctionTraits.TakesNodes, (scope, call) => call.Texts(0, scope).Count(text => text.Length > 0)),
        new("position", 0, 1, 1, FunctionTraits.Position, Position),
        new("indexed-repeat", 3, 7, 2, FunctionTraits.TakesNodes, IndexedRepeat),
        new("randomize", 1, 2, 2, FunctionTraits.TakesNodes | FunctionTraits.Chance, Randomize),
        new("distance", 1, 2, 2, default, Distance),
    ];

    private static Value Position(Scope scope, CallExpr call)
    {
        if (call.Arguments.Count == 0)
            return scope.ItemPosition;
        var nodes = call.Arguments[0].Nodes(scope);
        return nodes.Count == 0 ? double.NaN : nodes[0].Frame is { } frame && nodes[0].Element == frame.Owner ? frame.Number : 1;
    }

    /// <summary><c>indexed-repeat(${field}, ${repeat}, index[, ${inner}, index …])</c>; beyond the last instance "" (rule 24).</summary>
    private static Value IndexedRepeat(Scope scope, CallExpr call)
    {
        if (call.Arguments[0] is not PathExpr { Target: Question field })
            return "";
        var wanted = new Dictionary<Group, double>();
        for (var i = 1; i + 1 < call.Arguments.Count; i += 2)
        {
            if (call.Arguments[i] is PathExpr { Target: Group repeat })
                wanted[repeat] = call.Number(i + 1, scope);
        }

        var frame = scope.Filling.Root;
        foreach (var repeat in field.Home.Frames())
        {
            var number = wanted.TryGetValue(repeat, out var given) ? Math.Truncate(given) : CurrentNumber(scope.Frame, repeat);
            var instances = frame.Instances(repeat);
            if (!(number >= 1 && number <= instances.Count) || !instances[(int)number - 1].IsRelevant)
                return "";
            frame = instances[(int)number - 1];
        }

        return frame.Read(field.Slot);
    }

    private static int CurrentNumber(Frame frame, Group repeat)
    {
        for (var at = frame; at is not null; at = at.Parent)
        {
            if (at.Owner == repeat)
                return at.Number;
        }

        return 1;
    }

    private static Value Randomize(Scope scope, CallExpr call)
    {
        var nodes = call.Arguments[0].Nodes(scope).ToArray();
        var seed = call.Arguments.Count > 1 ? call.Text(1, scope) : null;
        scope.Filling.Shuffle(nodes, scope, call.Ordinal, seed);
        return Value.Of(nodes);
    }

    /// <summary>The length in metres of a path of points (<c>lat lon alt acc;…</c>), or of the way between two or more.</summary>
    private static Value Distance(Scope scope, CallExpr call)
    {
        var points = call.Texts(0, scope).SelectMany(text => text.Split(';')).Where(text => text.Trim().Length > 0).Select(Point).ToList();
        return points.Contains(null) || points.Count < 2 ? points.Count == 1 && points[0] is not null ? 0 : double.NaN
            : points.Zip(points.Skip(1)).Sum(pair => Metres(pair.First!.Value, pair.Second!.Value));
    }

    private static (double Latitude, double Longitude)? Point(string text)
    {
        var parts = ChoiceFunctions.Items(text);
        if (parts.Length < 2)
            return null;
        var (latitude, longitude) = (NumberText.Parse(parts[0]), NumberText.Parse(parts[1]));
        return double.IsNaN(latitude) || double.IsNaN(longitude) ? null : (latitude, longitude);
    }

    private static double Metres((double Latitude, double Longitude) a, (double Latitude, double Longitude) b)
    {
        var (lat1, lat2) = (double.DegreesToRadians(a.Latitude), double.DegreesToRadians(b.Latitude));
        var half = Math.Pow(Math.Sin((lat2 - lat1) / 2), 2)
            + (Math.Cos(lat1) * Math.Cos(lat2) * Math.Pow(Math.Sin(double.DegreesToRadians(b.Longitude - a.Longitude) / 2), 2));
        return 2 * EarthRadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
