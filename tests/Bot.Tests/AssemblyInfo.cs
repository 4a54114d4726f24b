// most of these tests wait for a server, a disk or a program: four at a time keep two cores busy
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: TestCollectionOrderer("WorkshopBot.Tests.LongestFirst", "Bot.Tests")]
