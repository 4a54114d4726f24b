using WorkshopBot.Data.Storage;

namespace WorkshopBot.Commands;

/// <summary><c>backup FILE</c> and <c>restore FILE</c>.</summary>
internal static class BackupCommand
{
    public static ExitCode Backup(CommandContext context, string file)
    {
        Data.Storage.Backup.Write(context.Database, file);
        context.Print(context.Words["console.backup.done", ("file", file), ("key", Database.KeyPath(context.Database))]);
        if (Directory.Exists(file + ".files"))
        {
            context.Print(context.Words["console.backup.files", ("folder", file + ".files")]);
        }

        return ExitCode.Done;
    }

    public static ExitCode Restore(CommandContext context, string file)
    {
        if (!File.Exists(file))
        {
            throw new UsageException("console.usage.no_file", ("file", file));
        }

        var (kept, missingFiles) = Data.Storage.Backup.Restore(context.Database, file);
        context.Print(context.Words["console.restore.done", ("file", file)]);
        if (kept is not null)
        {
            context.Print(context.Words["console.restore.kept", ("file", kept)]);
        }

        if (missingFiles > 0)
        {
            context.Complain(context.Words["console.restore.files_missing", ("n", missingFiles), ("folder", file + ".files")]);
        }

        return ExitCode.Done;
    }
}
