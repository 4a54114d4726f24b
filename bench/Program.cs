using WorkshopBot.Bench;

var benches = new Dictionary<string, (string About, Action Run)>
{
    ["audience"] = ("how long it takes to count who would get a message, among ten thousand people", AudienceBench.Run),
    ["forms"] = ("reading a large form, one answer in it, against a small form", FormsBench.Run),
    ["hostile"] = ("files made to exhaust whoever reads them: time and memory of each in a process of its own", HostileBench.Run),
    ["turns"] = ("two hundred people and the published bot: updates a second, latency, commits, memory", TurnsBench.Run),
    ["papers"] = ("certificates and the report as files: milliseconds each", PapersBench.Run),
    ["results"] = ("the results of a form with a hundred thousand submissions", ResultsBench.Run),
    ["seats"] = ("two hundred people tap at once for the last fifteen seats: who gets one, and when each is told", TurnsBench.RunSeats),
    ["tables"] = ("a million rows of submissions as .xlsx and .csv", TablesBench.Run),
};

if (args.Length != 1 || !benches.TryGetValue(args[0], out var bench))
{
    Console.Error.WriteLine("dotnet run -c Release --project bench -- NAME");
    foreach (var (name, (about, _)) in benches)
        Console.Error.WriteLine($"  {name,-8} {about}");
    return 2;
}

bench.Run();
return 0;
