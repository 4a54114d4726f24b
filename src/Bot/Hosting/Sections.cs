using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace WorkshopBot.Hosting;

/// <summary>Reads a section of the configuration and checks it at once.</summary>
public static class Sections
{
    /// <summary>Reads a section.</summary>
    /// <exception cref="BotStartException">A value cannot be used; the message names its key.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = new T();
        try
        {
            configuration.GetSection(section).Bind(options);
        }
        catch (InvalidOperationException error)
        {
            throw new BotStartException(new StartFinding(StartProblem.ConfigurationInvalid, section, error.Message), error);
        }

        var problems = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true))
            return options;
        throw new BotStartException(
            [.. problems.SelectMany(problem => problem.MemberNames.Select(member => StartFinding.Read($"{section}:{member}", problem.ErrorMessage!)))]);
    }
}
