using System.Diagnostics;
using System.Globalization;
using WorkshopBot.Data.Broadcasts;
using WorkshopBot.Data.Storage;

namespace WorkshopBot.Bench;

/// <summary>Counting who would get a message, among ten thousand people: what a card of a broadcast asks for, on the loop.</summary>
internal static class AudienceBench
{
    private const int People = 10_000;
    private const int Rounds = 101;

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("audience");
        try
        {
            using var database = Database.Open(new DatabaseOptions($"Data Source={Path.Combine(folder.FullName, "bench.db")}"));
            var (workshopId, _) = ResultsBench.Fill(database, People, answers: 0);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"who, of 10,000",-44} {"counted",8} {"median ms",10} {"slowest ms",11}"));
            foreach (var (name, audience) in new (string, Audience)[]
            {
                ("confirmed", Audience.Confirmed),
                ("confirmed, who read Arabic and never came", Audience.Confirmed.Toggled("language", "ar").Toggled("attended", "none")),
                ("those of one governorate", Audience.Confirmed.Toggled("governorate", "basra")),
            })
            {
                var times = new List<double>();
                var count = 0;
                for (var round = 0; round < Rounds; round++)
                {
                    var from = Stopwatch.GetTimestamp();
                    count = database.Read(session => DeliveryStore.ByLanguage(session, workshopId, audience).Sum(row => row.Count));
                    times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
                }

                times.Sort();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} {count,8} {times[Rounds / 2],10:0.0} {times[^1],11:0.0}"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
