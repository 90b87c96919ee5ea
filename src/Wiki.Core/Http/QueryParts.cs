using Wiki.Text.Links;

namespace Wiki.Core.Http;

/// <summary>Passes the query of a request to the text library.</summary>
public static class QueryParts
{
    /// <summary>The names and values of a query, each value by itself.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parts(this IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.SelectMany(part =>
            part.Value.Select(value => new KeyValuePair<string, string>(part.Key, value ?? "")));
    }

    /// <summary>The query as a <see cref="QueryText"/>, which reads words and numbers.</summary>
    public static QueryText AsText(this IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return QueryText.Asking(name => query[name].Select(value => value ?? ""));
    }
}
