using WorkshopBot.Commands;
using WorkshopBot.Data.Storage;
using WorkshopBot.Data.Workshops;
using WorkshopBot.Playground;
using WorkshopBot.Tests.Plans;

namespace WorkshopBot.Tests.Commands;

public sealed class Using_the_commands : IDisposable
{
    private readonly PlanFiles _files = new();
    private readonly Console _console;

    public Using_the_commands() => _console = new Console(_files.Path);

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Wrong_usage_prints_what_there_is()
    {
        Assert.Equal(ExitCode.Usage, await _console.Run("imprt"));

        Assert.StartsWith("There is no command imprt. Did you mean import?\nWorkshopBot COMMAND", _console.Error, StringComparison.Ordinal);
        Assert.Empty(_console.Out);
        Assert.Equal(ExitCode.Done, await _console.Run("--help"));
    }

    [Fact]
    public async Task Import_says_what_it_did()
    {
        Assert.Equal(ExitCode.Done, await _console.Run("import", _files.Path));
        Assert.Equal(
            "basra-2025: imported. The link's payload: w_basra-2025\nbasra-2025: the registration form fills full_name, gender, governorate, group, organisation, role.\n",
            _console.Out);

        Assert.Equal(ExitCode.Done, await _console.Run("import", _files["workshop.md"]));
        Assert.Equal("basra-2025: nothing has changed.\n", _console.Out);

        _files.With("| 50 ", "| 60 ");
        Assert.Equal(ExitCode.Done, await _console.Run("import", _files.Path));
        Assert.StartsWith("basra-2025: updated.\n  workshop, capacity: was 50, now 60\n", _console.Out, StringComparison.Ordinal);
        Assert.Empty(_console.Error);
    }

    [Fact]
    public async Task Import_tells_every_problem_and_changes_nothing()
    {
        _files.With("| 50 ", "| fifty ").With("| 10:00 | opening |", "| 10:00 | openning |");

        Assert.Equal(ExitCode.Refused, await _console.Run("import", _files.Path));

        Assert.Equal(
            [
                "workshop.md, agenda!E2: kind: openning is not possible here. Possible: registration, opening, plenary, session, panel, group, presentation, break, meal, prayer, closing, other. Did you mean opening?",
                "workshop.md, workshop!B10: capacity: fifty is not a whole number from 1 up.",
                "Nothing was imported. 2 problems have to be mended.",
            ],
            _console.Error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(_console.Database));
    }

