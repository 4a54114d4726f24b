using WorkshopBot.Access;
using WorkshopBot.Data.People;
using WorkshopBot.Data.Registrations;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Turns;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Interviews;
using WorkshopBot.Plans;
using WorkshopBot.Reminders;
using WorkshopBot.Seats;
using WorkshopBot.Tests.Support;
using WorkshopBot.Texts;
using WorkshopBot.Turns;
using WorkshopBot.Workshops;
using Xunit.Abstractions;

namespace WorkshopBot.Tests.Seats;

/// <summary>Random people do random things about the same few seats; a ten-line model says who should have one.</summary>
public sealed class Seats_under_random_hands(ITestOutputHelper output)
{
    private const int Rounds = 15;
    private const int Steps = 150;
    private static readonly DateTimeOffset Start = new(2024, 11, 20, 7, 0, 0, TimeSpan.Zero);
    private static readonly string[] Governorates = ["baghdad", "anbar", "najaf", "diyala"];

    [Fact]
    public void Are_given_as_the_model_says()
    {
        var seed = Environment.GetEnvironmentVariable("WORKSHOPBOT_SEED") is { } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : new Chance().Next(1_000_000);
        output.WriteLine($"seed {seed}");
        using var folder = new TemporaryFolder();
        for (var round = 0; round < Rounds; round++)
        {
            using var town = new Town(folder.At($"{round}.db"), new Random(seed + round));
            for (var step = 0; step < Steps; step++)
            {
                var act = town.Act();
                Assert.True(town.Expected == town.Actual, $"seed {seed + round}, step {step}, {act}\nexpected {town.Expected}\nactual   {town.Actual}");
            }
        }
    }

    /// <summary>What should be: people in line, the first who fits gets what is free; whoever gave up holds on for ten minutes.</summary>
    private sealed class Model(int capacity, IReadOnlyDictionary<string, int> quotas, ShelvedWorkshop home)
    {
        public List<Somebody> People { get; } = [];

        public long Line { get; set; }

        private bool Fits(string governorate, DateTimeOffset now, Somebody? except = null) =>
            People.Count(one => one != except && one.Holds(now)) < capacity
            && People.Count(one => one != except && one.Holds(now) && one.Governorate == governorate) < quotas.GetValueOrDefault(governorate, int.MaxValue);

        public string Place(Somebody one, DateTimeOffset now) => Fits(one.Governorate, now, one) ? "confirmed" : "waitlisted";

        public void Move(DateTimeOffset now)
        {
            while (now < home.StartsAt && People.Where(one => one.Status == "waitlisted" && Fits(one.Governorate, now)).MinBy(one => one.Queued) is { } next)
                (next.Status, next.Until) = ("offered", OfferHours.Until(now, home.Workshop, home.StartsAt));
        }
    }

    private sealed record Somebody(long PersonId, long Id)
    {
        public string Governorate { get; set; } = "";

        public string Status { get; set; } = "";

        public string? From { get; set; }

        public long Queued { get; set; }

        public DateTimeOffset Since { get; set; }

        public DateTimeOffset Until { get; set; }

        public bool Holds(DateTimeOffset now) => Status is "confirmed" or "offered" || (Status == "cancelled" && From == "confirmed" && now - Since < TimeSpan.FromMinutes(10));
    }

    private static readonly TimeZoneInfo Baghdad = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad");

    private sealed class Town : IDisposable
    {
        private readonly Database _database;
        private readonly Random _random;
        private readonly CountedChance _chance = new(1);
        private readonly ShelvedWorkshop _home;
        private readonly SeatTurns _seats;
        private readonly Model _model;
        private readonly long _submissionForm;
        private readonly long _submissionVersion;
        private readonly bool _needsApproval;
        private DateTimeOffset _now = Start;

        public Town(string path, Random random)
        {
            _random = random;
            _database = Database.Open(new DatabaseOptions($"Data Source={path};Pooling=False"));
            var capacity = random.Next(1, 8);
            var quotas = Governorates.Where(_ => random.Next(2) == 0).ToDictionary(name => name, _ => random.Next(0, 4));
            using var work = _database.Begin();
            var folder = PlanFolder.Open(Repository.At("samples", "harvest-2024"), out _)!;
            var plan = PlanReader.Read(folder, Baghdad).Plan!;
            plan = plan with { Workshop = plan.Workshop with { Capacity = capacity }, Quotas = [.. quotas.Select(quota => new Quota("governorate", quota.Key, quota.Value))] };
            Importer.Import(work, plan, Start, force: false);
            var shelf = new Shelf();
            _home = shelf.ByCode(work, "harvest-2024")!;
            (_submissionForm, _submissionVersion) = (_home.RegistrationForm.Id, _home.RegistrationForm.CurrentVersionId);
            work.Commit();
            _seats = new SeatTurns(shelf, Catalogue.Embedded, new Unasked(shelf, Catalogue.Embedded));
            _needsApproval = random.Next(3) == 0;
            _model = new Model(capacity, quotas, _home);
        }

        public string Expected => string.Join(" · ", _model.People.OrderBy(one => one.Id).Select(one => one.Status));

        public string Actual => _database.Read(session => string.Join(" · ", session.Query<string>("select status from registrations order by id")));

