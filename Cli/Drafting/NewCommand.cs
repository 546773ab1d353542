using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using DrTerraform.Cli.Synthesis;
using DrTerraform.Settings;
using Spectre.Console;
using Spectre.Console.Cli;

namespace DrTerraform.Cli.Drafting;

/// <summary>`dr new`: a settings file of one's own.</summary>
[Description("Write a settings file of your own, with a comment on every key")]
internal sealed class NewCommand(Session session) : Command<NewSettings>
{
    private readonly string _folder = Path.Combine(session.Tools.Root, "Blueprints");

    public override int Execute([NotNull] CommandContext context, [NotNull] NewSettings settings)
    {
        var blueprint = new Blueprints(session.Tools.Root).Require(settings.From ?? Blueprints.Default);
        var draft = Draft.Of(Path.Combine(_folder, $"{blueprint}.json"));
        foreach (var key in DraftKey.All)
        {
            if (key.Given(settings) is { } given)
            {
                draft.Set(key.Path, key.Read(given));
            }
        }

        var missing = DraftKey.All.Where(key => key.IsNeeded && key.Given(settings) is null).ToList();
        if (missing.Count > 0 && session.Console.Profile.Capabilities.Interactive)
        {
            Ask(draft, settings);
            missing.Clear();
        }

        var (accepted, problems) = draft.Judge();
        var file = Path.GetFullPath(settings.OutFile ?? $"{draft.Value("suffix")}.json", session.CurrentFolder);
        Refuse([
            .. missing.Select(key => new Problem(key.Option, $"is missing; give a value, e.g. {key.Example}")),
            // Until an option is given, the blueprint's value stands in for it, which nobody has to answer for.
            .. problems.Where(problem => !missing.Exists(key => key.Path == problem.Path)).Select(Named),
            // Without a suffix of its own, the file has no name yet either.
            .. settings.OutFile is not null || missing.Count == 0 ? OutProblems(file) : []]);

        Write(draft, blueprint, file);
        foreach (var warning in accepted!.Warnings())
        {
            session.Error.WriteLine($"warning: {warning}");
        }

        session.Console.WriteLine($"written to {session.Shown(file)}; what it means in resources: dr diff {blueprint} {session.Shown(file)}");
        return ExitCode.Fine;
    }

    private IEnumerable<Problem> OutProblems(string file)
    {
        if (File.Exists(file))
        {
            yield return new Problem("--out", $"'{session.Shown(file)}' is there already, and nothing is overwritten; name another file");
        }

        if (Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
        {
            yield return new Problem("--out", $"the folder '{session.Shown(folder)}' does not exist; make it, or name another");
        }
    }

    /// <summary>Asks for what was not given, and asks again until it is of use.</summary>
    private void Ask(Draft draft, NewSettings settings)
    {
        foreach (var key in DraftKey.All.Where(key => key.Given(settings) is null))
        {
            var prompt = new TextPrompt<string>(key.Question) { AllowEmpty = !key.IsNeeded };
            prompt.Validate(answer => ProblemWith(draft, key, answer) is { } problem ? ValidationResult.Error(Markup.Escape(problem)) : ValidationResult.Success());
            if (!key.IsNeeded && draft.Value(key.Path)?.ToString() is { } value)
            {
                prompt.DefaultValue(value);
            }

            var answer = session.Console.Prompt(prompt);
            if (answer.Length > 0)
            {
                draft.Set(key.Path, key.Read(answer));
            }
        }
    }

    private static string? ProblemWith(Draft draft, DraftKey key, string answer)
    {
        if (answer.Length == 0)
        {
            return null;
        }

        var tried = draft.Copy();
        tried.Set(key.Path, key.Read(answer));
        return tried.Judge().Problems.FirstOrDefault(problem => problem.Path == key.Path)?.Message;
    }

    private static Problem Named(Problem problem) =>
        DraftKey.All.FirstOrDefault(key => key.Path == problem.Path) is { } key ? problem with { Path = key.Option } : problem;

    private static void Refuse(IReadOnlyList<Problem> problems)
    {
        if (problems.Count > 0)
        {
            throw new CommandException(ExitCode.Usage, $"{new InvalidSettingsException("the new settings", problems).Message}{Environment.NewLine}nothing was written");
        }
    }

    private void Write(Draft draft, string blueprint, string file)
    {
        var schema = Path.Combine(_folder, "settings.schema.json");
        var reference = Path.GetRelativePath(Path.GetDirectoryName(file)!, schema);
        var text = draft.Render(
            [$"Written by 'dr new' from the blueprint {blueprint}. Every key that is not here has its default: docs/settings.md lists them all."],
            schema, reference.StartsWith('.') ? reference : $"./{reference}");
        using var writer = new StreamWriter(new FileStream(file, FileMode.CreateNew));
        writer.Write(text);
    }
}