    [Theory]
    [InlineData("ar", "لم يُستورد شيء. توجد مشكلة واحدة تحتاج إلى إصلاح.")]
    [InlineData("ckb", "هیچ شتێک هاوردە نەکرا. یەک کێشە پێویستی بە چاککردن هەیە.")]
    public async Task Problems_are_told_in_the_chosen_language(string language, string told)
    {
        _files.With("| 50 ", "| fifty ");

        Assert.Equal(ExitCode.Refused, await _console.Run("import", _files.Path, "--language", language));

        Assert.EndsWith(told + "\n", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_plans_with_one_code_are_refused()
    {
        using var other = new PlanFiles();

        Assert.Equal(ExitCode.Refused, await _console.Run("import", _files.Path, other.Path));

        Assert.Contains("workshop.md, workshop: Another plan of this import has the code basra-2025 too.", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_plans_a_broken_one_keeps_both_out()
    {
        using var other = new PlanFiles();
        other.With("basra-2025", "basra-2026").With("| 50 ", "| fifty ");

        Assert.Equal(ExitCode.Refused, await _console.Run("import", _files.Path, other.Path));

        Assert.False(File.Exists(_console.Database));
    }

    [Fact]
    public async Task Starts_moves_the_whole_plan()
    {
        Assert.Equal(ExitCode.Usage, await _console.Run("import", _files.Path, "--starts", "tomorrow"));
        Assert.Equal(ExitCode.Done, await _console.Run("import", _files.Path, "--starts", "2026-03-01"));

        using var database = Database.Open(_console.Options);
        Assert.Equal(new DateOnly(2026, 3, 2), database.Read(session => WorkshopStore.ByCode(session, "basra-2025"))!.LastDay);
    }

    [Fact]
    public async Task What_was_edited_in_chat_needs_force()
    {
        await _console.Run("import", _files.Path);
        Change("update workshops set capacity = 70, edited_at = '2025-11-01T09:00:00.000Z'");

        Assert.Equal(ExitCode.Refused, await _console.Run("import", _files.Path));
        Assert.Equal(
            "basra-2025 was edited in the chat after the last import. Nothing was imported; the differences follow. To take the plan all the same: --force\n"
            + "  workshop, capacity: was 70, now 50\n",
            _console.Error);

        Assert.Equal(ExitCode.Done, await _console.Run("import", _files.Path, "--force"));
    }

    [Fact]
    public async Task Import_waits_for_nobody_who_never_ends()
    {
        await _console.Run("import", _files.Path);
        using var busy = Database.Open(_console.Options);
        using var work = busy.Begin();

        Assert.Equal(ExitCode.Environment, await _console.Run("import", _files.With("| 50 ", "| 60 ").Path));

        Assert.Contains("another program is writing to it", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_check_finds_the_lists_in_the_plan_of_the_folder()
    {
        Assert.Equal(ExitCode.Done, await _console.Run("forms", "check", _files["registration.md"]));
        Assert.Equal($"{_files["registration.md"]}: no problems.\n", _console.Out);

        _files.With("registration.md", "select_one gender", "select_one gendre");
        Assert.Equal(ExitCode.Refused, await _console.Run("forms", "check", _files["registration.md"], _files["feedback.md"]));
        Assert.Contains("registration.md, survey!A6: ", _console.Error, StringComparison.Ordinal);
        Assert.Equal($"{_files["feedback.md"]}: no problems.\n", _console.Out);

        Assert.Equal(ExitCode.Refused, await _console.Run("forms", "check", _files["nothing.md"]));
    }

    [Fact]
    public async Task Forms_check_of_a_plan_checks_its_forms_too()
    {
        _files.With("feedback.md", "select_one usefulness", "select_one usefullness");

        Assert.Equal(ExitCode.Refused, await _console.Run("forms", "check", _files["workshop.md"]));

        Assert.StartsWith("feedback.md, survey!A2: ", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forms_test_counts_what_passed_and_says_what_did_not()
    {
        _files.Write("numbers.json", """[ { "id": "two", "expr": "1 + 1", "expect": 2, "expectType": "number" }, { "id": "three", "expr": "1 + 1", "expect": 3, "expectType": "number" } ]""");

        var code = await _console.Run("forms", "test", _files["numbers.json"]);

        Assert.Equal((ExitCode.Refused, "1 passed, 1 failed\n"), (code, _console.Out));
        Assert.StartsWith($"{_files["numbers.json"]}: three: ", _console.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await _console.Run("forms", "test", _files["nothing.json"]));
    }

    [Fact]
    public async Task Backup_says_that_the_key_is_not_in_it_and_restore_brings_it_back()
    {
        await _console.Run("import", _files.Path);
        Assert.Equal(ExitCode.Done, await _console.Run("backup", _files["friday.db"]));
        Assert.Contains($"The key {_files["workshop.key"]} is not in it", _console.Out, StringComparison.Ordinal);

        Change("update workshops set capacity = 1");
        Assert.Equal(ExitCode.Done, await _console.Run("restore", _files["friday.db"]));
        Assert.Contains("What was there before is kept as ", _console.Out, StringComparison.Ordinal);

        using var database = Database.Open(_console.Options);
        Assert.Equal(50, database.Read(session => WorkshopStore.ByCode(session, "basra-2025"))!.Capacity);
    }

    [Fact]
    public async Task Restore_without_the_key_or_beside_a_running_bot_is_refused_by_the_environment()
    {
        await _console.Run("import", _files.Path);
        await _console.Run("backup", _files["friday.db"]);
        using (InstallationLock.Take(_console.Database))
        {
            Assert.Equal(ExitCode.Environment, await _console.Run("restore", _files["friday.db"]));
            Assert.Contains("Another WorkshopBot is running", _console.Error, StringComparison.Ordinal);
        }

        File.Delete(_files["workshop.key"]);
        Assert.Equal(ExitCode.Environment, await _console.Run("restore", _files["friday.db"]));
        Assert.Contains("key file", _console.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, await _console.Run("restore", _files["saturday.db"]));
    }

    [Fact]
    public async Task Run_without_a_token_and_without_the_playground_is_refused_by_the_environment()
    {
        _console.Settings["Playground:Enabled"] = "false";

        Assert.Equal(ExitCode.Environment, await _console.Run("run"));

        Assert.StartsWith("No token. Set Telegram:Token", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_cannot_be_used_is_named()
    {
        _console.Settings["Bot:TimeZone"] = "Asia/Bagdad";

        Assert.Equal(ExitCode.Environment, await _console.Run("import", _files.Path));

        Assert.Contains("Bot:TimeZone", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_finds_a_new_installation_well_and_makes_nothing()
    {
        Assert.Equal(ExitCode.Done, await _console.Run("doctor"));

        Assert.Contains("OK: there is no database at ", _console.Out, StringComparison.Ordinal);
        Assert.Contains("OK: no token is set: run starts the playground", _console.Out, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_files.Path, "workshop.*").Except([_files["workshop.md"]]));
    }

    [Fact]
    public async Task Doctor_finds_a_missing_key_and_files_that_others_can_read()
    {
        await _console.Run("import", _files.Path);
        Assert.Equal(ExitCode.Done, await _console.Run("doctor"));
        Assert.Contains($"OK: key {_files["workshop.key"]}. It is in no backup", _console.Out, StringComparison.Ordinal);

        if (!OperatingSystem.IsWindows())
        {
            Assert.DoesNotContain("Warning: ", _console.Out, StringComparison.Ordinal);
            File.SetUnixFileMode(_files["workshop.key"], UnixFileMode.UserRead | UnixFileMode.OtherRead);
            File.SetUnixFileMode(_files["workshop.db"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Equal(ExitCode.Done, await _console.Run("doctor"));
            Assert.Contains($"Warning: others on this machine can read {_files["workshop.key"]}. Take", _console.Out, StringComparison.Ordinal);
            Assert.Contains($"Warning: others on this machine can read {_files["workshop.db"]}. Take", _console.Out, StringComparison.Ordinal);
        }

        File.Delete(_files["workshop.key"]);
        Assert.Equal(ExitCode.Environment, await _console.Run("doctor"));
        Assert.Contains("Not OK: The key file ", _console.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_finds_a_folder_for_files_that_cannot_be_used()
    {
        await _console.Run("import", _files.Path);
        Assert.Equal(ExitCode.Done, await _console.Run("doctor"));
        Assert.Contains($"files that people send: {_files["files"]}", _console.Out, StringComparison.Ordinal);

        _files.Write("files", "a file stands in the folder's place");

        Assert.Equal(ExitCode.Environment, await _console.Run("doctor"));
        Assert.Contains($"the folder {_files["files"]} (Files:Folder) cannot be written", _console.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_finds_a_damaged_database()
    {
        await _console.Run("import", _files.Path);
        var bytes = await File.ReadAllBytesAsync(_console.Database);
        bytes.AsSpan(8192, 16384).Fill(0x5a);
        await File.WriteAllBytesAsync(_console.Database, bytes);

        Assert.Equal(ExitCode.Environment, await _console.Run("doctor"));

        Assert.Contains("Not OK: the database is damaged: ", _console.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_asks_the_Bot_API_and_never_says_the_token()
    {
        var server = await PlaygroundServer.StartAsync(new PlaygroundOptions { Url = "http://127.0.0.1:0", Lean = true });
        _console.Settings["Telegram:BaseUrl"] = server.Address.GetLeftPart(UriPartial.Authority);
        _console.Settings["Telegram:Token"] = server.Token;
        Assert.Equal(ExitCode.Done, await _console.Run("doctor"));
        Assert.Contains("OK: the Bot API answers; the bot is @workshop_playground_bot", _console.Out, StringComparison.Ordinal);

        _console.Settings["Telegram:Token"] = "123456:wrong-secret";
        Assert.Equal(ExitCode.Environment, await _console.Run("doctor"));
        Assert.Contains("Not OK: the Bot API refuses the token.", _console.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", _console.Out + _console.Error, StringComparison.Ordinal);

        await server.DisposeAsync();
        Assert.Equal(ExitCode.Environment, await _console.Run("doctor"));
        Assert.Contains("Not OK: the Bot API at ", _console.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", _console.Out + _console.Error, StringComparison.Ordinal);
    }

    private void Change(string sql)
    {
        using var database = Database.Open(_console.Options);
        using var work = database.Begin();
        work.Execute(sql);
        work.Commit();
    }
}