        public void Dispose() => _database.Dispose();

        /// <summary>Somebody does something, or time passes; here and in the model.</summary>
        public string Act()
        {
            using var work = _database.Begin();
            var turn = new Turn(work, _now, _now, _chance);
            turn.Admit(WorkshopBot.Access.Act.ProgramWork);
            var one = _model.People.Count == 0 ? null : _model.People[_random.Next(_model.People.Count)];
            var act = _random.Next(10);
            var said = (act, one?.Status) switch
            {
                (0 or 1, _) => Register(turn),
                (2, "confirmed" or "waitlisted" or "pending") => GiveUp(turn, one!),
                (3, "cancelled") => TakeBack(turn, one!),
                (4, "offered") => Take(turn, one!),
                (5, "offered") => GiveUp(turn, one!),
                (6, "confirmed" or "waitlisted" or "offered") => Erase(turn, one!),
                (7, _) => Wait(turn, TimeSpan.FromMinutes(_random.Next(1, 12))),
                (9, "pending") => Place(turn, one!, $"{one!.Id} is accepted"),
                (8, _) => Wait(turn, TimeSpan.FromHours(_random.Next(1, 30))),
                _ => "nothing",
            };
            work.Commit();
            return said;
        }

        private string Register(Turn turn)
        {
            var person = PeopleStore.Meet(turn.Work, turn.Work.NewId(), hasStarted: true, _now).PersonId!.Value;
            var one = new Somebody(person, turn.Work.NewId()) { Governorate = Governorates[_random.Next(Governorates.Length)], Queued = ++_model.Line };
            var fields = new RegistrationFields { FullName = "x", Governorate = one.Governorate, Chosen = [new("governorate", one.Governorate)] };
            var submission = Data.Submissions.SubmissionStore.Add(turn.Work, person, _submissionForm, _submissionVersion, "ar", _now, []);
            RegistrationStore.Save(turn.Work, one.Id, person, _home.Workshop.Id, submission, one.Status = "pending", "1", _now, _now, fields, queued: turn.Work.NewId());
            _model.People.Add(one);
            return _needsApproval ? $"applies from {one.Governorate}" : Place(turn, one, $"registers from {one.Governorate}");
        }

        private string Place(Turn turn, Somebody one, string said)
        {
            SeatTurns.Place(turn, _home, one.Id);
            SeatTurns.MoveLine(turn, _home);
            one.Status = _model.Place(one, _now);
            return said;
        }

        private string GiveUp(Turn turn, Somebody one)
        {
            SeatTurns.GiveUp(turn, _home, RegistrationStore.ById(turn.Work, one.Id)!);
            (one.From, one.Status, one.Since) = (one.Status, "cancelled", _now);
            _model.Move(_now);
            return $"{one.Id} gives up what was {one.From}";
        }

        private string TakeBack(Turn turn, Somebody one)
        {
            var isBack = SeatTurns.TakeBack(turn, RegistrationStore.ById(turn.Work, one.Id)!);
            Assert.Equal(one.From != "offered" && _now - one.Since < TimeSpan.FromMinutes(10), isBack);
            if (isBack)
                one.Status = one.From!;
            SeatTurns.MoveLine(turn, _home);
            _model.Move(_now);
            return $"{one.Id} takes it back: {isBack}";
        }

        private static string Take(Turn turn, Somebody one)
        {
            SeatTurns.Confirm(turn, one.Id);
            one.Status = "confirmed";
            return $"{one.Id} takes the offer";
        }

        private string Erase(Turn turn, Somebody one)
        {
            Data.Privacy.ErasureStore.Erase(turn.Work, one.PersonId);
            SeatTurns.MoveLine(turn, _home);
            _model.People.Remove(one);
            _model.Move(_now);
            return $"{one.Id} erases everything";
        }

        /// <summary>Timers fire at their own moments, as the loop would have them.</summary>
        private string Wait(Turn turn, TimeSpan time)
        {
            var until = _now + time;
            while (TimerStore.First(turn.Work) is { } timer && timer.DueAt <= until)
            {
                _now = timer.DueAt > _now ? timer.DueAt : _now;
                TimerStore.Cancel(turn.Work, timer.Kind, timer.SubjectId);
                var act = ActNames.Find(timer.Kind)!.Value;
                if (act == SeatTurns.OfferOver && _model.People.Find(one => one.Id == timer.SubjectId) is { } late)
                {
                    Assert.Equal(late.Until, _now);
                    (late.From, late.Status, late.Since) = ("offered", "cancelled", _now);
                }

                var due = new Turn(turn.Work, _now, _now, turn.Chance);
                due.Admit(act);
                Assert.True(act is ReminderTurns.Next or WorkshopBot.Access.Act.AgendaRemind or WorkshopBot.Access.Act.AgendaMissing or WorkshopBot.Access.Act.HandoverLost or WorkshopBot.Access.Act.FeedbackNext or WorkshopBot.Access.Act.CertificateEnd or WorkshopBot.Access.Act.DeletionNext || _seats.Due(due, act, timer.SubjectId, timer.DueAt));
                _model.Move(_now);
            }

            _now = until;
            return $"waits {time}";
        }
    }
}
