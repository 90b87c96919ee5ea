using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Wiki.Text.Blocks;

/// <summary>
/// A line that shows the current matrix of another article:
/// <c>{{matrix article#id cols=xen,kvm rows=group-or-keys}}</c>. It starts in column 1 and is alone on its line.
/// </summary>
/// <param name="Name">The address, title or alias of the article, as typed.</param>
/// <param name="Matrix">The id of the matrix.</param>
/// <param name="Columns">The keys of the columns to show, in order; empty for all columns.</param>
/// <param name="Rows">The keys of the rows and groups to show; empty for all rows.</param>
public sealed record Include(
    string Name, string Matrix, ImmutableArray<string> Columns, ImmutableArray<string> Rows)
{
    internal const string Open = "{{matrix";
    private const string Close = "}}";

    /// <summary>The article that the name stands for, by the same rule as for a link.</summary>
    public Slug? Target => Slug.Of(Name);

    /// <summary>Whether the line is meant as an include, even if it has a mistake.</summary>
    internal static bool IsMeant(string line) =>
        line.StartsWith(Open, StringComparison.Ordinal)
        && (line.Length == Open.Length || Blank.Is(line[Open.Length]) || line[Open.Length] == '}');

    internal static bool TryParse(string line, [NotNullWhen(true)] out Include? include)
    {
        include = null;
        var text = line.TrimEnd(' ', '\t');
        if (!IsMeant(text) || !text.EndsWith(Close, StringComparison.Ordinal))
        {
            return false;
        }

        var inside = text[Open.Length..^Close.Length].Trim(' ', '\t');
        var hash = inside.IndexOf('#', StringComparison.Ordinal);
        if (hash <= 0)
        {
            return false;
        }

        hash += inside[(hash + 1)..].StartsWith('#') ? 1 : 0; // the page C#, as in C##id
        var words = inside[(hash + 1)..].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !KeyText.IsPart(words[0]) || Slug.Of(inside[..hash]) is null)
        {
            return false;
        }

        ImmutableArray<string>? columns = null, rows = null;
        foreach (var word in words.Skip(1))
        {
            if (columns is null && Keys(word, "cols=") is { } cols)
            {
                columns = cols;
            }
            else if (rows is null && Keys(word, "rows=") is { } keys)
            {
                rows = keys;
            }
            else
            {
                return false;
            }
        }

        include = new Include(inside[..hash].Trim(' ', '\t'), words[0], columns ?? [], rows ?? []);
        return true;
    }

    private static ImmutableArray<string>? Keys(string word, string setting)
    {
        var keys = word.StartsWith(setting, StringComparison.Ordinal) ? word[setting.Length..].Split(',') : [];
        return keys.Length > 0 && keys.All(key => key.Length > 0) ? [.. keys.Distinct(StringComparer.Ordinal)] : null;
    }
}
